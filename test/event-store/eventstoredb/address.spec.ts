import { describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '../../../src/event-store/event-store.js';
import { parseAddress } from '../../../src/event-store/eventstoredb/address.js';

const OURS =
  'maxDiscoverAttempts=3&gossipTimeout=2&tls=false&nodePreference=leader&throwOnAppendFailure=true&connectionName=liggare';

describe('an address with user and password', () => {
  it('is given to the client without them', () => {
    const address = parseAddress({ url: 'esdb://anna:hem%40lig:a@node:2113?tls=false' });
    expect(address).toEqual({
      connectionString: `esdb://node:2113?${OURS}`,
      shown: 'esdb://node:2113',
      tls: false,
      credentials: { username: 'anna', password: 'hem@lig:a' },
    });
  });

  it('gives way to a user and password from elsewhere', () => {
    const { credentials } = parseAddress({ url: 'esdb://anna:a@node', user: 'berit', password: 'b' });
    expect(credentials).toEqual({ username: 'berit', password: 'b' });
  });
});

describe('an address without user', () => {
  it('still has credentials, since the client loses appends without', () => {
    const { credentials } = parseAddress({ url: 'esdb://node' });
    expect(credentials.username).not.toBe('');
    expect(credentials.password).not.toBe('');
  });
});

describe('an address of a cluster', () => {
  it('keeps its nodes, has TLS unless told otherwise, and the certificate authority it was given', () => {
    const { connectionString, tls } = parseAddress({
      url: 'esdb://a:1,b:2,c:3',
      caFile: '/etc/liggare/ca file.pem',
    });
    expect(tls).toBe(true);
    expect(connectionString).toMatch(/^esdb:\/\/a:1,b:2,c:3\?/);
    expect(connectionString).toContain('tlsCAFile=%2Fetc%2Fliggare%2Fca%20file.pem');
  });
});

describe('settings in an address', () => {
  it('are known in any spelling the client knows, and cannot undo what the adapter rests on', () => {
    const url =
      'esdb+discover://db?TLS=false&node_preference=follower&throw-on-append-failure=false&GossipTimeout=4';
    const settings =
      'maxDiscoverAttempts=3&gossipTimeout=4&tls=false&nodePreference=leader&throwOnAppendFailure=true&connectionName=liggare';
    expect(parseAddress({ url })).toMatchObject({
      connectionString: `esdb+discover://db?${settings}`,
      tls: false,
    });
  });
});

describe('what is not an address', () => {
  it.each([
    'http://node',
    'esdb://',
    'esdb://anna:s3cr3t@',
    'kurrentdb://node',
    'esdb://node?unknown=1',
    'esdb://node?tls',
    'esdb://an%zz:s3cr3t@node',
    'esdb://anna:s3cr3t?x=1@node',
    'esdb://anna:half/s3cr3t@node',
    'esdb://anna:node?s3cr3t',
  ])('%s is refused without being quoted', (url) => {
    const parse = () => parseAddress({ url });
    expect(parse).toThrow(StoreUnavailable);
    expect(parse).not.toThrow(/s3cr3t|node|evil/);
  });
});
