import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { CODES } from '../../src/diagnostics/codes';

/** The tests of what the codes are about: all but those of the codes themselves. */
const TESTS = readdirSync('test', { recursive: true, encoding: 'utf-8' })
  .filter((file) => file.endsWith('.test.ts') && !file.startsWith('diagnostics'))
  .map((file) => readFileSync(join('test', file), 'utf-8'));

test.each(Object.keys(CODES))('%s is asserted by a test of what it is about', (code) => {
  const whole = new RegExp(`\\b${code.replace('.', '\\.')}\\b`);
  expect(TESTS.some((text) => whole.test(text))).toBe(true);
});
