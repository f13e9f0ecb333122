import { createHmac, randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { openReadOnly } from '../event-store/sqlite/open-read-only.js';

/** A person as a view shows it: the name, or why it cannot be shown. */
export type ShownPerson = Readonly<{ person: string; name: string; verified: boolean }>;

type Row = { person: string; name: string; salt: string };

export const PEOPLE_SCHEMA = `
  CREATE TABLE IF NOT EXISTS person (
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    salt TEXT NOT NULL,
    PRIMARY KEY (person, salt)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS person_by_name ON person (name);
`;

/** One way to write a name: single blanks, composed accents. */
const normalised = (name: string): string => name.trim().replaceAll(/\s+/g, ' ').normalize('NFC');

/** Binds a name without telling it: HMAC-SHA-256 in hex, keyed with a salt that only the people store has. */
export const commitmentTo = (salt: string, name: string): string =>
  createHmac('sha256', Buffer.from(salt, 'hex')).update(name, 'utf8').digest('hex');

/**
 * The names behind person references: a small store beside the ledger, written durably before the ledger knows of the
 * person. A lawful disposal deletes a row here; the ledger then holds a reference that nobody can resolve.
 */
export class People {
  private constructor(readonly database: Database.Database) {}

  static open(file: string, options: { readOnly?: boolean } = {}): People {
    if (options.readOnly) return new People(openReadOnly(file));
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    // Names are nobody else's to read; SQLite gives its log the rights of the file.
    closeSync(openSync(file, 'a', 0o600));
    const database = new Database(file, { timeout: 5_000 });
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.exec(PEOPLE_SCHEMA);
    return new People(database);
  }

  /** Writes a name durably under a reference, and returns the commitment that the ledger is to keep. */
  write(person: string, name: string): string {
    const salt = randomBytes(16).toString('hex');
    const written = normalised(name);
    this.database
      .prepare('INSERT INTO person (person, name, salt) VALUES (?, ?, ?)')
      .run(person, written, salt);
    return commitmentTo(salt, written);
  }

  /** References of the people with exactly this name, oldest first. */
  named(name: string): readonly string[] {
    const rows = this.database
      .prepare('SELECT DISTINCT person FROM person WHERE name = ? ORDER BY rowid')
      .all(normalised(name));
    return (rows as { person: string }[]).map(({ person }) => person);
  }

  /** The name to show for a reference; `commitments` are those the ledger has for it, the latest last. */
  show(person: string, commitments: readonly string[]): ShownPerson {
    const rows = this.database
      .prepare('SELECT person, name, salt FROM person WHERE person = ?')
      .all(person) as Row[];
    const latest = commitments.at(-1);
    const bound = rows.find(({ salt, name }) => latest !== undefined && commitmentTo(salt, name) === latest);
    if (bound) return { person, name: bound.name, verified: true };
    const [any] = rows;
    return any
      ? { person, name: `${any.name} (namnet stämmer inte med liggaren)`, verified: false }
      : { person, name: 'Okänd', verified: false };
  }

  /** Every person that has a name here, with the commitment that it makes: what the ledger is held against. */
  *bindings(): Iterable<Readonly<{ person: string; commitment: string }>> {
    const rows = this.database.prepare<[], Row>('SELECT person, name, salt FROM person').iterate();
    for (const { person, name, salt } of rows) yield { person, commitment: commitmentTo(salt, name) };
  }

  close(): void {
    this.database.close();
  }
}
