/**
 * Counts the calls that a registry of 100 packages makes from Python to the library, which runs in Node.js, and fails
 * if docs/first-stack.md tells other figures. It needs the packed library; `count_calls.py` is the app.
 */
import { readFileSync } from 'fs';
import { join, resolve } from 'path';
import { LANGUAGES, WORK } from './languages';

const STYLES = { declarative: 'by constructors', builder: 'by builders', sharing: 'by constructors, with shared objects created once' };

LANGUAGES.python.install();
const figures = Object.entries(STYLES).map(([style, words]) => {
  const outdir = join(WORK, `calls-${style}`);
  const said = LANGUAGES.python.trace(resolve('scripts/languages/count_calls.py'), [style], { outdir });
  // What the kernel of jsii is asked. Loading the assemblies is left out: every app does it.
  const calls = said.match(/^> \{.*"api":"(create|get|set|sget|sset|invoke|sinvoke)"/gm)?.length ?? 0;
  return { row: `| ${words} | ${calls.toLocaleString('en')} |`, template: readFileSync(join(outdir, 'Registry.template.json'), 'utf8') };
});

console.log(figures.map(({ row }) => row).join('\n'));
if (new Set(figures.map(({ template }) => template)).size > 1) { throw new Error('the apps do not make the same template'); }
const page = readFileSync('docs/first-stack.md', 'utf8');
for (const { row } of figures) {
  if (!page.includes(`${row}\n`)) { throw new Error(`docs/first-stack.md does not have the row "${row}"`); }
}
