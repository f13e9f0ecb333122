import { describe, expect, it } from '@jest/globals';
import { GROUP_FORUMS } from '../../src/domain/fields.js';
import { REQUIRED_GROUPS } from '../../src/domain/guidelines/functions.js';
import { checkOfPack, problemsOfPack, refusalOfPack } from '../../src/domain/guidelines/pack-check.js';
import type { JsonObject } from '../../src/domain/json.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';
import { VERSIONS } from '../../src/guideline/rules.js';
import { given } from './given.js';

type Tree = Record<string, unknown>;

/** The pack that comes with the program, with other values at some places; one that is undefined is left out. */
function packWith(changes: Readonly<Record<string, unknown>>): JsonObject {
  const pack = structuredClone(NORRKOPING) as unknown as Tree;
  for (const [pointer, value] of Object.entries(changes)) {
    const steps = pointer.split('/').slice(1);
    const member = steps.pop() as string;
    const place = steps.reduce((at, step) => at[step] as Tree, pack);
    if (value === undefined) delete place[member];
    else place[member] = value;
  }
  return pack as JsonObject;
}

const adopting = (changes: Readonly<Record<string, unknown>>) => {
  const { guideline, version, title } = NORRKOPING;
  return given('guideline').when('adopt', {
    guideline,
    version,
    title,
    inForceFrom: '2012-01-01',
    pack: packWith(changes),
  });
};

const groups = NORRKOPING.groups;
const placeOf = (wanted: string): number => groups.findIndex(({ function: of }) => of === wanted);
const without = (wanted: string) => groups.filter(({ function: of }) => of !== wanted);

describe('the pack that comes with the program', () => {
  it('is whole', () => {
    expect(problemsOfPack(NORRKOPING, VERSIONS)).toEqual([]);
    expect(refusalOfPack([])).toBeUndefined();
  });
});

describe('a pack with a function nobody knows', () => {
  it.each([
    ['/offices/0/function', 'mayor'],
    ['/groups/0/function', 'mayor'],
    ['/groups/0/function', 'chief-executive'],
    ['/groups/0/chair', 'mayor'],
    ['/groups/0/chair', 'decision-body'],
    ['/groups/0/chairAppointedBy', 'mayor'],
    ['/groups/0/convener', 'mayor'],
    ['/groups/0/members/offices/1', 'mayor'],
    ['/paths/shared/decidedBy', 'mayor'],
    ['/paths/shared/escalation', 'mayor'],
    ['/paths/shared/anchoredIn/0', 'mayor'],
    ['/paths/shared/anchoringAssessedFor/0', 'mayor'],
    ['/paths/operational/consulted/0', 'mayor'],
  ])('is refused at %s: %s', (pointer, value) => {
    adopting({ [pointer]: value }).thenRefusedAt([pointer, 'unknown-function']);
  });
});

