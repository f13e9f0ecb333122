import type { GroupFunction, OfficeFunction } from '../domain/guidelines/functions.js';
import type { GuidelinePack, PackGroup } from '../domain/guidelines/pack.js';
import type { Breach, InPack, Rule, Words } from './rule.js';
import { worded } from './wording.js';

/** What a rule says by a guideline: in lists and reports of its own accord, in findings unless the breach says it itself. */

type Sentences = Readonly<{ says: Words; remedy: Words }>;

/** A breach that has a sentence or a meaning of its own says all of it; any other says what the rule does by that guideline. */
export function toldIn(rule: Rule, pack: GuidelinePack, breach: Breach = {}): Sentences {
  const isOwn = breach.sv !== undefined || breach.meaning !== undefined;
  const told = isOwn ? breach : { ...rule.inPack?.(pack), ...breach };
  const said = (words: Words): Words => worded(words, pack, told.meaning);
  return {
    says: said({ sv: told.sv ?? rule.says.sv, en: told.en ?? rule.says.en }),
    remedy: said(told.remedy ?? rule.remedy),
  };
}

export const groupIn = ({ groups }: GuidelinePack, wanted: GroupFunction): PackGroup | undefined =>
  groups.find(({ function: of }) => of === wanted);

export const nameOfOfficeIn = ({ offices }: GuidelinePack, wanted: OfficeFunction): string =>
  offices.find(({ function: of }) => of === wanted)?.name ?? wanted;

/** Whoever is to convene a group stands where a sentence names the coordinator. */
export const convenedIn =
  (of: GroupFunction): InPack =>
  (pack) => {
    const convener = groupIn(pack, of)?.convener;
    return convener === undefined ? {} : { meaning: { coordinator: convener } };
  };
