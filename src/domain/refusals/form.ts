import type { RefusalTexts } from './texts.js';

/** Refusals about what cannot be read, whatever it is about. */
export const FORM_REFUSALS = {
  'malformed-field': {
    status: 400,
    sv: (d) => `Fältet ${d['field']} (${d['label']}) ${d['problemSv']}. Rätta det och försök igen.`,
    en: (d) => `The field ${d['field']} ${d['problemEn']}. Correct it and try again.`,
  },
  'unknown-field': {
    status: 400,
    sv: (d) => `Fältet ${d['field']} finns inte här. Ta bort det, eller stava det som ett av: ${d['known']}.`,
    en: (d) => `There is no field ${d['field']} here. Remove it, or spell it as one of: ${d['known']}.`,
  },
  'malformed-request': {
    status: 400,
    sv: (d) => `Förfrågan går inte att läsa: ${d['reasonSv'] ?? d['reason']}.`,
    en: (d) => `The request cannot be read: ${d['reason']}.`,
  },
  'malformed-text': {
    status: 400,
    sv: () => 'Texten innehåller ett trasigt tecken (ett ensamt surrogat). Skriv om texten och försök igen.',
    en: () => 'The text contains a broken character (a lone surrogate). Rewrite the text and try again.',
  },
  'not-utf8': {
    status: 400,
    sv: (d) =>
      `${d['source'] ?? 'Innehållet'} är inte UTF-8 på rad ${d['line']}, troligen ${d['encoding']}. Spara om texten som UTF-8 och försök igen.`,
    en: (d) =>
      `${d['source'] ?? 'The content'} is not UTF-8 on line ${d['line']}, probably ${d['encoding']}. Save the text as UTF-8 and try again.`,
  },
  'member-told-twice': {
    status: 400,
    sv: (d) =>
      `${d['source'] ? `${d['source']}, rad` : 'Rad'} ${d['line']}: «${d['member']}» står redan tidigare i samma objekt (${d['place']}). Ta bort det ena.`,
    en: (d) =>
      `${d['source'] ? `${d['source']}, line` : 'Line'} ${d['line']}: "${d['member']}" stands earlier in the same object (${d['place']}). Remove one of them.`,
  },
  'date-in-future': {
    status: 422,
    sv: (d) =>
      `Fältet ${d['field']} är ${d['value']}, men i dag är det ${d['today']}. Det som inte har hänt kan inte föras in.`,
    en: (d) =>
      `The field ${d['field']} is ${d['value']}, but today is ${d['today']}. What has not happened cannot be recorded.`,
  },
  'nothing-said': {
    status: 422,
    sv: () => 'Ingenting är ifyllt. Fyll i minst en uppgift.',
    en: () => 'Nothing is filled in. Fill in at least one field.',
  },
  'unknown-event': {
    status: 404,
    sv: (d) =>
      `Händelsen ${d['event']} finns inte i den här strömmen, eller är själv en rättelse. Ange en ursprunglig händelses id.`,
    en: (d) =>
      `The event ${d['event']} is not in this stream, or is a correction itself. Name an original event's id.`,
  },
  'unknown-year': {
    status: 400,
    sv: (d) => `${d['year']} är inget årtal. Skriv det med fyra siffror.`,
    en: (d) => `${d['year']} is not a year. Write it with four digits.`,
  },
  'unknown-page': {
    status: 404,
    sv: () => 'Sidan finns inte. /api/docs visar dem som finns.',
    en: () => 'There is no such page. /api/docs shows those there are.',
  },
  'said-twice': {
    status: 422,
    sv: (d) => `${d['what']} står två gånger. Lägg ihop dem till en, eller rätta den ena.`,
    en: (d) => `${d['what']} stands twice. Make them one, or correct one of them.`,
  },
  'already-exists': {
    status: 409,
    sv: (d) => `${d['what']} finns redan i liggaren.`,
    en: (d) => `${d['what']} is in the ledger already.`,
  },
  'period-is-empty': {
    status: 422,
    sv: (d) => `Perioden slutar ${d['to']}, innan den har börjat ${d['from']}. Till-dagen räknas inte in.`,
    en: (d) => `The period ends ${d['to']}, before it has begun ${d['from']}. The to-day is not counted.`,
  },
  'too-large': {
    status: 413,
    sv: () =>
      'Texten är för stor. En händelse får vara högst 1 MiB; lägg stora handlingar i dokumentsystemet och hänvisa hit.',
    en: () =>
      'The text is too large. An event is at most 1 MiB; keep large documents in the document system and refer to them.',
  },
} as const satisfies RefusalTexts;
