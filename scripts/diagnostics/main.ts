import { mkdirSync, writeFileSync } from 'fs';
import { dirname } from 'path';
import { DOCUMENT, document } from './document';

mkdirSync(dirname(DOCUMENT), { recursive: true });
writeFileSync(DOCUMENT, document());
