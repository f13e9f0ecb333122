import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { YearlyReport } from '../../src/reports/yearly-report.js';
import { ownPack, SHIPPED_NAME } from '../guideline/other-pack.js';
import { liggare, newFolder, type Ran } from './run.js';

/** The rows that this municipality has: how a matter is decided and paid, the rent, and who meets how often. */
const ROWS = new Set(
  'S009 S010 S027 S061 S062 S066 S067 S072 S081 S099 S112 S113 S121 S144 S145 S146 S147 S149 S151 S153 S154 S155 S157'.split(
    ' ',
  ),
);

type Fields = Readonly<Record<string, string>>;
const options = (fields: Fields): string[] =>
  Object.entries(fields).flatMap(([name, value]) => [`--${name}`, value]);

describe('a municipality that calls every office, group and unit otherwise', () => {
  const folder = newFolder();
  const file = join(folder, 'riktlinje.json');
  const run = (...args: string[]): Promise<Ran> => liggare(folder, args);
  const done = async (...args: string[]): Promise<string> => {
    const { code, out, err } = await run(...args);
    expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
    return `${out}${err}`;
  };
  /** What is shown, without a shipped name in it. */
  const shown = async (...args: string[]): Promise<string> => {
    const text = await done(...args);
    expect(text.split('\n').filter((one) => SHIPPED_NAME.test(one))).toEqual([]);
    return text;
  };
  const number = '2026-0001';
  const initiative = (name: string, fields: Fields): Promise<string> =>
    done('initiative', name, number, ...options(fields));

  beforeAll(async () => {
    writeFileSync(file, JSON.stringify(ownPack(ROWS), null, 2));
    const opened = await done(
      'init',
      ...options({
        municipality: 'Sjöviks kommun',
        'in-force-from': '2025-01-01',
        admin: 'Alva Exempel',
        pack: file,
        format: 'json',
      }),
    );
    const { person } = JSON.parse(opened) as { person: string };
    const since = { person, from: '2020-01-01' };
    await done('office', 'appoint', 'own-chief-executive', ...options(since));
    await done(
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
        origin: 'it-unit-proposal',
        'occurred-at': '2026-02-02',
      }),
    );
    const on = (day: string): Fields => ({ 'occurred-at': day });
    await initiative('contact-party', { party: 'it-unit', ...on('2026-02-03') });
    await initiative('contact-party', { party: 'procurement-centre', ...on('2026-02-03') });
    await initiative('consult', { 'consulted-office': 'own-coordinator', ...on('2026-02-04') });
    await initiative('anchor', {
      body: 'Digitala beredningen',
      outcome: 'supported',
      'meeting-date': '2026-02-05',
    });
    await initiative('escalate', {
      to: 'own-chief-executive',
      reasons: 'Avtalet löper ut.',
      ...on('2026-02-06'),
    });
    await initiative('decide', {
      outcome: 'approved',
      forum: 'digitaliseringsrådet',
      'meeting-date': '2026-02-11',
      decider: person,
      'decider-office': 'own-chief-executive',
    });
    await done('economy', 'open', '--year', '2026');
    await done(
      'economy',
      'decide-price-list',
      '2026',
      ...options({
        version: '2026-1',
        prices: '[{"assetClass":"computer","pricePerUnitOre":318000}]',
        forum: 'Pengarådet',
        decider: person,
        'decider-office': 'own-chief-executive',
        'meeting-date': '2026-01-20',
      }),
    );
  }, 240_000);

  it('reads its own names in the history, also step by step, and offices by what they are called', async () => {
    const history = await shown('history', number);
    expect(history).toContain('Part kontaktad: Digitala driften');
    expect(history).toContain('Part kontaktad: Inköpsavdelningen');
    expect(history).toContain('Samråd hållet: Digitaliseringschefen');
    expect(history).toContain('Beslut lyft: Förvaltningschefen');
    expect(history).toContain('Alva Exempel, Förvaltningschefen (innehavare)');
    const steps = await shown('history', number, '--steps');
    expect(steps).toContain('Forum: Digitaliseringsrådet');
    expect(steps).not.toMatch(/own-(chief-executive|coordinator)/);
  });

  it('reads them in every list', async () => {
    expect(await shown('price-lists')).toContain('Pengarådet');
    expect(await shown('groups')).toContain('Digitala beredningen');
    expect(await shown('decisions', '--forum', 'Digitaliseringsrådet')).toContain(number);
    for (const list of [['offices'], ['meetings'], ['duties', '--undated'], ['findings'], ['advice', number]])
      await shown(...list);
  });

  it('reads its own guideline, what of the program it uses, and what of its rows is carried', async () => {
    const parameters = await shown('guideline', 'parameters');
    expect(parameters).toContain('Digitaliseringsrådets beslut');
    expect(parameters).toMatch(/commonTelephoneNumber .*\(ingenting: riktlinjen saknar raderna\)/);
    const own = await done('guideline', 'show');
    expect(own).toContain('digitaliseringschefens rapporter');
    // Beside an office, a group or a unit stands the function it has, in the program's words.
    const words = own.split('\n').filter((one) => !/\((?:own-|[a-z-]+-(?:group|unit|centre)\))/.test(one));
    expect(words.filter((one) => SHIPPED_NAME.test(one))).toEqual([]);
    const rules = await done('rules');
    // A group that it does not have is spoken of in rules that it does not use, and nowhere else.
    const used = rules.split('\n').filter((one) => !one.includes('används inte'));
    expect(used.filter((one) => SHIPPED_NAME.test(one))).toEqual([]);
    expect(rules).toContain('Riktlinjen som gäller: Riktlinje för digital styrning i Sjöviks kommun');
    expect(rules).toMatch(/anchored-before-decision v1 .* vakt /);
    expect(rules).toMatch(/one-common-telephone-number v1 .* används inte /);
    // The tests that show a row are the program's own, named in its words.
    const coverage = (await done('guideline', 'coverage')).replaceAll(/ test\/.*/g, '');
    expect(coverage).not.toMatch(SHIPPED_NAME);
    expect(coverage).toContain('Vår S149');
    expect(coverage).toContain('/offices/own-coordinator');
    expect(coverage).toContain(`${ROWS.size} rader`);
  });

  it('reads them in the analyses and in the report, which leave out what its guideline does not ask for', async () => {
    for (const name of ['contacts', 'assessments', 'lead-times'])
      await shown('analyse', name, '--year', '2026');
    expect(await shown('analyse', 'assessments')).not.toContain('ledningsgrupp');
    const { out } = await run('report', '2026', '--format', 'json');
    const { sections } = JSON.parse(out) as YearlyReport;
    const ids = sections.map(({ id }) => id);
    // The row about anchoring in the preparatory group is there, those about frames and orders are not.
    expect(ids).toEqual(expect.arrayContaining(['preparation', 'price-lists', 'contacts']));
    for (const id of ['frames', 'orders', 'cost-levels', 'companies', 'follow-up-answers'])
      expect(ids).not.toContain(id);
    const told = sections.flatMap(({ title, counts, rows }) => [
      title,
      counts,
      ...rows.map(({ label }) => label),
    ]);
    expect(told.filter((one) => SHIPPED_NAME.test(one))).toEqual([]);
    expect(told).toContain('Samråd med digitaliseringschefen före beslutet: alla');
    // Nobody asked for it, and it was done all the same: then it is told, and that nobody asked.
    expect(sections.find(({ id }) => id === 'contacts')?.counts).toMatch(
      /Riktlinjen som gällde har ingen rad om detta\.$/,
    );
  });

  it('is shown the shipped guideline when it asks for it, and told so', async () => {
    const coverage = await done('guideline', 'coverage', '--shipped', '--row', 'S149');
    expect(coverage).toContain('Riktlinjen som följer med programmet: Riktlinje för IT-styrning');
    expect(await done('rules', '--pack', file)).toContain('Riktlinjen i filen: Riktlinje för digital');
  });

  it('is told the codes with its own names when it names no forum', async () => {
    const { code, err } = await run('decisions', '--forum', 'IT-styrgruppen');
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringContaining('it-steering-group (Digitaliseringsrådet)'),
    });
    const anchored = await run('initiative', 'anchor', number, '--body', 'Rådet', '--outcome', 'supported');
    expect(anchored.err).toContain('it-preparatory-group (Digitala beredningen)');
  });

  it('names its forums and offices in a spreadsheet too', async () => {
    const csv = join(folder, 'steg.csv');
    writeFileSync(
      csv,
      [
        'Ärende;Nummer;Steg;Datum;Samråd med;Förankrat i;Utfall;Ursprung',
        `diarium;${number};Samråd;2026-02-07;Digitaliseringschefen;;;`,
        `diarium;${number};Förankring;2026-02-09;;Digitala beredningen;Tillstyrkt;`,
        `diarium;${number};Komplettering;2026-02-10;;;;Digitala driftens eget förslag`,
        `diarium;${number};Komplettering;2026-02-12;;;;Digitaliseringschefen`,
      ].join('\n'),
    );
    expect(await done('import', csv, '--dry-run')).toContain('4 rader');
  });

  it('reads them among the columns of a spreadsheet, which are otherwise said to be in the shipped words', async () => {
    const columns = await done('import', '--columns');
    // A group that its guideline has no name for, and another name of some unit.
    const named = columns.replaceAll(/Kommunens ledningsgrupp|Informationskontoret/g, '');
    expect(named.split('\n').filter((one) => SHIPPED_NAME.test(one))).toEqual([]);
    expect(columns).toContain('Digitala driftens eget förslag, Digitaliseringschefen');
    expect(columns).not.toContain('medföljande riktlinjens');
    const { out } = await liggare(newFolder(), ['import', '--columns']);
    expect(out).toContain('IT-enhetens eget förslag');
    expect(out).toContain(
      'Namnen (IT-styrgruppen, IT-strategen, IT-enheten …) är den medföljande riktlinjens',
    );
  });
});
