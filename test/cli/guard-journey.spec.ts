import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';
import { StreamsDouble } from '../event-store/streams-double.js';
import { liggare, newFolder, type Ran } from './run.js';

const node = process.env['EVENTSTOREDB_URL'];
const STORES = ['SQLite', 'the protocol of EventStoreDB', ...(node === undefined ? [] : ['EventStoreDB'])];

type Found = Readonly<{ rule: string; on: string; deviation?: { acceptedBy?: string } }>;
type Fields = Readonly<Record<string, string | readonly string[]>>;

const options = (fields: Fields): string[] =>
  Object.entries(fields).flatMap(([name, values]) =>
    [values].flat().flatMap((value) => [`--${name}`, value]),
  );

/** What the decision of an operational system lacks when nobody was consulted or contacted. */
const BROKEN = ['operational-consulted-before-decision', 'operational-parties-contacted'];

describe.each(STORES)('a decision that breaks the guideline, at the command line, on %s', (store) => {
  let double: StreamsDouble | undefined;
  let folder: string;
  let env: Record<string, string>;
  let person: string;
  let number: string;
  const run = (...args: string[]): Promise<Ran> => liggare(folder, args, { env });
  const initiative = (name: string, fields: Fields): Promise<Ran> =>
    run('initiative', name, ...(name === 'report-need' ? [] : [number]), ...options(fields));
  const findings = async (...args: string[]): Promise<Found[]> => {
    const { out } = await run('findings', '--year', '2026', ...args, '--format', 'json');
    return (JSON.parse(out) as { findings: Found[] }).findings.filter(({ rule }) => BROKEN.includes(rule));
  };
  const decide = (more: Fields = {}): Promise<Ran> =>
    initiative('decide', {
      outcome: 'approved',
      forum: 'it-steering-group',
      'meeting-date': '2026-03-11',
      decider: person,
      'decider-office': 'chief-executive',
      ...more,
    });

  beforeAll(async () => {
    double = store.startsWith('the protocol') ? await StreamsDouble.start() : undefined;
    const url = double ? `esdb://127.0.0.1:${double.port}?tls=false` : (node ?? '');
    const ledger = `test-${randomUUID().slice(0, 13)}`;
    env = store === 'SQLite' ? {} : { LIGGARE_STORE: url, LIGGARE_LEDGER: ledger };
    folder = newFolder();
    const opening = { municipality: 'Norrvikens kommun', 'in-force-from': '2012-01-01', format: 'json' };
    ({ person } = JSON.parse((await run('init', ...options(opening))).out) as { person: string });
    await run('office', 'appoint', 'chief-executive', '--person', person, '--from', '2020-01-01');
    const need = await initiative('report-need', {
      title: 'Schemaläggning i hemtjänsten',
      category: 'operational',
      kind: 'purchase',
      administration: 'Vård- och omsorgskontoret',
      'business-need': 'Scheman görs i kalkylblad.',
      'expected-effect': 'Mindre restid mellan besöken.',
      'reporter-capacity': 'head-of-operation',
      'goal-refs': 'VON-1',
      'occurred-at': '2026-02-02',
      format: 'json',
    });
    ({ number } = JSON.parse(need.out) as { number: string });
  }, 120_000);
  afterAll(() => double?.stop());

  it('is advised against, answered with the list, and nothing is recorded', async () => {
    const { out } = await run('advice', number);
    for (const rule of BROKEN) expect(out).toContain(rule);
    const { code, err } = await decide();
    expect(code).toBe(1);
    for (const rule of BROKEN) expect(err).toContain(rule);
    expect(err).toContain('[rule-broken]');
    expect(err).toContain('Mot riktlinjen: ');
    expect(err).toContain('Against the guideline: ');
    expect(await findings()).toEqual([]);
  }, 60_000);

  it('goes through with a reason for each, and is found with the deviation beside it', async () => {
    const some = await decide({ deviations: 'operational-parties-contacted=Bråttom' });
    expect([some.code, some.err]).toEqual([1, expect.stringContaining(BROKEN[0] ?? '')]);
    const deviations = [
      `operational-consulted-before-decision@${person}=IT-strategen var på semester.`,
      'operational-parties-contacted=Bråttom',
    ];
    const { code, out, err } = await decide({ deviations });
    expect([code, out]).toEqual([0, expect.stringContaining('infört')]);
    expect(err).toContain('avsteg: Samråd med kommunens IT-strateg har inte skett före beslutet.');
    const found = await findings();
    expect(found.map(({ rule }) => rule)).toEqual([BROKEN[0], BROKEN[1], BROKEN[1]]);
    expect(found.map(({ deviation }) => deviation?.acceptedBy)).toEqual([person, undefined, undefined]);
    const history = (await run('history', number)).out;
    expect(history).toContain('mandat: Administratör, Kommundirektören (innehavare)');
    expect(history).toContain('Avsteg infört, accepterat av Administratör.');
  }, 60_000);

  it('is found no more when it is corrected to what happened', async () => {
    const when = { 'occurred-at': '2026-03-12' };
    await initiative('consult', { 'consulted-office': 'it-strategist', ...when });
    await initiative('contact-party', { party: 'it-unit', ...when });
    await initiative('contact-party', { party: 'procurement-centre', ...when });
    expect(await findings()).toHaveLength(3);
    const { out } = await run('history', number, '--format', 'json');
    const { steps } = (JSON.parse(out) as { history: { steps: { event: string; type: string }[] } }).history;
    const corrects = steps.find(({ type }) => type === 'DecisionMade')?.event ?? '';
    const changes = JSON.stringify([
      { pointer: '/occurredAt', value: '2026-03-18' },
      { pointer: '/data/meetingDate', value: '2026-03-18' },
    ]);
    await initiative('correct', { corrects, changes, reason: 'Mötet var den 18 mars.' });
    expect(await findings()).toEqual([]);
    const compared = (await run('history', number, '--compare', '2026-03-11', '--clock', 'in-force')).out;
    expect(compared).toContain('sedan det som gällde 2026-03-11');
    expect(compared).toContain('tillkommit:');
  }, 60_000);

  it('is judged by the version of its day, and what-if says what another would have found', async () => {
    const pack = {
      ...NORRKOPING,
      version: '2',
      rules: { 'operational-decision-referred': { mode: 'off' } },
    };
    const file = join(newFolder(), 'riktlinje.json');
    writeFileSync(file, JSON.stringify(pack));
    const adopted = await run(
      'guideline',
      'adopt',
      ...options({
        guideline: pack.guideline,
        version: '2',
        title: pack.title,
        'in-force-from': '2026-07-01',
        pack: `@${file}`,
        'decider-office': 'chief-executive',
      }),
    );
    expect(adopted).toMatchObject({ code: 0 });
    expect((await run('guideline', 'list')).out).toContain('norrkoping-it-styrning@2');
    const { out } = await run('what-if', '--guideline', 'norrkoping-it-styrning@2', '--year', '2026');
    expect(out).toContain('1 beslut 2026 hade bedömts annorlunda enligt norrkoping-it-styrning@2.');
    expect(out).toContain('− fynd: Beredningsgruppen, som är remissinstans');
    expect(await run('what-if', '--guideline', 'x@1', '--year', '2026')).toMatchObject({
      code: 1,
      err: expect.stringContaining('[unknown-guideline]'),
    });
  }, 60_000);
});
