/** What a backup says of itself, beside the events and no event itself: the epoch that it was taken in, and when. */
export type CopyMark = Readonly<{ epoch: number; at: string }>;
