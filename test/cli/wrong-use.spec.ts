import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { wrongUse } from '../../src/cli/wrong-use.js';
import { liggare, openedFolder, type Ran } from './run.js';

describe('what the parser of the command line says', () => {
  it.each([
    ["error: missing required argument 'number'", 'missing-argument'],
    ["error: option '--year <år>' argument missing", 'missing-value'],
    ["error: required option '--municipality <namn>' not specified", 'missing-option'],
    ["error: unknown option '--yer'\n(Did you mean --year?)", 'unknown-option'],
    ["error: unknown command 'decison'\n(Did you mean decisions?)", 'unknown-command'],
    ["error: too many arguments for 'history'. Expected 1 argument but got 2: 1, 2.", 'too-many-arguments'],
    [
      "error: option '--format <format>' argument 'xml' is invalid. Allowed choices are table, json.",
      'unknown-choice',
    ],
  ])('%s is told in Swedish and in English', (message, code) => {
    const said = wrongUse(message);
    expect(said.code).toBe(code);
    expect(said.sv).not.toMatch(/error|option|argument '|Did you mean|Expected|Allowed/);
    expect(said.sv).not.toBe(said.en);
    if (message.includes('Did you mean')) expect(said.sv).toMatch(/Menades .+\?$/);
  });
});

describe('a person at the command line', () => {
  let folder: string;
  let person: string;
  const run = (...args: string[]): Promise<Ran> => liggare(folder, args);
  const json = async <T>(...args: string[]): Promise<T> =>
    JSON.parse((await run(...args, '--format', 'json')).out) as T;
  beforeAll(async () => {
    ({ folder, person } = await openedFolder());
  }, 60_000);

  it('is told what they did wrong by the names of the options, with the form that is right', async () => {
    const { code, err } = await run(
      'group',
      'hold-meeting',
      'it-steering-group',
      '--meeting-date',
      '14/3 2025',
    );
    expect(code).toBe(1);
    expect(err).toContain('Fältet --meeting-date (Mötesdag) ska vara en dag som finns, som 2025-03-14.');
    expect(err).toContain('Fältet --present (Närvarande) saknas.');
    expect(err).not.toContain('meetingDate');
  }, 60_000);

  it('is told the form of the value of a parameter', async () => {
    const { err } = await run(
      'guideline',
      'set-parameter',
      'norrkoping-it-styrning',
      '--parameter',
      'lateRecordingDays',
      '--from',
      '2025-01-01',
      '--value',
      'kanske',
    );
    expect(err).toContain('--value (Värde) ska vara ett heltal, ja eller nej, en dag på året som 10-15');
  }, 60_000);

  it('is told that a folder is no file, and may hand in a pack on standard in', async () => {
    expect(await run('guideline', 'check', folder)).toMatchObject({
      code: 2,
      err: expect.stringContaining('är en mapp, inte en fil'),
    });
    const { out } = await run('guideline', 'pack');
    expect(await liggare(folder, ['guideline', 'check', '-'], { input: out })).toMatchObject({
      code: 0,
      err: expect.stringContaining('går att anta'),
    });
    writeFileSync(join(folder, 'latin.json'), Buffer.from(out, 'latin1'));
    expect((await run('guideline', 'check', 'latin.json')).err).toContain('[not-utf8]');
  }, 60_000);

  it('is told the code of what was recorded, and the event by which it is corrected', async () => {
    const { out } = await run(
      'unit',
      'establish',
      '--code',
      'library',
      '--name',
      'Bibliotket',
      '--kind',
      'department',
    );
    const [, event = ''] = /^library: infört \(revision 0, .*, händelse ([0-9a-f-]{36})\)$/m.exec(out) ?? [];
    const changes = JSON.stringify([{ pointer: '/data/name', value: 'Biblioteket' }]);
    const corrected = await run(
      'unit',
      'correct',
      'library',
      '--corrects',
      event,
      '--changes',
      changes,
      '--reason',
      'Skrivfel.',
    );
    expect({ code: corrected.code, err: corrected.err }).toEqual({ code: 0, err: '' });
  }, 60_000);

  it('finds the event of an appointment among the offices and the members of a group', async () => {
    await run('office', 'appoint', 'head-of-it', '--person', person, '--from', '2025-01-01');
    const offices = await json<{ office: string; event: string | null }[]>('offices');
    const holding = offices.find(({ office }) => office === 'head-of-it')?.event ?? '';
    expect((await run('offices', '--events')).out).toContain(holding);
    const group = ['groups', '--members', '--group', 'it-steering-group'];
    const seats = await json<{ seat: string; office: string; event: string }[]>(...group);
    expect(seats.map(({ seat, office }) => `${seat} ${office}`)).toEqual([
      'chair chief-executive',
      'member chief-executive',
      'member finance-director',
      'member communications-director',
      'member head-of-it',
      'member it-strategist',
      'member development-officer',
    ]);
    const table = (await run(...group, '--events')).out;
    expect(table).toMatch(/Ordförande +Kommundirektören/);
    expect(table).toContain(seats[1]?.event);
    for (const [what, code, event] of [
      ['office', 'head-of-it', holding],
      ['group', 'it-steering-group', seats[1]?.event ?? ''],
    ] as const) {
      const changes = JSON.stringify([{ pointer: '/data/from', value: '2025-02-01' }]);
      const { err } = await run(
        what,
        'correct',
        code,
        '--corrects',
        event,
        '--changes',
        changes,
        '--reason',
        'Fel dag.',
      );
      expect(err).toBe('');
    }
    expect(
      (await json<{ event: string }[]>(...group, '--on', '2025-01-15')).map(({ event }) => event),
    ).not.toContain(seats[1]?.event);
  }, 120_000);

  it('is refused a group or a rule that is not there, instead of an empty table', async () => {
    for (const args of [
      ['groups', '--group', 'x'],
      ['meetings', '--group', 'x'],
      ['groups', '--members', '--group', 'x'],
    ])
      expect((await run(...args)).err).toContain('[unknown-group]');
    expect((await run('findings', '--rule', 'nada')).err).toContain('[unknown-rule]');
  }, 60_000);
});
