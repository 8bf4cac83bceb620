import { readFileSync, writeFileSync } from 'fs';
import { createRequire } from 'module';
import { join } from 'path';

/*
 * Makes the compiled index load a file when something of it is used, as that of aws-cdk-lib does: apps use a part of
 * the library, and importing the whole takes twice as long. Names stay written out, as Node.js and bundlers look for them.
 */

const LIB = join(__dirname, '../lib');
const INDEX = join(LIB, 'index.js');
const load = createRequire(INDEX);
const REEXPORT = /^__exportStar\(require\("(.*)"\), exports\);$/;

function lazy(index: string): string {
  const files = index.split('\n').flatMap((line) => REEXPORT.exec(line)?.[1] ?? []);
  const exported = files.flatMap((file) => Object.keys(load(file)).map((name) => ({ name, file })));
  if (exported.length === 0) { throw new Error('lib/index.js re-exports nothing: compile first'); }
  const effects = index.split('\n').filter((line) => line.startsWith('require('));
  return [
    '"use strict";',
    'Object.defineProperty(exports, "__esModule", { value: true });',
    ...exported.map(({ name }) => `exports.${name} = void 0;`),
    ...effects,
    'for (const [name, load] of Object.entries({',
    ...exported.map(({ name, file }) => `    ${name}: () => require("${file}").${name},`),
    '})) {',
    '    const define = (property) => Object.defineProperty(exports, name, { enumerable: true, configurable: true, ...property });',
    '    define({ get: () => { const value = load(); define({ value }); return value; } });',
    '}',
    '',
  ].join('\n');
}

writeFileSync(INDEX, lazy(readFileSync(INDEX, 'utf-8')));
