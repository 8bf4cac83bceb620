import * as fc from 'fast-check';
import { ARCHIVE, TAG, UNPACKED } from './arbitraries';
import { ImageData, ModelDataData, StringMap } from './data';
import * as texts from './texts';
import { World } from './world';
import { ContainerImage, ImageContainerOptions, InferenceExecutionMode, Model, ModelContainer } from '../../src';

/*
 * Models as plain data, as packages are in data.ts: legal ones, of one container and pipelines, with every optional
 * property there and not there.
 */

export interface ServedData {
  /** Either this or a package. */
  readonly image?: ImageData;
  readonly modelPackage?: string;
  readonly modelData?: ModelDataData;
  readonly environment?: StringMap;
  readonly containerHostname?: string;
  readonly inferenceSpecificationName?: string;
  readonly multiModel?: { readonly cache?: boolean };
  readonly hubContentArn?: string;
  readonly privateRegistry?: boolean;
  /** The ARN of the function of a private registry. */
  readonly credentialsProvider?: string;
}

export interface ModelOfData {
  readonly modelName?: string;
  readonly containers: ServedData[];
  readonly executionMode?: 'Serial' | 'Direct';
  readonly networkIsolation?: boolean;
  readonly confusedDeputyProtection?: boolean;
  readonly role?: 'own' | 'imported';
  /** A role by its ARN, in place of one of CDK's. */
  readonly roleArn?: string;
  /** What is not there is left to the library. */
  readonly network?: {
    readonly subnetIds?: string[]; readonly securityGroupIds?: string[]; readonly allowAllOutbound?: boolean;
  };
}

/** Makes a container of the library. */
export function containerOf(
  world: World, { image, modelPackage, modelData, privateRegistry, credentialsProvider, ...same }: ServedData,
): ModelContainer {
  if (modelPackage !== undefined) { return ModelContainer.fromModelPackage(world.modelPackage(modelPackage), same); }
  const options: ImageContainerOptions = {
    ...same,
    ...modelData && { modelData: world.modelData(modelData) },
    ...privateRegistry && { privateRegistry: {} },
    ...credentialsProvider !== undefined && {
      privateRegistry: { credentialsProvider: world.functionRef(credentialsProvider) },
    },
  };
  return ModelContainer.fromImage(image!.via === 'uri' ? ContainerImage.fromUri(image!.uri) : world.image(image!), options);
}

/** Makes a model of the library. */
export function addModel(world: World, id: string, data: ModelOfData): Model {
  const { containers, executionMode, role, roleArn, network, ...same } = data;
  const subnets = network?.subnetIds?.map((subnetId) => world.subnet(subnetId));
  return new Model(world.scope, id, {
    ...same,
    containers: containers.map((one) => containerOf(world, one)),
    executionMode: executionMode as InferenceExecutionMode | undefined,
    ...role && { role: world.role(role, data) },
    ...roleArn !== undefined && { role: world.roleRef(roleArn) },
    ...network && {
      vpc: world.vpc(),
      vpcSubnets: subnets && { subnets },
      securityGroups: network.securityGroupIds?.map((securityGroupId) => world.securityGroup(securityGroupId)),
      allowAllOutbound: network.allowAllOutbound,
    },
  });
}

const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });

/** In Amazon ECR, in the region of the tests. */
const IMAGE: fc.Arbitrary<ImageData> = fc.oneof(
  fc.tuple(fc.constantFrom('.dkr.ecr.eu-west-1.amazonaws.com', '.dkr.ecr-fips.eu-west-1.amazonaws.com', '.dkr-ecr.eu-west-1.on.aws'), TAG)
    .map(([host, tag]): ImageData => ({ via: 'uri', uri: `111122223333${host}/team/churn:${tag}` })),
  fc.tuple(fc.constantFrom('own' as const, 'imported' as const), TAG).map(([repository, tagOrDigest]): ImageData => ({ via: 'ecr', repository, tagOrDigest })),
  TAG.map((tag): ImageData => ({ via: 'prebuilt', repository: 'another', tag, accountId: '444455556666' })),
  fc.constant<ImageData>({ via: 'asset' }),
);

