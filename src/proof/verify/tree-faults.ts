import type { FaultTexts } from '../receipt-faults.js';

/** What can be wrong between the log and the tree that was made of it. `index` is a place in the tree, from 0. */
export const TREE_TEXTS = {
  'event-changed': {
    sv: (d) =>
      `Händelsen är ändrad sedan den fördes in i trädet: ${d['expected']} väntas, ${d['found']} står här.`,
    en: (d) =>
      `The event was changed since the tree took it: ${d['expected']} is expected, ${d['found']} is here.`,
  },
  'event-inserted': {
    sv: () => 'Händelsen är inskjuten: trädet har ingen mellan dem som står runt den.',
    en: () => 'The event was put in: the tree has none between those around it.',
  },
  'event-removed': {
    sv: (d) =>
      `Händelse ${d['index']} i trädet (${d['expected']}) finns inte i loggen. Före den står: ${d['after']}.`,
    en: (d) =>
      `Event ${d['index']} of the tree (${d['expected']}) is not in the log. Before it stands: ${d['after']}.`,
  },
  'event-moved': {
    sv: (d) => `Händelsen är flyttad: i trädet har den plats ${d['expected']}.`,
    en: (d) => `The event was moved: in the tree its place is ${d['expected']}.`,
  },
  'entry-differs': {
    sv: (d) =>
      `Trädets post ${d['index']} är en annan än händelsen, som är den som undertecknades. Ta bort «tile».`,
    en: (d) =>
      `Entry ${d['index']} of the tree is not the event's, which is the one that was signed. Remove "tile".`,
  },
  'tile-missing': {
    sv: (d) => `${d['file']} saknas. Ta bort «tile»; det byggs upp igen ur loggen.`,
    en: (d) => `${d['file']} is missing. Remove "tile"; it is made again from the log.`,
  },
  'tile-differs': {
    sv: (d) => `${d['file']} är inte vad händelserna ger. Ta bort «tile»; det byggs upp igen ur loggen.`,
    en: (d) => `${d['file']} is not what the events give. Remove "tile"; it is made again from the log.`,
  },
  'tile-spare-differs': {
    sv: (d) =>
      `${d['file']}, som inte läses längre, är inte vad händelserna ger. Ta bort «tile»; det byggs upp igen ur loggen.`,
    en: (d) =>
      `${d['file']}, which is not read any more, is not what the events give. Remove "tile"; it is made again from the log.`,
  },
  'tile-stale': {
    sv: (d) => `${d['file']} är kvar av händelser som gick förlorade när liggaren återställdes.`,
    en: (d) => `${d['file']} is left of events that were lost when the ledger was restored.`,
  },
  'tree-stale': {
    sv: (d) =>
      `Trädet är av ${d['origin']}, en tidigare epok: det byggs om av tjänsten, och är inte jämfört.`,
    en: (d) =>
      `The tree is of ${d['origin']}, an earlier epoch: the service makes it anew, and it was not compared.`,
  },
  'tile-beyond-log': {
    sv: (d) =>
      `${d['file']} är av ett större träd än loggens ${d['events']} händelser ger: loggen har varit längre.`,
    en: (d) =>
      `${d['file']} is of a larger tree than the log's ${d['events']} events give: the log was longer.`,
  },
  'tile-ahead': {
    sv: (d) => `${d['file']} hör till ett större träd än det som är sparat: ett avbrutet bygge, som görs om.`,
    en: (d) =>
      `${d['file']} is of a larger tree than what was saved: an interrupted step, which is done again.`,
  },
  'file-unknown': {
    sv: (d) => `${d['file']} hör inte till trädet; troligen en halv fil efter ett avbrott, som kan tas bort.`,
    en: (d) =>
      `${d['file']} is no part of the tree; most likely half a file after an interruption: it may be removed.`,
  },
  'state-unreadable': {
    sv: (d) => `${d['file']} saknas eller går inte att läsa, fast trädet finns (${d['why']}).`,
    en: (d) => `${d['file']} is missing or unreadable, though the tree is there (${d['why']}).`,
  },
  'state-differs': {
    sv: (d) => `state.db säger ${d['found']}; loggen ger ${d['expected']}.`,
    en: (d) => `state.db says ${d['found']}; the log gives ${d['expected']}.`,
  },
  'no-tree': {
    sv: () => 'Inget träd är byggt här än; det byggs av tjänsten, eller av «liggare checkpoint --now».',
    en: () => 'No tree was made here yet; the service makes it, or "liggare checkpoint --now".',
  },
} as const satisfies FaultTexts;
