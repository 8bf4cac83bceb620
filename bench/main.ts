import { existsSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { growthChart } from './chart';
import { resourcesPerItem } from './equal';
import { SizeFigures } from './figures';
import { measureImports } from './imports';
import { GROWTH, performancePage } from './page';
import { measureRules } from './rules';
import { mapValues, measureSize } from './size';
import { Subject } from './subject';
import { SUBJECTS } from './subjects';

const IMPORTS = 15;
const RESULTS = join(__dirname, 'results.json');

/** Measures the subjects whose names begin as one that is asked for, or all. Of the others, the figures stay. */
function main(asked: string[]): void {
  // A source map that is looked up for every stack trace of CDK is the loader's cost, and no user's.
  process.setSourceMapsEnabled(false);
  const before = existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, 'utf-8')) : {};
  const isAsked = (name: string) => asked.length === 0 || asked.some((one) => name.startsWith(one));
  const subjects = mapValues(SUBJECTS, (subject, name) => isAsked(name) ? measureSubject(name, subject) : before[name]);
  const imports = isAsked('imports') ? measureImports(IMPORTS) : before.imports;
  console.log('import', imports);
  const rules = isAsked('rules') ? measureRules() : before.rules;
  console.log('rules', rules);
  const results = JSON.parse(JSON.stringify({ node: process.version, imports, rules, ...subjects }, rounded));
  writeFileSync(RESULTS, `${JSON.stringify(results, undefined, 2)}\n`);
  writeFileSync(join(__dirname, 'growth.svg'), growthChart(results[GROWTH].sizes));
  writeFileSync(join(__dirname, '../docs/performance.md'), performancePage(results));
}

function measureSubject(name: string, subject: Subject) {
  const resources = resourcesPerItem(subject);
  console.log(`${name}: ${resources} each in the template`);
  return { resourcesPerItem: resources, sizes: subject.counts.map((count) => shown(name, measureSize(name, count))) };
}

function shown(name: string, figures: SizeFigures): SizeFigures {
  console.log(`${name}, ${figures.count}`);
  console.table(mapValues(figures.variants, (all) => mapValues(all, (one) => `${one.median.toFixed(1)} (${one.ratio.toFixed(2)})`)));
  return figures;
}

function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(4)) : value;
}

main(process.argv.slice(2));
