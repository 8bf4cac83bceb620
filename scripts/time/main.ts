import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { withTable } from './page';

/** Writes the table of the page anew from the changes that the tests hold. */
const PAGE = join(__dirname, '../../docs/as-time-passes.md');
writeFileSync(PAGE, withTable(readFileSync(PAGE, 'utf-8')));
