import { CfnModelPackage } from 'aws-cdk-lib/aws-sagemaker';
import { SourceAlgorithm } from './source-algorithm';
import { ArtifactBinder } from '../artifacts/artifact-binder';

export function renderSourceAlgorithm(
  { algorithmName, modelData }: SourceAlgorithm, artifacts: ArtifactBinder,
): CfnModelPackage.SourceAlgorithmSpecificationProperty {
  return {
    sourceAlgorithms: [{
      algorithmName,
      modelDataUrl: modelData && artifacts.s3Uri(modelData._location, 'AlgorithmModelData'),
    }],
  };
}
