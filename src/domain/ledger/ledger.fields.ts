import Type from 'typebox';
import { choice, field, line, Sha256, Uuid } from '../shapes.js';

/** The ledger itself, its moves and its imports. */

export const LedgerId = field({
  schema: Uuid,
  sv: 'Liggarens id',
  en: 'Ledger id',
  example: '00000000-0000-4000-8000-000000000001',
});
export const Municipality = field({
  schema: line(80),
  sv: 'Kommun',
  en: 'Municipality',
  example: 'Norrköpings kommun',
});
export const TimeZone = field({
  schema: line(60),
  sv: 'Tidszon',
  en: 'Time zone',
  example: 'Europe/Stockholm',
});
export const LedgerKind = field(
  choice('Slag av liggare', 'Ledger kind', { real: 'Skarp', example: 'Exempel' }),
);
export const MovedTo = field({
  schema: line(300),
  sv: 'Flyttad till',
  en: 'Moved to',
  example: 'esdb://db.example.se/liggare.main',
});
export const MovedFrom = field({
  schema: line(300),
  sv: 'Flyttad från',
  en: 'Moved from',
  example: 'sqlite:ledger.db',
});
export const LogHash = field({
  schema: Sha256,
  sv: 'Loggens hash',
  en: 'Log hash',
  example: 'ab'.repeat(32),
});
export const ImportId = field({ schema: line(60), sv: 'Import', en: 'Import', example: 'ärendelista-2025' });
export const FileHash = field({
  schema: Sha256,
  sv: 'Filens hash',
  en: 'File hash',
  example: 'ef'.repeat(32),
});
export const RowCount = field({
  schema: Type.Integer({ minimum: 0 }),
  sv: 'Antal rader',
  en: 'Row count',
  example: 60,
});
/** As C2SP signed-note writes a verifier key: name, id and public key. It is public, and says which log it signs for. */
export const SigningKey = field({
  schema: Type.String({ maxLength: 200, pattern: '^[^\\s+]+\\+[0-9a-f]{8}\\+[A-Za-z0-9+/]+={0,2}$' }),
  sv: 'Öppen nyckel',
  en: 'Public key',
  example: '00000000-0000-4000-8000-000000000001/1+748d3ba7+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea',
});
export const KeyAlgorithm = field(choice('Algoritm', 'Algorithm', { ed25519: 'Ed25519 (RFC 8032)' }));
export const KeyReason = field(
  choice('Varför nyckeln införs', 'Why the key is introduced', {
    first: 'Första nyckeln',
    rotation: 'Byte av nyckel',
    lost: 'Den förra är förlorad',
    exposed: 'Den förra kan ha kommit i orätta händer',
  }),
);
