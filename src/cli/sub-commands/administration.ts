import type { Command } from 'commander';
import { as, example, format, gather, lazily } from './parts.js';

/** Opening, serving and importing; and looking after a ledger. */
export function administration(program: Command): void {
  example(
    program
      .command('init')
      .description('öppna en ny liggare och skriv ut den första nyckeln')
      .requiredOption('--municipality <namn>', 'kommunens namn')
      .requiredOption('--in-force-from <dag>', 'dagen då riktlinjen börjar gälla')
      .option(
        '--admin <namn>',
        'namnet på den första administratören (stannar i personregistret)',
        'Administratör',
      )
      .option('--time-zone <zon>', 'liggarens tidszon', 'Europe/Stockholm')
      .option('--days <n>', 'hur många dagar den första nyckeln gäller', '30')
      .option('--pack <fil>', 'kommunens eget regelpaket som JSON (annars Norrköpings)')
      .option('--example', 'en exempelliggare, som kan få tiden berättad för sig')
      .addOption(format())
      .action(lazily(async () => (await import('../init.js')).init)),
    'init --municipality "Norrvikens kommun" --in-force-from 2012-01-01 --admin "Alva Exempel"',
  );
  example(
    program
      .command('serve')
      .description('starta tjänsten: REST på /api och dess dokumentation på /api/docs')
      .option('--host <adress>', 'adress att lyssna på (annars LIGGARE_HOST, 127.0.0.1)')
      .option('--port <n>', 'port att lyssna på (annars LIGGARE_PORT, 3000)')
      .action(lazily(async () => (await import('../serve.js')).serveCommand)),
    'serve --port 3000',
  );
  example(
    program
      .command('import [fil]')
      .description('för in tidigare initiativ från ett kalkylblad (csv) eller json')
      .option('--dry-run', 'kontrollera allt men för inte in något')
      .option('--source <namn>', 'källans namn (annars filens)')
      .option('--columns', 'visa vilka kolumner som finns')
      .addOption(as())
      .addOption(format())
      .action(lazily(async () => (await import('../import/command.js')).importCommand)),
    'import initiativ-2025.csv --dry-run',
    'import --columns',
  );
}

export function upkeep(program: Command): void {
  example(
    program
      .command('rebuild')
      .description('kasta vyerna och räkna om dem ur loggen')
      .action(lazily(async () => (await import('../maintain.js')).rebuild)),
    'rebuild',
  );
  example(
    program
      .command('copy')
      .description('kopiera hela liggaren till ett annat lager, och visa att båda är lika')
      .requiredOption('--to <lager>', 'sqlite:<fil> eller esdb://…')
      .option('--switch', 'avsluta flytten: källan tar inte emot mer')
      .addOption(as())
      .addOption(format())
      .action(lazily(async () => (await import('../maintain.js')).copy)),
    'copy --to "esdb://127.0.0.1:2113?tls=false"',
    'copy --to sqlite:/srv/liggare/ledger.db --switch',
  );
  example(
    program
      .command('backup <mapp>')
      .description('säkerhetskopiera liggaren och personregistret medan de används')
      .action(lazily(async () => (await import('../maintain.js')).backup)),
    'backup /srv/kopior/2026-01-31',
  );
  example(
    program
      .command('restore')
      .description(
        'säg att liggaren går vidare från en säkerhetskopia sedan originalet har gått förlorat: den tar då emot händelser igen, i en ny epok',
      )
      .option(
        '--last-known <fil>',
        'den senaste kontrollpunkt som någon har bevarat (annars den i datamappen)',
      )
      .option('--key <nyckel|fil>', 'nyckel som den är undertecknad med, om kopian inte känner den', gather)
      .option('--store-lost', 'för en liggare som är flyttad: lagret som den flyttades till är förlorat')
      .addOption(as())
      .addOption(format())
      .action(lazily(async () => (await import('../restore.js')).restore)),
    'restore --last-known revisionens/senaste.checkpoint',
    'restore --store-lost',
  );
  example(
    program
      .command('demo')
      .description('öppna en exempelliggare med två års initiativ')
      .option('--folder <mapp>', 'mapp för exemplet (annars en ny)')
      .option('--port <n>', 'port att lyssna på')
      .option('--no-serve', 'starta ingen tjänst, avsluta efteråt')
      .action(lazily(async () => (await import('../demo.js')).demo)),
    'demo --no-serve',
  );
}
