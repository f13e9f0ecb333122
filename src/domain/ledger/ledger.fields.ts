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
