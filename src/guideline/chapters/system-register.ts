import { many } from '../../domain/many.js';
import { addDays, dayOf } from '../../domain/dates.js';
import * as s from '../../domain/systems/system.events.js';
import { MaintenancePlanAdopted } from '../../domain/systems/upkeep.events.js';
import { asWritten } from '../as-written.js';
import { lastFrom, type Facts } from '../facts.js';
import { earliest } from '../matter.js';
import { systemRule, yearDuties, yearRule } from '../rule.js';
import {
  categoryOn,
  daysWithoutOwner,
  dutyWords,
  hasOwnerOn,
  inUseOn,
  inWords,
  managerOn,
  nameOfUnit,
  notRunBy,
  sharedBy,
  systemMeant,
  systemsInUse,
  unitsWith,
  until,
} from '../system-facts.js';

/** Chapter 10, and what the other chapters say of systems one by one: that there is one, who owns, manages and plans it. */

const LISTED_ROWS = ['S129', 'S130', 'S131', 'S132', 'S133', 'S134', 'S135', 'S136', 'S137', 'S138'];

export const listedSharedSystemsAreInUse = yearRule({
  id: 'listed-shared-systems-are-in-use',
  version: 1,
  rows: LISTED_ROWS,
  mode: 'check',
  says: {
    sv: 'Ett system som riktlinjen räknar upp som kommungemensamt finns inte i registret.',
    en: 'A system that the guideline lists as shared is not in the register.',
  },
  remedy: {
    sv: 'Registrera systemet som kommungemensamt, med den systemtyp som riktlinjen anger.',
    en: 'Register the system as shared, of the type that the guideline names.',
  },
  check: ({ facts }) =>
    facts.pack.systems
      .filter((listed) => systemMeant(listed, facts) === undefined)
      .map(({ code, name, systemType, rows = LISTED_ROWS }) => ({
        rows,
        // What there is of it all the same: one that was retired, or that belongs to some operation.
        events: facts.all
          .every('system')
          .filter((card) => card.system === code || card.systemType === systemType)
          .flatMap((card) => sharedBy(card, facts)),
        sv: `${name} är kommungemensamt enligt riktlinjen, men inget sådant system är i bruk enligt registret.`,
        en: `${name} is shared by the guideline, but the register has no such system in use.`,
      })),
});

/** The day from which the register was kept: what was in use before it was decided on before there was a ledger. */
export const registerBegan = (facts: Facts): string | undefined =>
  facts.rolls.system
    .flatMap(({ acts }) => acts.filter(({ type }) => type === s.SystemRegistered.type))
    .map(({ recordedAt }) => facts.on(dayOf(recordedAt)).dayOfInstant(recordedAt))
    .sort()[0];

export const systemWasDecided = systemRule({
  id: 'system-was-decided',
  version: 1,
  rows: ['S147', 'S156'],
  mode: 'check',
  judges: [s.SystemRegistered],
  says: {
    sv: 'Systemet togs i bruk utan att något initiativ anges där det beslutades.',
    en: 'The system was taken into use, and no initiative is named in which it was decided.',
  },
  remedy: {
    sv: 'Ange initiativet där det beslutades, genom att rätta registreringen.',
    en: 'Name the initiative in which it was decided, by correcting the registration.',
  },
  check: ({ act, facts }) => {
    const { initiative, inUseFrom, category } = act.data;
    const began = registerBegan(facts.all);
    // What was there when the register began may have been decided on before anybody kept it.
    if (initiative !== undefined || began === undefined || inUseFrom <= began) return undefined;
    return { rows: [category === 'shared' ? 'S147' : 'S156'] };
  },
});

