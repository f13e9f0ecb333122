import { readConfig } from '../../../src/config.js';
import { openLedger } from '../../../src/open-ledger.js';
import { registerPerson } from '../../../src/people/register-person.js';
import { eventAfter, every, found, ofType, told, undetectable, WHY, type Attack } from '../attack.js';
import { ATTACKERS, makeTreeAgain } from '../attackers.js';
import type { LedgerCopy, Row } from '../ledger-copy.js';
import { takeOut } from '../log-surgery.js';

/** Events that no head covers yet, or none that somebody has kept. */

/** Somebody registers a person, whom no head covers yet, as the program does. */
async function registerNow(copy: LedgerCopy): Promise<Row> {
  const opened = await openLedger(readConfig({ LIGGARE_DATA: copy.folder }));
  try {
    await registerPerson(opened.people, opened.ledger, 'Vera Exempelgren', {
      actor: copy.original.actor,
      door: 'cli',
    });
  } finally {
    await opened.close();
  }
  return copy.rows().at(-1) as Row;
}

export const LATER_EDITS: readonly Attack[] = [
  {
    name: 'an event changed before it was sealed',
    changesHistory: false,
    act: async (copy) => {
      const { id, metadata } = await registerNow(copy);
      copy.set(id, 'metadata', { ...metadata, door: 'rest' });
    },
    expected: every(told(WHY.unsealed, 'not-sealed: after newest')),
  },
  {
    name: 'an event removed before it was sealed',
    changesHistory: false,
    act: async (copy) => {
      const row = await registerNow(copy);
      copy.call('the person', String(row.data['person']));
      takeOut(copy, row);
    },
    expected: every(
      told('nothing of it is left but the name, which it would have bound', 'name-unregistered: the person'),
    ),
  },
  {
    name: 'an event changed that the tree had, before it was sealed',
    changesHistory: false,
    act: async (copy, attacker) => {
      const { id, metadata } = await registerNow(copy);
      await makeTreeAgain(copy);
      copy.call('the event', id);
      copy.set(id, 'metadata', { ...metadata, door: 'rest' });
      if (ATTACKERS[attacker].rebuilds) await makeTreeAgain(copy);
    },
    expected: {
      ...every(told(WHY.unsealed, 'not-sealed: after newest')),
      bare: found('event-changed: the event'),
    },
  },
  {
    name: 'an event changed that came after the kept checkpoint',
    changesHistory: true,
    act: (copy) => {
      const row = eventAfter(copy, 'kept', ofType('DecisionMade'));
      copy.call('the event', row.id);
      copy.set(row.id, 'data', { ...row.data, outcome: 'rejected' });
    },
    expected: {
      bare: { found: ['event-changed: the event'], besides: ['checkpoint-root-differs: third (after kept)'] },
      rebuilding: found('checkpoint-root-differs: third (after kept)'),
      kept: undetectable(WHY.afterKept),
      alone: undetectable(WHY.rewritten),
    },
  },
];
