/** Fails if the corpus does not use a public member of the compiled library. */
import { existsSync, readFileSync } from 'fs';
import { resolve } from 'path';
import { unusedMembers, usedMembers } from './unused';

if (!existsSync('.jsii')) { throw new Error('.jsii is missing: run npm run compile first'); }
const unused = unusedMembers(JSON.parse(readFileSync('.jsii', 'utf8')), usedMembers(resolve(), 'test/corpus'));
if (unused.length > 0) { throw new Error(`no app of test/corpus uses\n${unused.join('\n')}`); }
console.log('the corpus uses all of the API');
