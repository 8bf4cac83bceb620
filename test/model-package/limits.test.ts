import { Size, Stack, Tags } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import {
  AdditionalInferenceSpecification, ContainerImage, ImageContainerOptions, InferenceContainer,
  InferenceSpecificationProps, InstanceType, MetadataProperties, ModelCard, ModelContainer, ModelData,
  ModelLifeCycleStage, ModelLifeCycleStageStatus, ModelPackage, ModelPackageGroup, ModelPackageGroupEvents,
  ModelPackageGroupProps, ModelPackageProps, PrebuiltRepository, S3File,
  ValidationSpecificationProps,
} from '../../src';
import * as limits from '../../src/diagnostics/limits';
import { issuesOf, newStack, templateOf } from '../support';
import { cardOf } from '../support/cards';
import { newRole } from '../support/grants';
import { fromImage, newModel, newVpc, securityGroup } from '../support/models';
import { bucket, container, newGroup, specification, validation } from '../support/packages';

const ROLE = 'arn:aws:iam::111122223333:role/';
const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/';

/** One part of a row of limits.ts, with a value that just keeps it and one that just does not. */
interface Limit<V> {
  readonly part: 'min' | 'max' | 'form' | 'value';
  readonly at: V;
  readonly past: V;
  /** What is wrong with that. */
  readonly issues: string[];
}

interface Case {
  readonly name: string;
  readonly keep: (stack: Stack) => unknown;
  readonly pass: (stack: Stack) => unknown;
  readonly issues: string[] | 'refused by CDK';
}

/** A row of limits.ts: what makes something with a value in a stack, and the limits. */
function row<V>(name: string, make: (stack: Stack, value: V) => unknown, ...parts: Limit<V>[]): Case[] {
  return parts.map(({ part, at, past, issues }) => ({
    name: `${name} ${part}`,
    keep: (stack) => make(stack, at),
    pass: (stack) => make(stack, past),
    issues,
  }));
}

const min = <V>(at: V, past: V, ...issues: string[]): Limit<V> => ({ part: 'min', at, past, issues });
const max = <V>(at: V, past: V, ...issues: string[]): Limit<V> => ({ part: 'max', at, past, issues });
const form = <V>(at: V, past: V, ...issues: string[]): Limit<V> => ({ part: 'form', at, past, issues });

function group(stack: Stack, props: ModelPackageGroupProps) {
  return new ModelPackageGroup(stack, 'Group', props);
}

/** A group with tags, which are looked at when the app is synthesized. */
function tagged(stack: Stack, tags: { [key: string]: string }) {
  group(stack, {});
  Object.entries(tags).forEach(([key, value]) => Tags.of(stack).add(key, value));
  templateOf(stack);
}

function version(stack: Stack, props: ModelPackageProps) {
  return new ModelPackage(stack, 'Package', { modelPackageGroup: newGroup(stack), ...props });
}

function unversioned(stack: Stack, props: ModelPackageProps) {
  return new ModelPackage(stack, 'Package', { inferenceSpecification: specification(), ...props });
}

/** A function of any ARN, which CDK has not looked at. */
function functionOf(stack: Stack, functionArn: string): lambda.IFunctionRef {
  return Object.assign(new Construct(stack, 'Login'), { functionRef: { functionArn, functionName: 'login' }, env: stack.env });
}

function metadata(stack: Stack, metadataProperties: MetadataProperties) {
  return version(stack, { metadataProperties });
}

function inference(stack: Stack, overrides: Partial<InferenceSpecificationProps>) {
  return version(stack, { inferenceSpecification: specification(overrides) });
}

function additional(stack: Stack, overrides: Partial<AdditionalInferenceSpecification>) {
  return version(stack, { additionalInferenceSpecifications: [{ name: 'large', containers: [container()], ...overrides }] });
}

function inContainer(stack: Stack, overrides: Partial<InferenceContainer>) {
  return inference(stack, { containers: [container(overrides)] });
}

function validated(stack: Stack, overrides: Partial<ValidationSpecificationProps>) {
  return version(stack, { validationSpecification: validation(overrides) });
}

/** A model of one container. */
function served(stack: Stack, options: ImageContainerOptions) {
  return newModel(stack, { containers: [fromImage(options)] });
}

/** As many containers, no two equal. */
function containers(count: number): InferenceContainer[] {
  return Array.from({ length: count }, (_, index) => container({ image: ContainerImage.fromUri(`registry/churn:${index}`) }));
}

/** As many additional specifications, no two with the same name. */
function specifications(count: number): AdditionalInferenceSpecification[] {
  return Array.from({ length: count }, (_, index) => ({ name: `way-${index}`, containers: [container()] }));
}

/** A map of as many entries. */
function entries(count: number): { [key: string]: string } {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`KEY_${index}`, 'value']));
}

const DIGEST = 'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef';

