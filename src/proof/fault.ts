import { KEEPING_FAULTS } from './keeping-faults.js';
import { RECEIPT_FAULTS, type FaultTexts } from './receipt-faults.js';

/** What is wrong with something that was to be proved. Knows nothing of the ledger, since the offline verifier is made of it. */

/** Every fault there is: its stable code, and a sentence in both languages that says what was expected. */
export const FAULTS = {
  'note-malformed': {
    sv: (d) => `Det här är ingen undertecknad text: ${d['sv']}. Hämta den igen, byte för byte.`,
    en: (d) => `This is no signed note: ${d['en']}. Fetch it again, byte by byte.`,
  },
  'signature-malformed': {
    sv: (d) => `Underskriften på rad ${d['line']} har fel form: ${d['sv']}.`,
    en: (d) => `The signature on line ${d['line']} is malformed: ${d['en']}.`,
  },
  'key-malformed': {
    sv: (d) => `Nyckeln går inte att läsa: ${d['sv']}. Den ska se ut som namn+8 hexadecimala tecken+base64.`,
    en: (d) => `The key cannot be read: ${d['en']}. It should be name+8 hexadecimal digits+base64.`,
  },
  'unknown-algorithm': {
    sv: (d) => `Nyckeln är av en sort som inte stöds (${d['type']}); Ed25519 (01 och 04) stöds.`,
    en: (d) => `The key is of a kind that is not supported (${d['type']}); Ed25519 (01 and 04) is.`,
  },
  'key-of-other-kind': {
    sv: (d) => `Nyckeln ${d['key']} är ${d['sv']} till ${d['given']}.`,
    en: (d) => `The key ${d['key']} is ${d['en']} to ${d['given']}.`,
  },
  'signer-unknown': {
    sv: () =>
      'Undertecknaren är okänd: ingen av underskrifterna är gjord med en nyckel som har angetts som betrodd.',
    en: () => 'The signer is unknown: no signature was made by a key that was given as trusted.',
  },
  'signature-wrong': {
    sv: (d) => `Underskriften av ${d['name']} stämmer inte: texten eller underskriften är en annan.`,
    en: (d) => `The signature by ${d['name']} does not verify: the text or the signature is another.`,
  },
  'checkpoint-malformed': {
    sv: (d) => `Detta är ingen kontrollpunkt: ${d['sv']}.`,
    en: (d) => `This is no checkpoint: ${d['en']}.`,
  },
  'other-origin': {
    sv: (d) => `Kontrollpunkten gäller ${d['found']}, inte ${d['expected']}.`,
    en: (d) => `The checkpoint is of ${d['found']}, not of ${d['expected']}.`,
  },
  'size-too-large': {
    sv: (d) => `Talet ${d['value']} är större än något träd kan vara (2^53 − 1).`,
    en: (d) => `The number ${d['value']} is larger than any tree can be (2^53 − 1).`,
  },
  'empty-tree-root': {
    sv: () => 'Ett tomt träd kan bara ha SHA-256 av ingenting som rot.',
    en: () => 'An empty tree can only have SHA-256 of nothing as its root.',
  },
  'hash-malformed': {
    sv: (d) => `${d['sv']} är ingen hash: 32 byte i base64 väntas, 44 tecken.`,
    en: (d) => `${d['en']} is no hash: 32 bytes in base64 are expected, 44 characters.`,
  },
  'proof-malformed': {
    sv: (d) => `Beviset går inte att läsa: ${d['sv']}.`,
    en: (d) => `The proof cannot be read: ${d['en']}.`,
  },
  'not-included': {
    sv: (d) => `Händelsen ingår inte i trädet med ${d['size']} händelser: beviset leder inte till dess rot.`,
    en: (d) => `The event is not in the tree of ${d['size']} events: the proof does not lead to its root.`,
  },
  'not-consistent': {
    sv: (d) =>
      `Trädet med ${d['later']} händelser börjar inte med det som hade ${d['earlier']}: historien har ändrats.`,
    en: (d) =>
      `The tree of ${d['later']} events does not begin with the one of ${d['earlier']}: history was changed.`,
  },
  'history-lost': {
    sv: (d) =>
      `Händelsen ${d['event']} (${d['stream']}, ${d['revision']}), som beviset har kommit till, finns inte i loggen. Är loggen återställd från en säkerhetskopia: säg det med «liggare restore». Inget mer bevisas innan dess.`,
    en: (d) =>
      `The event ${d['event']} (${d['stream']}, ${d['revision']}), which the proof has come to, is not in the log. If the log was restored from a backup, say so with "liggare restore". Nothing more is proved before that.`,
  },
  'epoch-ended': {
    sv: (d) =>
      `${d['origin']} är avslutad: liggaren går vidare i en ny epok. Starta om det som höll på, så fortsätter det i den.`,
    en: (d) =>
      `${d['origin']} has ended: the ledger goes on in a new epoch. Start again what was under way, and it goes on in that.`,
  },
  'history-changed': {
    sv: (d) =>
      `Händelse ${d['index']} i loggen (${d['stream']}, ${d['revision']}) är inte den som beviset har: den har ändrats efter att den fördes in. Inget undertecknas.`,
    en: (d) =>
      `Event ${d['index']} of the log (${d['stream']}, ${d['revision']}) is not the one that the proof has: it was changed after it was recorded. Nothing is signed.`,
  },
  'tree-damaged': {
    sv: (d) =>
      `Trädet i ${d['path']} går inte att läsa. Ta bort mappen «tile»; den byggs upp igen ur loggen.`,
    en: (d) =>
      `The tree in ${d['path']} cannot be read. Remove its folder "tile"; it is made again from the log.`,
  },
  'key-file-exists': {
    sv: (d) =>
      `Det finns redan en nyckel i ${d['file']}. Byt namn på filen, och bevara den, innan en ny skapas.`,
    en: (d) =>
      `There is a key in ${d['file']} already. Rename the file, and keep it, before making a new one.`,
  },
  'key-file-missing': {
    sv: (d) =>
      `Nyckelfilen ${d['file']} finns inte. Skapa en nyckel med «liggare key create», eller peka ut den.`,
    en: (d) => `There is no key file ${d['file']}. Make a key with "liggare key create", or say where it is.`,
  },
  'key-file-open': {
    sv: (d) => `Nyckelfilen ${d['file']} kan läsas av andra. Gör den läsbar bara för ägaren (chmod 600).`,
    en: (d) =>
      `The key file ${d['file']} can be read by others. Make it readable by its owner only (chmod 600).`,
  },
  'key-file-malformed': {
    sv: (d) => `Filen ${d['file']} har ingen Ed25519-nyckel (PKCS 8 i PEM).`,
    en: (d) => `The file ${d['file']} has no Ed25519 key (PKCS 8 in PEM).`,
  },
  'key-not-announced': {
    sv: (d) =>
      `Nyckeln ${d['key']} är inte den som liggaren har infört. Inför den med «liggare key announce», eller använd rätt nyckelfil.`,
    en: (d) =>
      `The key ${d['key']} is not the one that the ledger has introduced. Introduce it with "liggare key announce", or use the right key file.`,
  },
  'not-sealed-yet': {
    sv: (d) =>
      `Händelsen (${d['stream']}, ${d['revision']}) finns inte bland de ${d['size']} som är undertecknade. Vänta en minut, eller kör «liggare checkpoint --now».`,
    en: (d) =>
      `The event (${d['stream']}, ${d['revision']}) is not among the ${d['size']} that are signed. Wait a minute, or run "liggare checkpoint --now".`,
  },
  'no-checkpoint': {
    sv: () =>
      'Det finns ingen undertecknad kontrollpunkt än. Gör en med «liggare checkpoint --now»; finns ingen nyckel, skapa den först med «liggare key create».',
    en: () =>
      'There is no signed checkpoint yet. Make one with "liggare checkpoint --now"; if there is no key, make that first with "liggare key create".',
  },
  ...KEEPING_FAULTS,
  ...RECEIPT_FAULTS,
} as const satisfies FaultTexts;

export type FaultCode = keyof typeof FAULTS;

/** Something that does not prove what it was to prove; `details` are the words its sentences are filled with. */
export class ProofFault extends Error {
  override readonly name = 'ProofFault';

  constructor(
    readonly code: FaultCode,
    readonly details: Readonly<Record<string, string>> = {},
  ) {
    super(`${code}: ${FAULTS[code].en(details)}`);
  }

  get sv(): string {
    return FAULTS[this.code].sv(this.details);
  }

  get en(): string {
    return FAULTS[this.code].en(this.details);
  }
}
