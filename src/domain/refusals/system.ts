import type { RefusalTexts } from './texts.js';

/** Refusals about systems and those who look after them. */
export const SYSTEM_REFUSALS = {
  'unknown-system': {
    status: 404,
    sv: (d) =>
      `Systemet ${d['system']} finns inte i liggaren. Registrera det med «liggare system register», eller rätta koden.`,
    en: (d) =>
      `There is no system ${d['system']} in the ledger. Register it with "liggare system register", or correct the code.`,
  },
  'unknown-analysis': {
    status: 404,
    sv: (d) => `Det finns ingen analys som heter ${d['analysis']}. De som finns är ${d['known']}.`,
    en: (d) => `There is no analysis called ${d['analysis']}. There are ${d['known']}.`,
  },
  'systems-or-all-owners': {
    status: 422,
    sv: () =>
      'Informationen nådde antingen ägarna till vissa system eller alla systemägare. Ange det ena, och bara det.',
    en: () =>
      'The information reached either the owners of some systems or all system owners. State one of them, and only that.',
  },
  'already-owner': {
    status: 409,
    sv: (d) => `Systemägaren är redan utsedd från ${d['from']}. Ange en annan period.`,
    en: (d) => `The owner is appointed already from ${d['from']}. Give another period.`,
  },
  'not-owner': {
    status: 409,
    sv: () => 'Den angivna äger inte systemet den dagen. Kontrollera vem och när.',
    en: () => 'The one named does not own the system that day. Check who and when.',
  },
  'already-manager': {
    status: 409,
    sv: (d) => `Systemansvarig är redan utsedd från ${d['from']}. Ange en annan period.`,
    en: (d) => `The system manager is appointed already from ${d['from']}. Give another period.`,
  },
  'not-manager': {
    status: 409,
    sv: () => 'Den angivna är inte systemansvarig den dagen. Kontrollera vem och när.',
    en: () => 'The one named does not manage the system that day. Check who and when.',
  },
  'operator-not-named': {
    status: 422,
    sv: () => 'Ange vem som sköter systemet: en enhet, en leverantör eller båda.',
    en: () => 'Name who keeps the system: a unit, a supplier, or both.',
  },
  'unknown-component': {
    status: 409,
    sv: (d) => `Systemet har ingen del ${d['component']}. Kontrollera koden med «liggare systems <kod>».`,
    en: (d) => `The system has no component ${d['component']}. Check the code with "liggare systems <code>".`,
  },
  'already-retired': {
    status: 409,
    sv: () => 'Systemet är redan avvecklat. Rätta den händelsen om den blev fel.',
    en: () => 'The system is retired already. Correct that event if it was wrong.',
  },
  'already-ended': {
    status: 409,
    sv: () => 'Enheten har redan upphört. Rätta den händelsen om den blev fel.',
    en: () => 'The unit has ended already. Correct that event if it was wrong.',
  },
  'own-successor': {
    status: 422,
    sv: () => 'Enheten kan inte efterträda sig själv. Ange en annan enhet, eller ingen.',
    en: () => 'The unit cannot succeed itself. Name another unit, or none.',
  },
} as const satisfies RefusalTexts;
