import { Option, type Command } from 'commander';
import type { Lazily, WithExample } from './parts.js';

/** What can be asked about a guideline stands beside the commands that adopt one. */
export function addGuidelineQueries(group: Command, lazily: Lazily, example: WithExample): void {
  example(
    group
      .command('list')
      .description('visa antagna versioner och parametrar')
      .addOption(new Option('--format <format>', 'utdata').choices(['table', 'json']).default('table'))
      .action(lazily(async () => (await import('../show-guidelines.js')).showGuidelines)),
    'guideline list',
  );
  example(
    group
      .command('check <fil>')
      .description(
        'kontrollera ett regelpaket utan att anta det: fel och anmärkningar (det som inte har någon verkan), var och en med sin rad',
      )
      .action(lazily(async () => (await import('../show-guidelines.js')).checkPack)),
    'guideline check riktlinje.json',
  );
  example(
    group
      .command('pack')
      .description('skriv ut Norrköpings regelpaket, att ändra till kommunens eget')
      .action(lazily(async () => (await import('../show-guidelines.js')).printPack)),
    'guideline pack > riktlinje.json',
  );
  example(
    group
      .command('show [riktlinje]')
      .description('visa en riktlinje hel: den som gäller, en version, eller en fil')
      .option('--row <rad>', 'bara denna rad, med det som genomför den')
      .addOption(new Option('--format <format>', 'utdata').choices(['table', 'json']).default('table'))
      .action(lazily(async () => (await import('../show-pack.js')).showPack)),
    'guideline show',
    'guideline show norrkoping-it-styrning@1 --row S149',
  );
  example(
    group
      .command('diff <från> <till>')
      .description('visa i ord vad som skiljer två versioner eller filer')
      .addOption(new Option('--format <format>', 'utdata').choices(['table', 'json']).default('table'))
      .action(lazily(async () => (await import('../show-pack.js')).showDifferences)),
    'guideline diff norrkoping-it-styrning@1 riktlinje.json',
  );
  example(
    group
      .command('parameters')
      .description('visa varje parameter: värde, från när, satt av vad, och vad som beror på den')
      .option('--on <dag>', 'som de gällde denna dag')
      .addOption(new Option('--format <format>', 'utdata').choices(['table', 'json']).default('table'))
      .action(lazily(async () => (await import('../show-pack.js')).showParameters)),
    'guideline parameters --on 2025-06-30',
  );
  example(
    group
      .command('coverage')
      .description('visa varje rad i riktlinjen som gäller, vad som genomför den och testet som visar det')
      .option('--row <rad>', 'bara denna rad')
      .option('--pack <fil>', 'riktlinjen i en fil')
      .option('--shipped', 'riktlinjen som följer med programmet')
      .addOption(new Option('--format <format>', 'utdata').choices(['table', 'csv', 'json']).default('table'))
      .action(lazily(async () => (await import('../show-pack.js')).showCoverage)),
    'guideline coverage --format csv',
  );
}
