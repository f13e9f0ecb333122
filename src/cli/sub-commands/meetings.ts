import { Option, type Command } from 'commander';
import { example, lazily } from './parts.js';

/** How the groups have met, for who audits them. */
export function meetings(program: Command): void {
  example(
    program
      .command('meetings')
      .description(
        'visa hur grupperna har mötts: mot riktlinjen, närvaro, anteckningar och informerade enheter',
      )
      .option('--group <kod>', 'bara denna grupp')
      .option('--year <år>', 'bara detta år')
      .option('--known-at <tid>', 'som det var känt till och med denna dag eller tid')
      .addOption(
        new Option('--format <format>', 'utdata: tabell för människor, csv för kalkylark, json för program')
          .choices(['table', 'csv', 'json'])
          .default('table'),
      )
      .action(lazily(async () => (await import('../show-meetings.js')).showMeetings)),
    'meetings --year 2025',
    'meetings --group it-preparatory-group --format csv',
  );
}
