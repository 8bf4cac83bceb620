import { PlannedFile } from './plan';
import { warnOfRegion } from '../artifacts/check-location';
import { checkLimits } from '../diagnostics/check-limits';
import { Issues } from '../diagnostics/issues';
import { DESCRIBED_FILE } from '../diagnostics/limits';

/** Holds every file of metrics or baselines against the limits of files; where they are is their path. */
export function checkDescribedFiles(issues: Issues, files: readonly PlannedFile[], region: string): void {
  for (const { topic, name, source } of files) {
    const at = issues.at(topic, name);
    checkLimits(at, DESCRIBED_FILE, source);
    source.file._location.warn(at.at('file'));
    warnOfRegion(at.at('file'), source.file._location, region);
  }
}
