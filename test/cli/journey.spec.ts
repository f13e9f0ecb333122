import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { liggare, newFolder, openedFolder, type Ran } from './run.js';

let folder: string;
let person: string;
let token: string;
const run = (...args: string[]): Promise<Ran> => liggare(folder, args);
const json = async <T>(...args: string[]): Promise<T> => {
  const { out, err, code } = await run(...args, '--format', 'json');
  if (code !== 0) throw new Error(err);
  return JSON.parse(out) as T;
};

beforeAll(async () => {
  ({ folder, person, token } = await openedFolder());
}, 60_000);

describe('an opened ledger', () => {
  it('shows the first token once, and keeps only its hash', () => {
    expect(token).toMatch(/^lig_[\w-]{43}$/);
    expect(readFileSync(join(folder, 'ledger.db')).includes(token)).toBe(false);
  });

  it('is not opened again', async () => {
    expect(await run('init', '--municipality', 'X', '--in-force-from', '2012-01-01')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('[already-exists]'),
    });
  });

  it('has the offices that the guideline names, vacant', async () => {
    const rows = await json<{ office: string; person: string | null }[]>('offices');
    expect(rows.map(({ office, person: holder }) => [office, holder])).toContainEqual([
      'it-strategist',
      null,
    ]);
  });
});

describe('an initiative recorded by hand', () => {
  let number: string;

  const step = (name: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<Ran> =>
    run(
      'initiative',
      name,
      ...(name === 'report-need' ? [] : [number]),
      ...Object.entries(fields).flatMap(([field, values]) =>
        [values].flat().flatMap((value) => [`--${field}`, value]),
      ),
    );

  beforeAll(async () => {
    await run('office', 'appoint', 'chief-executive', '--person', person, '--from', '2020-01-01');
    const need = await step('report-need', {
      title: 'Nytt diarisystem',
      category: 'shared',
      kind: 'purchase',
      administration: 'Kommunstyrelsens kontor',
      'business-need': 'Dagens system saknar stöd för e-arkiv.',
      'expected-effect': 'Handlingar kan lämnas ut samma dag.',
      'reporter-capacity': 'system-owner',
      'goal-refs': ['KS-1', 'KS-2'],
      'occurred-at': '2026-01-12',
      format: 'json',
    });
    ({ number } = JSON.parse(need.out) as { number: string });
    await step('consult', { 'consulted-office': 'it-strategist', 'occurred-at': '2026-01-20' });
    await step('contact-party', { party: 'it-unit', 'occurred-at': '2026-01-21' });
    await step('contact-party', { party: 'procurement-centre', 'occurred-at': '2026-01-22' });
    await step('anchor', {
      body: 'it-preparatory-group',
      outcome: 'supported',
      'coordination-gains': 'no',
      'meeting-date': '2026-02-04',
    });
    await step('assess-anchoring-need', {
      body: 'management-team',
      needed: 'nej',
      'assessing-office': 'it-strategist',
      'occurred-at': '2026-02-04',
    });
    await step('decide', {
      outcome: 'approved',
      forum: 'it-steering-group',
      'meeting-date': '2026-02-18',
      decider: person,
      'decider-office': 'chief-executive',
    });
    await step('decide-financing', {
      principle: 'distributed',
      'budget-year': '2026',
      budget: 'investment',
      recurrence: 'once',
      'total-ore': '300',
      'allocation-key': '{"name":"Antal anställda","version":"2026","baseDate":"2025-11-01"}',
      shares: ['Utbildningskontoret=100', 'Vård- och omsorgskontoret=200'],
      'occurred-at': '2026-03-02',
    });
  }, 60_000);

  it('shows its history for people, with names and how late it was recorded', async () => {
    const { out, code } = await run('history', number);
    expect(code).toBe(0);
    expect(out).toContain(`${number}  Nytt diarisystem`);
    expect(out).toContain('finansierat · Kommungemensamt system · Kommunstyrelsens kontor');
    expect(out).toMatch(
      /2026-02-18 {8}Beslut fattat: Godkännande av initiativet, Godkänt, IT-styrgruppen, Kommundirektören\n {18}infört \d{4}-\d\d-\d\d, \d+ dagar efter, av Alva Exempel, genom cli/,
    );
  });

  it('is corrected by an event of its own, and both stay visible', async () => {
    const { history } = await json<{ history: { steps: { event: string }[] } }>('history', number);
    const changes = JSON.stringify([{ pointer: '/data/title', value: 'Nytt diariesystem' }]);
    await run(
      'initiative',
      'correct',
      number,
      '--corrects',
      history.steps[0]?.event ?? '',
      '--changes',
      changes,
      '--reason',
      'Skrivfel.',
      '--approved-by',
      person,
    );
    const { out } = await run('history', number, '--steps');
    expect(out).toContain(
      'Rubrik var «Nytt diarisystem», är «Nytt diariesystem». Skrivfel., godkänt av Alva Exempel',
    );
    expect((await run('history', number, '--known-at', '2020-01-01')).out).toBe(
      `${number}: ingenting var känt då.\n`,
    );
    const { changes: since } = await json<{ changes: { kind: string }[] }>(
      'history',
      number,
      '--compare',
      '2020-01-01',
    );
    expect(new Set(since.map(({ kind }) => kind))).toEqual(new Set(['new']));
  });

  it('stands in the register of decisions, under its corrected title', async () => {
    const { rows, total } = await json<{
      rows: { number: string; title: string; decider: string }[];
      total: number;
    }>('decisions', '--year', '2026');
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({ number, title: 'Nytt diariesystem', decider: person });
  });

  it('is counted in the report, whose evidence lies beside it', async () => {
    const { out, code } = await run('report', '2026', '--out', join(folder, 'r'));
    expect({ out, code }).toEqual({ out: `${join(folder, 'r', 'arsrapport-2026.html')}\n`, code: 0 });
    expect(existsSync(join(folder, 'r', 'arsrapport-2026.belagg.json'))).toBe(true);
    const report = await json<{ sections: { id: string; rows: { thisYear: { value: number } }[] }[] }>(
      'report',
      '2026',
    );
    expect(report.sections.find(({ id }) => id === 'category')?.rows[0]?.thisYear.value).toBe(1);
  });

  it('is recorded once under one key, and another body under that key is refused', async () => {
    const key = ['--command-id', '5b8a2c52-3f0e-4f0c-9a39-0d3c7d1c9b11'];
    const close = (outcome: string) =>
      json<{ eventIds: string[] }>('initiative', 'close', number, '--outcome', outcome, ...key);
    expect(await close('completed')).toEqual(await close('completed'));
    await expect(close('discontinued')).rejects.toThrow('idempotency-key-reused');
  });

  it('takes its fields as JSON from standard input', async () => {
    const body = JSON.stringify({
      title: 'Från standard in',
      category: 'no-system',
      kind: 'rules',
      administration: 'KSK',
      businessNeed: 'Reglerna för mobila enheter är från 2009.',
      expectedEffect: 'Alla vet vad som gäller.',
      reporterCapacity: 'head-of-operation',
    });
    const { code, out } = await liggare(
      folder,
      ['initiative', 'report-need', '--json', '-', '--format', 'json'],
      { input: body },
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ revision: '0', findings: [{ rule: 'need-linked-to-goals' }] });
  });

  it('is refused when the revision has moved on', async () => {
    expect(
      await run('initiative', 'consult', number, '--consulted-office', 'it-strategist', '--if-match', '0'),
    ).toMatchObject({ code: 1, err: expect.stringContaining('[stale-revision]') });
  });
});

