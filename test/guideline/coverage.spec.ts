import { describe, expect, it } from '@jest/globals';
import { brokenReferences, carriersOf, coverage, placeIn } from '../../src/guideline/coverage.js';
import { DATA } from '../../src/guideline/coverage-table.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';
import shown from '../../src/guideline/shown-by.json' with { type: 'json' };
import { namedRows, testsIn } from './named-rows.js';
import { ownPack } from './other-pack.js';

describe('the 176 rows of the guideline', () => {
  const covered = coverage();

  it('are all there, each with its quote and where it stands', () => {
    expect(covered.map(({ row }) => row)).toEqual(
      Array.from({ length: 176 }, (_, place) => `S${String(place + 1).padStart(3, '0')}`),
    );
    for (const { quote, lines, section } of covered) {
      expect(quote.trim()).not.toBe('');
      expect(lines).toMatch(/^\d+(-\d+)?(, ?\d+(-\d+)?)*$/);
      expect(section).not.toBe('');
    }
  });

  it('are carried by something that exists and shown by a test, each of them', () => {
    const missing = covered.filter(({ by, tests }) => by.length === 0 || tests.length === 0);
    expect(missing.map(({ row }) => row)).toEqual([]);
  });

  it('are shown by the tests that name them: run «npm run coverage» when this fails', () => {
    expect(shown).toEqual(namedRows(process.cwd()));
  });

  it('are those of another guideline with its quotes, its own places and the rules that it uses', () => {
    const pack = ownPack(new Set(['S009', 'S027', 'S036', 'S149']));
    expect(coverage(pack).map(({ row, quote }) => [row, quote])).toEqual([
      ['S009', 'Vår S009'],
      ['S027', 'Vår S027'],
      ['S036', 'Vår S036'],
      ['S149', 'Vår S149'],
    ]);
    const places = (row: string) =>
      carriersOf(row, pack)
        .filter(({ kind }) => kind === 'pack')
        .map(({ name }) => name);
    expect(places('S027')).toEqual(['/offices/own-coordinator']);
    expect(places('S036')).toEqual(['/units/Digitala driften']);
    const off = { ...pack, rules: { 'anchored-before-decision': { mode: 'off' as const } } };
    const anchored = { kind: 'rule', name: 'anchored-before-decision' };
    expect(carriersOf('S149', pack)).toContainEqual(anchored);
    expect(carriersOf('S149', off)).not.toContainEqual(anchored);
  });

  it('are carried by nothing that does not exist', () => {
    expect(brokenReferences()).toEqual([]);
    for (const things of Object.values(DATA)) expect(things.length).toBeGreaterThan(0);
  });
});

describe('a row that names what does not exist', () => {
  it('is told: an event, a member, a code, a place, a parameter, and a row that there is not', () => {
    expect(
      brokenReferences({
        S001: [{ kind: 'event', event: 'NothingHappened' }],
        S002: [{ kind: 'field', event: 'NeedReported', member: 'mood', codes: [] }],
        S003: [{ kind: 'field', event: 'NeedReported', member: 'kind', codes: ['purchase', 'whim'] }],
        S004: [{ kind: 'pack', place: '/groups/round-table' }],
        S005: [{ kind: 'parameter', parameter: 'patience' }],
        S999: [{ kind: 'event', event: 'NeedReported' }],
      }),
    ).toEqual([
      'S001: there is no NothingHappened',
      'S002: there is no NeedReported.mood',
      'S003: there is no NeedReported.kind=purchase|whim',
      'S004: there is no /groups/round-table',
      'S005: there is no patience',
      'S999 is no row of the guideline',
    ]);
  });
});

describe('what carries a row', () => {
  it('is told by kind: a rule, a duty, a metric, a thing', () => {
    expect(carriersOf('S149')).toContainEqual({ kind: 'rule', name: 'anchored-before-decision' });
    expect(carriersOf('S069')).toContainEqual({ kind: 'duty', name: 'steering-document-published' });
    expect(carriersOf('S069')).toContainEqual({ kind: 'parameter', name: 'publishRulesDays' });
    expect(carriersOf('S129')).toEqual([
      { kind: 'rule', name: 'listed-shared-systems-are-in-use' },
      { kind: 'pack', name: '/systems/finance-system' },
    ]);
    expect(carriersOf('S999')).toEqual([]);
  });

  it('is found in the pack by word, code or index', () => {
    expect(placeIn(NORRKOPING, '/groups/it-steering-group/members/offices/coordinator')).toBe('coordinator');
    expect(placeIn(NORRKOPING, '/supersedes/Riktlinjer för gemensamma system')).toBeDefined();
    expect(placeIn(NORRKOPING, '/groups/it-steering-group/members/nobody/x')).toBeUndefined();
  });
});

describe('the tests of a file', () => {
  it('are known by name, those of a table each by its first word', () => {
    const text = `
      const ROWS = [['S002', 1], ['S003', 2]] as const;
      it('S001: is so', () => {});
      it.each(ROWS)('%s: is so too', () => {});
      it.each(['S004'])('%s: as well', () => {});
      it.each([1, 2])('S005: by number %i', () => {});
      describe('S006', () => {});`;
    expect(testsIn('x.spec.ts', text)).toEqual([
      'S001: is so',
      'S002: is so too',
      'S003: is so too',
      'S004: as well',
      'S005: by number %i',
    ]);
  });
});
