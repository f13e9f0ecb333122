import type { RefusalTexts } from './texts.js';

/** Refusals about checkpoints, keys, epochs, copies and receipts. */
export const PROOF_REFUSALS = {
  'no-checkpoint': {
    status: 404,
    sv: () =>
      'Loggen är inte undertecknad än. Skapa en nyckel med «liggare key create», så sker det inom en minut.',
    en: () =>
      'The log is not signed yet. Make a key with "liggare key create", and it will be within a minute.',
  },
  'no-tile': {
    status: 404,
    sv: () =>
      'Den delen av trädet finns inte. Hämta /log/checkpoint och räkna ut vilka delar ett träd av den storleken har.',
    en: () =>
      'There is no such part of the tree. Fetch /log/checkpoint and reckon which parts a tree of its size has.',
  },
  'key-replaced': {
    status: 409,
    sv: () =>
      'Nyckeln har redan ersatts av en senare och kan inte tas i bruk igen. Skapa en ny med «liggare key create».',
    en: () =>
      'The key was replaced by a later one and cannot be used again. Make a new one with "liggare key create".',
  },
  'epoch-out-of-order': {
    status: 409,
    sv: (d) =>
      `Epok ${d['epoch']} kan inte öppnas: liggaren är nu ${d['origin']}, och nästa epok följer på den. Kör «liggare restore» igen.`,
    en: (d) =>
      `Epoch ${d['epoch']} cannot be opened: the ledger is ${d['origin']} now, and the next epoch follows it. Run "liggare restore" again.`,
  },
  'restored-copy': {
    status: 409,
    sv: () =>
      'Det här är en säkerhetskopia, eller en logg som har förlorat händelser, och den tar inte emot något: den skulle annars ge sig ut för att vara originalet. Är originalet förlorat, så kör «liggare restore»; annars använd originalet.',
    en: () =>
      'This is a backup, or a log that has lost events, and it takes nothing: it would pass for the original. If the original is lost, run "liggare restore"; otherwise use the original.',
  },
  'not-restored': {
    status: 409,
    sv: () =>
      'Liggaren är ingen återställd säkerhetskopia, och inget i den är förlorat. Det finns ingen ny epok att öppna; använd den som den är.',
    en: () =>
      'The ledger is no restored backup, and nothing in it is lost. There is no new epoch to open; use it as it is.',
  },
  'moved-store-not-lost': {
    status: 409,
    sv: (d) =>
      `Liggaren är flyttad till ${d['to']} och går vidare där: använd den. Bara om det lagret är förlorat går det att gå vidare här, i en ny epok; säg då det med «liggare restore --store-lost».`,
    en: (d) =>
      `The ledger has moved to ${d['to']} and goes on there: use it. Only if that store is lost can it go on here, in a new epoch; then say so with "liggare restore --store-lost".`,
  },
  'moved-store-in-use': {
    status: 409,
    sv: (d) =>
      `Liggaren går vidare i ${d['to']}, och lagret går att öppna: det är inte förlorat, och liggaren får inte gå vidare på två ställen. Använd den där. Är det som ligger där en säkerhetskopia, så återställ den i stället.`,
    en: (d) =>
      `The ledger goes on in ${d['to']}, and that store can be opened: it is not lost, and the ledger may not go on in two places. Use it there. If what lies there is a backup, restore that instead.`,
  },
  'key-reason-disagrees': {
    status: 422,
    sv: (d) =>
      `Liggaren har ${d['keys']} nycklar i sin epok. Skälet är «first» för den första, och annars rotation, lost eller exposed.`,
    en: (d) =>
      `The ledger has ${d['keys']} keys in its epoch. The reason is "first" for the first one, and otherwise rotation, lost or exposed.`,
  },
  'ledger-moved': {
    status: 409,
    sv: (d) => `Liggaren är flyttad till ${d['to']}. För in händelsen där.`,
    en: (d) => `The ledger has moved to ${d['to']}. Record it there.`,
  },
  'different-history': {
    status: 409,
    sv: (d) =>
      `Målet innehåller redan en annan historia: händelse ${d['place']} är ${d['found']}, här är den ${d['expected']}. Välj ett tomt mål.`,
    en: (d) =>
      `The target already holds a different history: event ${d['place']} is ${d['found']}, here it is ${d['expected']}. Choose an empty target.`,
  },
  'copy-not-equal': {
    status: 409,
    sv: (d) =>
      `Kopian är inte lika: ${d['source']} här, ${d['target']} i målet. Kör kopieringen igen; byt inte lager förrän de är lika.`,
    en: (d) =>
      `The copy is not equal: ${d['source']} here, ${d['target']} in the target. Run the copy again; do not switch stores before they are equal.`,
  },
  'no-such-event': {
    status: 404,
    sv: (d) =>
      `Det finns ingen händelse ${d['event']} i liggaren. «liggare history <nummer> --steps» visar händelsernas id.`,
    en: (d) =>
      `There is no event ${d['event']} in the ledger. "liggare history <number> --steps" shows their ids.`,
  },
  'unknown-part': {
    status: 422,
    sv: (d) => `Händelsen har ingen del som heter ${d['names']}. Välj bland: ${d['known']}.`,
    en: (d) => `The event has no part called ${d['names']}. Choose among: ${d['known']}.`,
  },
  'part-shown-and-blanked': {
    status: 422,
    sv: (d) => `Delarna ${d['names']} ska både visas och maskas. Ange var och en på ett ställe.`,
    en: (d) => `The parts ${d['names']} are to be shown as well as blanked. Name each in one place.`,
  },
  'head-is-always-shown': {
    status: 422,
    sv: () => 'Delen head kan inte maskas: den säger vilken händelse kvittot gäller. Ta bort den ur valet.',
    en: () =>
      'The part head cannot be blanked: it tells which event the receipt is of. Leave it out of the choice.',
  },
} as const satisfies RefusalTexts;
