import { CfnModelProps, CfnModel } from 'aws-cdk-lib/aws-sagemaker';
import { ModelContainer } from './container';
import { ImageContainerOptions } from './container-options';
import { NetworkAccess } from './network';
import { ModelProps } from './props';
import { BoundArtifacts } from '../artifacts/bound-artifacts';
import { renderModelData } from '../artifacts/model-data-use';

/** Attributes that the construct determines, in addition to its properties. */
export interface OwnModelAttributes {
  /** The name of the model, if it is specified. */
  readonly name?: string;
  readonly roleArn: string;
  readonly network?: NetworkAccess;
}

/** Renders the properties of a model for CloudFormation. Properties that are not specified are not rendered. */
export function renderModel(props: ModelProps, own: OwnModelAttributes, artifacts: BoundArtifacts): CfnModelProps {
  const containers = props.containers.map((container) => renderModelContainer(container, artifacts));
  const isPipeline = containers.length > 1;
  return {
    modelName: own.name,
    executionRoleArn: own.roleArn,
    primaryContainer: isPipeline ? undefined : containers[0],
    containers: isPipeline ? containers : undefined,
    inferenceExecutionConfig: props.executionMode && { mode: props.executionMode },
    vpcConfig: own.network && {
      subnets: own.network.subnetIds,
      securityGroupIds: own.network.securityGroups.map(({ securityGroupRef }) => securityGroupRef.securityGroupId),
    },
    enableNetworkIsolation: props.networkIsolation,
  };
}

/** All properties are in one literal: V8 creates those slowly that follow a spread object. */
function renderModelContainer(
  { _source, _options: options }: ModelContainer, artifacts: BoundArtifacts,
): CfnModel.ContainerDefinitionProperty {
  const { environment, containerHostname, inferenceSpecificationName } = options;
  if (_source.kind === 'package') {
    const modelPackageName = _source.modelPackage.modelPackageRef.modelPackageArn;
    return { modelPackageName, environment, containerHostname, inferenceSpecificationName };
  }
  const { modelDataUrl, modelDataSource } = renderData(options, artifacts);
  const { multiModel, privateRegistry } = options;
  return {
    image: artifacts.image(_source.image).uri,
    imageConfig: privateRegistry && {
      repositoryAccessMode: 'Vpc',
      repositoryAuthConfig: privateRegistry.credentialsProvider && {
        repositoryCredentialsProviderArn: privateRegistry.credentialsProvider.functionRef.functionArn,
      },
    },
    mode: multiModel && 'MultiModel',
    multiModelConfig: multiModel?.cache === undefined
      ? undefined : { modelCacheSetting: multiModel.cache ? 'Enabled' : 'Disabled' },
    modelDataUrl,
    modelDataSource,
    environment,
    containerHostname,
    inferenceSpecificationName,
  };
}

/** Several models are in one folder, whatever its layout. */
function renderData(
  { modelData, multiModel, hubContentArn }: ImageContainerOptions, artifacts: BoundArtifacts,
): Pick<CfnModel.ContainerDefinitionProperty, 'modelDataUrl' | 'modelDataSource'> {
  return multiModel
    ? { modelDataUrl: modelData && artifacts.location(modelData._location).uri }
    : renderModelData(modelData, artifacts, hubContentArn);
}
