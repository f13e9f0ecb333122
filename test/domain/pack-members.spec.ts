import { describe, expect, it } from '@jest/globals';
import { problemsOfPack } from '../../src/domain/guidelines/pack-check.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';
import { VERSIONS } from '../../src/guideline/rules.js';

const places = (changes: object): string[][] =>
  problemsOfPack({ ...NORRKOPING, ...changes }, VERSIONS).map(({ pointer, code }) => [pointer, code]);
const row = (id: string): string => NORRKOPING.rows.find((one) => one.id === id)?.quote ?? '';

describe('what the shipped guideline says of itself', () => {
  it('S001 S002 S003 S004: replaces three guidelines, one of them printed with a stray comma', () => {
    expect(NORRKOPING.supersedes).toEqual([row('S002'), row('S003').replace(/,$/, ''), row('S004')]);
    expect(row('S001')).toContain('ersätter');
  });

  it('S005: has the title that stands over the text', () => {
    expect(NORRKOPING.title).toBe(row('S005'));
  });

  it('S006: is about who is responsible and who decides', () => {
    expect(row('S006')).toBe(`beskriver ${NORRKOPING.scope?.subjects.join(' och ')}`);
  });

  it('S174 S175: is signed by an office; the name stands in the quoted text alone', () => {
    expect(NORRKOPING.signatory).toEqual({ office: 'chief-executive', rows: ['S174', 'S175'] });
    const { rows: _quotes, ...rest } = NORRKOPING;
    expect(JSON.stringify(rest)).not.toContain(row('S174'));
  });

  it('S176: has the number of pages that stands in its margin', () => {
    expect(row('S176')).toContain(`(${NORRKOPING.source?.pages})`);
  });

  it.each([
    ['S017', 'coordination', 'coordinator', ['decision-body', 'preparatory-body']],
    ['S030', 'outlook', 'coordinator', undefined],
    ['S031', 'steering-documents', 'coordinator', undefined],
    ['S053', 'communications', 'communications-director', undefined],
    ['S054', 'information', 'communications-director', undefined],
  ])('%s: says who answers for %s', (id, area, office, together) => {
    const found = NORRKOPING.responsibilities?.find((one) => one.area === area);
    expect(found).toMatchObject({ office, rows: [id] });
    expect(found?.with).toEqual(together);
  });

  it('S026: refers to a programme that nobody has said where it is', () => {
    expect(NORRKOPING.norms?.find(({ rows }) => rows.includes('S026'))).toEqual({
      code: 'e-government-programme',
      name: 'Programmet för e-förvaltningsutveckling',
      rows: ['S026'],
    });
  });

  it('S027: has one office that coordinates', () => {
    expect(NORRKOPING.offices.filter(({ function: of }) => of === 'coordinator')).toEqual([
      { code: 'it-strategist', name: row('S027'), function: 'coordinator' },
    ]);
  });

  it('S063: tells that three groups touch the money, and does not say which goes first', () => {
    expect(NORRKOPING.overlaps).toEqual([
      expect.objectContaining({ groups: ['decision-body', 'system-owners-body', 'financing-body'] }),
    ]);
    expect(NORRKOPING.overlaps?.[0]).not.toHaveProperty('first');
  });
});

describe('a pack without these members', () => {
  it('is whole all the same: guidelines that were adopted before have none of them', () => {
    const { scope, signatory, source, responsibilities, norms, overlaps, ...before } = NORRKOPING;
    expect([scope, signatory, source, responsibilities, norms, overlaps]).not.toContain(undefined);
    expect(problemsOfPack(before, VERSIONS)).toEqual([]);
  });
});

describe('a pack whose members do not hold together is refused', () => {
  const responsibility = { area: 'x', name: 'X', office: 'coordinator', rows: [] };

  it('when an office or a group that it speaks of is held by nobody', () => {
    const offices = NORRKOPING.offices.filter(({ function: of }) => of !== 'development-officer');
    const office = 'development-officer';
    expect(places({ offices, signatory: { office, rows: [] } })).toContainEqual([
      '/signatory/office',
      'function-not-held',
    ]);
    expect(places({ offices, responsibilities: [{ ...responsibility, office }] })).toContainEqual([
      '/responsibilities/0/office',
      'function-not-held',
    ]);
  });

  it('when a function is none', () => {
    expect(places({ responsibilities: [{ ...responsibility, office: 'mayor' }] })).toEqual([
      ['/responsibilities/0/office', 'unknown-function'],
    ]);
    expect(places({ overlaps: [{ matter: 'x', groups: ['decision-body', 'mayor'], rows: [] }] })).toEqual([
      ['/overlaps/0/groups/1', 'unknown-function'],
    ]);
  });

  it('when an area or a norm is told twice, or a row is not there', () => {
    expect(places({ responsibilities: [responsibility, responsibility] })).toEqual([
      ['/responsibilities/1/area', 'code-told-twice'],
    ]);
    const norm = { code: 'n', name: 'N', rows: ['S999'] };
    expect(places({ norms: [norm, { ...norm, rows: [] }] })).toEqual([
      ['/norms/1/code', 'code-told-twice'],
      ['/norms/0/rows/0', 'unknown-row'],
    ]);
    expect(places({ scope: { subjects: ['x'], rows: ['S999'] } })).toEqual([
      ['/scope/rows/0', 'unknown-row'],
    ]);
  });

  it('when the group that goes first is none of those that overlap', () => {
    const overlap = { matter: 'x', groups: ['decision-body', 'financing-body'], rows: [] };
    expect(places({ overlaps: [{ ...overlap, first: 'preparatory-body' }] })).toEqual([
      ['/overlaps/0/first', 'function-not-held'],
    ]);
    expect(places({ overlaps: [{ ...overlap, first: 'decision-body' }] })).toEqual([]);
  });

  it('when a group has two chairs', () => {
    const [first, ...rest] = NORRKOPING.groups;
    expect(places({ groups: [{ ...first, chair: ['coordinator', 'chief-executive'] }, ...rest] })).toEqual([
      ['/groups/0/chair', 'two-chairs'],
    ]);
  });
});