describe('wrong use', () => {
  it.each([
    [2, '[unknown-command]', ['nonsense']],
    [2, '[unknown-option]', ['decisions', '--nonsense']],
    [2, '[missing-argument]', ['history']],
    [2, '[missing-option]', ['init']],
    [1, '[malformed-field]', ['initiative', 'report-need', '--title', 'x']],
    [1, '[unknown-initiative]', ['history', '2026-9999']],
    [1, '[malformed-request]', ['decisions', '--page', 'noll']],
    [1, '[unknown-year]', ['report', 'i fjol']],
    [
      1,
      '[unknown-office]',
      ['office', 'appoint', 'vaktmastare', '--person', 'p-00000000', '--from', '2026-01-01'],
    ],
    [1, '[unknown-person]', ['person', 'rename', 'p-00000000', 'X']],
    [1, '[unknown-grant]', ['token', 'revoke', 'g-00000000']],
    [
      1,
      '[malformed-request]',
      ['token', 'create', '--person', 'p-00000000', '--role', 'reader', '--days', 'tre'],
    ],
    [
      1,
      '[malformed-request]',
      [
        'office',
        'end',
        'it-strategist',
        '--person',
        'p-00000000',
        '--to',
        '2026-01-01',
        '--command-id',
        'abc',
      ],
    ],
    [1, '[malformed-field]', ['decisions', '--forum', 'fikarummet']],
    [2, '[bad-file]', ['initiative', 'report-need', '--json', '/finns/inte']],
    [2, '[bad-configuration]', ['serve', '--port', 'tre']],
    [
      1,
      '[malformed-field]',
      [
        'initiative',
        'report-need',
        '--title',
        'T',
        '--category',
        'shared',
        '--kind',
        'purchase',
        '--administration',
        'K',
        '--estimated-cost-ore',
        '1.5',
      ],
    ],
  ] as const)('exits with %i and says %s: %j', async (code, said, args) => {
    const ran = await run(...args);
    expect({ code: ran.code, out: ran.out }).toEqual({ code, out: '' });
    expect(ran.err).toContain(said);
  });

  it.each([
    [2, '[bad-configuration]', { LIGGARE_STORE: 'postgres://x' }],
    [3, '[store-unavailable]', { LIGGARE_STORE: 'esdb://127.0.0.1:1?tls=false' }],
  ] as const)('exits with %i when the store is badly named or away: %s', async (code, said, env) => {
    const ran = await liggare(folder, ['history', '2026-0001'], { env });
    expect({ code: ran.code, out: ran.out }).toEqual({ code, out: '' });
    expect(ran.err).toContain(said);
  });

  it('exits with 3 for a file that is no ledger, and leaves it as it was', async () => {
    const file = join(newFolder(), 'ledger.db');
    writeFileSync(file, 'Det här är ingen liggare.');
    const ran = await liggare(folder, ['decisions'], { env: { LIGGARE_STORE: `sqlite:${file}` } });
    expect({ code: ran.code, said: ran.err.includes('[store-foreign-file]') }).toEqual({
      code: 3,
      said: true,
    });
    expect(readFileSync(file, 'utf8')).toBe('Det här är ingen liggare.');
  });

  it('says that there is no ledger before one is opened', async () => {
    expect(await liggare(newFolder(), ['decisions'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('[no-ledger]'),
    });
  });
});

describe('an opening that goes wrong', () => {
  const opening = ['init', '--municipality', 'X', '--in-force-from', '2012-01-01'];

  it.each([
    ['[malformed-request]', ['--days', 'banan']],
    ['[malformed-field]', ['--time-zone', 'Mars/X']],
    ['[malformed-field]', ['--municipality', '']],
    ['[malformed-field]', ['--admin', ' ']],
  ])('says %s and has opened nothing', async (said, options) => {
    const own = newFolder();
    const ran = await liggare(own, [...opening, ...options]);
    expect({ code: ran.code, out: ran.out }).toEqual({ code: 1, out: '' });
    expect(ran.err).toContain(said);
    expect(readdirSync(own)).toEqual([]);
    expect((await liggare(own, opening)).code).toBe(0);
  });
});

describe('looking after a ledger', () => {
  it('is not moved onto itself', async () => {
    const same = `sqlite:${join(folder, 'ledger.db')}`;
    expect(await run('copy', '--to', same, '--switch')).toMatchObject({
      code: 2,
      err: expect.stringContaining('[bad-configuration]'),
    });
  });

  it('backs it up while it is used, people too, and the copy holds the same', async () => {
    const copy = join(newFolder(), 'kopia');
    expect((await run('backup', copy)).code).toBe(0);
    const before = await json<{ rows: object[] }>('decisions');
    const there = await liggare(newFolder(), ['decisions', '--format', 'json'], {
      env: { LIGGARE_STORE: `sqlite:${join(copy, 'ledger.db')}` },
    });
    expect(JSON.parse(there.out)).toEqual(before);
    expect(existsSync(join(copy, 'people.db'))).toBe(true);
    expect((await run('backup', copy)).code).toBe(3);
  });

  it('copies it to another file and proves that both are equal', async () => {
    const target = `sqlite:${join(newFolder(), 'mal.db')}`;
    const proof = await json<{ events: number; copied: number; hash: string }>('copy', '--to', target);
    expect(proof.copied).toBe(proof.events);
    expect(await json('copy', '--to', target)).toEqual({ ...proof, copied: 0 });
  });

  it('folds its read models anew', async () => {
    expect(await run('rebuild')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Vyerna är omräknade ur \d+ händelser\.\n$/),
    });
  });

  it('gives, lists and takes back tokens', async () => {
    const { grant } = await json<{ grant: string }>(
      'token',
      'create',
      '--person',
      person,
      '--role',
      'reader',
      '--days',
      '1',
    );
    expect((await json<{ grant: string }[]>('token', 'list')).map((one) => one.grant)).toContain(grant);
    expect(await run('token', 'revoke', grant)).toMatchObject({ code: 0 });
  });

  it('asks who acts as soon as there is more than one', async () => {
    expect((await run('person', 'add', 'Bo Exempel')).code).toBe(0);
    expect(await run('person', 'add', 'Cia Exempel')).toMatchObject({
      code: 1,
      err: expect.stringContaining('[no-actor]'),
    });
    expect((await run('person', 'add', 'Cia Exempel', '--as', person)).code).toBe(0);
  });
});
