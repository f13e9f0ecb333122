import { COMPONENT_FUNCTIONS } from '../../domain/systems/upkeep.fields.js';
import { asWritten } from '../as-written.js';
import { lastFrom } from '../facts.js';
import { lapsesIn } from '../lapses.js';
import { yearRule, type Breach } from '../rule.js';
import { isThere } from '../seats.js';
import {
  componentsOn,
  dutyWords,
  inWords,
  nameOfUnit,
  notRunBy,
  sharedBy,
  systemMeant,
  unitsWith,
  until,
} from '../system-facts.js';

/** Chapters 4, 5 and 11: the platform with its network and switchboard, the website, and how the municipality is reached. */

export const platformRunByItsUnit = yearRule({
  id: 'platform-run-by-its-unit',
  version: 1,
  rows: ['S037'],
  mode: 'check',
  says: {
    sv: 'IT-plattformen sköts inte av IT-enheten.',
    en: 'The IT platform is not run by the IT unit.',
  },
  remedy: {
    sv: 'För in att IT-enheten svarar för plattformens drift, utveckling och förvaltning.',
    en: 'Record that the IT unit runs, develops and maintains the platform.',
  },
  inPack: ({ systems }) => {
    const runBy = systems.find((one) => one.runBy !== undefined)?.runBy;
    return runBy === undefined ? {} : { meaning: { 'it-unit': runBy } };
  },
  check: ({ facts }) =>
    facts.pack.systems.flatMap((listed) => {
      const card = listed.runBy && systemMeant(listed, facts);
      const not = listed.runBy && card ? notRunBy(card, listed.runBy, facts) : undefined;
      if (!not || !card || listed.runBy === undefined) return [];
      const unit = nameOfUnit(listed.runBy, facts);
      const by = not.others.length === 0 ? 'ingen som är införd' : inWords(not.others);
      return {
        events: not.events.length > 0 ? not.events : sharedBy(card, facts),
        meaning: { 'it-unit': listed.runBy },
        sv: `${asWritten(card.name)}: ${dutyWords(not.duties)} ska skötas av ${unit}, men sköts av ${by}.`,
        en: `${asWritten(card.name)}: ${unit} is to have all the duties, and lacks ${not.duties.join(', ')}.`,
      };
    }),
});

export const platformHasItsComponents = yearRule({
  id: 'platform-has-its-components',
  version: 1,
  rows: ['S127', 'S139'],
  mode: 'check',
  says: {
    sv: 'Kommunikationsnätet och telefonväxeln ingår inte i IT-plattformen.',
    en: 'The network and the switchboard are not parts of the IT platform.',
  },
  remedy: {
    sv: 'För in dem som delar av plattformen: de har dess kategori och följer dess beslutsväg.',
    en: 'Record them as components of the platform: they have its category and its decision path.',
  },
  check: ({ facts }) =>
    facts.pack.systems.flatMap((listed) => {
      const card = systemMeant(listed, facts);
      if (!card) return [];
      const there = new Set(componentsOn(card, facts.day).map(({ function: of }) => of));
      const missing = (listed.components ?? []).filter(({ function: of }) => !there.has(of));
      const names = missing.map(({ function: of }) => COMPONENT_FUNCTIONS[of].toLowerCase());
      return missing.length === 0
        ? []
        : {
            events: sharedBy(card, facts),
            sv: `${asWritten(card.name)} saknar ${inWords(names)} bland sina delar.`,
            en: `${asWritten(card.name)} lacks ${missing.map(({ function: of }) => of).join(', ')} among its components.`,
          };
    }),
});

