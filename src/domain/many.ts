/** So many of something in words, by the one or the more: 1 rad, 2 rader. */
export const many = (count: number, one: string, more: string): string =>
  `${count} ${count === 1 ? one : more}`;
