import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const EXAMPLES = join(ROOT, 'examples');
const CASES = join(EXAMPLES, 'exempelkommun-2024-2025.csv');

/** Initiatives of the example that need none of its registers but offices and units, in two files. */
const BEFORE_KEPT = ['009', '010', '011', '012', '013', '014'];
const AFTER_KEPT = ['015', '016', '017', '018', '019', '020'];

/**
 * The ledger that is attacked, made once by the program as people use it, and copied for each attack. It is signed five
 * times: `first`, `rotated` by a new key, `kept` by somebody else
 * too, `third` and `newest`.
 */
export type AttackedLedger = Readonly<{
  /** Ledger, names, read models, tree and checkpoints. */
  folder: string;
  /** A backup without its mark: ledger.db and people.db as they were between `first` and `kept`. */
  backup: string;
  /** The backup, after the program went on with it as if nothing had come later. */
  fork: string;
  /** The backup, restored by the program in an epoch of its own, with a key and a checkpoint of its own. */
  restored: string;
  /** Another ledger, with a key and a checkpoint of its own. */
  other: string;
  /** The folder of somebody who has kept a checkpoint. */
  kept: string;
  /** The keys that an auditor was given, each when it was made. */
  keys: readonly string[];
  /** Private keys, the current one last. */
  keyFiles: readonly string[];
  sizes: Readonly<Record<CheckpointName, number>>;
  /** Who acts in it. */
  actor: string;
  /** The person whose name was changed once. */
  renamed: string;
}>;

export type CheckpointName = 'first' | 'rotated' | 'kept' | 'third' | 'newest';

/** Runs the program as a person does. @returns what it prints */
async function runProgram(env: Readonly<Record<string, string>>, args: readonly string[]): Promise<string> {
  const child = spawn(
    process.execPath,
    ['--import', join(ROOT, 'test/run-ts.mjs'), join(ROOT, 'src/cli.ts'), ...args],
    { env: { PATH: process.env['PATH'] ?? '', ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`liggare ${args.join(' ')}: ${code}\n${out}${err}`);
  return out;
}

/** The program in one folder, told by one person. */
class Program {
  private readonly env: Record<string, string>;

  constructor(folder: string, actor?: string) {
    mkdirSync(folder, { recursive: true });
    this.env = { LIGGARE_DATA: folder, ...(actor === undefined ? {} : { LIGGARE_ACTOR: actor }) };
  }

  run(...args: readonly string[]): Promise<string> {
    return runProgram(this.env, args);
  }

  /** Opens a ledger, and acts from then on as its first person. */
  async open(): Promise<string> {
    const opening = ['--municipality', 'Norrvikens kommun', '--in-force-from', '2012-01-01'];
    const out = await this.run('init', ...opening, '--admin', 'Alva Exempel', '--format', 'json');
    const { person } = JSON.parse(out) as { person: string };
    this.env['LIGGARE_ACTOR'] = person;
    return person;
  }

  /** @returns the open half */
  async makeKey(): Promise<string> {
    return (await this.run('key', 'create')).trim();
  }

  /** @returns of how many events the head is */
  async sign(): Promise<number> {
    const out = await this.run('checkpoint', '--now', '--format', 'json');
    return (JSON.parse(out) as { size: number }).size;
  }
}

/** @param at a folder that is there */
export async function makeAttackedLedger(at: string): Promise<AttackedLedger> {
  const folder = join(at, 'ledger');
  const ledger = new Program(folder);
  const actor = await ledger.open();
  for (const name of ['befattningar', 'enheter'])
    await ledger.run('import', join(EXAMPLES, `exempelkommun-${name}.csv`));
  const firstKey = await ledger.makeKey();
  const first = await ledger.sign();
  // Private keys lie where verification does not look: they are those of whoever attacks with them.
  const keyFiles = [join(at, 'earlier-key.pem'), join(at, 'current-key.pem')] as const;
  renameSync(join(folder, 'signing-key.pem'), keyFiles[0]);
  const secondKey = await ledger.makeKey();
  const rotated = await ledger.sign();

  await ledger.run('import', casesIn(at, 'före', BEFORE_KEPT));
  await ledger.run('backup', join(at, 'backup'));
  const renamed = (await ledger.run('person', 'add', 'Maj Exempelberg')).trim();
  await ledger.run('person', 'rename', renamed, 'Maj Exempeldal');
  const kept = await ledger.sign();
  await ledger.run('checkpoint', 'keep', join(folder, 'proof'), '--in', join(at, 'kept'), '--key', secondKey);

  const later = casesIn(at, 'efter', AFTER_KEPT);
  await ledger.run('import', later);
  const third = await ledger.sign();
  await ledger.run('person', 'add', 'Nils Exempellund');
  const newest = await ledger.sign();
  renameSync(join(folder, 'signing-key.pem'), keyFiles[1]);
  await ledger.run('initiatives');
  return {
    folder,
    backup: unmarked(join(at, 'backup'), join(at, 'unmarked')),
    fork: await goneOn(unmarked(join(at, 'backup'), join(at, 'fork')), actor, later),
    restored: await restored(join(at, 'backup'), join(at, 'restored'), actor),
    other: await anotherLedger(join(at, 'other')),
    kept: join(at, 'kept'),
    keys: [firstKey, secondKey],
    keyFiles,
    sizes: { first, rotated, kept, third, newest },
    actor,
    renamed,
  };
}

/** A backup says of itself that it is one. Whoever wants it to pass for the original takes that out. */
function unmarked(backup: string, folder: string): string {
  cpSync(backup, folder, { recursive: true });
  const database = new Database(join(folder, 'ledger.db'));
  database.exec('DROP TABLE copy; PRAGMA user_version = 1');
  database.close();
  return folder;
}

async function goneOn(folder: string, actor: string, cases: string): Promise<string> {
  await new Program(folder, actor).run('import', cases);
  return folder;
}

async function restored(backup: string, folder: string, actor: string): Promise<string> {
  cpSync(backup, folder, { recursive: true });
  const ledger = new Program(folder, actor);
  await ledger.run('restore');
  await ledger.makeKey();
  await ledger.sign();
  return folder;
}

async function anotherLedger(folder: string): Promise<string> {
  const other = new Program(folder);
  await other.open();
  await other.makeKey();
  await other.sign();
  return folder;
}

/** A file with some of the example's initiatives. */
function casesIn(at: string, name: string, numbers: readonly string[]): string {
  const [heading = [], ...rows] = parse(readFileSync(CASES), { delimiter: ';', bom: true }) as string[][];
  const wanted = new Set(numbers.map((number) => `IT 2024-${number}`));
  const file = join(at, `${name}.csv`);
  const chosen = rows.filter(([key = '']) => wanted.has(key));
  writeFileSync(file, stringify([heading, ...chosen], { delimiter: ';' }));
  return file;
}

/** A copy of the ledger's folder, for one attack. */
export function copyOf(ledger: AttackedLedger, folder: string): void {
  cpSync(ledger.folder, folder, { recursive: true });
}
