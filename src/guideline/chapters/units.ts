import { dayOf } from '../../domain/dates.js';
import { UnitEstablished } from '../../domain/units/unit.events.js';
import type { UnitRoll } from '../../../projections/unit-roll.js';
import { unitRule } from '../rule.js';
import { nameKey } from '../seats.js';

/** The register of units, by whose names shares, keys, seats and initiatives go. */

type Established = Readonly<{ event: string; at: string; recordedAt: string }>;

const establishing = ({ acts }: UnitRoll): Established | undefined =>
  acts.find(({ type }) => type === UnitEstablished.type);

/** Of two units, the one that came last, or of two that came one day the one recorded last, took the name of the other. */
const cameBefore = (one: Established, other: Established): boolean =>
  [dayOf(one.at), one.recordedAt, one.event].join(' ') <
  [dayOf(other.at), other.recordedAt, other.event].join(' ');

export const unitNameIsItsOwn = unitRule({
  id: 'unit-name-is-its-own',
  version: 1,
  rows: [],
  mode: 'check',
  judges: [UnitEstablished],
  says: {
    sv: 'Två enheter heter detsamma: det som räknas efter namn går inte att skilja åt.',
    en: 'Two units have the same name: what goes by name cannot be told apart.',
  },
  remedy: {
    sv: 'Ge den ena ett eget namn genom att rätta hur den lades upp, eller avsluta den som inte finns.',
    en: 'Give one of them a name of its own by correcting how it was established, or end the one that is not there.',
  },
  check: ({ act, subject, facts }) =>
    facts.all.every('unit').flatMap((other) => {
      const came = establishing(other);
      if (other.code === subject.code || !came || nameKey(other.name) !== nameKey(subject.name)) return [];
      const gone = other.endedOn !== undefined && other.endedOn <= dayOf(act.at);
      if (gone || !cameBefore(came, act)) return [];
      return [
        {
          events: [came.event],
          sv: `${subject.name} heter både ${other.code} och ${subject.code}: det som räknas efter namn går inte att skilja åt.`,
          en: `${other.code} and ${subject.code} are both called ${subject.name}: what goes by name cannot be told apart.`,
        },
      ];
    }),
});
