import { many } from '../domain/many.js';
import { randomUUID } from 'node:crypto';
import { PURPOSES } from '../domain/companies/company.fields.js';
import { ActionOutcome, ActionState } from '../domain/follow-up/survey.fields.js';
import { officeName } from '../guideline/names.js';
import { SKL_INTERNAL_WORK } from '../guideline/question-sets/skl-internal-work.js';
import { systemClock } from '../ledger/clock.js';
import { rowOf } from '../ledger/commands.js';
import { readCommand } from '../ledger/read-command.js';
import { companies } from '../read-models/companies.js';
import { todayBy } from '../read-models/guidelines.js';
import { survey } from '../read-models/surveys.js';
import { FEWEST } from '../reports/figures.js';
import { proposalsKnownAt, RESTS_ON_FEW, type ProposedAnswer } from '../reports/propose-answers.js';
import { answersOf, wordFor } from '../../projections/survey-answers.js';
import type { Options } from './options.js';
import { actorOf, withReader, withReadModels } from './opened.js';
import { asJson, note, print, table } from './terminal.js';

const chosen = (options: Options, ...names: string[]): { [name: string]: string } =>
  Object.fromEntries(
    names.flatMap((name) => (options[name] === undefined ? [] : [[name, String(options[name])] as const])),
  );
const yesNo = (value: boolean | undefined): string =>
  value === undefined ? '(inte infört)' : value ? 'ja' : 'nej';

/** `liggare companies`. */
export function showCompanies(options: Options): Promise<void> {
  return withReader(async (reader) => {
    const found = await companies(reader, chosen(options, 'year', 'knownAt'), systemClock.now());
    if (options['format'] === 'json') return print(asJson({ companies: found }));
    print(
      table(found, [
        { heading: 'Bolag', of: ({ name }) => name, max: 40 },
        {
          heading: 'Ägs',
          of: ({ share }) => `${String(share / 100).replace('.', ',')} %`,
          right: true,
        },
        {
          heading: 'Träffat',
          of: ({ meetings, wholly }) =>
            meetings.map(({ meetingDate }) => meetingDate).join(', ') ||
            (wholly ? '(inte träffat)' : '(behöver inte)'),
        },
        {
          heading: 'Tog upp',
          of: ({ meetings }) =>
            [...new Set(meetings.flatMap(({ topics }) => topics))]
              .map((topic) => PURPOSES[topic as keyof typeof PURPOSES] ?? topic)
              .join(', '),
          max: 80,
        },
        { heading: 'Fångade behov', of: ({ captured }) => captured.join(', ') },
        { heading: 'På nätet', of: ({ usesNetwork }) => yesNo(usesNetwork) },
        { heading: 'Nås i växeln', of: ({ reachable }) => yesNo(reachable) },
      ]),
    );
    const unmet = found.filter(({ wholly, meetings }) => wholly && meetings.length === 0).length;
    note(`${found.length} bolag, ${many(unmet, 'helägt', 'helägda')} som inte har träffats.`);
  });
}

const ACTION_WORDS: Readonly<Record<string, string>> = { ...ActionState.labels, ...ActionOutcome.labels };

