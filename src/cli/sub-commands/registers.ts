import { Option, type Command } from 'commander';
import { example, format, lazily } from './parts.js';

/** The register of systems, and the units. */
export function systemRegisters(program: Command): void {
  example(
    program
      .command('systems [kod]')
      .description('visa systemregistret, ett system helt, eller registret som import läser det')
      .option('--category <kod>', 'shared eller operational')
      .option('--on <dag>', 'ett system som det var denna dag (annars i dag)')
      .addOption(
        new Option('--format <format>', 'utdata: tabell för människor, json för program, csv för import')
          .choices(['table', 'json', 'csv'])
          .default('table'),
      )
      .action(lazily(async () => (await import('../show-systems.js')).showSystems)),
    'systems --category shared',
    'systems it-platform --on 2025-06-30',
    'systems --format csv > systemregister.csv',
  );
  example(
    program
      .command('units')
      .description('visa enheterna: andra namn, ansvar och om de nås via växeln')
      .option('--on <dag>', 'som det var denna dag (annars i dag)')
      .addOption(format())
      .action(lazily(async () => (await import('../show-systems.js')).showUnits)),
    'units --on 2025-06-30',
  );
}
