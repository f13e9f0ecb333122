import { describe, expect, it } from '@jest/globals';
import * as e from '../../src/domain/guidelines/guideline.events.js';
import { adoptGuideline, guideline as evolution } from '../../src/domain/guidelines/guideline.decider.js';
import type { GuidelinePack } from '../../src/domain/guidelines/pack.js';
import type { JsonObject } from '../../src/domain/json.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';
import { VERSIONS } from '../../src/guideline/rules.js';
import { given, idOf, type Past } from './given.js';

const guideline = (...past: Past[]) => given('guideline', ...past);
const { guideline: id, title } = NORRKOPING;
const adoption = (version: string, changes: Partial<GuidelinePack> = {}) => ({
  guideline: id,
  version,
  title,
  inForceFrom: '2012-01-01',
  pack: { ...NORRKOPING, version, ...changes } as unknown as JsonObject,
});
const adopted: Past = [e.GuidelineAdopted, adoption('1')];

/** Every rule there is with its newest version: what an adopted pack says of those it did not name. */
const PINNED = Object.fromEntries(
  [...VERSIONS].map(([rule, versions]) => [rule, { version: Math.max(...versions) }]),
);

describe('a guideline nobody has adopted', () => {
  it('is adopted, with every rule there is and the version it has that day', () => {
    const input = adoption('1');
    guideline()
      .when('adopt', input)
      .then([e.GuidelineAdopted, { ...input, pack: { ...input.pack, rules: PINNED } }]);
    expect(Object.keys(PINNED).length).toBeGreaterThan(50);
  });

  it('keeps the mode and the version that the pack chose', () => {
    const input = adoption('1', {
      rules: {
        'anchored-before-decision': { version: 1, mode: 'off' },
        'recorded-in-time': { mode: 'check' },
      },
    });
    const rules = {
      ...PINNED,
      'anchored-before-decision': { version: 1, mode: 'off' },
      'recorded-in-time': { mode: 'check', version: PINNED['recorded-in-time']?.version as number },
    };
    guideline()
      .when('adopt', input)
      .then([e.GuidelineAdopted, { ...input, pack: { ...input.pack, rules } }]);
  });

  it('has no parameter set', () => {
    guideline()
      .when('set-parameter', { parameter: 'lateRecordingDays', value: 14, from: '2025-01-01' })
      .thenRefused('unknown-guideline');
  });

  it.each([
    ['guideline', 'another'],
    ['version', '2'],
    ['title', 'En annan rubrik'],
  ])('refuses a pack that calls its %s something else than the adoption does', (member, other) => {
    guideline()
      .when('adopt', { ...adoption('1'), [member]: other })
      .thenRefusedAt([`/${member}`, 'malformed-pack']);
  });

  it.each([
    ['guideline', 'Norrköping'],
    ['version', ''],
    ['inForceFrom', '2012-13-01'],
    ['pack', []],
    ['pack', 'norrkoping.json'],
  ])('refuses a malformed %s: %j', (field, value) => {
    guideline()
      .when('adopt', { ...adoption('1'), [field]: value })
      .thenRefused('malformed-field', { field });
  });

  it('refuses a lone surrogate anywhere in the pack, also in a name', () => {
    guideline()
      .when('adopt', adoption('1', { supersedes: ['trasig \ud800'] }))
      .thenRefused('malformed-text');
    guideline()
      .when('adopt', adoption('1', { parameters: { '\udfff': 1 } }))
      .thenRefused('malformed-text');
  });
});

