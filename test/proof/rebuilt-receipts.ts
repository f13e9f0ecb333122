import fc from 'fast-check';
import type { Json } from '../../src/domain/json.js';

/** Receipts that are JSON all the same, with pieces of them in other places, twice, gone, or in exchange for something else. */

/** Where a piece stands: in a list or an object, under a place or a name. */
type Spot = readonly [holder: Record<string, Json>, name: string];

type Change = readonly [at: number, from: number, how: number, other: Json];
type Rebuilding = readonly Change[];

/** What may stand in a receipt's place, or nearly. */
const others = fc.oneof(
  fc.constantFrom('head', '', 'liggare-receipt/1', 'a'.repeat(64), 'A'.repeat(64), 'index 6', '=', '—'),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
);

export const rebuildings: fc.Arbitrary<Rebuilding> = fc.array(
  fc.tuple(fc.nat(), fc.nat(), fc.nat({ max: 5 }), others),
  { minLength: 1, maxLength: 3 },
);

const spotsOf = (value: Json): readonly Spot[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([name, member]) => [
        [value as Record<string, Json>, name] as const,
        ...spotsOf(member as Json),
      ]);

/** A receipt as JSON, after changes to what it is made of; the lines of its proof are pieces too. */
export function rebuilt(receipt: string, by: Rebuilding): string {
  const given = JSON.parse(receipt) as { proof: string };
  const pieces = { ...given, proof: given.proof.split('\n') } as unknown as Record<string, Json>;
  for (const change of by) apply(pieces, change);
  const proof = pieces['proof'];
  return JSON.stringify(
    Array.isArray(proof) && proof.every((line) => typeof line === 'string')
      ? { ...pieces, proof: proof.join('\n') }
      : pieces,
  );
}

function apply(pieces: Record<string, Json>, [at, from, how, other]: Change): void {
  const spots = spotsOf(pieces);
  if (spots.length === 0) return;
  const [holder, name] = spots[at % spots.length] as Spot;
  const [source, named] = spots[from % spots.length] as Spot;
  const [here, there] = [structuredClone(holder[name]), structuredClone(source[named])] as [Json, Json];
  if (how === 0) holder[name] = other;
  else if (how === 1) remove(holder, name);
  else if (how === 2) holder[name] = there;
  else if (how === 3) insert(holder, name, named, there);
  else if (how === 4) insert(holder, name, named, other);
  else if (!isWithin(holder[name], source) && !isWithin(source[named], holder)) {
    holder[name] = there;
    source[named] = here;
  }
}

const isWithin = (value: Json | undefined, holder: object): boolean =>
  value === holder || (value !== undefined && spotsOf(value).some(([inner]) => inner === holder));

function remove(holder: Record<string, Json>, name: string): void {
  if (Array.isArray(holder)) holder.splice(Number(name), 1);
  else delete holder[name];
}

function insert(holder: Record<string, Json>, name: string, named: string, value: Json): void {
  if (Array.isArray(holder)) holder.splice(Number(name), 0, value);
  else holder[named] = value;
}