export const systemsHaveOwners = yearRule({
  id: 'systems-have-owners',
  version: 1,
  rows: ['S145', 'S154'],
  mode: 'check',
  says: { sv: 'Ett system saknar systemägare.', en: 'A system has no owner.' },
  remedy: { sv: 'Utse en systemägare, och för in det.', en: 'Appoint an owner, and record it.' },
  check: ({ subject: { firstDay, lastDay, year }, facts }) =>
    facts.all.every('system').flatMap((card) => {
      // A listed system in whose place the municipality has its own is nobody's.
      if (inUseOn(card, facts.day) && !systemsInUse(facts).includes(card)) return [];
      const days = daysWithoutOwner(card, { from: firstDay, to: addDays(lastDay, 1) }, facts);
      if (days === 0) return [];
      const shared = categoryOn(card, facts.day)?.category === 'shared';
      const still = inUseOn(card, facts.day) && !hasOwnerOn(card, facts);
      return {
        rows: [shared ? 'S145' : 'S154'],
        events: card.categories.slice(0, 1).map(({ event }) => event),
        sv: `${asWritten(card.name)} saknade systemägare ${many(days, 'dag', 'dagar')} ${year}${still ? ', och saknar en vid årets slut' : ''}.`,
        en: `${asWritten(card.name)} had no owner for ${days} ${days === 1 ? 'day' : 'days'} of ${year}${still ? ', and has none at its end' : ''}.`,
      };
    }),
});

export const managedAtItUnitIsRunByIt = yearRule({
  id: 'managed-at-it-unit-is-run-by-it',
  version: 1,
  rows: ['S049', 'S050'],
  mode: 'check',
  says: {
    sv: 'Ett system har sin systemansvariga på IT-enheten, som inte har hela ansvaret för det.',
    en: 'A system has its manager at the IT unit, which does not have the whole responsibility for it.',
  },
  remedy: {
    sv: 'För in att IT-enheten svarar för drift, utveckling och förvaltning, eller var den systemansvariga är placerad.',
    en: 'Record that the IT unit runs, develops and maintains it, or where its manager is placed.',
  },
  check: ({ facts }) => {
    const codes = unitsWith('it-unit', facts).map(({ code }) => code);
    const unit = nameOfUnit('it-unit', facts);
    return systemsInUse(facts).flatMap((card) => {
      const manager = managerOn(card, facts.day);
      if (manager?.unit === undefined || !codes.includes(manager.unit)) return [];
      const not = notRunBy(card, 'it-unit', facts);
      if (!not) return [];
      const by = not.others.length === 0 ? 'ingen som är införd' : inWords(not.others);
      return {
        events: [manager.event, ...not.events],
        sv: `${asWritten(card.name)} har sin systemansvariga på ${unit}, men för ${dutyWords(not.duties)} svarar ${by}.`,
        en: `${asWritten(card.name)} has its manager at ${unit}, which does not have all the duties (${not.duties.join(', ')}).`,
      };
    });
  },
});

export const criticalSystemsHaveAPlan = yearDuties({
  id: 'critical-systems-have-a-plan',
  version: 1,
  rows: ['S104'],
  says: {
    sv: 'Ett verksamhetskritiskt system saknar årets förvaltningsplan.',
    en: 'A critical system has no maintenance plan for the year.',
  },
  remedy: {
    sv: 'Anta förvaltningsplanen, och för in den.',
    en: 'Adopt the maintenance plan, and record it.',
  },
  duties: ({ subject: { year, lastDay }, facts }) =>
    systemsInUse(facts)
      .filter((card) => lastFrom(until(card.criticalities, facts.day))?.criticality === 'critical')
      .map((card) => {
        const done = earliest(
          card.acts.filter(
            ({ type, data }) => type === MaintenancePlanAdopted.type && data['planYear'] === year,
          ),
        );
        return {
          for: 'system-owner' as const,
          key: card.system,
          by: lastDay,
          ...(done ? { done } : {}),
          sv: `Anta förvaltningsplanen ${year} för ${asWritten(card.name)}.`,
          en: `Adopt the maintenance plan of ${year} for ${asWritten(card.name)}.`,
          missed: {
            sv: `${asWritten(card.name)}, som är verksamhetskritiskt, saknar förvaltningsplan för ${year}.`,
            en: `${asWritten(card.name)}, which is critical, has no maintenance plan for ${year}.`,
          },
          events: until(card.criticalities, facts.day)
            .slice(-1)
            .map(({ event }) => event),
        };
      }),
});