/** Together never more than 32 KiB, however many containers have them. */
const ENVIRONMENT: fc.Arbitrary<StringMap> = fc.oneof(
  {
    weight: 8,
    arbitrary: texts.map(
      texts.ENVIRONMENT_KEY.filter((key) => key.length < 40), texts.text(texts.ANYTHING, { max: 20 }), { max: 3 },
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom(100, 99).map((length) => Object.fromEntries(Array.from({ length }, (_, index) => [`K${index}`, 'value']))) },
);

const HUB = texts.text(texts.ONE_LINE, { min: 1, max: 255 });
const FROM_IMAGE: fc.Arbitrary<ServedData> = fc.tuple(
  IMAGE,
  fc.oneof(
    fc.constant({}),
    ARCHIVE.map((modelData) => ({ modelData })),
    fc.tuple(UNPACKED, optional(HUB)).map(([modelData, hubContentArn]) => ({
      modelData,
      ...hubContentArn !== undefined && { hubContentArn },
    })),
  ),
).map(([image, data]) => ({ image, ...data }));
const MULTI_MODEL: fc.Arbitrary<ServedData> = fc.tuple(
  IMAGE,
  fc.constantFrom<ModelDataData>(
    { via: 'bucketPrefix', bucket: 'own', prefix: 'models/' }, { via: 'bucketPrefix', bucket: { name: 'data' }, prefix: '' },
    { via: 'uri', uri: 's3://data/models/' }, { via: 'uri', uri: 'https://data.s3.eu-west-1.amazonaws.com/' },
  ),
  fc.constantFrom({}, { cache: true }, { cache: false }),
).map(([image, modelData, multiModel]) => ({ image, modelData, multiModel }));
const FROM_PACKAGE: fc.Arbitrary<ServedData> = fc.constantFrom(
  'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3', 'arn:aws:sagemaker:eu-west-1:985815980388:model-package/churn-0123456789abcdef',
).map((modelPackage) => ({ modelPackage }));

/** What any container may have beside. */
const BESIDE = fc.tuple(
  optional(ENVIRONMENT), optional(texts.name()),
).map(([environment, inferenceSpecificationName]) => ({
  ...environment && { environment }, ...inferenceSpecificationName !== undefined && { inferenceSpecificationName },
}));
const SERVED = fc.tuple(
  fc.oneof(FROM_IMAGE, FROM_PACKAGE), BESIDE,
).map(([one, beside]): ServedData => ({ ...one, ...beside }));
const SERVED_MULTI = fc.tuple(MULTI_MODEL, BESIDE).map(([one, beside]): ServedData => ({ ...one, ...beside }));

/** So many ids of subnets or security groups. */
export function idsOf(prefix: 'subnet' | 'sg', length: number): string[] {
  return Array.from({ length }, (_, index) => `${prefix}-${10_000_000 + index}`);
}

const SUBNETS = (...lengths: number[]) => optional(fc.constantFrom(...lengths).map((length) => idsOf('subnet', length)));
const NETWORK = fc.oneof(
  fc.record({ subnetIds: SUBNETS(2, 16), securityGroupIds: fc.constantFrom(1, 5).map((length) => idsOf('sg', length)) }),
  fc.record({ subnetIds: SUBNETS(2), allowAllOutbound: fc.boolean() }),
);

const CONTAINERS: fc.Arbitrary<ServedData[]> = fc.oneof(
  fc.tuple(fc.oneof(SERVED, SERVED_MULTI)),
  fc.tuple(
    fc.constantFrom(2, 3, 15), SERVED_MULTI, fc.boolean(), fc.boolean(),
  ).chain(([length, multi, withMulti, withHostnames]) => fc.tuple(
    fc.array(SERVED, { minLength: length, maxLength: length }),
    fc.uniqueArray(texts.name(), { minLength: length, maxLength: length, size: 'max' }),
  ).map(([all, hostnames]) => all.map((one, index): ServedData => ({
    ...withMulti && index === 1 ? multi : one, ...withHostnames && { containerHostname: hostnames[index] },
  })))),
);

/** Legal models. */
export const LEGAL_MODEL: fc.Arbitrary<ModelOfData> = fc.tuple(
  CONTAINERS, optional(NETWORK), fc.boolean(),
  fc.record({
    modelName: texts.name(),
    networkIsolation: fc.boolean(),
    confusedDeputyProtection: fc.boolean(),
    // CDK splits no policies of imported roles, and this one would be that of all models.
    role: fc.constant('own' as const),
  }, { requiredKeys: [] }).map(({ confusedDeputyProtection, ...others }) => ({
    ...others,
    ...confusedDeputyProtection !== undefined && { confusedDeputyProtection: confusedDeputyProtection && !others.role },
  })),
  optional(fc.constantFrom('Serial' as const, 'Direct' as const)),
).map(([containers, network, isPrivate, others, mode]) => ({
  ...others,
  containers: network && isPrivate
    ? [{ ...containers[0], ...withoutImage(containers[0]) }, ...containers.slice(1)]
    : containers,
  ...network && { network },
  // In direct mode every container of a pipeline has a host name.
  ...mode && (mode === 'Serial' || containers.length === 1 || containers[0].containerHostname !== undefined) && { executionMode: mode },
}));

/** The first container with an image of a private registry, unless it is of a package. */
function withoutImage({ image }: ServedData): Partial<ServedData> {
  return image ? { image: { via: 'uri', uri: 'registry.example.com:5000/churn:3' }, privateRegistry: true } : {};
}

