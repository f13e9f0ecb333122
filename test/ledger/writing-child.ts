import { randomUUID } from 'node:crypto';
import { readConfig } from '../../src/config.js';
import { followLedger } from '../../src/follow.js';
import { rowOf } from '../../src/ledger/commands.js';
import { readCommand } from '../../src/ledger/read-command.js';
import { ANNA, NEED } from './opened.js';

// Writes as fast as it can, with read models following, and says what was acknowledged; until it is killed.
const { ledger } = await followLedger(readConfig(process.env));

async function client(): Promise<never> {
  for (;;) {
    const send = async (name: string, input: object, target?: string) => {
      const row = rowOf('initiative', name);
      const envelope = {
        commandId: randomUUID(),
        actor: ANNA,
        door: 'rest',
        ...(target === undefined ? {} : { target }),
      };
      const { eventIds, number } = await ledger.execute(row, readCommand(row, input), envelope);
      process.stdout.write(`${eventIds.join(' ')} ${number}\n`);
      return number as string;
    };
    const number = await send('report-need', NEED);
    await send('consult', { consultedOffice: 'it-strategist' }, number);
  }
}

await Promise.all(Array.from({ length: 8 }, client));
