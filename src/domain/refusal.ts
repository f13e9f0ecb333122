import type { JsonObject } from './json.js';
import { many } from './many.js';

type Words = (details: Record<string, string>) => string;
type RefusalText = Readonly<{
  status: 400 | 401 | 403 | 404 | 409 | 412 | 413 | 422 | 429 | 503;
  sv: Words;
  en: Words;
}>;

/**
 * Every refusal there is: its stable code, its HTTP status (400 malformed, 404 unknown, 409 refused by state, 412 stale,
 * 422 refused by content, 503 away) and a sentence in both languages that says what to do next.
 */
export const REFUSALS = {
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
  'unknown-initiative': {
    status: 404,
    sv: (d) =>
      `Det finns inget initiativ ${d['number']}. Kontrollera numret, till exempel med «liggare decisions».`,
    en: (d) =>
      `There is no initiative ${d['number']}. Check the number, for instance with "liggare decisions".`,
  },
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
  'unknown-system': {
    status: 404,
    sv: (d) =>
      `Systemet ${d['system']} finns inte i liggaren. Registrera det med «liggare system register», eller rätta koden.`,
    en: (d) =>
      `There is no system ${d['system']} in the ledger. Register it with "liggare system register", or correct the code.`,
  },
  'unknown-unit': {
    status: 404,
    sv: (d) =>
      `Enheten ${d['unit']} finns inte i liggaren. Lägg upp den med «liggare unit establish», eller rätta koden.`,
    en: (d) =>
      `There is no unit ${d['unit']} in the ledger. Establish it with "liggare unit establish", or correct the code.`,
  },
  'unknown-analysis': {
    status: 404,
    sv: (d) => `Det finns ingen analys som heter ${d['analysis']}. De som finns är ${d['known']}.`,
    en: (d) => `There is no analysis called ${d['analysis']}. There are ${d['known']}.`,
  },
  'unknown-company': {
    status: 404,
    sv: (d) =>
      `Bolaget ${d['company']} finns inte i liggaren. Registrera det med «liggare company register», eller rätta koden.`,
    en: (d) =>
      `There is no company ${d['company']} in the ledger. Register it with "liggare company register", or correct the code.`,
  },
  'unknown-economy': {
    status: 404,
    sv: (d) =>
      `Budgetåret ${d['year']} finns inte i liggaren. Lägg upp det med «liggare economy open», eller rätta året.`,
    en: (d) =>
      `There is no budget year ${d['year']} in the ledger. Open it with "liggare economy open", or correct the year.`,
  },
  'unknown-survey': {
    status: 404,
    sv: (d) =>
      `Ingen uppföljning har öppnats för ${d['year']}. Öppna den med «liggare survey open», eller rätta året.`,
    en: (d) =>
      `No follow-up has been opened for ${d['year']}. Open it with "liggare survey open", or correct the year.`,
  },
  'unknown-questions': {
    status: 404,
    sv: (d) =>
      `Frågeuppsättningen ${d['questions']} finns inte i liggaren. Anta den med «liggare questions adopt», eller rätta koden.`,
    en: (d) =>
      `There is no question set ${d['questions']} in the ledger. Adopt it with "liggare questions adopt", or correct the code.`,
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
  'systems-or-all-owners': {
    status: 422,
    sv: () =>
      'Informationen nådde antingen ägarna till vissa system eller alla systemägare. Ange det ena, och bara det.',
    en: () =>
      'The information reached either the owners of some systems or all system owners. State one of them, and only that.',
  },
  'unknown-meeting': {
    status: 404,
    sv: (d) =>
      `Gruppen har inget infört möte ${d['date']}. För in det med «liggare group hold-meeting», eller rätta dagen.`,
    en: (d) =>
      `The group has no recorded meeting on ${d['date']}. Record it with "liggare group hold-meeting", or correct the day.`,
  },
  'unknown-rule': {
    status: 404,
    sv: (d) => `Regeln ${d['rule']} finns inte. «liggare rules» visar dem som finns.`,
    en: (d) => `There is no rule ${d['rule']}. "liggare rules" shows those there are.`,
  },
  'unknown-guideline': {
    status: 404,
    sv: (d) =>
      `Riktlinjen ${d['guideline']} är inte antagen i liggaren. «liggare guideline list» visar dem som är det.`,
    en: (d) =>
      `The guideline ${d['guideline']} is not adopted in the ledger. "liggare guideline list" shows those that are.`,
  },
  'unknown-version': {
    status: 422,
    sv: (d) =>
      `Riktlinjen har ingen version ${d['version']}. De versioner som finns är ${d['known']}. Rätta versionen, eller för in utkastet («liggare guideline draft») eller antagandet först.`,
    en: (d) =>
      `The guideline has no version ${d['version']}. There are the versions ${d['known']}. Correct the version, or record the draft ("liggare guideline draft") or the adoption first.`,
  },
  'version-not-adopted': {
    status: 409,
    sv: (d) =>
      `Versionen ${d['version']} är inte antagen än. För in att den antogs först, med «liggare guideline adopt» (eller «adopt-document» för ett styrdokument utan regelpaket).`,
    en: (d) =>
      `The version ${d['version']} is not adopted yet. Record its adoption first, with "liggare guideline adopt" (or "adopt-document" for a steering document without a pack).`,
  },
  'version-repealed': {
    status: 409,
    sv: (d) => `Versionen ${d['version']} är redan upphävd. Rätta den tidigare händelsen om dagen är fel.`,
    en: (d) =>
      `The version ${d['version']} is repealed already. Correct the earlier event if its day is wrong.`,
  },
  'unknown-row': {
    status: 404,
    sv: (d) => `Raden ${d['row']} finns inte i ${d['guideline']}. «liggare guideline show» visar alla rader.`,
    en: (d) => `There is no row ${d['row']} in ${d['guideline']}. "liggare guideline show" shows all rows.`,
  },
  'unknown-parameter': {
    status: 422,
    sv: (d) => `Parametern ${d['parameter']} finns inte. Välj en av: ${d['known']}.`,
    en: (d) => `There is no parameter ${d['parameter']}. Choose one of: ${d['known']}.`,
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
  'nothing-said': {
    status: 422,
    sv: () => 'Ingenting är ifyllt. Fyll i minst en uppgift.',
    en: () => 'Nothing is filled in. Fill in at least one field.',
  },
  'bad-pack': {
    status: 422,
    sv: (d) =>
      `Regelpaketet går inte att anta: ${d['problems']} fel. Rätta ${d['problems'] === '1' ? 'det' : 'dem'} och försök igen.${d['unjudged'] ? ' Fler kan visa sig efteråt.' : ''}`,
    en: (d) =>
      `The pack cannot be adopted: ${many(Number(d['problems']), 'problem', 'problems')}. Correct ${d['problems'] === '1' ? 'it' : 'them'} and try again.${d['unjudged'] ? ' More may come to light then.' : ''}`,
  },
  'bad-pack-place': {
    status: 422,
    sv: (d) =>
      `I regelpaketet${d['line'] ? `, rad ${d['line']}` : ''}, ${d['place']}: ${d['problemSv']} (${d['problem']}).`,
    en: (d) =>
      `In the pack${d['line'] ? `, line ${d['line']}` : ''}, ${d['place']}: ${d['problemEn']} (${d['problem']}).`,
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
  'bad-question-set': {
    status: 422,
    sv: (d) =>
      `Frågeuppsättningen går inte att anta: ${d['problems']} fel. Rätta ${d['problems'] === '1' ? 'det' : 'dem'} och försök igen.`,
    en: (d) =>
      `The question set cannot be adopted: ${many(Number(d['problems']), 'problem', 'problems')}. Correct ${d['problems'] === '1' ? 'it' : 'them'} and try again.`,
  },
  'bad-question-set-place': {
    status: 422,
    sv: (d) => `I frågeuppsättningen, ${d['place']}: ${d['problemSv']} (${d['problem']}).`,
    en: (d) => `In the question set, ${d['place']}: ${d['problemEn']} (${d['problem']}).`,
  },
  'unknown-question-set-version': {
    status: 404,
    sv: (d) =>
      `Frågeuppsättningen ${d['questions']} är inte antagen i version ${d['version']}. Ange en av: ${d['known']}.`,
    en: (d) =>
      `The question set ${d['questions']} is not adopted in version ${d['version']}. Name one of: ${d['known']}.`,
  },
  'unknown-question': {
    status: 422,
    sv: (d) =>
      `Frågan ${d['question']} ställs inte i uppföljningen, som frågar efter ${d['set']}. Rätta beteckningen; «liggare survey show» visar frågorna.`,
    en: (d) =>
      `The question ${d['question']} is not asked in the follow-up, which asks ${d['set']}. Correct its id; "liggare survey show" shows the questions.`,
  },
  'answer-off-scale': {
    status: 422,
    sv: (d) => `Svaret ${d['answer']} finns inte på frågans skala (${d['scale']}): ${d['values']}.`,
    en: (d) => `The answer ${d['answer']} is not on the question's scale (${d['scale']}): ${d['values']}.`,
  },
  'round-closed': {
    status: 409,
    sv: (d) =>
      `Uppföljningen stängdes ${d['closed']} och öppnas inte igen. Ändra ett svar med «liggare survey correct-answer»; det syns i rapporten.`,
    en: (d) =>
      `The follow-up was closed on ${d['closed']} and is not opened again. Change an answer with "liggare survey correct-answer"; the report shows it.`,
  },
  'round-not-closed': {
    status: 409,
    sv: () =>
      'Uppföljningen är inte stängd, så svaret kan bestämmas på nytt med «liggare survey decide-answer».',
    en: () =>
      'The follow-up is not closed, so the answer can be decided anew with "liggare survey decide-answer".',
  },
  'not-answered': {
    status: 409,
    sv: (d) =>
      `Frågan ${d['question']} fick inget svar i den stängda uppföljningen, så det finns inget att rätta.`,
    en: (d) =>
      `The question ${d['question']} got no answer in the closed follow-up; there is nothing to correct.`,
  },
  'answer-or-missing': {
    status: 422,
    sv: (d) =>
      `Frågan ${d['question']} ska ha antingen ett svar eller en kod för varför det saknas (-, . eller ..).`,
    en: (d) =>
      `The question ${d['question']} has either an answer or a code for why it is missing (-, . or ..).`,
  },
  'unknown-action': {
    status: 404,
    sv: (d) =>
      `Åtgärden ${d['action']} finns inte i årets handlingsplan. För in den med «liggare survey plan-action», eller rätta beteckningen.`,
    en: (d) =>
      `There is no action ${d['action']} in the year's plan. Record it with "liggare survey plan-action", or correct its code.`,
  },
  'action-closed': {
    status: 409,
    sv: (d) => `Åtgärden ${d['action']} är redan avslutad. Planera en ny om arbetet börjar om.`,
    en: (d) => `The action ${d['action']} is closed already. Plan a new one if the work starts again.`,
  },
  'rules-broken': {
    status: 422,
    sv: (d) =>
      `Detta bryter mot ${many(Number(d['count']), 'regel', 'regler')}: ${d['rules']}. Gör det som saknas först, eller ange skäl för var och en (deviations); då förs avsteget in bredvid.`,
    en: (d) =>
      `This breaks ${many(Number(d['count']), 'rule', 'rules')}: ${d['rules']}. Do what is missing first, or give a reason for each (deviations); the deviation is then recorded beside it.`,
  },
  'rule-broken': {
    status: 422,
    sv: (d) => `Mot riktlinjen: ${d['sv']} ${d['remedySv']} (${d['rule']}; ${d['rows']})`,
    en: (d) => `Against the guideline: ${d['en']} ${d['remedyEn']} (${d['rule']}; ${d['rows']})`,
  },
  'rule-not-broken': {
    status: 422,
    sv: (d) =>
      `Regeln ${d['rule']} bryts inte av detta, så det finns inget avsteg att ange skäl för. Ta bort den ur deviations.`,
    en: (d) =>
      `The rule ${d['rule']} is not broken by this, so there is no deviation to give a reason for. Remove it from deviations.`,
  },
  'unknown-event': {
    status: 404,
    sv: (d) =>
      `Händelsen ${d['event']} finns inte i den här strömmen, eller är själv en rättelse. Ange en ursprunglig händelses id.`,
    en: (d) =>
      `The event ${d['event']} is not in this stream, or is a correction itself. Name an original event's id.`,
  },
  'unknown-grant': {
    status: 404,
    sv: (d) => `Behörigheten ${d['grant']} finns inte. «liggare token list» visar dem som finns.`,
    en: (d) => `There is no grant ${d['grant']}. "liggare token list" shows those there are.`,
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
  'key-without-weight': {
    status: 422,
    sv: () => 'Nyckeln har inga vikter över noll och kan inte fördela något. Ange minst en vikt.',
    en: () => 'The key has no weight above zero and can divide nothing. Give at least one weight.',
  },
  'key-version-exists': {
    status: 409,
    sv: (d) =>
      `Nyckeln ${d['key']} version ${d['version']} finns redan. En version ändras aldrig: ge den nya ett eget versionsnamn.`,
    en: (d) =>
      `The key ${d['key']} version ${d['version']} exists already. A version never changes: name the new one otherwise.`,
  },
  'unknown-key': {
    status: 404,
    sv: (d) =>
      `Det finns ingen fördelningsnyckel ${d['key']} version ${d['version']}. «liggare allocation-keys» visar nycklarna.`,
    en: (d) =>
      `There is no allocation key ${d['key']} version ${d['version']}. "liggare allocation-keys" shows the keys.`,
  },
  'price-list-already-decided': {
    status: 409,
    sv: (d) =>
      `Hyran för ${d['year']} är redan bestämd: prislista ${d['version']}, den ${d['on']}. För in en ändring med «liggare economy change-price-list», eller rätta den händelsen.`,
    en: (d) =>
      `The rent for ${d['year']} is decided already: price list ${d['version']}, on ${d['on']}. Record a change with "liggare economy change-price-list", or correct that event.`,
  },
  'price-list-version-exists': {
    status: 409,
    sv: (d) =>
      `Budgetåret ${d['year']} har redan en prislista ${d['version']}. Ge den ändrade ett eget versionsnamn.`,
    en: (d) =>
      `The budget year ${d['year']} has a price list ${d['version']} already. Name the changed one otherwise.`,
  },
  'no-price-list': {
    status: 409,
    sv: (d) =>
      `Ingen hyra är bestämd för ${d['year']}. För in den med «liggare economy decide-price-list» först.`,
    en: (d) =>
      `No rent is decided for ${d['year']}. Record it with "liggare economy decide-price-list" first.`,
  },
  'unknown-price-list': {
    status: 404,
    sv: (d) =>
      `Budgetåret ${d['year']} har ingen prislista ${d['version']}. «liggare price-lists» visar prislistorna.`,
    en: (d) =>
      `The budget year ${d['year']} has no price list ${d['version']}. "liggare price-lists" shows the price lists.`,
  },
  'no-rental-base': {
    status: 409,
    sv: (d) =>
      `Det finns inget hyresunderlag för ${d['year']}. För in det med «liggare economy record-rental-base» först.`,
    en: (d) =>
      `There is no rental base for ${d['year']}. Record it with "liggare economy record-rental-base" first.`,
  },
  'orders-already-counted': {
    status: 409,
    sv: (d) =>
      `Årets beställningar av slaget ${d['orderKind']} är redan räknade. Rätta den händelsen om antalet blev fel.`,
    en: (d) =>
      `The year's orders of kind ${d['orderKind']} are counted already. Correct that event if the count was wrong.`,
  },
  'not-in-budget-year': {
    status: 422,
    sv: (d) =>
      `${d['day']} ligger inte i budgetåret ${d['year']}. Rätta dagen, eller välj budgetåret den hör till.`,
    en: (d) =>
      `${d['day']} is not in the budget year ${d['year']}. Correct the day, or choose the year it is in.`,
  },
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
  'already-exists': {
    status: 409,
    sv: (d) => `${d['what']} finns redan i liggaren.`,
    en: (d) => `${d['what']} is in the ledger already.`,
  },
  'meeting-already-held': {
    status: 409,
    sv: (d) =>
      `${d['group']} har redan ett infört möte ${d['meeting']}. Var det ett annat möte samma dag, så ange dess beteckning (Möte, --meeting-reference); blev det förra fel, så rätta det.`,
    en: (d) =>
      `${d['group']} has a recorded meeting on ${d['meeting']} already. If this was another meeting that day, give its reference (Meeting, --meeting-reference); if the earlier one was wrong, correct it.`,
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
  'already-revoked': {
    status: 409,
    sv: () => 'Behörigheten är redan återkallad.',
    en: () => 'The grant is revoked already.',
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
  'shares-do-not-sum': {
    status: 422,
    sv: (d) =>
      `Andelarna blir tillsammans ${d['sum']} öre, men beloppet är ${d['total']} öre. De ska vara lika på öret.`,
    en: (d) =>
      `The shares add up to ${d['sum']} öre, but the total is ${d['total']} öre. They must be equal to the öre.`,
  },
  'period-is-empty': {
    status: 422,
    sv: (d) => `Perioden slutar ${d['to']}, innan den har börjat ${d['from']}. Till-dagen räknas inte in.`,
    en: (d) => `The period ends ${d['to']}, before it has begun ${d['from']}. The to-day is not counted.`,
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
  'guideline-overlaps': {
    status: 409,
    sv: (d) => `Riktlinjen ${d['guideline']} finns redan i version ${d['version']}. Ange en annan version.`,
    en: (d) =>
      `The guideline ${d['guideline']} is there already in version ${d['version']}. Name another version.`,
  },
  'idempotency-key-reused': {
    status: 422,
    sv: () =>
      'Nyckeln är redan använd för en annan begäran. Använd en ny nyckel, eller skicka exakt samma begäran.',
    en: () => 'The key has been used for another request. Use a new key, or send exactly the same request.',
  },
  'told-time-goes-back': {
    status: 422,
    sv: (d) =>
      `Den angivna tiden ${d['told']} ligger före liggarens senaste händelse ${d['newest']}. Angiven tid går bara framåt.`,
    en: (d) =>
      `The told time ${d['told']} lies before the ledger's newest event ${d['newest']}. Told time only moves forward.`,
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
  'too-large': {
    status: 413,
    sv: () =>
      'Texten är för stor. En händelse får vara högst 1 MiB; lägg stora handlingar i dokumentsystemet och hänvisa hit.',
    en: () =>
      'The text is too large. An event is at most 1 MiB; keep large documents in the document system and refer to them.',
  },
  'too-many-requests': {
    status: 429,
    sv: () => 'För många förfrågningar på kort tid. Vänta en minut och försök igen.',
    en: () => 'Too many requests in a short time. Wait a minute and try again.',
  },
  'not-authenticated': {
    status: 401,
    sv: () => 'Ange en giltig nyckel som «Authorization: Bearer …». «liggare token create» skapar en.',
    en: () => 'Give a valid token as "Authorization: Bearer …". "liggare token create" makes one.',
  },
  'token-revoked': {
    status: 401,
    sv: () => 'Nyckeln är återkallad. Be en administratör om en ny.',
    en: () => 'The token is revoked. Ask an administrator for a new one.',
  },
  'token-expired': {
    status: 401,
    sv: (d) => `Nyckeln gällde till ${d['until']}. Be en administratör om en ny.`,
    en: (d) => `The token was valid until ${d['until']}. Ask an administrator for a new one.`,
  },
  'not-allowed': {
    status: 403,
    sv: (d) => `Rollen ${d['role']} får inte göra detta; det kräver ${d['needed']}.`,
    en: (d) => `The role ${d['role']} may not do this; it takes ${d['needed']}.`,
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
  'access-unconfirmed': {
    status: 503,
    sv: () => 'Behörigheterna har inte kunnat bekräftas de senaste tio sekunderna. Försök igen om en stund.',
    en: () => 'Access grants could not be confirmed for the last ten seconds. Try again in a while.',
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
  'no-such-event': {
    status: 404,
    sv: (d) =>
      `Det finns ingen händelse ${d['event']} i liggaren. «liggare history <nummer> --steps» visar händelsernas id.`,
    en: (d) =>
      `There is no event ${d['event']} in the ledger. "liggare history <number> --steps" shows their ids.`,
  },
  'nothing-decided': {
    status: 422,
    sv: (d) =>
      `Initiativet ${d['number']} är inte beslutat. Ange vilken händelse kvittot ska gälla; «liggare history ${d['number']} --steps» visar deras id.`,
    en: (d) =>
      `The initiative ${d['number']} is not decided. Name the event that the receipt is to be of; "liggare history ${d['number']} --steps" shows their ids.`,
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
} as const satisfies Record<string, RefusalText>;

export type RefusalCode = keyof typeof REFUSALS;

/** A "no" that tells a person what to do next. Nothing was written. */
export class Refusal extends Error {
  readonly status: number;
  readonly sv: string;
  readonly en: string;

  constructor(
    readonly code: RefusalCode,
    readonly details: Readonly<Record<string, string>> = {},
    /** More than one thing wrong, each with its own code, field and sentences. */
    readonly problems: readonly Refusal[] = [],
  ) {
    const text: RefusalText = REFUSALS[code];
    super(text.en({ ...details }));
    this.name = 'Refusal';
    this.status = text.status;
    this.sv = text.sv({ ...details });
    this.en = this.message;
  }
}

/** A refusal as data: the shape every door shows. */
export function refusalAsJson(refusal: Refusal): JsonObject {
  return {
    code: refusal.code,
    sv: refusal.sv,
    en: refusal.en,
    ...(Object.keys(refusal.details).length > 0 ? { details: refusal.details } : {}),
    ...(refusal.problems.length > 0 ? { problems: refusal.problems.map(refusalAsJson) } : {}),
  };
}
