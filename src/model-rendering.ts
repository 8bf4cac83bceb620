import { CfnModelProps } from 'aws-cdk-lib/aws-sagemaker';
import { ArtifactBinder } from './artifacts/artifact-binder';
import { NetworkAccess } from './grants/network-grants';
import { ModelProps } from './model-props';
import { renderModelContainer } from './serving/model-container-rendering';

/** What the model adds to its properties by itself. */
export interface OwnModelAttributes {
  readonly name: string;
  readonly roleArn: string;
  readonly network?: NetworkAccess;
}

/** The model as CloudFormation takes it: every property as it is given, and nothing for those that are not. */
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
