import type { Refusal } from '../../domain/refusal.js';

/** Where a problem is: a file's line, or an item of a JSON list, both from 1; the column as the file calls it. */
export type Place = Readonly<{ file: string; at: 'line' | 'item'; line?: number; column?: string }>;

/** What is wrong with a row, in both languages, with a stable code. */
export type RowProblem = Place & Readonly<{ code: string; sv: string; en: string }>;

type Details = Readonly<Record<string, string>>;
type Words = (details: Details) => string;

/** What can be wrong with a file before the ledger has anything to say; the ledger's own refusals keep their codes. */
const PROBLEMS = {
  'unreadable-file': {
    sv: (d) => `Filen går inte att läsa: ${d['reason']}.`,
    en: (d) => `The file cannot be read: ${d['reason']}.`,
  },
  'not-utf8': {
    sv: (d) =>
      `Filen är inte sparad som UTF-8${d['guess']}. I Excel: Arkiv, Spara som, «CSV UTF-8 (kommaavgränsad)».`,
    en: () => 'The file is not saved as UTF-8. In Excel: File, Save as, "CSV UTF-8 (Comma delimited)".',
  },
  'malformed-csv': {
    sv: (d) => `Raden går inte att läsa som CSV: ${d['sv']}.`,
    en: (d) => `The line cannot be read as CSV: ${d['en']}.`,
  },
  'malformed-json': {
    sv: (d) => `Filen ska vara en lista av objekt i JSON: ${d['sv']}.`,
    en: (d) => `The file must be a list of objects in JSON: ${d['en']}.`,
  },
  'empty-file': {
    sv: () => 'Filen har inga rader under rubrikraden.',
    en: () => 'The file has no rows below its headings.',
  },
  'wrong-field-count': {
    sv: (d) =>
      `Raden har ${d['found']} fält, men rubrikraden har ${d['expected']}. Saknas citattecken kring en text?`,
    en: (d) =>
      `The row has ${d['found']} fields, but there are ${d['expected']} headings. Is a text without its quotes?`,
  },
  'unknown-column': {
    sv: () => 'Kolumnen finns inte. «liggare import --columns» visar dem som finns.',
    en: () => 'There is no such column. "liggare import --columns" shows those there are.',
  },
  'duplicate-column': {
    sv: (d) => `Kolumnen säger samma sak som «${d['other']}». Ta bort den ena.`,
    en: (d) => `The column says the same as "${d['other']}". Remove one of them.`,
  },
  'column-not-for-step': {
    sv: (d) => `Steget ${d['step']} har ingen sådan uppgift. Töm cellen eller rätta steget.`,
    en: (d) => `The step ${d['step']} has no such field. Empty the cell or correct the step.`,
  },
  'missing-value': {
    sv: () => 'Cellen är tom men måste vara ifylld.',
    en: () => 'The cell is empty but must be filled in.',
  },
  'unknown-step': {
    sv: (d) => `Steget «${d['value']}» finns inte. Skriv ett av: ${d['known']}.`,
    en: (d) => `There is no step "${d['value']}". Write one of: ${d['known']}.`,
  },
  'unknown-choice': {
    sv: (d) => `«${d['value']}» kan inte väljas. Skriv ett av: ${d['known']}.`,
    en: (d) => `"${d['value']}" is no choice. Write one of: ${d['knownEn']}.`,
  },
  'malformed-date': {
    sv: (d) => `«${d['value']}» är ingen dag som finns. Skriv den som 2025-03-14 eller 2025-03-14T13:30.`,
    en: (d) => `"${d['value']}" is no day that exists. Write it as 2025-03-14 or 2025-03-14T13:30.`,
  },
  'malformed-money': {
    sv: (d) => `«${d['value']}» är inget belopp. Skriv kronor som 1250000 eller 1 250 000,50.`,
    en: (d) => `"${d['value']}" is no amount. Write kronor as 1250000 or 1 250 000,50.`,
  },
  'fraction-of-ore': {
    sv: (d) => `«${d['value']}» har delar av ett öre. Högst två decimaler.`,
    en: (d) => `"${d['value']}" has fractions of an öre. Two decimals at most.`,
  },
  'malformed-number': {
    sv: (d) => `«${d['value']}» är inget heltal.`,
    en: (d) => `"${d['value']}" is no whole number.`,
  },
  'malformed-parts': {
    sv: (d) => `«${d['value']}» ska skrivas som ${d['form']}.`,
    en: (d) => `"${d['value']}" must be written as ${d['form']}.`,
  },
  'not-in-a-cell': {
    sv: (d) => `${d['what']} kan inte skrivas i en cell. Gör så här i stället: ${d['insteadSv']}.`,
    en: (d) => `${d['whatEn']} cannot be written in a cell. Do this instead: ${d['insteadEn']}.`,
  },
  'malformed-name': {
    sv: () => 'Namnet är för långt eller innehåller trasiga tecken.',
    en: () => 'The name is too long or has broken characters.',
  },
  'ambiguous-name': {
    sv: (d) => `Flera personer heter så: ${d['persons']}. Skriv personens referens i stället för namnet.`,
    en: (d) => `Several persons have that name: ${d['persons']}. Write the person's reference instead.`,
  },
  'duplicate-row': {
    sv: (d) => `Raden är likadan som rad ${d['other']}. Ta bort den ena, eller ge dem var sin Nyckel.`,
    en: (d) => `The row is the same as row ${d['other']}. Remove one of them, or give each its own Key.`,
  },
  'duplicate-key': {
    sv: (d) => `Nyckeln ${d['key']} finns redan på rad ${d['other']}. Varje rad behöver sin egen.`,
    en: (d) => `The key ${d['key']} is on row ${d['other']} already. Each row needs its own.`,
  },
  'need-missing': {
    sv: (d) =>
      `Ärendet ${d['case']} har inget Behov, varken i filen eller i liggaren. Lägg till raden, eller ange Nummer.`,
    en: (d) =>
      `The case ${d['case']} has no Need, neither in the file nor in the ledger. Add the row, or give its Number.`,
  },
  'need-twice': {
    sv: (d) => `${d['case']} börjar redan på rad ${d['other']}. Ett ärende börjar en gång.`,
    en: (d) => `${d['case']} begins on row ${d['other']} already. A case begins once.`,
  },
  'need-with-number': {
    sv: () => 'Ett Behov får sitt nummer av liggaren. Töm Nummer, eller ta bort Behov-raden.',
    en: () => 'A Need gets its number from the ledger. Empty Number, or remove the Need row.',
  },
  'different-numbers': {
    sv: (d) => `Ärendet ${d['case']} har ett annat Nummer på rad ${d['other']}.`,
    en: (d) => `The case ${d['case']} has another Number on row ${d['other']}.`,
  },
  'registered-before-need': {
    sv: (d) =>
      `Steget är registrerat före ärendets Behov (${d['need']}). I en exempelliggare förs stegen in i den ordning de registrerades.`,
    en: (d) =>
      `The step was registered before the case's Need (${d['need']}). An example ledger records steps in the order of their registration.`,
  },
  'unknown-corrected-step': {
    sv: (d) => `Det finns inget tidigare steg ${d['value']} att rätta i ärendet.`,
    en: (d) => `There is no earlier step ${d['value']} to correct in the case.`,
  },
  'unknown-corrected-field': {
    sv: (d) => `Steget som rättas har ingen uppgift «${d['value']}».`,
    en: (d) => `The step that is corrected has no field "${d['value']}".`,
  },
  'row-changed': {
    sv: (d) =>
      `Raden är ändrad sedan den fördes in (${d['fields']}). Det införda står kvar; gör ändringen som ett steg Rättelse.`,
    en: (d) =>
      `The row has changed since it was recorded (${d['fields']}). What was recorded stands; make it a Correction step.`,
  },
} as const satisfies Record<string, Readonly<{ sv: Words; en: Words }>>;

export type ProblemCode = keyof typeof PROBLEMS;

/** A problem of the file itself. */
export function problem(code: ProblemCode, place: Place, details: Details = {}): RowProblem {
  const text: Readonly<{ sv: Words; en: Words }> = PROBLEMS[code];
  return { ...place, code, sv: text.sv(details), en: text.en(details) };
}

/** What the ledger says of a row, with the ledger's own code. */
export function refused({ code, sv, en }: Refusal, place: Place): RowProblem {
  return { ...place, code, sv, en };
}
