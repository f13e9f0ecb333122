import type { Analysis } from './analysis.js';
import { assessments } from './assessments.js';
import { contacts } from './contacts.js';
import { leadTimes } from './lead-times.js';
import { relations } from './relations.js';
import { silentProjects } from './silent-projects.js';
import { splitting } from './splitting.js';
import { unknownSystems } from './unknown-systems.js';

/** Every analysis there is, by the name it is asked for. */
export const ANALYSES = {
  splitting,
  'lead-times': leadTimes,
  'silent-projects': silentProjects,
  assessments,
  contacts,
  relations,
  'unknown-systems': unknownSystems,
} as const satisfies Readonly<Record<string, Analysis>>;

export type AnalysisName = keyof typeof ANALYSES;
export const isAnalysis = (name: string): name is AnalysisName => Object.hasOwn(ANALYSES, name);
