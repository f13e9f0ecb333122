import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BEFORE_FIRST } from '../../src/domain/event.js';
import { appends } from './contract/appends.js';
import { histories } from './contract/histories.js';
import { LogUnderTest, type OpenClient } from './contract/log-under-test.js';
import { reads } from './contract/reads.js';
import { subscriptions } from './contract/subscriptions.js';
import { writers } from './contract/writers.js';
import { makeEvent, makeEvents } from './make-event.js';

export { collect } from './contract/log-under-test.js';

export type ContractOptions = Readonly<{
  /** Events in the long reads; a store over a network is asked for fewer. */
  long?: number;
}>;

/** What every store promises, run against each of them. `freshLog` makes an empty log and gives an opener of its clients. */
export function eventStoreContract(
  name: string,
  freshLog: () => OpenClient | Promise<OpenClient>,
  { long = 2_600 }: ContractOptions = {},
): void {
  describe(`the contract of the store: ${name}`, () => {
    const log = new LogUnderTest(freshLog, long);
    beforeEach(() => log.begin());
    afterEach(() => log.end());

    appends(log);
    writers(log);
    reads(log);
    subscriptions(log);
    histories(log);

    describe('a store that is closed', () => {
      it('takes nothing and reads nothing, and everything is there when it is opened again', async () => {
        await log.store.append('office-a', 'no-stream', makeEvents(3));
        const before = await log.read();
        await log.store.close();
        const away = { name: 'StoreUnavailable', outcome: 'nothing-written' };
        await expect(log.store.append('office-a', 2n, [makeEvent()])).rejects.toMatchObject(away);
        await expect(log.read()).rejects.toMatchObject(away);
        await expect(log.store.ping()).rejects.toMatchObject(away);
        await log.reopen();
        expect(await log.read()).toEqual(before);
      });

      it('has written first what was under way', async () => {
        const appending = log.store.append('office-a', 'no-stream', makeEvents(2));
        await log.store.close();
        expect(await appending).toMatchObject({ firstRevision: 0n, lastRevision: 1n });
        await log.reopen();
        expect(await log.read()).toHaveLength(2);
      });

      it('ends its subscriptions without an error', async () => {
        await log.store.append('office-a', 'no-stream', makeEvents(3));
        let heard = 0;
        for await (const item of log.store.subscribe(BEFORE_FIRST, new AbortController().signal)) {
          heard += 1;
          if (item === 'caught-up') void log.store.close();
        }
        expect(heard).toBe(4);
      });

      it('may be closed once more', async () => {
        await Promise.all([log.store.close(), log.store.close()]);
        await log.store.close();
        await expect(log.store.ping()).rejects.toMatchObject({ name: 'StoreUnavailable' });
      });
    });
  });
}
