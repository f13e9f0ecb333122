import type { RefusalTexts } from './texts.js';

/** Refusals about the store, the read models and others who write at the same time. */
export const STORE_REFUSALS = {
  'idempotency-key-reused': {
    status: 422,
    sv: () =>
      'Nyckeln är redan använd för en annan begäran. Använd en ny nyckel, eller skicka exakt samma begäran.',
    en: () => 'The key has been used for another request. Use a new key, or send exactly the same request.',
  },
  'stale-revision': {
    status: 412,
    sv: (d) =>
      `Initiativet har ändrats sedan du läste det (nu ${d['actual']}, du angav ${d['expected']}). Läs det igen och försök på nytt.`,
    en: (d) =>
      `It has changed since you read it (now ${d['actual']}, you gave ${d['expected']}). Read it again and retry.`,
  },
  'busy-stream': {
    status: 409,
    sv: () => 'Någon annan hann skriva före flera gånger om. Försök igen.',
    en: () => 'Somebody else wrote first, several times over. Try again.',
  },
  'store-unavailable': {
    status: 503,
    sv: (d) =>
      `Händelselagret svarar inte: ${d['reason']}. Inget har förts in som du inte har fått kvitto på; försök igen om en stund.`,
    en: (d) =>
      `The event store does not answer: ${d['reason']}. Nothing is recorded that was not acknowledged; try again in a while.`,
  },
  'store-refused': {
    status: 503,
    sv: (d) => `Händelselagret tar inte emot: ${d['reason']}.`,
    en: (d) => `The event store refuses: ${d['reason']}.`,
  },
  'store-read-only': {
    status: 503,
    sv: () =>
      'Liggarens fil går bara att läsa. Ge programmets användare rätt att skriva i filen och dess mapp.',
    en: () =>
      "The ledger's file can only be read. Give the program's user the right to write to the file and its folder.",
  },
  'store-foreign-file': {
    status: 503,
    sv: (d) => `Filen är ingen liggare: ${d['reason']}. Ange rätt fil i LIGGARE_STORE.`,
    en: (d) => `The file is no ledger: ${d['reason']}. Name the right file in LIGGARE_STORE.`,
  },
  'store-newer-file': {
    status: 503,
    sv: (d) => `Filen är skriven av ett nyare program: ${d['reason']}. Uppgradera Liggare.`,
    en: (d) => `The file was written by a newer program: ${d['reason']}. Upgrade Liggare.`,
  },
  'store-damaged-file': {
    status: 503,
    sv: (d) =>
      `Liggarens fil är skadad (${d['reason']}), och blir inte läsbar av att man väntar. Ta vara på den, och lägg tillbaka en säkerhetskopia, se «liggare restore».`,
    en: (d) =>
      `The ledger's file is damaged (${d['reason']}), and waiting does not mend it. Keep it, and put back a backup, see "liggare restore".`,
  },
  'store-network-file-system': {
    status: 503,
    sv: () =>
      'Liggarens fil ligger på ett nätverksfilsystem, där lås och skrivningar inte går att lita på. Flytta den till en lokal disk.',
    en: () =>
      "The ledger's file lies on a network file system, where locks and writes cannot be relied on. Move it to a local disk.",
  },
  'store-access-denied': {
    status: 503,
    sv: () =>
      'Händelselagret nekar åtkomst. Kontrollera LIGGARE_STORE_USER, lösenordet och rättigheterna («liggare store secure»).',
    en: () =>
      'The event store denies access. Check LIGGARE_STORE_USER, the password and the rights ("liggare store secure").',
  },
  'disk-full': {
    status: 503,
    sv: () => 'Disken är full. Ingenting fördes in. Frigör utrymme och försök igen.',
    en: () => 'The disk is full. Nothing was recorded. Free some space and try again.',
  },
  'outcome-unknown': {
    status: 503,
    sv: () =>
      'Händelselagret svarade inte i tid, och det är okänt om händelsen hann föras in. Skicka samma begäran med samma nyckel igen: den förs in högst en gång.',
    en: () =>
      'The event store did not answer in time, and it is unknown whether the event was recorded. Send the same request with the same key again: it is recorded at most once.',
  },
  'clock-behind': {
    status: 503,
    sv: (d) =>
      `Datorns klocka (${d['now']}) går mer än två minuter efter liggarens senaste händelse (${d['newest']}). Ställ klockan och försök igen.`,
    en: (d) =>
      `This machine's clock (${d['now']}) is more than two minutes behind the ledger's newest event (${d['newest']}). Set the clock and try again.`,
  },
  'read-models-behind': {
    status: 503,
    sv: () => 'Vyerna har ännu inte hunnit ifatt det du frågade efter. Försök igen om en stund.',
    en: () => 'The read models have not caught up with what you asked for. Try again in a while.',
  },
  'read-models-failed': {
    status: 503,
    sv: (d) =>
      `Det som reglerna bedömer efter kan inte räknas fram (${d['projections']}), så ingenting bedöms förrän det kan det. Räkna om vyerna med «liggare rebuild»; felet står i driftläget (/health). Import går att göra ändå.`,
    en: (d) =>
      `What the rules judge by cannot be computed (${d['projections']}), so nothing is judged until it can. Fold the read models anew with "liggare rebuild"; the fault stands in the state of operation (/health). Importing goes on.`,
  },
  'no-ledger': {
    status: 503,
    sv: () => 'Det finns ingen liggare här. Öppna en med «liggare init».',
    en: () => 'There is no ledger here. Open one with "liggare init".',
  },
} as const satisfies RefusalTexts;