describe('a pack whose functions nobody has, or several', () => {
  it.each(REQUIRED_GROUPS)('is refused without the group with the function %s', (wanted) => {
    adopting({ '/groups': without(wanted) }).thenRefusedAt(['/groups', 'missing-group']);
  });

  it('may do without the management team, when no path asks for it', () => {
    const pack = packWith({
      '/groups': without('management-team'),
      '/paths/shared/anchoringAssessedFor': [],
    });
    expect(problemsOfPack(pack, VERSIONS)).toEqual([]);
  });

  it('is refused when a function is held twice, at the second place', () => {
    adopting({ '/offices/1/function': 'chief-executive' }).thenRefusedAt(
      ['/offices/1/function', 'function-held-twice'],
      ...functionNotHeld('finance-director'),
    );
    const [first] = groups;
    adopting({
      '/groups': [...without('management-team'), { ...first, code: 'management-team', name: 'Rådet' }],
      '/paths/shared/anchoringAssessedFor': [],
    }).thenRefusedAt([`/groups/${groups.length - 1}/function`, 'function-held-twice']);
  });

  it('is refused when an office is told twice with two functions: one code is one office', () => {
    adopting({ '/offices/1/code': NORRKOPING.offices[0]?.code }).thenRefusedAt([
      '/offices/1/code',
      'code-told-twice',
    ]);
  });

  it('is refused wherever it speaks of an office that nobody holds', () => {
    const offices = NORRKOPING.offices.filter(({ function: of }) => of !== 'development-officer');
    adopting({
      '/offices': offices,
      '/groups/0/chairAppointedBy': 'development-officer',
      '/groups/1/chair': 'development-officer',
      '/groups/2/convener': 'development-officer',
      '/paths/shared/escalation': 'development-officer',
      '/paths/operational/consulted/0': 'development-officer',
    }).thenRefusedAt(
      ['/groups/0/chairAppointedBy', 'function-not-held'],
      ['/groups/0/members/offices/5', 'function-not-held'],
      ['/groups/1/chair', 'function-not-held'],
      ['/groups/2/convener', 'function-not-held'],
      ['/paths/shared/escalation', 'function-not-held'],
      ['/paths/operational/consulted/0', 'function-not-held'],
    );
  });

  it('is offered the functions of offices, and not that of a unit which it would be refused', () => {
    const sentences = (changes: Readonly<Record<string, unknown>>) =>
      problemsOfPack(packWith(changes), VERSIONS).flatMap(({ sv, en }) => [sv, en]);
    for (const pointer of ['/offices/0/function', '/groups/0/chair', '/paths/shared/consulted/0'])
      for (const told of sentences({ [pointer]: 'mayor' })) {
        expect(told).toMatch(/chief-executive, .*, development-officer$/);
        expect(told).not.toContain('procurement-centre');
      }
    expect(sentences({ '/offices/0/function': 'procurement-centre' })).toEqual([
      'procurement-centre är funktionen för en enhet: ange den under units',
      'procurement-centre is the function of a unit: name it under units',
    ]);
  });

  it('is refused wherever a path speaks of a group there is not', () => {
    adopting({
      '/groups': without('management-team'),
      '/paths/shared/anchoredIn/1': 'management-team',
      '/paths/operational/decidedBy': 'management-team',
    }).thenRefusedAt(
      ['/paths/shared/anchoredIn/1', 'function-not-held'],
      ['/paths/shared/anchoringAssessedFor/0', 'function-not-held'],
      ['/paths/operational/decidedBy', 'function-not-held'],
    );
  });
});

/** Where the pack that comes with the program speaks of an office as a member. */
const functionNotHeld = (wanted: string) =>
  groups.flatMap(({ members }, place) =>
    (members?.offices ?? []).flatMap((of, at) =>
      of === wanted ? [[`/groups/${place}/members/offices/${at}`, 'function-not-held'] as const] : [],
    ),
  );

describe('a pack with a parameter', () => {
  it.each(['lateRecordingDay', 'constructor', 'toString'])('called %s is refused', (name) => {
    adopting({ [`/parameters/${name}`]: 1 }).thenRefusedAt([`/parameters/${name}`, 'unknown-parameter']);
  });

  it('whose name has a slash or a tilde is refused at its own place (RFC 6901)', () => {
    adopting({ '/parameters': { 'a/b': 1, '~': 1 } }).thenRefusedAt(
      ['/parameters/a~1b', 'unknown-parameter'],
      ['/parameters/~0', 'unknown-parameter'],
    );
  });

  it.each([
    ['lateRecordingDays', true],
    ['lateRecordingDays', '14'],
    ['lateRecordingDays', -1],
    ['lateRecordingDays', 0.5],
    ['lateRecordingDays', null],
    ['executiveBoardUnits', 'Kommunstyrelsen'],
    ['anchoringRequiredForOperational', 0],
  ])('%s of the wrong kind is refused: %j', (name, value) => {
    adopting({ [`/parameters/${name}`]: value }).thenRefusedAt([
      `/parameters/${name}`,
      'parameter-of-wrong-kind',
    ]);
  });

  it('with a wrong word among right ones is refused at the word', () => {
    adopting({ '/parameters/centralFundsUnits': ['Centrala medel', ' '] }).thenRefusedAt([
      '/parameters/centralFundsUnits/1',
      'parameter-of-wrong-kind',
    ]);
  });
});

