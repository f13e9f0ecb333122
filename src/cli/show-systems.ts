import { isDay, localDay } from '../domain/dates.js';
import * as f from '../domain/fields.js';
import * as s from '../domain/systems/system.fields.js';
import * as u from '../domain/systems/upkeep.fields.js';
import { RESPONSIBILITIES, Certainty } from '../domain/units/unit.fields.js';
import { Refusal } from '../domain/refusal.js';
import { officeName } from '../guideline/names.js';
import { systemClock } from '../ledger/clock.js';
import { todayBy } from '../read-models/guidelines.js';
import { eventsOfStream } from '../read-models/judged-ledger.js';
import { systems } from '../read-models/queries.js';
import { systemCalled, unitsOn, type Held, type SystemOnDay } from '../read-models/register.js';
import type { FollowedReader } from '../follow-reader.js';
import type { Options } from './options.js';
import { namesOf, withReader } from './opened.js';
import { registerAsCsv } from './register-csv.js';
import { codeOf, label } from './show-lists.js';
import { asJson, print, table } from './terminal.js';

/** The day that is asked about; today when nothing is said. @throws Refusal malformed-request */
async function dayOf(options: Options, { ledger }: FollowedReader): Promise<string> {
  const on = options['on'] as string | undefined;
  if (on === undefined) return localDay(new Date(), (await ledger.genesis()).timeZone);
  if (isDay(on)) return on;
  throw new Refusal('malformed-request', {
    reason: '--on is a day, as 2025-06-30',
    reasonSv: '--on är en dag, som 2025-06-30',
  });
}

/** `liggare systems [kod]`: the register, one system whole, or what the import reads. */
export function showSystems(options: Options, [code]: readonly string[]): Promise<void> {
  return withReader(async (opened) => {
    if (options['format'] === 'csv') return showCsv(opened, options, code);
    if (code !== undefined) return showSystem(opened, options, code);
    if (options['on'] !== undefined)
      throw new Refusal('malformed-request', {
        reason: '--on goes with the code of one system',
        reasonSv: '--on hör till ett systems kod, som «liggare systems it-platform --on 2025-06-30»',
      });
    return showRegister(opened, options);
  });
}

async function showRegister(opened: FollowedReader, options: Options): Promise<void> {
  const { category } = codeOf(options, 'category', s.RegisteredCategory);
  const found = systems(opened.readModels, category);
  if (options['format'] === 'json') return print(asJson(found));
  const who = await named(opened);
  print(
    table(found, [
      { heading: 'Kod', of: (row) => row.system },
      { heading: 'System', of: (row) => row.name, max: 44 },
      { heading: 'Kategori', of: (row) => label(s.RegisteredCategory, row.category) },
      { heading: 'Slag', of: (row) => label(u.SubKind, row.sub_kind) },
      { heading: 'Förvaltning', of: (row) => row.administration ?? '', max: 30 },
      { heading: 'Systemägare', of: (row) => (row.owner === null ? '(vakant)' : who(row.owner)) },
      { heading: 'Princip', of: (row) => label(f.FinancingPrinciple, row.principle), max: 36 },
      {
        heading: 'I bruk',
        of: (row) => (row.listed ? '(ur riktlinjen)' : `${row.in_use_from}–${row.retired_on ?? ''}`),
      },
    ]),
  );
}

/** People and offices by their names. */
async function named(opened: FollowedReader, day?: string): Promise<(code: string) => string> {
  const names = await namesOf(opened);
  const facts = opened.readModels.facts();
  const on = facts.on(day ?? todayBy(facts, systemClock.now()));
  return (code) => (code.startsWith('p-') ? names(code) : officeName(code, on));
}

async function showSystem(opened: FollowedReader, options: Options, code: string): Promise<void> {
  const facts = opened.readModels.facts();
  const shown = systemCalled(facts, code, await dayOf(options, opened));
  if (options['format'] === 'json') return print(asJson(shown));
  const unit = (one: string | undefined): string =>
    one === undefined ? '' : (facts.roll('unit', one)?.name ?? one);
  print(`${shown.name} (${shown.system}), som det var ${shown.on}`);
  print(
    table(linesOf(shown, unit, await named(opened, shown.on)), [
      { heading: 'Uppgift', of: ([what]) => what },
      { heading: 'Värde', of: ([, value]) => value, max: 100 },
    ]),
  );
}

type Line = readonly [what: string, value: string];

const period = ({ from, to }: Readonly<{ from: string; to?: string }>): string => `${from}–${to ?? ''}`;

