import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { GuidelinePack } from '../../src/domain/guidelines/pack.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';
import { liggare, newFolder, type Ran } from './run.js';

const numbered = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, place) => `S${String(from + place).padStart(3, '0')}`);

/** A few dozen rows: how a matter is decided and paid, and who meets how often. */
const ROWS = new Set([
  'S009',
  'S010',
  'S027',
  ...numbered(61, 73),
  'S081',
  'S099',
  'S112',
  'S113',
  ...numbered(144, 147),
  'S149',
  'S151',
  ...numbered(153, 168),
]);
const kept = (rows: readonly string[]): string[] => rows.filter((row) => ROWS.has(row));

/** What Sjövik has made of the shipped guideline: its own names, its own pace, and no way past the deciding group. */
function ownPack(): GuidelinePack {
  const {
    scope: _scope,
    signatory: _signatory,
    source: _source,
    responsibilities: _responsibilities,
    norms: _norms,
    overlaps: _overlaps,
    units: _units,
    ...pack
  } = NORRKOPING;
  const { escalation: _escalation, ...shared } = pack.paths.shared;
  return {
    ...pack,
    guideline: 'sjovik-digital-styrning',
    version: '2026',
    title: 'Riktlinje för digital styrning i Sjöviks kommun',
    supersedes: ['Sjöviks IT-policy'],
    offices: pack.offices.map((office) =>
      office.function === 'coordinator'
        ? { ...office, code: 'digital-officer', name: 'Digitaliseringschefen' }
        : office,
    ),
    systems: pack.systems.slice(0, 2).map(({ code, name, systemType }) => ({ code, name, systemType })),
    groups: pack.groups.map(({ preparation: _preparation, members, ...group }) => {
      const { seats: _seats, ...seated } = members ?? { offices: [], units: [] };
      const own = { ...group, members: seated, rows: kept(group.rows) };
      if (group.function === 'decision-body') return { ...own, name: 'Digitaliseringsrådet' };
      return group.function === 'system-owners-body'
        ? { ...own, meetingsPerYear: { least: 2, most: 2 } }
        : own;
    }),
    paths: {
      shared: { ...shared, rows: kept(shared.rows) },
      operational: { ...pack.paths.operational, rows: kept(pack.paths.operational.rows) },
    },
    rows: pack.rows.filter(({ id }) => ROWS.has(id)),
  };
}

type Found = Readonly<{ rule: string; says: { sv: string }; remedy: { sv: string }; guideline: string }>;
type Fields = Readonly<Record<string, string | readonly string[]>>;

const options = (fields: Fields): string[] =>
  Object.entries(fields).flatMap(([name, values]) =>
    [values].flat().flatMap((value) => [`--${name}`, value]),
  );

