import { GROUP_FUNCTIONS, OFFICE_FUNCTIONS, UNIT_FUNCTIONS } from '../domain/guidelines/functions.js';
import type { GuidelinePack } from '../domain/guidelines/pack.js';

/** What a pack calls the office, the group or the unit with a function. */
export const officeCalled = ({ offices }: GuidelinePack, of: string): string =>
  offices.find((one) => one.function === of)?.name ??
  (OFFICE_FUNCTIONS as Readonly<Record<string, string>>)[of] ??
  of;
export const groupCalled = ({ groups }: GuidelinePack, of: string): string =>
  groups.find((one) => one.function === of)?.name ??
  (GROUP_FUNCTIONS as Readonly<Record<string, string>>)[of] ??
  of;

export const unitCalled = ({ units = [] }: GuidelinePack, of: string): string =>
  units.find((one) => one.function === of)?.name ??
  (UNIT_FUNCTIONS as Readonly<Record<string, string>>)[of] ??
  of;

const REPORTERS: Readonly<Record<string, string>> = {
  'system-owner': 'systemägaren',
  'head-of-operation': 'verksamhetschefen',
  equivalent: 'motsvarande',
};

/** Who may report a need, in words. */
export const reporterCalled = (of: string): string => REPORTERS[of] ?? of;
