import { dayOf, localDay } from '../domain/dates.js';
import type { Seat } from '../domain/groups/group.decider.js';
import type { GroupFunction, OfficeFunction } from '../domain/guidelines/functions.js';
import type { GuidelinePack, PackGroup } from '../domain/guidelines/pack.js';
import type { Json } from '../domain/json.js';
import type { ParameterName } from '../domain/guidelines/parameters.js';
import type { GroupRoll, HeldMeeting } from '../../projections/group-roll.js';
import type { AdoptedVersion, GuidelineRoll } from '../../projections/guideline-roll.js';
import type { OfficeRoll, RolledDelegation } from '../../projections/office-roll.js';
import {
  ROLL_KINDS,
  ROLLS,
  rollsIn,
  type RollKind,
  type RollLists,
  type RollOf,
} from '../../projections/rolls.js';
import type { SystemCard } from '../../projections/system-register.js';

/** What initiatives are judged against, as it is known: effective-dated, asked by day. */
export type Rolls = RollLists & Circumstances;

type Circumstances = Readonly<{
  /** The ledger's, by which an instant of recording has a day. */
  timeZone: string;
  /** An initiative's number, by which a meeting's points name it; undefined before it has one. */
  numberOf: (initiative: string) => string | undefined;
}>;

/** A guideline's version as people write it: `norrkoping-it-styrning@1`. */
export type InForce = Readonly<{
  guideline: string;
  version: string;
  inForceFrom: string;
  pack: GuidelinePack;
  repealedFrom?: string;
}>;

type Period = Readonly<{ from: string; to?: string }>;

export const covers = ({ from, to }: Period, day: string): boolean =>
  from <= day && (to === undefined || day < to);

export const nameOf = ({ guideline, version }: Pick<InForce, 'guideline' | 'version'>): string =>
  `${guideline}@${version}`;

/** All facts there are. `on(day)` gives those of a day, by the guideline in force then, or by the one chosen. */
export class Facts {
  private readonly days = new Map<string, DayFacts>();
  private readonly known: Readonly<Record<RollKind, ReadonlyMap<string, unknown>>>;
  private readonly adopted: readonly InForce[];
  private readonly byName = new Map<string, Facts>();
  /** Revisions of what has been asked about, while somebody wants to know. */
  private noted: Record<string, string> | undefined;

  constructor(
    readonly rolls: Rolls,
    private readonly chosen?: string,
  ) {
    const byId = <K extends RollKind>(kind: K) =>
      [kind, new Map(rollsIn(rolls, kind).map((roll) => [ROLLS[kind].id(roll), roll]))] as const;
    this.known = Object.fromEntries(ROLL_KINDS.map(byId)) as unknown as typeof this.known;
    this.adopted = rolls.guideline
      .flatMap(({ guideline, versions }) => versions.map((version) => inForce(guideline, version)))
      .filter(({ pack }) => isWhole(pack))
      .sort((a, b) => (a.inForceFrom < b.inForceFrom ? -1 : 1));
  }

  /** What was asked while `ask` ran: reference streams and the revision they were known at, as an event keeps them. */
  noting<T>(ask: () => T): Readonly<{ answer: T; asked: Readonly<Record<string, string>> }> {
    const noted: Record<string, string> = {};
    this.noted = noted;
    try {
      return { answer: ask(), asked: noted };
    } finally {
      this.noted = undefined;
    }
  }

  /** A roll by the name of its stream, noted as asked about. */
  roll<K extends RollKind>(kind: K, id: string | undefined): RollOf[K] | undefined {
    const roll = id === undefined ? undefined : (this.known[kind].get(id) as RollOf[K] | undefined);
    if (this.noted && roll) this.noted[`${kind}-${id}`] = roll.revision;
    return roll;
  }

  /** All rolls of a kind, each noted as asked about. */
  every<K extends RollKind>(kind: K): readonly RollOf[K][] {
    const rolls = rollsIn(this.rolls, kind);
    if (this.noted) for (const roll of rolls) this.roll(kind, ROLLS[kind].id(roll));
    return rolls;
  }

  /** The same facts judged by another guideline version, whatever the day. Undefined when it was never adopted. */
  by(name: string): Facts | undefined {
    if (!this.versions().some((version) => nameOf(version) === name)) return undefined;
    let facts = this.byName.get(name);
    if (!facts) this.byName.set(name, (facts = new Facts(this.rolls, name)));
    return facts;
  }

  on(day: string): DayFacts {
    let facts = this.days.get(day);
    if (!facts) this.days.set(day, (facts = new DayFacts(this, this.inForceOn(day), day)));
    this.guideline(facts.guideline?.guideline);
    return facts;
  }

  numberOf(initiative: string): string | undefined {
    return this.rolls.numberOf(initiative);
  }

  /** Every version that was ever adopted, by the day it came into force. */
  versions(): readonly InForce[] {
    return this.adopted;
  }

  office(code: string): OfficeRoll | undefined {
    return this.roll('office', code);
  }

  group(code: string): GroupRoll | undefined {
    return this.roll('group', code);
  }

