import { readFileSync, writeFileSync } from 'fs';
import { PAGES, withTable } from './page';

/** Writes the table anew from the changes that the tests hold. */
for (const page of PAGES) {
  writeFileSync(page, withTable(readFileSync(page, 'utf-8')));
}
