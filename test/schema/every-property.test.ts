import { readFileSync } from 'fs';
import { Size, Stack, Tags } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import {
  AdditionalInferenceSpecification, AssembleWith, BatchStrategy, CompressionType, ContainerImage, InferenceContainer,
  InferenceExecutionMode, InferenceSpecification, InstanceType, MachineLearningDomain, MachineLearningTask, Model,
  ModelApprovalStatus, ModelCard, ModelCardStatus, ModelContainer, ModelData, ModelPackage, ModelPackageGroup,
  ModelPackageProps, S3File, S3Source, SplitType, ValidationSpecification,
} from '../../src';
import { GROUP, newStack, PACKAGE, templateOf } from '../support';
import { fromImage, MODEL, newVpc } from '../support/models';
import { bucket, newGroup } from '../support/packages';

interface Node {
  readonly $ref?: string;
  readonly properties?: { readonly [name: string]: Node };
  readonly patternProperties?: object;
  readonly items?: Node;
  readonly enum?: string[];
}
type Schema = Node & { readonly definitions: { readonly [name: string]: Node }; readonly readOnlyProperties: string[] };

const PACKAGE_SCHEMA = schemaOf('AWS-SageMaker-ModelPackage');
const GROUP_SCHEMA = schemaOf('AWS-SageMaker-ModelPackageGroup');
const MODEL_SCHEMA = schemaOf('AWS-SageMaker-Model');

function schemaOf(name: string): Schema {
  return JSON.parse(readFileSync(`test/fixtures/${name}.json`, 'utf-8'));
}

function resolved(schema: Schema, node: Node): Node {
  return node.$ref ? schema.definitions[node.$ref.slice('#/definitions/'.length)] : node;
}

/** The paths of all leaves that are inputs: `[]` stands for the elements of a list, `{}` for the entries of a map. */
function inputsOf(schema: Schema): string[] {
  const outputs = schema.readOnlyProperties.map((path) => path.slice('/properties/'.length));
  return leavesOf(schema, schema, '').filter((path) => !outputs.includes(path)).sort();
}

function leavesOf(schema: Schema, given: Node, path: string): string[] {
  const node = resolved(schema, given);
  if (node.properties) {
    return Object.entries(node.properties).flatMap(([name, inner]) => leavesOf(schema, inner, path ? `${path}.${name}` : name));
  }
  if (node.items) { return leavesOf(schema, node.items, `${path}[]`); }
  return [node.patternProperties ? `${path}{}` : path];
}

/** A leaf of a template, by its path in the schema, and its value. */
type Leaf = [path: string, value: unknown];

/** The leaves that a template has; what the schema does not have is marked as unknown. */
function reachedBy(schema: Schema, given: Node, value: any, path = ''): Leaf[] {
  const node = resolved(schema, given);
  const isIntrinsic = Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'));
  if (isIntrinsic) { return [[path, value]]; }
  if (node.properties) {
    return Object.entries(value).flatMap(([name, inner]) => name in node.properties!
      ? reachedBy(schema, node.properties![name], inner, path ? `${path}.${name}` : name)
      : [[`${path}.${name} is unknown`, inner] as Leaf]);
  }
  if (node.items) { return (value as any[]).flatMap((element) => reachedBy(schema, node.items!, element, `${path}[]`)); }
  return [[node.patternProperties ? `${path}{}` : path, value]];
}

/** The enum values of all inputs, as `path = value`. */
function choicesOf(schema: Schema, given: Node = schema, path = ''): string[] {
  const node = resolved(schema, given);
  if (node.properties) {
    return Object.entries(node.properties)
      .filter(([name]) => !schema.readOnlyProperties.includes(`/properties/${path ? `${path}.` : ''}${name}`))
      .flatMap(([name, inner]) => choicesOf(schema, inner, path ? `${path}.${name}` : name));
  }
  if (node.items) { return choicesOf(schema, node.items, `${path}[]`); }
  return (node.enum ?? []).map((value) => `${path} = ${value}`);
}

const DIGEST = 'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef';
const REPORT = { file: S3File.fromUri('s3://data/report.json'), contentType: 'application/json', contentDigest: DIGEST };

/** One container for each form of model data, with all that a container can have. */
function containers(): InferenceContainer[] {
  const forms = [
    ModelData.fromUri('s3://data/model.tar.gz'),
    ModelData.fromBucketPrefix(bucket(), 'model/', { acceptEula: true }),
    ModelData.fromBucketObject(bucket(), 'model.safetensors'),
    ModelData.fromBucketObject(bucket(), 'model.tar.gz', { compressed: true }),
  ];
  return forms.map((modelData, index) => ({
    image: ContainerImage.fromUri('registry/churn:3'),
    imageDigest: DIGEST,
    modelData,
    environment: { LEVEL: 'debug' },
    containerHostname: `host-${index}`,
    framework: 'XGBOOST',
    frameworkVersion: '1.7-1',
    nearestModelName: 'xgboost',
    dataInputConfig: '{"input":[1,3]}',
  }));
}

