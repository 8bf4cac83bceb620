/** Runs the example in one language, on the library as it was packed: `tsx scripts/languages/example.ts python`. */
import { readdirSync } from 'fs';
import { join, resolve } from 'path';
import { Language, LANGUAGES } from './languages';

const [name] = process.argv.slice(2);
const language: Language | undefined = Object.entries(LANGUAGES).find(([key]) => key === name)?.[1];
if (!language) { throw new Error(`choose a language: ${Object.keys(LANGUAGES).join(', ')}`); }

const folder = `examples/registry/${name}/cdk.out`;
language.install();
language.synthesize({ outdir: resolve(folder), verbose: true });
readdirSync(folder).filter((file) => file.endsWith('.template.json')).forEach((file) => console.log(`template: ${join(folder, file)}`));
