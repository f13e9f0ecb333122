import { Command } from 'commander';
import { addCommands } from '../../src/cli/command-table.js';
import type { Options } from '../../src/cli/options.js';
import type { CommandRow } from '../../src/ledger/command-row.js';
import { isPublicKind, type PublicKind } from '../../src/ledger/kinds.js';

/** The words of a line, as a shell hands them over. */
export const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );

type Told = { readonly examples: Map<string, string>; options?: Options };

function build(kind: PublicKind): { group: Command; told: Told } {
  const told: Told = { examples: new Map() };
  const group = new Command(kind).exitOverride();
  const lazily =
    () =>
    (...given: unknown[]): Promise<void> => {
      told.options = (given.at(-1) as Command).optsWithGlobals<Options>();
      return Promise.resolve();
    };
  addCommands(group, kind, lazily, (command, ...lines) => {
    told.examples.set(command.name(), lines[0] ?? '');
    return command;
  });
  for (const command of group.commands) command.exitOverride();
  return { group, told };
}

/** The words of the example that the help of a command prints. */
export function exampleOf({ kind, name }: CommandRow): string[] {
  if (!isPublicKind(kind)) throw new Error(`${kind} has no door`);
  return wordsOf(build(kind).told.examples.get(name) ?? '');
}

/** The options of a command line, read as they are when it is run. */
export async function optionsOf([kind = '', ...words]: readonly string[]): Promise<Options> {
  const { group, told } = build(kind as PublicKind);
  await group.parseAsync(words, { from: 'user' });
  if (!told.options) throw new Error('nothing was asked for');
  return told.options;
}
