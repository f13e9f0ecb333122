import { BEFORE_FIRST } from '../../domain/event.js';
import { NeedReported } from '../../domain/initiatives/initiative.events.js';
import type { EventStore } from '../../event-store/event-store.js';
import type { Ledger } from '../../ledger/ledger.js';
import type { Draft } from './drafts.js';
import { givenNumber, namedIn, numbered } from './matters.js';

type In = Readonly<{ store: EventStore; ledger: Ledger; timeZone: string }>;

/**
 * Drafts with the numbers of cases that other files brought in earlier. The log is read for them only when a row names a
 * case that is in none of the files; a name that two sources have is left as it is, and refused for being no number.
 */
export async function withEarlierNumbers(drafts: readonly Draft[], where: In): Promise<readonly Draft[]> {
  const here = new Set(
    drafts.flatMap(({ step, case: about }) => (step.row.creates === 'command-id' ? [about] : [])),
  );
  const wanted = new Set(drafts.flatMap(({ input }) => namedIn(input)).filter((name) => !here.has(name)));
  if (wanted.size === 0) return drafts;
  const numbers = await numbersOf(wanted, where);
  return drafts.map((draft) => ({
    ...draft,
    input: { ...draft.input, ...numbered(draft.input, (name) => numbers.get(name)) },
  }));
}

async function numbersOf(
  wanted: ReadonlySet<string>,
  { store, ledger, timeZone }: In,
): Promise<ReadonlyMap<string, string>> {
  const streams = new Map<string, string[]>();
  for await (const { type, data, stream } of store.readAll(BEFORE_FIRST)) {
    if (type !== NeedReported.type) continue;
    const { source } = data as { source?: { key: string } };
    const name = source?.key.replace(/\/Behov$/, '') ?? '';
    if (wanted.has(name)) streams.set(name, [...(streams.get(name) ?? []), stream]);
  }
  const numbers = new Map<string, string>();
  for (const [name, [stream, ...more]] of streams) {
    if (stream === undefined || more.length > 0) continue;
    const number = await givenNumber(stream, ledger, timeZone);
    if (number !== undefined) numbers.set(name, number);
  }
  return numbers;
}
