/** An amount of öre as the rules' sentences write it: 1 250 000,50 kr, with blanks that do not break. */
export const kronor = (ore: number): string =>
  `${Math.floor(ore / 100)
    .toString()
    .replaceAll(/\B(?=(\d{3})+$)/g, '\u00A0')},${String(ore % 100).padStart(2, '0')}\u00A0kr`;