  system(id: string): SystemCard | undefined {
    return this.roll('system', id);
  }

  /** A guideline's roll: what the municipality has set itself. */
  guideline(id: string | undefined): GuidelineRoll | undefined {
    return this.roll('guideline', id);
  }

  private inForceOn(day: string): InForce | undefined {
    const versions = this.versions();
    if (this.chosen !== undefined) return versions.find((version) => nameOf(version) === this.chosen);
    const last = versions.findLast(({ inForceFrom }) => inForceFrom <= day);
    // What was repealed leaves nothing behind it: the version before it had been replaced already.
    return last?.repealedFrom !== undefined && last.repealedFrom <= day ? undefined : last;
  }
}

/** A pack from before there were rules names offices only: nothing can be judged by it. */
const isWhole = (pack: Partial<GuidelinePack>): boolean =>
  pack.paths !== undefined && pack.groups !== undefined && pack.rows !== undefined;

const inForce = (
  guideline: string,
  { version, inForceFrom, pack, repealedFrom }: AdoptedVersion,
): InForce => ({
  guideline,
  version,
  inForceFrom,
  pack,
  ...(repealedFrom === undefined ? {} : { repealedFrom }),
});

/** A parameter's value and where it comes from; nothing where nobody has set it. */
export type Setting = Readonly<{
  value?: Json;
  from?: string;
  by?: Readonly<{ guideline: string } | { event: string }>;
}>;

/** How somebody acts in an office: as who holds it, or in their place. */
export type Capacity = 'holder' | 'substitute';

/** A delegation that an office has, and from which office it was passed on, if it was. */
export type HeldDelegation = RolledDelegation & Readonly<{ passedOnBy?: string }>;

/** The facts of one day. */
export class DayFacts {
  constructor(
    readonly all: Facts,
    readonly guideline: InForce | undefined,
    readonly day: string,
  ) {}

  /** The pack in force. Rules are asked only when there is one. */
  get pack(): GuidelinePack {
    if (!this.guideline) throw new Error(`no guideline is in force on ${this.day}`);
    return this.guideline.pack;
  }

  private parameter(name: ParameterName): unknown {
    return this.settingOf(name).value;
  }

  /** What a parameter is worth that day, since when, and by what: the municipality's own setting, or the pack in force. */
  settingOf(name: ParameterName): Setting {
    const roll = this.all.guideline(this.guideline?.guideline);
    const set = lastFrom(
      (roll?.parameters ?? []).filter(({ parameter, from }) => parameter === name && from <= this.day),
    );
    // A version that came into force after the municipality's own setting says its own value anew.
    const newer = set !== undefined && this.guideline !== undefined && this.guideline.inForceFrom > set.from;
    const own = this.guideline?.pack.parameters[name] as Json | undefined;
    if (set !== undefined && !(newer && own !== undefined))
      return { value: set.value, from: set.from, by: { event: set.event } };
    if (own === undefined || !this.guideline) return {};
    return { value: own, from: this.guideline.inForceFrom, by: { guideline: nameOf(this.guideline) } };
  }

  /** The local day of a UTC instant. */
  dayOfInstant(instant: string): string {
    return localDay(instant, this.all.rolls.timeZone);
  }

  /** A number of days that the municipality has set, or undefined where nobody has. */
  daysOf(name: ParameterName): number | undefined {
    const value = this.parameter(name);
    return typeof value === 'number' ? value : undefined;
  }

  /** A day that the municipality has set for every year, in the given one; undefined where nobody has. */
  dayIn(year: string, name: ParameterName): string | undefined {
    const value = this.parameter(name);
    return typeof value === 'string' ? `${year}-${value}` : undefined;
  }

  /** A number that the municipality has set, or undefined where nobody has. */
  numberOf(name: ParameterName): number | undefined {
    const value = this.parameter(name);
    return typeof value === 'number' ? value : undefined;
  }

  words(name: ParameterName): readonly string[] {
    const value = this.parameter(name);
    return Array.isArray(value) ? (value as string[]) : [];
  }

  isSet(name: ParameterName): boolean {
    return this.parameter(name) === true;
  }

  /** The offices that hold a function: by the pack, or by their own establishing. */
  officesWith(wanted: OfficeFunction): readonly string[] {
    const offices = this.guideline?.pack.offices ?? [];
    const inPack = offices.filter(({ function: of }) => of === wanted).map(({ code }) => code);
    const own = this.all.rolls.office.filter(({ function: of }) => of === wanted).map(({ code }) => code);
    return [...new Set([...inPack, ...(inPack.length > 0 ? [] : own)])];
  }

  isOffice(office: string | undefined, wanted: OfficeFunction): boolean {
    return office !== undefined && this.officesWith(wanted).includes(office);
  }

  nameOfOffice(wanted: OfficeFunction): string {
    const [code] = this.officesWith(wanted);
    if (code === undefined) return wanted;
    return this.pack.offices.find((one) => one.code === code)?.name ?? this.all.office(code)?.name ?? code;
  }

