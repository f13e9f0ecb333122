import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Connection } from '../../../src/event-store/eventstoredb/connection.js';
import {
  applySecurity,
  otherStream,
  planSecurity,
  readSecurity,
  type Setting,
} from '../../../src/event-store/eventstoredb/secure.js';
import { StreamsDouble } from '../streams-double.js';

const nothing: Setting = { json: {}, revision: 'no-stream' };

const userStreams = {
  $r: ['app-writers', 'app-readers'],
  $w: ['app-writers'],
  $d: ['$admins'],
  $mr: ['$admins', 'app-writers'],
  $mw: ['$admins'],
};
const systemStreams = {
  $r: ['$admins'],
  $w: ['$admins'],
  $d: ['$admins'],
  $mr: ['$admins'],
  $mw: ['$admins'],
};

describe('the plan for a database that was never secured', () => {
  it('leaves deleting and stream metadata to administrators, and lets readers follow the log', () => {
    expect(planSecurity({ defaults: nothing, log: nothing })).toEqual({
      defaults: {
        ...nothing,
        wanted: { $userStreamAcl: userStreams, $systemStreamAcl: systemStreams },
        changes: true,
      },
      log: { ...nothing, wanted: { $acl: { $r: ['$admins', 'app-readers'] } }, changes: true },
    });
  });
});

describe('the plan for a database with settings of its own', () => {
  it('closes rights that are open to everybody and keeps every other key', () => {
    const json = { $userStreamAcl: { $w: '$all', note: 'ours' }, other: 1 };
    const { defaults } = planSecurity({ defaults: { json, revision: 4n }, log: nothing });
    expect(defaults.wanted).toEqual({
      $userStreamAcl: { ...userStreams, note: 'ours' },
      $systemStreamAcl: systemStreams,
      other: 1,
    });
  });

  it.each([
    ['one role', '$ops', ['$ops', '$admins', 'app-readers']],
    ['several roles', ['$admins', 'auditors'], ['$admins', 'auditors', 'app-readers']],
  ])('lets %s that could read the log still read it', (_, $r, wanted) => {
    const json = { $acl: { $r, $w: ['$admins'] }, $maxCount: 5 };
    const { log } = planSecurity({ defaults: nothing, log: { json, revision: 0n } });
    expect(log.wanted).toEqual({ $acl: { $r: wanted, $w: ['$admins'] }, $maxCount: 5 });
  });

  it('changes nothing a second time', () => {
    const first = planSecurity({ defaults: nothing, log: nothing });
    const again = planSecurity({
      defaults: { json: first.defaults.wanted, revision: 0n },
      log: { json: first.log.wanted, revision: 0n },
    });
    expect([again.defaults.changes, again.log.changes]).toEqual([false, false]);
  });
});

describe('a database that is being secured', () => {
  let node: StreamsDouble;
  let admin: Connection;

  beforeEach(async () => {
    node = await StreamsDouble.start();
    admin = await Connection.open({ url: node.url, deadlineMs: 5_000 });
  });

  afterEach(async () => {
    await admin.close();
    await node.stop();
  });

  it('stands as planned afterwards', async () => {
    const before = await readSecurity(admin);
    expect(before).toEqual({ enforced: false, defaults: nothing, log: nothing });
    await applySecurity(admin, planSecurity(before));
    const after = await readSecurity(admin);
    expect(after.defaults.json).toEqual({ $userStreamAcl: userStreams, $systemStreamAcl: systemStreams });
    expect(after.log.json).toEqual({ $acl: { $r: ['$admins', 'app-readers'] } });
    expect(node.log.entries.map(({ stream, type }) => [stream, type])).toEqual([
      ['$settings', 'update-default-acl'],
      ['$$$all', '$metadata'],
    ]);
    await applySecurity(admin, planSecurity(after));
    expect(node.log.entries).toHaveLength(2);
  });

  it('is left alone when somebody has changed it since it was read', async () => {
    const plan = planSecurity(await readSecurity(admin));
    await applySecurity(admin, plan);
    await expect(applySecurity(admin, plan)).rejects.toMatchObject({
      name: 'ConcurrencyConflict',
      stream: '$settings',
    });
    expect(node.log.entries).toHaveLength(2);
  });

  it('says so when the user is no administrator', async () => {
    node.readFaults.push({ after: 0, what: 'denied' });
    await applySecurity(admin, planSecurity(await readSecurity(admin)));
    node.readFaults.push({ after: 0, what: 'denied' });
    await expect(readSecurity(admin)).rejects.toMatchObject({ name: 'StoreRefused', code: 'access-denied' });
  });

  it('names a stream that is not the ledger’s, and none when there is none', async () => {
    const event = {
      type: 'X',
      contentType: 'application/json',
      data: Buffer.from('{}'),
      metadata: Buffer.from('{}'),
    };
    const write = (stream: string) =>
      node.log.append(stream, 'no-stream', [{ ...event, id: crypto.randomUUID() }]);
    write('$stats');
    write('liggare.main.ledger');
    expect(await otherStream(admin, 'main')).toBeUndefined();
    write('liggare.main-2.ledger');
    expect(await otherStream(admin, 'main')).toBe('liggare.main-2.ledger');
    expect(await otherStream(admin, 'main-2')).toBe('liggare.main.ledger');
  });
});
