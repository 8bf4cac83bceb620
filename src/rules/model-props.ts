import { Token } from 'aws-cdk-lib';
import { functionOf, packageOf, roleOf, securityGroupOf, vpcOf } from './template-values';
import { ModelData } from '../artifacts/model-data';
import { isUnresolved } from '../cdk/tokens';
import { Issues } from '../diagnostics/issues';
import { ModelContainer } from '../model/container';
import { checkImageContainer, checkPackageContainer } from '../model/container-check';
import { ImageContainerOptions, PrivateRegistryOptions } from '../model/container-options';
import { InferenceExecutionMode } from '../model/execution-mode';
import { ModelProps } from '../model/props';
import { IN_PLACE } from '../promotion/artifact-source';
import { attemptOrUnknown } from '../promotion/attempt';
import { dataOf, required } from '../promotion/content-specification';
import { FLAG, list, map, Read, struct, TEXT, TEXTS } from '../promotion/member';
import { CONTAINER } from '../promotion/members';

/** Of hubs, CloudFormation knows only in models. */
const MODEL_DATA_SOURCE = struct({
  S3DataSource: struct({
    ...CONTAINER.members.ModelDataSource.members.S3DataSource.members,
    HubAccessConfig: struct({ HubContentArn: TEXT }),
  }),
});

const MODEL_CONTAINER = struct({
  ContainerHostname: TEXT,
  Environment: map(Infinity),
  Image: TEXT,
  ImageConfig: struct({
    RepositoryAccessMode: TEXT, RepositoryAuthConfig: struct({ RepositoryCredentialsProviderArn: TEXT }),
  }),
  InferenceSpecificationName: TEXT,
  Mode: TEXT,
  ModelDataSource: MODEL_DATA_SOURCE,
  ModelDataUrl: TEXT,
  ModelPackageName: TEXT,
  MultiModelConfig: struct({ ModelCacheSetting: TEXT }),
});

/** The properties of AWS::SageMaker::Model, by its CloudFormation schema. */
export const MODEL_MEMBERS = struct({
  Containers: list(MODEL_CONTAINER),
  EnableNetworkIsolation: FLAG,
  ExecutionRoleArn: TEXT,
  InferenceExecutionConfig: struct({ Mode: TEXT }),
  ModelName: TEXT,
  PrimaryContainer: MODEL_CONTAINER,
  VpcConfig: struct({ SecurityGroupIds: TEXTS, Subnets: TEXTS }),
});

type DescribedModel = Read<typeof MODEL_MEMBERS>;
type DescribedContainer = Read<typeof MODEL_CONTAINER>;

/** The properties of a model of a template, as the library has them. */
export function modelPropsOf(issues: Issues, described: DescribedModel): ModelProps {
  const { PrimaryContainer, Containers, ExecutionRoleArn, VpcConfig } = described;
  const containers = [...PrimaryContainer ? [PrimaryContainer] : [], ...Containers ?? []];
  return {
    containers: containers.map((container, index) => containerOf(issues.at('containers', index), container)),
    modelName: described.ModelName,
    role: ExecutionRoleArn === undefined ? undefined : roleOf(ExecutionRoleArn),
    executionMode: described.InferenceExecutionConfig?.Mode as InferenceExecutionMode | undefined,
    vpc: VpcConfig && vpcOf(isUnresolved(VpcConfig) ? Token.asList(VpcConfig) : VpcConfig.Subnets ?? []),
    securityGroups: VpcConfig?.SecurityGroupIds?.map(securityGroupOf),
    networkIsolation: described.EnableNetworkIsolation,
  };
}

function containerOf(issues: Issues, container: DescribedContainer): ModelContainer {
  const options: ImageContainerOptions = {
    modelData: modelDataOf(issues, container),
    environment: container.Environment,
    containerHostname: container.ContainerHostname,
    inferenceSpecificationName: container.InferenceSpecificationName,
    multiModel: container.Mode === 'MultiModel' ? {} : undefined,
    privateRegistry: privateRegistryOf(container),
    hubContentArn: container.ModelDataSource?.S3DataSource?.HubAccessConfig?.HubContentArn,
  };
  if (container.ModelPackageName !== undefined) {
    checkPackageContainer(issues, options);
    return ModelContainer._unchecked({ kind: 'package', modelPackage: packageOf(container.ModelPackageName) }, options);
  }
  const uri = required(issues.at('image'), container.Image, container);
  const image = attemptOrUnknown(issues.at('image'), uri, (text) => IN_PLACE.image(text));
  checkImageContainer(issues, image, options);
  return ModelContainer._unchecked({ kind: 'image', image }, options);
}

function privateRegistryOf({ ImageConfig }: DescribedContainer): PrivateRegistryOptions | undefined {
  if (ImageConfig?.RepositoryAccessMode !== 'Vpc') { return undefined; }
  const { RepositoryCredentialsProviderArn: arn } = ImageConfig.RepositoryAuthConfig ?? {};
  return { credentialsProvider: arn === undefined ? undefined : functionOf(arn) };
}

function modelDataOf(issues: Issues, { ModelDataUrl, ModelDataSource }: DescribedContainer): ModelData | undefined {
  return dataOf(issues, IN_PLACE, { ModelDataUrl, ModelDataSource });
}
