import { Option, type Command } from 'commander';
import { example, format, lazily } from './parts.js';

const KNOWN_AT = 'som det var känt till och med denna dag eller tid';

/** What the rules say of it. */
export function judgements(program: Command): void {
  example(
    program
      .command('advice <number>')
      .description('visa vad som skulle finnas att anmärka på om initiativet beslutades i dag')
      .addOption(format())
      .action(lazily(async () => (await import('../show-judgements.js')).showAdvice)),
    'advice 2025-0007',
  );
  example(
    program
      .command('findings')
      .description('visa allt som reglerna finner, bedömt enligt den riktlinje som gällde dagen för steget')
      .option('--year <år>', 'det som hände detta år')
      .option('--rule <regel>', 'bara denna regel; «liggare rules» visar dem som finns')
      .option('--administration <namn>', 'förvaltning')
      .option('--known-at <tid>', KNOWN_AT)
      .option('--in-force-on <dag>', 'bara det som hade hänt till och med denna dag')
      .option('--guideline <id@version>', 'bedöm allt enligt denna riktlinje')
      .addOption(format())
      .action(lazily(async () => (await import('../show-judgements.js')).showFindings)),
    'findings --year 2025',
    'findings --year 2025 --rule anchored-before-decision --format json',
  );
  yearWheel(program);
  example(
    program
      .command('what-if')
      .description('visa vilka beslut en annan version av riktlinjen hade bedömt annorlunda, och varför')
      .requiredOption('--guideline <id@version>', 'versionen att bedöma enligt')
      .requiredOption('--year <år>', 'beslut som fattades detta år')
      .option('--known-at <tid>', KNOWN_AT)
      .addOption(format())
      .action(lazily(async () => (await import('../show-judgements.js')).showWhatIf)),
    'what-if --guideline norrkoping-it-styrning@2 --year 2024',
  );
  example(
    program
      .command('delegated')
      .description('visa delegationsbeslut som återstår att anmäla till sin nämnd')
      .option('--committee <namn>', 'nämnden')
      .option('--since <dag>', 'beslutade denna dag eller senare')
      .option('--known-at <tid>', KNOWN_AT)
      .addOption(format())
      .action(lazily(async () => (await import('../show-judgements.js')).showDelegated)),
    'delegated --committee Kommunstyrelsen --since 2025-01-01',
  );
  example(
    program
      .command('rules')
      .description('visa reglerna, med rader i riktlinjen, och vilka som riktlinjen som gäller använder')
      .option('--pack <fil>', 'som riktlinjen i en fil använder dem')
      .option('--shipped', 'som riktlinjen som följer med programmet använder dem')
      .addOption(format())
      .action(lazily(async () => (await import('../show-judgements.js')).showRules)),
    'rules',
  );
}

/** What is to be done. */
function yearWheel(program: Command): void {
  example(
    program
      .command('duties [number]')
      .description('visa årshjulet: vad som ska göras, av vem, enligt vilken rad och när')
      .option('--at <dag>', 'vad som var att göra denna dag, och vad som hade gjorts då (annars i dag)')
      .option('--year <år>', 'det som skulle göras detta år')
      .option('--done', 'också det som är gjort, och hur sent')
      .option('--undated', 'också det som ingen har satt en tid för, ett i taget')
      .option('--administration <namn>', 'förvaltning')
      .option('--known-at <tid>', KNOWN_AT)
      .addOption(
        new Option('--format <format>', 'utdata; ics är en kalender')
          .choices(['table', 'json', 'csv', 'ics'])
          .default('table'),
      )
      .action(lazily(async () => (await import('../show-duties.js')).showDuties)),
    'duties',
    'duties --at 2025-10-01',
    'duties --year 2025 --done',
    'duties --format ics > arshjul.ics',
    'duties 2025-0007',
  );
}
