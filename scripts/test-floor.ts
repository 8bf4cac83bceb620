/**
 * Holds the library against the oldest CDK that it allows: compiles it with jsii, and runs its unit tests.
 * Arguments are passed on to jest.
 */
import { cpSync, rmSync } from 'fs';
import { join } from 'path';
import { ARGUMENTS } from './arguments';
import { binary, FLOOR, installFloor, MANIFEST, ROOT, run } from './floor';

/** In a copy, whose nearest CDK is the floor. */
function compile(): void {
  const copy = join(FLOOR, 'package');
  rmSync(copy, { recursive: true, force: true });
  for (const name of ['src', 'package.json', 'tsconfig.json', 'README.md', 'LICENSE']) {
    cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  }
  try {
    run(copy, binary('jsii'), '--silence-warnings=reserved-word');
  } finally {
    // jest minds two packages of one name.
    rmSync(copy, { recursive: true, force: true });
  }
}

/**
 * All tests but those of properties, which take most of the time and hold the library against rules that do not depend
 * on CDK. Those that need a newer CDK skip themselves by `sinceCdk`, and say why.
 */
function test(args: string[]): void {
  const { reporters, ...config } = MANIFEST.jest;
  run(ROOT, binary('jest'), '--ci', '--config', JSON.stringify({
    ...config,
    rootDir: ROOT,
    testPathIgnorePatterns: [...config.testPathIgnorePatterns, '<rootDir>/test/properties/'],
    moduleNameMapper: { ...config.moduleNameMapper, '^(aws-cdk-lib|constructs)($|/.*)': '<rootDir>/.floor/node_modules/$1$2' },
  }), ...args);
}

installFloor();
compile();
test(ARGUMENTS);
