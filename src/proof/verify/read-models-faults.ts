import type { FaultTexts } from '../receipt-faults.js';

/** What can be wrong with what is shown, which is nothing but a fold of the log. */
export const READ_MODELS_TEXTS = {
  'read-models-missing': {
    sv: () => 'Inga vyer finns här än: de är inte jämförda med loggen.',
    en: () => 'There are no read models here yet: they were not compared with the log.',
  },
  'read-models-unreadable': {
    sv: (d) => `Vyerna går inte att läsa (${d['why']}). Räkna om dem med «liggare rebuild».`,
    en: (d) => `The read models cannot be read (${d['why']}). Make them anew with "liggare rebuild".`,
  },
  'read-models-unchecked': {
    sv: (d) => `Vyerna gick inte att jämföra med loggen (${d['why']}). Loggen är prövad för sig.`,
    en: (d) =>
      `The read models could not be compared with the log (${d['why']}). The log was checked by itself.`,
  },
  'read-model-behind': {
    sv: (d) => `Vyn ${d['projection']} är inte byggd av det här programmet än, och inte jämförd.`,
    en: (d) => `The read model ${d['projection']} was not built by this program yet, and not compared.`,
  },
  'read-model-beyond-log': {
    sv: (d) =>
      `Vyn ${d['projection']} har kommit till händelse ${d['event']} på position ${d['position']}, som inte finns i loggen.`,
    en: (d) =>
      `The read model ${d['projection']} has come to event ${d['event']} at position ${d['position']}, which is not in the log.`,
  },
  'read-model-differs': {
    sv: (d) =>
      `Vyn ${d['projection']} visar annat för ${d['key']} än loggen ger (${d['what']}). Räkna om den med «liggare rebuild».`,
    en: (d) =>
      `The read model ${d['projection']} shows something else for ${d['key']} than the log gives (${d['what']}). Make it anew with "liggare rebuild".`,
  },
  'read-model-unfolded': {
    sv: (d) => `Vyn ${d['projection']} går inte att räkna fram till och med den här händelsen.`,
    en: (d) => `The read model ${d['projection']} cannot be folded up to and including this event.`,
  },
} as const satisfies FaultTexts;
