/** What every sub-command's action gets: the options as given, on its own command or above it. */
export type Options = Readonly<Record<string, string | boolean | string[] | undefined>>;