function types() {
  return {
    supportedContentTypes: ['text/csv'],
    supportedResponseMimeTypes: ['text/csv'],
    supportedRealtimeInferenceInstanceTypes: [InstanceType.M5_LARGE],
    supportedTransformInstanceTypes: [InstanceType.M5_LARGE],
  };
}

function additional(name: string): AdditionalInferenceSpecification {
  return { name, description: 'another way', containers: containers(), ...types() };
}

function validation(stack: Stack, id: string, splitType: SplitType, others: 'first' | 'second'): ValidationSpecification {
  const first = others === 'first';
  const key = kms.Key.fromKeyArn(stack, `${id}Key`, 'arn:aws:kms:eu-west-1:111122223333:key/12345678-1234-1234-1234-123456789012');
  return new ValidationSpecification({
    profileName: 'profile',
    role: iam.Role.fromRoleArn(stack, `${id}Role`, 'arn:aws:iam::111122223333:role/validation', { mutable: false }),
    batchStrategy: first ? BatchStrategy.MULTI_RECORD : BatchStrategy.SINGLE_RECORD,
    maxConcurrentTransforms: 2,
    maxPayload: Size.mebibytes(6),
    environment: { LEVEL: 'debug' },
    transformInput: {
      source: first ? S3Source.fromBucketPrefix(bucket(), 'input/') : S3Source.fromManifest(bucket(), 'manifest.json'),
      contentType: 'text/csv',
      compressionType: first ? CompressionType.NONE : CompressionType.GZIP,
      splitType,
    },
    transformOutput: {
      bucket: bucket(), prefix: 'output/', accept: 'text/csv', assembleWith: first ? AssembleWith.NONE : AssembleWith.LINE, encryptionKey: key,
    },
    transformResources: { instanceType: InstanceType.M5_LARGE, instanceCount: 2, volumeEncryptionKey: key },
  });
}

/** Packages that have everything between them. */
function packagesIn(stack: Stack): void {
  const group = newGroup(stack);
  const version = (
    id: string, props: ModelPackageProps,
  ) => new ModelPackage(stack, id, { modelPackageGroup: group, ...props });
  version('Full', {
    description: 'Churn',
    inferenceSpecification: new InferenceSpecification({ containers: containers(), ...types() }),
    additionalInferenceSpecifications: [additional('one')],
    additionalInferenceSpecificationsToAdd: [additional('two')],
    validationSpecification: validation(stack, 'Full', SplitType.NONE, 'first'),
    approvalStatus: ModelApprovalStatus.PENDING_MANUAL_APPROVAL,
    approvalDescription: 'waits',
    modelMetrics: {
      modelQuality: { statistics: REPORT, constraints: REPORT },
      modelDataQuality: { statistics: REPORT, constraints: REPORT },
      bias: { report: REPORT, preTrainingReport: REPORT, postTrainingReport: REPORT },
      explainability: { report: REPORT },
    },
    driftCheckBaselines: {
      bias: { configFile: REPORT, preTrainingConstraints: REPORT, postTrainingConstraints: REPORT },
      explainability: { configFile: REPORT, constraints: REPORT },
      modelQuality: { statistics: REPORT, constraints: REPORT },
      modelDataQuality: { statistics: REPORT, constraints: REPORT },
    },
    modelCard: ModelCard.fromJson('{}', ModelCardStatus.DRAFT),
    customerMetadataProperties: { team: 'growth' },
    metadataProperties: { commitId: 'abc', generatedBy: 'train.py', projectId: 'p-1', repository: 'churn' },
    domain: MachineLearningDomain.MACHINE_LEARNING,
    task: MachineLearningTask.CLASSIFICATION,
    samplePayload: S3File.fromUri('s3://data/payload.tar.gz'),
    encryptionKey: kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111122223333:key/12345678-1234-1234-1234-123456789012'),
    skipModelValidation: true,
    clientToken: 'token',
  });
  version('Clone', { sourceUri: 'arn:aws:sagemaker:eu-west-1:111122223333:model/churn' });
  version('Rejected', {
    approvalStatus: ModelApprovalStatus.REJECTED,
    modelCard: ModelCard.fromJson('{}', ModelCardStatus.PENDING_REVIEW),
    validationSpecification: validation(stack, 'Rejected', SplitType.LINE, 'second'),
    skipModelValidation: false,
  });
  version('Approved', {
    approvalStatus: ModelApprovalStatus.APPROVED,
    modelCard: ModelCard.fromJson('{}', ModelCardStatus.APPROVED),
    validationSpecification: validation(stack, 'Approved', SplitType.RECORD_IO, 'first'),
  });
  version('Archived', {
    modelCard: ModelCard.fromJson('{}', ModelCardStatus.ARCHIVED),
    validationSpecification: validation(stack, 'Archived', SplitType.TF_RECORD, 'first'),
  });
  const unversioned = new ModelPackage(stack, 'Unversioned', {
    modelPackageName: 'churn',
    sourceAlgorithm: { algorithmName: 'boosting', modelData: ModelData.fromUri('s3://data/model.tar.gz') },
    validationSpecification: validation(stack, 'Unversioned', SplitType.NONE, 'first'),
    certifyForMarketplace: true,
  });
  Tags.of(unversioned).add('team', 'growth');
}

