import { many } from '../domain/many.js';
import { PARAMETERS, isParameter } from '../domain/guidelines/parameters.js';
import { NORRKOPING } from '../guideline/packs/norrkoping.js';
import { guidelines } from '../read-models/queries.js';
import type { Options } from './options.js';
import { withReader } from './opened.js';
import { readPack } from './pack-file.js';
import { asJson, note, print, table } from './terminal.js';

/** `liggare guideline list`: the versions, and what the municipality has set itself. */
export function showGuidelines(options: Options): Promise<void> {
  return withReader(async ({ readModels }) => {
    const versions = guidelines(readModels);
    const { rolls } = readModels.facts();
    const parameters = rolls.guideline.flatMap((roll) => roll.parameters);
    if (options['format'] === 'json') return print(asJson({ versions, parameters }));
    print(
      table(versions, [
        { heading: 'Riktlinje', of: ({ guideline, version }) => `${guideline}@${version}` },
        { heading: 'Gäller från', of: ({ in_force_from }) => in_force_from },
        { heading: 'Titel', of: ({ title }) => title, max: 80 },
      ]),
    );
    if (parameters.length === 0) return;
    print('');
    print(
      table(parameters, [
        {
          heading: 'Parameter',
          of: ({ parameter }) => (isParameter(parameter) ? PARAMETERS[parameter].sv : parameter),
          max: 80,
        },
        { heading: 'Värde', of: ({ value }) => (Array.isArray(value) ? value.join(', ') : String(value)) },
        { heading: 'Från', of: ({ from }) => from },
      ]),
    );
  });
}

/** `liggare guideline check`: needs no ledger. */
export function checkPack(_options: Options, [file = '']: readonly string[]): Promise<void> {
  const { guideline, version, groups, rows } = readPack(file);
  note(
    `${guideline}@${version} går att anta: ${many(groups.length, 'grupp', 'grupper')}, ${many(rows.length, 'rad', 'rader')}.`,
  );
  return Promise.resolve();
}

/** `liggare guideline pack`: the pack that comes with the program. */
export function printPack(): Promise<void> {
  print(asJson(NORRKOPING));
  return Promise.resolve();
}