describe('a municipality with a guideline of its own', () => {
  const folder = newFolder();
  const file = join(folder, 'riktlinje.json');
  let person: string;
  let number: string;
  const run = (...args: string[]): Promise<Ran> => liggare(folder, args);
  const done = async (...args: string[]): Promise<string> => {
    const { code, out, err } = await run(...args);
    expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
    return out;
  };
  const decide = (more: Fields): Promise<Ran> =>
    run(
      'initiative',
      'decide',
      number,
      ...options({
        outcome: 'approved',
        forum: 'it-steering-group',
        'meeting-date': '2026-03-11',
        decider: person,
        'decider-office': 'chief-executive',
        ...more,
      }),
    );

  beforeAll(async () => {
    writeFileSync(file, JSON.stringify(ownPack(), null, 2));
    const opened = await done(
      'init',
      ...options({
        municipality: 'Sjöviks kommun',
        'in-force-from': '2026-01-01',
        admin: 'Alva Exempel',
        pack: file,
        format: 'json',
      }),
    );
    ({ person } = JSON.parse(opened) as { person: string });
    await done('office', 'appoint', 'chief-executive', ...options({ person, from: '2020-01-01' }));
    const need = await done(
      'initiative',
      'report-need',
      ...options({
        title: 'Gemensamt diarium',
        category: 'shared',
        kind: 'purchase',
        administration: 'Kommunstyrelsens kontor',
        'business-need': 'Diariet går inte att nå utanför stadshuset.',
        'expected-effect': 'Handlingar kan lämnas ut samma dag.',
        'reporter-capacity': 'system-owner',
        'occurred-at': '2026-02-02',
        format: 'json',
      }),
    );
    ({ number } = JSON.parse(need) as { number: string });
  }, 120_000);

  it('has checked its file before it was adopted, and sees what it has changed', async () => {
    const { code, err, out: remarks } = await run('guideline', 'check', file);
    expect({ code, err }).toEqual({
      code: 0,
      err: expect.stringMatching(
        /^sjovik-digital-styrning@2026 går att anta: 5 grupper, .* anmärkningar\.$/m,
      ),
    });
    expect(remarks.split('\n')).toContainEqual(
      expect.stringMatching(
        /^Anmärkning, rad \d+, \/groups\/1\/meetingsPerYear: .*raden S098 .*\(meetings-without-row\)\.$/,
      ),
    );
    const shipped = join(folder, 'norrkoping.json');
    writeFileSync(shipped, (await run('guideline', 'pack')).out);
    const out = await done('guideline', 'diff', shipped, file);
    expect(out.split('\n')).toEqual(
      expect.arrayContaining([
        'Samordnare (IT-strateg): «Kommunens IT-strateg» blir «Digitaliseringschefen»',
        'Samordnare (IT-strateg): befattningen it-strategist blir digital-officer',
        'Grupp: «IT-styrgruppen» blir «Digitaliseringsrådet»',
        'Systemägargruppen, möten: «4 möten per år» blir «2 möten per år»',
        'Kommungemensamma system, lyfts till: «Kommundirektören» blir «ingen»',
      ]),
    );
    expect(out).toContain('S148 utgår');
  }, 60_000);

  it('has the offices and groups of its own guideline from the first day', async () => {
    expect(await done('offices')).toContain('Digitaliseringschefen');
    const whole = await done('guideline', 'show');
    expect(whole).toContain('Riktlinje för digital styrning i Sjöviks kommun (sjovik-digital-styrning@2026)');
    expect(whole).toContain('Digitaliseringsrådet (it-steering-group), beslutande grupp');
    expect(whole).toContain('inte satt i riktlinjen');
    expect(await done('guideline', 'show', '--row', 'S149')).toContain('anchored-before-decision');
    expect(await run('guideline', 'show', '--row', 'S148')).toMatchObject({
      code: 1,
      err: expect.stringContaining('[unknown-row]'),
    });
  }, 60_000);

  it('is advised in its own names', async () => {
    const advice = await done('advice', number);
    expect(advice).toContain('Samråd med digitaliseringschefen har inte skett före beslutet.');
    expect(advice).toContain('Rådgör med digitaliseringschefen och för in samrådet.');
    expect(advice).not.toMatch(/IT-styrgrupp|IT-strateg(?!iska)|Kommunens IT-strateg/);
  }, 60_000);

  it('is stopped in its own names, where its guideline knows no way past the deciding group', async () => {
    const { code, err } = await decide({ forum: 'chief-executive' });
    expect(code).toBe(1);
    expect(err).toContain('Beslutet om det kommungemensamma systemet är inte fattat i Digitaliseringsrådet.');
    expect(err).toContain('[rule-broken]');
    expect(err).not.toContain('IT-styrgruppen');
  }, 60_000);

  it('finds what was done all the same by its own rows, and nothing by rows that it has left out', async () => {
    const { err } = await decide({});
    const rules = [...err.matchAll(/\(([a-z-]+); S/g)].map(([, rule]) => `${rule}=Brådskade.`);
    await done(
      'initiative',
      'decide',
      number,
      ...options({
        outcome: 'approved',
        forum: 'it-steering-group',
        'meeting-date': '2026-03-11',
        decider: person,
        'decider-office': 'chief-executive',
        deviations: [...new Set(rules)],
      }),
    );
    const { findings } = JSON.parse(await done('findings', '--year', '2026', '--format', 'json')) as {
      findings: Found[];
    };
    expect(new Set(findings.map(({ guideline }) => guideline))).toEqual(
      new Set(['sjovik-digital-styrning@2026']),
    );
    const found = findings.map(({ rule }) => rule);
    expect(found).toEqual(
      expect.arrayContaining(['shared-consulted-before-decision', 'anchored-before-decision']),
    );
    // S014 and S023 are not Sjövik's: nobody is asked for goals, or to forward information.
    expect(found).not.toContain('need-linked-to-goals');
    for (const { says, remedy } of findings)
      expect(`${says.sv} ${remedy.sv}`).not.toMatch(/IT-styrgrupp|IT-strateg(?!iska)/);
    expect(await done('decisions', '--year', '2026')).toContain('Digitaliseringsrådet');
    const report = await done('report', '2026', '--format', 'csv');
    expect(report).toContain('Handlagt i: Digitaliseringsrådet');
    expect(report).toContain('Samråd med digitaliseringschefen har inte skett före beslutet');
  }, 60_000);

  it('sets what its guideline leaves open, and sees since when and what depends on it', async () => {
    await done(
      'guideline',
      'set-parameter',
      'sjovik-digital-styrning',
      ...options({ parameter: 'decideFinancingDays', value: '60', from: '2026-01-01' }),
    );
    const { parameters } = JSON.parse(
      await done('guideline', 'parameters', '--on', '2026-06-30', '--format', 'json'),
    ) as { parameters: { parameter: string; value?: unknown; from?: string; rules: string[] }[] };
    expect(parameters.find(({ parameter }) => parameter === 'decideFinancingDays')).toMatchObject({
      value: 60,
      from: '2026-01-01',
      rows: ['S158'],
      rules: ['financing-decided-in-time'],
    });
    expect(parameters.find(({ parameter }) => parameter === 'lateRecordingDays')).not.toHaveProperty('value');
    expect(await done('guideline', 'parameters', '--on', '2026-06-30')).toContain('inte satt i riktlinjen');
  }, 60_000);

  it('adopts its next version, which its chief executive must have decided', async () => {
    const { offices, groups, ...same } = ownPack();
    const next: GuidelinePack = {
      ...same,
      version: '2027',
      offices: offices.map((office) =>
        office.function === 'head-of-it'
          ? { ...office, code: 'security-officer', name: 'Säkerhetschefen' }
          : office,
      ),
      groups: groups.map((group) =>
        group.function === 'decision-body' ? { ...group, name: 'Digitala rådet' } : group,
      ),
    };
    const nextFile = join(folder, 'riktlinje-2027.json');
    writeFileSync(nextFile, JSON.stringify(next));
    const adopting = [
      'guideline',
      'adopt',
      ...options({
        guideline: next.guideline,
        version: '2027',
        title: next.title,
        'in-force-from': '2027-01-01',
        pack: `@${nextFile}`,
      }),
    ];
    const refused = await run(...adopting);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('steering-document-adopted-by-chief-executive; S070');
    const { err } = await run(
      ...adopting,
      ...options({ decider: person, 'decider-office': 'chief-executive' }),
    );
    expect(err).toContain(
      'fynd: Styrdokumentet är antaget utan att Digitaliseringsrådet har tagit fram det.',
    );
    // Nothing is laid up by a later guideline: who adopts it is told what is missing, and how to lay it up.
    expect(err).toContain(
      'Säkerhetschefen: liggare office establish --code security-officer --name "Säkerhetschefen" --function head-of-it',
    );
    const shown = await run('guideline', 'show', 'sjovik-digital-styrning@2027');
    expect(shown.err).toContain('liggare office establish --code security-officer');
  }, 60_000);

  it('may write its own names in what it imports, and is shown them among the columns', async () => {
    expect(await done('import', '--columns')).toContain('Digitaliseringsrådet, IT-strategiska');
    const forums = join(folder, 'forum.csv');
    writeFileSync(
      forums,
      `Nummer;Steg;Datum;Remissinstans;Svar senast\n${number};Remiss;2026-02-03;Digitaliseringsrådet;2026-02-20\n`,
    );
    expect(await done('import', forums, '--dry-run')).toContain('1 rad');
  }, 60_000);

  it('covers what the shipped guideline says, as table, CSV and JSON', async () => {
    expect(await done('guideline', 'coverage', '--shipped', '--row', 'S149')).toContain(
      'anchored-before-decision',
    );
    expect(await done('guideline', 'coverage', '--shipped', '--row', 'S001', '--format', 'csv')).toContain(
      'Rad;Avsnitt;Rader i texten;Citat;Genomförs av;Visas av',
    );
    const rows = JSON.parse(
      await done('guideline', 'coverage', '--shipped', '--format', 'json'),
    ) as unknown[];
    expect(rows).toHaveLength(176);
    expect(await done('guideline', 'coverage', '--format', 'csv')).not.toContain('S001');
  }, 60_000);
});
