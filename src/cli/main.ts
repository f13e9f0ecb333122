import { Command, CommanderError } from 'commander';
import { KINDS, type PublicKind } from '../ledger/kinds.js';
import { administration, upkeep } from './sub-commands/administration.js';
import { analyses } from './sub-commands/analyses.js';
import { economy } from './sub-commands/economy.js';
import { judgements } from './sub-commands/judgements.js';
import { meetings } from './sub-commands/meetings.js';
import { example, lazily } from './sub-commands/parts.js';
import { proof } from './sub-commands/proof.js';
import { keys, people } from './sub-commands/people.js';
import { history, registers, reports } from './sub-commands/queries.js';
import { receipts } from './sub-commands/receipts.js';
import { systemRegisters } from './sub-commands/registers.js';
import { EXIT, note } from './terminal.js';
import { speaking } from './wrong-use.js';

async function build(argv: readonly string[]): Promise<Command> {
  const program = new Command('liggare');
  program
    .description(
      'Liggare: en händelseliggare för kommunens IT-styrning.\nAllt som förs in står kvar; rättelser är nya händelser.\nNamnen i hjälpen (IT-styrgruppen, IT-strategen, Upphandlingscentret …) är den medföljande riktlinjens; det som visas ur liggaren har namnen i er egen.',
    )
    .helpOption('-h, --help', 'visa hjälp')
    .helpCommand('help [kommando]', 'visa hjälp för ett kommando')
    .showHelpAfterError('(lägg till --help för hjälp)');
  speaking(program, argv);
  const asked = argv.find((word) => !word.startsWith('-') && word !== 'help');
  for (const [kind, { sv }] of Object.entries(KINDS)) {
    const group = program.command(kind).description(sv);
    // Sub-commands that come from the command table are loaded only when somebody asks for them.
    if (asked === kind)
      (await import('./command-table.js')).addCommands(group, kind as PublicKind, lazily, example);
  }
  history(program);
  registers(program);
  meetings(program);
  systemRegisters(program);
  reports(program);
  economy(program);
  judgements(program);
  analyses(program);
  administration(program);
  upkeep(program);
  receipts(program);
  people(program);
  keys(program);
  proof(program);
  example(
    program,
    'init --municipality "Norrvikens kommun" --in-force-from 2012-01-01',
    'initiative report-need --help',
    'history 2025-0007',
    'demo',
  );
  return program;
}

function strict(command: Command): void {
  command.exitOverride();
  command.commands.forEach(strict);
}

/** Runs the command line. Returns what to exit with. */
export async function main(argv: readonly string[]): Promise<number> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Where nobody reads what is said, the exit code still answers.
    if (error.code !== 'EPIPE') throw error;
  });
  const program = await build(argv);
  strict(program);
  try {
    await program.parseAsync(argv, { from: 'user' });
    return Number(process.exitCode ?? EXIT.done);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongUse;
    note(String(error));
    return EXIT.refused;
  }
}