describe('a pack with a rule', () => {
  it.each([
    ['there is not', 'anchored-after-decision', {}],
    ['there is not in that version', 'anchored-before-decision', { version: 1000 }],
    ['named as what every object has', 'constructor', { version: 1 }],
  ])('%s is refused', (_what, rule, chosen) => {
    adopting({ [`/rules/${rule}`]: chosen }).thenRefusedAt([`/rules/${rule}`, 'unknown-rule']);
  });

  it('whose name has a slash is refused at its own place', () => {
    adopting({ '/rules': { 'a/b': {} } }).thenRefusedAt(['/rules/a~1b', 'unknown-rule']);
  });

  it.each([
    ['/rules/anchored-before-decision', { mode: 'acl' }, '/rules/anchored-before-decision/mode'],
    ['/rules/anchored-before-decision', { version: 0 }, '/rules/anchored-before-decision/version'],
    ['/rules/anchored-before-decision', { modes: 'off' }, '/rules/anchored-before-decision/modes'],
  ])('chosen in a way there is not is refused: %s %j', (pointer, value, place) => {
    adopting({ [pointer]: value }).thenRefusedAt([place, 'malformed-pack']);
  });
});

describe('a pack with rows', () => {
  it('told twice is refused at the second', () => {
    adopting({ '/rows/7/id': 'S003' }).thenRefusedAt(['/rows/7/id', 'row-told-twice']);
  });

  it.each([
    ['90-12', true],
    ['90 – 12', true],
    ['12-90', false],
    ['12-12', false],
    ['12, 4-9', false],
    ['', false],
  ])('whose lines are %j', (lines, refused) => {
    const found = problemsOfPack(packWith({ '/rows/7/lines': lines }), VERSIONS);
    expect(found.some(({ code }) => code === 'lines-out-of-order')).toBe(refused);
  });

  it('that its groups and paths name, and it does not have, is refused at each name', () => {
    adopting({ '/groups/0/rows/1': 'S999', '/paths/operational/rows/0': 'S998' }).thenRefusedAt(
      ['/groups/0/rows/1', 'unknown-row'],
      ['/paths/operational/rows/0', 'unknown-row'],
    );
  });
});

describe('a pack that says of a group both that it decides and that it does not', () => {
  const [decision, preparatory, financing] = ['decision-body', 'preparatory-body', 'financing-body'].map(
    placeOf,
  );

  it('is refused where a path is decided by a group that does not decide', () => {
    adopting({ '/paths/shared/decidedBy': 'preparatory-body' }).thenRefusedAt([
      '/paths/shared/decidedBy',
      'path-decided-by-none',
    ]);
  });

  it('is refused once where the deciding group does not decide, whatever paths and mandates say', () => {
    adopting({ [`/groups/${decision}/decides`]: false }).thenRefusedAt([
      `/groups/${decision}/decides`,
      'deciding-group-decides-not',
    ]);
  });

  it('is refused where a group that does not decide is to approve or decide something', () => {
    adopting({
      [`/groups/${preparatory}/mandates/1`]: 'approve-shared',
      [`/groups/${financing}/decides`]: false,
    }).thenRefusedAt(
      [`/groups/${preparatory}/mandates/1`, 'mandate-without-deciding'],
      [`/groups/${financing}/mandates/0`, 'mandate-without-deciding'],
    );
  });

  it('may let a group that does not decide handle questions', () => {
    const pack = packWith({ [`/groups/${preparatory}/mandates/1`]: 'principled-matters' });
    expect(problemsOfPack(pack, VERSIONS)).toEqual([]);
  });
});

describe('a pack with meetings', () => {
  it('of which there are fewer at most than at least is refused', () => {
    const place = placeOf('financing-body');
    adopting({ [`/groups/${place}/meetingsPerYear`]: { least: 5, most: 4 } }).thenRefusedAt([
      `/groups/${place}/meetingsPerYear`,
      'meetings-out-of-order',
    ]);
    const equal = packWith({ [`/groups/${place}/meetingsPerYear`]: { least: 0, most: 0 } });
    expect(problemsOfPack(equal, VERSIONS)).toEqual([]);
  });
});