const CASES: Case[] = [
  // Groups
  ...row('MODEL_PACKAGE_GROUP.modelPackageGroupName', (stack, modelPackageGroupName: string) => group(stack, { modelPackageGroupName }),
    min('a', '', 'modelPackageGroupName: Text.length'),
    max('a'.repeat(63), 'a'.repeat(64), 'modelPackageGroupName: Text.length'),
    form('a--9', 'churn-', 'modelPackageGroupName: Text.sageMakerName'),
  ),
  ...row('MODEL_PACKAGE_GROUP.description', (stack, description: string) => group(stack, { description }),
    max('a'.repeat(1024), 'a'.repeat(1025), 'description: Text.length'),
    form('a b', 'a\tb', 'description: Text.printable'),
  ),
  ...row('TAGS', (stack, count: number) => tagged(stack, entries(count)), max(50, 51, 'Stack/Group: Map.size')),
  ...row('TAGS.key', (stack, key: string) => tagged(stack, { [key]: 'value' }),
    min('a', '', 'Stack/Group: Text.length'),
    max('a'.repeat(128), 'a'.repeat(129), 'Stack/Group: Text.length'),
    form('a b_.:/=+-@9', 'a,b', 'Stack/Group: Text.tagKey'),
  ),
  ...row('TAGS.value', (stack, value: string) => tagged(stack, { team: value }),
    max('a'.repeat(256), 'a'.repeat(257), 'Stack/Group: Text.length'),
    form('a b_.:/=+-@9', 'a,b', 'Stack/Group: Text.tagValue'),
  ),

  // Packages
  ...row('MODEL_PACKAGE.modelPackageName', (stack, modelPackageName: string) => unversioned(stack, { modelPackageName }),
    min('a', '', 'modelPackageName: Text.length'),
    max('a'.repeat(63), 'a'.repeat(64), 'modelPackageName: Text.length'),
    form('a--9', '-churn', 'modelPackageName: Text.sageMakerName'),
  ),
  ...row('MODEL_PACKAGE.description', (stack, description: string) => version(stack, { description }),
    max('a'.repeat(1024), 'a'.repeat(1025), 'description: Text.length'),
    form('a b', 'a\nb', 'description: Text.printable'),
  ),
  ...row('MODEL_PACKAGE.approvalDescription', (stack, approvalDescription: string) => version(stack, { approvalDescription }),
    max('a'.repeat(1024), 'a'.repeat(1025), 'approvalDescription: Text.length'),
    form('a\tb', 'a\nb', 'approvalDescription: Text.oneLine'),
  ),
  ...row('MODEL_PACKAGE.sourceUri', (stack, sourceUri: string) => version(stack, { sourceUri }),
    max('a'.repeat(1024), 'a'.repeat(1025), 'sourceUri: Text.length'),
    form('arn:aws:sagemaker:eu-west-1:111122223333:model/churn', 'model=churn',
      'sourceUri: Text.sourceUri'),
  ),
  ...row('MODEL_PACKAGE.clientToken', (stack, clientToken: string) => version(stack, { clientToken }),
    min('a', '', 'clientToken: Text.length'),
    max('a'.repeat(36), 'a'.repeat(37), 'clientToken: Text.length'),
    form('-a-', 'a_b', 'clientToken: Text.clientToken'),
  ),
  ...row('MODEL_PACKAGE.additionalInferenceSpecifications',
    (stack, count: number) => version(stack, { additionalInferenceSpecifications: specifications(count) }),
    min(1, 0, 'additionalInferenceSpecifications: List.length'),
    max(15, 16, 'additionalInferenceSpecifications: List.length'),
  ),
  ...row('MODEL_PACKAGE.additionalInferenceSpecificationsToAdd',
    (stack, count: number) => version(stack, { additionalInferenceSpecificationsToAdd: specifications(count) }),
    min(1, 0, 'additionalInferenceSpecificationsToAdd: List.length'),
    max(15, 16, 'additionalInferenceSpecificationsToAdd: List.length'),
  ),
  ...row('MAX_ADDITIONAL_SPECIFICATIONS', (stack, additionalInferenceSpecificationsToAdd: AdditionalInferenceSpecification[]) =>
    version(stack, { additionalInferenceSpecifications: specifications(14), additionalInferenceSpecificationsToAdd }),
  {
    part: 'value',
    at: [{ name: 'a', containers: [container()] }],
    past: [{ name: 'a', containers: [container()] }, { name: 'b', containers: [container()] }],
    issues: ['additionalInferenceSpecificationsToAdd: ModelPackage.tooManySpecifications'],
  },
  ),
  ...row('MODEL_PACKAGE.customerMetadataProperties', (stack, count: number) => version(stack, { customerMetadataProperties: entries(count) }),
    max(50, 51, 'customerMetadataProperties: Map.size'),
  ),
  ...row('MODEL_PACKAGE.customerMetadataProperties.key',
    (stack, key: string) => version(stack, { customerMetadataProperties: { [key]: 'value' } }),
    min('a', '', 'customerMetadataProperties: Text.length'),
    max('a'.repeat(128), 'a'.repeat(129), 'customerMetadataProperties: Text.length'),
    form('a b_.:/=+-@9', 'a#b', 'customerMetadataProperties: Text.customerMetadata'),
  ),
  ...row('MODEL_PACKAGE.customerMetadataProperties.value',
    (stack, value: string) => version(stack, { customerMetadataProperties: { key: value } }),
    min('a', '', 'customerMetadataProperties["key"]: Text.length'),
    max('a'.repeat(128), 'a'.repeat(129), 'customerMetadataProperties["key"]: Text.length'),
    form('a b_.:/=+-@9', 'a#b', 'customerMetadataProperties["key"]: Text.customerMetadata'),
  ),
  ...row('MODEL_PACKAGE.customerMetadataPropertiesToRemove[]',
    (stack, key: string) => version(stack, { customerMetadataPropertiesToRemove: [key] }),
    min('a', '', 'customerMetadataPropertiesToRemove[0]: Text.length'),
    max('a'.repeat(128), 'a'.repeat(129), 'customerMetadataPropertiesToRemove[0]: Text.length'),
    form('a b_.:/=+-@9', 'a#b', 'customerMetadataPropertiesToRemove[0]: Text.customerMetadata'),
  ),
  ...row('LIFE_CYCLE.description', (stack, description: string) => version(stack, {
    lifeCycle: { stage: ModelLifeCycleStage.QA, status: ModelLifeCycleStageStatus.APPROVED, description },
  }),
  max('a'.repeat(1024), 'a'.repeat(1025), 'lifeCycle.description: Text.length'),
  form('a\tb', 'a\nb', 'lifeCycle.description: Text.oneLine'),
  ),

  // Metadata in conditions
  ...row('CONDITION_ON_METADATA.key',
    (stack, key: string) => newGroup(stack).grants.register(newRole(stack), { customerMetadataProperties: { [key]: ['a'] } }),
    min('a', '', 'customerMetadataProperties: Text.length'),
    max('a'.repeat(128), 'a'.repeat(129), 'customerMetadataProperties: Text.length'),
    form('a b_.:/=+-@9', 'a*', 'customerMetadataProperties: Text.customerMetadata'),
  ),
  ...row('CONDITION_ON_METADATA.value',
    (stack, value: string) => newGroup(stack).grants.register(newRole(stack), {
      customerMetadataProperties: { key: [value] },
    }),
    min('a', '', 'customerMetadataProperties["key"][0]: Text.length'),
    max('a'.repeat(256), 'a'.repeat(257), 'customerMetadataProperties["key"][0]: Text.length'),
    form('a b_.:/=+-@9', '${aws:username}', 'customerMetadataProperties["key"][0]: Text.customerMetadata'),
  ),

  // Metadata properties
  ...row('METADATA_PROPERTIES.commitId', (stack, commitId: string) => metadata(stack, { commitId }),
    max('a'.repeat(1024), 'a'.repeat(1025), 'metadataProperties.commitId: Text.length'),
    form('a b', 'a\nb', 'metadataProperties.commitId: Text.oneLine'),
  ),
  ...row('METADATA_PROPERTIES.generatedBy', (stack, generatedBy: string) => metadata(stack, { generatedBy }),
    max('a'.repeat(1024), 'a'.repeat(1025), 'metadataProperties.generatedBy: Text.length'),
    form('a b', 'a\nb', 'metadataProperties.generatedBy: Text.oneLine'),
  ),
  ...row('METADATA_PROPERTIES.projectId', (stack, projectId: string) => metadata(stack, { projectId }),
    max('a'.repeat(1024), 'a'.repeat(1025), 'metadataProperties.projectId: Text.length'),
    form('a b', 'a\nb', 'metadataProperties.projectId: Text.oneLine'),
  ),
  ...row('METADATA_PROPERTIES.repository', (stack, repository: string) => metadata(stack, { repository }),
    max('a'.repeat(1024), 'a'.repeat(1025), 'metadataProperties.repository: Text.length'),
    form('a b', 'a\nb', 'metadataProperties.repository: Text.oneLine'),
  ),

  // Inference specifications
  ...row('INFERENCE_SPECIFICATION.containers', (stack, count: number) => inference(stack, { containers: containers(count) }),
    min(1, 0, 'inferenceSpecification.containers: List.length'),
    max(15, 16, 'inferenceSpecification.containers: List.length'),
  ),
  ...row('INFERENCE_SPECIFICATION.supportedContentTypes[]',
    (stack, type: string) => inference(stack, { supportedContentTypes: ['text/csv', type] }),
    max('a'.repeat(256), 'a'.repeat(257), 'inferenceSpecification.supportedContentTypes[1]: Text.length'),
    form('*/*', 'a\nb', 'inferenceSpecification.supportedContentTypes[1]: Text.oneLine'),
  ),
  ...row('INFERENCE_SPECIFICATION.supportedResponseMimeTypes[]',
    (stack, type: string) => inference(stack, { supportedResponseMimeTypes: ['text/csv', type] }),
    max(`a/${'b'.repeat(1022)}`, `a/${'b'.repeat(1023)}`,
      'inferenceSpecification.supportedResponseMimeTypes[1]: Text.length'),
    form('a/b', 'csv', 'inferenceSpecification.supportedResponseMimeTypes[1]: Text.mimeType'),
  ),
  ...row('INFERENCE_SPECIFICATION.supportedTransformInstanceTypes',
    (stack, supportedTransformInstanceTypes: InstanceType[]) => inference(stack, { supportedTransformInstanceTypes }),
    min([InstanceType.M5_LARGE], [], 'inferenceSpecification.supportedTransformInstanceTypes: List.length'),
  ),
  ...row('ADDITIONAL_INFERENCE_SPECIFICATION.containers', (stack, count: number) => additional(stack, { containers: containers(count) }),
    min(1, 0, 'additionalInferenceSpecifications[0].containers: List.length'),
    max(15, 16, 'additionalInferenceSpecifications[0].containers: List.length'),
  ),
  ...row('ADDITIONAL_INFERENCE_SPECIFICATION.supportedContentTypes[]',
    (stack, type: string) => additional(stack, { supportedContentTypes: [type] }),
    max('a'.repeat(256), 'a'.repeat(257),
      'additionalInferenceSpecifications[0].supportedContentTypes[0]: Text.length'),
    form('*/*', 'a\nb', 'additionalInferenceSpecifications[0].supportedContentTypes[0]: Text.oneLine'),
  ),
  ...row('ADDITIONAL_INFERENCE_SPECIFICATION.supportedResponseMimeTypes[]',
    (stack, type: string) => additional(stack, { supportedResponseMimeTypes: [type] }),
    max(`a/${'b'.repeat(1022)}`, `a/${'b'.repeat(1023)}`,
      'additionalInferenceSpecifications[0].supportedResponseMimeTypes[0]: Text.length'),
    form('a/b', '*/*', 'additionalInferenceSpecifications[0].supportedResponseMimeTypes[0]: Text.mimeType'),
  ),
  ...row('ADDITIONAL_INFERENCE_SPECIFICATION.supportedTransformInstanceTypes',
    (stack, supportedTransformInstanceTypes: InstanceType[]) => additional(stack, { supportedTransformInstanceTypes }),
    min([InstanceType.M5_LARGE], [], 'additionalInferenceSpecifications[0].supportedTransformInstanceTypes: List.length'),
  ),
  ...row('ADDITIONAL_INFERENCE_SPECIFICATION.name', (stack, name: string) => additional(stack, { name }),
    min('a', '', 'additionalInferenceSpecifications[0].name: Text.length'),
    max('a'.repeat(63), 'a'.repeat(64), 'additionalInferenceSpecifications[0].name: Text.length'),
    form('a--9', 'on gpu', 'additionalInferenceSpecifications[0].name: Text.sageMakerName'),
  ),
  ...row('ADDITIONAL_INFERENCE_SPECIFICATION.description', (stack, description: string) => additional(stack, { description }),
    max('a'.repeat(1024), 'a'.repeat(1025), 'additionalInferenceSpecifications[0].description: Text.length'),
    form('a b', 'a\nb', 'additionalInferenceSpecifications[0].description: Text.printable'),
  ),

  // Containers
  ...row('INFERENCE_CONTAINER.containerHostname', (stack, containerHostname: string) => inContainer(stack, { containerHostname }),
    min('a', '', 'inferenceSpecification.containers[0].containerHostname: Text.length'),
    max('a'.repeat(63), 'a'.repeat(64), 'inferenceSpecification.containers[0].containerHostname: Text.length'),
    form('a--9', 'a.b', 'inferenceSpecification.containers[0].containerHostname: Text.sageMakerName'),
  ),
  ...row('INFERENCE_CONTAINER.imageDigest', (stack, imageDigest: string) => inContainer(stack, { imageDigest }),
    // No digest has 72 characters.
    max(DIGEST, `${DIGEST}00`, 'inferenceSpecification.containers[0].imageDigest: Text.length'),
    form(DIGEST, DIGEST.slice(0, -1), 'inferenceSpecification.containers[0].imageDigest: Text.sha256Digest'),
  ),
  ...row('INFERENCE_CONTAINER.frameworkVersion', (stack, frameworkVersion: string) => inContainer(stack, { frameworkVersion }),
    min('1.7', '1.', 'inferenceSpecification.containers[0].frameworkVersion: Text.length'),
    max('1.7-1.2345', '1.7-1.23456', 'inferenceSpecification.containers[0].frameworkVersion: Text.length'),
    form('1.7-1', '10.2',
      'inferenceSpecification.containers[0].frameworkVersion: Text.frameworkVersion'),
  ),
  ...row('INFERENCE_CONTAINER.dataInputConfig', (stack, dataInputConfig: string) => inContainer(stack, { dataInputConfig }),
    min('1', '', 'inferenceSpecification.containers[0].dataInputConfig: Text.length'),
    max(`"${'a'.repeat(1022)}"`, `"${'a'.repeat(1023)}"`,
      'inferenceSpecification.containers[0].dataInputConfig: Text.length'),
  ),
  ...row('INFERENCE_CONTAINER.environment', (stack, count: number) => inContainer(stack, { environment: entries(count) }),
    max(16, 17, 'inferenceSpecification.containers[0].environment: Map.size'),
  ),
  ...row('INFERENCE_CONTAINER.environment.key', (stack, key: string) => inContainer(stack, { environment: { [key]: 'value' } }),
    min('a', '', 'inferenceSpecification.containers[0].environment: Text.length'),
    max('a'.repeat(1024), 'a'.repeat(1025), 'inferenceSpecification.containers[0].environment: Text.length'),
    form('_a9', '9a', 'inferenceSpecification.containers[0].environment: Text.environmentVariable'),
  ),
  ...row('INFERENCE_CONTAINER.environment.value', (stack, value: string) => inContainer(stack, { environment: { KEY: value } }),
    max('a'.repeat(1024), 'a'.repeat(1025), 'inferenceSpecification.containers[0].environment["KEY"]: Text.length'),
  ),

  // Models
  ...row('MODEL.modelName', (stack, modelName: string) => newModel(stack, { modelName }),
    min('a', '', 'modelName: Text.length'),
    max('a'.repeat(63), 'a'.repeat(64), 'modelName: Text.length'),
    form('a--9', 'churn_3', 'modelName: Text.sageMakerName'),
  ),
  ...row('MODEL.containers', (stack, count: number) => newModel(stack, { containers: new Array<ModelContainer>(count).fill(fromImage()) }),
    min(1, 0, 'containers: List.length'),
    max(15, 16, 'containers: List.length'),
  ),
  ...row('MODEL.securityGroups', (stack, count: number) => newModel(stack, {
    vpc: newVpc(stack),
    securityGroups: Array.from({ length: count }, (_, index) => securityGroup(stack, String(index))),
  }),
  min(1, 0, 'securityGroups: List.length'),
  max(5, 6, 'securityGroups: List.length'),
  ),
  ...row('MODEL_SUBNETS', (stack, count: number) => newModel(stack, {
    vpc: newVpc(stack),
    vpcSubnets: { subnets: Array.from({ length: count }, (_, index) => ec2.Subnet.fromSubnetId(stack, `S${index}`, `subnet-${index + 10_000_000}`)) },
  }),
  min(1, 0, 'vpcSubnets: List.length'),
  max(16, 17, 'vpcSubnets: List.length'),
  ),
  ...row('MODEL_SUBNETS[]', (stack, id: string) => newModel(stack, {
    vpc: newVpc(stack),
    vpcSubnets: { subnets: [id, 'subnet-87654321'].map((subnet, index) => ec2.Subnet.fromSubnetId(stack, `S${index}`, subnet)) },
  }),
  max('subnet-0123456789abcdef0', `subnet-${'1'.repeat(26)}`, 'vpcSubnets[0]: Text.length'),
  form('subnet-12345678', 'subnet_12345678', 'vpcSubnets[0]: Text.vpcResourceId'),
  ),
  ...row('VPC_RESOURCE_ID', (stack, id: string) => newModel(stack, {
    vpc: newVpc(stack), securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(stack, 'SecurityGroup', id)],
  }),
  // CloudFormation Validate takes only the lengths of today's IDs.
  max('sg-0123456789abcdef0', `sg-${'1'.repeat(30)}`, 'securityGroups[0]: Text.length'),
  form('sg-12345678', 'sg_12345678', 'securityGroups[0]: Text.vpcResourceId'),
  ),
  ...row('CREDENTIALS_PROVIDER', (stack, functionArn: string) => newModel(stack, {
    vpc: newVpc(stack),
    // A policy of its own would have to name the function.
    role: iam.Role.fromRoleArn(stack, 'Role', `${ROLE}churn`, { mutable: false }),
    containers: [fromImage({ privateRegistry: { credentialsProvider: functionOf(stack, functionArn) } },
      ContainerImage.fromUri('registry.example.com/churn:3'))],
  }),
  min('a', '', 'containers[0].privateRegistry.credentialsProvider: Text.length'),
  max('a'.repeat(2048), 'a'.repeat(2049), 'containers[0].privateRegistry.credentialsProvider: Text.length'),
  form('arn:aws:lambda:eu-west-1:111122223333:function:login', 'a\nb',
    'containers[0].privateRegistry.credentialsProvider: Text.oneLine'),
  ),
  ...row('ROLE_ARN', (stack, arn: string) => newModel(stack, { role: iam.Role.fromRoleArn(stack, 'Role', arn, { mutable: false }) }),
    max(ROLE + 'r'.repeat(2048 - ROLE.length), ROLE + 'r'.repeat(2049 - ROLE.length), 'role: Text.length'),
    form(`${ROLE}path/r`, 'arn:aws:iam::111122223333:user/ada', 'role: Text.roleArn'),
  ),
  ...row('ENCRYPTION_KEY', (stack, arn: string) => version(stack, { encryptionKey: kms.Key.fromKeyArn(stack, 'Key', arn) }),
    form(`${KEY}1234abcd-12ab-34cd-56ef-1234567890ab`, `${KEY}a key`, 'encryptionKey: Text.kmsKey'),
  ),
  ...row('MAX_MODEL_ENVIRONMENT', (stack, bytes: number) => newModel(stack, {
    containers: [fromImage({
      environment: Object.fromEntries(Array.from({ length: 33 }, (_, index) => [`KEY_${index + 10}`, 'x'.repeat(index < 32 ? 986 : bytes - 31_750)])),
    })],
  }),
  { part: 'value', at: 32_768, past: 32_769, issues: ['containers: Model.environmentSize'] },
  ),
  ...row('MODEL_CONTAINER.containerHostname', (stack, containerHostname: string) => served(stack, { containerHostname }),
    min('a', '', 'containerHostname: Text.length'),
    max('a'.repeat(63), 'a'.repeat(64), 'containerHostname: Text.length'),
    form('a--9', 'a.b', 'containerHostname: Text.sageMakerName'),
  ),
  ...row('MODEL_CONTAINER.inferenceSpecificationName',
    (stack, inferenceSpecificationName: string) => served(stack, { inferenceSpecificationName }),
    min('a', '', 'inferenceSpecificationName: Text.length'),
    max('a'.repeat(63), 'a'.repeat(64), 'inferenceSpecificationName: Text.length'),
    form('a--9', 'on gpu', 'inferenceSpecificationName: Text.sageMakerName'),
  ),
  ...row('MODEL_CONTAINER.environment', (stack, count: number) => served(stack, { environment: entries(count) }),
    max(100, 101, 'environment: Map.size'),
  ),
  ...row('MODEL_CONTAINER.environment.key', (stack, key: string) => served(stack, { environment: { [key]: 'value' } }),
    min('a', '', 'environment: Text.length'),
    max('a'.repeat(1024), 'a'.repeat(1025), 'environment: Text.length'),
    form('_a9', '9a', 'environment: Text.environmentVariable'),
  ),
  ...row('MODEL_CONTAINER.environment.value', (stack, value: string) => served(stack, { environment: { KEY: value } }),
    max('a'.repeat(1024), 'a'.repeat(1025), 'environment["KEY"]: Text.length'),
  ),
  ...row('MODEL_CONTAINER.hubContentArn',
    (stack, hubContentArn: string) => served(stack, { hubContentArn, modelData: ModelData.fromBucketPrefix(bucket(), 'model/') }),
    min('a', '', 'hubContentArn: Text.length'),
    max('a'.repeat(255), 'a'.repeat(256), 'hubContentArn: Text.length'),
    form('arn:aws:sagemaker:eu-west-1:111122223333:hub-content/private/Model/llama/1.0.0', 'a\nb', 'hubContentArn: Text.oneLine'),
  ),

  // Source algorithms
  ...row('SOURCE_ALGORITHM.algorithmName', (stack, algorithmName: string) => version(stack, { sourceAlgorithm: { algorithmName } }),
    min('a', '', 'sourceAlgorithm.algorithmName: Text.length'),
    max(`arn:aws:sagemaker:eu-west-1:111122223333:${'a'.repeat(65)}/${'b'.repeat(63)}`,
      `arn:aws:sagemaker:eu-west-1:111122223333:${'a'.repeat(66)}/${'b'.repeat(63)}`,
      'sourceAlgorithm.algorithmName: Text.length'),
    form('arn:aws:sagemaker:eu-west-1:111122223333:algorithm/boosting', 'boosting_trees',
      'sourceAlgorithm.algorithmName: Text.nameOrArn'),
  ),

  // Files of metrics and baselines
  ...row('DESCRIBED_FILE.contentType', (stack, contentType: string) =>
    version(stack, { modelMetrics: { modelQuality: { statistics: { file: S3File.fromUri('s3://data/s.json'), contentType } } } }),
  max('a'.repeat(256), 'a'.repeat(257), 'modelMetrics.modelQuality.statistics.contentType: Text.length'),
  form('a b', 'a\nb', 'modelMetrics.modelQuality.statistics.contentType: Text.oneLine'),
  ),
  ...row('DESCRIBED_FILE.contentDigest', (stack, contentDigest: string) =>
    version(stack, { driftCheckBaselines: { bias: { configFile: { file: S3File.fromUri('s3://data/c.json'), contentDigest } } } }),
  // No digest has 72 characters.
  max(DIGEST, `${DIGEST}00`, 'driftCheckBaselines.bias.configFile.contentDigest: Text.length'),
  form(DIGEST, 'md5:0123', 'driftCheckBaselines.bias.configFile.contentDigest: Text.sha256Digest'),
  ),

  // Validation specifications
  ...row('VALIDATION_SPECIFICATION.profileName', (stack, profileName: string) => validated(stack, { profileName }),
    min('a', '', 'validationSpecification.profileName: Text.length'),
    max('a'.repeat(63), 'a'.repeat(64), 'validationSpecification.profileName: Text.length'),
    form('a--9', 'my profile', 'validationSpecification.profileName: Text.sageMakerName'),
  ),
  ...row('VALIDATION_SPECIFICATION.maxConcurrentTransforms',
    (stack, maxConcurrentTransforms: number) => validated(stack, { maxConcurrentTransforms }),
    min(0, -1, 'validationSpecification.maxConcurrentTransforms: Number.range'),
    max(2_147_483_647, 2_147_483_648, 'validationSpecification.maxConcurrentTransforms: Number.range'),
  ),
  ...row('VALIDATION_SPECIFICATION.environment', (stack, count: number) => validated(stack, { environment: entries(count) }),
    max(16, 17, 'validationSpecification.environment: Map.size'),
  ),
  ...row('VALIDATION_SPECIFICATION.environment.key', (stack, key: string) => validated(stack, { environment: { [key]: 'value' } }),
    min('a', '', 'validationSpecification.environment: Text.length'),
    max('a'.repeat(1024), 'a'.repeat(1025), 'validationSpecification.environment: Text.length'),
    form('_a9', 'a-b', 'validationSpecification.environment: Text.environmentVariable'),
  ),
  ...row('VALIDATION_SPECIFICATION.environment.value', (stack, value: string) => validated(stack, { environment: { KEY: value } }),
    max('a'.repeat(1024), 'a'.repeat(1025), 'validationSpecification.environment["KEY"]: Text.length'),
  ),
  ...row('TRANSFORM_INPUT.contentType', (stack, contentType: string) =>
    validated(stack, { transformInput: { source: validation()._props.transformInput.source, contentType } }),
  max('a'.repeat(256), 'a'.repeat(257), 'validationSpecification.transformInput.contentType: Text.length'),
  form('*/*', 'a\nb', 'validationSpecification.transformInput.contentType: Text.oneLine'),
  ),
  ...row('TRANSFORM_OUTPUT.accept', (stack, accept: string) => validated(stack, { transformOutput: { bucket: bucket(), accept } }),
    max('a'.repeat(256), 'a'.repeat(257), 'validationSpecification.transformOutput.accept: Text.length'),
    form('*/*', 'a\nb', 'validationSpecification.transformOutput.accept: Text.oneLine'),
  ),
  ...row('TRANSFORM_RESOURCES.instanceCount', (stack, instanceCount: number) =>
    validated(stack, { transformResources: { instanceType: InstanceType.M5_LARGE, instanceCount } }),
  min(1, 0, 'validationSpecification.transformResources.instanceCount: Number.range'),
  max(100, 101, 'validationSpecification.transformResources.instanceCount: Number.range'),
  ),
  ...row('MAX_PAYLOAD', (stack, maxPayload: Size) => validated(stack, { maxPayload }),
    max(Size.mebibytes(100), Size.mebibytes(101), 'validationSpecification.maxPayload: Number.range'),
  ),
  {
    name: 'MAX_PAYLOAD min',
    keep: (stack) => validated(stack, { maxPayload: Size.mebibytes(0) }),
    // A size has no minus.
    pass: (stack) => validated(stack, { maxPayload: Size.mebibytes(-1) }),
    issues: 'refused by CDK',
  },
  ...row('MAX_CONCURRENT_PAYLOAD', (stack, maxConcurrentTransforms: number) =>
    validated(stack, { maxPayload: Size.mebibytes(25), maxConcurrentTransforms }),
  {
    part: 'value',
    at: 4,
    past: 5,
    issues: ['validationSpecification.maxPayload: ValidationSpecification.payload'],
  },
  ),

  // Values that have one limit wherever they are used
  ...row('IMAGE_URI', (stack, uri: string) => inContainer(stack, { image: ContainerImage.fromUri(uri) }),
    min('a', '', 'imageUri: Text.length'),
    max('a'.repeat(255), 'a'.repeat(256), 'imageUri: Text.length'),
    form('registry/churn:3', 'registry/my churn:3',
      'imageUri: Text.imagePath'),
  ),
  ...row('IMAGE_TAG', (stack, tag: string) => inContainer(stack, { image: ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, tag) }),
    min('_', '', 'tag: Text.length'),
    max('a'.repeat(128), 'a'.repeat(129), 'tag: Text.length'),
    form('1.7-1', '.7-1', 'tag: Text.imageTag'),
  ),
  ...row('IMAGE_DIGEST', (stack, digest: string) => inContainer(stack, {
    image: ContainerImage.fromEcrRepository(ecr.Repository.fromRepositoryName(stack, 'Repository', 'churn'), digest),
  }),
  form(DIGEST, 'sha256:0123', 'tagOrDigest: Text.imageDigest'),
  ),
  ...row('REPOSITORY_NAME', (stack, name: string) => inContainer(stack, {
    image: ContainerImage.fromPrebuilt(PrebuiltRepository.of(name), '1', { accountId: '444455556666' }),
  }),
  min('ab', 'a', 'repositoryName: Text.length'),
  max('a'.repeat(256), 'a'.repeat(257), 'repositoryName: Text.length'),
  form('acme/serving_v2.gpu', 'acme/serving:2', 'repositoryName: Text.repositoryName'),
  ),
  ...row('MODEL_PACKAGE_VERSION', (stack, number: string) => group(stack, {}).arnForModelPackages(number),
    form('999999999', '0', 'version: Text.versionNumber'),
  ),
  ...row('REGISTRY_ACCOUNT', (stack, accountId: string) => inContainer(stack, {
    image: ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1', { accountId }),
  }),
  form('444455556666', '44445555666', 'accountId: Text.accountId'),
  ),
  ...row('S3_LOCATION', (stack, uri: string) => version(stack, { modelMetrics: { bias: { report: { file: S3File.fromUri(uri) } } } }),
    max(`s3://data/${'k'.repeat(1014)}`, `s3://data/${'k'.repeat(1015)}`, 'uri: Text.length'),
    form('https://data.s3.eu-west-1.amazonaws.com/report.json', 'data/report.json',
      'uri: Text.s3Location'),
  ),
  ...row('S3_KEY', (stack, key: string) => version(stack, { modelMetrics: { bias: { report: { file: S3File.fromBucket(bucket(), key) } } } }),
    form('a b', 'a\nb', 'objectKey: Text.oneLine'),
  ),
  ...row('BUCKET_NAME', (stack, name: string) => version(stack, { modelMetrics: { bias: { report: { file: S3File.fromUri(`s3://${name}/k`) } } } }),
    form('abc', 'ab', 'uri: Text.bucketName'),
  ),
  ...row('LIFE_CYCLE_NAME', (stack, name: string) => version(stack, {
    lifeCycle: { stage: ModelLifeCycleStage.of(name), status: ModelLifeCycleStageStatus.APPROVED },
  }),
  min('a', '', 'name: Text.length'),
  max('a'.repeat(63), 'a'.repeat(64), 'name: Text.length'),
  form('pre-production', 'pre production', 'name: Text.sageMakerName'),
  ),
  ...row('LIFE_CYCLE_EVENT.stages',
    (stack, stages: ModelLifeCycleStage[]) => newGroup(stack).onLifeCycleChange('Rule', { stages }),
    min([ModelLifeCycleStage.QA], [], 'stages: List.length'),
  ),
  ...row('LIFE_CYCLE_EVENT.stageStatuses',
    (stack, stageStatuses: ModelLifeCycleStageStatus[]) => newGroup(stack).onLifeCycleChange('Rule', { stageStatuses }),
    min([ModelLifeCycleStageStatus.APPROVED], [], 'stageStatuses: List.length'),
  ),
  ...row('GROUP_NAME_PREFIX',
    (stack, prefix: string) => ModelPackageGroupEvents.fromModelPackageGroupNamePrefix(stack, prefix).onApproved('Rule'),
    min('a', '', 'prefix: Text.length'),
    max('a'.repeat(63), 'a'.repeat(64), 'prefix: Text.length'),
    form('churn-', 'churn_', 'prefix: Text.sageMakerName'),
  ),
  ...row('INSTANCE_TYPE', (stack, type: string) => inference(stack, { supportedTransformInstanceTypes: [InstanceType.of(type)] }),
    form('ml.m5.large', 'm5.large', 'instanceType: Text.instanceType'),
  ),
  ...row('MODEL_CARD_CONTENT', (stack, length: number) => version(stack, { modelCard: ModelCard.fromJson(cardOf(length)) }),
    max(100_000, 100_001, 'json: Text.length'),
  ),
  {
    name: 'MAX_RESOURCE_POLICY value',
    keep: (stack) => policyOf(stack, 20_480),
    pass: (stack) => {
      policyOf(stack, 20_481);
      templateOf(stack);
    },
    issues: ['Stack/Group/Resource: ModelPackageGroup.policySize'],
  },
];

