import { Option, type Command } from 'commander';
import { example, format, lazily, PAGE } from './parts.js';

/** What has been recorded, for those who read. */
export function history(program: Command): void {
  example(
    program
      .command('history <number>')
      .description('visa ett initiativs hela historia, som den var känd och gällde en viss dag')
      .option('--known-at <tid>', 'som det var känt till och med denna dag eller tid')
      .option('--in-force-on <dag>', 'bara det som hade hänt till och med denna dag')
      .option('--steps', 'visa varje steg för sig, med alla uppgifter')
      .option(
        '--guideline <id@version>',
        'bedöm enligt denna riktlinje (annars den som gällde dagen för steget)',
      )
      .option('--compare <dag>', 'visa vad som har ändrats sedan denna dag')
      .addOption(
        new Option('--clock <klocka>', 'för --compare: det som var känt då, eller det som gällde då')
          .choices(['known', 'in-force'])
          .default('known'),
      )
      .addOption(format())
      .action(lazily(async () => (await import('../show-history.js')).showHistory)),
    'history 2025-0007',
    'history 2025-0007 --known-at 2025-06-30 --steps',
    'history 2025-0007 --compare 2025-06-30',
  );
}

export function registers(program: Command): void {
  example(
    program
      .command('decisions')
      .description('visa beslutsregistret')
      .option('--year <år>', 'beslutade detta år')
      .option('--administration <namn>', 'förvaltning')
      .option('--forum <kod>', 'forum, som it-steering-group')
      .option('--outcome <kod>', 'approved eller rejected')
      .option('--page <n>', PAGE, '1')
      .option('--size <n>', 'rader per sida', '50')
      .addOption(format())
      .action(lazily(async () => (await import('../show-lists.js')).showDecisions)),
    'decisions --year 2025 --forum chief-executive',
  );
  example(
    program
      .command('initiatives')
      .description('visa initiativen och var de står')
      .option('--year <år>', 'anmälda detta år')
      .option('--administration <namn>', 'förvaltning')
      .option('--category <kod>', 'shared, operational eller no-system')
      .option('--stage <kod>', 'läge, som financed eller withdrawn')
      .option('--page <n>', PAGE, '1')
      .option('--size <n>', 'rader per sida', '50')
      .addOption(format())
      .action(lazily(async () => (await import('../show-lists.js')).showInitiatives)),
    'initiatives --year 2025 --stage approved --format json',
  );
  whoHolds(program);
}

/** Offices, groups and companies: who holds what, and how they have met. */
function whoHolds(program: Command): void {
  example(
    program
      .command('offices')
      .description('visa vem som innehar vilken befattning')
      .option('--on <dag>', 'bara innehav som gällde denna dag')
      .option('--events', 'visa händelsen som utsåg innehavaren, för en rättelse att ange')
      .addOption(format())
      .action(lazily(async () => (await import('../show-lists.js')).showOffices)),
    'offices --on 2025-06-30',
    'offices --events',
  );
  example(
    program
      .command('groups')
      .description('visa grupperna och deras möten, eller vilka som sitter i dem')
      .option('--group <kod>', 'bara denna grupp')
      .option('--members', 'visa ordförande och ledamöter i stället för möten')
      .option('--on <dag>', 'med --members: bara de som satt denna dag')
      .option('--events', 'visa händelsen bakom varje rad, för en rättelse att ange')
      .option('--year <år>', 'bara möten detta år')
      .addOption(format())
      .action(
        lazily(
          async () => async (options) =>
            options['members'] === true
              ? (await import('../show-seats.js')).showSeats(options)
              : (await import('../show-lists.js')).showGroups(options),
        ),
      ),
    'groups --group it-steering-group --year 2025',
    'groups --members --group it-steering-group --events',
  );
  example(
    program
      .command('companies')
      .description('visa bolagen: ägarandel, möten, fångade behov, nät och växel')
      .option('--year <år>', 'möten detta år (annars det som pågår)')
      .option('--known-at <tid>', 'som det var känt till och med denna dag eller tid')
      .addOption(format())
      .action(lazily(async () => (await import('../show-follow-up.js')).showCompanies)),
    'companies --year 2025',
  );
}

export function reports(program: Command): void {
  example(
    program
      .command('report <year>')
      .description('skriv årsrapporten')
      .addOption(new Option('--format <format>', 'form').choices(['json', 'csv', 'html']).default('html'))
      .option('--known-at <tid>', 'som det var känt till och med denna dag eller tid')
      .option('--out <mapp>', 'mapp (inte fil) för rapporten och dess bevisfil; annars skrivs rapporten ut')
      .action(lazily(async () => (await import('../write-report.js')).writeReport)),
    'report 2025 --out rapporter',
    'report 2025 --format json --known-at 2026-01-31',
  );
}
