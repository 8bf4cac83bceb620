import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

/*
 * Makes the compiled library load its files when something of them is used, as aws-cdk-lib does with its own: apps use
 * a part of the library. TypeScript writes each import as a variable of its own, and that is what is changed. Names
 * that the index exports stay written out, as Node.js and bundlers look for them.
 */

const LIB = join(__dirname, '../lib');
const INDEX = 'index.js';
const REEXPORT = /^Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return (\w+)\.\w+; \} \}\);$/gm;
const SOURCE = /^var (\w+) = require\("(\.[^"]+)"\);$/gm;
const IMPORT = /^const (\w+_\d+) = require\("(\.[^"]+)"\);$/gm;

function lazyIndex(code: string): string {
  const files = new Map([...code.matchAll(SOURCE)].map(([, variable, file]) => [variable, file]));
  const exported = [...code.matchAll(REEXPORT)].map(([, name, variable]) => ({ name, file: files.get(variable) }));
  if (exported.length === 0) { throw new Error('lib/index.js re-exports nothing: compile first'); }
  const effects = code.split('\n').filter((line) => line.startsWith('require('));
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

/**
 * Every use of an imported name is one of a property: `(0, forms_1.check)(…)`, `limits_1.MODEL`, `new
 * violations_1.Violations()`.
 */
function lazyImports(code: string): string {
  const imported = [...code.matchAll(IMPORT)].map(([, variable]) => variable);
  return imported.reduce(
    (changed, variable) => changed.replace(new RegExp(`\\b${variable}\\.`, 'g'), `(${variable}()).`),
    code.replace(IMPORT, 'let $1_loaded;\nconst $1 = () => $1_loaded ??= require("$2");'),
  );
}

function rewrite(file: string, change: (code: string) => string): void {
  const path = join(LIB, file);
  writeFileSync(path, change(readFileSync(path, 'utf-8')));
}

rewrite(INDEX, lazyIndex);
for (const file of readdirSync(LIB, { recursive: true, encoding: 'utf-8' })) {
  if (file.endsWith('.js') && file !== INDEX) { rewrite(file, lazyImports); }
}
