import type { BrokenWhy } from '../../event-store/event-store.js';
import type { FaultTexts } from '../receipt-faults.js';

const WHY_BROKEN: Readonly<Record<BrokenWhy, Readonly<{ sv: string; en: string }>>> = {
  'not-json': { sv: 'det är inte JSON', en: 'it is not JSON' },
  'not-an-object': {
    sv: 'uppgifterna eller metadata är inget objekt',
    en: 'its data or metadata is no object',
  },
  'not-a-number': { sv: 'position eller revision är inget tal', en: 'its position or revision is no number' },
  foreign: { sv: 'ett annat program har skrivit det', en: 'another program wrote it' },
};

const whyBroken = (d: Readonly<Record<string, string>>, language: 'sv' | 'en'): string =>
  WHY_BROKEN[d['why'] as BrokenWhy][language];

/** What can be wrong with the events themselves, whatever was sealed. */
export const LOG_TEXTS = {
  'event-unreadable': {
    sv: (d) => `Det som står här går inte att läsa som en händelse: ${whyBroken(d, 'sv')}.`,
    en: (d) => `What stands here cannot be read as an event: ${whyBroken(d, 'en')}.`,
  },
  'log-unread': {
    sv: (d) =>
      `Loggen gick inte att läsa efter position ${d['after']} (${d['why']}); det som följer är inte prövat.`,
    en: (d) =>
      `The log could not be read after position ${d['after']} (${d['why']}); what follows was not checked.`,
  },
  'log-empty': {
    sv: () => 'Loggen har inga händelser: den är inte öppnad, eller allt är borta.',
    en: () => 'The log has no events: it was not opened, or everything is gone.',
  },
  'event-unhashable': {
    sv: () => 'Händelsen kan inte hashas: dess metadata eller uppgifter har inte en händelses form.',
    en: () => "The event cannot be hashed: its metadata or data is not of an event's form.",
  },
  'event-hidden': {
    sv: (d) =>
      `Strömmen ${d['stream']} har en händelse (${d['revision']}, ${d['event']}) på position ${d['position']}, som loggen inte visar och inget har beseglat.`,
    en: (d) =>
      `The stream ${d['stream']} has an event (${d['revision']}, ${d['event']}) at position ${d['position']}, which the log does not show and nothing has sealed.`,
  },
  'position-order': {
    sv: (d) => `Positionen är ${d['found']} men ska vara större än ${d['before']}.`,
    en: (d) => `The position is ${d['found']} but must be greater than ${d['before']}.`,
  },
  'revision-gap': {
    sv: (d) => `Revisionen är ${d['found']}, men strömmens nästa är ${d['expected']}.`,
    en: (d) => `The revision is ${d['found']}, but the next of the stream is ${d['expected']}.`,
  },
  'id-malformed': {
    sv: () => 'Händelsens id är inget UUID.',
    en: () => "The event's id is no UUID.",
  },
  'id-twice': {
    sv: () => 'En tidigare händelse har samma id.',
    en: () => 'An earlier event has the same id.',
  },
  'clock-back': {
    sv: (d) => `Händelsen fördes in ${d['found']}, före händelsen innan i loggen, ${d['before']}.`,
    en: (d) => `The event was recorded ${d['found']}, before the one ahead of it in the log, ${d['before']}.`,
  },
  'not-opened-first': {
    sv: (d) =>
      `Loggens första händelse är ${d['found']}; en liggare börjar med LedgerOpened i strömmen ledger.`,
    en: (d) =>
      `The log's first event is ${d['found']}; a ledger begins with LedgerOpened in the stream ledger.`,
  },
  'stream-unknown': {
    sv: () => 'Strömmen är av inget slag som en liggare har.',
    en: () => 'The stream is of no kind that a ledger has.',
  },
  'event-undecodable': {
    sv: (d) =>
      `Händelsen är okänd för detta program: dess typ (${d['type']}) eller version (${d['schema']}) finns inte, eller uppgifterna går inte att föra över till dagens form.`,
    en: (d) =>
      `This program does not know the event: there is no such type (${d['type']}) or version (${d['schema']}), or its data cannot be brought into the form of today.`,
  },
  'data-malformed': {
    sv: (d) => `Uppgifterna stämmer inte med händelsens form. ${d['sv']}`,
    en: (d) => `The data does not fit the event's schema. ${d['en']}`,
  },
  'metadata-malformed': {
    sv: (d) => `Metadata har fel form: ${d['member']}.`,
    en: (d) => `The metadata is malformed: ${d['member']}.`,
  },
  'stream-without-beginning': {
    sv: (d) => `Strömmen börjar med ${d['found']}, som inte öppnar en sådan ström.`,
    en: (d) => `The stream begins with ${d['found']}, which does not open such a stream.`,
  },
  'stream-unfolded': {
    sv: () => 'Strömmen går inte att räkna fram till och med den här händelsen.',
    en: () => 'The stream cannot be folded up to and including this event.',
  },
  'number-twice': {
    sv: (d) => `Numret ${d['number']} hör redan till ett annat initiativ (${d['initiative']}).`,
    en: (d) => `The number ${d['number']} is another initiative's already (${d['initiative']}).`,
  },
  'initiative-numbered-twice': {
    sv: (d) => `Initiativet ${d['initiative']} har redan numret ${d['number']}.`,
    en: (d) => `The initiative ${d['initiative']} has the number ${d['number']} already.`,
  },
  'number-out-of-series': {
    sv: (d) => `Numret är ${d['found']}, men seriens nästa är ${d['expected']}.`,
    en: (d) => `The number is ${d['found']}, but the next of the series is ${d['expected']}.`,
  },
  'number-without-initiative': {
    sv: (d) => `Numret ${d['number']} är givet till ett initiativ som inte finns: ${d['initiative']}.`,
    en: (d) => `The number ${d['number']} was given to an initiative that is not there: ${d['initiative']}.`,
  },
  'number-missing': {
    sv: (d) => `Initiativet ${d['initiative']} har inget nummer än; det får ett när det nästa gång används.`,
    en: (d) => `The initiative ${d['initiative']} has no number yet; it gets one when it is used next.`,
  },
  'name-differs': {
    sv: (d) => `Namnet bakom ${d['person']} i personregistret är ett annat än det som liggaren har bundit.`,
    en: (d) => `The name behind ${d['person']} in the people store is another than the ledger has bound.`,
  },
  'name-gone': {
    sv: (d) => `Namnet bakom ${d['person']} finns inte i personregistret: gallrat, eller borttaget.`,
    en: (d) => `The name behind ${d['person']} is not in the people store: disposed of, or removed.`,
  },
  'name-unregistered': {
    sv: (d) =>
      `Personregistret har ett namn för ${d['person']} som liggaren inte känner: en avbruten registrering.`,
    en: (d) =>
      `The people store has a name for ${d['person']} that the ledger does not know: an interrupted registration.`,
  },
  'people-missing': {
    sv: () => 'Personregistret finns inte här: namnen är inte prövade.',
    en: () => 'The people store is not here: names were not checked.',
  },
  'people-unreadable': {
    sv: (d) => `Personregistret går inte att läsa (${d['why']}): namnen är inte prövade.`,
    en: (d) => `The people store cannot be read (${d['why']}): names were not checked.`,
  },
  'metadata-truncates': {
    sv: (d) => `EventStoreDB är inställd att ta bort händelser ur ${d['stream']}: ${d['found']}.`,
    en: (d) => `EventStoreDB is set to remove events from ${d['stream']}: ${d['found']}.`,
  },
  'trigger-unknown': {
    sv: (d) =>
      `Filen har något eget som kan ändra det som förs in, innan det beseglas (${d['names']}). Ta bort det, och pröva vad som har förts in sedan det kom dit.`,
    en: (d) =>
      `The file has something of its own that can change what is recorded, before it is sealed (${d['names']}). Remove it, and look at what was recorded since it came.`,
  },
  'guards-missing': {
    sv: (d) => `Filen saknar det som hindrar ändringar av misstag (${d['names']}): någon har varit i den.`,
    en: (d) => `The file lacks what prevents changes by mistake (${d['names']}): somebody has been in it.`,
  },
} as const satisfies FaultTexts;
