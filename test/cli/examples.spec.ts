import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readConfig } from '../../src/config.js';
import { Refusal } from '../../src/domain/refusal.js';
import { followLedger, type FollowedLedger } from '../../src/follow.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';
import { COMMANDS, rowOf, type CommandRow } from '../../src/ledger/commands.js';
import { initLedger } from '../../src/ledger/init-ledger.js';
import { readCommand } from '../../src/ledger/read-command.js';
import { openLedger } from '../../src/open-ledger.js';
import { registerAs } from '../../src/people/register-person.js';
import { inputOf } from '../../src/cli/command-table.js';
import { temporaryFolder } from '../temporary-folder.js';
import { exampleOf, optionsOf } from './command-line.js';

const PERSON = 'p-7Q2MA1B2';
const HOME = process.cwd();
let opened: FollowedLedger;
let actor: string;
beforeAll(async () => {
  const folder = temporaryFolder('examples');
  process.chdir(folder);
  writeFileSync('riktlinje.json', JSON.stringify({ ...NORRKOPING, version: '2' }));
  const config = readConfig({ LIGGARE_DATA: folder });
  const first = await openLedger(config);
  const opening = {
    municipality: 'Norrvikens kommun',
    timeZone: 'Europe/Stockholm',
    kind: 'real',
    inForceFrom: '2012-01-01',
    pack: NORRKOPING,
    ledgerId: randomUUID(),
  } as const;
  actor = await initLedger(first.ledger, opening, (person) =>
    registerAs(first.people, first.ledger, person, 'Alva Exempel', { door: 'cli' }),
  );
  await registerAs(first.people, first.ledger, PERSON, 'Bo Exempel', { door: 'cli', actor });
  await first.close();
  opened = await followLedger(config);
});
afterAll(async () => {
  process.chdir(HOME);
  await opened.close();
});

const ROWS = COMMANDS.filter(({ door }) => door === 'public');

/** Streams that others refer to come before those that refer to them. */
const ORDER = ['office', 'unit', 'company', 'system', 'group', 'economy', 'questions', 'guideline', 'survey'];
const inOrder = (rows: readonly CommandRow[]): readonly CommandRow[] =>
  rows.toSorted((a, b) => ((ORDER.indexOf(a.kind) + 99) % 99) - ((ORDER.indexOf(b.kind) + 99) % 99));

/** What ends a matter is tried on a matter of its own. */
const ENDS = new Set(['withdraw', 'close', 'cancel']);

/** Steps that the guideline wants other steps before, which no single command can be an example of. */
const TAKES_MORE: Readonly<Record<string, string>> = {
  'initiative decide': 'rules-broken',
  'initiative report-delegated-decision': 'unknown-event',
  'initiative request-central-funding': 'rules-broken',
  'initiative grant-central-funds': 'rules-broken',
  'initiative decide-financing': 'rules-broken',
  'initiative change-financing': 'not-financed',
};

let number = '';
let matter = '';

async function record(row: CommandRow, input: unknown, target?: string): Promise<void> {
  const given = await opened.ledger.execute(row, readCommand(row, input), {
    commandId: randomUUID(),
    actor,
    door: 'cli',
    ...(row.creates || target === undefined ? {} : { target }),
  });
  await opened.readModels.waitUntil(given.position, 5_000);
  if (given.number !== undefined) [number, matter] = [given.number, given.stream];
}

/** The example of a command as the help prints it, on the matter that there is and on the first event of its stream. */
async function runExample(row: CommandRow): Promise<string | undefined> {
  const words = exampleOf(row);
  const [, , about = ''] = words;
  const input = inputOf(row, await optionsOf(words)) as Record<string, unknown>;
  const stream = row.kind === 'initiative' ? matter : `${row.kind}-${about}`;
  for (const [property, value] of Object.entries(input))
    if (/^0{8}-/.test(String(value)))
      input[property] = (await opened.ledger.streams.refresh(stream, row.evolution)).history[0]?.id;
  try {
    await record(row, input, row.kind === 'initiative' ? number : about);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code;
  }
}

it('The examples in the help are accepted one after another in a ledger that was just opened', async () => {
  const need = rowOf('initiative', 'report-need');
  await record(rowOf('office', 'appoint'), { person: PERSON, from: '2012-01-01' }, 'chief-executive');
  for (const code of ['it-unit', 'communications-department'])
    await record(rowOf('unit', 'establish'), { code, name: code, kind: 'department' });
  const refused: Record<string, string> = {};
  const run = async (row: CommandRow): Promise<void> => {
    if (ENDS.has(row.name) && row.kind === 'initiative') await runExample(need);
    const code = await runExample(row);
    if (code !== undefined) refused[`${row.kind} ${row.name}`] = code;
  };
  for (const row of inOrder(ROWS.filter(({ creates }) => creates))) await run(row);
  for (const row of inOrder(ROWS.filter(({ creates }) => !creates))) await run(row);
  expect(refused).toEqual(TAKES_MORE);
}, 120_000);
