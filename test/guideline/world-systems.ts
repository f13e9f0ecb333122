import * as s from '../../src/domain/systems/system.events.js';
import * as k from '../../src/domain/systems/upkeep.events.js';
import * as u from '../../src/domain/units/unit.events.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';
import { step, type Step, type Steps } from './told.js';

/** The systems and units of the shared world, with which nothing is wrong. */

const SINCE = '2018-01-01';

export const owned = (person: string, from = SINCE): Step => step(s.OwnerAppointed, { person, from }, from);

/** A shared system that the guideline lists, registered, owned and paid for. */
const listed = (owner: string, { code, name, systemType }: (typeof NORRKOPING.systems)[number]): Steps => ({
  [`${code} registered`]: step(
    s.SystemRegistered,
    { system: code, name, systemType, category: 'shared', intendedUsers: 'all', inUseFrom: SINCE },
    SINCE,
  ),
  [`${code} principle`]: step(
    s.FinancingPrincipleSet,
    { principle: 'distributed', from: SINCE, forum: 'it-steering-group' },
    SINCE,
  ),
  [`${code} owned`]: owned(owner),
});

const PLATFORM: Steps = {
  'platform run': step(
    k.OperationSet,
    { duties: ['operation', 'development', 'maintenance'], from: SINCE, unit: 'it-unit' },
    SINCE,
  ),
  'platform network': step(
    k.ComponentAdded,
    { component: 'network', name: 'Kommunens nät', function: 'network', from: SINCE },
    SINCE,
  ),
  'platform switchboard': step(
    k.ComponentAdded,
    { component: 'switchboard', name: 'Växeln', function: 'switchboard', from: SINCE },
    SINCE,
  ),
};
const WEBSITE: Steps = {
  'website answered for': step(
    k.ResponsibleUnitSet,
    { unit: 'communications-department', from: SINCE },
    SINCE,
  ),
};

const unit = (code: string, name: string): Steps => ({
  [`${code} established`]: step(u.UnitEstablished, { code, name, kind: 'department' }, SINCE),
  [`${code} reached`]: step(u.UnitReachabilityRecorded, { reachable: true, from: SINCE }, SINCE),
});

/** All shared systems of the guideline but the case register, which has its own history, and the units it names. */
export const systemsAndUnits = (owner: string): Readonly<Record<string, Steps>> => ({
  ...Object.fromEntries(
    NORRKOPING.systems
      .filter(({ code }) => code !== 'case-register')
      .map((one): [string, Steps] => [
        `system-${one.code}`,
        {
          ...listed(owner, one),
          ...(one.code === 'it-platform' ? PLATFORM : {}),
          ...(one.code === 'website' ? WEBSITE : {}),
        },
      ]),
  ),
  'unit-it-unit': unit('it-unit', 'IT-enheten'),
  'unit-communications-department': unit('communications-department', 'Kommunikationsavdelningen'),
});
