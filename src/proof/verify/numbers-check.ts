import { dataOf } from '../../domain/decider.js';
import type { RecordedEvent } from '../../domain/event.js';
import { NumberAssigned } from '../../domain/register/register.events.js';
import { found, NOTHING, type Found, type Place } from './faults.js';

const INITIATIVE = 'initiative-';

/** Every number belongs to one initiative, every initiative has one, and a year's series is unbroken. Kept: both ways, as texts. */
export class NumbersCheck {
  private readonly byNumber = new Map<string, string>();
  private readonly byInitiative = new Map<string, string>();
  private readonly counts = new Map<string, number>();
  private readonly places = new Map<string, Place>();
  private readonly initiatives = new Set<string>();

  see(event: RecordedEvent, place: Place): readonly Found[] {
    const { stream } = event;
    if (stream.startsWith(INITIATIVE)) this.initiatives.add(stream.slice(INITIATIVE.length));
    if (event.type !== NumberAssigned.type) return NOTHING;
    const { initiative, number } = dataOf(NumberAssigned, event);
    const count = (this.counts.get(stream) ?? 0) + 1;
    this.counts.set(stream, count);
    const expected = `${stream.replace('register-', '')}-${String(count).padStart(4, '0')}`;
    const finds: Found[] = [];
    const [other, before] = [this.byNumber.get(number), this.byInitiative.get(initiative)];
    if (other !== undefined) finds.push(found('number-twice', { number, initiative: other }, place));
    if (before !== undefined)
      finds.push(found('initiative-numbered-twice', { initiative, number: before }, place));
    if (number !== expected) finds.push(found('number-out-of-series', { found: number, expected }, place));
    if (!this.initiatives.has(initiative)) this.places.set(initiative, place);
    this.byNumber.set(number, initiative);
    this.byInitiative.set(initiative, number);
    return finds;
  }

  end(): readonly Found[] {
    const without = [...this.places]
      .filter(([initiative]) => !this.initiatives.has(initiative))
      .map(([initiative, place]) =>
        found(
          'number-without-initiative',
          { number: this.byInitiative.get(initiative) ?? '', initiative },
          place,
        ),
      );
    const missing = [...this.initiatives]
      .filter((initiative) => !this.byInitiative.has(initiative))
      .map((initiative) => found('number-missing', { initiative }));
    return [...without, ...missing];
  }
}
