import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { commitmentTo, People } from '../../src/people/people-store.js';
import { registerPerson } from '../../src/people/register-person.js';
import { allEvents, openedLedger, type TestLedger } from '../ledger/opened.js';

let opened: TestLedger;
let people: People;

beforeEach(async () => {
  opened = await openedLedger();
  people = People.open(join(opened.folder, 'people.db'));
});

afterEach(async () => {
  people.close();
  await opened.close();
});

const commitmentsOf = async (person: string) =>
  (await opened.ledger.access(true)).state.persons.get(person) ?? [];
const show = async (person: string) => people.show(person, await commitmentsOf(person));

describe('a registered person', () => {
  it('is a reference and a commitment in the ledger, and a name here only', async () => {
    const person = await registerPerson(people, opened.ledger, 'Alva Exempel', { door: 'cli' });
    const [event] = (await allEvents(opened.store)).slice(-1);
    expect(event).toMatchObject({ type: 'PersonRegistered', data: { person }, metadata: { actor: person } });
    expect(JSON.stringify(event?.data) + JSON.stringify(event?.metadata)).not.toContain('Alva');
    expect(await show(person)).toEqual({ person, name: 'Alva Exempel', verified: true });
  });

  it('is found by the name, however its blanks and accents are written', async () => {
    const person = await registerPerson(people, opened.ledger, ' Åsa  Exempel ', { door: 'cli' });
    expect(people.named('A\u030Asa Exempel')).toEqual([person]);
    expect(people.named('Asa Exempel')).toEqual([]);
  });

  it('keeps the reference when the name changes, and the new name is the one shown', async () => {
    const person = await registerPerson(people, opened.ledger, 'Alva Exempel', { door: 'cli' });
    await registerPerson(
      people,
      opened.ledger,
      'Alva Exempelsdotter',
      { door: 'cli', actor: person },
      person,
    );
    expect(await show(person)).toEqual({ person, name: 'Alva Exempelsdotter', verified: true });
    expect(await commitmentsOf(person)).toHaveLength(2);
  });
});

describe('a name that somebody changed behind the ledger', () => {
  it('is shown as not matching', async () => {
    const person = await registerPerson(people, opened.ledger, 'Alva Exempel', { door: 'cli' });
    people.database.prepare('UPDATE person SET name = ? WHERE person = ?').run('Någon Annan', person);
    expect(await show(person)).toEqual({
      person,
      name: 'Någon Annan (namnet stämmer inte med liggaren)',
      verified: false,
    });
  });

  it('is shown as unknown when it was disposed of', async () => {
    const person = await registerPerson(people, opened.ledger, 'Alva Exempel', { door: 'cli' });
    people.database.prepare('DELETE FROM person WHERE person = ?').run(person);
    expect(await show(person)).toEqual({ person, name: 'Okänd', verified: false });
  });
});

describe('a commitment', () => {
  it('cannot be guessed from the name without the salt', () => {
    expect(commitmentTo('00'.repeat(16), 'Alva Exempel')).not.toBe(
      commitmentTo('11'.repeat(16), 'Alva Exempel'),
    );
  });
});
