import { many } from '../domain/many.js';
import { visible } from '../proof/receipt-answer.js';
import { isNote, sentenceOf, type Found, type Place } from '../proof/verify/faults.js';
import type { Findings } from '../proof/verify/findings.js';
import type { KeptResult } from '../proof/verify/kept-heads.js';
import { asJson } from './terminal.js';
import type { Looked } from '../proof/verify/verify-log.js';

/** What `liggare verify` has found, for people and for programs. What was found may be anything: nothing of it may act on a screen. */
export type Answer = Looked & Readonly<{ findings: Findings; trustedKeys: number }>;

const asObject = ({ findings, ...looked }: Answer): object => ({
  sound: findings.isSound,
  ...looked,
  findings: findings.all.map(findingAsObject),
  more: findings.more,
});

const findingAsObject = (one: Found): object => ({
  code: one.code,
  kind: isNote(one.code) ? 'note' : 'fault',
  sv: sentenceOf(one, 'sv'),
  en: sentenceOf(one, 'en'),
  ...(one.place ? { place: one.place } : {}),
  details: one.details,
});

export const asJsonText = (answer: Answer): string =>
  asJson(asObject(answer)).split('\n').map(visible).join('\n');

export function asText(answer: Answer): string {
  const { findings } = answer;
  const faults = findings.all.filter(({ code }) => !isNote(code));
  const notes = findings.all.filter(({ code }) => isNote(code));
  return [
    findings.isSound
      ? 'Liggaren är hel. (The ledger is sound.)'
      : 'Liggaren är inte hel. (The ledger is not sound.)',
    '',
    ...scope(answer),
    ...section('Fel (faults)', faults),
    ...section('Anmärkningar (notes)', notes),
    ...Object.entries(findings.more).map(([code, more]) => `[${code}] och ${more} till (and ${more} more)`),
  ]
    .map(visible)
    .join('\n');
}

function scope(answer: Answer): readonly string[] {
  const { origin, events, streams, sealed, checkpoints, keys, kept, trustedKeys } = answer;
  return [
    `Prövat (looked at): ${many(events, 'händelse', 'händelser')} i ${many(streams, 'ström', 'strömmar')} av ${origin}`,
    `Beseglat (sealed): ${sealed} av ${events}, ${many(checkpoints, 'kontrollpunkt', 'kontrollpunkter')}, ${many(keys, 'nyckel', 'nycklar')}`,
    ...(kept.length > 0
      ? ['Jämfört med bevarat (compared with what was kept):', ...kept.map(keptLine)]
      : NOTHING_KEPT),
    ...(trustedKeys > 0 ? [] : NO_KEY_GIVEN),
  ];
}

const NOTHING_KEPT = [
  'Ingen bevarad kontrollpunkt angavs (--against): den som har nyckeln kan ha skrivit om allt och undertecknat det på nytt, utan att det syns här.',
  'No kept checkpoint was given (--against): whoever holds the key may have rewritten everything and signed it anew, which does not show here.',
];

const NO_KEY_GIVEN = [
  'Ingen nyckel angavs (--key): nycklarna är de som loggen själv inför.',
  'No key was given (--key): the keys are those that the log itself introduces.',
];

const RESULTS: Readonly<Record<KeptResult['result'], string>> = {
  matches: 'liggaren har samma historia (the ledger has the same history)',
  differs: 'LIGGAREN HAR EN ANNAN HISTORIA (the ledger has another history)',
  'beyond-log': 'HÄNDELSER ÄR BORTA (events are gone)',
  lost: 'av en tidigare epok, vars sista händelser gick förlorade (of an earlier epoch, whose last events were lost)',
  'of-another': 'av en annan logg, inte jämförd (of another log, not compared)',
};

function keptLine({ file, size, result, signed }: KeptResult): string {
  const by = signed.map(({ name, time }) =>
    time === undefined ? name : `${name} ${new Date(time * 1_000).toISOString()}`,
  );
  return `  ${file}: ${many(size, 'händelse', 'händelser')}, ${by.join(', ') || '–'}: ${RESULTS[result]}`;
}

const section = (heading: string, finds: readonly Found[]): readonly string[] =>
  finds.length === 0 ? [] : ['', heading, ...finds.flatMap(lines)];

const lines = (one: Found): readonly string[] => [
  `[${one.code}]${one.place ? ` ${placeText(one.place)}` : ''}`,
  `  ${sentenceOf(one, 'sv')}`,
  `  ${sentenceOf(one, 'en')}`,
];

const placeText = ({ index, position, event, stream, revision }: Place): string =>
  `händelse ${event}, ${stream} ${revision}, position ${position}, plats ${index} i trädet`;
