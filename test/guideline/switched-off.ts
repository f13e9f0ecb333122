import { METRICS, RULES } from '../../src/guideline/rules.js';
import type { Metric, Rule } from '../../src/guideline/rule.js';

/**
 * The one rule or metric that is disabled, if any: `npm run test:rules` disables each in turn, to see that a test tells.
 * Rules themselves have no such switch.
 */
let off: string | undefined;
let rules = RULES;
let metrics = METRICS;

/** A rule's name with its version, as a pack names it. */
export const keyOf = (one: Rule | Metric): string => ('version' in one ? `${one.id}@${one.version}` : one.id);

export function switchOff(key: string | undefined): void {
  off = key;
  rules = RULES.filter((rule) => keyOf(rule) !== off);
  metrics = METRICS.filter((metric) => keyOf(metric) !== off);
}

export const rulesInUse = (): readonly Rule[] => rules;
export const metricsInUse = (): readonly Metric[] => metrics;
