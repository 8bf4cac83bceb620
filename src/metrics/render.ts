import { CfnModelPackage } from 'aws-cdk-lib/aws-sagemaker';
import { DriftCheckBaselines } from './drift-check-baselines';
import { ModelMetrics, StatisticsAndConstraints } from './model-metrics';
import { FileSource, MetricsSource } from './sources';
import { ArtifactBinder } from '../artifacts/artifact-binder';

const JSON_TYPE = 'application/json';

export function renderModelMetrics(metrics: ModelMetrics, artifacts: ArtifactBinder): CfnModelPackage.ModelMetricsProperty {
  const report = metricsRenderer(artifacts, 'Metrics');
  const { modelQuality, modelDataQuality, bias, explainability } = metrics;
  return {
    modelQuality: modelQuality && renderQuality(modelQuality, report, 'ModelQuality'),
    modelDataQuality: modelDataQuality && renderQuality(modelDataQuality, report, 'ModelDataQuality'),
    bias: bias && {
      report: report(bias.report, 'Bias'),
      preTrainingReport: report(bias.preTrainingReport, 'PreTrainingBias'),
      postTrainingReport: report(bias.postTrainingReport, 'PostTrainingBias'),
    },
    explainability: explainability && { report: report(explainability.report, 'Explainability') },
  };
}

export function renderDriftCheckBaselines(baselines: DriftCheckBaselines, artifacts: ArtifactBinder): CfnModelPackage.DriftCheckBaselinesProperty {
  const report = metricsRenderer(artifacts, 'Baseline');
  const { bias, explainability, modelQuality, modelDataQuality } = baselines;
  return {
    bias: bias && {
      configFile: renderFile(bias.configFile, artifacts, 'BaselineBiasConfig'),
      preTrainingConstraints: report(bias.preTrainingConstraints, 'PreTrainingBias'),
      postTrainingConstraints: report(bias.postTrainingConstraints, 'PostTrainingBias'),
    },
    explainability: explainability && {
      configFile: renderFile(explainability.configFile, artifacts, 'BaselineExplainabilityConfig'),
      constraints: report(explainability.constraints, 'Explainability'),
    },
    modelQuality: modelQuality && renderQuality(modelQuality, report, 'ModelQuality'),
    modelDataQuality: modelDataQuality && renderQuality(modelDataQuality, report, 'ModelDataQuality'),
  };
}

type MetricsRenderer = (source: MetricsSource | undefined, id: string) => CfnModelPackage.MetricsSourceProperty | undefined;

function metricsRenderer(artifacts: ArtifactBinder, idPrefix: string): MetricsRenderer {
  return (source, id) => source && {
    s3Uri: artifacts.s3Uri(source.file._location, `${idPrefix}${id}`),
    contentType: source.contentType ?? JSON_TYPE,
    contentDigest: source.contentDigest,
  };
}

function renderQuality(quality: StatisticsAndConstraints, report: MetricsRenderer, id: string) {
  return {
    statistics: report(quality.statistics, `${id}Statistics`),
    constraints: report(quality.constraints, `${id}Constraints`),
  };
}

function renderFile(source: FileSource | undefined, artifacts: ArtifactBinder, id: string): CfnModelPackage.FileSourceProperty | undefined {
  return source && {
    s3Uri: artifacts.s3Uri(source.file._location, id),
    contentType: source.contentType,
    contentDigest: source.contentDigest,
  };
}