  /** Who holds an office that day, with the events that appointed them. */
  holdingsOf(office: string): OfficeRoll['holdings'] {
    const holdings = this.all.office(office)?.holdings ?? [];
    return holdings.filter((holding) => covers(holding, this.day));
  }

  holdersOf(office: string): readonly string[] {
    return this.holdingsOf(office).map(({ person }) => person);
  }

  personsWith(wanted: OfficeFunction): readonly string[] {
    return this.officesWith(wanted).flatMap((office) => this.holdersOf(office));
  }

  /** How a person acts in an office that day, or undefined when they do not. */
  capacityOf(person: string, office: string): Capacity | undefined {
    if (this.holdersOf(office).includes(person)) return 'holder';
    const substitutes = this.all.office(office)?.substitutes ?? [];
    return substitutes.some((one) => one.person === person && covers(one, this.day))
      ? 'substitute'
      : undefined;
  }

  /** Whether a person holds an office with the function, or acts in their place. */
  actsAs(person: string, wanted: OfficeFunction): boolean {
    return this.officesWith(wanted).some((office) => this.capacityOf(person, office) !== undefined);
  }

  /**
   * The delegations an office has that day: its own, and those passed on to it by an office that still had them, and the
   * right to pass them on.
   */
  delegationsOf(office: string): readonly HeldDelegation[] {
    const own = (this.all.office(office)?.delegations ?? []).filter(({ receiver }) => receiver === undefined);
    const received = this.all.rolls.office.flatMap(({ code, delegations }) =>
      delegations
        .filter(({ receiver }) => receiver === office)
        .flatMap((passed): HeldDelegation[] => {
          const own = givenTo(this.all, code, passed);
          return own && covers(own, this.day) ? [{ ...passedOn(own, passed), passedOnBy: code }] : [];
        }),
    );
    return [...own, ...received].filter((delegation) => covers(delegation, this.day));
  }

  /** The group with a function, as the pack has it; none where no guideline is in force. */
  groupWith(wanted: GroupFunction): PackGroup | undefined {
    return this.guideline?.pack.groups.find(({ function: of }) => of === wanted);
  }

  /** A group by its code, as the pack has it; undefined for forums the guideline does not know as groups. */
  groupCalled(code: string): PackGroup | undefined {
    return this.pack.groups.find((group) => group.code === code);
  }

  /** Who sits in a group that day: persons by name, and those who hold an office that does. */
  membersOf(code: string): readonly string[] {
    return (this.all.group(code)?.members ?? [])
      .filter((seat) => covers(seat, this.day))
      .flatMap(this.personsIn);
  }

  /** The seat from which the group is led that day: the one that began last. */
  chairOf(code: string): Seat | undefined {
    return lastFrom((this.all.group(code)?.chairs ?? []).filter((seat) => covers(seat, this.day)));
  }

  readonly personsIn = ({ office, person }: Pick<Seat, 'office' | 'person'>): readonly string[] =>
    person !== undefined ? [person] : office !== undefined ? this.holdersOf(office) : [];

  /**
   * Meetings a group held on a day. A reference tells several of one day apart (`Möte 3, § 4` is a point of `Möte 3`);
   * one that fits none of them is written in another way, and tells nothing.
   */
  meetingsOf(code: string, day: string, reference?: string): readonly HeldMeeting[] {
    const held = (this.all.group(code)?.meetings ?? []).filter(
      ({ meetingDate }) => meetingDate === dayOf(day),
    );
    const meant = held.filter(({ meetingReference }) => canBeOne(meetingReference, reference));
    return meant.length > 0 ? meant : held;
  }

  system(id: string | undefined): SystemCard | undefined {
    return id === undefined ? undefined : this.all.system(id);
  }
}

/** Whether two references can be to one meeting: one has none, they are the same, or one is a point of the other. */
function canBeOne(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined || a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long.startsWith(short) && !/[\p{L}\p{N}]/u.test(long.charAt(short.length));
}

/** The one that holds since the latest day, in whatever order they were recorded; of two from one day, the later recorded. */
export const lastFrom = <T extends Readonly<{ from: string }>>(periods: readonly T[]): T | undefined =>
  periods.reduce<T | undefined>((last, one) => (last && one.from < last.from ? last : one), undefined);

/** The delegation that an office passed on: its own, in force when it did so, with the right to. */
const givenTo = (
  facts: Facts,
  office: string,
  { delegation, from }: RolledDelegation,
): RolledDelegation | undefined =>
  facts
    .office(office)
    ?.delegations.find(
      (one) =>
        one.receiver === undefined &&
        one.delegation === delegation &&
        one.mayPassOn === true &&
        covers(one, from),
    );

/** What the receiver has: the giver's matter and terms, and never more than the giver had. */
function passedOn(own: RolledDelegation, passed: RolledDelegation): RolledDelegation {
  const limits = [own.limitOre, passed.limitOre].filter((limit) => limit !== undefined);
  return { ...own, ...passed, ...(limits.length > 0 ? { limitOre: Math.min(...limits) } : {}) };
}
