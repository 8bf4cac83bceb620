import { CfnModelProps, CfnModel } from 'aws-cdk-lib/aws-sagemaker';
import { ModelContainer } from './container';
import { ImageContainerOptions } from './container-options';
import { NetworkAccess } from './network';
import { ModelProps } from './props';
import { BoundArtifacts } from '../artifacts/bound-artifacts';
import { ContainerImage } from '../artifacts/container-image';
import { renderModelData } from '../artifacts/model-data-use';

/** Attributes that the construct determines, in addition to its properties. */
export interface OwnModelAttributes {
  readonly name: string;
  readonly roleArn: string;
  readonly network?: NetworkAccess;
}

/** Renders the properties of a model for CloudFormation. Properties that are not specified are not rendered. */
export function renderModel(props: ModelProps, own: OwnModelAttributes, artifacts: BoundArtifacts): CfnModelProps {
  const containers = props.containers.map((container) => renderModelContainer(container, artifacts));
  return {
    modelName: own.name,
    executionRoleArn: own.roleArn,
    ...containers.length === 1 ? { primaryContainer: containers[0] } : { containers },
    inferenceExecutionConfig: props.executionMode && { mode: props.executionMode },
    vpcConfig: own.network && {
      subnets: own.network.subnetIds,
      securityGroupIds: own.network.securityGroups.map(({ securityGroupRef }) => securityGroupRef.securityGroupId),
    },
    enableNetworkIsolation: props.networkIsolation,
  };
}

function renderModelContainer(
  { _source, _options: options }: ModelContainer, artifacts: BoundArtifacts,
): CfnModel.ContainerDefinitionProperty {
  return {
    ..._source.kind === 'image'
      ? renderImage(_source.image, options, artifacts)
      : { modelPackageName: _source.modelPackage.modelPackageRef.modelPackageArn },
    environment: options.environment,
    containerHostname: options.containerHostname,
    inferenceSpecificationName: options.inferenceSpecificationName,
  };
}

function renderImage(
  image: ContainerImage,
  { modelData, multiModel, privateRegistry, hubContentArn }: ImageContainerOptions,
  artifacts: BoundArtifacts,
): CfnModel.ContainerDefinitionProperty {
  return {
    image: artifacts.image(image).uri,
    imageConfig: privateRegistry && {
      repositoryAccessMode: 'Vpc',
      repositoryAuthConfig: privateRegistry.credentialsProvider && {
        repositoryCredentialsProviderArn: privateRegistry.credentialsProvider.functionRef.functionArn,
      },
    },
    ...multiModel ? {
      mode: 'MultiModel',
      multiModelConfig: multiModel.cache === undefined ? undefined : { modelCacheSetting: multiModel.cache ? 'Enabled' : 'Disabled' },
      modelDataUrl: modelData && artifacts.location(modelData._location).uri,
    } : renderModelData(modelData, artifacts, hubContentArn),
  };
}
