import { PlannedFile } from './plan';
import { checkLimits } from '../diagnostics/check-limits';
import { Issues } from '../diagnostics/issues';
import { DESCRIBED_FILE } from '../diagnostics/limits';

/** Holds every file of metrics or baselines against the limits of files; where they are is their path. */
export function checkDescribedFiles(issues: Issues, files: readonly PlannedFile[]): void {
  for (const { topic, name, source } of files) {
    checkLimits(issues.at(topic, name), DESCRIBED_FILE, source);
  }
}
