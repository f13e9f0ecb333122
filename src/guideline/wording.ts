import { Forum } from '../domain/fields.js';
import type { GuidelinePack } from '../domain/guidelines/pack.js';
import { QUOTED, unmarked } from './as-written.js';
import { NORRKOPING } from './packs/norrkoping.js';
import type { Meaning, Words } from './rule.js';

/**
 * What rules call offices, groups and units. Their texts are written in the words of the shipped guideline; where the
 * pack in force has another name for a function, its name stands instead. So a text is one whole sentence to whoever
 * writes it, and is right in a municipality whose deciding group is called something else.
 */
type Called = Readonly<{
  list: 'offices' | 'groups' | 'units';
  of: string;
  sv: readonly string[];
  en: readonly string[];
}>;

const CALLED: readonly Called[] = [
  { list: 'groups', of: 'decision-body', sv: ['IT-styrgruppen'], en: ['the steering group'] },
  {
    list: 'groups',
    of: 'preparatory-body',
    sv: ['den IT-strategiska beredningsgruppen', 'IT-strategiska beredningsgruppen', 'beredningsgruppen'],
    en: ['the preparatory group'],
  },
  { list: 'groups', of: 'system-owners-body', sv: ['Systemägargruppen'], en: ["the system owners' group"] },
  { list: 'groups', of: 'financing-body', sv: ['Finansieringsgruppen'], en: ['the financing group'] },
  {
    list: 'groups',
    of: 'management-team',
    sv: ['kommunens ledningsgrupp'],
    en: ["the municipality's management team", 'the management team'],
  },
  { list: 'offices', of: 'chief-executive', sv: ['kommundirektören'], en: ['the chief executive'] },
  { list: 'offices', of: 'finance-director', sv: ['ekonomidirektören'], en: ['the finance director'] },
  {
    list: 'offices',
    of: 'communications-director',
    sv: ['kommunikationsdirektören'],
    en: ['the communications director'],
  },
  { list: 'offices', of: 'head-of-it', sv: ['chefen för IT-enheten'], en: ['the head of IT'] },
  {
    list: 'offices',
    of: 'coordinator',
    sv: ['kommunens IT-strateg', 'IT-strategen'],
    en: ['the IT strategist'],
  },
  { list: 'units', of: 'it-unit', sv: ['IT-enheten'], en: ['the IT unit'] },
  {
    list: 'units',
    of: 'communications-unit',
    sv: ['Kommunikationsavdelningen'],
    en: ['the communications department'],
  },
  { list: 'units', of: 'procurement-centre', sv: ['Upphandlingscentret'], en: ['the procurement centre'] },
];

/** Units that are choices, as the shipped guideline calls them, and the function that a pack gives them. */
const UNITS: Readonly<Record<string, Readonly<{ word: string; of: string }>>> = {
  'it-unit': { word: 'IT-enheten', of: 'it-unit' },
  'procurement-centre': { word: 'Upphandlingscentret', of: 'procurement-centre' },
  communications: { word: 'Kommunikationsavdelningen', of: 'communications-unit' },
};

/** What the forum or unit that a choice stands for is called in a pack; undefined where it is none of the pack's. */
function choiceIn(
  { groups, offices, units = [] }: GuidelinePack,
  code: string,
  word: string,
): string | undefined {
  const unit = UNITS[code];
  if (unit?.word === word)
    return [...units, ...offices].find(({ function: of }: Named) => of === unit.of)?.name;
  if ((Forum.labels as Labels)[code] !== word) return undefined;
  return code === 'chief-executive'
    ? offices.find(({ function: of }) => of === code)?.name
    : groups.find((group) => group.code === code)?.name;
}

type Labels = Readonly<Record<string, string>>;

/** Choices as they are called where a pack is in force: forums and units by its own names, and what is said of them. */
export const choicesIn = (pack: GuidelinePack | undefined, labels: Labels): Labels =>
  pack
    ? Object.fromEntries(
        Object.entries(labels).map(([code, word]) => [
          code,
          choiceIn(pack, code, word) ?? wordedLabel(word, pack),
        ]),
      )
    : labels;

/** What forums are called where a pack is in force: its groups and its chief executive by its own names. */
export const forumNames = (pack: GuidelinePack | undefined): Labels => choicesIn(pack, Forum.labels);

/** Names in Swedish that the shipped guideline has, as they stand in a text. */
const SHIPPED = new RegExp(
  `(?<![\\p{L}-])(?:${CALLED.flatMap(({ sv }) => sv).join('|')})s?(?![\\p{L}-])`,
  'iu',
);

