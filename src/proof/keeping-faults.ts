import type { FaultTexts } from './receipt-faults.js';

/** What whoever keeps checkpoints of a log can meet. `kept` and `found` are numbers of events. */
export const KEEPING_FAULTS = {
  'log-unreachable': {
    sv: (d) => `Loggen på ${d['where']} gick inte att hämta: ${d['sv']}. Ingenting är prövat; försök igen.`,
    en: (d) => `The log at ${d['where']} could not be fetched: ${d['en']}. Nothing was checked; try again.`,
  },
  'tile-missing': {
    sv: (d) =>
      `${d['path']} finns inte hos ${d['where']}. Utan trädets delar går det inte att pröva om loggen börjar med det som är bevarat. Hämta från loggens adress, eller från en mapp som har dem.`,
    en: (d) =>
      `There is no ${d['path']} at ${d['where']}. Without the parts of the tree nobody can tell whether the log begins with what was kept. Fetch from the log's address, or from a folder that has them.`,
  },
  'tile-malformed': {
    sv: (d) =>
      `${d['path']} hos ${d['where']} är inte den del av trädet som det ska vara: fel längd. Hämta igen, eller fråga den som driver loggen.`,
    en: (d) =>
      `${d['path']} at ${d['where']} is not the part of the tree that it should be: its length is wrong. Fetch again, or ask who runs the log.`,
  },
  'tiles-disagree': {
    sv: (d) =>
      `Trädets delar leder inte till den rot som är undertecknad för ${d['found']} händelser. Inget är bevarat som riktigt; båda kontrollpunkterna ligger i ${d['evidence']}. Fråga den som driver loggen.`,
    en: (d) =>
      `The parts of the tree do not lead to the root that is signed for ${d['found']} events. Nothing was kept as sound; both checkpoints lie in ${d['evidence']}. Ask who runs the log.`,
  },
  forked: {
    sv: (d) =>
      `Loggen har en annan historia: de ${d['found']} händelser som nu är undertecknade börjar inte med de ${d['kept']} som är bevarade. Båda kontrollpunkterna är undertecknade av loggen och ligger som bevis i ${d['evidence']}.`,
    en: (d) =>
      `The log has another history: the ${d['found']} events that are signed now do not begin with the ${d['kept']} that were kept. Both checkpoints are signed by the log, and lie as evidence in ${d['evidence']}.`,
  },
  'rolled-back': {
    sv: (d) =>
      `Loggen är kortare än den var: ${d['found']} händelser (${d['foundOrigin']}), men ${d['kept']} är bevarade (${d['keptOrigin']}). Är det en gammal fil som har prövats, så hämta den senaste. Båda kontrollpunkterna ligger som bevis i ${d['evidence']}.`,
    en: (d) =>
      `The log is shorter than it was: ${d['found']} events (${d['foundOrigin']}), but ${d['kept']} were kept (${d['keptOrigin']}). If an old file was tried, fetch the newest. Both checkpoints lie as evidence in ${d['evidence']}.`,
  },
  'new-epoch': {
    sv: (d) =>
      `Liggaren går vidare i en ny epok, ${d['origin']}, med ${d['found']} händelser: den är återställd från en säkerhetskopia. Bevarat är ${d['previous']} med ${d['kept']} händelser; ${d['lostSv']}. ${d['signerSv']} Fråga vad som har hänt, och godkänn den först därefter med --accept-epoch.`,
    en: (d) =>
      `The ledger goes on in a new epoch, ${d['origin']}, with ${d['found']} events: it was restored from a backup. What was kept is ${d['previous']} with ${d['kept']} events; ${d['lostEn']}. ${d['signerEn']} Ask what happened, and only then accept it with --accept-epoch.`,
  },
  'no-trusted-key': {
    sv: () =>
      'Första gången behövs loggens nyckel: ange --key. Fråga efter den på ett sätt som ni litar på, inte där kontrollpunkten hämtas.',
    en: () =>
      "The first time the log's key is needed: give --key. Ask for it in a way that you trust, not where the checkpoint is fetched.",
  },
  'signed-by-replaced-key': {
    sv: (d) =>
      `Kontrollpunkten är undertecknad med en nyckel (${d['key']}) som är ersatt av en senare. Den gäller bara för det som var undertecknat före bytet. Fråga den som driver loggen.`,
    en: (d) =>
      `The checkpoint is signed by a key (${d['key']}) that was replaced by a later one. It is valid only for what was signed before. Ask who runs the log.`,
  },
  'kept-damaged': {
    sv: (d) =>
      `${d['file']} är inte den kontrollpunkt som bevarades där. Hämta mappen från en säkerhetskopia; utan den går ingenting att jämföra med.`,
    en: (d) =>
      `${d['file']} is not the checkpoint that was kept there. Fetch the folder from a backup; without it there is nothing to compare with.`,
  },
  'kept-keys-damaged': {
    sv: (d) =>
      `${d['file']} har ingen nyckel på rad ${d['line']}: en nyckel på varje rad, som namn+8 hexadecimala tecken+base64, väntas. Hämta filen från en säkerhetskopia, eller begär loggens nyckel på ett sätt som ni litar på.`,
    en: (d) =>
      `${d['file']} has no key on line ${d['line']}: a key a line, as name+8 hexadecimal digits+base64, is expected. Fetch the file from a backup, or ask for the log's key in a way that you trust.`,
  },
  'origin-malformed': {
    sv: (d) =>
      `Loggen heter ${d['origin']}: det är ingen liggares namn, som är liggarens id, ett snedstreck och epokens nummer. Ingenting är bevarat. Kontrollera adressen.`,
    en: (d) =>
      `The log is called ${d['origin']}: that is no ledger's name, which is the ledger's id, a slash and the number of its epoch. Nothing was kept. Check the address.`,
  },
  'folder-busy': {
    sv: (d) =>
      `En annan körning skriver i ${d['folder']} och blir inte klar. Ingenting är bevarat; vänta tills den har avslutats, och försök igen.`,
    en: (d) =>
      `Another run writes in ${d['folder']} and does not come to an end. Nothing was kept; wait until it has ended, and try again.`,
  },
  'keeper-name-malformed': {
    sv: (d) =>
      `Namnet «${d['name']}» kan inte stå i en underskrift: det får inte ha blanksteg eller plustecken. Använd något som revisionen.norrvik.se.`,
    en: (d) =>
      `The name "${d['name']}" cannot stand in a signature: it may have neither spaces nor plus signs. Use something like auditors.norrvik.se.`,
  },
  'no-keeper-key': {
    sv: (d) =>
      `${d['file']} är ingen nyckel att medunderteckna med. Skapa en med «liggare key create --keeper <namn> --file <fil>».`,
    en: (d) =>
      `${d['file']} is no key to cosign with. Make one with "liggare key create --keeper <name> --file <file>".`,
  },
  'not-our-checkpoint': {
    sv: (d) =>
      `Liggaren har inte undertecknat den kontrollpunkten (${d['origin']}, ${d['size']} händelser). Är den från en annan dator, så lägg in den där; annars är den inte äkta.`,
    en: (d) =>
      `The ledger has not signed that checkpoint (${d['origin']}, ${d['size']} events). If it is from another machine, put it in there; otherwise it is not genuine.`,
  },
} as const satisfies FaultTexts;
