/**
 * Writes an assembly whose documentation is the pages of docs, one submodule a page, so that jsii-rosetta compiles and
 * translates their blocks in the run that does those of the library. It needs the compiled library.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { basename, join } from 'path';
import { ASSEMBLY, pages } from './pages';
import { withoutTranslations } from './with-translations';

interface Assembly { readonly name: string; readonly version: string; readonly [field: string]: unknown }

const library = JSON.parse(readFileSync('.jsii', 'utf-8')) as Assembly;
const name = `${library.name}-pages`;
const manifest = JSON.parse(readFileSync('package.json', 'utf-8')) as { readonly peerDependencies: object };

// Translations of unchanged blocks are used again.
mkdirSync(join(ASSEMBLY, 'node_modules'), { recursive: true });
const link = join(ASSEMBLY, 'node_modules', library.name);
if (!existsSync(link)) {
  rmSync(link, { force: true });
  symlinkSync('../..', link, 'junction');
}
rmSync(join(ASSEMBLY, 'rosetta'), { force: true });
symlinkSync('../rosetta', join(ASSEMBLY, 'rosetta'), 'junction');
write('package.json', {
  name,
  version: library.version,
  peerDependencies: { ...manifest.peerDependencies, [library.name]: library.version, 'cdk-nag': '*' },
});
write('.jsii', {
  ...library,
  name,
  readme: undefined,
  types: {},
  submodules: Object.fromEntries(pages().map(({ file, markdown }) =>
    [`${name}.${basename(file, '.md')}`, { readme: { markdown: blocksToCompile(markdown) } }])),
});

function write(file: string, content: object): void {
  writeFileSync(join(ASSEMBLY, file), JSON.stringify(content, undefined, 1));
}

/** A page whose blocks are those of `ts`: others, such as those of tests, are executed elsewhere. */
function blocksToCompile(markdown: string): string {
  return withoutTranslations(markdown).replace(/^( *```)typescript\b/gm, '$1text');
}
