import { CfnModel } from 'aws-cdk-lib/aws-sagemaker';
import { ModelContainer } from './model-container';
import { ImageContainerOptions } from './model-container-options';
import { ArtifactBinder } from '../artifacts/artifact-binder';
import { ContainerImage } from '../artifacts/container-image';
import { renderModelData } from '../artifacts/model-data-rendering';

export function renderModelContainer(container: ModelContainer, artifacts: ArtifactBinder, id: string): CfnModel.ContainerDefinitionProperty {
  const { _image: image, _modelPackage: modelPackage, _options: options } = container;
  return {
    ...image ? renderImage(image, options, artifacts, id) : { modelPackageName: modelPackage!.modelPackageRef.modelPackageArn },
    environment: options.environment,
    containerHostname: options.containerHostname,
    inferenceSpecificationName: options.inferenceSpecificationName,
  };
}

function renderImage(
  image: ContainerImage, options: ImageContainerOptions, artifacts: ArtifactBinder, id: string,
): CfnModel.ContainerDefinitionProperty {
  const { modelData, multiModel, privateRegistry, hubContentArn } = options;
  return {
    image: artifacts.image(image, `${id}Image`),
    imageConfig: privateRegistry && {
      repositoryAccessMode: 'Vpc',
      repositoryAuthConfig: privateRegistry.credentialsProvider && {
        repositoryCredentialsProviderArn: privateRegistry.credentialsProvider.functionArn,
      },
    },
    ...multiModel ? {
      mode: 'MultiModel',
      multiModelConfig: multiModel.cache === undefined ? undefined : { modelCacheSetting: multiModel.cache ? 'Enabled' : 'Disabled' },
      modelDataUrl: artifacts.s3Uri(modelData!._location, `${id}ModelData`),
    } : renderModelData(modelData, artifacts, `${id}ModelData`, hubContentArn),
  };
}
