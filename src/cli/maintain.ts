import { many } from '../domain/many.js';
import { join } from 'node:path';
import { ConfigProblem, storeAddress } from '../config.js';
import { backupSqlite } from '../event-store/sqlite/backup.js';
import { markCopy } from '../event-store/sqlite/copy-mark.js';
import { makeFolder } from '../event-store/sqlite/durable-file.js';
import { SqliteEventStore } from '../event-store/sqlite/sqlite-event-store.js';
import { copyLedger, switchLedger } from '../ledger/copy.js';
import { takeAlong } from '../moved-store.js';
import { openStore, shownAddress } from '../open-store.js';
import type { Options } from './options.js';
import { actorOf, lastPosition, withLedger, withReadModels } from './opened.js';
import { asJson, note, print, progress } from './terminal.js';

export function rebuild(): Promise<void> {
  return withReadModels(async (followed) => {
    const total = followed.readModels.rows<{ n: number }>('SELECT count(*) AS n FROM document')[0]?.n ?? 0;
    const bar = progress('Räknar om vyerna', total);
    let done = 0;
    await followed.readModels.rebuild(await lastPosition(followed), (events) => bar.at((done += events)));
    bar.end();
    print(`Vyerna är omräknade ur ${many(done, 'händelse', 'händelser')}.`);
  });
}

export function copy(options: Options): Promise<void> {
  return withLedger(async (opened) => {
    const address = storeAddress(options['to'] as string, '--to');
    if (shownAddress(address) === shownAddress(opened.config.store))
      throw new ConfigProblem(
        '--to är samma lager som det liggaren ligger i. Ange ett annat.',
        '--to is the store the ledger lies in. Name another.',
      );
    const actor = await actorOf(opened, options);
    // A copy of a backup would bear no mark of what it is.
    await opened.ledger.confirmOriginal();
    const target = await openStore(opened.config, address);
    const at = (events: number): void => {
      if (process.stderr.isTTY) process.stderr.write(`\rKopierar: ${events} händelser`);
    };
    try {
      const by = { actor, from: shownAddress(opened.config.store), to: shownAddress(address) };
      const proof =
        options['switch'] === true
          ? await switchLedger(opened.store, target, by, at)
          : await copyLedger(opened.store, target, at);
      if (options['switch'] === true) await takeAlong(opened, target);
      if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
      if (options['format'] === 'json') return print(asJson(proof));
      print(
        `${proof.events} händelser i båda lagren, ${proof.copied} kopierade nu.\nLoggens hash: ${proof.hash}`,
      );
      if (options['switch'] === true)
        note(`Flytten är klar. Sätt LIGGARE_STORE till det nya lagret; det gamla tar inte emot mer.`);
    } finally {
      await target.close();
    }
  });
}

export function backup(_options: Options, [folder = '']: readonly string[]): Promise<void> {
  return withLedger(async (opened) => {
    makeFolder(folder, 0o700);
    const [ledgerCopy, peopleCopy] = [join(folder, 'ledger.db'), join(folder, 'people.db')];
    const { epoch } = await opened.ledger.standing(true);
    const mark = { epoch, at: opened.clock.now().toISOString() };
    // Names first: a person who is registered meanwhile is then a reference without a name in the copy, never the reverse.
    await backupSqlite(opened.people.database, peopleCopy);
    if (opened.store instanceof SqliteEventStore) await backupSqlite(opened.store, ledgerCopy, mark);
    else {
      await SqliteEventStore.open(ledgerCopy).close();
      markCopy(ledgerCopy, mark);
      const target = SqliteEventStore.open(ledgerCopy);
      try {
        await copyLedger(opened.store, target);
      } finally {
        await target.close();
      }
    }
    print(`Säkerhetskopian ligger i ${folder}: ledger.db och people.db.`);
  });
}
