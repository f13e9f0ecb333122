import type { RefusalTexts } from './texts.js';

/** Refusals about offices, persons, groups, units and companies. */
export const REGISTER_REFUSALS = {
  'unknown-office': {
    status: 404,
    sv: (d) =>
      `Befattningen ${d['office']} finns inte i liggaren. Lägg upp den med «liggare office establish», eller rätta koden.`,
    en: (d) =>
      `There is no office ${d['office']} in the ledger. Establish it with "liggare office establish", or correct the code.`,
  },
  'unknown-person': {
    status: 404,
    sv: (d) =>
      `Personreferensen ${d['person']} finns inte i liggaren. Registrera personen med «liggare person add», eller rätta referensen.`,
    en: (d) =>
      `There is no person ${d['person']} in the ledger. Register the person with "liggare person add", or correct the reference.`,
  },
  'no-actor': {
    status: 400,
    sv: () => 'Säg vem som agerar: --as p-…, eller LIGGARE_ACTOR. «liggare person list» visar personerna.',
    en: () => 'Say who acts: --as p-…, or LIGGARE_ACTOR. "liggare person list" shows the persons.',
  },
  'unknown-group': {
    status: 404,
    sv: (d) =>
      `Gruppen ${d['group']} finns inte i liggaren. Inrätta den med «liggare group establish», eller rätta koden.`,
    en: (d) =>
      `There is no group ${d['group']} in the ledger. Establish it with "liggare group establish", or correct the code.`,
  },
  'unknown-unit': {
    status: 404,
    sv: (d) =>
      `Enheten ${d['unit']} finns inte i liggaren. Lägg upp den med «liggare unit establish», eller rätta koden.`,
    en: (d) =>
      `There is no unit ${d['unit']} in the ledger. Establish it with "liggare unit establish", or correct the code.`,
  },
  'unknown-company': {
    status: 404,
    sv: (d) =>
      `Bolaget ${d['company']} finns inte i liggaren. Registrera det med «liggare company register», eller rätta koden.`,
    en: (d) =>
      `There is no company ${d['company']} in the ledger. Register it with "liggare company register", or correct the code.`,
  },
  'unknown-calendar': {
    status: 404,
    sv: () =>
      'Kalenderadressen finns inte, har återkallats eller gäller inte längre. Be en administratör om en ny.',
    en: () =>
      'There is no such calendar address, or it was revoked or has run out. Ask an administrator for a new one.',
  },
  'member-before-group': {
    status: 409,
    sv: (d) =>
      `Ingen kan ha suttit i gruppen från ${d['from']}: den inrättades ${d['established']}. Rätta dagen, eller rätta när gruppen inrättades.`,
    en: (d) =>
      `Nobody can have sat in the group from ${d['from']}: it was established on ${d['established']}. Correct the day, or correct when the group was established.`,
  },
  'meeting-outside-year': {
    status: 422,
    sv: (d) =>
      `Mötet ${d['day']}, nummer ${d['place']} i listan, ligger utanför ${d['year']}. Rätta dagen, eller planera det i sitt eget år.`,
    en: (d) =>
      `The meeting on ${d['day']}, number ${d['place']} in the list, is outside ${d['year']}. Correct the day, or plan it in its own year.`,
  },
  'unknown-meeting': {
    status: 404,
    sv: (d) =>
      `Gruppen har inget infört möte ${d['date']}. För in det med «liggare group hold-meeting», eller rätta dagen.`,
    en: (d) =>
      `The group has no recorded meeting on ${d['date']}. Record it with "liggare group hold-meeting", or correct the day.`,
  },
  'already-substitute': {
    status: 409,
    sv: (d) =>
      `Personen är redan ersättare från ${d['from']} under en del av den tiden. Ange en annan period.`,
    en: (d) =>
      `The person is a substitute already from ${d['from']} for part of that time. Give another period.`,
  },
  'already-delegated': {
    status: 409,
    sv: (d) =>
      `Delegationen ${d['delegation']} är redan given från ${d['from']} för en del av den tiden. Återkalla den först, eller ange en annan period.`,
    en: (d) =>
      `The delegation ${d['delegation']} is given already from ${d['from']} for part of that time. Revoke it first, or give another period.`,
  },
  'not-delegated': {
    status: 409,
    sv: (d) =>
      `Delegationen ${d['delegation']} gäller inte den dagen. Kontrollera beteckningen, mottagaren och dagen.`,
    en: (d) =>
      `The delegation ${d['delegation']} is not in force that day. Check its reference, its receiver and the day.`,
  },
  'delegation-to-oneself': {
    status: 422,
    sv: (d) => `Befattningen ${d['office']} kan inte delegera till sig själv. Ange en annan befattning.`,
    en: (d) => `The office ${d['office']} cannot delegate to itself. Name another office.`,
  },
  'already-member': {
    status: 409,
    sv: (d) => `Ledamoten finns redan i gruppen från ${d['from']}. Ange en annan period.`,
    en: (d) => `The member is in the group already from ${d['from']}. Give another period.`,
  },
  'not-member': {
    status: 409,
    sv: () => 'Den angivna är inte ledamot i gruppen den dagen. Kontrollera vem och när.',
    en: () => 'The one named is not a member of the group that day. Check who and when.',
  },
  'two-chairs': {
    status: 409,
    sv: (d) =>
      `Gruppen har redan en ordförande från ${d['from']}. Rätta den tidigare, eller ange en annan dag.`,
    en: (d) =>
      `The group has a chair from ${d['from']} already. Correct the earlier one, or give another day.`,
  },
  'office-or-person': {
    status: 422,
    sv: () => 'Ange antingen en befattning eller en person, inte båda och inte ingen.',
    en: () => 'Name either an office or a person, not both and not neither.',
  },
  'owned-before-company': {
    status: 409,
    sv: (d) =>
      `Andelen kan inte ha ändrats ${d['from']}: bolaget ägs från ${d['first']}. Rätta dagen, eller rätta från när bolaget ägs.`,
    en: (d) =>
      `The share cannot have changed on ${d['from']}: the company is owned from ${d['first']}. Correct the day, or correct from when the company is owned.`,
  },
  'share-unchanged': {
    status: 409,
    sv: (d) =>
      `Andelen är ${d['share']} redan från ${d['since']}, så ${d['from']} ändras ingenting. Rätta andelen eller dagen.`,
    en: (d) =>
      `The share is ${d['share']} already from ${d['since']}, so nothing changes on ${d['from']}. Correct the share or the day.`,
  },
  'owned-beyond-whole': {
    status: 422,
    sv: (d) =>
      `Ägarandelen ${d['share']} är mer än hela bolaget. Ange den i hundradels procent: 10000 är hela, 5100 är 51 %.`,
    en: (d) =>
      `The owned share ${d['share']} is more than the whole company. Give it in hundredths of a per cent: 10000 is the whole, 5100 is 51 %.`,
  },
  'meeting-already-held': {
    status: 409,
    sv: (d) =>
      `${d['group']} har redan ett infört möte ${d['meeting']}. Var det ett annat möte samma dag, så ange dess beteckning (Möte, --meeting-reference); blev det förra fel, så rätta det.`,
    en: (d) =>
      `${d['group']} has a recorded meeting on ${d['meeting']} already. If this was another meeting that day, give its reference (Meeting, --meeting-reference); if the earlier one was wrong, correct it.`,
  },
  'already-holder': {
    status: 409,
    sv: (d) =>
      `Personen innehar redan befattningen från ${d['from']}. Avsluta innehavet först, eller rätta det.`,
    en: (d) => `The person holds the office already from ${d['from']}. End that first, or correct it.`,
  },
  'not-holder': {
    status: 409,
    sv: () => 'Personen innehar inte befattningen den dagen. Kontrollera personen och dagen.',
    en: () => 'The person does not hold the office on that day. Check the person and the day.',
  },
} as const satisfies RefusalTexts;
