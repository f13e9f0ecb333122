import Database from 'better-sqlite3';

/** What somebody does to an SQLite file so that an index of it answers something else than its table has. */
export type Apart = Readonly<{
  index: string;
  /** Of an index that a constraint makes: the table, and the constraint as its definition has it. */
  made?: Readonly<{ table: string; by: string }>;
  /** Done to the table and its index, and then undone in the table alone. */
  change: string;
  back: string;
}>;

/** Changes a table and its indexes, and takes the change back in the table alone. */
export function editApart(file: string, { index, made, change, back }: Apart): void {
  opened(file, (database) => void database.exec(change));
  const defined = redefined(file, (database) => {
    const hidden = database.prepare('SELECT rowid, * FROM sqlite_master WHERE name IN (?, ?)').raw();
    const rows = hidden.all(index, made?.table ?? index);
    database.prepare('DELETE FROM sqlite_master WHERE name = ?').run(index);
    if (made)
      database
        .prepare("UPDATE sqlite_master SET sql = replace(sql, ?, '') WHERE name = ?")
        .run(made.by, made.table);
    return rows;
  });
  opened(file, (database) => void database.exec(back));
  redefined(file, (database) => {
    const put = database.prepare(
      'INSERT OR REPLACE INTO sqlite_master (rowid, type, name, tbl_name, rootpage, sql) VALUES (?, ?, ?, ?, ?, ?)',
    );
    for (const row of defined) put.run(...(row as unknown[]));
  });
}

function opened<T>(file: string, doing: (database: Database.Database) => T): T {
  const database = new Database(file);
  try {
    return doing(database);
  } finally {
    database.close();
  }
}

/** What a file defines is read when it is opened: each change of it needs a connection of its own. */
const redefined = <T>(file: string, doing: (database: Database.Database) => T): T =>
  opened(file, (database) => {
    database.unsafeMode(true);
    database.pragma('writable_schema = ON');
    return doing(database);
  });
