import type { RefusalTexts } from './texts.js';

/** Refusals about an initiative, and corrections of what was recorded. */
export const INITIATIVE_REFUSALS = {
  'unknown-initiative': {
    status: 404,
    sv: (d) =>
      `Det finns inget initiativ ${d['number']}. Kontrollera numret, till exempel med «liggare decisions».`,
    en: (d) =>
      `There is no initiative ${d['number']}. Check the number, for instance with "liggare decisions".`,
  },
  'not-financed': {
    status: 409,
    sv: () =>
      'Initiativet har ingen beslutad finansiering att ändra. För in beslutet med «liggare initiative decide-financing».',
    en: () =>
      'The initiative has no decided financing to change. Record the decision with "liggare initiative decide-financing".',
  },
  'already-cancelled': {
    status: 409,
    sv: () => 'Initiativet är redan makulerat.',
    en: () => 'The initiative is cancelled already.',
  },
  'already-decided': {
    status: 409,
    sv: (d) =>
      `Initiativet är redan beslutat i omgång ${d['round']}. För in återremissen eller bordläggningen först, eller rätta det tidigare beslutet.`,
    en: (d) =>
      `The initiative is decided already in round ${d['round']}. Record the referral back or the postponement first, or correct the earlier decision.`,
  },
  'already-financed': {
    status: 409,
    sv: (d) =>
      `Finansieringen är redan beslutad i omgång ${d['round']}. Rätta det tidigare beslutet om det blev fel.`,
    en: (d) =>
      `The financing is decided already in round ${d['round']}. Correct the earlier decision if it was wrong.`,
  },
  'already-withdrawn': {
    status: 409,
    sv: () => 'Behovet är redan återkallat. Anmäl ett nytt behov om arbetet börjar om.',
    en: () => 'The need is withdrawn already. Report a new need if the work starts again.',
  },
  'already-closed': {
    status: 409,
    sv: () => 'Initiativet är redan avslutat. Anmäl ett nytt behov om arbetet börjar om.',
    en: () => 'The initiative is closed already. Report a new need if the work starts again.',
  },
  'correction-changes-nothing': {
    status: 422,
    sv: () => 'Rättelsen ändrar ingenting: värdet är redan det angivna.',
    en: () => 'The correction changes nothing: the value is that already.',
  },
  'correction-does-not-fit': {
    status: 422,
    sv: (d) => `Händelsen skulle inte längre hålla ihop efter rättelsen: ${d['problemSv']}.`,
    en: (d) => `The event would no longer hold together after the correction: ${d['problemEn']}.`,
  },
  'correction-of-name': {
    status: 422,
    sv: (d) =>
      `${d['label']} ${d['value']} är vad allt annat i liggaren hänvisar till och kan inte rättas. Rätta i stället det övriga, eller för in det som skulle ha stått under sitt eget namn.`,
    en: (d) =>
      `${d['labelEn']} ${d['value']} is what everything else in the ledger refers to and cannot be corrected. Correct the rest instead, or record what was meant under its own name.`,
  },
  'correction-of-what-follows': {
    status: 422,
    sv: (d) =>
      `${d['label']} (${d['field']}) följer av annat i liggaren och skulle ha förts in som ${d['value']}. Ange det, eller rätta det som ${d['field']} följer av.`,
    en: (d) =>
      `${d['labelEn']} (${d['field']}) follows from something else in the ledger and would have been recorded as ${d['value']}. State that, or correct what ${d['field']} follows from.`,
  },
  'told-time-goes-back': {
    status: 422,
    sv: (d) =>
      `Den angivna tiden ${d['told']} ligger före liggarens senaste händelse ${d['newest']}. Angiven tid går bara framåt.`,
    en: (d) =>
      `The told time ${d['told']} lies before the ledger's newest event ${d['newest']}. Told time only moves forward.`,
  },
  'nothing-decided': {
    status: 422,
    sv: (d) =>
      `Initiativet ${d['number']} är inte beslutat. Ange vilken händelse kvittot ska gälla; «liggare history ${d['number']} --steps» visar deras id.`,
    en: (d) =>
      `The initiative ${d['number']} is not decided. Name the event that the receipt is to be of; "liggare history ${d['number']} --steps" shows their ids.`,
  },
} as const satisfies RefusalTexts;
