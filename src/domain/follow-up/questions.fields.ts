import Type, { type Static } from 'typebox';
import { formed } from '../forms.js';
import { choice, closed, Code, field, line, text } from '../shapes.js';

/** The questions that are answered each year, as versioned data: S169, S171. */

export const QuestionSetCode = field({
  schema: Code,
  sv: 'Frågeuppsättning',
  en: 'Question set',
  example: 'skl-internal-work',
});
export const QuestionSetVersion = field({
  schema: line(40),
  sv: 'Version',
  en: 'Version',
  example: '1',
});
/** Whether these are SKL's own questions, or equivalent ones, which the guideline allows: S171. */
export const QuestionSource = field(
  choice('Källa', 'Source', {
    skl: 'SKL:s frågor',
    skr: 'SKR:s frågor',
    equivalent: 'Motsvarande frågor',
  }),
);
export const EquivalenceNote = field({
  schema: text(2_000),
  sv: 'På vilket sätt de motsvarar',
  en: 'How they are equivalent',
  example: 'Samma ämnen, frågade med egna ord.',
});

const QuestionId = formed(
  '^[a-z0-9][a-z0-9-]{0,39}$',
  'en frågas kod: små bokstäver, siffror och bindestreck, högst 40 tecken, som q01',
  'the code of a question: small letters, digits and hyphens, 40 characters at most, as q01',
);
/** A code of the scale, or a number in digits. */
export const AnswerText = line(40);

const Value = closed({ code: AnswerText, sv: line(80) });
/** From which per cent of what could have been done a value is proposed: the set's own judgement, no row's. */
const Threshold = closed({ value: AnswerText, leastPercent: Type.Integer({ minimum: 0, maximum: 100 }) });
export const ScaleSchema = closed({
  code: Code,
  name: line(80),
  kind: choice('', '', { choice: '', number: '', percent: '' }).schema,
  /** Of a choice, from the lowest to the highest. */
  values: Type.Optional(Type.Array(Value, { minItems: 2, maxItems: 20 })),
  /** Of a number. */
  min: Type.Optional(Type.Integer()),
  max: Type.Optional(Type.Integer()),
  thresholds: Type.Optional(Type.Array(Threshold, { minItems: 1, maxItems: 20 })),
});
export type Scale = Static<typeof ScaleSchema>;

/** How an answer can be known: from the ledger, in part, by judgement alone, or from elsewhere. */
export const EVIDENCE = {
  ledger: 'Liggaren',
  partly: 'Delvis liggaren',
  self: 'Självskattning',
  external: 'Annan källa',
} as const;
export const QuestionSchema = closed({
  id: QuestionId,
  area: line(80),
  text: line(300),
  scale: Code,
  evidence: choice('', '', EVIDENCE).schema,
  /** What is computed of the ledger to propose an answer. */
  formula: Type.Optional(Code),
});
export type Question = Static<typeof QuestionSchema>;

export const Scales = field({
  schema: Type.Array(ScaleSchema, { minItems: 1, maxItems: 20 }),
  sv: 'Skalor',
  en: 'Scales',
  example: [
    {
      code: 'three-steps',
      name: 'Tre steg',
      kind: 'choice' as const,
      values: [
        { code: 'not', sv: 'Uppfyller inte alls' },
        { code: 'partly', sv: 'Uppfyller delvis' },
        { code: 'fully', sv: 'Uppfyller helt' },
      ],
      thresholds: [
        { value: 'fully', leastPercent: 90 },
        { value: 'partly', leastPercent: 50 },
        { value: 'not', leastPercent: 0 },
      ],
    },
  ] satisfies Scale[] as Scale[],
});
export const Questions = field({
  schema: Type.Array(QuestionSchema, { minItems: 1, maxItems: 500 }),
  sv: 'Frågor',
  en: 'Questions',
  example: [
    {
      id: 'q06',
      area: 'Strategi och styrning',
      text: 'Är besluten förankrade innan de fattas?',
      scale: 'three-steps',
      evidence: 'ledger' as const,
      formula: 'decisions-anchored',
    },
  ] satisfies Question[] as Question[],
});

/** Which question of another set, or of an earlier version, one of these goes on from: S171. */
const MappingSchema = closed({
  question: QuestionId,
  set: Code,
  version: line(40),
  to: QuestionId,
});
export const Mappings = field({
  schema: Type.Array(MappingSchema, { minItems: 1, maxItems: 500 }),
  sv: 'Motsvarar frågor i',
  en: 'Mappings',
  example: [{ question: 'q06', set: 'skl-internal-work', version: '0', to: 'q06' }],
});
/** How an answer on an earlier scale is read on one of these. Without a table nothing is ever converted. */
const ConversionSchema = closed({
  scale: Code,
  fromVersion: line(40),
  fromScale: Code,
  values: Type.Array(closed({ from: AnswerText, to: AnswerText }), { minItems: 1, maxItems: 200 }),
});
export const Conversions = field({
  schema: Type.Array(ConversionSchema, { minItems: 1, maxItems: 50 }),
  sv: 'Omräkningstabeller',
  en: 'Conversions',
  example: [
    {
      scale: 'three-steps',
      fromVersion: '0',
      fromScale: 'yes-no',
      values: [
        { from: 'no', to: 'not' },
        { from: 'yes', to: 'fully' },
      ],
    },
  ],
});
