import { CfnModelProps } from 'aws-cdk-lib/aws-sagemaker';
import { Names, renderContainer } from './expected';
import { ModelOfData, ServedData } from './models';

/* What CloudFormation should get for a model, as expected.ts has it for packages. */

/** What the library chooses by itself. */
const CHOSEN = {
  modelName: 'generated',
  subnetIds: ['subnet-0000000000000000a', 'subnet-0000000000000000b'],
  securityGroupIds: ['sg-0000000000000000a'],
};

export function renderModel(data: ModelOfData, names: Names): CfnModelProps {
  const { modelName = CHOSEN.modelName, executionMode, networkIsolation, network, role } = data;
  const containers = data.containers.map((one) => renderServed(one, names));
  return {
    modelName,
    executionRoleArn: data.roleArn ?? names.roleArn(role),
    ...containers.length === 1 ? { primaryContainer: containers[0] } : { containers },
    inferenceExecutionConfig: executionMode === undefined ? undefined : { mode: executionMode },
    enableNetworkIsolation: networkIsolation,
    vpcConfig: network && {
      subnets: network.subnetIds ?? CHOSEN.subnetIds,
      securityGroupIds: network.securityGroupIds ?? CHOSEN.securityGroupIds,
    },
  };
}

function renderServed(data: ServedData, names: Names): NonNullable<CfnModelProps['primaryContainer']> {
  const { image, modelPackage, modelData, multiModel, hubContentArn, privateRegistry, credentialsProvider } = data;
  const { environment, containerHostname, inferenceSpecificationName } = data;
  const same = { environment, containerHostname, inferenceSpecificationName };
  if (!image) { return { ...same, modelPackageName: modelPackage }; }
  const { modelDataSource, ...rendered } = renderContainer({ image, modelData }, names);
  const source = modelDataSource?.s3DataSource;
  // The typed API refuses what only a source has, and an L1 may have it.
  const isPlain = multiModel && source?.modelAccessConfig === undefined && hubContentArn === undefined;
  return {
    ...same,
    image: rendered.image,
    modelDataUrl: isPlain && source ? source.s3Uri : rendered.modelDataUrl,
    modelDataSource: isPlain || !source ? undefined : {
      s3DataSource: { ...source, ...hubContentArn !== undefined && { hubAccessConfig: { hubContentArn } } },
    },
    mode: multiModel && 'MultiModel',
    multiModelConfig: multiModel?.cache === undefined ? undefined : { modelCacheSetting: multiModel.cache ? 'Enabled' : 'Disabled' },
    imageConfig: privateRegistry || credentialsProvider !== undefined ? {
      repositoryAccessMode: 'Vpc',
      repositoryAuthConfig: credentialsProvider === undefined ? undefined : {
        repositoryCredentialsProviderArn: credentialsProvider,
      },
    } : undefined,
  };
}
