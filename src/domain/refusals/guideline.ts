import { many } from '../many.js';
import type { RefusalTexts } from './texts.js';

/** Refusals about guidelines, their rules and packs. */
export const GUIDELINE_REFUSALS = {
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
  'guideline-overlaps': {
    status: 409,
    sv: (d) => `Riktlinjen ${d['guideline']} finns redan i version ${d['version']}. Ange en annan version.`,
    en: (d) =>
      `The guideline ${d['guideline']} is there already in version ${d['version']}. Name another version.`,
  },
} as const satisfies RefusalTexts;
