import type { Command } from 'commander';
import { example, format, gather, lazily } from './parts.js';

/** Receipts: made from a ledger, and checked without any. */
export function receipts(program: Command): void {
  example(
    program
      .command('receipt <nummer|händelse>')
      .description('skriv ett kvitto på ett initiativs senaste beslut, eller på en viss händelse')
      .option('--show <del>', 'visa en del som annars täcks över, som data/reasons; kan upprepas', gather)
      .option('--blank <del>', 'täck över en del; kan upprepas', gather)
      .option('--out <fil>', 'skriv till en fil (annars på skärmen)')
      .addOption(format())
      .action(lazily(async () => (await import('../write-receipt.js')).writeReceipt)),
    'receipt 2025-0007 --blank data/reasons --out kvitto.json',
  );
  example(
    program
      .command('verify-receipt <kvitto>')
      .description('pröva ett kvitto mot nycklar som du redan litar på; ingen liggare öppnas')
      .requiredOption(
        '--key <nyckel|fil>',
        'liggarens nyckel, eller en fil med nycklar, en per rad; kan upprepas',
        gather,
      )
      .option('--keeper <nyckel|fil>', 'nyckel för någon som har bevarat liggarens rot; kan upprepas', gather)
      .addOption(format())
      .action(lazily(async () => (await import('../verify-receipt.js')).verifyReceiptFile)),
    'verify-receipt kvitto.json --key liggaren.key --keeper revisionen.key',
  );
}