/** The leaves of all resources of a type that a stack makes. */
function leavesIn(stack: Stack, type: string, schema: Schema): Leaf[] {
  return Object.values(templateOf(stack).Resources)
    .filter(({ Type }) => Type === type)
    .flatMap(({ Properties }) => reachedBy(schema, schema, Properties));
}

describe('a model package', () => {
  let leaves: Leaf[];

  beforeAll(() => {
    const stack = newStack();
    packagesIn(stack);
    leaves = leavesIn(stack, PACKAGE, PACKAGE_SCHEMA);
  });

  test('has 152 inputs in the schema of CloudFormation', () => {
    expect(inputsOf(PACKAGE_SCHEMA)).toHaveLength(152);
  });

  test('can have every input but those that the service alone sets', () => {
    const reached = new Set(leaves.map(([path]) => path));
    expect(inputsOf(PACKAGE_SCHEMA).filter((path) => !reached.has(path))).toEqual([
      // Outputs of the service, which CloudFormation's schema has as inputs; no API takes them.
      'ModelPackageStatusDetails.ValidationStatuses[].FailureReason',
      'ModelPackageStatusDetails.ValidationStatuses[].Name',
      'ModelPackageStatusDetails.ValidationStatuses[].Status',
      'ModelPackageVersion',
    ]);
  });

  test('has nothing that the schema does not have', () => {
    const inputs = inputsOf(PACKAGE_SCHEMA);
    expect(leaves.map(([path]) => path).filter((path) => !inputs.includes(path))).toEqual([]);
  });

  test('can have every value of every enumeration but those that the service refuses or sets', () => {
    const reached = new Set(leaves.map(([path, value]) => `${path} = ${value}`));
    expect(choicesOf(PACKAGE_SCHEMA).filter((choice) => !reached.has(choice)).sort()).toEqual([
      // Outputs of the service.
      'ModelPackageStatusDetails.ValidationStatuses[].Status = Completed',
      'ModelPackageStatusDetails.ValidationStatuses[].Status = Failed',
      'ModelPackageStatusDetails.ValidationStatuses[].Status = InProgress',
      'ModelPackageStatusDetails.ValidationStatuses[].Status = NotStarted',
      // Transform jobs take no augmented manifests.
      'ValidationSpecification.ValidationProfiles[].TransformJobDefinition.TransformInput.DataSource.S3DataSource.S3DataType = AugmentedManifestFile',
    ]);
  });

  test('has 38 values of enumerations in the schema of CloudFormation', () => {
    expect(choicesOf(PACKAGE_SCHEMA)).toHaveLength(38);
  });
});

describe('a model package group', () => {
  let leaves: Leaf[];

  beforeAll(() => {
    const stack = newStack();
    const group = new ModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn', description: 'Churn' });
    group.addToResourcePolicy(new iam.PolicyStatement({
      principals: [new iam.AccountPrincipal('444455556666')],
      actions: ['sagemaker:DescribeModelPackage'],
      resources: ['arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/*'],
    }));
    Tags.of(group).add('team', 'growth');
    leaves = leavesIn(stack, GROUP, GROUP_SCHEMA);
  });

  test('has five inputs in the schema of CloudFormation', () => {
    expect(inputsOf(GROUP_SCHEMA)).toEqual([
      'ModelPackageGroupDescription', 'ModelPackageGroupName', 'ModelPackageGroupPolicy', 'Tags[].Key', 'Tags[].Value',
    ]);
  });

  test('can have every input', () => {
    expect([...new Set(leaves.map(([path]) => path))].sort()).toEqual([
      'ModelPackageGroupDescription', 'ModelPackageGroupName', 'ModelPackageGroupPolicy', 'Tags[].Key', 'Tags[].Value',
    ]);
  });
});