/** `liggare survey show <year>`. */
export function showSurvey(options: Options, [year = '']: readonly string[]): Promise<void> {
  return withReader(async (reader) => {
    const found = await survey(reader, { year, ...chosen(options, 'knownAt') }, systemClock.now());
    if (options['format'] === 'json') return print(asJson(found));
    print(
      table(found.answers, [
        { heading: 'Fråga', of: ({ question }) => question },
        { heading: 'Gäller', of: ({ text }) => text, max: 56 },
        { heading: 'Liggaren föreslår', of: ({ proposed = '' }) => proposed, max: 24 },
        { heading: 'Belägg', of: ({ evidence = '' }) => evidence, max: 64 },
        { heading: 'Svar', of: ({ corrected, decided = '' }) => corrected ?? decided, max: 24 },
        { heading: 'Möte', of: ({ meetingDate = '' }) => meetingDate },
        { heading: 'Avstånd', of: ({ apart = '' }) => apart },
        { heading: 'Rättat', of: ({ corrected, decided }) => (corrected ? `från ${decided}` : '') },
      ]),
    );
    if (found.actions.length > 0) {
      const facts = reader.readModels.facts();
      const today = facts.on(todayBy(facts, systemClock.now()));
      print('');
      print(
        table(found.actions, [
          { heading: 'Åtgärd', of: ({ action }) => action },
          { heading: 'Vad', of: ({ text = '' }) => text, max: 60 },
          { heading: 'Ansvarig', of: ({ responsible }) => officeName(responsible, today) },
          { heading: 'Klart senast', of: ({ due }) => due },
          { heading: 'Läge', of: ({ state }) => ACTION_WORDS[state] ?? state },
        ]),
      );
    }
    const { answers, closedOn } = found;
    noteOnFew(answers);
    const apart = answers.filter(({ gap }) => gap !== undefined && gap !== 0).length;
    note(
      `${closedOn ? `Stängd ${closedOn}.` : 'Inte stängd.'} ${answers.filter(({ decided }) => decided).length} av ${answers.length} frågor besvarade, ${apart} svar skiljer sig från vad liggaren visar.`,
    );
  });
}

/** `liggare survey propose <year>`: records what the ledger's figures say; what it has said already is not said again. */
export function proposeAnswers(options: Options, [year = '']: readonly string[]): Promise<void> {
  const dryRun = options['dryRun'] === true;
  return withReadModels(async (opened) => {
    const proposals = await proposalsKnownAt(opened, year, options['knownAt'] as string | undefined);
    const round = opened.readModels.facts().roll('survey', year);
    const asked = round ? answersOf(round) : [];
    const scales = new Map(asked.map(({ question, scale }) => [question.id, scale]));
    const said = ({ question, answer }: ProposedAnswer): string => {
      const scale = scales.get(question);
      return scale ? wordFor(scale, answer) : answer;
    };
    const before = new Map(
      asked.map(({ question, proposed }) => [
        question.id,
        { answer: proposed?.data.answer, evidence: proposed && round?.said[proposed.event] },
      ]),
    );
    const row = rowOf('survey', 'propose-answer');
    let written = 0;
    for (const { question, answer, evidence } of proposals) {
      const own = before.get(question);
      if (dryRun || (own?.answer === answer && own.evidence === evidence)) continue;
      const command = readCommand(row, { question, answer, evidence, proposedBy: 'system' });
      await opened.ledger.execute(row, command, {
        commandId: randomUUID(),
        actor: await actorOf(opened, options),
        door: 'cli',
        target: year,
      });
      written += 1;
    }
    if (options['format'] === 'json') return print(asJson({ year, written, proposals }));
    print(
      table(proposals, [
        { heading: 'Fråga', of: ({ question }) => question },
        { heading: 'Förslag', of: said },
        { heading: 'Belägg', of: ({ evidence }) => evidence, max: 90 },
        { heading: 'Händelser', of: ({ events }) => String(events.length), right: true },
      ]),
    );
    noteOnFew(proposals);
    note(`${proposals.length} förslag, ${many(written, 'infört', 'införda')}.`);
  });
}

/** What the mark of a proposal that rests on few means. */
function noteOnFew(told: readonly Readonly<{ evidence?: string }>[]): void {
  if (told.some(({ evidence = '' }) => evidence.startsWith(RESTS_ON_FEW)))
    note(
      `«${RESTS_ON_FEW.trim()}» före ett belägg: förslaget vilar på färre än ${FEWEST} fall, och gruppen får väga det därefter.`,
    );
}

/** `liggare questions shipped`: the question set that comes with the program, to adopt or to change. */
export function printQuestionSet(): Promise<void> {
  print(asJson(SKL_INTERNAL_WORK));
  return Promise.resolve();
}
