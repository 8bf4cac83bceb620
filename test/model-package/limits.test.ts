import { Size, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import {
  AdditionalInferenceSpecification, ContainerImage, ImageContainerOptions, InferenceContainer, InferenceSpecificationProps, InstanceType,
  MetadataProperties, ModelCard, ModelContainer, ModelData, ModelPackage, ModelPackageGroup,
  ModelPackageGroupProps, ModelPackageProps, PrebuiltRepository, S3File, ValidationSpecificationProps,
} from '../../src';
import * as limits from '../../src/diagnostics/limits';
import { messageOf, newStack } from '../support';
import { cardOf } from '../support/cards';
import { fromImage, newModel, newVpc, securityGroup } from '../support/models';
import { bucket, container, newGroup, specification, templateOf, validation } from '../support/packages';

/** One part of a row of limits.ts, with a value that just keeps it and one that just does not. */
interface Limit<V> {
  readonly part: 'min' | 'max' | 'form' | 'value';
  readonly at: V;
  readonly past: V;
  /** The lines of the message, without the first. */
  readonly lines: string[];
}

interface Case {
  readonly name: string;
  readonly keep: (stack: Stack) => unknown;
  readonly pass: (stack: Stack) => unknown;
  readonly message: string;
}

/** A row of limits.ts: what makes something with a value in a stack, the first line of the message, and the limits. */
function row<V>(name: string, make: (stack: Stack, value: V) => unknown, subject: string, ...parts: Limit<V>[]): Case[] {
  return parts.map(({ part, at, past, lines }) => ({
    name: `${name} ${part}`,
    keep: (stack) => make(stack, at),
    pass: (stack) => make(stack, past),
    message: [`invalid ${subject}:`, ...lines.map((line) => `  - ${line}`)].join('\n'),
  }));
}

const min = <V>(at: V, past: V, ...lines: string[]): Limit<V> => ({ part: 'min', at, past, lines });
const max = <V>(at: V, past: V, ...lines: string[]): Limit<V> => ({ part: 'max', at, past, lines });
const form = <V>(at: V, past: V, ...lines: string[]): Limit<V> => ({ part: 'form', at, past, lines });

const GROUP_AT = 'model package group at Stack/Group';
const PACKAGE_AT = 'model package at Stack/Package';
const INFERENCE = 'inference specification';
const VALIDATION = 'validation specification';
const MODEL_AT = 'model at Stack/Model';
const MODEL_CONTAINER = 'model container';

function group(stack: Stack, props: ModelPackageGroupProps) {
  return new ModelPackageGroup(stack, 'Group', props);
}

function version(stack: Stack, props: ModelPackageProps) {
  return new ModelPackage(stack, 'Package', { modelPackageGroup: newGroup(stack), ...props });
}

function unversioned(stack: Stack, props: ModelPackageProps) {
  return new ModelPackage(stack, 'Package', { inferenceSpecification: specification(), ...props });
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

/** What a message shows of a text of one long letter. */
function cut(letter: string): string {
  return `"${letter.repeat(99)}…`;
}

const DIGEST = 'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef';
const NOT_A_NAME = 'is not a SageMaker name. use letters, digits and hyphens, with a letter or digit first and last';
const NOT_PRINTABLE = 'is not printable text. remove line breaks, tabs and other control characters';
const NOT_ONE_LINE = 'is not a single line. remove the line breaks';
const NOT_A_DIGEST = 'is not a SHA-256 digest. write it as sha256: and 64 hexadecimal digits';
const NOT_A_MIME_TYPE = 'is not a MIME type. write it as type/subtype, such as text/csv';
const NOT_METADATA = 'is not customer metadata. use letters, digits, spaces and _ . : / = + - @';
const NOT_A_VARIABLE = 'is not the name of an environment variable. use letters, digits and underscores, and no digit first';

const CASES: Case[] = [
  // Groups
  ...row('MODEL_PACKAGE_GROUP.modelPackageGroupName', (stack, modelPackageGroupName: string) => group(stack, { modelPackageGroupName }), GROUP_AT,
    min('a', '', 'modelPackageGroupName: "" has 0 characters. use 1 to 63'),
    max('a'.repeat(63), 'a'.repeat(64), `modelPackageGroupName: "${'a'.repeat(64)}" has 64 characters. use 1 to 63`),
    form('a--9', 'churn-', `modelPackageGroupName: "churn-" ${NOT_A_NAME}`),
  ),
  ...row('MODEL_PACKAGE_GROUP.description', (stack, description: string) => group(stack, { description }), GROUP_AT,
    max('a'.repeat(1024), 'a'.repeat(1025), `description: ${cut('a')} has 1025 characters. use at most 1024`),
    form('a b', 'a\tb', `description: "a\\tb" ${NOT_PRINTABLE}`),
  ),

  // Packages
  ...row('MODEL_PACKAGE.modelPackageName', (stack, modelPackageName: string) => unversioned(stack, { modelPackageName }), PACKAGE_AT,
    min('a', '', 'modelPackageName: "" has 0 characters. use 1 to 63'),
    max('a'.repeat(63), 'a'.repeat(64), `modelPackageName: "${'a'.repeat(64)}" has 64 characters. use 1 to 63`),
    form('a--9', '-churn', `modelPackageName: "-churn" ${NOT_A_NAME}`),
  ),
  ...row('MODEL_PACKAGE.description', (stack, description: string) => version(stack, { description }), PACKAGE_AT,
    max('a'.repeat(1024), 'a'.repeat(1025), `description: ${cut('a')} has 1025 characters. use at most 1024`),
    form('a b', 'a\nb', `description: "a\\nb" ${NOT_PRINTABLE}`),
  ),
  ...row('MODEL_PACKAGE.approvalDescription', (stack, approvalDescription: string) => version(stack, { approvalDescription }), PACKAGE_AT,
    max('a'.repeat(1024), 'a'.repeat(1025), `approvalDescription: ${cut('a')} has 1025 characters. use at most 1024`),
    form('a\tb', 'a\nb', `approvalDescription: "a\\nb" ${NOT_ONE_LINE}`),
  ),
  ...row('MODEL_PACKAGE.sourceUri', (stack, sourceUri: string) => version(stack, { sourceUri }), PACKAGE_AT,
    max('a'.repeat(1024), 'a'.repeat(1025), `sourceUri: ${cut('a')} has 1025 characters. use at most 1024`),
    form('arn:aws:sagemaker:eu-west-1:111122223333:model/churn', 'model=churn',
      'sourceUri: "model=churn" is not the URI of a source. use the ARN of a model package or a model'),
  ),
  ...row('MODEL_PACKAGE.clientToken', (stack, clientToken: string) => version(stack, { clientToken }), PACKAGE_AT,
    min('a', '', 'clientToken: "" has 0 characters. use 1 to 36'),
    max('a'.repeat(36), 'a'.repeat(37), `clientToken: "${'a'.repeat(37)}" has 37 characters. use 1 to 36`),
    form('-a-', 'a_b', 'clientToken: "a_b" is not a client token. use letters, digits and hyphens'),
  ),
  ...row('MODEL_PACKAGE.additionalInferenceSpecifications',
    (stack, count: number) => version(stack, { additionalInferenceSpecifications: specifications(count) }), PACKAGE_AT,
    min(1, 0, 'additionalInferenceSpecifications: [] has 0 elements. give 1 to 15'),
    max(15, 16, 'additionalInferenceSpecifications: has 16 elements. give 1 to 15'),
  ),
  ...row('MODEL_PACKAGE.additionalInferenceSpecificationsToAdd',
    (stack, count: number) => version(stack, { additionalInferenceSpecificationsToAdd: specifications(count) }), PACKAGE_AT,
    min(1, 0, 'additionalInferenceSpecificationsToAdd: [] has 0 elements. give 1 to 15'),
    max(15, 16, 'additionalInferenceSpecificationsToAdd: has 16 elements. give 1 to 15'),
  ),
  ...row('MAX_ADDITIONAL_SPECIFICATIONS', (stack, additionalInferenceSpecificationsToAdd: AdditionalInferenceSpecification[]) =>
    version(stack, { additionalInferenceSpecifications: specifications(14), additionalInferenceSpecificationsToAdd }), PACKAGE_AT,
  {
    part: 'value',
    at: [{ name: 'a', containers: [container()] }],
    past: [{ name: 'a', containers: [container()] }, { name: 'b', containers: [container()] }],
    lines: ['additionalInferenceSpecificationsToAdd: makes 16 additional specifications in all. a package may have 15: remove some'],
  },
  ),
  ...row('MODEL_PACKAGE.customerMetadataProperties', (stack, count: number) => version(stack, { customerMetadataProperties: entries(count) }), PACKAGE_AT,
    max(50, 51, 'customerMetadataProperties: has 51 entries. give at most 50'),
  ),
  ...row('MODEL_PACKAGE.customerMetadataProperties.key',
    (stack, key: string) => version(stack, { customerMetadataProperties: { [key]: 'value' } }), PACKAGE_AT,
    min('a', '', 'customerMetadataProperties: "" as a key has 0 characters. use 1 to 128'),
    max('a'.repeat(128), 'a'.repeat(129), `customerMetadataProperties: ${cut('a')} as a key has 129 characters. use 1 to 128`),
    form('a b_.:/=+-@9', 'a#b', `customerMetadataProperties: "a#b" as a key ${NOT_METADATA}`),
  ),
  ...row('MODEL_PACKAGE.customerMetadataProperties.value',
    (stack, value: string) => version(stack, { customerMetadataProperties: { key: value } }), PACKAGE_AT,
    min('a', '', 'customerMetadataProperties["key"]: "" has 0 characters. use 1 to 128'),
    max('a'.repeat(128), 'a'.repeat(129), `customerMetadataProperties["key"]: ${cut('a')} has 129 characters. use 1 to 128`),
    form('a b_.:/=+-@9', 'a#b', `customerMetadataProperties["key"]: "a#b" ${NOT_METADATA}`),
  ),

  // Metadata properties
  ...row('METADATA_PROPERTIES.commitId', (stack, commitId: string) => metadata(stack, { commitId }), PACKAGE_AT,
    max('a'.repeat(1024), 'a'.repeat(1025), `metadataProperties.commitId: ${cut('a')} has 1025 characters. use at most 1024`),
    form('a b', 'a\nb', `metadataProperties.commitId: "a\\nb" ${NOT_ONE_LINE}`),
  ),
  ...row('METADATA_PROPERTIES.generatedBy', (stack, generatedBy: string) => metadata(stack, { generatedBy }), PACKAGE_AT,
    max('a'.repeat(1024), 'a'.repeat(1025), `metadataProperties.generatedBy: ${cut('a')} has 1025 characters. use at most 1024`),
    form('a b', 'a\nb', `metadataProperties.generatedBy: "a\\nb" ${NOT_ONE_LINE}`),
  ),
  ...row('METADATA_PROPERTIES.projectId', (stack, projectId: string) => metadata(stack, { projectId }), PACKAGE_AT,
    max('a'.repeat(1024), 'a'.repeat(1025), `metadataProperties.projectId: ${cut('a')} has 1025 characters. use at most 1024`),
    form('a b', 'a\nb', `metadataProperties.projectId: "a\\nb" ${NOT_ONE_LINE}`),
  ),
  ...row('METADATA_PROPERTIES.repository', (stack, repository: string) => metadata(stack, { repository }), PACKAGE_AT,
    max('a'.repeat(1024), 'a'.repeat(1025), `metadataProperties.repository: ${cut('a')} has 1025 characters. use at most 1024`),
    form('a b', 'a\nb', `metadataProperties.repository: "a\\nb" ${NOT_ONE_LINE}`),
  ),

  // Inference specifications
  ...row('INFERENCE_SPECIFICATION.containers', (stack, count: number) => inference(stack, { containers: containers(count) }), INFERENCE,
    min(1, 0, 'inferenceSpecification.containers: [] has 0 elements. give 1 to 15'),
    max(15, 16, 'inferenceSpecification.containers: has 16 elements. give 1 to 15'),
  ),
  ...row('INFERENCE_SPECIFICATION.supportedContentTypes[]',
    (stack, type: string) => inference(stack, { supportedContentTypes: ['text/csv', type] }), INFERENCE,
    max('a'.repeat(256), 'a'.repeat(257), `inferenceSpecification.supportedContentTypes[1]: ${cut('a')} has 257 characters. use at most 256`),
    form('*/*', 'a\nb', `inferenceSpecification.supportedContentTypes[1]: "a\\nb" ${NOT_ONE_LINE}`),
  ),
  ...row('INFERENCE_SPECIFICATION.supportedResponseMimeTypes[]',
    (stack, type: string) => inference(stack, { supportedResponseMimeTypes: ['text/csv', type] }), INFERENCE,
    max(`a/${'b'.repeat(1022)}`, `a/${'b'.repeat(1023)}`,
      `inferenceSpecification.supportedResponseMimeTypes[1]: "a/${'b'.repeat(97)}… has 1025 characters. use at most 1024`),
    form('a/b', 'csv', `inferenceSpecification.supportedResponseMimeTypes[1]: "csv" ${NOT_A_MIME_TYPE}`),
  ),
  ...row('INFERENCE_SPECIFICATION.supportedTransformInstanceTypes',
    (stack, supportedTransformInstanceTypes: InstanceType[]) => inference(stack, { supportedTransformInstanceTypes }), INFERENCE,
    min([InstanceType.M5_LARGE], [], 'inferenceSpecification.supportedTransformInstanceTypes: [] has 0 elements. give at least 1'),
  ),
  ...row('ADDITIONAL_INFERENCE_SPECIFICATION.containers', (stack, count: number) => additional(stack, { containers: containers(count) }), PACKAGE_AT,
    min(1, 0, 'additionalInferenceSpecifications[0].containers: [] has 0 elements. give 1 to 15'),
    max(15, 16, 'additionalInferenceSpecifications[0].containers: has 16 elements. give 1 to 15'),
  ),
  ...row('ADDITIONAL_INFERENCE_SPECIFICATION.supportedContentTypes[]',
    (stack, type: string) => additional(stack, { supportedContentTypes: [type] }), PACKAGE_AT,
    max('a'.repeat(256), 'a'.repeat(257),
      `additionalInferenceSpecifications[0].supportedContentTypes[0]: ${cut('a')} has 257 characters. use at most 256`),
    form('*/*', 'a\nb', `additionalInferenceSpecifications[0].supportedContentTypes[0]: "a\\nb" ${NOT_ONE_LINE}`),
  ),
  ...row('ADDITIONAL_INFERENCE_SPECIFICATION.supportedResponseMimeTypes[]',
    (stack, type: string) => additional(stack, { supportedResponseMimeTypes: [type] }), PACKAGE_AT,
    max(`a/${'b'.repeat(1022)}`, `a/${'b'.repeat(1023)}`,
      `additionalInferenceSpecifications[0].supportedResponseMimeTypes[0]: "a/${'b'.repeat(97)}… has 1025 characters. use at most 1024`),
    form('a/b', '*/*', `additionalInferenceSpecifications[0].supportedResponseMimeTypes[0]: "*/*" ${NOT_A_MIME_TYPE}`),
  ),
  ...row('ADDITIONAL_INFERENCE_SPECIFICATION.supportedTransformInstanceTypes',
    (stack, supportedTransformInstanceTypes: InstanceType[]) => additional(stack, { supportedTransformInstanceTypes }), PACKAGE_AT,
    min([InstanceType.M5_LARGE], [], 'additionalInferenceSpecifications[0].supportedTransformInstanceTypes: [] has 0 elements. give at least 1'),
  ),
  ...row('ADDITIONAL_INFERENCE_SPECIFICATION.name', (stack, name: string) => additional(stack, { name }), PACKAGE_AT,
    min('a', '', 'additionalInferenceSpecifications[0].name: "" has 0 characters. use 1 to 63'),
    max('a'.repeat(63), 'a'.repeat(64), `additionalInferenceSpecifications[0].name: "${'a'.repeat(64)}" has 64 characters. use 1 to 63`),
    form('a--9', 'on gpu', `additionalInferenceSpecifications[0].name: "on gpu" ${NOT_A_NAME}`),
  ),
  ...row('ADDITIONAL_INFERENCE_SPECIFICATION.description', (stack, description: string) => additional(stack, { description }), PACKAGE_AT,
    max('a'.repeat(1024), 'a'.repeat(1025), `additionalInferenceSpecifications[0].description: ${cut('a')} has 1025 characters. use at most 1024`),
    form('a b', 'a\nb', `additionalInferenceSpecifications[0].description: "a\\nb" ${NOT_PRINTABLE}`),
  ),

  // Containers
  ...row('INFERENCE_CONTAINER.containerHostname', (stack, containerHostname: string) => inContainer(stack, { containerHostname }), INFERENCE,
    min('a', '', 'inferenceSpecification.containers[0].containerHostname: "" has 0 characters. use 1 to 63'),
    max('a'.repeat(63), 'a'.repeat(64), `inferenceSpecification.containers[0].containerHostname: "${'a'.repeat(64)}" has 64 characters. use 1 to 63`),
    form('a--9', 'a.b', `inferenceSpecification.containers[0].containerHostname: "a.b" ${NOT_A_NAME}`),
  ),
  ...row('INFERENCE_CONTAINER.imageDigest', (stack, imageDigest: string) => inContainer(stack, { imageDigest }), INFERENCE,
    // No digest has 72 characters.
    max(DIGEST, `${DIGEST}00`, `inferenceSpecification.containers[0].imageDigest: "${DIGEST}00" has 73 characters. use at most 72`),
    form(DIGEST, DIGEST.slice(0, -1), `inferenceSpecification.containers[0].imageDigest: "${DIGEST.slice(0, -1)}" ${NOT_A_DIGEST}`),
  ),
  ...row('INFERENCE_CONTAINER.frameworkVersion', (stack, frameworkVersion: string) => inContainer(stack, { frameworkVersion }), INFERENCE,
    min('1.7', '1.', 'inferenceSpecification.containers[0].frameworkVersion: "1." has 2 characters. use 3 to 10'),
    max('1.7-1.2345', '1.7-1.23456', 'inferenceSpecification.containers[0].frameworkVersion: "1.7-1.23456" has 11 characters. use 3 to 10'),
    form('1.7-1', '10.2',
      'inferenceSpecification.containers[0].frameworkVersion: "10.2" is not a framework version that SageMaker accepts. '
      + 'use one digit, a dot, and letters, digits, dots or hyphens, such as 1.7-1 (two digits before the first dot are refused)'),
  ),
  ...row('INFERENCE_CONTAINER.dataInputConfig', (stack, dataInputConfig: string) => inContainer(stack, { dataInputConfig }), INFERENCE,
    min('1', '', 'inferenceSpecification.containers[0].dataInputConfig: "" has 0 characters. use 1 to 1024'),
    max(`"${'a'.repeat(1022)}"`, `"${'a'.repeat(1023)}"`,
      `inferenceSpecification.containers[0].dataInputConfig: "\\"${'a'.repeat(97)}… has 1025 characters. use 1 to 1024`),
  ),
  ...row('INFERENCE_CONTAINER.environment', (stack, count: number) => inContainer(stack, { environment: entries(count) }), INFERENCE,
    max(16, 17, 'inferenceSpecification.containers[0].environment: has 17 entries. give at most 16'),
  ),
  ...row('INFERENCE_CONTAINER.environment.key', (stack, key: string) => inContainer(stack, { environment: { [key]: 'value' } }), INFERENCE,
    min('a', '', 'inferenceSpecification.containers[0].environment: "" as a key has 0 characters. use 1 to 1024'),
    max('a'.repeat(1024), 'a'.repeat(1025), `inferenceSpecification.containers[0].environment: ${cut('a')} as a key has 1025 characters. use 1 to 1024`),
    form('_a9', '9a', `inferenceSpecification.containers[0].environment: "9a" as a key ${NOT_A_VARIABLE}`),
  ),
  ...row('INFERENCE_CONTAINER.environment.value', (stack, value: string) => inContainer(stack, { environment: { KEY: value } }), INFERENCE,
    max('a'.repeat(1024), 'a'.repeat(1025), 'inferenceSpecification.containers[0].environment["KEY"]: the value has 1025 characters. use at most 1024'),
  ),

  // Models
  ...row('MODEL.modelName', (stack, modelName: string) => newModel(stack, { modelName }), MODEL_AT,
    min('a', '', 'modelName: "" has 0 characters. use 1 to 63'),
    max('a'.repeat(63), 'a'.repeat(64), `modelName: "${'a'.repeat(64)}" has 64 characters. use 1 to 63`),
    form('a--9', 'churn_3', `modelName: "churn_3" ${NOT_A_NAME}`),
  ),
  ...row('MODEL.containers', (stack, count: number) => newModel(stack, { containers: new Array<ModelContainer>(count).fill(fromImage()) }), MODEL_AT,
    min(1, 0, 'containers: [] has 0 elements. give 1 to 15'),
    max(15, 16, 'containers: has 16 elements. give 1 to 15'),
  ),
  ...row('MODEL.securityGroups', (stack, count: number) => newModel(stack, {
    vpc: newVpc(stack),
    securityGroups: Array.from({ length: count }, (_, index) => securityGroup(stack, String(index))),
  }), MODEL_AT,
  min(1, 0, 'securityGroups: [] has 0 elements. give 1 to 5'),
  max(5, 6, 'securityGroups: has 6 elements. give 1 to 5'),
  ),
  ...row('MODEL_SUBNETS', (stack, count: number) => newModel(stack, {
    vpc: newVpc(stack),
    vpcSubnets: { subnets: Array.from({ length: count }, (_, index) => ec2.Subnet.fromSubnetId(stack, `S${index}`, `subnet-${index + 10_000_000}`)) },
  }), MODEL_AT,
  min(1, 0, 'vpcSubnets: [] has 0 elements. give 1 to 16'),
  max(16, 17, 'vpcSubnets: ["subnet-10000000","subnet-10000001","subnet-10000002","subnet-10000003","subnet-10000004","subnet-1… has 17 elements. '
    + 'give 1 to 16'),
  ),
  ...row('MAX_MODEL_ENVIRONMENT', (stack, bytes: number) => newModel(stack, {
    containers: [fromImage({
      environment: Object.fromEntries(Array.from({ length: 33 }, (_, index) => [`KEY_${index + 10}`, 'x'.repeat(index < 32 ? 986 : bytes - 31_750)])),
    })],
  }), MODEL_AT,
  { part: 'value', at: 32_768, past: 32_769, lines: ['containers: has 32769 bytes of environment variables in all. use at most 32768'] },
  ),
  ...row('MODEL_CONTAINER.containerHostname', (stack, containerHostname: string) => served(stack, { containerHostname }), MODEL_CONTAINER,
    min('a', '', 'containerHostname: "" has 0 characters. use 1 to 63'),
    max('a'.repeat(63), 'a'.repeat(64), `containerHostname: "${'a'.repeat(64)}" has 64 characters. use 1 to 63`),
    form('a--9', 'a.b', `containerHostname: "a.b" ${NOT_A_NAME}`),
  ),
  ...row('MODEL_CONTAINER.inferenceSpecificationName',
    (stack, inferenceSpecificationName: string) => served(stack, { inferenceSpecificationName }), MODEL_CONTAINER,
    min('a', '', 'inferenceSpecificationName: "" has 0 characters. use 1 to 63'),
    max('a'.repeat(63), 'a'.repeat(64), `inferenceSpecificationName: "${'a'.repeat(64)}" has 64 characters. use 1 to 63`),
    form('a--9', 'on gpu', `inferenceSpecificationName: "on gpu" ${NOT_A_NAME}`),
  ),
  ...row('MODEL_CONTAINER.environment', (stack, count: number) => served(stack, { environment: entries(count) }), MODEL_CONTAINER,
    max(100, 101, 'environment: has 101 entries. give at most 100'),
  ),
  ...row('MODEL_CONTAINER.environment.key', (stack, key: string) => served(stack, { environment: { [key]: 'value' } }), MODEL_CONTAINER,
    min('a', '', 'environment: "" as a key has 0 characters. use 1 to 1024'),
    max('a'.repeat(1024), 'a'.repeat(1025), `environment: ${cut('a')} as a key has 1025 characters. use 1 to 1024`),
    form('_a9', '9a', `environment: "9a" as a key ${NOT_A_VARIABLE}`),
  ),
  ...row('MODEL_CONTAINER.environment.value', (stack, value: string) => served(stack, { environment: { KEY: value } }), MODEL_CONTAINER,
    max('a'.repeat(1024), 'a'.repeat(1025), 'environment["KEY"]: the value has 1025 characters. use at most 1024'),
  ),
  ...row('MODEL_CONTAINER.hubContentArn',
    (stack, hubContentArn: string) => served(stack, { hubContentArn, modelData: ModelData.fromBucketPrefix(bucket(), 'model/') }), MODEL_CONTAINER,
    min('a', '', 'hubContentArn: "" has 0 characters. use 1 to 255'),
    max('a'.repeat(255), 'a'.repeat(256), `hubContentArn: ${cut('a')} has 256 characters. use 1 to 255`),
    form('arn:aws:sagemaker:eu-west-1:111122223333:hub-content/private/Model/llama/1.0.0', 'a\nb', `hubContentArn: "a\\nb" ${NOT_ONE_LINE}`),
  ),

  // Source algorithms
  ...row('SOURCE_ALGORITHM.algorithmName', (stack, algorithmName: string) => version(stack, { sourceAlgorithm: { algorithmName } }), PACKAGE_AT,
    min('a', '', 'sourceAlgorithm.algorithmName: "" has 0 characters. use 1 to 170'),
    max(`arn:aws:sagemaker:eu-west-1:111122223333:${'a'.repeat(65)}/${'b'.repeat(63)}`,
      `arn:aws:sagemaker:eu-west-1:111122223333:${'a'.repeat(66)}/${'b'.repeat(63)}`,
      `sourceAlgorithm.algorithmName: "arn:aws:sagemaker:eu-west-1:111122223333:${'a'.repeat(58)}… has 171 characters. use 1 to 170`),
    form('arn:aws:sagemaker:eu-west-1:111122223333:algorithm/boosting', 'boosting_trees',
      'sourceAlgorithm.algorithmName: "boosting_trees" is not the name or ARN of a SageMaker resource. '
      + 'use the name (letters, digits and hyphens, at most 63 characters) or the ARN that ends in it'),
  ),

  // Files of metrics and baselines
  ...row('DESCRIBED_FILE.contentType', (stack, contentType: string) =>
    version(stack, { modelMetrics: { modelQuality: { statistics: { file: S3File.fromUri('s3://data/s.json'), contentType } } } }), PACKAGE_AT,
  max('a'.repeat(256), 'a'.repeat(257), `modelMetrics.modelQuality.statistics.contentType: ${cut('a')} has 257 characters. use at most 256`),
  form('a b', 'a\nb', `modelMetrics.modelQuality.statistics.contentType: "a\\nb" ${NOT_ONE_LINE}`),
  ),
  ...row('DESCRIBED_FILE.contentDigest', (stack, contentDigest: string) =>
    version(stack, { driftCheckBaselines: { bias: { configFile: { file: S3File.fromUri('s3://data/c.json'), contentDigest } } } }), PACKAGE_AT,
  // No digest has 72 characters.
  max(DIGEST, `${DIGEST}00`, `driftCheckBaselines.bias.configFile.contentDigest: "${DIGEST}00" has 73 characters. use at most 72`),
  form(DIGEST, 'md5:0123', `driftCheckBaselines.bias.configFile.contentDigest: "md5:0123" ${NOT_A_DIGEST}`),
  ),

  // Validation specifications
  ...row('VALIDATION_SPECIFICATION.profileName', (stack, profileName: string) => validated(stack, { profileName }), VALIDATION,
    min('a', '', 'validationSpecification.profileName: "" has 0 characters. use 1 to 63'),
    max('a'.repeat(63), 'a'.repeat(64), `validationSpecification.profileName: "${'a'.repeat(64)}" has 64 characters. use 1 to 63`),
    form('a--9', 'my profile', `validationSpecification.profileName: "my profile" ${NOT_A_NAME}`),
  ),
  ...row('VALIDATION_SPECIFICATION.maxConcurrentTransforms',
    (stack, maxConcurrentTransforms: number) => validated(stack, { maxConcurrentTransforms }), VALIDATION,
    min(0, -1, 'validationSpecification.maxConcurrentTransforms: -1 is out of range. give a whole number, at least 0'),
  ),
  ...row('VALIDATION_SPECIFICATION.environment', (stack, count: number) => validated(stack, { environment: entries(count) }), VALIDATION,
    max(16, 17, 'validationSpecification.environment: has 17 entries. give at most 16'),
  ),
  ...row('VALIDATION_SPECIFICATION.environment.key', (stack, key: string) => validated(stack, { environment: { [key]: 'value' } }), VALIDATION,
    min('a', '', 'validationSpecification.environment: "" as a key has 0 characters. use 1 to 1024'),
    max('a'.repeat(1024), 'a'.repeat(1025), `validationSpecification.environment: ${cut('a')} as a key has 1025 characters. use 1 to 1024`),
    form('_a9', 'a-b', `validationSpecification.environment: "a-b" as a key ${NOT_A_VARIABLE}`),
  ),
  ...row('VALIDATION_SPECIFICATION.environment.value', (stack, value: string) => validated(stack, { environment: { KEY: value } }), VALIDATION,
    max('a'.repeat(1024), 'a'.repeat(1025), 'validationSpecification.environment["KEY"]: the value has 1025 characters. use at most 1024'),
  ),
  ...row('TRANSFORM_INPUT.contentType', (stack, contentType: string) =>
    validated(stack, { transformInput: { source: validation()._props.transformInput.source, contentType } }), VALIDATION,
  max('a'.repeat(256), 'a'.repeat(257), `validationSpecification.transformInput.contentType: ${cut('a')} has 257 characters. use at most 256`),
  form('*/*', 'a\nb', `validationSpecification.transformInput.contentType: "a\\nb" ${NOT_ONE_LINE}`),
  ),
  ...row('TRANSFORM_OUTPUT.accept', (stack, accept: string) => validated(stack, { transformOutput: { bucket: bucket(), accept } }), VALIDATION,
    max('a'.repeat(256), 'a'.repeat(257), `validationSpecification.transformOutput.accept: ${cut('a')} has 257 characters. use at most 256`),
    form('*/*', 'a\nb', `validationSpecification.transformOutput.accept: "a\\nb" ${NOT_ONE_LINE}`),
  ),
  ...row('TRANSFORM_RESOURCES.instanceCount', (stack, instanceCount: number) =>
    validated(stack, { transformResources: { instanceType: InstanceType.M5_LARGE, instanceCount } }), VALIDATION,
  min(1, 0, 'validationSpecification.transformResources.instanceCount: 0 is out of range. give a whole number, 1 to 100'),
  max(100, 101, 'validationSpecification.transformResources.instanceCount: 101 is out of range. give a whole number, 1 to 100'),
  ),
  ...row('MAX_PAYLOAD', (stack, maxPayload: Size) => validated(stack, { maxPayload }), VALIDATION,
    max(Size.mebibytes(100), Size.mebibytes(101), 'validationSpecification.maxPayload: 101 is out of range. give a whole number of MiB, at most 100'),
  ),
  {
    name: 'MAX_PAYLOAD min',
    keep: (stack) => validated(stack, { maxPayload: Size.mebibytes(0) }),
    // A size has no minus.
    pass: (stack) => validated(stack, { maxPayload: Size.mebibytes(-1) }),
    message: 'Storage amounts cannot be negative. Received: -1',
  },
  ...row('MAX_CONCURRENT_PAYLOAD', (stack, maxConcurrentTransforms: number) =>
    validated(stack, { maxPayload: Size.mebibytes(25), maxConcurrentTransforms }), VALIDATION,
  {
    part: 'value',
    at: 4,
    past: 5,
    lines: ['validationSpecification.maxPayload: 25 MiB times 5 concurrent requests is more than 100 MiB. lower maxPayload or maxConcurrentTransforms'],
  },
  ),

  // Values that have one limit wherever they are used
  ...row('IMAGE_URI', (stack, uri: string) => inContainer(stack, { image: ContainerImage.fromUri(uri) }), 'container image',
    min('a', '', 'imageUri: "" has 0 characters. use 1 to 255'),
    max('a'.repeat(255), 'a'.repeat(256), `imageUri: ${cut('a')} has 256 characters. use 1 to 255`),
    form('registry/churn:3', 'registry/my churn:3',
      'imageUri: "registry/my churn:3" is not an image path. write it as registry/repository:tag or registry/repository@digest, without spaces'),
  ),
  ...row('IMAGE_TAG', (stack, tag: string) => inContainer(stack, { image: ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, tag) }), 'container image',
    min('_', '', 'tag: "" has 0 characters. use 1 to 128'),
    max('a'.repeat(128), 'a'.repeat(129), `tag: ${cut('a')} has 129 characters. use 1 to 128`),
    form('1.7-1', '.7-1', 'tag: ".7-1" is not an image tag. use letters, digits and _ . -, with neither . nor - first'),
  ),
  ...row('IMAGE_DIGEST', (stack, digest: string) => inContainer(stack, {
    image: ContainerImage.fromEcrRepository(ecr.Repository.fromRepositoryName(stack, 'Repository', 'churn'), digest),
  }), 'container image',
  form(DIGEST, 'sha256:0123', `tagOrDigest: "sha256:0123" ${NOT_A_DIGEST} in lower case; a tag has neither : nor @`),
  ),
  ...row('REPOSITORY_NAME', (stack, name: string) => inContainer(stack, {
    image: ContainerImage.fromPrebuilt(PrebuiltRepository.of(name), '1', { accountId: '444455556666' }),
  }), 'prebuilt repository',
  min('ab', 'a', 'repositoryName: "a" has 1 character. use 2 to 256'),
  max('a'.repeat(256), 'a'.repeat(257), `repositoryName: ${cut('a')} has 257 characters. use 2 to 256`),
  form('acme/serving_v2.gpu', 'acme/serving:2', 'repositoryName: "acme/serving:2" is not the name of an ECR repository. '
    + 'use lower-case letters and digits, with single . _ - / between them; leave out the registry and the tag'),
  ),
  ...row('REGISTRY_ACCOUNT', (stack, accountId: string) => inContainer(stack, {
    image: ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1', { accountId }),
  }), 'container image',
  form('444455556666', '44445555666', 'accountId: "44445555666" is not the ID of an AWS account. give its 12 digits'),
  ),
  ...row('S3_LOCATION', (stack, uri: string) => version(stack, { modelMetrics: { bias: { report: { file: S3File.fromUri(uri) } } } }), 'S3 file',
    max(`s3://data/${'k'.repeat(1014)}`, `s3://data/${'k'.repeat(1015)}`, `uri: "s3://data/${'k'.repeat(89)}… has 1025 characters. use at most 1024`),
    form('https://data.s3.eu-west-1.amazonaws.com/report.json', 'data/report.json',
      'uri: "data/report.json" is not an S3 location. write it as s3://bucket/key or https://…'),
  ),
  ...row('INSTANCE_TYPE', (stack, type: string) => inference(stack, { supportedTransformInstanceTypes: [InstanceType.of(type)] }), 'instance type',
    form('ml.m5.large', 'm5.large', 'instanceType: "m5.large" is not a SageMaker instance type. write it with the prefix ml., such as ml.m5.large'),
  ),
  ...row('MODEL_CARD_CONTENT', (stack, length: number) => version(stack, { modelCard: ModelCard.fromJson(cardOf(length)) }), 'model card',
    max(100_000, 100_001, `json: "{\\"additional_information\\":{\\"custom_details\\":{\\"k100\\":\\"${'x'.repeat(39)}… has 100001 characters. use at most 100000`),
  ),
  {
    name: 'MAX_RESOURCE_POLICY value',
    keep: (stack) => policyOf(stack, 20_480),
    pass: (stack) => {
      policyOf(stack, 20_481);
      templateOf(stack);
    },
    message: 'Validation failed with the following errors:\n'
      + '  [Stack/Group/Resource] the resource policy of the model package group has 20481 characters of at most 20480: grant an organization instead of many accounts',
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

test.each(CASES)('$name: a value past the limit fails', ({ pass, message }) => {
  expect(messageOf(() => pass(newStack()))).toBe(message);
});

test('every row of limits.ts is tested here, and every test has its row', () => {
  expect(CASES.map(({ name }) => name).sort()).toEqual(Object.entries(limits).flatMap(([name, limit]) => partsOf(name, limit)).sort());
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
