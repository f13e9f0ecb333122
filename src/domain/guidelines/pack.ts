import Type, { type Static } from 'typebox';
import { GROUP_FORUMS } from '../fields.js';
import { choice, closed, Code, GuidelineIdText, line, RowId, text } from '../shapes.js';
import { COMPONENT_FUNCTIONS, SubKind } from '../systems/upkeep.fields.js';
import { Certainty, Responsibilities, UnitKind } from '../units/unit.fields.js';
import { GROUP_FUNCTIONS, MANDATES, PACK_OFFICE_FUNCTIONS, UNIT_FUNCTIONS } from './functions.js';
import { MEMBERS } from './pack-members.js';

/**
 * A guideline as data: who has which function, which group may do what, by which paths matters are decided, what a
 * municipality has set itself, and every row of the text with its quote. Adopted whole, by one event.
 */
const officeFunction = choice('', '', PACK_OFFICE_FUNCTIONS).schema;
const groupFunction = choice('', '', GROUP_FUNCTIONS).schema;
const unitFunction = choice('', '', UNIT_FUNCTIONS).schema;
const mandate = choice('', '', MANDATES).schema;
const Rows = Type.Array(RowId, { uniqueItems: true });

const PackOffice = closed({ code: Code, name: line(120), function: officeFunction });

/**
 * Units that are meant: a certain one, by the code it has in the municipality's register; every one of a kind; or, of
 * people, those who own the larger systems that are most critical (S100). One of the three, under the guideline's own
 * words, and the rows that say so.
 */
const PackSeat = closed({
  name: line(120),
  unit: Type.Optional(Code),
  every: Type.Optional(UnitKind.schema),
  systemOwners: Type.Optional(choice('', '', { 'critical-and-larger': '' }).schema),
  rows: Rows,
});

const PackGroup = closed({
  /** A forum that decisions and anchorings can name. */
  code: choice('', '', GROUP_FORUMS).schema,
  name: line(120),
  function: groupFunction,
  /** Whether the guideline lets the group decide; a group of officials never decides by law (KL 6:37). */
  decides: Type.Boolean(),
  mandates: Type.Array(mandate, { uniqueItems: true }),
  /** The office that leads it, when the guideline names one. */
  chair: Type.Optional(officeFunction),
  /** The office that may appoint another chair. */
  chairAppointedBy: Type.Optional(officeFunction),
  convener: Type.Optional(officeFunction),
  members: Type.Optional(
    closed({
      offices: Type.Array(officeFunction, { uniqueItems: true }),
      /** Units that are represented, in the guideline's words. */
      units: Type.Array(line(120), { uniqueItems: true }),
      /** The same units, told so that a rule knows which are meant. Guidelines adopted before have only the words. */
      seats: Type.Optional(Type.Array(PackSeat)),
    }),
  ),
  /** Who may prepare what its meetings take up, where the guideline says so. */
  preparation: Type.Optional(
    closed({
      offices: Type.Array(officeFunction, { uniqueItems: true }),
      units: Type.Array(PackSeat),
    }),
  ),
  meetingsPerYear: Type.Optional(
    closed({
      least: Type.Integer({ minimum: 0, maximum: 366 }),
      most: Type.Integer({ minimum: 0, maximum: 366 }),
    }),
  ),
  rows: Rows,
});

/** A unit that the guideline names, and what it gives it to answer for: S036–S037, S050, S052–S059. */
const PackUnit = closed({
  /** As the municipality's unit is called. */
  name: line(80),
  /** The code that it has in the municipality's register: seats speak of it by that. */
  code: Type.Optional(Code),
  /** With its code and its kind it is laid up when a ledger is opened with the pack. */
  kind: Type.Optional(UnitKind.schema),
  function: Type.Optional(unitFunction),
  /** Other names that may mean it; what is not certain merges nothing (A02). */
  aliases: Type.Optional(Type.Array(closed({ name: line(80), certainty: Certainty.schema }))),
  responsibilities: Type.Optional(Responsibilities.schema),
  rows: Rows,
});

/** A shared system that the guideline lists, with what it says of it: S129–S138. */
const PackSystem = closed({
  code: Code,
  name: line(120),
  systemType: line(80),
  /** Only where the guideline says it (A20). */
  subKind: Type.Optional(SubKind.schema),
  /** The unit that runs, develops and maintains it: S037. */
  runBy: Type.Optional(unitFunction),
  /** The unit that answers for what it holds: S055. */
  responsibleUnit: Type.Optional(unitFunction),
  /** What it is made of, as far as the guideline says: S127, S139. */
  components: Type.Optional(
    Type.Array(closed({ name: line(120), function: choice('', '', COMPONENT_FUNCTIONS).schema })),
  ),
  rows: Type.Optional(Rows),
});

const PackPath = closed({
  /** The group that decides. */
  decidedBy: groupFunction,
  /** The office that decides when the matter is escalated; absent where the guideline knows no such way. */
  escalation: Type.Optional(officeFunction),
  /** Where the matter is anchored before the decision. */
  anchoredIn: Type.Array(groupFunction, { uniqueItems: true }),
  /** Where anchoring may be needed, which somebody assesses. */
  anchoringAssessedFor: Type.Array(groupFunction, { uniqueItems: true }),
  consulted: Type.Array(officeFunction, { uniqueItems: true }),
  reportedBy: Type.Array(
    choice('', '', { 'system-owner': '', 'head-of-operation': '', equivalent: '' }).schema,
    { minItems: 1, uniqueItems: true },
  ),
  contacted: Type.Array(choice('', '', { 'procurement-centre': '', 'it-unit': '' }).schema, {
    uniqueItems: true,
  }),
  rows: Rows,
});

const PackRow = closed({
  id: RowId,
  section: line(120),
  lines: line(20),
  quote: text(2_000),
});

/** How a municipality departs from a rule's default: another version, or not at all. */
const PackRule = closed({
  version: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  mode: Type.Optional(choice('', '', { guard: '', check: '', off: '' }).schema),
});

export const PackSchema = closed({
  guideline: GuidelineIdText,
  version: line(40),
  title: line(200),
  supersedes: Type.Array(line(200), { uniqueItems: true }),
  offices: Type.Array(PackOffice, { minItems: 1 }),
  groups: Type.Array(PackGroup, { minItems: 1 }),
  paths: closed({ shared: PackPath, operational: PackPath }),
  /** Shared systems that the guideline lists. */
  systems: Type.Array(PackSystem),
  /** Units that it names. */
  units: Type.Optional(Type.Array(PackUnit)),
  parameters: Type.Record(Type.String(), Type.Unknown()),
  rules: Type.Record(Type.String(), PackRule),
  rows: Type.Array(PackRow),
  ...MEMBERS,
});

export type GuidelinePack = Static<typeof PackSchema>;
export type PackPath = Static<typeof PackPath>;
export type PackGroup = Static<typeof PackGroup>;
export type PackSystem = Static<typeof PackSystem>;
export type PackSeat = Static<typeof PackSeat>;
export type PackRow = Static<typeof PackRow>;
