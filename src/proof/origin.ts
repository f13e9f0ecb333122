/** As the domain names it; what is proved knows it by this name too. */
export { originOf } from '../domain/ledger/origin.js';

const ORIGIN = /^(.+)\/([1-9]\d{0,3})$/;

/** The ledger and the epoch that an origin names, or undefined when it is no ledger's. */
export function epochOf(origin: string): Readonly<{ ledger: string; epoch: number }> | undefined {
  const found = ORIGIN.exec(origin);
  return found === null ? undefined : { ledger: found[1] as string, epoch: Number(found[2]) };
}
