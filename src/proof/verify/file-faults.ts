import type { FaultTexts } from '../receipt-faults.js';

/** What can be wrong with an SQLite file itself, whatever is read from it. `file` is the file's name. */
export const FILE_TEXTS = {
  'file-damaged': {
    sv: (d) =>
      `${d['file']} är skadad: vad den svarar kan vara något annat än det som står i den (${d['what']}). Ta vara på filen, och lägg tillbaka en säkerhetskopia; vyer räknas om med «liggare rebuild».`,
    en: (d) =>
      `${d['file']} is damaged: what it answers may be other than what stands in it (${d['what']}). Keep the file, and put back a backup; read models are made anew with "liggare rebuild".`,
  },
  'definition-unknown': {
    sv: (d) =>
      `${d['file']} har tabeller eller index som programmet inte har gjort så (${d['names']}): det som visas kan vara något annat än det som står i loggen.`,
    en: (d) =>
      `${d['file']} has tables or indexes that this program did not make so (${d['names']}): what is shown may be other than what stands in the log.`,
  },
} as const satisfies FaultTexts;
