import { dataOf } from '../src/domain/decider.js';
import type { RecordedEvent } from '../src/domain/event.js';
import { DeviationRecorded } from '../src/domain/deviations/deviation.events.js';
import * as e from '../src/domain/companies/company.events.js';
import { actOf, type Act } from './act.js';
import type { Projection } from './projection.js';

export type CompanyRoll = Readonly<{
  code: string;
  name: string;
  /** What the municipality owns from when, in hundredths of a per cent. */
  ownership: readonly Readonly<{ share: number; from: string; event: string }>[];
  acts: readonly Act[];
  revision: string;
}>;

export type CompanyRow = Readonly<{ company: string; name: string; share: number; owned_from: string }>;

/** What a rule may judge. */
const JUDGED: ReadonlySet<string> = new Set([e.CompanyRegistered.type, DeviationRecorded.type]);

function evolved(roll: CompanyRoll | undefined, event: RecordedEvent): CompanyRoll | undefined {
  if (event.type === e.CompanyRegistered.type) {
    const { code, name, share, from } = dataOf(e.CompanyRegistered, event);
    return { code, name, ownership: [{ share, from, event: event.id }], acts: [], revision: '0' };
  }
  return roll;
}

/** The companies the municipality owns, and how much of them from when. */
export const companyRoll: Projection<CompanyRoll, CompanyRow> = {
  name: 'company-roll',
  version: 1,
  of: 'company',
  evolve: (roll, event) => {
    const next = evolved(roll, event);
    if (!next) return next;
    const acts = JUDGED.has(event.type) ? [...next.acts, actOf(event)] : next.acts;
    return { ...next, acts, revision: String(event.revision) };
  },
  rows: {
    columns: { company: 'text', name: 'text', share: 'integer', owned_from: 'text' },
    indexes: [['company']],
    of: ({ code, name, ownership }) => {
      const last = ownership.at(-1);
      return last ? [{ company: code, name, share: last.share, owned_from: last.from }] : [];
    },
  },
};
