import { rmSync } from 'fs';
import { tmpdir } from 'os';
import { dirname } from 'path';
import { setTemporaryFolder } from './before-all-tests';

/** In watch mode, the next run begins where this one did. */
export default function afterAllTests(): void {
  const folder = tmpdir();
  setTemporaryFolder(dirname(folder));
  rmSync(folder, { recursive: true, force: true });
}
