import * as corrections from '../../domain/corrections/correction.commands.js';
import { AdoptGuideline, SetParameter } from '../../domain/guidelines/guideline.commands.js';
import * as guidelines from '../../domain/guidelines/guideline.decider.js';
import { VERSIONS } from '../../guideline/rules.js';
import { rowsOf } from '../command-row.js';

const guideline = rowsOf('guideline', 'admin', 'public', () => guidelines.guideline);

export const guidelineRows = [
  guideline(AdoptGuideline, guidelines.adoptGuideline(VERSIONS), {
    name: 'adopt',
    sv: 'Anta en riktlinje',
    en: 'Adopt a guideline',
    creates: 'guideline',
  }),
  guideline(SetParameter, guidelines.setParameter, {
    name: 'set-parameter',
    sv: 'Sätt en parameter som riktlinjen lämnar öppen',
    en: 'Set a parameter that the guideline leaves open',
  }),
  guideline(corrections.CorrectGuideline, guidelines.correctGuideline(VERSIONS), {
    name: 'correct',
    sv: 'Rätta en tidigare händelse',
    en: 'Correct an earlier event',
  }),
];
