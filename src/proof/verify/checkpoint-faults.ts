import type { FaultTexts } from '../receipt-faults.js';

const between = (d: Readonly<Record<string, string>>) => `${d['from']}–${d['to']}`;

/** What can be wrong with signed heads: the ledger's own, and those that somebody kept (`kept-…`). */
export const CHECKPOINT_TEXTS = {
  'checkpoint-unreadable': {
    sv: (d) => `${d['file']} är ingen kontrollpunkt: ${d['sv']}`,
    en: (d) => `${d['file']} is no checkpoint: ${d['en']}`,
  },
  'checkpoint-misplaced': {
    sv: (d) => `${d['file']} gäller ${d['found']} händelser, inte dem som dess plats säger.`,
    en: (d) => `${d['file']} is of ${d['found']} events, not of as many as its place says.`,
  },
  'checkpoint-of-another': {
    sv: (d) => `${d['file']} gäller ${d['found']}; den här liggaren är ${d['expected']}.`,
    en: (d) => `${d['file']} is of ${d['found']}; this ledger is ${d['expected']}.`,
  },
  'checkpoint-root-differs': {
    sv: (d) =>
      `${d['file']}: roten över ${d['size']} händelser är undertecknad som en annan. Historien är ändrad bland händelserna ${between(d)} (räknat från 0). (Kontrollpunkter efter den som också skiljer sig: ${d['more']}.)`,
    en: (d) =>
      `${d['file']}: another root was signed over ${d['size']} events. History was changed among events ${between(d)} (counted from 0). (Later checkpoints that differ too: ${d['more']}.)`,
  },
  'checkpoint-beyond-log': {
    sv: (d) =>
      `${d['file']} är undertecknad över ${d['size']} händelser, men loggen har bara ${d['events']}: händelser är borta.`,
    en: (d) =>
      `${d['file']} was signed over ${d['size']} events, but the log has only ${d['events']}: events are gone.`,
  },
  'checkpoint-lost': {
    sv: (d) =>
      `${d['file']} gäller ${d['size']} händelser i ${d['origin']}, av vilka ${d['kept']} finns kvar sedan liggaren återställdes: ${d['lost']} gick förlorade.`,
    en: (d) =>
      `${d['file']} is of ${d['size']} events of ${d['origin']}, of which ${d['kept']} were kept when the ledger was restored: ${d['lost']} were lost.`,
  },
  'checkpoint-missing': {
    sv: (d) =>
      `En kontrollpunkt över ${d['size']} händelser är undertecknad, men finns inte bland dem som är bevarade.`,
    en: (d) => `A checkpoint over ${d['size']} events was signed, but is not among those that are kept.`,
  },
  'checkpoint-signer-unknown': {
    sv: (d) => `${d['file']} är inte undertecknad med någon nyckel som var införd då.`,
    en: (d) => `${d['file']} is not signed by any key that had been introduced by then.`,
  },
  'checkpoint-signature-wrong': {
    sv: (d) => `${d['file']} har en underskrift som inte stämmer: texten eller underskriften är en annan.`,
    en: (d) => `${d['file']} has a signature that does not verify: the text or the signature is another.`,
  },
  'checkpoint-key-replaced': {
    sv: (d) => `${d['file']} är undertecknad med nyckeln ${d['key']}, som då hade ersatts av en annan.`,
    en: (d) => `${d['file']} is signed by the key ${d['key']}, which had been replaced by another then.`,
  },
  'checkpoint-signer-untrusted': {
    sv: (d) =>
      `${d['file']} är undertecknad med ${d['key']}, som infördes utan att någon betrodd nyckel har beseglat det. Ange den med --key, om du har fått den på ett säkert sätt.`,
    en: (d) =>
      `${d['file']} is signed by ${d['key']}, which was introduced without any trusted key sealing that. Give it as --key, if you have it by a way you trust.`,
  },
  'newest-checkpoint-differs': {
    sv: (d) => `Filen checkpoint är ingen av dem som är bevarade; den senaste är ${d['file']}.`,
    en: (d) => `The file checkpoint is none of those that are kept; the newest is ${d['file']}.`,
  },
  'newest-checkpoint-old': {
    sv: (d) =>
      `Filen checkpoint är äldre än den senaste som är bevarad (${d['file']}): ett avbrott, eller en återgång.`,
    en: (d) =>
      `The file checkpoint is older than the newest that is kept (${d['file']}): an interruption, or a rollback.`,
  },
  'trusted-key-not-announced': {
    sv: (d) =>
      `Den betrodda nyckeln ${d['key']} är inte införd i loggen: nyckeln är utbytt, loggen avklippt innan den infördes, eller liggaren en annan.`,
    en: (d) =>
      `The trusted key ${d['key']} is not introduced in the log: the key was swapped, the log was cut off before it was introduced, or this is another ledger.`,
  },
  'epoch-differs': {
    sv: (d) => `Epok ${d['epoch']} säger att den har kvar ${d['expected']}; loggen ger ${d['found']}.`,
    en: (d) => `Epoch ${d['epoch']} says that it keeps ${d['expected']}; the log gives ${d['found']}.`,
  },
  'key-unreadable': {
    sv: (d) => `Nyckeln som införs går inte att läsa: ${d['sv']}`,
    en: (d) => `The key that is introduced cannot be read: ${d['en']}`,
  },
  'key-of-another': {
    sv: (d) => `Nyckeln som införs är för ${d['found']}, inte för ${d['expected']}.`,
    en: (d) => `The key that is introduced is for ${d['found']}, not for ${d['expected']}.`,
  },
  'kept-unreadable': {
    sv: (d) => `${d['file']} är ingen kontrollpunkt: ${d['sv']}`,
    en: (d) => `${d['file']} is no checkpoint: ${d['en']}`,
  },
  'kept-root-differs': {
    sv: (d) =>
      `Den bevarade ${d['file']} har en annan rot över ${d['size']} händelser än loggen ger. Historien är omskriven bland händelserna ${between(d)} (räknat från 0).`,
    en: (d) =>
      `The kept ${d['file']} has another root over ${d['size']} events than the log gives. History was rewritten among events ${between(d)} (counted from 0).`,
  },
  'kept-beyond-log': {
    sv: (d) =>
      `Den bevarade ${d['file']} gäller ${d['size']} händelser, men loggen har bara ${d['events']}: händelser är borta.`,
    en: (d) =>
      `The kept ${d['file']} is of ${d['size']} events, but the log has only ${d['events']}: events are gone.`,
  },
  'kept-lost': {
    sv: (d) =>
      `Den bevarade ${d['file']} gäller ${d['size']} händelser i ${d['origin']}, av vilka ${d['kept']} finns kvar sedan liggaren återställdes: ${d['lost']} gick förlorade.`,
    en: (d) =>
      `The kept ${d['file']} is of ${d['size']} events of ${d['origin']}, of which ${d['kept']} were kept when the ledger was restored: ${d['lost']} were lost.`,
  },
  'kept-of-another': {
    sv: (d) =>
      `Den bevarade ${d['file']} gäller ${d['found']} och jämförs inte; den här liggaren är ${d['expected']}.`,
    en: (d) => `The kept ${d['file']} is of ${d['found']} and not compared; this ledger is ${d['expected']}.`,
  },
  'kept-none-of-this': {
    sv: (d) =>
      `Inget av det bevarade gäller den här liggaren (${d['expected']}): liggaren är utbytt, eller det är fel fil.`,
    en: (d) =>
      `Nothing that was kept is of this ledger (${d['expected']}): the ledger was swapped, or the file is wrong.`,
  },
  'kept-signer-unknown': {
    sv: (d) =>
      `Den bevarade ${d['file']} är inte undertecknad med någon nyckel som är införd här eller angiven.`,
    en: (d) => `The kept ${d['file']} is not signed by any key that is introduced here or was given.`,
  },
  'kept-signature-wrong': {
    sv: (d) => `Den bevarade ${d['file']} har en underskrift som inte stämmer.`,
    en: (d) => `The kept ${d['file']} has a signature that does not verify.`,
  },
  'no-key': {
    sv: () =>
      'Ingen nyckel är införd: inget är undertecknat, och en ändring kan inte upptäckas. Skapa en med «liggare key create».',
    en: () =>
      'No key was introduced: nothing is signed, and a change cannot be detected. Make one with "liggare key create".',
  },
  'nothing-sealed': {
    sv: () =>
      'Ingen kontrollpunkt finns, fast en nyckel är införd: inget i loggen är skyddat. Har det funnits en, är den borttagen.',
    en: () =>
      'There is no checkpoint, though a key was introduced: nothing in the log is protected. If there was one, it was removed.',
  },
  'not-sealed': {
    sv: (d) =>
      `Ingen giltig kontrollpunkt täcker ${d['events']} händelser, från och med den här: en ändring i dem upptäcks inte säkert.`,
    en: (d) =>
      `No valid checkpoint covers ${d['events']} events, from this one on: a change in these is not detected for certain.`,
  },
} as const satisfies FaultTexts;