/** Gives a group a resource policy of a number of characters. */
function policyOf(stack: Stack, characters: number) {
  newGroup(stack).addToResourcePolicy(new iam.PolicyStatement({
    principals: [new iam.ArnPrincipal('arn:aws:iam::444455556666:root')],
    actions: ['sagemaker:DescribeModelPackage'],
    resources: ['r'.repeat(characters - 166)],
  }));
}

test.each(CASES)('$name: a value at the limit passes, with CloudFormation, too', ({ keep }) => {
  const stack = newStack();
  keep(stack);
  expect(Object.keys(templateOf(stack).Resources).length).toBeGreaterThan(0);
});

test.each(CASES)('$name: a value past the limit fails', ({ pass, issues }) => {
  if (issues === 'refused by CDK') {
    expect(() => pass(newStack())).toThrow();
  } else {
    expect(issuesOf(() => pass(newStack()))).toEqual(issues);
  }
});

test('every row of limits.ts is tested here, and every test has its row', () => {
  expect(CASES.map(({ name }) => name).sort())
    .toEqual(Object.entries(limits).flatMap(([name, limit]) => partsOf(name, limit)).sort());
});

/** The names of the tests that something exported by limits.ts needs. */
function partsOf(name: string, limit: limits.Limit | limits.Limits | number): string[] {
  if (typeof limit === 'number') { return [`${name} value`]; }
  if (typeof limit.kind !== 'string') {
    return Object.entries(limit as limits.Limits).flatMap(([property, inner]) => partsOf(`${name}.${property}`, inner));
  }
  const parts = (['min', 'max', 'form'] as const).filter((part) => (limit as unknown as { [part: string]: unknown })[part] !== undefined);
  return [
    ...parts.map((part) => `${name} ${part}`),
    ...limit.kind === 'list' && limit.each ? partsOf(`${name}[]`, limit.each as limits.Limit) : [],
    ...limit.kind === 'map' ? [...partsOf(`${name}.key`, limit.key as limits.Limit), ...partsOf(`${name}.value`, limit.value as limits.Limit)] : [],
  ];
}
