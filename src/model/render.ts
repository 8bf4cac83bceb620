import { CfnModelProps, CfnModel } from 'aws-cdk-lib/aws-sagemaker';
import { ModelContainer } from './container';
import { ImageContainerOptions } from './container-options';
import { NetworkAccess } from './network';
import { ModelProps } from './props';
import { ArtifactBinder } from '../artifacts/artifact-binder';
import { ContainerImage } from '../artifacts/container-image';
import { renderModelData } from '../artifacts/model-data-use';

/** Attributes that the construct determines, in addition to its properties. */
export interface OwnModelAttributes {
  readonly name: string;
  readonly roleArn: string;
  readonly network?: NetworkAccess;
}

/** Renders the properties of a model for CloudFormation. Properties that are not specified are not rendered. */
export function renderModel(props: ModelProps, own: OwnModelAttributes, artifacts: ArtifactBinder): CfnModelProps {
  const containers = props.containers.map((container, index) => renderModelContainer(container, artifacts, `Container${index}`));
  return {
    modelName: own.name,
    executionRoleArn: own.roleArn,
    ...containers.length === 1 ? { primaryContainer: containers[0] } : { containers },
    inferenceExecutionConfig: props.executionMode && { mode: props.executionMode },
    vpcConfig: own.network && {
      subnets: own.network.subnetIds,
      securityGroupIds: own.network.securityGroups.map(({ securityGroupId }) => securityGroupId),
    },
    enableNetworkIsolation: props.networkIsolation,
  };
}

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
