import type { Command } from 'commander';
import type { PublicKind } from '../ledger/kinds.js';
import { format, type Lazily, type WithExample } from './sub-commands/parts.js';

/** What can be asked about follow-ups and question sets stands beside the commands that record them. */
export const FOLLOW_UP_QUERIES: Readonly<
  Partial<Record<PublicKind, (group: Command, lazily: Lazily, example: WithExample) => void>>
> = {
  survey: (group, lazily, example) => {
    example(
      group
        .command('show <year>')
        .description(
          'visa årets frågor: liggarens förslag med belägg, gruppens svar och avståndet mellan dem',
        )
        .option('--known-at <tid>', 'som det var känt till och med denna dag eller tid')
        .addOption(format())
        .action(lazily(async () => (await import('./show-follow-up.js')).showSurvey)),
      'survey show 2025',
    );
    example(
      group
        .command('propose <year>')
        .description('räkna ut svar ur liggarens egna siffror och för in dem som förslag')
        .option('--dry-run', 'visa förslagen men för inte in dem')
        .option('--known-at <tid>', 'räknat på det som var känt till och med denna dag eller tid')
        .option('--as <person>', 'personreferens som agerar (annars LIGGARE_ACTOR)')
        .addOption(format())
        .action(lazily(async () => (await import('./show-follow-up.js')).proposeAnswers)),
      'survey propose 2025 --dry-run',
    );
  },
  questions: (group, lazily, example) => {
    example(
      group
        .command('shipped')
        .description('skriv ut frågeuppsättningen som följer med, att anta med --json eller ändra')
        .action(lazily(async () => (await import('./show-follow-up.js')).printQuestionSet)),
      'questions shipped > fragor.json',
    );
  },
};
