import { describe, it } from '@jest/globals';
import * as e from '../../src/domain/guidelines/guideline.events.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';
import type { JsonObject } from '../../src/domain/json.js';
import { given, idOf, type Past } from './given.js';

const guideline = (...past: Past[]) => given('guideline', ...past);
const { guideline: id, title } = NORRKOPING;
const draft = { guideline: id, version: '2', title, draftedBy: 'it-strategist' };
const drafted: Past = [e.GuidelineDrafted, draft];
const adoption = {
  guideline: id,
  version: '2',
  title,
  inForceFrom: '2025-06-01',
  pack: { ...NORRKOPING, version: '2' } as unknown as JsonObject,
};
const adopted: Past = [e.GuidelineAdopted, adoption];
const document = {
  guideline: 'it-use',
  version: '1',
  title: 'Regler för IT-användning',
  inForceFrom: '2025-06-01',
  decider: 'p-7Q2MA1B2',
  deciderOffice: 'chief-executive',
};
const another: Past = [e.SteeringDocumentAdopted, document];

const STEPS: readonly (readonly [name: string, definition: typeof e.GuidelineReferred, input: JsonObject])[] =
  [
    ['refer', e.GuidelineReferred, { version: '2', body: 'it-preparatory-group', answerBy: '2025-05-01' }],
    [
      'answer-referral',
      e.GuidelineReferralAnswered as never,
      { version: '2', body: 'it-preparatory-group', position: 'supports' },
    ],
    [
      'propose',
      e.GuidelineProposed as never,
      { version: '2', forum: 'it-steering-group', meetingDate: '2025-05-14' },
    ],
  ];

describe('a guideline of which nothing is recorded', () => {
  it('S031: begins with a draft', () => {
    guideline().when('draft', draft).then([e.GuidelineDrafted, draft]);
  });

  it('S068: begins with the adoption of another steering document, without a pack', () => {
    guideline().when('adopt-document', document).then([e.SteeringDocumentAdopted, document]);
  });

  it.each(STEPS.map(([name, , input]) => [name, input] as const))('has no version to %s', (name, input) => {
    guideline().when(name, input).thenRefused('unknown-guideline');
  });

  it.each([
    ['publish', { version: '2', channel: 'internal' }],
    ['repeal', { version: '2', repealedFrom: '2025-06-30' }],
    ['set-parameter', { parameter: 'lateRecordingDays', value: 1, from: '2025-01-01' }],
  ])('has nothing to %s', (name, input) => {
    guideline().when(name, input).thenRefused('unknown-guideline');
  });
});

describe('a version that has been drafted', () => {
  it.each(STEPS)('takes %s', (name, definition, input) => {
    const { meetingDate } = input as { meetingDate?: string };
    guideline(drafted)
      .when(name, input)
      .then(
        meetingDate === undefined ? [definition as never, input] : [definition as never, input, meetingDate],
      );
  });

  it.each(STEPS)('knows no other version to %s', (name, _definition, input) => {
    guideline(drafted)
      .when(name, { ...input, version: '3' })
      .thenRefused('unknown-version', { version: '3', known: '2' });
  });

  it('is not drafted once more; another version is', () => {
    guideline(drafted).when('draft', draft).thenRefused('guideline-overlaps', { version: '2' });
    guideline(drafted)
      .when('draft', { ...draft, version: '3' })
      .then([e.GuidelineDrafted, { ...draft, version: '3' }]);
  });

  it('is neither published nor repealed before it has been adopted', () => {
    guideline(drafted)
      .when('publish', { version: '2', channel: 'internal' })
      .thenRefused('version-not-adopted', { version: '2' });
    guideline(drafted)
      .when('repeal', { version: '2', repealedFrom: '2025-06-30' })
      .thenRefused('version-not-adopted');
    guideline(drafted)
      .when('publish', { version: '3', channel: 'internal' })
      .thenRefused('unknown-version', { version: '3', known: '2' });
  });

  it('has no parameters before it has been adopted', () => {
    guideline(drafted)
      .when('set-parameter', { parameter: 'lateRecordingDays', value: 1, from: '2025-01-01' })
      .thenRefused('unknown-guideline');
  });

  it('S070: is adopted with who decided it', () => {
    const decided = { decider: 'p-7Q2MA1B2', deciderOffice: 'chief-executive', documentReference: 'KD 14' };
    guideline(drafted)
      .when('adopt', { ...adoption, ...decided })
      .thenOneWith(decided);
  });

  it('is drafted afterwards, when the adoption was told first', () => {
    guideline(adopted).when('draft', draft).then([e.GuidelineDrafted, draft]);
  });
});

describe('a version that has been adopted', () => {
  it.each(['internal', 'external'])('S069: is published on the %s site', (channel) => {
    const published = { version: '2', channel, reference: 'Styrande dokument' };
    guideline(adopted).when('publish', published).then([e.GuidelinePublished, published]);
    guideline(another)
      .when('publish', { ...published, version: '1' })
      .then([e.GuidelinePublished, { ...published, version: '1' }]);
  });

  it('is published in no other channel', () => {
    guideline(adopted)
      .when('publish', { version: '2', channel: 'print' })
      .thenRefused('malformed-field', { field: 'channel' });
  });

  it('is repealed once', () => {
    const repealed = { version: '2', repealedFrom: '2025-06-30', reasons: 'Ersätts av ny lag.' };
    guideline(adopted).when('repeal', repealed).then([e.GuidelineRepealed, repealed]);
    guideline(adopted, [e.GuidelineRepealed, repealed])
      .when('repeal', repealed)
      .thenRefused('version-repealed', { version: '2' });
  });

  it('is not adopted again, with a pack or without', () => {
    guideline(another).when('adopt-document', document).thenRefused('guideline-overlaps', { version: '1' });
    guideline(adopted)
      .when('adopt-document', { ...document, guideline: id, version: '2' })
      .thenRefused('guideline-overlaps', { version: '2' });
  });

  it('has the reason for a deviation recorded afterwards', () => {
    const reasons = { rule: 'steering-document-referred', concerns: idOf(0), reasons: 'Brådskade.' };
    guideline(adopted).when('record-deviation', reasons).thenOneWith(reasons);
    guideline(adopted)
      .when('record-deviation', { ...reasons, concerns: idOf(7) })
      .thenRefused('unknown-event');
  });

  it('has a step of its way corrected', () => {
    guideline(adopted, [e.GuidelinePublished, { version: '2', channel: 'internal' }])
      .when('correct', {
        corrects: idOf(1),
        changes: [{ pointer: '/data/channel', value: 'external' }],
        reason: 'Fel kanal.',
        approvedBy: 'p-7Q2MA1B2',
      })
      .thenOneWith({ corrects: idOf(1) });
  });
});
