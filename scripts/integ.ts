/**
 * Compares the integration tests with their snapshots. Arguments are passed on to integ-runner.
 *
 * They are made with the oldest CDK that the library allows: integ-runner 2.197.10 is the newest there is, and the
 * assemblies of newer CDKs (schema 55) are too new for it (it knows 53).
 */
import { writeFileSync } from 'fs';
import { join } from 'path';
import { ARGUMENTS } from './arguments';
import { binary, FLOOR, installFloor, ROOT, run } from './floor';

installFloor();

const tsconfig = join(FLOOR, 'tsconfig.json');
writeFileSync(tsconfig, JSON.stringify({
  extends: '../tsconfig.dev.json',
  compilerOptions: {
    paths: Object.fromEntries(['aws-cdk-lib', 'aws-cdk-lib/*', 'constructs', '@aws-cdk/integ-tests-alpha']
      .map((name) => [name, [`./node_modules/${name}`]])),
  },
}));

run(ROOT, binary('integ-runner'), '--directory', 'test/integ', '--language', 'typescript', '--test-regex', '^integ\\..*\\.ts$',
  '--app', `${binary('tsx')} --tsconfig ${tsconfig} {filePath}`, ...ARGUMENTS);
