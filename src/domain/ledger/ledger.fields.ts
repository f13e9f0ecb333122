import Type from 'typebox';
import { choice, field, line, Sha256, Uuid } from '../shapes.js';
import { formed } from '../forms.js';

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
  schema: formed(
    '^[^\\s+]+\\+[0-9a-f]{8}\\+[A-Za-z0-9+/]+={0,2}$',
    'en öppen nyckel: namn+8 hexadecimala tecken+base64',
    'a public key: name+8 hexadecimal digits+base64',
    { maxLength: 200 },
  ),
  sv: 'Öppen nyckel',
  en: 'Public key',
  example: '00000000-0000-4000-8000-000000000001/1+748d3ba7+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea',
});
export const Epoch = field({
  schema: Type.Integer({ minimum: 2, maximum: 9_999 }),
  sv: 'Epok',
  en: 'Epoch',
  example: 2,
});
/** The name of a log: the ledger's id and an epoch. */
export const Origin = field({
  schema: formed(
    '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/[1-9][0-9]{0,3}$',
    'en loggs namn: liggarens id, ett snedstreck och epoken',
    "a log's name: the ledger's id, a slash and the epoch",
  ),
  sv: 'Loggens tidigare namn',
  en: 'Previous origin',
  example: '00000000-0000-4000-8000-000000000001/1',
});
export const KeptSize = field({
  schema: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
  sv: 'Antal händelser som finns kvar',
  en: 'Number of events kept',
  example: 412,
});
export const KeptRoot = field({
  schema: Sha256,
  sv: 'Roten över dem som finns kvar',
  en: 'Root over the events kept',
  example: 'cd'.repeat(32),
});
/** A signed note, as it was. */
export const LastKnownCheckpoint = field({
  schema: Type.String({ minLength: 1, maxLength: 8_000 }),
  sv: 'Senaste kända kontrollpunkt',
  en: 'Last known checkpoint',
  example: `00000000-0000-4000-8000-000000000001/1\n415\n${'A'.repeat(43)}=\n\n— 00000000-0000-4000-8000-000000000001/1 dI07p${'A'.repeat(87)}==\n`,
});
export const KeyAlgorithm = field(choice('Algoritm', 'Algorithm', { ed25519: 'Ed25519 (RFC 8032)' }));
export const KeyReason = field(
  choice('Varför nyckeln införs', 'Why the key is introduced', {
    first: 'Första nyckeln i epoken',
    rotation: 'Byte av nyckel',
    lost: 'Den förra är förlorad',
    exposed: 'Den förra kan ha kommit i orätta händer',
  }),
);
