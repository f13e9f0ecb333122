/** Where matters are handled, beside the groups of the guideline. Elected bodies decide for themselves. */
export const FORUMS: Readonly<Record<string, Readonly<{ political: boolean }>>> = {
  'executive-board': { political: true },
  committee: { political: true },
  council: { political: true },
};
