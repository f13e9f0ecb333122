import type { JsonObject } from '../domain/json.js';
import { list, object, person, persons, text, truth } from './answer-parts.js';

/** A seat of a group, or its chair, from when to when. */
const groupSeat = object(
  {
    group: text,
    name: text,
    seat: { enum: ['chair', 'member'] },
    office: text,
    person,
    unit: text,
    capacity: text,
    managementTeam: truth,
    appointedBy: text,
    from: text,
    to: text,
    event: { ...text, description: 'What appointed them, for a correction to name.' },
  },
  ['group', 'name', 'seat', 'from', 'event'],
);

export const seatSchemas: Readonly<Record<string, JsonObject>> = {
  GroupSeats: object({ rows: list(groupSeat), persons }, ['rows']),
};
