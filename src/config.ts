import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export type StoreAddress =
  Readonly<{ kind: 'sqlite'; file: string }> | Readonly<{ kind: 'eventstoredb'; url: string }>;

/** What the environment says, checked. Secrets are read from files where a file is named. */
export type Config = Readonly<{
  store: StoreAddress;
  /** Which ledger of a cluster that several share. */
  ledger: string;
  /** Folder of the SQLite ledger, the people store and the read models. */
  data: string;
  host: string;
  port: number;
  storeUser?: string;
  storePassword?: string;
  storeCaFile?: string;
  /** Who acts at the command line, unless `--as` says. */
  actor?: string;
  /** The private key that the log's heads are signed with. */
  keyFile: string;
  logLevel: string;
}>;

/** A setting that cannot be used, as a sentence a person can act on, in both languages. */
export class ConfigProblem extends Error {
  readonly code = 'bad-configuration';
  constructor(
    readonly sv: string,
    readonly en: string,
  ) {
    super(en);
    this.name = 'ConfigProblem';
  }
}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'];

/** @throws ConfigProblem */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const data = resolve(env['LIGGARE_DATA'] || 'data');
  const user = env['LIGGARE_STORE_USER'];
  const password = secret(env, 'LIGGARE_STORE_PASSWORD');
  if (user !== undefined && password === undefined)
    throw new ConfigProblem(
      'LIGGARE_STORE_USER är satt men inte lösenordet. Sätt LIGGARE_STORE_PASSWORD_FILE till en fil med lösenordet.',
      'LIGGARE_STORE_USER is set but the password is not. Set LIGGARE_STORE_PASSWORD_FILE to a file that holds it.',
    );
  const caFile = env['LIGGARE_STORE_CA_FILE'];
  if (caFile !== undefined && !existsSync(caFile))
    throw new ConfigProblem(
      `Filen i LIGGARE_STORE_CA_FILE finns inte: ${caFile}.`,
      `The file in LIGGARE_STORE_CA_FILE does not exist: ${caFile}.`,
    );
  const actor = env['LIGGARE_ACTOR'];
  return {
    store: storeAddress(env['LIGGARE_STORE'] || `sqlite:${join(data, 'ledger.db')}`, 'LIGGARE_STORE'),
    ledger: ledgerName(env['LIGGARE_LEDGER'] || 'main'),
    data,
    host: env['LIGGARE_HOST'] || '127.0.0.1',
    port: port(env['LIGGARE_PORT'] || '3000'),
    keyFile: resolve(env['LIGGARE_SIGNING_KEY_FILE'] || join(data, 'signing-key.pem')),
    logLevel: level(env['LIGGARE_LOG_LEVEL'] || 'info'),
    ...(user === undefined ? {} : { storeUser: user }),
    ...(password === undefined ? {} : { storePassword: password }),
    ...(caFile === undefined ? {} : { storeCaFile: caFile }),
    ...(actor === undefined || actor === '' ? {} : { actor }),
  };
}

/** `sqlite:<file>` or `esdb://…`. @throws ConfigProblem */
export function storeAddress(text: string, setting: string): StoreAddress {
  if (text.startsWith('sqlite:') && text.length > 'sqlite:'.length)
    return { kind: 'sqlite', file: resolve(text.slice('sqlite:'.length)) };
  if (/^esdb(\+discover)?:\/\/./.test(text)) return { kind: 'eventstoredb', url: text };
  throw new ConfigProblem(
    `${setting} ska vara «sqlite:<fil>» eller «esdb://värd:2113». Rätta inställningen och försök igen.`,
    `${setting} must be "sqlite:<file>" or "esdb://host:2113". Correct the setting and try again.`,
  );
}

function ledgerName(text: string): string {
  if (/^[a-z0-9-]{1,40}$/.test(text)) return text;
  throw new ConfigProblem(
    'LIGGARE_LEDGER ska bestå av 1–40 tecken bland a–z, 0–9 och bindestreck.',
    'LIGGARE_LEDGER must be 1–40 characters among a–z, 0–9 and the hyphen.',
  );
}

function port(text: string): number {
  const number = Number(text);
  if (/^\d{1,5}$/.test(text) && number <= 65_535) return number;
  throw new ConfigProblem(
    'LIGGARE_PORT ska vara ett tal mellan 0 och 65535.',
    'LIGGARE_PORT must be a number between 0 and 65535.',
  );
}

function level(text: string): string {
  if (LEVELS.includes(text)) return text;
  throw new ConfigProblem(
    `LIGGARE_LOG_LEVEL ska vara något av: ${LEVELS.join(', ')}.`,
    `LIGGARE_LOG_LEVEL must be one of: ${LEVELS.join(', ')}.`,
  );
}

function secret(env: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  const file = env[`${name}_FILE`];
  if (file === undefined) return env[name];
  try {
    return readFileSync(file, 'utf8').trimEnd();
  } catch {
    throw new ConfigProblem(
      `Filen i ${name}_FILE går inte att läsa: ${file}.`,
      `The file in ${name}_FILE cannot be read: ${file}.`,
    );
  }
}

/** Where the names lie. */
export const peopleFile = (config: Config): string => join(config.data, 'people.db');

/** Where the tree and its checkpoints lie. Tiles can be made again from the log; checkpoints cannot. */
export const proofFolder = (config: Config): string => join(config.data, 'proof');

/** Where the read models lie; the file may be deleted at any time. */
export const readModelsFile = (config: Config): string => join(config.data, 'read-models.db');
