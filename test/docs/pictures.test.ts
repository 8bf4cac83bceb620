import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { FOLDER, PICTURES } from '../../scripts/docs/pictures/pictures';
import { hasCdk } from '../support/cdk';
import { flagsOfRun } from '../support/flags';

/** They are drawn from templates of the newest CDK, without its flags. */
const testPicture = hasCdk('2.254.0') && Object.keys(flagsOfRun()).length === 0 ? test : test.skip;

testPicture.each(Object.entries(PICTURES))('%s is as it is drawn: after a change, run "npx projen pictures"', (name, draw) => {
  expect(readFileSync(join(FOLDER, name), 'utf-8')).toBe(draw());
});

test('there are no other pictures', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(PICTURES).sort());
});