export const websiteAnsweredForByItsUnit = yearRule({
  id: 'website-answered-for-by-its-unit',
  version: 1,
  rows: ['S055'],
  mode: 'check',
  says: {
    sv: 'Kommunikationsavdelningen är inte ansvarig enhet för webbplatsen.',
    en: 'The communications department is not the responsible unit of the website.',
  },
  remedy: {
    sv: 'För in kommunikationsavdelningen som ansvarig enhet.',
    en: 'Record the communications department as the responsible unit.',
  },
  inPack: ({ systems }) => {
    const unit = systems.find(({ responsibleUnit }) => responsibleUnit !== undefined)?.responsibleUnit;
    return unit === undefined ? {} : { meaning: { 'communications-unit': unit } };
  },
  check: ({ facts }) =>
    facts.pack.systems.flatMap((listed) => {
      const card = listed.responsibleUnit && systemMeant(listed, facts);
      if (!card || listed.responsibleUnit === undefined) return [];
      const set = lastFrom(until(card.responsibleUnits, facts.day));
      const codes = unitsWith(listed.responsibleUnit, facts).map(({ code }) => code);
      if (set && codes.includes(set.unit)) return [];
      const unit = nameOfUnit(listed.responsibleUnit, facts);
      const other = set && asWritten(facts.all.roll('unit', set.unit)?.name ?? set.unit);
      return {
        events: set ? [set.event] : sharedBy(card, facts),
        meaning: { 'communications-unit': listed.responsibleUnit },
        sv: `${unit} svarar för ${asWritten(card.name)}, men ${other === undefined ? 'ingen ansvarig enhet är införd' : `ansvarig enhet är ${other}`}.`,
        en: `${unit} answers for ${asWritten(card.name)}, but ${other === undefined ? 'no responsible unit is recorded' : `the responsible unit is ${other}`}.`,
      };
    }),
});

export const oneCommonTelephoneNumber = yearRule({
  id: 'one-common-telephone-number',
  version: 1,
  rows: ['S142'],
  mode: 'check',
  says: {
    sv: 'Kommunens gemensamma telefonnummer är inte infört.',
    en: 'The common telephone number of the municipality is not recorded.',
  },
  remedy: {
    sv: 'För in det enda gemensamma numret med «liggare guideline set-parameter», parametern commonTelephoneNumber.',
    en: 'Record the one common number with "liggare guideline set-parameter", the parameter commonTelephoneNumber.',
  },
  check: ({ facts }) => {
    const numbers = facts.words('commonTelephoneNumber');
    if (numbers.length === 1) return undefined;
    if (numbers.length === 0) return {};
    const set = facts.all
      .guideline(facts.guideline?.guideline)
      ?.parameters.filter(
        ({ parameter, from }) => parameter === 'commonTelephoneNumber' && from <= facts.day,
      );
    return {
      events: [lastFrom(set ?? [])].flatMap((one) => one?.event ?? []),
      sv: `Kommunen ska ha ett gemensamt telefonnummer, men ${numbers.length} är införda.`,
      en: `The municipality is to have one common telephone number, but ${numbers.length} are recorded.`,
    };
  },
});

export const unitsReachedThroughSwitchboard = yearRule({
  id: 'units-reached-through-switchboard',
  version: 1,
  rows: ['S143'],
  mode: 'check',
  says: {
    sv: 'En enhet nås inte via växeln.',
    en: 'A unit is not reached through the switchboard.',
  },
  remedy: {
    sv: 'Koppla enheten till växeln, och för in att den nås.',
    en: 'Connect the unit to the switchboard, and record that it is reached.',
  },
  check: ({ facts, subject }) =>
    facts.all.every('unit').flatMap((unit): Breach[] => {
      const { event, reachability } = unit;
      const name = asWritten(unit.name);
      const lapses = lapsesIn(reachability, ({ reachable }) => reachable, subject)
        .filter(({ from }) => isThere(unit, from))
        .map(({ from, to, events }) => ({
          on: from,
          until: to,
          events: [event, ...events],
          sv: `${name} nåddes inte via växeln från ${from} till ${to}.`,
          en: `${name} was not reached through the switchboard from ${from} to ${to}.`,
        }));
      const last = lastFrom(until(reachability, facts.day));
      if (!isThere(unit, facts.day) || last?.reachable) return lapses;
      const lacks = {
        events: [event, ...(last ? [last.event] : [])],
        sv: last ? `${name} nås inte via växeln.` : `Det är inte infört om ${name} nås via växeln.`,
        en: last
          ? `${name} is not reached through the switchboard.`
          : `It is not recorded whether ${name} is reached through the switchboard.`,
      };
      return [...lapses, lacks];
    }),
});
