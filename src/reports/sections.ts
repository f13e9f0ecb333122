import { CASE_SECTIONS } from './case-sections.js';
import { INITIATIVE_SECTIONS } from './initiative-sections.js';
import { ECONOMY_SECTIONS, moneyMandates } from './economy-sections.js';
import { REGISTER_SECTIONS } from './register-sections.js';
import { RULE_SECTIONS } from './rule-sections.js';
import { FOLLOW_UP_SECTIONS } from './follow-up-sections.js';
import { SURVEY_SECTIONS } from './survey-sections.js';
import type { TableSection } from './table-section.js';
import type { Section } from './section.js';

/** The report's sections in their order. */
export const SECTIONS: readonly Section[] = [
  ...CASE_SECTIONS,
  ...INITIATIVE_SECTIONS,
  ...ECONOMY_SECTIONS,
  ...REGISTER_SECTIONS,
  ...RULE_SECTIONS,
];
/** After them, those that are told in tables of their own. */
export const TABLE_SECTIONS: readonly TableSection[] = [
  moneyMandates,
  ...SURVEY_SECTIONS,
  ...FOLLOW_UP_SECTIONS,
];
