import { registerPerson } from '../people/register-person.js';
import type { RoleCode } from '../domain/access/access.decider.js';
import type { Options } from './options.js';
import { actorOf, daysOf, namesOf, withLedger } from './opened.js';
import { asJson, note, print, table } from './terminal.js';

const told = (options: Options, json: object, text: string): void =>
  print(options['format'] === 'json' ? asJson(json) : text);

export function addPerson(options: Options, [name = '']: readonly string[]): Promise<void> {
  return withLedger(async (opened) => {
    const person = await registerPerson(opened.people, opened.ledger, name, {
      actor: await actorOf(opened, options),
      door: 'cli',
    });
    told(options, { person }, person);
  });
}

export function renamePerson(options: Options, [person = '', name = '']: readonly string[]): Promise<void> {
  return withLedger(async (opened) => {
    await registerPerson(
      opened.people,
      opened.ledger,
      name,
      { actor: await actorOf(opened, options), door: 'cli' },
      person,
    );
    told(options, { person }, person);
  });
}

export function listPeople(options: Options): Promise<void> {
  return withLedger(async (opened) => {
    const { state } = await opened.ledger.access(true);
    const persons = [...state.persons].map(([person, commitments]) =>
      opened.people.show(person, commitments),
    );
    told(
      options,
      persons,
      table(persons, [
        { heading: 'Person', of: ({ person }) => person },
        { heading: 'Namn', of: ({ name }) => name },
      ]),
    );
  });
}

export function createToken(options: Options): Promise<void> {
  const days = daysOf(options);
  return withLedger(async (opened) => {
    const by = { actor: await actorOf(opened, options), door: 'cli' };
    const granted = await opened.access.grant(
      options['person'] as string,
      options['role'] as RoleCode,
      days,
      by,
    );
    told(options, granted, granted.token);
    if (options['format'] === 'json') return;
    if (options['role'] === 'calendar')
      note(
        `Kalenderadressen är /calendar/${granted.token}.ics på tjänstens adress. Den som har adressen ser skyldigheterna, och inget annat.`,
      );
    note(`Nyckeln visas bara nu. Behörighet ${granted.grant}, gäller till ${granted.until}.`);
  });
}

export function listTokens(options: Options): Promise<void> {
  return withLedger(async (opened) => {
    const grants = (await opened.access.grants()).map(({ tokenHash: _hash, ...grant }) => grant);
    if (options['format'] === 'json') return print(asJson(grants));
    const names = await namesOf(opened);
    print(
      table(grants, [
        { heading: 'Behörighet', of: ({ grant }) => grant },
        { heading: 'Person', of: ({ person }) => `${names(person)} (${person})` },
        { heading: 'Roll', of: ({ role }) => role },
        { heading: 'Gäller till', of: ({ until, revoked }) => (revoked ? 'återkallad' : until.slice(0, 10)) },
      ]),
    );
  });
}

export function revokeToken(options: Options, [grant = '']: readonly string[]): Promise<void> {
  return withLedger(async (opened) => {
    await opened.access.revoke(grant, options['reasons'] as string | undefined, {
      actor: await actorOf(opened, options),
      door: 'cli',
    });
    print(`${grant}: återkallad`);
  });
}
