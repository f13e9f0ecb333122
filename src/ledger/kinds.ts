import type { StreamKind } from '../domain/catalogue.js';
import { Refusal } from '../domain/refusal.js';

/**
 * The kinds of stream that people record in: where their commands stand in REST and at the command line, and what a
 * command on an existing one is about. Light to load: a help text needs nothing else.
 */
export type PublicKind = Exclude<StreamKind, 'ledger' | 'access' | 'register'>;

export type KindTexts = Readonly<{
  /** As in `/api/initiatives`. */
  path: string;
  tag: string;
  /** The name of the parameter that says which one, as in `{number}`. */
  target: string;
  targetSv: string;
  targetEn: string;
  example: string;
  /** What the group of sub-commands is for. */
  sv: string;
  unknown: (target: string) => Refusal;
}>;

export const KINDS: Readonly<Record<PublicKind, KindTexts>> = {
  initiative: {
    path: 'initiatives',
    tag: 'Initiatives',
    target: 'number',
    targetSv: 'Nummer',
    targetEn: "The initiative's number",
    example: '2025-0007',
    sv: 'för in vad som har hänt i ett initiativ',
    unknown: (number) => new Refusal('unknown-initiative', { number }),
  },
  office: {
    path: 'offices',
    tag: 'Offices',
    target: 'code',
    targetSv: 'Befattningskod',
    targetEn: "The office's code",
    example: 'it-strategist',
    sv: 'befattningar: innehavare, ersättare och delegationer',
    unknown: (office) => new Refusal('unknown-office', { office }),
  },
  group: {
    path: 'groups',
    tag: 'Groups',
    target: 'code',
    targetSv: 'Gruppkod',
    targetEn: "The group's code",
    example: 'it-steering-group',
    sv: 'grupper: ledamöter, ordförande och möten',
    unknown: (group) => new Refusal('unknown-group', { group }),
  },
  system: {
    path: 'systems',
    tag: 'Systems',
    target: 'code',
    targetSv: 'Systemkod',
    targetEn: "The system's code",
    example: 'case-register',
    sv: 'system: kategori, ägare och finansieringsprincip',
    unknown: (system) => new Refusal('unknown-system', { system }),
  },
  unit: {
    path: 'units',
    tag: 'Units',
    target: 'code',
    targetSv: 'Enhetskod',
    targetEn: "The unit's code",
    example: 'education-office',
    sv: 'enheter: kontor, avdelningar och hur de nås',
    unknown: (unit) => new Refusal('unknown-unit', { unit }),
  },
  company: {
    path: 'companies',
    tag: 'Companies',
    target: 'code',
    targetSv: 'Bolagskod',
    targetEn: "The company's code",
    example: 'energy-company',
    sv: 'bolag: ägarandelar och möten',
    unknown: (company) => new Refusal('unknown-company', { company }),
  },
  economy: {
    path: 'budget-years',
    tag: 'BudgetYears',
    target: 'year',
    targetSv: 'Budgetår',
    targetEn: 'The budget year',
    example: '2026',
    sv: 'budgetår: kostnadsnivåer, hyror, ramar och fördelningsnycklar',
    unknown: (year) => new Refusal('unknown-economy', { year }),
  },
  survey: {
    path: 'surveys',
    tag: 'Surveys',
    target: 'year',
    targetSv: 'Uppföljningsår',
    targetEn: 'The survey year',
    example: '2025',
    sv: 'årets uppföljning: svar, uppfattning och åtgärder',
    unknown: (year) => new Refusal('unknown-survey', { year }),
  },
  questions: {
    path: 'question-sets',
    tag: 'QuestionSets',
    target: 'code',
    targetSv: 'Frågeuppsättning',
    targetEn: "The question set's code",
    example: 'skl-internal-work',
    sv: 'frågeuppsättningar till uppföljningen',
    unknown: (questions) => new Refusal('unknown-questions', { questions }),
  },
  guideline: {
    path: 'guidelines',
    tag: 'Guidelines',
    target: 'code',
    targetSv: 'Riktlinje',
    targetEn: "The guideline's id",
    example: 'norrkoping-it-styrning',
    sv: 'riktlinjen: versioner och parametrar',
    unknown: (guideline) => new Refusal('unknown-guideline', { guideline }),
  },
};

export const isPublicKind = (kind: string): kind is PublicKind => Object.hasOwn(KINDS, kind);
