import type { DataOf } from '../src/domain/event-definition.js';
import { NumberAssigned } from '../src/domain/register/register.events.js';
import type { Projection } from './projection.js';

type Numbered = DataOf<typeof NumberAssigned>;

/** Which initiative has which number; one document per initiative, however long the year's register grows. */
export const numberRegister: Projection<
  Numbered,
  { initiative: string; number: string; year: number; serial: number }
> = {
  name: 'number-register',
  version: 1,
  of: 'register',
  keyOf: (event) => (event.type === NumberAssigned.type ? (event.data as Numbered).initiative : undefined),
  evolve: (_document, event) => event.data as Numbered,
  rows: {
    columns: { initiative: 'text', number: 'text', year: 'integer', serial: 'integer' },
    indexes: [['number'], ['year', 'serial']],
    of: ({ initiative, number }) => [
      { initiative, number, year: Number(number.slice(0, 4)), serial: Number(number.slice(5)) },
    ],
  },
};
