import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StoreUnavailable, type EventStore } from '../../src/event-store/event-store.js';
import { AccessRoll, hashOfToken, mayAct } from '../../src/ledger/access.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { allEvents, ANNA, openedLedger, type TestLedger } from './opened.js';

const BY = { actor: ANNA, door: 'cli' };
let opened: TestLedger;
let access: AccessRoll;

beforeEach(async () => {
  opened = await openedLedger();
  access = new AccessRoll(opened.ledger, opened.clock);
});
afterEach(() => opened.close());

describe('a grant', () => {
  it('lets the bearer of its token in, and is kept as a hash only', async () => {
    const { token, grant } = await access.grant(ANNA, 'auditor', 30, BY);
    expect(await access.authenticate(token)).toMatchObject({
      grant,
      person: ANNA,
      role: 'auditor',
      until: '2025-07-30T10:00:00.000Z',
    });
    const log = JSON.stringify((await allEvents(opened.store)).map(({ data, metadata }) => [data, metadata]));
    expect(log).not.toContain(token);
    expect(log).toContain(hashOfToken(token));
  });

  it('ends when its time is over', async () => {
    const { token } = await access.grant(ANNA, 'reader', 1, BY);
    opened.clock.tell(new Date('2025-07-01T10:00:00.000Z'));
    await expect(access.authenticate(token)).rejects.toMatchObject({ code: 'token-expired', status: 401 });
  });

  it('ends when it is revoked, once', async () => {
    const { token, grant } = await access.grant(ANNA, 'admin', 1, BY);
    await access.revoke(grant, undefined, BY);
    await expect(access.authenticate(token)).rejects.toMatchObject({ code: 'token-revoked', status: 401 });
    await expect(access.revoke(grant, undefined, BY)).rejects.toMatchObject({ code: 'already-revoked' });
    await expect(access.revoke('g-00000000', undefined, BY)).rejects.toMatchObject({ code: 'unknown-grant' });
  });

  it('is not given to somebody nobody has registered', async () => {
    await expect(access.grant('p-QQQQQQQQ', 'reader', 1, BY)).rejects.toMatchObject({
      code: 'unknown-person',
    });
  });

  it('of another node lets in here too', async () => {
    const elsewhere = new AccessRoll(new Ledger(opened.store, opened.clock), opened.clock);
    const { token } = await elsewhere.grant(ANNA, 'reader', 1, BY);
    expect((await access.authenticate(token)).role).toBe('reader');
  });
});

describe('somebody without a grant', () => {
  it.each([undefined, '', 'lig_x', hashOfToken('lig_x')])('is not let in: %s', async (token) => {
    await expect(access.authenticate(token)).rejects.toMatchObject({
      code: 'not-authenticated',
      status: 401,
    });
  });
});

describe('a node that cannot reach the store', () => {
  it('lets nobody in whom it could never confirm', async () => {
    const away = {
      readStream: () => {
        throw new StoreUnavailable('away');
      },
    } as unknown as EventStore;
    const { token } = await access.grant(ANNA, 'reader', 1, BY);
    await expect(
      new AccessRoll(new Ledger(away, opened.clock), opened.clock).authenticate(token),
    ).rejects.toMatchObject({ code: 'access-unconfirmed', status: 503 });
  });
});

describe('roles', () => {
  it('include those below them', () => {
    expect(mayAct('admin', 'registrar')).toBe(true);
    expect(mayAct('registrar', 'registrar')).toBe(true);
    expect(mayAct('auditor', 'registrar')).toBe(false);
    expect(mayAct('reader', 'auditor')).toBe(false);
  });
});
