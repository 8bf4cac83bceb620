/** Fails if the compiled API does not read well in one of the languages. */
import { existsSync, readFileSync } from 'fs';
import { complaints } from './surface';

if (!existsSync('.jsii')) { throw new Error('.jsii is missing: run npm run compile first'); }
const found = complaints(JSON.parse(readFileSync('.jsii', 'utf8')));
if (found.length > 0) { throw new Error(`the API does not read well in all languages:\n${found.join('\n')}`); }
console.log('the API reads well in all languages');
