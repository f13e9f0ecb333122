import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { commitmentTo } from '../../../src/people/people-store.js';
import { ATTACKERS, type Attacker } from '../attackers.js';
import {
  eventAfter,
  every,
  found,
  KEPT_DIFFERS,
  ofHistory,
  ofType,
  told,
  undetectable,
  WHY,
  type Attack,
  type Expected,
} from '../attack.js';
import type { LedgerCopy, Row } from '../ledger-copy.js';

/** The names behind references. What binds them is a commitment in the log, which only whoever can sign again can change. */

type Person = { rowid: number; person: string; name: string; salt: string };

const people = (copy: LedgerCopy): readonly Person[] =>
  copy.inFile(
    'people.db',
    (database) => database.prepare('SELECT rowid, * FROM person ORDER BY rowid').all() as Person[],
  );

function update(copy: LedgerCopy, { rowid, person, name, salt }: Person): void {
  copy.inFile('people.db', (database) =>
    database
      .prepare('UPDATE person SET person = ?, name = ?, salt = ? WHERE rowid = ?')
      .run(person, name, salt, rowid),
  );
}

function removeRow(copy: LedgerCopy, person: Person | undefined): void {
  copy.inFile('people.db', (database) =>
    database.prepare('DELETE FROM person WHERE rowid = ?').run(person?.rowid),
  );
}

function addRow(copy: LedgerCopy, person: string): void {
  copy.inFile('people.db', (database) =>
    database.prepare('INSERT INTO person VALUES (?, ?, ?)').run(person, 'Olle Exempelman', '0'.repeat(32)),
  );
}

const registrations = (copy: LedgerCopy, person: string): readonly Row[] =>
  copy.rows().filter(({ type, data }) => type === 'PersonRegistered' && data['person'] === person);

/** Binds a name in the log to what now stands in the people store. */
function bind(copy: LedgerCopy, { person, name, salt }: Person): void {
  const row = registrations(copy, person).at(-1) as Row;
  copy.set(row.id, 'data', { ...row.data, commitment: commitmentTo(salt, name) });
}

/** Two people whom the kept checkpoint covers. */
const two = (copy: LedgerCopy): readonly [Person, Person] => people(copy).slice(1, 3) as [Person, Person];

/** A change of the store alone; whoever has the key binds it in the log too. */
function edit(
  name: string,
  change: (copy: LedgerCopy) => readonly Person[],
  bare: readonly string[],
): Attack {
  return {
    name,
    changesHistory: true,
    act: (copy, attacker: Attacker) => {
      for (const person of change(copy)) {
        update(copy, person);
        if (ATTACKERS[attacker].key) bind(copy, person);
      }
    },
    expected: bound(bare),
  };
}

const bound = (bare: readonly string[]): Expected => ({
  bare: found(...bare),
  rebuilding: found(...bare),
  kept: found(KEPT_DIFFERS),
  alone: undetectable(WHY.rewritten),
});

const renamedRows = (copy: LedgerCopy): readonly Person[] =>
  people(copy).filter(({ person }) => person === copy.original.renamed);

