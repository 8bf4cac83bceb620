// @ts-check
const { MUTATE = 'src/diagnostics/**/*.ts', REPORT = 'some' } = process.env;

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: MUTATE.split(','),
  plugins: ['./scripts/mutation/runner.mts'],
  testRunner: 'in-process',
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 60_000,
  // All tests once, instrumented, in one process.
  dryRunTimeoutMinutes: 30,
  // CDK keeps every token that was ever made.
  testRunnerNodeArgs: ['--max-old-space-size=6144'],
  maxTestRunnerReuse: 25,
  ignorePatterns: ['/*', '!/src', '!/test', '!/scripts', '!/examples', '!/docs', '!/README.md', '!/package.json', '!/tsconfig*.json'],
  tempDirName: '.stryker-tmp',
  reporters: ['progress-append-only', 'unnoticed', 'json', 'html'],
  jsonReporter: { fileName: `reports/mutation/${REPORT}.json` },
  htmlReporter: { fileName: `reports/mutation/${REPORT}.html` },
};