describe('an adopted guideline', () => {
  it('is not adopted twice in one version', () => {
    guideline(adopted)
      .when('adopt', { ...adoption('1'), inForceFrom: '2030-01-01' })
      .thenRefused('guideline-overlaps', { guideline: id, version: '1' });
  });

  it('is adopted in another version, which may come into force before the one there is', () => {
    const input = { ...adoption('2'), inForceFrom: '2010-01-01' };
    guideline(adopted)
      .when('adopt', input)
      .then([e.GuidelineAdopted, { ...input, pack: { ...input.pack, rules: PINNED } }]);
    guideline(adopted, [e.GuidelineAdopted, input])
      .when('adopt', adoption('1'))
      .thenRefused('guideline-overlaps', { version: '1' });
  });

  it.each([
    ['lateRecordingDays', 0],
    ['forwardInformationDays', 3650],
    ['executiveBoardUnits', []],
    ['centralFundsUnits', ['Centrala medel', 'Kommunens utvecklingsmedel']],
    ['anchoringRequiredForOperational', false],
  ])('has %s set from a day to %j', (parameter, value) => {
    const set = { parameter, value, from: '2025-01-01', forum: 'executive-board', reasons: 'KS § 12.' };
    guideline(adopted).when('set-parameter', set).then([e.ParameterSet, set]);
  });

  it('has a parameter set again, also to what it is', () => {
    const set = { parameter: 'lateRecordingDays', value: 14, from: '2025-01-01' };
    guideline(adopted, [e.ParameterSet, set]).when('set-parameter', set).then([e.ParameterSet, set]);
  });

  it.each(['lateRecordingDay', 'constructor', 'toString', 'hasOwnProperty'])(
    'refuses the parameter %s, which there is not, and names those there are',
    (parameter) => {
      guideline(adopted)
        .when('set-parameter', { parameter, value: 14, from: '2025-01-01' })
        .thenRefused('unknown-parameter', { parameter });
    },
  );

  it.each([
    ['lateRecordingDays', true],
    ['lateRecordingDays', '14'],
    ['lateRecordingDays', -1],
    ['lateRecordingDays', 14.5],
    ['lateRecordingDays', 3651],
    ['lateRecordingDays', ['14']],
    ['lateRecordingDays', null],
    ['lateRecordingDays', {}],
    ['executiveBoardUnits', 1],
    ['executiveBoardUnits', 'Kommunstyrelsen'],
    ['executiveBoardUnits', ['']],
    ['executiveBoardUnits', [' Kommunstyrelsen']],
    ['executiveBoardUnits', ['två\nrader']],
    ['executiveBoardUnits', ['A', 'A']],
    ['executiveBoardUnits', [1]],
    ['anchoringRequiredForOperational', 1],
    ['anchoringRequiredForOperational', 'ja'],
  ])('refuses %s as %j', (parameter, value) => {
    guideline(adopted)
      .when('set-parameter', { parameter, value, from: '2025-01-01' })
      .thenRefused('malformed-field');
  });

  it('says which of several words is wrong', () => {
    guideline(adopted)
      .when('set-parameter', {
        parameter: 'executiveBoardUnits',
        value: ['Kommunstyrelsen', ' Kansliet'],
        from: '2025-01-01',
      })
      .thenRefused('malformed-field', { field: 'value/1' });
  });

  it('refuses a parameter without a day, and without a value', () => {
    const whole = { parameter: 'lateRecordingDays', value: 14, from: '2025-01-01' };
    for (const field of ['parameter', 'value', 'from'] as const) {
      const { [field]: _left, ...rest } = whole;
      guideline(adopted).when('set-parameter', rest).thenRefused('malformed-field', { field });
    }
  });
});

describe('what was said of a guideline', () => {
  const set: Past = [e.ParameterSet, { parameter: 'lateRecordingDays', value: 14, from: '2025-01-01' }];
  const correcting = (place: number, pointer: string, value: unknown) =>
    guideline(adopted, set).when('correct', {
      corrects: idOf(place),
      changes: [{ pointer, value }],
      reason: 'Skrivfel.',
    } as JsonObject);

  it('is corrected by an event of its own', () => {
    correcting(1, '/data/value', 30).thenOneWith({ corrects: idOf(1) });
    correcting(0, '/data/inForceFrom', '2013-01-01').thenOneWith({ corrects: idOf(0) });
  });

  it('is not corrected to what would not have been taken', () => {
    correcting(1, '/data/value', true).thenRefused('malformed-field');
    correcting(1, '/data/parameter', 'noSuchParameter').thenRefused('unknown-parameter');
    correcting(0, '/data/version', '2').thenRefused('bad-pack');
    correcting(0, '/data/pack/groups/0/function', 'fikagrupp').thenRefused('bad-pack');
  });
});

describe('a rule that has been changed', () => {
  const decide = adoptGuideline(new Map([['changed', [1, 2]]]));
  const rulesOf = (rules: GuidelinePack['rules']): unknown => {
    const facts = decide(adoption('1', { rules }) as never, evolution.initial);
    return facts.map(({ data }) => (data['pack'] as unknown as GuidelinePack).rules);
  };

  it('is adopted in its newest version, or in the one the pack names', () => {
    expect(rulesOf({})).toEqual([{ changed: { version: 2 } }]);
    expect(rulesOf({ changed: { version: 1 } })).toEqual([{ changed: { version: 1 } }]);
    expect(rulesOf({ changed: { mode: 'off' } })).toEqual([{ changed: { version: 2, mode: 'off' } }]);
  });
});
