/** Draws all pictures of docs/pictures. */
import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { FOLDER, PICTURES } from './pictures';

mkdirSync(FOLDER, { recursive: true });
for (const [name, draw] of Object.entries(PICTURES)) {
  writeFileSync(join(FOLDER, name), draw());
}
