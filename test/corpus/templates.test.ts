import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { CORPUS } from './apps';
import { differencesBetween, lineOf } from '../../scripts/corpus/differences';
import { templatesOf, textOf } from '../../scripts/corpus/templates';
import { digestOfTemplates, readUpgrade, TEMPLATES } from '../../scripts/corpus/upgrade';
import { flagsOfRun } from '../support/flags';

/** With flags of CDK, CDK itself renders other templates. */
const testTemplate = Object.keys(flagsOfRun()).length === 0 ? test : test.skip;

/**
 * A failure means that an upgrade of the library would change stacks that are deployed. If that is meant:
 * `npx projen corpus -- --why "…"` writes the templates, and records the difference for the changelog.
 */
describe.each(Object.keys(CORPUS))('an upgrade of the library leaves %s', (name) => {
  testTemplate('as it is deployed', () => {
    const text = readFileSync(join(TEMPLATES, `${name}.json`), 'utf8');
    const synthesized = templatesOf(name);
    expect(differencesBetween(JSON.parse(text), synthesized).map(lineOf)).toEqual([]);
    expect(textOf(synthesized)).toBe(text);
  });
});

test.each(Object.keys(CORPUS).filter((name) => /grants|order|groups|events|one-role/.test(name)))('%s does not depend on the order of its independent parts', (name) => {
  expect(textOf(templatesOf(name, 'reversed'))).toBe(textOf(templatesOf(name)));
});

test('every template is of an app', () => {
  expect(readdirSync(TEMPLATES).sort()).toEqual(Object.keys(CORPUS).map((name) => `${name}.json`).sort());
});

test('no template changed without a record of what that does to deployed stacks', () => {
  expect(readUpgrade().templates).toBe(digestOfTemplates());
});

test('there are at least 40 apps', () => {
  expect(Object.keys(CORPUS).length).toBeGreaterThanOrEqual(40);
});
