import { expect, it } from '@jest/globals';
import { untold } from '../../src/cli/untold-duties.js';
import type { OpenDuty } from '../../src/guideline/judge.js';

const duty = (said: Partial<OpenDuty>): OpenDuty => ({
  rule: 'steering-document-published',
  rows: ['S069'],
  guideline: 'norrkoping-it-styrning@1',
  subject: { kind: 'guideline', id: 'norrkoping-it-styrning' },
  since: '2025-01-01',
  for: 'group',
  holder: 'IT-styrgruppen',
  says: { sv: 'Gör den tillgänglig.', en: 'Make it available.' },
  ...said,
});

it('what has no day is told by rule and by why: its own reason, a parameter that is not set, or a row that says none', () => {
  const undated = { sv: 'styrdokumentet gällde redan när det infördes', en: 'it was there' };
  const parameter = 'publishRulesDays';
  expect(
    untold([duty({ undated }), duty({ undated }), duty({ parameter }), duty({ rule: 'x', rows: [] })]),
  ).toEqual([
    'Därtill 2 utan tid (styrdokumentet gällde redan när det infördes): steering-document-published, S069. Visas med --undated.',
    'Därtill 1 utan tid (parametern publishRulesDays är inte satt för den tiden): steering-document-published, S069. Visas med --undated.',
    'Därtill 1 utan tid (riktlinjen anger ingen tid): x. Visas med --undated.',
  ]);
});
