import { isNote, type Found, type VerifyCode } from './faults.js';

/** Kept of each kind; of more, only how many. A ledger that was rewritten whole has as many as it has events. */
const MOST = 1_000;

/** What was found, as another thread tells it. */
export type FindingsTold = readonly (readonly [
  code: VerifyCode,
  Readonly<{ kept: Found[]; more: number }>,
])[];

/** What was found, by its code in the order that the first of each was found. */
export class Findings {
  private readonly byCode = new Map<VerifyCode, { kept: Found[]; more: number }>();

  add(...finds: readonly Found[]): void {
    for (const one of finds) {
      const of = this.byCode.get(one.code);
      if (!of) this.byCode.set(one.code, { kept: [one], more: 0 });
      else if (of.kept.length < MOST) of.kept.push(one);
      else of.more += 1;
    }
  }

  told(): FindingsTold {
    return [...this.byCode];
  }

  /** Adds what another thread found. */
  take(told: FindingsTold): void {
    for (const [code, { kept, more }] of told) {
      this.add(...kept);
      const of = this.byCode.get(code);
      if (of) of.more += more;
    }
  }

  has(...codes: readonly VerifyCode[]): boolean {
    return codes.some((code) => this.byCode.has(code));
  }

  /** Faults first. */
  get all(): readonly Found[] {
    const finds = [...this.byCode.values()].flatMap(({ kept }) => kept);
    return [...finds.filter(({ code }) => !isNote(code)), ...finds.filter(({ code }) => isNote(code))];
  }

  /** Those that were too many to keep, by code. */
  get more(): Readonly<Partial<Record<VerifyCode, number>>> {
    return Object.fromEntries(
      [...this.byCode].flatMap(([code, { more }]) => (more > 0 ? [[code, more]] : [])),
    );
  }

  get isSound(): boolean {
    return [...this.byCode.keys()].every(isNote);
  }
}
