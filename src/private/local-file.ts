import { existsSync, statSync } from 'fs';
import { Violations } from './violations';

/** Refuses a path that is no file. Says whether it is one. */
export function checkLocalFile(violations: Violations, path: string, insteadOfDirectory = 'give the path of a single file'): boolean {
  const exists = existsSync(path);
  const isFile = exists && statSync(path).isFile();
  if (!exists) {
    violations.refuse(path, 'does not exist', 'give the path of a file, relative to the directory in which the app runs');
  } else if (!isFile) {
    violations.refuse(path, 'is a directory', insteadOfDirectory);
  }
  return isFile;
}
