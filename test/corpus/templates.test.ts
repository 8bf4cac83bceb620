import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { CORPUS } from './apps';
import { differencesBetween, lineOf } from '../../scripts/corpus/differences';
import { stepsOf, templatesOf, textOf } from '../../scripts/corpus/templates';
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

/** Apps of several parts that do not depend on each other. */
const IN_ANY_ORDER = [
  'events', 'events-of-a-prefix', 'events-of-l1-group', 'events-on-a-central-bus', 'group-grants',
  'group-grants-to-another-account', 'models-of-one-role', 'package-grants', 'shared-group', 'versions-in-any-order',
  'versions-of-two-groups',
];

test.each(IN_ANY_ORDER)('%s does not depend on the order of its independent parts', (name) => {
  expect(textOf(templatesOf(name, 'reversed'))).toBe(textOf(templatesOf(name)));
});

test('the apps with independent parts are those whose order is tried', () => {
  const names = Object.keys(CORPUS).filter((name) => stepsOf(name, new App({ analyticsReporting: false })).length > 1);
  expect(names.sort()).toEqual(IN_ANY_ORDER);
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
