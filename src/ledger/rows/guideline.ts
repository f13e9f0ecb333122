import { correctAmong } from '../../domain/corrections/correct.js';
import * as corrections from '../../domain/corrections/correction.commands.js';
import * as deviations from '../../domain/deviations/deviation.commands.js';
import { deviate } from '../../domain/deviations/deviate.js';
import * as commands from '../../domain/guidelines/guideline.commands.js';
import * as guidelines from '../../domain/guidelines/guideline.decider.js';
import * as path from '../../domain/guidelines/guideline-path.decider.js';
import { VERSIONS } from '../../guideline/rules.js';
import * as guidelineEvents from '../../domain/guidelines/guideline.events.js';
import { rowsOf } from '../command-row.js';

const guideline = rowsOf('guideline', 'admin', 'public', () => guidelines.guideline);

/** What is recorded in the stream, and corrected there. */
const recording = [
  guideline(commands.DraftGuideline, path.draftGuideline, {
    makes: guidelineEvents.GuidelineDrafted,
    name: 'draft',
    sv: 'För in att en version av en riktlinje eller ett annat styrdokument har formulerats',
    en: 'Record that a version of a guideline or another steering document was formulated',
    creates: 'guideline',
    example: { guideline: 'sociala-medier', title: 'Riktlinjer för sociala medier' },
  }),
  guideline(commands.ReferGuideline, path.referGuideline, {
    makes: guidelineEvents.GuidelineReferred,
    name: 'refer',
    sv: 'För in att en version har skickats på remiss',
    en: 'Record that a version was referred for consideration',
  }),
  guideline(commands.AnswerGuidelineReferral, path.answerGuidelineReferral, {
    makes: guidelineEvents.GuidelineReferralAnswered,
    name: 'answer-referral',
    sv: 'För in ett remissvar om en version',
    en: 'Record the answer to a referral of a version',
  }),
  guideline(commands.ProposeGuideline, path.proposeGuideline, {
    makes: guidelineEvents.GuidelineProposed,
    name: 'propose',
    sv: 'För in att en grupp har föreslagit en version',
    en: 'Record that a group proposed a version',
  }),
  guideline(commands.AdoptGuideline, guidelines.adoptGuideline(VERSIONS), {
    makes: guidelineEvents.GuidelineAdopted,
    name: 'adopt',
    sv: 'Anta en riktlinje',
    en: 'Adopt a guideline',
    creates: 'guideline',
    example: {
      version: '2',
      title: 'Riktlinje för IT-styrning och IT-organisation i Norrköpings kommun',
      decider: 'p-7Q2MA1B2',
      deciderOffice: 'chief-executive',
    },
  }),
  guideline(commands.AdoptSteeringDocument, path.adoptSteeringDocument, {
    makes: guidelineEvents.SteeringDocumentAdopted,
    name: 'adopt-document',
    sv: 'Anta ett annat styrdokument, utan regelpaket',
    en: 'Adopt another steering document, without a pack',
    creates: 'guideline',
    example: { guideline: 'sociala-medier', title: 'Riktlinjer för sociala medier' },
  }),
  guideline(commands.PublishGuideline, path.publishGuideline, {
    makes: guidelineEvents.GuidelinePublished,
    name: 'publish',
    sv: 'För in att en antagen version har publicerats',
    en: 'Record that an adopted version was published',
  }),
  guideline(commands.RepealGuideline, path.repealGuideline, {
    makes: guidelineEvents.GuidelineRepealed,
    name: 'repeal',
    sv: 'För in att en version har upphävts',
    en: 'Record that a version was repealed',
  }),
  guideline(commands.SetParameter, guidelines.setParameter, {
    makes: guidelineEvents.ParameterSet,
    name: 'set-parameter',
    sv: 'Sätt en parameter som riktlinjen lämnar öppen',
    en: 'Set a parameter that the guideline leaves open',
  }),
];

export const guidelineRows = [
  ...recording,
  guideline(deviations.RecordGuidelineDeviation, deviate, {
    name: 'record-deviation',
    sv: 'För in skälet till ett avsteg i efterhand',
    en: 'Record the reason for a deviation afterwards',
  }),
  guideline(corrections.CorrectGuideline, correctAmong(guidelines.guideline, recording), {
    name: 'correct',
    sv: 'Rätta en tidigare händelse',
    en: 'Correct an earlier event',
    example: { changes: [{ pointer: '/occurredAt', value: '2025-03-14' }] },
  }),
];
