import { afterAll, describe, expect, it } from '@jest/globals';
import { EMPTY_ROOT } from '../../src/proof/hashing.js';
import { measureLog } from '../../src/proof/measured-log.js';
import { folders, openLog, record, rootOfLog } from './logs.js';

afterAll(() => folders.remove());

describe('a log that is measured', () => {
  it('has its size and root, and those of its first events, without a tree beside it', async () => {
    const { store } = openLog();
    await record(store, 520);
    const whole = { size: 520, root: await rootOfLog(store) };
    expect(await measureLog(store)).toEqual({ ...whole, rootBefore: EMPTY_ROOT });
    for (const before of [1, 256, 300, 519, 520])
      expect(await measureLog(store, before)).toEqual({
        ...whole,
        rootBefore: await rootOfLog(store, before),
      });
    await store.close();
  });

  it('has no root over more events than it has', async () => {
    const { store } = openLog();
    expect(await measureLog(store)).toStrictEqual({ size: 0, root: EMPTY_ROOT, rootBefore: EMPTY_ROOT });
    expect(await measureLog(store, 1)).toStrictEqual({ size: 0, root: EMPTY_ROOT });
    await record(store, 3);
    expect(await measureLog(store, 4)).toStrictEqual({ size: 3, root: await rootOfLog(store) });
    await store.close();
  });
});