function linesOf(
  system: SystemOnDay,
  unit: (code: string | undefined) => string,
  who: (code: string) => string,
): readonly Line[] {
  const holder = (held: Held): string =>
    `${who(held.office ?? held.person ?? '')}${held.unit === undefined ? '' : `, ${unit(held.unit)}`} (${period(held)})`;
  const word = (
    field: Readonly<{ sv: string; labels: Readonly<Record<string, string>> }>,
    value: string | undefined,
  ): Line[] => (value === undefined ? [] : [[field.sv, label(field, value)]]);
  const text = (what: string, value: string | undefined): Line[] => (value ? [[what, value]] : []);
  const classified = system.classification;
  return [
    ['Systemtyp', system.systemType],
    ...word(s.RegisteredCategory, system.category),
    ...word(u.SubKind, system.subKind),
    ...text('Förvaltning', system.administration),
    ...word(s.IntendedUsers, system.intendedUsers),
    [
      'I bruk',
      system.listedOnly
        ? 'upptaget ur riktlinjen, inte registrerat'
        : `${period({ from: system.inUseFrom, ...(system.retiredOn ? { to: system.retiredOn } : {}) })}${system.inUse ? '' : ' (inte i bruk den dagen)'}`,
    ],
    ...text('Ersätter', system.replaces),
    ...word(u.Lifecycle, system.lifecycle),
    ['Systemägare', system.owners.map(holder).join('; ') || '(vakant)'],
    ...text('Systemansvarig', system.managers.map(holder).join('; ')),
    ...word(s.Criticality, system.criticality),
    ...word(s.SystemPrinciple, system.principle),
    ...system.operation.map(({ duty, unit: by, supplier, runAt, from }): Line => [
      label(u.OperationDuties, duty),
      `${[unit(by), supplier, label(u.RunAt, runAt ?? null).toLowerCase()].filter(Boolean).join(', ')} (från ${from})`,
    ]),
    ...text('Ansvarig enhet', unit(system.responsibleUnit)),
    ...word(u.MaintenanceModel, system.maintenanceModel),
    ...text('Förvaltningsobjekt', system.maintenanceObject),
    ...text('Förvaltningsplaner', system.plans.join(', ')),
    ...system.components.map((one): Line => [
      'Systemdel',
      `${one.name} (${label(u.ComponentFunction, one.function).toLowerCase()})`,
    ]),
    ...(classified
      ? ([
          [
            'Klassat',
            `${classified.from}: konfidentialitet ${classified.confidentiality}, riktighet ${classified.integrity}, tillgänglighet ${classified.availability}${classified.traceability === undefined ? '' : `, spårbarhet ${classified.traceability}`}`,
          ],
        ] as const)
      : []),
  ];
}

async function showCsv(opened: FollowedReader, options: Options, code: string | undefined): Promise<void> {
  const { category } = codeOf(options, 'category', s.RegisteredCategory);
  const found = systems(opened.readModels, category).filter(
    ({ system }) => code === undefined || system === code,
  );
  if (code !== undefined && found.length === 0) throw new Refusal('unknown-system', { system: code });
  const streams = [];
  for (const { system } of found) streams.push(await eventsOfStream(opened.store, `system-${system}`));
  const { timeZone } = await opened.ledger.genesis();
  print(registerAsCsv(streams, { timeZone, names: await namesOf(opened) }));
}

/** `liggare units`: the units with their other names, what they answer for, and whether they are reached. */
export function showUnits(options: Options): Promise<void> {
  return withReader(async (opened) => {
    const found = unitsOn(opened.readModels.facts(), await dayOf(options, opened));
    if (options['format'] === 'json') return print(asJson(found));
    print(
      table(found, [
        { heading: 'Kod', of: ({ unit }) => unit },
        { heading: 'Enhet', of: ({ name }) => name, max: 36 },
        {
          heading: 'Kallas också',
          of: ({ aliases }) =>
            aliases
              .map(({ alias, certainty }) => `${alias} (${label(Certainty, certainty).toLowerCase()})`)
              .join(', '),
        },
        {
          heading: 'Ansvarar för',
          of: ({ responsibilities }) =>
            responsibilities.map((one) => label({ labels: RESPONSIBILITIES }, one)).join('; '),
          max: 100,
        },
        {
          heading: 'Nås via växeln',
          of: ({ reachable }) => (reachable === undefined ? '(inte infört)' : reachable ? 'ja' : 'nej'),
        },
      ]),
    );
  });
}
