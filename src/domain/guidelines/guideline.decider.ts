import { fact, type Evolution, type Fact } from '../decider.js';
import { Refusal } from '../refusal.js';
import { problemsOf } from '../schema-check.js';
import type { GuidelinePack } from './pack.js';
import { checkOfPack, disagreements, refusalOfPack } from './pack-check.js';
import { isParameter, PARAMETERS } from './parameters.js';
import type { AdoptGuideline, SetParameter } from './guideline.commands.js';
import * as e from './guideline.events.js';

/**
 * One guideline or other steering document: the versions that have been adopted, in the order of adoption, whether with a
 * pack or without; those that have been drafted; and those that have been repealed.
 */
export type Guideline = Readonly<{
  versions: readonly string[];
  documents: readonly string[];
  drafts: readonly string[];
  repealed: readonly string[];
}>;

export const guideline: Evolution<Guideline> = {
  initial: { versions: [], documents: [], drafts: [], repealed: [] },
  evolve: (state, event) => {
    const { version } = event.data as { version?: string };
    const of = LISTED[event.type];
    return of === undefined || version === undefined ? state : { ...state, [of]: [...state[of], version] };
  },
};

const LISTED: Readonly<Record<string, keyof Guideline>> = {
  [e.GuidelineAdopted.type]: 'versions',
  [e.SteeringDocumentAdopted.type]: 'documents',
  [e.GuidelineDrafted.type]: 'drafts',
  [e.GuidelineRepealed.type]: 'repealed',
};

export const isAdopted = ({ versions, documents }: Guideline, version: string): boolean =>
  versions.includes(version) || documents.includes(version);

/** What a program can judge by: the rules there are, id to versions. */
export type KnownRules = ReadonlyMap<string, readonly number[]>;

/**
 * Adopts a pack that is whole, and whose rules exist. The versions of the rules that it does not name are those of the
 * day it is adopted, and stand in the event: a rule that is changed later judges nothing by this version.
 */
export const adoptGuideline =
  (rules: KnownRules) =>
  (
    { guideline: id, version, title, inForceFrom, pack, ...decided }: AdoptGuideline,
    state: Guideline,
  ): readonly Fact[] => {
    if (isAdopted(state, version)) throw new Refusal('guideline-overlaps', { guideline: id, version });
    const refusal = adoptable({ guideline: id, version, title, pack }, rules);
    if (refusal) throw refusal;
    return [
      fact(e.GuidelineAdopted, {
        guideline: id,
        version,
        title,
        inForceFrom,
        pack: { ...pack, rules: pinned(pack as GuidelinePack, rules) },
        decider: decided.decider,
        deciderOffice: decided.deciderOffice,
        documentReference: decided.documentReference,
      }),
    ];
  };

/** What keeps a pack from being adopted: it is not whole, or says otherwise than its adoption. */
const adoptable = (
  { pack, ...named }: Pick<AdoptGuideline, 'guideline' | 'version' | 'title' | 'pack'>,
  rules: KnownRules,
): Refusal | undefined => {
  const { problems, unjudged } = checkOfPack(pack, rules);
  return refusalOfPack(problems, unjudged) ?? refusalOfPack(disagreements(pack as GuidelinePack, named));
};

/** Every rule there is with the version it has here. */
const pinned = ({ rules: chosen }: GuidelinePack, rules: KnownRules): GuidelinePack['rules'] =>
  Object.fromEntries(
    [...rules].map(([id, versions]) => {
      const version = chosen[id]?.version ?? versions.at(-1) ?? 1;
      return [id, { ...chosen[id], version }];
    }),
  );

export function setParameter(
  { parameter, value, from, forum, reasons }: SetParameter,
  state: Guideline,
): readonly Fact[] {
  if (state.versions.length === 0) throw new Refusal('unknown-guideline', { guideline: '?' });
  const refusal = settable({ parameter, value });
  if (refusal) throw refusal;
  return [fact(e.ParameterSet, { parameter, value, from, forum, reasons })];
}

/** What keeps a parameter from having a value: there is no such parameter, or it is of another kind. */
function settable({ parameter, value }: Pick<SetParameter, 'parameter' | 'value'>): Refusal | undefined {
  if (!isParameter(parameter))
    return new Refusal('unknown-parameter', { parameter, known: Object.keys(PARAMETERS).join(', ') });
  const [problem] = problemsOf(PARAMETERS[parameter].schema, value);
  return (
    problem &&
    new Refusal('malformed-field', {
      field: `value${problem.pointer}`,
      label: PARAMETERS[parameter].sv,
      problemSv: problem.sv,
      problemEn: problem.en,
    })
  );
}
