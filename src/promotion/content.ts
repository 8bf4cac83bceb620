import { Token } from 'aws-cdk-lib';
import { ArtifactSource } from './artifact-source';
import { attempt } from './attempt';
import { filesOf } from './content-files';
import { additionalOf, algorithmOf, specificationOf } from './content-specification';
import { DescribedPackage } from './members';
import { propertiesOf } from './property-names';
import { S3File } from '../artifacts/s3-file';
import { MachineLearningDomain } from '../catalogue/domain';
import { MachineLearningTask } from '../catalogue/task';
import { Issues } from '../diagnostics/issues';
import { DriftCheckBaselines } from '../metrics/drift-check-baselines';
import { ModelMetrics } from '../metrics/model-metrics';
import { ModelCard } from '../model-card/model-card';
import { AdditionalInferenceSpecification } from '../specification/additional-inference-specification';
import { InferenceSpecification } from '../specification/inference-specification';
import { SourceAlgorithm } from '../specification/source-algorithm';

/** What a description says, as properties of a ModelPackage that do not depend on where the package is registered. */
export interface PackageContent {
  readonly description?: string;
  readonly inferenceSpecification?: InferenceSpecification;
  readonly additionalInferenceSpecifications?: AdditionalInferenceSpecification[];
  readonly sourceAlgorithm?: SourceAlgorithm;
  readonly sourceUri?: string;
  readonly modelMetrics?: ModelMetrics;
  readonly driftCheckBaselines?: DriftCheckBaselines;
  readonly modelCard?: ModelCard;
  readonly customerMetadataProperties?: { [key: string]: string };
  readonly metadataProperties?: { [property: string]: string };
  readonly domain?: MachineLearningDomain;
  readonly task?: MachineLearningTask;
  readonly samplePayload?: S3File;
  readonly skipModelValidation?: boolean;
}

/**
 * Makes the properties of a package of its description. What can be no property is reported at the place of the
 * property, and left out or unknown, so that all that is wrong is found at once.
 */
export function contentOf(issues: Issues, source: ArtifactSource, described: DescribedPackage): PackageContent {
  const { SamplePayloadUrl, Domain, Task } = described;
  return {
    description: described.ModelPackageDescription,
    inferenceSpecification: described.InferenceSpecification
      && specificationOf(issues.at('inferenceSpecification'), source, described.InferenceSpecification),
    additionalInferenceSpecifications: described.AdditionalInferenceSpecifications
      && additionalOf(
        issues.at('additionalInferenceSpecifications'), source, described.AdditionalInferenceSpecifications,
      ),
    sourceAlgorithm: algorithmOf(issues.at('sourceAlgorithm'), source, described.SourceAlgorithmSpecification),
    sourceUri: described.SourceUri,
    modelMetrics: filesOf(issues.at('modelMetrics'), source, described.ModelMetrics),
    driftCheckBaselines: filesOf(issues.at('driftCheckBaselines'), source, described.DriftCheckBaselines),
    modelCard: cardOf(issues.at('modelCard'), described.ModelCard),
    customerMetadataProperties: described.CustomerMetadataProperties,
    metadataProperties: described.MetadataProperties && propertiesOf(described.MetadataProperties, String),
    domain: Domain === undefined ? undefined : MachineLearningDomain.of(Domain),
    task: Task === undefined ? undefined : MachineLearningTask.of(Task),
    samplePayload: SamplePayloadUrl === undefined ? undefined
      : attempt(issues.at('samplePayload'), () => source.file(SamplePayloadUrl)),
    skipModelValidation: described.SkipModelValidation === 'All' ? true : undefined,
  };
}

/** The card as it was exported. Without a content, there is none. */
function cardOf(issues: Issues, card: DescribedPackage['ModelCard']): ModelCard | undefined {
  if (card?.ModelCardContent === undefined || Token.isUnresolved(card.ModelCardContent)) { return undefined; }
  return attempt(issues, () => ModelCard.fromJson(JSON.stringify(card)));
}
