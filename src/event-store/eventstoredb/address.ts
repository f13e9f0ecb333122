import { StoreUnavailable } from '../event-store.js';

/** Who the ledger is to the node. Without TLS the node has no users and these are not sent. */
export type Credentials = Readonly<{ username: string; password: string }>;

export type AddressOptions = Readonly<{
  /** `esdb://node:2113?tls=false`, `esdb://a,b,c` or `esdb+discover://name`; may carry `user:password@`. */
  url: string;
  /** Wins over a user named in the URL. */
  user?: string;
  password?: string;
  /** A PEM file with the certificate authority that signed the nodes' certificates. */
  caFile?: string;
}>;

export type Address = Readonly<{
  /** What the client is given. It never holds a password: the client's own debug log and its parse errors quote it. */
  connectionString: string;
  /** The node or nodes without anything secret, for messages to people. */
  shown: string;
  tls: boolean;
  credentials: Credentials;
}>;

/** Strict about hosts, so that half of a password with a stray `?` or `/` in it is never taken for one and shown. */
const FORM =
  /^(?<scheme>esdb|esdb\+discover):\/\/(?:(?<userInfo>[^/?]*)@)?(?<hosts>[\w.-]+(?::\d{1,5})?(?:,[\w.-]+(?::\d{1,5})?)*)\/?(?:\?(?<query>[^@]*))?$/;

/** An append made with credentials takes the client's one sound path; a node without TLS never sees these. */
const NOBODY: Credentials = { username: 'nobody', password: 'nothing' };

/** Ours, whatever the URL says: the adapter's promises rest on them. */
const FIXED: ReadonlyMap<string, string> = new Map([
  ['nodePreference', 'leader'],
  ['throwOnAppendFailure', 'true'],
  ['connectionName', 'liggare'],
]);

/** Short enough that a cluster that is away is noticed well within an append's deadline; the URL may say otherwise. */
const DEFAULTS: ReadonlyMap<string, string> = new Map([
  ['maxDiscoverAttempts', '3'],
  ['gossipTimeout', '2'],
]);

const flat = (key: string) => key.toLowerCase().replaceAll(/[_-]/g, '');

/**
 * Takes the connection string apart so that the secret half goes no further than the `Authorization` header.
 * @throws StoreUnavailable when it is not an EventStoreDB address; the message never quotes the address.
 */
export function parseAddress(options: AddressOptions): Address {
  const parts = FORM.exec(options.url.trim())?.groups;
  if (parts === undefined || parts['scheme'] === undefined || parts['hosts'] === undefined) {
    throw new StoreUnavailable('The EventStoreDB address is not of the form esdb://host:port?tls=true');
  }
  const { scheme, hosts } = { scheme: parts['scheme'], hosts: parts['hosts'] };
  const given = parseQuery(parts['query'] ?? '');
  const query = new Map([...DEFAULTS, ...given, ...FIXED]);
  if (options.caFile !== undefined) query.set('tlsCAFile', encodeURIComponent(options.caFile));
  const text = [...query].map(([key, value]) => `${key}=${value}`).join('&');
  return {
    connectionString: `${scheme}://${hosts}?${text}`,
    shown: `${scheme}://${hosts}`,
    tls: query.get('tls') !== 'false',
    credentials: credentialsOf(options, parts['userInfo']),
  };
}

/** The client reads keys without regard to case, `_` and `-`; so must whoever overrides them. */
function parseQuery(query: string): Map<string, string> {
  const known = ['tls', 'tlsCAFile', 'discoveryInterval', 'keepAliveInterval', 'keepAliveTimeout'];
  const names = new Map([...known, ...FIXED.keys(), ...DEFAULTS.keys()].map((key) => [flat(key), key]));
  const found = new Map<string, string>();
  for (const pair of query.split('&').filter((pair) => pair !== '')) {
    const [key = '', value = ''] = pair.split('=', 2);
    const name = names.get(flat(key));
    if (name === undefined || value === '') {
      throw new StoreUnavailable(`The EventStoreDB address has a setting that is not known here: ${key}`);
    }
    found.set(name, value);
  }
  return found;
}

function credentialsOf(options: AddressOptions, userInfo: string | undefined): Credentials {
  const [user, ...rest] = (userInfo ?? '').split(':');
  const username = options.user ?? decode(user ?? '');
  if (username === '') return NOBODY;
  const password = options.password ?? decode(rest.join(':'));
  return { username, password };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new StoreUnavailable('The user or password in the EventStoreDB address is not percent-encoded');
  }
}
