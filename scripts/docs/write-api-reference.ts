/** Gives API.md, as jsii-docgen has just written it, an index and unique anchors, and its constants a page. */
import { readFileSync, writeFileSync } from 'fs';
import { CONSTANTS_PAGE, reference } from './api-reference';

const { api, constants } = reference(readFileSync('API.md', 'utf-8'));
writeFileSync('API.md', api);
writeFileSync(CONSTANTS_PAGE, constants);
