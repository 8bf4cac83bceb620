import { DriftCheckBaselines } from './drift-check-baselines';
import { ModelMetrics } from './model-metrics';
import { FileSource, MetricsSource } from './sources';

/** A file of metrics or baselines, with its place in the properties and the id of its asset, if it is one. */
export interface PlannedFile {
  readonly topic: string;
  readonly name: string;
  readonly id: string;
  readonly source: MetricsSource | FileSource;
}

/** The files of a topic in the order in which they are bound, and the ids of their assets. */
interface Topics {
  readonly [topic: string]: { readonly [name: string]: string };
}

const METRICS: Topics = {
  modelQuality: { statistics: 'MetricsModelQualityStatistics', constraints: 'MetricsModelQualityConstraints' },
  modelDataQuality: {
    statistics: 'MetricsModelDataQualityStatistics', constraints: 'MetricsModelDataQualityConstraints',
  },
  bias: {
    report: 'MetricsBias', preTrainingReport: 'MetricsPreTrainingBias', postTrainingReport: 'MetricsPostTrainingBias',
  },
  explainability: { report: 'MetricsExplainability' },
};

const BASELINES: Topics = {
  bias: {
    configFile: 'BaselineBiasConfig',
    preTrainingConstraints: 'BaselinePreTrainingBias',
    postTrainingConstraints: 'BaselinePostTrainingBias',
  },
  explainability: { configFile: 'BaselineExplainabilityConfig', constraints: 'BaselineExplainability' },
  modelQuality: { statistics: 'BaselineModelQualityStatistics', constraints: 'BaselineModelQualityConstraints' },
  modelDataQuality: {
    statistics: 'BaselineModelDataQualityStatistics', constraints: 'BaselineModelDataQualityConstraints',
  },
};

export function planModelMetrics(metrics?: ModelMetrics): PlannedFile[] {
  return metrics ? plan(METRICS, metrics as Given) : [];
}

export function planDriftCheckBaselines(baselines?: DriftCheckBaselines): PlannedFile[] {
  return baselines ? plan(BASELINES, baselines as Given) : [];
}

type Given = {
  readonly [topic: string]: { readonly [name: string]: MetricsSource | FileSource | undefined } | undefined;
};

function plan(topics: Topics, given: Given): PlannedFile[] {
  const planned: PlannedFile[] = [];
  for (const topic in topics) {
    const files = given[topic];
    for (const name in files && topics[topic]) {
      const source = files![name];
      if (source) { planned.push({ topic, name, id: topics[topic][name], source }); }
    }
  }
  return planned;
}
