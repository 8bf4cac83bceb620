/**
 * Writes docs/testing.md from scripts/docs/testing.md: a line `include FILE REGION LANGUAGE` becomes a block with that
 * region of a test, which `npx projen languages` runs in its own framework.
 */
import { readFileSync, writeFileSync } from 'fs';
import { included } from './include';

const page = readFileSync('scripts/docs/testing.md', 'utf8');
writeFileSync('docs/testing.md', included(page, (file) => readFileSync(file, 'utf8')));
