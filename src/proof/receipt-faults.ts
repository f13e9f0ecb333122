type Words = (details: Readonly<Record<string, string>>) => string;

/** Sentences by code, in both languages, filled with details. */
export type FaultTexts = Record<string, Readonly<{ sv: Words; en: Words }>>;

/** What can be wrong with a receipt before anything in it is hashed. `part` is a part's place in the file, from 1. */
export const RECEIPT_FAULTS = {
  'receipt-too-large': {
    sv: (d) => `Kvittot är större än ${d['most']} byte; inget kvitto är det. Inget i det är läst.`,
    en: (d) => `The receipt is larger than ${d['most']} bytes; no receipt is. Nothing of it was read.`,
  },
  'receipt-not-utf8': {
    sv: () => 'Kvittot är ingen text i UTF-8. Hämta filen igen, byte för byte.',
    en: () => 'The receipt is no text in UTF-8. Fetch the file again, byte by byte.',
  },
  'receipt-not-json': {
    sv: () => 'Kvittot är inte JSON. Hämta filen igen, byte för byte.',
    en: () => 'The receipt is not JSON. Fetch the file again, byte by byte.',
  },
  'receipt-too-deep': {
    sv: (d) => `Kvittot har fler än ${d['most']} nivåer av listor och objekt; inget kvitto har det.`,
    en: (d) => `The receipt has more than ${d['most']} levels of lists and objects; no receipt has.`,
  },
  'member-twice': {
    sv: (d) => `Uppgiften ${d['name']} står två gånger i samma objekt, och kan läsas på två sätt.`,
    en: (d) => `The member ${d['name']} stands twice in one object, and can be read in two ways.`,
  },
  'number-inexact': {
    sv: (d) => `Talet ${d['number']} ryms inte exakt: det som hashas är ett annat tal än det som står där.`,
    en: (d) =>
      `The number ${d['number']} does not fit exactly: what is hashed is another number than it says.`,
  },
  'lone-surrogate': {
    sv: () => 'Kvittot har ett trasigt tecken (ett ensamt surrogat), som inte kan hashas.',
    en: () => 'The receipt has a broken character (a lone surrogate), which cannot be hashed.',
  },
  'format-unknown': {
    sv: (d) => `Kvittots format är ${d['found']}; det som kan prövas här är ${d['expected']}.`,
    en: (d) => `The receipt's format is ${d['found']}; what can be checked here is ${d['expected']}.`,
  },
  'member-unknown': {
    sv: (d) => `Kvittot har en uppgift som inte hör dit: ${d['name']}. Den är inte undertecknad av någon.`,
    en: (d) => `The receipt has a member that does not belong there: ${d['name']}. It is signed by nobody.`,
  },
  'receipt-malformed': {
    sv: (d) => `Kvittot har fel form: ${d['sv']}.`,
    en: (d) => `The receipt is malformed: ${d['en']}.`,
  },
  'part-without-hash': {
    sv: (d) => `Del ${d['part']} har varken saltHash (visad) eller leafHash (maskad).`,
    en: (d) => `Part ${d['part']} has neither saltHash (shown) nor leafHash (blanked).`,
  },
  'part-with-both-hashes': {
    sv: (d) => `Del ${d['part']} har både saltHash (visad) och leafHash (maskad); den kan bara vara det ena.`,
    en: (d) => `Part ${d['part']} has both saltHash (shown) and leafHash (blanked); it can only be one.`,
  },
  'blanked-with-value': {
    sv: (d) => `Del ${d['part']} är maskad men har ändå ett värde, som ingenting visar.`,
    en: (d) => `Part ${d['part']} is blanked but has a value all the same, which nothing proves.`,
  },
  'shown-without-value': {
    sv: (d) => `Del ${d['part']} ska visas men har inget värde.`,
    en: (d) => `Part ${d['part']} is to be shown but has no value.`,
  },
  'hex-malformed': {
    sv: (d) => `Hashen i del ${d['part']} har fel form: 64 tecken väntas, siffror och små a–f.`,
    en: (d) =>
      `The hash of part ${d['part']} is malformed: 64 characters are expected, digits and small a–f.`,
  },
  'part-twice': {
    sv: (d) => `Del ${d['part']} har samma namn som en tidigare: ${d['name']}.`,
    en: (d) => `Part ${d['part']} has the name of an earlier one: ${d['name']}.`,
  },
  'head-missing': {
    sv: () => 'Den första delen är inte «head», som säger vilken händelse det är och vilka delar den har.',
    en: () => 'The first part is not "head", which tells the event and what parts it has.',
  },
  'head-blanked': {
    sv: () => 'Delen «head» är maskad; utan den går det inte att veta vilken händelse det är.',
    en: () => 'The part "head" is blanked; without it nobody can tell which event this is.',
  },
  'head-malformed': {
    sv: () => 'Delen «head» ska ha id, stream, revision och type som texter och parts som en lista av namn.',
    en: () =>
      'The part "head" should have id, stream, revision and type as texts and parts as a list of names.',
  },
  'parts-too-few': {
    sv: (d) => `Kvittot har ${d['found']} delar men «head» nämner ${d['named']}: några har tagits bort.`,
    en: (d) => `The receipt has ${d['found']} parts but "head" names ${d['named']}: some were taken away.`,
  },
  'parts-too-many': {
    sv: (d) => `Kvittot har ${d['found']} delar men «head» nämner ${d['named']}: några har lagts till.`,
    en: (d) => `The receipt has ${d['found']} parts but "head" names ${d['named']}: some were added.`,
  },
  'parts-differ': {
    sv: (d) => `Del ${d['part']} heter ${d['found']} men ska enligt «head» vara ${d['named']}.`,
    en: (d) => `Part ${d['part']} is called ${d['found']} but is ${d['named']} by "head".`,
  },
} as const satisfies FaultTexts;
