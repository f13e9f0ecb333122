import { expect } from '@jest/globals';
import type { JsonObject } from '../../src/domain/json.js';
import type { GuidelinePack } from '../../src/domain/guidelines/pack.js';
import {
  judgeStream,
  judgeYears,
  type Finding,
  type Judgement,
  type OpenDuty,
} from '../../src/guideline/judge.js';
import { Matter } from '../../src/guideline/matter.js';
import type { SubjectKind } from '../../src/guideline/rule.js';
import { proceedingsOf } from '../../projections/proceedings.js';
import { metricsInUse, rulesInUse } from './switched-off.js';
import { idOf, streamOf, type Step, type Steps } from './told.js';
import { adopted, factsOf, GUIDELINE, WORLD, type World } from './world.js';

const INITIATIVE = 'initiative-6f1c0c1e-2a6b-5c3d-9e4f-0123456789ab';

/** A history in a world, to be changed in one thing and judged on a day (design §10). */
export class Given {
  constructor(
    private readonly world: World,
    private readonly stream: string,
  ) {}

  private get steps(): Steps {
    return this.world[this.stream] ?? {};
  }

  private told(steps: Steps): Given {
    return new Given({ ...this.world, [this.stream]: steps }, this.stream);
  }

  private at(name: string): Step {
    const found = this.steps[name];
    if (!found) throw new Error(`there is no step ${name} in ${this.stream}`);
    return found;
  }

  without(...names: string[]): Given {
    for (const name of names) this.at(name);
    return this.told(
      Object.fromEntries(Object.entries(this.steps).filter(([name]) => !names.includes(name))),
    );
  }

  and(name: string, step: Step): Given {
    return this.told({ ...this.steps, [name]: step });
  }

  /** With other data in a step; a member that is undefined is left out. */
  but(name: string, data: { readonly [member: string]: JsonObject[string] | undefined }): Given {
    const before = this.at(name);
    const changed = Object.entries({ ...before.data, ...data }).filter(([, value]) => value !== undefined);
    return this.told({
      ...this.steps,
      [name]: { ...before, data: Object.fromEntries(changed) as JsonObject },
    });
  }

  /** With a step at another time, recorded that afternoon. */
  moved(name: string, at: string): Given {
    const { recordedAt: _recordedAt, ...before } = this.at(name);
    return this.told({ ...this.steps, [name]: { ...before, at } });
  }

  recorded(name: string, recordedAt: string): Given {
    return this.told({ ...this.steps, [name]: { ...this.at(name), recordedAt } });
  }

  /** With something more in another stream, e.g. a meeting of a group. */
  knowing(stream: string, steps: Steps): Given {
    return new Given({ ...this.world, [stream]: { ...this.world[stream], ...steps } }, this.stream);
  }

  /** Without something in another stream. */
  unaware(stream: string, ...names: string[]): Given {
    const { world } = this.in(stream).without(...names);
    return new Given(world, this.stream);
  }

  /** With a later version of the guideline. */
  adopting(inForceFrom: string, pack: GuidelinePack): Given {
    return this.knowing(GUIDELINE, { [`adopted ${pack.version}`]: adopted(inForceFrom, pack) });
  }

  /** The same world, with another stream to be judged. */
  in(stream: string): Given {
    return new Given(this.world, stream);
  }

  on(today: string): Judged {
    const events = streamOf(this.stream, this.steps);
    const facts = factsOf(this.world);
    const kind = this.stream.slice(0, this.stream.indexOf('-')) as SubjectKind;
    const proceedings = kind === 'initiative' ? proceedingsOf(events) : undefined;
    return new Judged(
      (guideline, only) => {
        const by = (guideline === undefined ? facts : facts.by(guideline)) ?? facts;
        const options = { today, rules: rulesInUse(), ...(only === undefined ? {} : { only }) };
        if (kind !== 'year') return judgeStream(kind, events, by, options);
        const ofYear = ({ subject }: Finding | OpenDuty): boolean => `year-${subject.id}` === this.stream;
        const { findings, duties } = judgeYears(by, options);
        return { findings: findings.filter(ofYear), duties: duties.filter(ofYear) };
      },
      proceedings && new Matter(proceedings),
    );
  }
}

/** What is found, compared exactly. */
export class Judged {
  constructor(
    private readonly judge: (guideline?: string, only?: ReadonlySet<string>) => Judgement,
    private readonly matter: Matter | undefined,
    private readonly guideline?: string,
  ) {}

  by(guideline: string): Judged {
    return new Judged(this.judge, this.matter, guideline);
  }

  get findings(): readonly Finding[] {
    return this.judge(this.guideline).findings;
  }

  /** Findings of the acts of these steps alone. */
  findingsAt(...names: string[]): readonly Finding[] {
    return this.judge(this.guideline, new Set(names.map(idOf))).findings;
  }

  /** These rules were not kept, and no others. */
  finds(rules: readonly string[]): void {
    expect(idsOf(this.findings)).toEqual([...rules].sort());
  }

  /** What exactly is said of a rule, in the order of its findings. */
  says(rule: string, sentences: readonly string[]): void {
    expect(this.of(rule).map(({ says }) => says.sv)).toEqual(sentences);
  }

  /** By which steps a rule's findings are shown, all of them in order. */
  shows(rule: string, ...names: string[]): void {
    expect(this.of(rule).flatMap(({ events }) => events)).toEqual(names.map(idOf));
  }

  of(rule: string): readonly Finding[] {
    return this.findings.filter((finding) => finding.rule === rule);
  }

  /** What is to be done by a rule, by when and whether it was. */
  owes(rule: string, duties: readonly Partial<OpenDuty>[]): void {
    const owed = this.owed(rule);
    expect(owed.map(({ for: holder, whom, by, doneOn }) => told({ for: holder, whom, by, doneOn }))).toEqual(
      duties,
    );
  }

  /** All that is told of what is to be done by a rule. */
  owed(rule: string): readonly OpenDuty[] {
    return this.judge(this.guideline).duties.filter((duty) => duty.rule === rule);
  }

  /** How much is done of what a rule expects many times. */
  progressOf(rule: string): readonly OpenDuty['progress'][] {
    return this.owed(rule).map(({ progress }) => progress);
  }

  measures(metric: string, values: readonly number[]): void {
    const found = metricsInUse().find(({ id }) => id === metric);
    expect(found && this.matter && found.measure(this.matter).map(({ value }) => value)).toEqual(values);
  }
}

const told = <T extends object>(members: T): Partial<T> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<T>;

/** Ids of the rules found, each once. */
export const idsOf = (findings: readonly Finding[]): readonly string[] =>
  [...new Set(findings.map(({ rule }) => rule))].sort();

/** An initiative's history in the world that the tests share. */
export const given = (history: Steps): Given => new Given({ ...WORLD, [INITIATIVE]: history }, INITIATIVE);

/** A stream of that world: a group, a system, an office; or a whole year, as `year-2025`. */
export const judging = (stream: string): Given => new Given(WORLD, stream);