describe('a pack that is not whole', () => {
  it.each([
    ['/title', undefined, '/'],
    ['/note', 'mer', '/note'],
    ['/groups/0/code', 'it-styrgruppen', '/groups/0/code'],
    ['/groups/0/decides', 'ja', '/groups/0/decides'],
    ['/groups/0/mandates/0', 'everything', '/groups/0/mandates/0'],
    ['/paths/shared/reportedBy', [], '/paths/shared/reportedBy'],
    ['/paths/e-service', {}, '/paths/e-service'],
    ['/rows/0/id', 'S1', '/rows/0/id'],
    ['/rows/0/quote', ' ', '/rows/0/quote'],
  ])('is refused: %s as %j', (pointer, value, place) => {
    adopting({ [pointer]: value }).thenRefusedAt([place, 'malformed-pack']);
  });

  it.each([null, [], 'pack', 1])('is refused when it is no object: %j', (pack) => {
    expect(problemsOfPack(pack, VERSIONS).map(({ pointer, code }) => [pointer, code])).toEqual([
      ['', 'malformed-pack'],
    ]);
  });

  it('is told everything that is wrong with it, each problem in both languages', () => {
    adopting({ '/rows/7/id': 'S003', '/parameters/x': 1, '/rules/y': {} }).thenRefusedAt(
      ['/parameters/x', 'unknown-parameter'],
      ['/rows/7/id', 'row-told-twice'],
      ['/rules/y', 'unknown-rule'],
    );
  });
});

describe('a pack with a fault in its form', () => {
  const told = (changes: Readonly<Record<string, unknown>>): string[][] => {
    const { problems, unjudged } = checkOfPack(packWith(changes), VERSIONS);
    return [
      ...problems.map(({ pointer, code }) => [pointer, code]),
      ...(unjudged ? [['more may follow']] : []),
    ];
  };

  it('is told the faults of its other parts too, and that more may follow', () => {
    expect(told({ '/groups/0/decides': 'ja', '/rules': { y: {} }, '/parameters/x': 1 })).toEqual([
      ['/groups/0/decides', 'malformed-pack'],
      ['/parameters/x', 'unknown-parameter'],
      ['/rules/y', 'unknown-rule'],
      ['more may follow'],
    ]);
  });

  it('is told everything where only a text is of the wrong form, which is one fault', () => {
    expect(told({ '/rows/0/quote': '', '/rows/7/id': 'S003', '/title': undefined })).toEqual([
      ['', 'malformed-pack'],
      ['/rows/0/quote', 'malformed-pack'],
      ['/rows/7/id', 'row-told-twice'],
    ]);
  });

  it('is told to name the function, where the code of an office or a group stands', () => {
    const sentence = (pointer: string, value: string) =>
      problemsOfPack(packWith({ [pointer]: value }), VERSIONS).map(({ sv }) => sv);
    expect(sentence('/groups/0/chair', 'it-strategist')).toEqual([
      expect.stringMatching(/\. Ange funktionen \(coordinator\), inte befattningens kod$/),
    ]);
    expect(sentence('/groups/0/convener', 'mayor')).toEqual([expect.not.stringContaining('Ange funktionen')]);
    expect(sentence('/paths/shared/decidedBy', 'it-steering-group')).toEqual([
      expect.stringMatching(/\. Ange funktionen \(decision-body\), inte gruppens kod$/),
    ]);
  });

  it('is answered, whatever stands wherever it should not', () => {
    const firstOf = (value: object): [string, unknown][] =>
      Array.isArray(value) ? Object.entries(value).slice(0, 1) : Object.entries(value);
    const places = (value: unknown, at: string): string[] =>
      (typeof value === 'object' && value !== null ? firstOf(value) : []).flatMap(([name, member]) => [
        `${at}/${name}`,
        ...places(member, `${at}/${name}`),
      ]);
    for (const pointer of places(NORRKOPING, ''))
      for (const value of [null, 'x', [null]])
        expect(() => checkOfPack(packWith({ [pointer]: value }), VERSIONS)).not.toThrow();
  });

  it('says that more may follow only where something could not be judged', () => {
    const refusal = (changes: Readonly<Record<string, unknown>>) => {
      const { problems, unjudged } = checkOfPack(packWith(changes), VERSIONS);
      return refusalOfPack(problems, unjudged)?.sv;
    };
    expect(refusal({ '/groups/0/decides': 'ja' })).toContain('Fler kan visa sig');
    expect(refusal({ '/rows/0/quote': '' })).not.toContain('Fler kan visa sig');
  });
});

describe('the name of a group or an office', () => {
  const [, second] = groups;

  it.each([
    ['another group', { '/groups/0/name': second?.name }, '/groups/1/name', '/groups/0/name'],
    ['another group, in other letters', { '/groups/0/name': second?.name.toUpperCase() }, '/groups/1/name'],
    ['an office', { '/groups/0/name': 'Ekonomidirektören' }, '/groups/0/name', '/offices/1/name'],
    ['another office', { '/offices/3/name': 'Ekonomidirektören' }, '/offices/3/name', '/offices/1/name'],
    ['an elected body', { '/groups/0/name': 'Kommunstyrelsen' }, '/groups/0/name', 'utanför riktlinjen'],
  ])('is refused when %s has it: who writes it would mean either', (_who, changes, place, other = '') => {
    adopting(changes).thenRefusedAt([place, 'name-told-twice']);
    expect(problemsOfPack(packWith(changes), VERSIONS)[0]?.sv).toContain(other);
  });
});

