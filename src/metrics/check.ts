import { DriftCheckBaselines } from './drift-check-baselines';
import { ModelMetrics } from './model-metrics';
import { FileSource, MetricsSource } from './sources';
import { checkLimits } from '../diagnostics/check-limits';
import { Violations } from '../diagnostics/issues';
import { DESCRIBED_FILE } from '../diagnostics/limits';

/** Holds every file of metrics or baselines against the limits of files; where they stand is their path. */
export function checkDescribedFiles(violations: Violations, topics: ModelMetrics | DriftCheckBaselines): void {
  for (const [topic, files] of Object.entries(topics) as [string, Record<string, MetricsSource | FileSource | undefined> | undefined][]) {
    for (const [name, file] of Object.entries(files ?? {})) {
      if (file) {
        checkLimits(violations.at(topic, name), DESCRIBED_FILE, file);
      }
    }
  }
}
