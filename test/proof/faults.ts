import { expect } from '@jest/globals';
import { ProofFault, type FaultCode } from '../../src/proof/fault.js';

export type Told = Readonly<{ code: string; sv: string; en: string }>;

/** What is told when something is refused. */
export function toldOf(act: () => unknown): Told {
  try {
    act();
  } catch (error) {
    if (!(error instanceof ProofFault)) throw error;
    const { code, sv, en } = error;
    return { code, sv, en };
  }
  throw new Error('Nothing was refused.');
}

/** Refused with this code, and a whole sentence in each language. */
export function refusedAs(code: FaultCode, act: () => unknown): void {
  let fault: unknown;
  try {
    act();
  } catch (error) {
    fault = error;
  }
  expect(fault).toBeInstanceOf(ProofFault);
  const { code: found, sv, en } = fault as ProofFault;
  expect(found).toBe(code);
  for (const sentence of [sv, en]) {
    expect(sentence).toMatch(/[.)]$/);
    expect(sentence).not.toContain('undefined');
  }
}
