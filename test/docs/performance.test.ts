import { readFileSync } from 'fs';
import { join } from 'path';
import { growthChart } from '../../bench/chart';
import { performancePage, ratioRange } from '../../bench/page';

const ROOT = join(__dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf-8');
const results = JSON.parse(read('bench/results.json'));
test('The page about performance has the figures that were measured', () => {
  expect(read('docs/performance.md')).toBe(performancePage(results));
});

test('The picture of growth shows the figures that were measured', () => {
  expect(read('bench/growth.svg')).toBe(growthChart(results.packagesImportedShared.sizes));
});

test('The README has the range of the page', () => {
  expect(read('README.md')).toContain(`costs ${ratioRange(results)} times the time`);
});
