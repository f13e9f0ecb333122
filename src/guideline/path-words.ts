import type { OfficeFunction } from '../domain/guidelines/functions.js';
import type { PackPath } from '../domain/guidelines/pack.js';
import type { PathName } from './matter.js';
import type { InPack, Meaning, Words } from './rule.js';
import { inWords } from './system-facts.js';
import { nameOfOfficeIn } from './told-in-pack.js';

/** What the rules of the two decision paths say by the path's own terms, where nothing more is known of a decision. */

const CAPACITIES: Readonly<Record<string, Words>> = {
  'head-of-operation': { sv: 'verksamhetschefen', en: 'the head of operation' },
  'system-owner': { sv: 'systemägaren', en: 'the system owner' },
  equivalent: { sv: 'motsvarande', en: 'equivalent' },
};

/** By none of those that the path lets report a need. */
export function notReportedBy(allowed: readonly string[]): ReturnType<InPack> {
  const said = (language: 'sv' | 'en'): string[] =>
    allowed.map((capacity) => CAPACITIES[capacity]?.[language] ?? capacity);
  const mayBeLikened = allowed.includes('equivalent');
  return {
    sv: `Behovet är inte anmält av ${inWords(said('sv'), 'eller')}.`,
    en: `The need was not reported by ${inWords(said('en'), 'or')}.`,
    ...(mayBeLikened
      ? {}
      : {
          remedy: {
            sv: 'Ange i vilken egenskap behovet anmäls.',
            en: 'Say in which capacity the need is reported.',
          },
        }),
  };
}

export const reportedByIn =
  (name: PathName): InPack =>
  (pack) =>
    notReportedBy(pack.paths[name].reportedBy);

export const notConsultedIn =
  (name: PathName): InPack =>
  (pack) =>
    notConsultedWith(pack.paths[name].consulted, (office) => nameOfOfficeIn(pack, office));

export function notConsultedWith(
  offices: readonly OfficeFunction[],
  called: (office: OfficeFunction) => string,
): ReturnType<InPack> {
  const [first, ...more] = offices;
  if (first === undefined) return {};
  if (more.length === 0) return { meaning: { coordinator: first } };
  const names = inWords(offices.map(called));
  return {
    sv: `Samråd har inte skett före beslutet med: ${names}.`,
    en: `Not consulted before the decision: ${names}.`,
    remedy: {
      sv: `Rådgör med dem som riktlinjen anger, och för in samrådet: ${names}.`,
      en: `Consult those the guideline names, and record it: ${names}.`,
    },
  };
}

export const PARTIES = {
  'procurement-centre': { sv: 'Upphandlingscentret', en: 'The procurement centre' },
  'it-unit': { sv: 'IT-enheten', en: 'The IT unit' },
} as const;

export const notContactedIn =
  (name: PathName): InPack =>
  (pack) => {
    const [only, ...more] = pack.paths[name].contacted;
    if (only === undefined || more.length > 0) return {};
    const { sv, en } = PARTIES[only];
    return {
      sv: `${sv} har inte kontaktats före beslutet.`,
      en: `${en} was not contacted before the decision.`,
    };
  };

export const notAnchoredIn =
  (name: PathName): InPack =>
  (pack) => {
    const [only, ...more] = pack.paths[name].anchoredIn;
    if (only === undefined) return {};
    if (more.length === 0) return { meaning: { 'preparatory-body': only } };
    return {
      sv: 'Beslutet är inte förankrat i alla grupper som riktlinjen anger.',
      en: 'The decision was not anchored in all the groups that the guideline names.',
    };
  };

export const anchoringNotAssessedIn =
  (name: PathName): InPack =>
  (pack) => {
    const [wanted] = pack.paths[name].anchoringAssessedFor;
    return wanted === undefined ? {} : { meaning: { 'management-team': wanted } };
  };

/** Who decides on the path, and what there is to do where it lets nobody decide in the group's place. */
export const decidedIn =
  (name: PathName): InPack =>
  (pack) => {
    const path = pack.paths[name];
    const mayEscalate = name === 'operational' || path.escalation !== undefined;
    return { meaning: meaningOf(path), ...(mayEscalate ? {} : { remedy: BY_ITS_GROUP }) };
  };

/** To whom the path lets a decision be escalated. */
export const escalatedIn =
  (name: PathName): InPack =>
  (pack) => ({ meaning: meaningOf(pack.paths[name]) });

export const BY_ITS_GROUP = {
  sv: 'Låt IT-styrgruppen besluta.',
  en: 'Let the steering group decide.',
} as const;

/** Whom the path has decide, and to whom it lets a decision be escalated. */
export const meaningOf = ({ decidedBy, escalation }: PackPath): Meaning => ({
  'decision-body': decidedBy,
  ...(escalation === undefined ? {} : { 'chief-executive': escalation }),
});

/** What is said and what to do, in whichever path's rule it is found. */
export const NOT_ESCALATED = {
  sv: 'Kommundirektören har beslutat utan att beslutet först har lyfts med skäl.',
  en: 'The chief executive decided without the decision having been escalated with a reason.',
  remedy: {
    sv: 'För in varför beslutet inte kunde vänta på IT-styrgruppen.',
    en: 'Record why the decision could not wait for the steering group.',
  },
} as const;
