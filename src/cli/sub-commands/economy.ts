import { Option, type Command } from 'commander';
import { example, format, lazily } from './parts.js';

const known = (): Option =>
  new Option('--known-at <tid>', 'som det var känt till och med denna dag eller tid');

/** What finance asks about the budget years. */
export function economy(program: Command): void {
  rents(program);
  distributed(program);
  funds(program);
}

function rents(program: Command): void {
  example(
    program
      .command('rent <year>')
      .description('räkna ut hyran för ett helt år, enhet för enhet, av en prislista och hyresunderlaget')
      .option('--version <namn>', 'prislistan att räkna med (annars den som gäller sist)')
      .addOption(known())
      .addOption(
        new Option('--format <format>', 'utdata: tabell för människor, json eller csv för program')
          .choices(['table', 'json', 'csv'])
          .default('table'),
      )
      .action(lazily(async () => (await import('../show-economy.js')).showRent)),
    'rent 2026',
    'rent 2026 --format csv',
  );
  example(
    program
      .command('price-lists')
      .description('visa hyrans prislistor: när de bestämdes, av vem, och ändringar under året')
      .option('--year <år>', 'bara detta budgetår')
      .addOption(known())
      .addOption(format())
      .action(lazily(async () => (await import('../show-economy.js')).showPriceLists)),
    'price-lists --year 2026',
  );
}

function distributed(program: Command): void {
  example(
    program
      .command('allocation-keys')
      .description('visa fördelningsnycklarna')
      .addOption(known())
      .addOption(format())
      .action(lazily(async () => (await import('../show-economy.js')).showKeys)),
    'allocation-keys',
  );
  example(
    program
      .command('split <key> <version>')
      .description('fördela ett belopp efter en nyckel, på öret')
      .requiredOption('--amount <kronor>', 'beloppet, som "1 250 000,50"')
      .addOption(known())
      .addOption(format())
      .action(lazily(async () => (await import('../show-economy.js')).showSplit)),
    'split "Antal anställda" 2025 --amount "1 250 000,50"',
  );
  example(
    program
      .command('distributions')
      .description('räkna om varje fördelad finansiering efter sin nyckel, och visa vad som avviker')
      .option('--year <år>', 'bara detta budgetår')
      .addOption(known())
      .addOption(format())
      .action(lazily(async () => (await import('../show-economy.js')).showDistributions)),
    'distributions --year 2025',
  );
}

function funds(program: Command): void {
  example(
    program
      .command('platform')
      .description('visa IT-plattformens finansieringsförslag, budgetförslag och plan, år för år')
      .addOption(known())
      .addOption(format())
      .action(lazily(async () => (await import('../show-economy.js')).showPlatform)),
    'platform',
  );
  example(
    program
      .command('central-funds <year>')
      .description('visa beviljade centrala medel under ett budgetår, mot ramen')
      .addOption(known())
      .addOption(format())
      .action(lazily(async () => (await import('../show-economy.js')).showCentralFunds)),
    'central-funds 2025',
  );
}
