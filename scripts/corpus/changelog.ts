/** Adds to the changelog of the next release what an upgrade does to deployed stacks. */
import { appendFileSync } from 'fs';
import { readUpgrade, sectionOf } from './upgrade';

const section = sectionOf(readUpgrade());
if (section) { appendFileSync(process.env.CHANGELOG ?? 'dist/changelog.md', `\n${section}`); }
