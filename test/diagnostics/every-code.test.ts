import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { CODES } from '../../src/diagnostics/codes';

/** The tests of what the codes are about: all but those of the codes themselves. */
const TESTS = readdirSync('test', { recursive: true, encoding: 'utf-8' })
  .filter((file) => file.endsWith('.test.ts') && !file.startsWith('diagnostics'))
  .map((file) => readFileSync(join('test', file), 'utf-8'));

/** Codes that are written in full in no test: those of one rule that each construct has are written with its name. */
function isAsserted(code: string): boolean {
  return TESTS.some((text) => new RegExp(`\\b${code.replace('.', '\\.')}\\b`).test(text));
}

test.each(Object.keys(CODES))('%s is asserted by a test of what it is about', (code) => {
  expect(isAsserted(code)).toBe(true);
});
