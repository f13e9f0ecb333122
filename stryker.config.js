import jest from './jest.config.js';

/**
 * Mutants of the proof, by hand: `npm run test:mutants`. Sentences are held to a table by a test, the threads that spare work to
 * what is found without them; tests that start processes or threads of their own would not run the mutant.
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  mutate: [
    'src/proof/**/*.ts',
    '!src/proof/**/*fault*.ts',
    '!src/proof/verifier.ts',
    '!src/proof/hash*-*.ts',
  ],
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  jest: {
    projectType: 'custom',
    config: {
      ...jest,
      testMatch: ['<rootDir>/test/proof/**/*.spec.ts'],
      testPathIgnorePatterns: [
        'killed.spec.ts',
        'verifiers.spec.ts',
        'at-work.spec.ts',
        'on-other-cores.spec.ts',
      ],
    },
  },
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  // A mutant that never ends is known after a second and a half more than its tests take.
  timeoutMS: 1500,
  concurrency: 2,
  reporters: ['clear-text', 'progress', 'json'],
};
