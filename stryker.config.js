import jest from './jest.config.js';

/**
 * Mutants of the proof, by hand: `npm run test:mutants`. Sentences are no logic, and tests that start processes of their own
 * would not run the mutant.
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  mutate: ['src/proof/**/*.ts', '!src/proof/**/*fault*.ts', '!src/proof/verifier.ts'],
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  jest: {
    projectType: 'custom',
    config: {
      ...jest,
      testMatch: ['<rootDir>/test/proof/**/*.spec.ts'],
      testPathIgnorePatterns: ['killed.spec.ts', 'verifiers.spec.ts', 'at-work.spec.ts'],
    },
  },
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: 2,
  reporters: ['clear-text', 'progress', 'json'],
};
