import { randomUUID } from 'node:crypto';
import { isDay } from '../domain/dates.js';
import { Refusal } from '../domain/refusal.js';
import { readPack } from './pack-file.js';
import { NORRKOPING } from '../guideline/packs/norrkoping.js';
import { checkOpening, initLedger } from '../ledger/init-ledger.js';
import { checkName, registerAs } from '../people/register-person.js';
import type { Options } from './options.js';
import type { OpenedLedger } from '../open-ledger.js';
import { config, daysOf, withLedger } from './opened.js';
import { asJson, note, print } from './terminal.js';

export function init(options: Options): Promise<void> {
  const inForceFrom = options['inForceFrom'] as string;
  if (!isDay(inForceFrom))
    throw new Refusal('malformed-field', {
      field: 'in-force-from',
      label: 'Gäller från',
      problemSv: 'ska vara en dag som finns, som 2012-01-01',
      problemEn: 'must be a day that exists, as 2012-01-01',
    });
  const file = options['pack'] as string | undefined;
  const pack = file === undefined ? NORRKOPING : readPack(file);
  const days = daysOf(options);
  const admin = options['admin'] as string;
  const opening = {
    municipality: options['municipality'] as string,
    timeZone: options['timeZone'] as string,
    kind: options['example'] === true ? ('example' as const) : ('real' as const),
    inForceFrom,
    pack,
    ledgerId: randomUUID(),
  };
  checkOpening(opening);
  checkName(admin);
  const record = async ({ ledger, people, access }: OpenedLedger): Promise<void> => {
    const person = await initLedger(ledger, opening, (reference) =>
      registerAs(people, ledger, reference, admin, { door: 'cli' }),
    );
    const granted = await access.grant(person, 'admin', days, {
      actor: person,
      door: 'cli',
    });
    if (options['format'] === 'json') return print(asJson({ person, ...granted }));
    note(`Liggaren för ${opening.municipality} är öppnad. Riktlinjen gäller från ${inForceFrom}.`);
    note(
      `Första administratören är ${person}; nyckeln nedan visas bara nu och gäller till ${granted.until.slice(0, 10)}.`,
    );
    print(granted.token);
  };
  return withLedger(record, config());
}
