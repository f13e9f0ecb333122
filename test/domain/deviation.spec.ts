import { describe, it } from '@jest/globals';
import { CorrectionRecorded } from '../../src/domain/corrections/correction.events.js';
import { DeviationRecorded } from '../../src/domain/deviations/deviation.events.js';
import * as g from '../../src/domain/groups/group.events.js';
import * as e from '../../src/domain/initiatives/initiative.events.js';
import * as o from '../../src/domain/offices/office.events.js';
import * as s from '../../src/domain/systems/system.events.js';
import { given, idOf, type Past } from './given.js';

const need: Past = [
  e.NeedReported,
  { title: 'Nytt diariesystem', category: 'shared', kind: 'purchase', administration: 'Kommunstyrelsen' },
];
const REASONS = 'Avtalet löper ut före nästa möte.';
const WHY = { rule: 'anchored-before-decision', concerns: idOf(0), reasons: REASONS };

const STREAMS = [
  ['initiative', need],
  ['office', [o.OfficeEstablished, { code: 'head-of-it', name: 'Chefen för IT-enheten' }]],
  ['group', [g.GroupEstablished, { code: 'it-steering-group', name: 'IT-styrgruppen' }]],
  [
    'system',
    [
      s.SystemRegistered,
      {
        system: 'case-register',
        name: 'Diariet',
        systemType: 'Diariesystem',
        category: 'shared',
        inUseFrom: '2020-01-01',
      },
    ],
  ],
] as ['initiative' | 'office' | 'group' | 'system', Past][];

describe.each(STREAMS)('something that broke a rule, in the stream of an %s', (kind, first) => {
  it('is explained afterwards, with who accepted it', () => {
    const whole = { ...WHY, acceptedBy: 'p-BBBBBBBB', source: { name: 'lista', key: '1' } };
    given(kind, first).when('record-deviation', whole).then([DeviationRecorded, whole]);
  });

  it('is not explained in a stream where it does not stand', () => {
    given(kind, first)
      .when('record-deviation', { ...WHY, concerns: idOf(1) })
      .thenRefused('unknown-event', { event: idOf(1) });
  });
});

describe('a deviation', () => {
  it('concerns an original event: neither another deviation nor a correction', () => {
    const deviation: Past = [DeviationRecorded, WHY];
    const correction: Past = [
      CorrectionRecorded,
      { corrects: idOf(0), changes: [{ pointer: '/data/title', value: 'B' }], reason: 'x' },
    ];
    for (const past of [deviation, correction])
      given('initiative', need, past)
        .when('record-deviation', { ...WHY, concerns: idOf(1) })
        .thenRefused('unknown-event', { event: idOf(1) });
  });

  it('may be explained again, by somebody who knows more', () => {
    given('initiative', need, [DeviationRecorded, WHY])
      .when('record-deviation', { ...WHY, reasons: 'Nytt underlag.' })
      .then([DeviationRecorded, { ...WHY, reasons: 'Nytt underlag.' }]);
  });

  it.each([
    ['no rule', { concerns: idOf(0), reasons: REASONS }, 'rule'],
    ['a rule that is no id', { ...WHY, rule: 'S149' }, 'rule'],
    ['no reasons', { rule: WHY.rule, concerns: idOf(0) }, 'reasons'],
    ['blank reasons', { ...WHY, reasons: ' ' }, 'reasons'],
    ['an event that is no id', { ...WHY, concerns: '2025-0001' }, 'concerns'],
    ['an acceptor by name', { ...WHY, acceptedBy: 'Berit' }, 'acceptedBy'],
  ])('is refused with %s', (_what, input, field) => {
    given('initiative', need).when('record-deviation', input).thenRefused('malformed-field', { field });
  });
});

describe('the deviations of a guarded command', () => {
  const consult = (deviations: unknown) =>
    given('initiative', need).when('consult', {
      consultedOffice: 'it-strategist',
      deviations: deviations as never,
    });

  it.each([
    ['an empty list', [], 'deviations'],
    ['no list', { rule: WHY.rule, reasons: REASONS }, 'deviations'],
    ['no reasons', [{ rule: WHY.rule }], 'deviations/0'],
    ['blank reasons', [{ rule: WHY.rule, reasons: '\n' }], 'deviations/0/reasons'],
    ['a rule that is no id', [{ rule: 'S149', reasons: REASONS }], 'deviations/0/rule'],
    ['an event, which the ledger knows itself', [WHY], 'deviations/0'],
  ])('are refused as %s', (_what, deviations, field) => {
    consult(deviations).thenRefused('malformed-field', { field });
  });

  it('are refused with a lone surrogate in a reason', () => {
    consult([{ rule: WHY.rule, reasons: 'trasig \udc00' }]).thenRefused('malformed-text');
  });

  it('are refused by commands that no rule may object to', () => {
    for (const [name, input] of [
      ['record-deviation', WHY],
      ['correct', { corrects: idOf(0), changes: [{ pointer: '/data/title', value: 'B' }], reason: 'x' }],
    ] as const)
      given('initiative', need)
        .when(name, { ...input, deviations: [{ rule: WHY.rule, reasons: REASONS }] })
        .thenRefused('unknown-field', { field: 'deviations' });
  });
});
