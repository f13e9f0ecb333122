import { localDay } from '../domain/dates.js';
import type { GuidelinePack } from '../domain/guidelines/pack.js';
import { Refusal } from '../domain/refusal.js';
import { coverage, type Covered } from '../guideline/coverage.js';
import { nameOf, type Facts } from '../guideline/facts.js';

/** What is asked about guidelines, by whichever door. */

/** The ledger's local day. */
export const todayBy = (facts: Facts, now: Date): string => localDay(now, facts.rolls.timeZone);

/** A version by its name, as `norrkoping-it-styrning@1`, or the one in force. @throws Refusal unknown-guideline */
export function packNamed(facts: Facts, name: string | undefined, day: string): GuidelinePack {
  const found =
    name === undefined
      ? facts.on(day).guideline
      : facts.versions().find((version) => nameOf(version) === name);
  if (!found) throw new Refusal('unknown-guideline', { guideline: name ?? day });
  return found.pack;
}

/** What is in force today. */
export const packNow = (facts: Facts, now: Date): GuidelinePack | undefined =>
  facts.on(todayBy(facts, now)).guideline?.pack;

/** Every row of a guideline, or one. @throws Refusal unknown-row */
export function coverageOf(pack: GuidelinePack, row: string | undefined): readonly Covered[] {
  const rows = coverage(pack).filter((one) => row === undefined || one.row === row);
  if (row !== undefined && rows.length === 0)
    throw new Refusal('unknown-row', { row, guideline: nameOf(pack) });
  return rows;
}
