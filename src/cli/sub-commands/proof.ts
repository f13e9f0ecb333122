import { Option, type Command } from 'commander';
import { as, example, format, lazily } from './parts.js';

/** What makes the log believable: the key it is signed with, and its signed heads. */
export function proof(program: Command): void {
  const key = program.command('key').description('nyckeln som loggen undertecknas med');
  const reason = (): Option =>
    new Option('--reason <skäl>', 'varför nyckeln införs (annars first eller rotation)').choices([
      'first',
      'rotation',
      'lost',
      'exposed',
    ]);
  example(
    key
      .command('create')
      .description(
        'skapa en nyckel i LIGGARE_SIGNING_KEY_FILE (annars signing-key.pem i datamappen) och inför den',
      )
      .addOption(reason())
      .addOption(as())
      .addOption(format())
      .action(lazily(async () => (await import('../sealing.js')).createKey)),
    'key create',
    'key create --reason lost',
  );
  example(
    key
      .command('announce')
      .description('inför nyckeln som redan ligger i filen')
      .addOption(reason())
      .addOption(as())
      .addOption(format())
      .action(lazily(async () => (await import('../sealing.js')).announceKey)),
    'key announce --reason rotation',
  );
  example(
    key
      .command('list')
      .description('visa de öppna nycklarna, den som används sist')
      .addOption(format())
      .action(lazily(async () => (await import('../sealing.js')).showKeys)),
    'key list',
  );
  example(
    program
      .command('checkpoint')
      .description('visa loggens senaste undertecknade kontrollpunkt')
      .option('--now', 'underteckna loggen som den är nu')
      .addOption(format())
      .action(lazily(async () => (await import('../sealing.js')).showCheckpoint)),
    'checkpoint',
    'checkpoint --now',
  );
}
