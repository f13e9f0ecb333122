import { dataOf } from '../../domain/decider.js';
import type { RecordedEvent } from '../../domain/event.js';
import { EpochOpened, LedgerOpened, SigningKeyAnnounced } from '../../domain/ledger/ledger.events.js';
import { ProofFault } from '../fault.js';
import { keyText, parseKey, type VerifierKey } from '../keys.js';
import { epochOf, originOf } from '../origin.js';
import { found, NOTHING, type Found, type Place } from './faults.js';

/** A key, and which event of the log introduced it. */
export type Announced = Readonly<{ key: VerifierKey; index: number }>;

const LEDGER = 'ledger';

/** Which keys the log introduces, in their order, for which of its epochs, and how much each epoch kept of the one before. */
export class KeysCheck {
  readonly announced: Announced[] = [];
  /** How many events each later epoch kept of those before it. */
  private readonly kept: Readonly<{ epoch: number; size: number }>[] = [];
  ledger = '';
  epoch = 1;

  get origin(): string {
    return originOf(this.ledger, this.epoch);
  }

  /** @param root the root over the events before this one */
  see(event: RecordedEvent, place: Place, root: () => Buffer): readonly Found[] {
    if (event.stream !== LEDGER) return NOTHING;
    if (event.type === LedgerOpened.type && this.ledger === '')
      this.ledger = dataOf(LedgerOpened, event).ledger;
    if (event.type === EpochOpened.type) return this.open(event, place, root().toString('hex'));
    if (event.type === SigningKeyAnnounced.type) return this.announce(event, place);
    return NOTHING;
  }

  private open(event: RecordedEvent, place: Place, root: string): readonly Found[] {
    const { epoch, keptSize, keptRoot } = dataOf(EpochOpened, event);
    this.kept.push({ epoch, size: keptSize });
    this.epoch = epoch;
    if (keptSize === place.index && keptRoot === root) return NOTHING;
    const [expected, is] = [`${keptSize}, ${keptRoot}`, `${place.index}, ${root}`];
    return [found('epoch-differs', { epoch: String(epoch), expected, found: is }, place)];
  }

  private announce(event: RecordedEvent, place: Place): readonly Found[] {
    try {
      const key = parseKey(dataOf(SigningKeyAnnounced, event).key);
      this.announced.push({ key, index: place.index });
      if (key.name === this.origin) return NOTHING;
      return [found('key-of-another', { found: key.name, expected: this.origin }, place)];
    } catch (error) {
      if (!(error instanceof ProofFault)) throw error;
      return [found('key-unreadable', { sv: error.sv, en: error.en }, place)];
    }
  }

  /** The keys of an origin that the first so many events introduce. The last of them signs a head over these events. */
  introduced(origin: string, size: number): readonly VerifierKey[] {
    return this.announced.flatMap(({ key, index }) => (key.name === origin && index < size ? [key] : []));
  }

  /**
   * Trusted keys that the log does not introduce, as texts: those that are of its epoch by their name, and all of them when
   * it introduces none. Whoever has only a key that was replaced can cut the log off before it was.
   */
  unannounced(trusted: readonly VerifierKey[]): readonly string[] {
    const announced = new Set(this.announced.map(({ key }) => keyText(key)));
    const missing = trusted.filter((key) => !announced.has(keyText(key)));
    const all = missing.length === trusted.length;
    return missing.filter(({ name }) => all || name === this.origin).map(keyText);
  }

  /** How many events of the log an origin's heads speak of, or undefined when no epoch of this log has it. */
  reachOf(origin: string): number | undefined {
    const of = epochOf(origin);
    if (of?.ledger !== this.ledger || of.epoch > this.epoch) return undefined;
    const later = this.kept.filter(({ epoch }) => epoch > of.epoch).map(({ size }) => size);
    return Math.min(Number.MAX_SAFE_INTEGER, ...later);
  }
}
