import { existsSync, readFileSync, readlinkSync, statSync } from 'fs';
import { Token } from 'aws-cdk-lib';
import { Issues } from './issues';

/** A path does not begin with a scheme. */
const URI = /^\w+:\/\//;

/**
 * What Git LFS leaves in the place of a file that was not fetched. A pointer has less than 1,024 bytes.
 *
 * @see https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
 */
const LFS_POINTER = { start: 'version https://git-lfs.github.com/spec/', bytesBelow: 1024 };

/**
 * Refuses a path that is not a file, or a file without its content. Says whether it is a file.
 *
 * @param howToPack how to pack a directory, if the file must be an archive, which is never empty
 */
export function checkLocalFile(issues: Issues, path: string, howToPack?: string): boolean {
  if (Token.isUnresolved(path)) {
    issues.invalidUse('File.token');
    return false;
  }
  if (!existsSync(path)) {
    refuseMissing(issues, path);
    return false;
  }
  const found = statSync(path);
  if (!found.isFile()) {
    issues.invalidValue('File.directory', path, { remedy: howToPack ?? 'Give the path of a single file' });
  } else if (howToPack && found.size === 0) {
    issues.invalidValue('File.empty', path);
  } else if (found.size < LFS_POINTER.bytesBelow && readFileSync(path, 'utf8').startsWith(LFS_POINTER.start)) {
    issues.invalidValue('File.gitLfsPointer', path);
  }
  return found.isFile();
}

function refuseMissing(issues: Issues, path: string): void {
  const target = targetOfLink(path);
  if (target !== undefined) {
    issues.invalidValue('File.danglingLink', path, { target });
  } else {
    issues.invalidValue(URI.test(path) ? 'File.uri' : 'File.missing', path);
  }
}

function targetOfLink(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined; // there is no link
  }
}