describe('the code of a group', () => {
  const five = Object.keys(GROUP_FORUMS);

  it.each(['council', 'executive-board', 'committee', 'official', 'chief-executive', 'own-group'])(
    'is one of the five that groups have, and not %s',
    (code) => {
      const [told] = problemsOfPack(packWith({ '/groups/0/code': code }), VERSIONS);
      expect(told).toMatchObject({
        pointer: '/groups/0/code',
        code: 'malformed-pack',
        sv: `ska vara något av: ${five.join(', ')}`,
      });
    },
  );
});

describe('a pack that tells which units are meant', () => {
  const preparatory = placeOf('preparatory-body');
  const owners = placeOf('system-owners-body');
  const seat = (at: number) => `/groups/${preparatory}/members/seats/${at}`;

  it('may leave it unsaid, as those adopted before did', () => {
    expect(
      problemsOfPack(
        packWith({
          [`/groups/${preparatory}/members/seats`]: undefined,
          [`/groups/${owners}/preparation`]: undefined,
        }),
        VERSIONS,
      ),
    ).toEqual([]);
  });

  it('is refused where a seat is for nobody, or for two kinds at once', () => {
    adopting({
      [seat(0)]: { name: 'Alla', rows: [] },
      [seat(1)]: { name: 'Alla', unit: 'it-unit', every: 'department', rows: [] },
      [`/groups/${owners}/preparation/units/0`]: { name: 'Alla', rows: [] },
    }).thenRefusedAt(
      [seat(0), 'seat-for-nobody'],
      [seat(1), 'seat-for-nobody'],
      [`/groups/${owners}/preparation/units/0`, 'seat-for-nobody'],
    );
  });

  it('is refused where a seat is for a unit whose code no unit of the pack has', () => {
    adopting({ [`${seat(1)}/unit`]: 'busines-office' }).thenRefusedAt([
      `${seat(1)}/unit`,
      'seat-for-unknown-unit',
    ]);
  });

  it('may name units by codes that it does not tell, as those adopted before did', () => {
    const { units = [] } = NORRKOPING;
    const before = units.map(({ code: _code, ...unit }) => unit);
    expect(problemsOfPack(packWith({ '/units': before }), VERSIONS)).toEqual([]);
  });

  it('is refused where two units have one code', () => {
    adopting({
      '/units/2/code': 'it-unit',
      [`/groups/${preparatory}/members/seats/2/unit`]: 'it-unit',
    }).thenRefusedAt(['/units/2/code', 'code-told-twice']);
  });

  it('is refused for a kind of unit there is not, a row it does not have, and an office nobody holds', () => {
    adopting({ [`${seat(0)}/every`]: 'committee' }).thenRefusedAt([`${seat(0)}/every`, 'malformed-pack']);
    adopting({ [`${seat(0)}/rows`]: ['S999'] }).thenRefusedAt([`${seat(0)}/rows/0`, 'unknown-row']);
    const preparing = `/groups/${owners}/preparation/offices/0`;
    const offices = NORRKOPING.offices.filter(({ function: of }) => of !== 'development-officer');
    adopting({ '/offices': offices, [preparing]: 'development-officer' }).thenRefusedAt(
      ...functionNotHeld('development-officer'),
      [preparing, 'function-not-held'],
    );
    adopting({ [preparing]: 'mayor' }).thenRefusedAt([preparing, 'unknown-function']);
  });
});

describe('the groups of the pack that comes with the program', () => {
  const group = (wanted: string) => groups[placeOf(wanted)];

  it('S084: has the preparatory group as a forum of strategic questions', () => {
    expect(group('preparatory-body')?.mandates).toContain('strategic-forum');
  });

  it.each([
    ['S081', 'preparatory-body'],
    ['S099', 'system-owners-body'],
    ['S113', 'financing-body'],
  ])('%s: has the group with the function %s', (row, wanted) => {
    expect(group(wanted)?.rows).toContain(row);
  });
});
