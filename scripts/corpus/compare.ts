/** Compares the templates that the compiled library makes, in whatever environment this runs, with those committed. */
import { readFileSync } from 'fs';
import { join } from 'path';
import { differencesBetween, lineOf } from './differences';
import { templatesOf } from './templates';
import { TEMPLATES } from './upgrade';
import { CORPUS } from '../../test/corpus/apps';

process.env.CDK_VALIDATION = 'false';
const found = Object.keys(CORPUS).flatMap((app) =>
  differencesBetween(JSON.parse(readFileSync(join(TEMPLATES, `${app}.json`), 'utf8')), templatesOf(app)).map((each) => `${app}: ${lineOf(each)}`));
if (found.length > 0) { throw new Error(found.join('\n')); }
console.log(`${Object.keys(CORPUS).length} apps with Node.js ${process.version}, ${Intl.DateTimeFormat().resolvedOptions().timeZone}, ${Intl.DateTimeFormat().resolvedOptions().locale}: the same templates`);
