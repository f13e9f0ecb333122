import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '../../src/config.js';
import type { Serving } from '../../src/http/serve.js';
import { serve } from '../../src/main.js';
import { answerFor, type Answer } from '../../src/proof/receipt-answer.js';
import { keyText, parseKey } from '../../src/proof/keys.js';
import type { RecordedEvent } from '../../src/domain/event.js';
import { allEvents } from '../ledger/opened.js';
import { keeperSigner } from '../proof/signers.js';
import { linesTo } from '../http/opened.js';
import { liggare, newFolder, openedFolder, type Ran } from './run.js';

/** A ledger that is served on loopback, and an auditor elsewhere who has its key, one of their own, and nothing else. */
let ledger: string;
let served: Serving;
let auditor: string;
let logKey: string;
let person: string;

const atLedger = async (...args: string[]): Promise<string> => {
  const { code, out, err } = await liggare(ledger, args);
  expect([args, code, code === 0 ? '' : err]).toEqual([args, 0, '']);
  return out;
};
const keep = (...args: string[]): Promise<Ran> =>
  liggare(auditor, ['checkpoint', 'keep', ...args], { env: { LIGGARE_DATA: join(auditor, 'no-ledger') } });
const codeOf = ({ err }: Ran): string | undefined => /\[(.+)\]\s*$/.exec(err)?.[1];

beforeAll(async () => {
  ({ folder: ledger, person } = await openedFolder());
  logKey = (await atLedger('key', 'create')).trim();
  await atLedger('checkpoint', '--now');
  const config = readConfig({ LIGGARE_DATA: ledger, LIGGARE_PORT: '0' });
  served = await serve(config, { stopOnSignals: false, logTo: linesTo([]) });
  auditor = newFolder();
  writeFileSync(join(auditor, 'norrvik.key'), `${logKey}\n`);
}, 60_000);
afterAll(() => served.close());

