import { v5 as uuidv5 } from 'uuid';
import { localDay } from '../domain/dates.js';
import { Refusal } from '../domain/refusal.js';
import type { GuidelinePack } from '../domain/guidelines/pack.js';
import type { JsonObject } from '../domain/json.js';
import type { StreamKind } from '../domain/catalogue.js';
import type { OpenLedger } from '../domain/ledger/ledger.commands.js';
import { ledgerStream, openLedger } from '../domain/ledger/ledger.decider.js';
import { rowOf } from './commands.js';
import { newReference } from './reference.js';
import type { Ledger } from './ledger.js';
import { readCommand } from './read-command.js';

export type LedgerOpening = Readonly<{
  municipality: string;
  timeZone: string;
  kind: 'real' | 'example';
  /** The day from which the guideline is in force. */
  inForceFrom: string;
  pack: GuidelinePack;
  /** The id of the ledger; every command of the opening is derived from it, so that an interrupted opening goes on. */
  ledgerId: string;
}>;

/**
 * Holds an opening to what the ledger would refuse of it, before there is a ledger: a file that nothing was written to is
 * not left behind. @throws Refusal malformed-field, bad-pack
 */
export function checkOpening({
  ledgerId: ledger,
  municipality,
  timeZone,
  kind,
  ...opening
}: LedgerOpening): void {
  const open = readCommand(rowOf('ledger', 'open'), { ledger, municipality, timeZone, kind });
  openLedger(open as OpenLedger, ledgerStream.initial);
  const { guideline, version, title } = opening.pack;
  readCommand(rowOf('guideline', 'adopt'), {
    guideline,
    version,
    title,
    inForceFrom: opening.inForceFrom,
    pack: opening.pack as unknown as JsonObject,
  });
}

/**
 * Opens a ledger: its first event, its first person, the offices, groups, units and shared systems that the guideline names,
 * and the guideline itself. Returns the first person's reference. Run again after an interruption, it does what is left.
 * @throws Refusal already-exists when the ledger was opened to the end before
 */
export async function initLedger(
  ledger: Ledger,
  opening: LedgerOpening,
  register: (person: string) => Promise<void>,
): Promise<string> {
  const { pack, municipality, timeZone, kind, inForceFrom } = opening;
  const { state, history } = await ledger.streams.refresh('ledger', () => ledgerStream);
  // The genesis event names the first person before anybody is registered; the reference is registered right after.
  const first = history[0]?.metadata.actor ?? newReference('p');
  const ledgerId = state.name === 'unopened' ? opening.ledgerId : state.genesis.ledger;
  const execute = (of: StreamKind, name: string, input: JsonObject, actor: string, target?: string) => {
    const row = rowOf(of, name);
    const about = target === undefined ? '' : `${target}/`;
    const commandId = uuidv5(`${of}/${name}/${about}${JSON.stringify(input)}`, ledgerId);
    return ledger.execute(row, readCommand(row, input), {
      commandId,
      actor,
      door: 'cli',
      ...(target === undefined ? {} : { target }),
    });
  };
  if (state.name === 'unopened') {
    await execute('ledger', 'open', { ledger: ledgerId, municipality, timeZone, kind }, first);
  }
  if (!(await ledger.access(true)).state.persons.has(first)) await register(first);
  const guideline = await ledger.streams.refresh(
    `guideline-${pack.guideline}`,
    rowOf('guideline', 'adopt').evolution,
  );
  // An opening that stopped before its first key was given has not come to its end.
  const { grants } = (await ledger.access()).state;
  if (guideline.revision !== 'no-stream' && grants.size > 0)
    throw new Refusal('already-exists', { what: 'Liggaren' });
  for (const office of pack.offices) await execute('office', 'establish', { ...office }, first);
  // The day the ledger was opened, which an interrupted opening that goes on another day still has.
  const opened = (await ledger.streams.refresh('ledger', () => ledgerStream)).history[0];
  const openedOn = opened && localDay(opened.metadata.recordedAt, timeZone);
  await establishGroups(opening, openedOn, (name, input, code) => execute('group', name, input, first, code));
  for (const { code: system, name, systemType, subKind } of pack.systems)
    await execute(
      'system',
      'list',
      { system, name, systemType, from: inForceFrom, ...(subKind === undefined ? {} : { subKind }) },
      first,
    );
  await establishUnits(opening, openedOn, (name, input, code) => execute('unit', name, input, first, code));
  const { guideline: id, version, title } = pack;
  await execute(
    'guideline',
    'adopt',
    { guideline: id, version, title, inForceFrom, pack: pack as unknown as JsonObject },
    first,
  );
  return first;
}

/**
 * The first day of a guideline that is in force, on which what it names was there. What a guideline that is still to come
 * into force names is established the day the ledger is opened.
 */
const establishedOn = (
  { inForceFrom: from }: LedgerOpening,
  openedOn: string | undefined,
): Readonly<{ occurredAt?: string }> =>
  openedOn === undefined || openedOn < from ? {} : { occurredAt: from };

/**
 * The units of the guideline, with what it gives them to answer for. Of one without a code or a kind the register knows
 * nothing yet; whoever keeps it lays that up.
 */
async function establishUnits(
  opening: LedgerOpening,
  openedOn: string | undefined,
  execute: (name: string, input: JsonObject, code?: string) => Promise<unknown>,
): Promise<void> {
  const { pack, inForceFrom: from } = opening;
  const established = establishedOn(opening, openedOn);
  for (const { code, name, kind, responsibilities = [] } of pack.units ?? []) {
    if (code === undefined || kind === undefined) continue;
    await execute('establish', { code, name, kind, ...established });
    if (responsibilities.length > 0)
      await execute('set-responsibilities', { responsibilities, from, ...established }, code);
  }
}

/** The groups of the guideline, with the offices that sit in them and the office that leads them, from its first day. */
async function establishGroups(
  opening: LedgerOpening,
  openedOn: string | undefined,
  execute: (name: string, input: JsonObject, code?: string) => Promise<unknown>,
): Promise<void> {
  const { pack, inForceFrom: from } = opening;
  const officesWith = (wanted: string): string[] =>
    pack.offices.filter(({ function: of }) => of === wanted).map(({ code }) => code);
  const established = establishedOn(opening, openedOn);
  for (const { code, name, function: of, members, chair } of pack.groups) {
    await execute('establish', { code, name, function: of, ...established });
    for (const member of (members?.offices ?? []).flatMap(officesWith))
      await execute('appoint-member', { member, from }, code);
    for (const member of chair === undefined ? [] : officesWith(chair).slice(0, 1))
      await execute('appoint-chair', { member, from }, code);
  }
}