/** Models that have everything between them. */
function modelsIn(stack: Stack): void {
  const vpc = newVpc(stack);
  const full = new Model(stack, 'Full', {
    modelName: 'churn',
    containers: [
      fromImage({
        modelData: ModelData.fromUri('s3://data/model.tar.gz'),
        environment: { LEVEL: 'debug' },
        containerHostname: 'one',
        inferenceSpecificationName: 'large',
      }),
      fromImage({ modelData: ModelData.fromBucketPrefix(bucket(), 'all/'), multiModel: { cache: true }, containerHostname: 'two' }),
      fromImage({
        modelData: ModelData.fromBucketPrefix(bucket(), 'model/', { acceptEula: true }),
        hubContentArn: 'arn:aws:sagemaker:eu-west-1:111122223333:hub-content/private/Model/llama/1.0.0',
        containerHostname: 'three',
      }),
      fromImage({ modelData: ModelData.fromBucketObject(bucket(), 'model.tar.gz', { compressed: true }), containerHostname: 'four' }),
      fromImage({
        privateRegistry: {
          credentialsProvider: lambda.Function.fromFunctionArn(stack, 'Login', 'arn:aws:lambda:eu-west-1:111122223333:function:login'),
        },
        containerHostname: 'five',
      }, ContainerImage.fromUri('registry.example.com/churn:3')),
      ModelContainer.fromModelPackage(
        ModelPackage.fromModelPackageArn(stack, 'Package', 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3'),
        { containerHostname: 'six' },
      ),
    ],
    executionMode: InferenceExecutionMode.DIRECT,
    vpc,
    networkIsolation: true,
  });
  Tags.of(full).add('team', 'growth');
  new Model(stack, 'Pipeline', {
    containers: [fromImage(), fromImage({ modelData: ModelData.fromBucketPrefix(bucket(), 'all/'), multiModel: { cache: false } })],
    executionMode: InferenceExecutionMode.SERIAL,
  });
  const one = [
    { modelData: ModelData.fromUri('s3://data/model.tar.gz'), environment: { LEVEL: 'debug' }, containerHostname: 'one', inferenceSpecificationName: 'large' },
    { modelData: ModelData.fromBucketPrefix(bucket(), 'all/'), multiModel: { cache: false } },
    { modelData: ModelData.fromBucketPrefix(bucket(), 'all/'), multiModel: { cache: true } },
    { modelData: ModelData.fromBucketPrefix(bucket(), 'model/', { acceptEula: true }), hubContentArn: 'arn' },
    { modelData: ModelData.fromBucketObject(bucket(), 'model.tar.gz', { compressed: true }) },
    { privateRegistry: { credentialsProvider: lambda.Function.fromFunctionArn(stack, 'Login2', 'arn:aws:lambda:eu-west-1:111122223333:function:login') } },
  ];
  one.forEach((options, index) => new Model(stack, `One${index}`, { containers: [fromImage(options)], vpc }));
  new Model(stack, 'FromPackage', {
    containers: [ModelContainer.fromModelPackage(
      ModelPackage.fromModelPackageArn(stack, 'Package2', 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3'))],
  });
}

describe('a model', () => {
  let leaves: Leaf[];

  beforeAll(() => {
    const stack = newStack();
    modelsIn(stack);
    leaves = leavesIn(stack, MODEL, MODEL_SCHEMA);
  });

  test('has 38 inputs in the schema of CloudFormation', () => {
    expect(inputsOf(MODEL_SCHEMA)).toHaveLength(38);
  });

  test('can have every input', () => {
    const reached = new Set(leaves.map(([path]) => path));
    expect(inputsOf(MODEL_SCHEMA).filter((path) => !reached.has(path))).toEqual([]);
  });

  test('has nothing that the schema does not have', () => {
    const inputs = inputsOf(MODEL_SCHEMA);
    expect(leaves.map(([path]) => path).filter((path) => !inputs.includes(path))).toEqual([]);
  });

  test('can have every value of every enumeration but those that are the same as none', () => {
    const reached = new Set(leaves.map(([path, value]) => `${path} = ${value}`));
    expect(choicesOf(MODEL_SCHEMA).filter((choice) => !reached.has(choice)).sort()).toEqual([
      // Defaults of the service.
      'Containers[].ImageConfig.RepositoryAccessMode = Platform',
      'Containers[].Mode = SingleModel',
      'PrimaryContainer.ImageConfig.RepositoryAccessMode = Platform',
      'PrimaryContainer.Mode = SingleModel',
    ]);
  });

  test('has 22 values of enumerations in the schema of CloudFormation', () => {
    expect(choicesOf(MODEL_SCHEMA)).toHaveLength(22);
  });
});
