import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { FOLDER, PICTURES } from '../../scripts/docs/pictures/pictures';

test.each(Object.entries(PICTURES))('%s is as it is drawn: after a change, run "npx projen pictures"', (name, draw) => {
  expect(readFileSync(join(FOLDER, name), 'utf-8')).toBe(draw());
});

test('there are no other pictures', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(PICTURES).sort());
});
