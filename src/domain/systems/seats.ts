import { Refusal } from '../refusal.js';

/** What an appointment to a system is held to: its period has days, and it names an office or a person. */

export const hasDays = ({ from, to }: Readonly<{ from: string; to?: string }>): Refusal | undefined =>
  to !== undefined && to <= from ? new Refusal('period-is-empty', { from, to }) : undefined;

export const named = ({
  office,
  person,
}: Readonly<{ office?: string; person?: string }>): Refusal | undefined =>
  (office === undefined) === (person === undefined) ? new Refusal('office-or-person') : undefined;