describe('liggare checkpoint keep', () => {
  it('keeps the head of a ledger that is served, cosigned, with no ledger of its own', async () => {
    const made = await liggare(auditor, [
      'key',
      'create',
      '--keeper',
      'revisionen.norrvik.se',
      '--file',
      'revisionen.pem',
    ]);
    expect([made.code, made.out]).toEqual([
      0,
      expect.stringMatching(/^revisionen\.norrvik\.se\+[0-9a-f]{8}\+B/),
    ]);
    writeFileSync(join(auditor, 'revisionen.key'), made.out);

    const first = await keep(
      served.url,
      '--in',
      'norrvik',
      '--key',
      'norrvik.key',
      '--sign-with',
      'revisionen.pem',
    );
    expect([first.code, first.err]).toEqual([0, '']);
    expect(first.out).toContain('den första');
    expect(readdirSync(join(auditor, 'norrvik')).sort()).toEqual(['.lock', 'kept', 'log.keys']);

    await atLedger('person', 'add', 'Bo Exempel');
    await liggare(ledger, ['checkpoint', '--now']);
    const next = await keep(
      `${served.url}/log/checkpoint`,
      '--in',
      'norrvik',
      '--sign-with',
      'revisionen.pem',
      '--format',
      'json',
    );
    expect([next.code, next.err]).toEqual([0, '']);
    expect(JSON.parse(next.out)).toMatchObject({ outcome: 'kept' });
    const again = await keep(`${served.url}/log`, '--in', 'norrvik', '--format', 'json');
    expect([again.code, JSON.parse(again.out)]).toEqual([
      0,
      { ...JSON.parse(next.out), outcome: 'unchanged', before: JSON.parse(next.out).size },
    ]);
    expect(readdirSync(auditor)).not.toContain('no-ledger');
  }, 60_000);

  it('gives the ledger back what it cosigned, and receipts then say that it was seen', async () => {
    const kept = join(auditor, 'norrvik/kept');
    const newest = join(kept, readdirSync(kept).sort().at(-1) as string);
    const keeper = join(auditor, 'revisionen.key');
    const refused = async (code: string, ...args: string[]): Promise<void> => {
      const ran = await liggare(ledger, ['checkpoint', 'cosign', ...args]);
      expect([ran.code, ran.out, codeOf(ran)]).toEqual([1, '', code]);
    };
    await refused('signer-unknown', newest, '--keeper', keyText(keeperSigner('granne.se').key));
    const forged = join(auditor, 'forged.checkpoint');
    writeFileSync(forged, readFileSync(newest, 'utf8').replace(/\n\d+\n/, '\n2\n'));
    await refused('not-our-checkpoint', forged, '--keeper', keeper);
    expect(await atLedger('checkpoint', 'cosign', newest, '--keeper', keeper)).toContain(
      'revisionen.norrvik.se+',
    );

    // What is recorded later is in no cosigned checkpoint; what was there before has a receipt with it.
    await atLedger('person', 'add', 'Cia Exempel', '--as', person);
    await atLedger('checkpoint', '--now');
    const events = await allEvents(served.opened.store);
    const receiptOf = async (event: RecordedEvent | undefined): Promise<Answer> => {
      const receipt = await atLedger('receipt', event?.id ?? '');
      const keys = [readFileSync(keeper, 'utf8').trim()].map(parseKey);
      return answerFor(Buffer.from(receipt), { logs: [parseKey(logKey)], keepers: keys });
    };
    const signersOf = (answer: Answer): readonly string[] =>
      answer.valid ? answer.proved.signed.map(({ key }) => key.name) : [answer.code];
    const log = logKey.split('+')[0];
    expect(signersOf(await receiptOf(events[0]))).toEqual([log, 'revisionen.norrvik.se']);
    expect(signersOf(await receiptOf(events.at(-1)))).toEqual([log]);
  }, 60_000);

  it('tells of a new epoch with what is lost, and takes it when it is accepted by hand', async () => {
    const backup = join(newFolder(), 'kopia');
    await atLedger('backup', backup);
    await atLedger('person', 'add', 'Dag Exempel', '--as', person);
    await atLedger('checkpoint', '--now');
    expect((await keep(served.url, '--in', 'norrvik')).code).toBe(0);

    copyFileSync(join(ledger, 'signing-key.pem'), join(backup, 'signing-key.pem'));
    for (const args of [
      ['restore', '--as', person],
      ['checkpoint', '--now'],
    ])
      expect([args, (await liggare(backup, args)).code]).toEqual([args, 0]);
    const told = await keep(join(backup, 'proof'), '--in', 'norrvik', '--format', 'json');
    expect(told.code).toBe(1);
    const { code, details } = JSON.parse(told.err) as { code: string; details: Record<string, string> };
    expect([code, details['contained'] !== details['kept']]).toEqual(['new-epoch', true]);
    const accepted = await keep(join(backup, 'proof'), '--in', 'norrvik', '--accept-epoch');
    expect([accepted.code, accepted.out]).toEqual([0, expect.stringContaining('/2 med ')]);
    const original = await keep(served.url, '--in', 'norrvik');
    expect([original.code, codeOf(original)]).toEqual([1, 'rolled-back']);
  }, 60_000);

  it('could not look where nobody answers, nobody has a checkpoint, or something else answers', async () => {
    const server = createServer((request, response) => {
      response.statusCode = request.url?.startsWith('/broken') ? 500 : 200;
      response.end(request.url?.startsWith('/endless') ? Buffer.alloc(100_000, 'x') : '<html></html>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      for (const path of ['broken', 'endless']) {
        const ran = await keep(`${url}/${path}`, '--in', 'annan', '--key', 'norrvik.key');
        expect([path, ran.code, codeOf(ran)]).toEqual([path, 3, 'log-unreachable']);
      }
      const page = await keep(`${url}/page`, '--in', 'annan', '--key', 'norrvik.key');
      expect([page.code, codeOf(page)]).toEqual([1, 'note-malformed']);
    } finally {
      server.close();
    }
    const gone = await keep(url, '--in', 'annan', '--key', 'norrvik.key');
    expect([gone.code, codeOf(gone)]).toEqual([3, 'log-unreachable']);
    expect(gone.err).toContain('ECONNREFUSED');
  }, 60_000);

  it('is used wrongly without a key the first time, or without a folder', async () => {
    const keyless = await keep(served.url, '--in', 'annan');
    expect([keyless.code, codeOf(keyless)]).toEqual([2, 'no-trusted-key']);
    writeFileSync(join(auditor, 'trasig.key'), `${logKey}A\n`);
    for (const [key, code] of [
      ['trasig.key', 'key-malformed'],
      [`${logKey.split('+').slice(0, 2).join('+')}+AgAA`, 'unknown-algorithm'],
    ] as const) {
      const keyed = await keep(served.url, '--in', 'annan', '--key', key);
      expect([key, keyed.code, codeOf(keyed)]).toEqual([key, 2, code]);
    }
    const homeless = await keep(served.url, '--key', 'norrvik.key');
    expect([homeless.code, homeless.err]).toEqual([2, expect.stringContaining('[missing-option]')]);
    const nameless = await liggare(auditor, ['key', 'create', '--keeper', 'vår revision', '--file', 'x.pem']);
    expect([nameless.code, codeOf(nameless)]).toEqual([2, 'keeper-name-malformed']);
  }, 60_000);
});
