import { readFileSync } from 'fs';
import { join } from 'path';
import { growthChart } from '../../bench/chart';
import { performancePage, SHAPES } from '../../bench/page';

const ROOT = join(__dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf-8');
const results = JSON.parse(read('bench/results.json'));
/** Both are written by `npm run bench` as a whole: they have no figures of subjects that it has not measured yet. */
const measured = Object.keys(SHAPES).every((shape) => shape in results) ? test : test.skip;

measured('The page about performance has the figures that were measured', () => {
  expect(read('docs/performance.md')).toBe(performancePage(results));
});

measured('The picture of growth shows the figures that were measured', () => {
  expect(read('bench/growth.svg')).toBe(growthChart(results.packagesImportedShared.sizes));
});
