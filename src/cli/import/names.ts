import type { People } from '../../people/people-store.js';
import { Refusal } from '../../domain/refusal.js';
import type { GuidelinePack } from '../../domain/guidelines/pack.js';
import { nameKey, unitWordsIn } from '../../guideline/seats.js';
import { choicesIn } from '../../guideline/wording.js';
import { newReference } from '../../ledger/reference.js';
import type { Meaning } from './meaning.js';

const REFERENCE = /^p-[0-9A-HJKMNP-TV-Z]{8}$/;
const OFFICE_CODE = /^[a-z][a-z0-9-]{0,39}$/;
const LONGEST_NAME = 200;

export type NamedOffice = Readonly<{ code: string; name: string }>;

const written = (name: string): string =>
  name
    .normalize('NFC')
    .replaceAll(/[\s\u00A0]+/g, ' ')
    .trim();

/**
 * Who and what a name in a cell means. Names never reach the ledger: a person becomes a reference, and one that nobody
 * knows yet gets a new reference here, to be registered when the first row that names it is written.
 */
export class Names {
  private readonly unregistered = new Map<string, string>();
  private readonly toRegister = new Map<string, string>();
  private readonly byName = new Map<string, string>();
  private readonly unitWords: ReadonlySet<string>;

  constructor(
    private readonly people: Pick<People, 'named'>,
    private readonly registered: ReadonlyMap<string, unknown>,
    offices: readonly NamedOffice[],
    /** The guidelines that were adopted, the one in force first: forums and units are named as they have them. */
    private readonly packs: readonly GuidelinePack[] = [],
    /** What units are called, in the register and in the files themselves. */
    units: readonly string[] = [],
  ) {
    for (const office of offices) this.add(office);
    this.unitWords = new Set([...unitWordsIn(packs), ...units].map(nameKey));
  }

  /** Whether a unit is called so, or a guideline has the word for one. */
  isUnitWord(text: string): boolean {
    return this.unitWords.has(nameKey(text));
  }

  /** An office that this file itself establishes can be named too. */
  add({ code, name }: NamedOffice): void {
    this.byName.set(written(name).toLowerCase(), code);
  }

  /** The name of a person who is to be registered under a reference, or undefined when somebody is already. */
  newPerson(reference: string): string | undefined {
    return this.toRegister.get(reference);
  }

  person(text: string): Meaning {
    if (REFERENCE.test(text)) return { value: text };
    const name = written(text);
    if (name.length > LONGEST_NAME || !name.isWellFormed()) return { code: 'malformed-name', details: {} };
    const found = this.people.named(name);
    const known = found.filter((reference) => this.registered.has(reference));
    if (known.length > 1) return { code: 'ambiguous-name', details: { persons: known.join(', ') } };
    const [only] = known;
    return { value: only ?? this.referenceFor(name, found[0]) };
  }

  /** A name that an interrupted run wrote down keeps the reference it got there. */
  private referenceFor(name: string, begun: string | undefined): string {
    const reference = this.unregistered.get(name) ?? begun ?? newReference('p');
    this.unregistered.set(name, reference);
    this.toRegister.set(reference, name);
    return reference;
  }

  /** An office's code; a text that is no office's name is taken for one, and the ledger says whether it is. */
  office(text: string): Meaning {
    const code = this.byName.get(written(text).toLowerCase()) ?? text;
    return OFFICE_CODE.test(code)
      ? { value: code }
      : { refusal: new Refusal('unknown-office', { office: text }) };
  }

  /** A choice by its code or its word: our own, or the municipality's. A word's remark in parentheses may be left out. */
  choice(labels: Labels, text: string): Meaning {
    const wanted = written(text).toLowerCase();
    const words = [...this.packs.map((pack) => choicesIn(pack, labels)), labels];
    const found =
      (Object.hasOwn(labels, wanted) ? wanted : undefined) ??
      codeNamed(words, (word) => written(word).toLowerCase() === wanted) ??
      codeNamed(words, (word) => plain(word) === plain(text));
    if (found !== undefined) return { value: found };
    const known = Object.values(words[0] ?? labels).join(', ');
    return {
      code: 'unknown-choice',
      details: { value: text, known, knownEn: Object.keys(labels).join(', ') },
    };
  }
}

type Labels = Readonly<Record<string, string>>;

const plain = (word: string): string =>
  written(word)
    .toLowerCase()
    .replace(/ \(.*\)$/, '');

const codeNamed = (words: readonly Labels[], isMeant: (word: string) => boolean): string | undefined =>
  words.flatMap((labels) => Object.entries(labels)).find(([, word]) => isMeant(word))?.[0];
