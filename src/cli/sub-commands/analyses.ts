import { Option, type Command } from 'commander';
import { example, lazily } from './parts.js';

const NAMES = 'splitting, lead-times, silent-projects, assessments, contacts, relations, unknown-systems';

/** What no rule judges, and still should be looked at. */
export function analyses(program: Command): void {
  example(
    program
      .command('analyse <name>')
      .description(`visa det som ingen regel bedömer men som bör granskas: ${NAMES}`)
      .option('--year <år>', 'bara detta år')
      .option('--known-at <tid>', 'som det var känt till och med denna dag eller tid')
      .addOption(
        new Option('--format <format>', 'utdata: tabell för människor, csv för kalkylblad, json för program')
          .choices(['table', 'csv', 'json'])
          .default('table'),
      )
      .action(lazily(async () => (await import('../show-analyses.js')).showAnalysis)),
    'analyse splitting --year 2025',
    'analyse contacts --year 2025 --format csv',
  );
}
