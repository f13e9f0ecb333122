import { readConfig } from '../../../src/config.js';
import { verifyLedger } from '../../../src/verify-ledger.js';

/** A process that verifies a ledger on several cores, however small it is, and says all that it found. */
const [folder = ''] = process.argv.slice(2);
const trust = { kept: [], trusted: [], keepers: [] };
const { findings, ...looked } = await verifyLedger(
  readConfig({ LIGGARE_DATA: folder }),
  trust,
  undefined,
  0n,
);
const text = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
process.stdout.write(JSON.stringify({ ...looked, found: findings.told() }, text));