export const PEOPLE_EDITS: readonly Attack[] = [
  edit(
    'a name changed',
    (copy) => {
      const [one] = two(copy);
      copy.call('the person', one.person);
      return [{ ...one, name: 'Olle Exempelman' }];
    },
    ['name-differs: the person'],
  ),
  edit(
    'two people swapped',
    (copy) => {
      const [one, other] = two(copy);
      copy.call('one', one.person);
      copy.call('the other', other.person);
      return [
        { ...one, name: other.name },
        { ...other, name: one.name },
      ];
    },
    ['name-differs: one', 'name-differs: the other'],
  ),
  edit(
    'a salt changed',
    (copy) => {
      const [one] = two(copy);
      copy.call('the person', one.person);
      return [{ ...one, salt: '0'.repeat(32) }];
    },
    ['name-differs: the person'],
  ),
  {
    name: 'a reference re-pointed to another’s name and salt',
    changesHistory: false,
    act: (copy) => {
      const [one, other] = two(copy);
      copy.call('one', one.person);
      copy.call('the other', other.person);
      removeRow(copy, other);
      update(copy, { ...one, name: other.name, salt: other.salt });
    },
    expected: every(found('name-differs: one')),
  },
  {
    name: 'the earlier name of somebody renamed',
    changesHistory: false,
    act: (copy) => {
      const [earlier] = renamedRows(copy);
      if (!earlier) throw new Error('nobody was renamed');
      copy.call('the person', earlier.person);
      update(copy, { ...earlier, name: 'Olle Exempelman' });
    },
    expected: every(found('name-differs: the person')),
  },
  {
    name: 'the newest name of somebody renamed removed, so that the earlier one is left',
    changesHistory: false,
    act: (copy) => {
      const newest = renamedRows(copy).at(-1);
      copy.call('the person', newest?.person ?? '');
      removeRow(copy, newest);
    },
    expected: every(found('name-differs: the person')),
  },
  {
    name: 'a further name for somebody',
    changesHistory: false,
    act: (copy) => {
      const [{ person }] = two(copy);
      copy.call('the person', person);
      addRow(copy, person);
    },
    expected: every(
      told('an interruption may leave it so, and it is not shown', 'name-unregistered: the person'),
    ),
  },
  {
    name: 'a name removed',
    changesHistory: false,
    act: (copy) => {
      const [one] = two(copy);
      copy.call('the person', one.person);
      removeRow(copy, one);
    },
    expected: every(
      told('the law may ask for it, and no other name can take its place', 'name-gone: the person'),
    ),
  },
  {
    name: 'somebody put in whom the log does not know',
    changesHistory: false,
    act: (copy) => {
      copy.call('the person', 'p-00000000');
      addRow(copy, 'p-00000000');
    },
    expected: every(
      told('nothing refers to them, and an interruption may leave it so', 'name-unregistered: the person'),
    ),
  },
  {
    name: 'all names removed',
    changesHistory: false,
    act: (copy) => rmSync(join(copy.folder, 'people.db')),
    expected: every(told('no other name can take their place', 'people-missing: the ledger')),
  },
  {
    name: 'the commitment in the log changed',
    changesHistory: true,
    act: (copy) => {
      const row = eventAfter(copy, 'rotated', ofType('PersonRegistered'));
      copy.call('the event', row.id);
      copy.call('the person', String(row.data['person']));
      copy.set(row.id, 'data', { ...row.data, commitment: '0'.repeat(64) });
    },
    expected: ofHistory(['event-changed: the event'], { always: ['name-differs: the person'] }),
  },
];

const numbered = (copy: LedgerCopy): readonly Row[] => {
  const [one, other] = copy.rows().filter(({ type }) => type === 'NumberAssigned');
  if (!one || !other) throw new Error('no numbers');
  return [one, other];
};

export const NUMBER_EDITS: readonly Attack[] = [
  {
    name: 'a number given to another initiative, which has one',
    changesHistory: true,
    act: (copy) => {
      const [one, other] = numbered(copy) as [Row, Row];
      copy.call('the number', one.id);
      copy.call('the other number', other.id);
      copy.set(one.id, 'data', { ...one.data, initiative: String(other.data['initiative']) });
    },
    expected: ofHistory(['event-changed: the number'], {
      always: ['initiative-numbered-twice: the other number'],
    }),
  },
  {
    name: 'two numbers swapped',
    changesHistory: true,
    act: (copy) => {
      const [one, other] = numbered(copy) as [Row, Row];
      copy.call('one number', one.id);
      copy.call('the other', other.id);
      copy.set(one.id, 'data', { ...one.data, initiative: String(other.data['initiative']) });
      copy.set(other.id, 'data', { ...other.data, initiative: String(one.data['initiative']) });
    },
    expected: ofHistory(['event-changed: one number', 'event-changed: the other']),
  },
  {
    name: 'a number given twice',
    changesHistory: true,
    act: (copy) => {
      const [one, other] = numbered(copy) as [Row, Row];
      copy.call('the number', other.id);
      copy.set(other.id, 'data', { ...other.data, number: String(one.data['number']) });
    },
    expected: ofHistory(['event-changed: the number'], {
      always: ['number-twice: the number', 'number-out-of-series: the number'],
    }),
  },
];
