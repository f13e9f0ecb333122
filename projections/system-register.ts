import { DeviationRecorded } from '../src/domain/deviations/deviation.events.js';
import * as e from '../src/domain/systems/system.events.js';
import * as u from '../src/domain/systems/upkeep.events.js';
import { judgedRoll } from './judged-roll.js';
import type { Projection } from './projection.js';
import { cardAfter, type SystemCard } from './system-card.js';

export type { SystemCard } from './system-card.js';

export type SystemRow = Readonly<{
  system: string;
  name: string;
  system_type: string;
  category: string;
  sub_kind: string | null;
  administration: string | null;
  owner: string | null;
  manager: string | null;
  criticality: string | null;
  principle: string | null;
  lifecycle: string | null;
  listed: number;
  in_use_from: string;
  retired_on: string | null;
}>;

/** What a rule may judge. */
const JUDGED: ReadonlySet<string> = new Set([
  e.SystemRegistered.type,
  e.CategorySet.type,
  e.FinancingPrincipleSet.type,
  u.MaintenancePlanAdopted.type,
  DeviationRecorded.type,
]);

type Named = Readonly<{ office?: string; person?: string; to?: string }>;

/** Who holds a seat without an end, by office or by name. */
function holding(seats: readonly Named[]): string | null {
  const last = seats.findLast(({ to }) => to === undefined);
  return last?.office ?? last?.person ?? null;
}

/** The municipality's systems, what they have been from when, who owns and keeps them. */
export const systemRegister: Projection<SystemCard, SystemRow> = {
  name: 'system-register',
  version: 2,
  of: 'system',
  evolve: judgedRoll(JUDGED, cardAfter),
  rows: {
    columns: {
      system: 'text',
      name: 'text',
      system_type: 'text',
      category: 'text',
      sub_kind: 'text',
      administration: 'text',
      owner: 'text',
      manager: 'text',
      criticality: 'text',
      principle: 'text',
      lifecycle: 'text',
      listed: 'integer',
      in_use_from: 'text',
      retired_on: 'text',
    },
    indexes: [['system']],
    of: (card) => {
      const last = card.categories.at(-1);
      return [
        {
          system: card.system,
          name: card.name,
          system_type: card.systemType,
          category: last?.category ?? '',
          sub_kind: card.subKinds.at(-1)?.subKind ?? null,
          administration: last?.administration ?? null,
          owner: holding(card.owners),
          manager: holding(card.managers),
          criticality: card.criticalities.at(-1)?.criticality ?? null,
          principle: card.principles.at(-1)?.principle ?? null,
          lifecycle: card.lifecycles.at(-1)?.lifecycle ?? null,
          listed: card.listed ? 1 : 0,
          in_use_from: card.inUseFrom,
          retired_on: card.retiredOn ?? null,
        },
      ];
    },
  },
};