/** Whether a text in Swedish has a name in it that another municipality's guideline may have another for. */
export const tellsShippedName = (text: string): boolean => SHIPPED.test(text);

type Named = Readonly<{ function?: string; name: string }>;
type Names = Readonly<Partial<Record<Called['list'], readonly Named[]>>>;

/** The functions whose names texts tell; for a test that no name stands in them otherwise. */
export const NAMED: readonly Pick<Called, 'list' | 'of'>[] = CALLED;

const nameIn = (pack: Names, { list, of }: Called): string | undefined =>
  pack[list]?.find((one) => one.function === of)?.name;

/** A text in one language as a pack has it; the same text where the pack has the shipped names. */
type Telling = (text: string) => string;
type Language = 'sv' | 'en';

const tellings = new WeakMap<GuidelinePack, Readonly<Record<Language, Telling>>>();

/** A sentence of a rule, in the names of a pack, and of those of its functions that are meant. */
export function worded({ sv, en }: Words, pack: GuidelinePack, meaning: Meaning = {}): Words {
  const others = Object.entries(meaning).filter(([shipped, own]) => shipped !== own);
  if (others.length > 0) {
    const as = meant(pack, Object.fromEntries(others));
    return { sv: tellingOf(as, 'sv')(sv), en: tellingOf(as, 'en')(en) };
  }
  let telling = tellings.get(pack);
  if (!telling) tellings.set(pack, (telling = { sv: tellingOf(pack, 'sv'), en: tellingOf(pack, 'en') }));
  return { sv: telling.sv(sv), en: telling.en(en) };
}

/** A heading, a label or a note in Swedish, in the names of the pack in force; as it is written where none is. */
export const wordedLabel = (sv: string, pack: GuidelinePack | undefined): string =>
  pack === undefined ? sv : worded({ sv, en: '' }, pack).sv;
/** A pack in which each function has the name of the one that is meant by it. */
function meant(pack: GuidelinePack, meaning: Readonly<Record<string, string>>): GuidelinePack {
  const renamed = <T extends Named>(list: readonly T[]): T[] =>
    list.map((one) => {
      const other = list.find(({ function: of }) => of !== undefined && of === meaning[one.function ?? '']);
      return other ? { ...one, name: other.name } : one;
    });
  const { offices, groups, units } = pack;
  return {
    ...pack,
    offices: renamed(offices),
    groups: renamed(groups),
    ...(units ? { units: renamed(units) } : {}),
  };
}

function tellingOf(pack: GuidelinePack, language: Language): Telling {
  const renamed = CALLED.flatMap((called) => {
    const name = nameIn(pack, called);
    return name === undefined || name === nameIn(NORRKOPING, called) ? [] : [{ called, name }];
  });
  if (renamed.length === 0) return unmarked;
  const byPhrase = new Map(
    renamed.flatMap(({ called, name }) =>
      called[language].map((phrase) => [phrase.toLowerCase(), { called, name }] as const),
    ),
  );
  // The pack's own names come first: a name that holds a shipped one is a name already, and stays as it is.
  const own = [...pack.offices, ...pack.groups, ...((pack as Names).units ?? [])].map(({ name }) => name);
  const phrases = [...own, ...byPhrase.keys()].sort((a, b) => b.length - a.length).map(escaped);
  const pattern = new RegExp(
    `${QUOTED}|(?<![\\p{L}-])(?:${phrases.join('|')})(?<ending>s|['’]s)?(?![\\p{L}-])`,
    'giu',
  );
  return (text) =>
    text.replace(pattern, (found: string, quoted?: string, ending?: string, at = 0) => {
      if (quoted !== undefined) return quoted;
      const stem = found.slice(0, found.length - (ending?.length ?? 0));
      const meant = own.includes(stem) ? undefined : byPhrase.get(stem.toLowerCase());
      if (!meant) return found;
      const name = inSentence(meant.name, meant.called.list, isFirst(text, at));
      return ending === undefined ? name : `${name}${genitive(name, ending, language)}`;
    });
}

/** Whether a sentence begins here. */
const isFirst = (text: string, at: number): boolean => at === 0 || /[.!?:] $/.test(text.slice(0, at));

/** A group has a name of its own; an office is a word like any other, and has its capital only first in a sentence. */
function inSentence(name: string, list: Called['list'], first: boolean): string {
  const [initial = '', second = ''] = name;
  if (first) return initial.toUpperCase() + name.slice(1);
  const isWord = list === 'offices' && /\p{Ll}/u.test(second);
  return isWord ? initial.toLowerCase() + name.slice(1) : name;
}

const genitive = (name: string, ending: string, language: Language): string =>
  language === 'sv' && /[sxz]$/i.test(name) ? '' : ending;

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
