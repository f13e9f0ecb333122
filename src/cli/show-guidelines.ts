import { many } from '../domain/many.js';
import { PARAMETERS, isParameter } from '../domain/guidelines/parameters.js';
import { remarksOn } from '../guideline/pack-remarks.js';
import { NORRKOPING } from '../guideline/packs/norrkoping.js';
import { wordedLabel } from '../guideline/wording.js';
import { systemClock } from '../ledger/clock.js';
import { packNow } from '../read-models/guidelines.js';
import { guidelines } from '../read-models/queries.js';
import type { Options } from './options.js';
import { withReader } from './opened.js';
import { packInFile } from './pack-file.js';
import { asJson, note, print, table } from './terminal.js';

/** `liggare guideline list`: the versions, and what the municipality has set itself. */
export function showGuidelines(options: Options): Promise<void> {
  return withReader(async ({ readModels }) => {
    const versions = guidelines(readModels);
    const facts = readModels.facts();
    const { rolls } = facts;
    const pack = packNow(facts, systemClock.now());
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
          of: ({ parameter }) =>
            isParameter(parameter) ? wordedLabel(PARAMETERS[parameter].sv, pack) : parameter,
          max: 80,
        },
        { heading: 'Värde', of: ({ value }) => (Array.isArray(value) ? value.join(', ') : String(value)) },
        { heading: 'Från', of: ({ from }) => from },
      ]),
    );
  });
}

/** `liggare guideline check`: needs no ledger. What is said to no avail is remarked upon; the pack may be adopted. */
export function checkPack(_options: Options, [file = '']: readonly string[]): Promise<void> {
  const { pack, lineOf } = packInFile(file);
  const { guideline, version, groups, rows } = pack;
  const remarks = remarksOn(pack);
  for (const { pointer, code, sv } of remarks)
    print(`Anmärkning, rad ${lineOf(pointer)}, ${pointer}: ${sv} (${code}).`);
  const counted = [many(groups.length, 'grupp', 'grupper'), many(rows.length, 'rad', 'rader')];
  if (remarks.length > 0) counted.push(many(remarks.length, 'anmärkning', 'anmärkningar'));
  note(`${guideline}@${version} går att anta: ${counted.join(', ')}.`);
  return Promise.resolve();
}

/** `liggare guideline pack`: the pack that comes with the program. */
export function printPack(): Promise<void> {
  print(asJson(NORRKOPING));
  return Promise.resolve();
}
