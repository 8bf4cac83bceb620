import { mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

/**
 * All that tests write is below one folder, which is removed after them: each app synthesizes into a folder of its own,
 * some ten thousand of them.
 */
export default function beforeAllTests(): void {
  setTemporaryFolder(mkdtempSync(join(tmpdir(), 'cdk-sagemaker-model-package-')));
}

/** Tells `os.tmpdir()`, also that of all workers, which folder is for temporary files. */
export function setTemporaryFolder(folder: string): void {
  // Windows reads the last two.
  ['TMPDIR', 'TEMP', 'TMP'].forEach((name) => { process.env[name] = folder; });
}
