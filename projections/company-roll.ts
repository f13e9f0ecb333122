import { dataOf } from '../src/domain/decider.js';
import type { RecordedEvent } from '../src/domain/event.js';
import { DeviationRecorded } from '../src/domain/deviations/deviation.events.js';
import * as e from '../src/domain/companies/company.events.js';
import type { Act } from './act.js';
import { judgedRoll } from './judged-roll.js';
import type { Projection } from './projection.js';

/** Something that holds from a day until the next one of its kind. */
type Since<T> = Readonly<{ from: string; event: string }> & T;

export type CompanyRoll = Readonly<{
  code: string;
  name: string;
  /** What the municipality owns from when, in hundredths of a per cent. */
  ownership: readonly Since<Readonly<{ share: number }>>[];
  /** Whether the switchboard reaches it, from when. */
  reachability: readonly Since<Readonly<{ reachable: boolean }>>[];
  /** Whether it is on the municipality's network, from when. */
  network: readonly Since<Readonly<{ usesNetwork: boolean }>>[];
  acts: readonly Act[];
  revision: string;
}>;

export type CompanyRow = Readonly<{ company: string; name: string; share: number; owned_from: string }>;

/** What a rule may judge. */
const JUDGED: ReadonlySet<string> = new Set([
  e.CompanyRegistered.type,
  e.CompanyMet.type,
  DeviationRecorded.type,
]);

function evolved(roll: CompanyRoll | undefined, event: RecordedEvent): CompanyRoll | undefined {
  if (event.type === e.CompanyRegistered.type) {
    const { code, name, share, from } = dataOf(e.CompanyRegistered, event);
    const ownership = [{ share, from, event: event.id }];
    return { code, name, ownership, reachability: [], network: [], acts: [], revision: '0' };
  }
  if (!roll) return roll;
  switch (event.type) {
    case e.OwnershipChanged.type: {
      const changed = { ...dataOf(e.OwnershipChanged, event), event: event.id };
      return { ...roll, ownership: [...roll.ownership, changed] };
    }
    case e.CompanyReachabilityRecorded.type: {
      const told = { ...dataOf(e.CompanyReachabilityRecorded, event), event: event.id };
      return { ...roll, reachability: [...roll.reachability, told] };
    }
    case e.CompanyNetworkUseRecorded.type: {
      const told = { ...dataOf(e.CompanyNetworkUseRecorded, event), event: event.id };
      return { ...roll, network: [...roll.network, told] };
    }
    default:
      return roll;
  }
}

/** The companies the municipality owns, how much of them from when, and when somebody met them. */
export const companyRoll: Projection<CompanyRoll, CompanyRow> = {
  name: 'company-roll',
  version: 2,
  of: 'company',
  evolve: judgedRoll(JUDGED, evolved),
  rows: {
    columns: { company: 'text', name: 'text', share: 'integer', owned_from: 'text' },
    indexes: [['company']],
    of: ({ code, name, ownership }) => {
      const last = ownership.at(-1);
      return last ? [{ company: code, name, share: last.share, owned_from: last.from }] : [];
    },
  },
};
