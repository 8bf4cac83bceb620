import { isUnresolved } from '../cdk/tokens';
import { Issues, shown } from '../diagnostics/issues';

const ARCHIVE = '.tar.gz';

/**
 * Other names of gzip-compressed tar archives. The documentation asks for `.tar.gz`, and no source says that they are
 * refused.
 */
const ALSO_ARCHIVE = /\.(?:tgz|tar\.gz)$/i;

/** Whether a file may be a gzip-compressed tar archive by its name. */
export function isArchiveName(name: string): boolean {
  return ALSO_ARCHIVE.test(name);
}

/** The parts of a location that tell its name. */
interface NamedFile {
  readonly written: string;
  readonly suffix?: string;
}

/** Rejects a location that is known not to be a gzip-compressed tar archive. `alternative` is what else can be used. */
export function checkArchive(
  issues: Issues, { written, suffix = written }: NamedFile, alternative?: Alternative,
): void {
  if (suffix.endsWith(ARCHIVE) || isUnresolved(written)) { return; }
  if (isArchiveName(written)) {
    issues.warn('S3Location.archiveName', { name: shown(written) });
  } else {
    const instead = written.endsWith('/') ? alternative?.prefix : alternative?.object;
    const remedy = `Use a key that ends in ${ARCHIVE}`;
    issues.invalidValue('S3Location.notAnArchive', written, { remedy: instead ? `${remedy}, or ${instead}` : remedy });
  }
}

/** What can be used in place of an archive: for one object, and for all below a prefix. */
export interface Alternative {
  readonly object: string;
  readonly prefix: string;
}
