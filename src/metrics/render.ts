import { CfnModelPackage } from 'aws-cdk-lib/aws-sagemaker';
import { DriftCheckBaselines } from './drift-check-baselines';
import { ModelMetrics, StatisticsAndConstraints } from './model-metrics';
import { FileSource, MetricsSource } from './sources';
import { BoundArtifacts } from '../artifacts/bound-artifacts';

const JSON_TYPE = 'application/json';

export function renderModelMetrics(
  metrics: ModelMetrics, artifacts: BoundArtifacts,
): CfnModelPackage.ModelMetricsProperty {
  const { modelQuality, modelDataQuality, bias, explainability } = metrics;
  return {
    modelQuality: modelQuality && renderQuality(modelQuality, artifacts),
    modelDataQuality: modelDataQuality && renderQuality(modelDataQuality, artifacts),
    bias: bias && {
      report: renderReport(bias.report, artifacts),
      preTrainingReport: renderReport(bias.preTrainingReport, artifacts),
      postTrainingReport: renderReport(bias.postTrainingReport, artifacts),
    },
    explainability: explainability && { report: renderReport(explainability.report, artifacts) },
  };
}

export function renderDriftCheckBaselines(
  baselines: DriftCheckBaselines, artifacts: BoundArtifacts,
): CfnModelPackage.DriftCheckBaselinesProperty {
  const { bias, explainability, modelQuality, modelDataQuality } = baselines;
  return {
    bias: bias && {
      configFile: renderFile(bias.configFile, artifacts),
      preTrainingConstraints: renderReport(bias.preTrainingConstraints, artifacts),
      postTrainingConstraints: renderReport(bias.postTrainingConstraints, artifacts),
    },
    explainability: explainability && {
      configFile: renderFile(explainability.configFile, artifacts),
      constraints: renderReport(explainability.constraints, artifacts),
    },
    modelQuality: modelQuality && renderQuality(modelQuality, artifacts),
    modelDataQuality: modelDataQuality && renderQuality(modelDataQuality, artifacts),
  };
}

function renderQuality({ statistics, constraints }: StatisticsAndConstraints, artifacts: BoundArtifacts) {
  return { statistics: renderReport(statistics, artifacts), constraints: renderReport(constraints, artifacts) };
}

function renderReport(
  source: MetricsSource | undefined, artifacts: BoundArtifacts,
): CfnModelPackage.MetricsSourceProperty | undefined {
  return source && {
    s3Uri: artifacts.location(source.file._location).uri,
    contentType: source.contentType ?? JSON_TYPE,
    contentDigest: source.contentDigest,
  };
}

function renderFile(
  source: FileSource | undefined, artifacts: BoundArtifacts,
): CfnModelPackage.FileSourceProperty | undefined {
  return source && {
    s3Uri: artifacts.location(source.file._location).uri,
    contentType: source.contentType,
    contentDigest: source.contentDigest,
  };
}
