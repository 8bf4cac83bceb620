/**
 * Writes the templates of the corpus anew, and records in upgrades/next.json what differs, for the changelog:
 *
 *     npx projen corpus -- --why "customer metadata is sorted" [--keep "what keeps deployed versions"]
 *
 * New apps need no reason. Apps that were edited, while the library stays as it is, are named by `--edited`. After a
 * release, `--released VERSION`
 * keeps its record and starts the next one.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { parseArgs } from 'util';
import { differencesBetween, isReplacement, lineOf } from './differences';
import { Templates, templatesOf, textOf } from './templates';
import { missingIn, readUpgrade, release, RecordedDifference, TEMPLATES, writeUpgrade } from './upgrade';
import { CORPUS } from '../../test/corpus/apps';
import { ARGUMENTS } from '../arguments';

// That is what the tests are for.
process.env.CDK_VALIDATION = 'false';
const { why, keep, edited = [], released } = parseArgs({
  args: ARGUMENTS,
  options: {
    released: { type: 'string' },
    why: { type: 'string' },
    keep: { type: 'string' },
    edited: { type: 'string', multiple: true },
  },
}).values;

const synthesized = new Map(Object.keys(CORPUS).map((app) => [app, templatesOf(app)]));
const changes = [...synthesized].flatMap(([app, after]) => {
  const file = fileOf(app);
  // What a new or edited app of the corpus shows is not new to anybody's stack.
  if (!existsSync(file) || edited.includes(app)) { return []; }
  const before: Templates = JSON.parse(readFileSync(file, 'utf8'));
  return differencesBetween(before, after).map((difference) => ({ app, ...difference }));
});
changes.forEach((change) => console.log(`${change.app}: ${lineOf(change)}`));
const missing = missingIn(changes, { why, keep });
if (missing) { throw new Error(missing); }

mkdirSync(TEMPLATES, { recursive: true });
for (const file of readdirSync(TEMPLATES).filter((each) => !synthesized.has(each.replace(/\.json$/, '')))) { rmSync(join(TEMPLATES, file)); }
for (const [app, templates] of synthesized) { writeFileSync(fileOf(app), textOf(templates)); }
writeUpgrade([...readUpgrade().changes, ...changes.map((change): RecordedDifference => ({
  ...change, why: why!, ...(keep && isReplacement(change) && { keep }),
}))]);
if (released) { release(released); }
console.log(`${synthesized.size} apps, ${changes.length} differences`);

function fileOf(app: string): string {
  return join(TEMPLATES, `${app}.json`);
}
