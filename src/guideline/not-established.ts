import type { GuidelinePack } from '../domain/guidelines/pack.js';
import type { Facts } from './facts.js';
import { nameKey } from './seats.js';

/** What a guideline names and the ledger does not have: nobody can hold it, sit in it or be counted there until it is there. */
export type NotEstablished = Readonly<{ name: string; how: string }>;

/** Only the first guideline has its offices and groups established with it; those of a later one are recorded as they come. */
export function notEstablished(pack: GuidelinePack, facts: Facts): readonly NotEstablished[] {
  const told = (kind: string, fields: Readonly<Record<string, string>>): string =>
    `liggare ${kind} establish ${Object.entries(fields)
      .map(([name, value]) => `--${name} ${/^[\w-]+$/.test(value) ? value : `"${value}"`}`)
      .join(' ')}`;
  const called = new Set(
    facts.rolls.unit.flatMap(({ name, aliases }) =>
      [name, ...aliases.filter(({ certainty }) => certainty === 'certain').map(({ alias }) => alias)].map(
        nameKey,
      ),
    ),
  );
  return [
    ...pack.offices
      .filter(({ code }) => !facts.rolls.office.some((one) => one.code === code))
      .map(({ code, name, function: of }) => ({ name, how: told('office', { code, name, function: of }) })),
    ...pack.groups
      .filter(({ code }) => !facts.rolls.group.some((one) => one.code === code))
      .map(({ code, name, function: of }) => ({ name, how: told('group', { code, name, function: of }) })),
    ...(pack.units ?? [])
      .filter(
        ({ name, aliases = [] }) =>
          ![
            name,
            ...aliases.filter(({ certainty }) => certainty === 'certain').map((alias) => alias.name),
          ].some((one) => called.has(nameKey(one))),
      )
      .map(({ name }) => ({ name, how: told('unit', { code: '…', name }) })),
  ];
}
