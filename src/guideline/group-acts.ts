import type { EventDefinition } from '../domain/event-definition.js';
import * as g from '../domain/groups/group.events.js';
import type { Act, ActOf } from '../../projections/act.js';
import type { GroupRoll } from '../../projections/group-roll.js';

/** What was done around a group's meetings, looked up by the meeting: found once a roll, whatever asks how often. */

type Meeting = Readonly<{ meetingDate: string; meetingReference?: string }>;
type Index = ReadonlyMap<string, readonly Act[]>;

const indexes = new WeakMap<GroupRoll, Map<string, Index>>();

const keyOf = ({ meetingDate, meetingReference = '' }: Partial<Meeting>): string =>
  `${meetingDate ?? ''}\n${meetingReference}`;

function indexOf(group: GroupRoll, type: string): Index {
  let known = indexes.get(group);
  if (!known) indexes.set(group, (known = new Map()));
  let index = known.get(type);
  if (!index) {
    const acts = group.acts.filter((act) => act.type === type);
    known.set(type, (index = Map.groupBy(acts, ({ data }) => keyOf(data as Partial<Meeting>))));
  }
  return index;
}

/** What was told of just this meeting: by its day and its reference. */
export const actsOfMeeting = <D extends EventDefinition>(
  group: GroupRoll,
  { type }: D,
  meeting: Meeting,
): readonly ActOf<D>[] => (indexOf(group, type).get(keyOf(meeting)) ?? []) as unknown as readonly ActOf<D>[];

/** The agendas that can have been for a meeting: sent without its reference, or with the same one. */
export const agendasFor = (group: GroupRoll, meeting: Meeting): readonly ActOf<typeof g.AgendaIssued>[] => {
  const own = actsOfMeeting(group, g.AgendaIssued, meeting);
  if (meeting.meetingReference === undefined) return own;
  return [...own, ...actsOfMeeting(group, g.AgendaIssued, { meetingDate: meeting.meetingDate })];
};

/** The acts of a group that are of one kind. */
export const actsOfGroup = <D extends EventDefinition>(group: GroupRoll, { type }: D): readonly ActOf<D>[] =>
  [...indexOf(group, type).values()].flat() as unknown as readonly ActOf<D>[];

/** The one that happened first. */
export const earliest = <A extends Readonly<{ at: string }>>(acts: readonly A[]): A | undefined =>
  acts.reduce<A | undefined>((first, act) => (first && first.at <= act.at ? first : act), undefined);
