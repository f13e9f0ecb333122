import { Option, type Command } from 'commander';
import { as, example, format, gather, lazily } from './parts.js';

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
      .option(
        '--keeper <namn>',
        'i stället en nyckel att medunderteckna andras kontrollpunkter med; ingen liggare öppnas',
      )
      .option('--file <fil>', 'med --keeper: var den ska ligga (annars keeper-key.pem)')
      .addOption(as())
      .addOption(format())
      .action(lazily(async () => (await import('../sealing.js')).createKey)),
    'key create',
    'key create --reason lost',
    'key create --keeper revisionen.norrvik.se --file revisionen.pem',
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
  const checkpoint = program.command('checkpoint');
  example(
    checkpoint
      .description('visa loggens senaste undertecknade kontrollpunkt')
      .option('--now', 'underteckna loggen som den är nu')
      .addOption(format())
      .action(lazily(async () => (await import('../sealing.js')).showCheckpoint)),
    'checkpoint',
    'checkpoint --now',
  );
  keeping(checkpoint);
  verify(program);
}

/** What others do with the log's heads, without the ledger; and what comes back from them. */
function keeping(checkpoint: Command): void {
  example(
    checkpoint
      .command('keep <logg>')
      .description(
        'för den som bevarar en annans logg: hämta dess kontrollpunkt (adress, mapp eller fil), pröva att den börjar med det som är bevarat, och spara den; ingen liggare öppnas',
      )
      .requiredOption('--in <mapp>', 'mappen där det bevarade ligger')
      .option('--key <nyckel|fil>', 'loggens nyckel, första gången och när den har bytts', gather)
      .option('--sign-with <fil>', 'medunderteckna med nyckeln i filen, se «key create --keeper»')
      .option('--accept-epoch', 'godkänn att liggaren går vidare från en säkerhetskopia')
      .addOption(format())
      .action(lazily(async () => (await import('../keep-checkpoint.js')).keepCheckpoint)),
    'checkpoint keep https://liggare.norrvik.se --in norrvik --key norrvik.key',
    'checkpoint keep https://liggare.norrvik.se --in norrvik --sign-with revisionen.pem',
  );
  example(
    checkpoint
      .command('cosign <fil>')
      .description('ta emot en kontrollpunkt som någon har medundertecknat, så att kvitton får med det')
      .requiredOption('--keeper <nyckel|fil>', 'nyckeln som den är medundertecknad med; kan upprepas', gather)
      .addOption(format())
      .action(lazily(async () => (await import('../sealing.js')).takeCosigned)),
    'checkpoint cosign norrvik/kept/2026-01-31T120000Z-epoch-1-size-412.checkpoint --keeper revisionen.key',
  );
}

/** The whole ledger, looked at by whoever has it. */
function verify(program: Command): void {
  example(
    program
      .command('verify')
      .description(
        'pröva hela liggaren: varje händelse, ström, nummer, namn och kontrollpunkt; inget ändras (bredvid en databas i vila lämnar SQLite en tom -wal och en -shm). Avslutar med 0 när den är hel, 1 när den inte är det, 2 vid felaktig användning, 3 när den inte gick att läsa',
      )
      .option(
        '--against <fil|mapp>',
        'kontrollpunkter som någon annan har bevarat: visar att liggaren har kvar den historien; kan upprepas',
        gather,
      )
      .option('--key <nyckel|fil>', 'liggarens nyckel, som du redan litar på; kan upprepas', gather)
      .option('--keeper <nyckel|fil>', 'nyckel för någon som har bevarat liggarens rot; kan upprepas', gather)
      .addOption(format())
      .action(lazily(async () => (await import('../verify.js')).verifyCommand)),
    'verify',
    'verify --against /srv/bevarat --key liggaren.key --format json',
  );
}
