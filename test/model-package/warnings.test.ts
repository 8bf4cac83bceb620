import { readFileSync } from 'fs';
import { Stack } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as kms from 'aws-cdk-lib/aws-kms';
import {
  BatchStrategy, ContainerImage, InstanceType, MachineLearningDomain, MachineLearningTask, ModelApprovalStatus, ModelCard, ModelData, ModelPackage,
  ModelPackageProps, PrebuiltRepository, S3File, S3Source, SplitType,
} from '../../src';
import { newStack } from '../support';
import { acknowledge } from '../support/cdk';
import { bucket, container, newGroup, shownWarnings, specification, validation } from '../support/packages';

type Props = ModelPackageProps | ((stack: Stack) => ModelPackageProps);

interface Warning {
  /** The id by which users acknowledge it. */
  readonly id: string;
  /** What is legal and will surprise. */
  readonly when: string;
  readonly fires: Props;
  readonly message: string;
  /** What is nearest to it and does not surprise. */
  readonly nearest: { readonly [when: string]: Props };
}

/** A package: a version of a group, unless its properties have the group as undefined. */
function packageOf(stack: Stack, given: Props) {
  const props = typeof given === 'function' ? given(stack) : given;
  const kind = 'modelPackageGroup' in props ? {} : { modelPackageGroup: newGroup(stack) };
  const modelPackage = new ModelPackage(stack, 'Package', { ...kind, ...props });
  // CloudFormation Validate has a list of the instance types of transform jobs, which lags behind AWS.
  acknowledge(modelPackage, 'CloudFormation-Validate::E3643', 'new instance types are a matter of these tests');
  return modelPackage;
}

/** The ids of all warnings about a package, and their messages. */
function warningsAbout(props: Props): { [id: string]: string[] } {
  const stack = newStack();
  packageOf(stack, props);
  const warnings: { [id: string]: string[] } = {};
  for (const { id, message, path } of shownWarnings(stack)) {
    expect(path).toBe('Stack/Package');
    (warnings[id] ??= []).push(message);
  }
  return warnings;
}

/** Makes a package unversioned. */
const NO_GROUP: ModelPackageProps = { modelPackageGroup: undefined, inferenceSpecification: specification() };

const METRICS = { modelQuality: { statistics: { file: S3File.fromUri('s3://data/s.json') } } };

const latest = () => container({ image: ContainerImage.fromUri('registry/churn:latest') });
const uncompressed = () => container({ modelData: ModelData.fromBucketPrefix(bucket(), 'model/') });
const host = (containerHostname?: string, uri = 'registry/churn:3') => container({ containerHostname, image: ContainerImage.fromUri(uri) });
const inference = (...containers: ReturnType<typeof container>[]): ModelPackageProps => ({ inferenceSpecification: specification({ containers }) });
const digest = 'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef';

/** A validation on a type of instance with a key for its volumes. */
const volumeKey = (type: InstanceType) => (stack: Stack): ModelPackageProps => ({
  validationSpecification: validation({ transformResources: { instanceType: type, volumeEncryptionKey: new kms.Key(stack, 'Key') } }),
});

/** A validation with a batch strategy. */
const batches = (batchStrategy?: BatchStrategy, splitType?: SplitType): ModelPackageProps => ({
  validationSpecification: validation({ batchStrategy, transformInput: { source: S3Source.fromBucketPrefix(bucket(), 'input/'), splitType } }),
});

const WARNINGS: Warning[] = [
  {
    id: 'cdk-sagemaker-model-package:ModelPackage.approvedWithoutMetrics',
    when: 'a version is approved from the start, without metrics',
    fires: { approvalStatus: ModelApprovalStatus.APPROVED },
    message: 'approvalStatus is approved from the start, and there are no modelMetrics that say why: give modelMetrics, or leave the approval to a reviewer',
    nearest: {
      'it has metrics': { approvalStatus: ModelApprovalStatus.APPROVED, modelMetrics: METRICS },
      'it waits for its approval': { approvalStatus: ModelApprovalStatus.PENDING_MANUAL_APPROVAL },
      'it is rejected': { approvalStatus: ModelApprovalStatus.REJECTED },
      'nothing is said': {},
    },
  },
  {
    id: 'cdk-sagemaker-model-package:ModelPackage.unversionedApproval',
    when: 'a package without a group is approved',
    fires: { ...NO_GROUP, approvalStatus: ModelApprovalStatus.APPROVED, approvalDescription: 'good' },
    message: 'approval is for versions, and a package without a group is none: give modelPackageGroup, or remove approvalStatus, approvalDescription',
    nearest: {
      'nothing is said': NO_GROUP,
      'it has a group': { approvalStatus: ModelApprovalStatus.REJECTED, approvalDescription: 'bad' },
    },
  },
  {
    id: 'cdk-sagemaker-model-package:ModelPackage.registryOnlyOnUnversioned',
    when: 'a package without a group has what belongs to versions',
    fires: (stack) => ({
      modelPackageGroup: undefined,
      inferenceSpecification: specification({
        containers: [container({ framework: 'XGBOOST', frameworkVersion: '1.7-1', nearestModelName: 'xgboost', dataInputConfig: '{}' })],
      }),
      modelMetrics: METRICS,
      driftCheckBaselines: { modelQuality: {} },
      metadataProperties: { commitId: 'abc' },
      domain: MachineLearningDomain.MACHINE_LEARNING,
      task: MachineLearningTask.CLASSIFICATION,
      samplePayload: S3File.fromUri('s3://data/payload.tar.gz'),
      customerMetadataProperties: { team: 'growth' },
      additionalInferenceSpecifications: [{ name: 'gpu', containers: [container({ framework: 'XGBOOST' })] }],
      additionalInferenceSpecificationsToAdd: [{ name: 'cpu', containers: [container({ framework: 'XGBOOST' })] }],
      encryptionKey: new kms.Key(stack, 'Key'),
      modelCard: ModelCard.fromJson('{"model_overview":{"model_creator":"growth"}}'),
    }),
    message: 'what belongs to versions may be ignored or refused on a package without a group: give modelPackageGroup, or remove '
      + 'modelMetrics, driftCheckBaselines, metadataProperties, domain, task, samplePayload, customerMetadataProperties, '
      + 'additionalInferenceSpecifications, additionalInferenceSpecificationsToAdd, encryptionKey, modelCard, '
      + 'inferenceSpecification.containers[0].framework, inferenceSpecification.containers[0].frameworkVersion, '
      + 'inferenceSpecification.containers[0].nearestModelName, inferenceSpecification.containers[0].dataInputConfig, '
      + 'additionalInferenceSpecifications[0].containers[0].framework, additionalInferenceSpecificationsToAdd[0].containers[0].framework',
    nearest: {
      'it has a name, a description and a validation alone': {
        ...NO_GROUP, modelPackageName: 'churn', description: 'churn', validationSpecification: validation(), skipModelValidation: true, clientToken: 'a',
      },
      'it has a group': { modelMetrics: METRICS, ...inference(container({ framework: 'XGBOOST' })) },
    },
  },
  {
    id: 'cdk-sagemaker-model-package:ModelPackage.sourceAlgorithmWithOthers',
    when: 'a package has an algorithm and an inference specification',
    fires: { sourceAlgorithm: { algorithmName: 'boosting' }, inferenceSpecification: specification() },
    message: 'sourceAlgorithm is documented as an alternative to inferenceSpecification: SageMaker may refuse the combination. remove one of them',
    nearest: {
      'it has an algorithm alone': { sourceAlgorithm: { algorithmName: 'boosting' } },
      'it has an inference specification alone': { inferenceSpecification: specification() },
      'it has a source alone': { sourceUri: 'arn:aws:sagemaker:eu-west-1:111122223333:model/churn' },
    },
  },
  {
    id: 'cdk-sagemaker-model-package:ModelPackage.sourceAlgorithmWithOthers',
    when: 'a package has an algorithm and a source',
    fires: { sourceAlgorithm: { algorithmName: 'boosting' }, sourceUri: 'arn:aws:sagemaker:eu-west-1:111122223333:model/churn' },
    message: 'sourceAlgorithm is documented as an alternative to sourceUri: SageMaker may refuse the combination. remove one of them',
    nearest: { 'it has an additional specification': { sourceAlgorithm: { algorithmName: 'a' }, additionalInferenceSpecifications: [{ name: 'a', containers: [container()] }] } },
  },
  {
    id: 'cdk-sagemaker-model-package:ModelPackage.mutableImageTag',
    when: 'the tag of an image will move',
    fires: {
      inferenceSpecification: specification({ containers: [container(), latest()] }),
      additionalInferenceSpecifications: [{ name: 'gpu', containers: [container({ image: ContainerImage.fromUri('registry:5000/churn') })] }],
    },
    message: 'the tag "latest" will name another image one day, so that the version cannot be reproduced: use the digest, or give imageDigest, '
      + 'for inferenceSpecification.containers[1].image, additionalInferenceSpecifications[0].containers[0].image',
    nearest: {
      'the tag is a version': inference(container()),
      'the image is given by its digest': inference(container({ image: ContainerImage.fromUri(`registry/churn@${digest}`) })),
      'the digest is given, too': inference({ ...latest(), imageDigest: digest }),
      'the prebuilt image has a version': inference(container({ image: ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1') })),
      'the digest is of a repository': (stack) => inference(container({
        image: ContainerImage.fromEcrRepository(ecr.Repository.fromRepositoryName(stack, 'Repository', 'churn'), digest),
      })),
    },
  },
  {
    id: 'cdk-sagemaker-model-package:ModelPackage.mutableImageTag',
    when: 'an image of a repository has no tag',
    fires: (stack) => inference(container({ image: ContainerImage.fromEcrRepository(ecr.Repository.fromRepositoryName(stack, 'Repository', 'churn')) })),
    message: 'the tag "latest" will name another image one day, so that the version cannot be reproduced: use the digest, or give imageDigest, '
      + 'for inferenceSpecification.containers[0].image',
    nearest: {
      'it has a tag': (stack) => inference(container({
        image: ContainerImage.fromEcrRepository(ecr.Repository.fromRepositoryName(stack, 'Repository', 'churn'), 'v3'),
      })),
    },
  },
  {
    id: 'cdk-sagemaker-model-package:ModelPackage.uncompressedModelDataWithValidation',
    when: 'a transform job validates model data that is no archive',
    fires: { ...inference(uncompressed()), validationSpecification: validation() },
    message: 'transform jobs take one archive alone, so that the validation may fail: use a .tar.gz, or remove validationSpecification, '
      + 'for inferenceSpecification.containers[0].modelData',
    nearest: {
      'nothing validates it': inference(uncompressed()),
      'it is an archive': { ...inference(container({ modelData: ModelData.fromBucket(bucket(), 'model.tar.gz') })), validationSpecification: validation() },
    },
  },
  {
    id: 'cdk-sagemaker-model-package:ModelPackage.containerHostnames',
    when: 'some containers of a pipeline have a host name',
    fires: inference(host('one'), host()),
    message: 'inferenceSpecification.containers do not have a containerHostname of its own each, so that a model made from the package may be refused. '
      + 'give every container another one, or none of them',
    nearest: {
      'all have one': inference(host('one'), host('two')),
      'none has one': inference(host(), host(undefined, 'registry/other:3')),
      'there is one container': inference(host('one')),
    },
  },
  {
    id: 'cdk-sagemaker-model-package:ModelPackage.containerHostnames',
    when: 'two containers of an additional specification have one host name',
    fires: { additionalInferenceSpecifications: [{ name: 'gpu', containers: [host('one'), host('one', 'registry/other:3')] }] },
    message: 'additionalInferenceSpecifications[0].containers do not have a containerHostname of its own each, '
      + 'so that a model made from the package may be refused. give every container another one, or none of them',
    nearest: {
      'two specifications have one host name': {
        additionalInferenceSpecifications: [{ name: 'cpu', containers: [host('one')] }, { name: 'gpu', containers: [host('one')] }],
      },
    },
  },
  {
    id: 'cdk-sagemaker-model-package:ModelPackage.batchStrategyWithoutSplitType',
    when: 'records are put in batches and not separated',
    fires: batches(BatchStrategy.SINGLE_RECORD),
    message: 'validationSpecification.batchStrategy SingleRecord has no effect, as validationSpecification.transformInput.splitType separates no records. '
      + 'give a split type, or remove batchStrategy',
    nearest: {
      'they are separated': batches(BatchStrategy.SINGLE_RECORD, SplitType.LINE),
      'no batches are asked for': batches(),
    },
  },
  {
    id: 'cdk-sagemaker-model-package:ModelPackage.batchStrategyWithoutSplitType',
    when: 'records are put in batches and expressly not separated',
    fires: batches(BatchStrategy.MULTI_RECORD, SplitType.NONE),
    message: 'validationSpecification.batchStrategy MultiRecord has no effect, as validationSpecification.transformInput.splitType separates no records. '
      + 'give a split type, or remove batchStrategy',
    nearest: { 'they are separated otherwise': batches(BatchStrategy.MULTI_RECORD, SplitType.TF_RECORD) },
  },
  {
    id: 'cdk-sagemaker-model-package:ModelPackage.volumeKeyWithLocalStorage',
    when: 'a key is for volumes of instances with local storage',
    fires: volumeKey(InstanceType.G5_XLARGE),
    message: 'validationSpecification.transformResources.volumeEncryptionKey is refused for instance types with local storage, '
      + 'which ml.g5.xlarge is likely to have. remove it, as the hardware encrypts local storage, or use another instance type',
    nearest: {
      'the instances have none': volumeKey(InstanceType.M5_LARGE),
      'there is no key': { validationSpecification: validation({ transformResources: { instanceType: InstanceType.G5_XLARGE } }) },
    },
  },
  {
    id: 'cdk-sagemaker-model-package:ModelPackage.unknownDomain',
    when: 'the domain is not known',
    fires: { domain: MachineLearningDomain.of('COMPUTER VISION') },
    message: '"COMPUTER VISION" is no domain that this library knows: check its spelling, or acknowledge that it is right',
    nearest: {
      'it is a constant': { domain: MachineLearningDomain.COMPUTER_VISION },
      'it is spelled like one': { domain: MachineLearningDomain.of('NATURAL_LANGUAGE_PROCESSING') },
    },
  },
  {
    id: 'cdk-sagemaker-model-package:ModelPackage.unknownTask',
    when: 'the task is not known',
    fires: { task: MachineLearningTask.of('classification') },
    message: '"classification" is no task that this library knows: check its spelling, or acknowledge that it is right',
    nearest: {
      'it is a constant': { task: MachineLearningTask.CLASSIFICATION },
      'it is spelled like one': { task: MachineLearningTask.of('FILL_MASK') },
    },
  },
  {
    id: 'cdk-sagemaker-model-package:ModelPackage.unknownInstanceType',
    when: 'the family of an instance type is not known',
    fires: { inferenceSpecification: specification({ supportedRealtimeInferenceInstanceTypes: [InstanceType.of('ml.m55.large'), InstanceType.of('ml.m55.large')] }) },
    message: '"ml.m55.large" is no instance type that this library knows: check its spelling, or acknowledge that it is right',
    nearest: {
      'it is a constant': { inferenceSpecification: specification({ supportedRealtimeInferenceInstanceTypes: [InstanceType.M5_LARGE] }) },
      'only its size is not known': { inferenceSpecification: specification({ supportedRealtimeInferenceInstanceTypes: [InstanceType.of('ml.m5.99xlarge')] }) },
    },
  },
  {
    id: 'cdk-sagemaker-model-package:ModelPackage.unknownTransformInstanceType',
    when: 'an instance type is for endpoints alone',
    fires: { inferenceSpecification: specification({ supportedTransformInstanceTypes: [InstanceType.C5_LARGE] }) },
    message: '"ml.c5.large" is no instance type for transform jobs that this library knows: check its spelling, or acknowledge that it is right',
    nearest: {
      'it is for an endpoint': { inferenceSpecification: specification({ supportedRealtimeInferenceInstanceTypes: [InstanceType.C5_LARGE] }) },
      'a larger one is for both': { inferenceSpecification: specification({ supportedTransformInstanceTypes: [InstanceType.C5_XLARGE] }) },
      'its family is not known either': { inferenceSpecification: specification({ supportedTransformInstanceTypes: [InstanceType.of('ml.m55.large')] }) },
    },
  },
  {
    id: 'cdk-sagemaker-model-package:ModelPackage.unknownInstanceType',
    when: 'the family of the instance type of a validation is not known',
    fires: { validationSpecification: validation({ transformResources: { instanceType: InstanceType.of('ml.m55.large') } }) },
    message: '"ml.m55.large" is no instance type that this library knows: check its spelling, or acknowledge that it is right',
    nearest: { 'it is known': { validationSpecification: validation({ transformResources: { instanceType: InstanceType.C5_XLARGE } }) } },
  },
  {
    id: 'cdk-sagemaker-model-package:ModelPackage.unknownInstanceType',
    when: 'the family of the instance type of an additional specification is not known',
    fires: {
      additionalInferenceSpecifications: [{ name: 'gpu', containers: [container()], supportedTransformInstanceTypes: [InstanceType.of('ml.x9.large')] }],
    },
    message: '"ml.x9.large" is no instance type that this library knows: check its spelling, or acknowledge that it is right',
    nearest: {
      'it is known': {
        additionalInferenceSpecifications: [{ name: 'gpu', containers: [container()], supportedTransformInstanceTypes: [InstanceType.G5_XLARGE] }],
      },
    },
  },
  {
    id: 'cdk-sagemaker-model-package:ModelPackage.notUpdatable',
    when: 'a package has what cannot be changed later, against what CloudFormation says',
    fires: {
      ...NO_GROUP,
      modelPackageName: 'churn',
      certifyForMarketplace: false,
      skipModelValidation: false,
      additionalInferenceSpecifications: [{ name: 'gpu', containers: [container()] }],
    },
    message: 'modelPackageName, certifyForMarketplace, skipModelValidation, additionalInferenceSpecifications cannot be changed later, '
      + 'although CloudFormation takes a change for an update in place: the update would fail or do nothing. to change it, make a new package',
    nearest: {
      'its name is generated': NO_GROUP,
      'it has what can be changed, or what replaces it': { approvalStatus: ModelApprovalStatus.REJECTED, description: 'churn', clientToken: 'a' },
    },
  },
  {
    id: 'cdk-sagemaker-model-package:ModelPackage.specificationsToAdd',
    when: 'specifications are to be added later',
    fires: { additionalInferenceSpecificationsToAdd: [{ name: 'gpu', containers: [container()] }] },
    message: 'additionalInferenceSpecificationsToAdd is for an update of an existing package and no part of its creation: '
      + 'give additionalInferenceSpecifications when the package is new',
    nearest: { 'they are there from the start': { additionalInferenceSpecifications: [{ name: 'gpu', containers: [container()] }] } },
  },
];

describe.each(WARNINGS)('$id: $when', ({ id, fires, message }) => {
  test('warns', () => {
    expect(warningsAbout(fires)[id]).toEqual([message]);
  });

  test('does not warn where that is acknowledged', () => {
    const stack = newStack();
    acknowledge(packageOf(stack, fires), id, 'known');
    expect(shownWarnings(stack).map((warning) => warning.id)).not.toContain(id);
  });

  test('does not warn where that is acknowledged for the whole stack', () => {
    const stack = newStack();
    packageOf(stack, fires);
    acknowledge(stack, id, 'known');
    expect(shownWarnings(stack).map((warning) => warning.id)).not.toContain(id);
  });
});

test.each(WARNINGS.flatMap(({ id, when, nearest }) => Object.entries(nearest).map(([but, props]) => ({ id, when, but, props }))))(
  '$id: $when, but $but: does not warn', ({ id, props }) => {
    expect(Object.keys(warningsAbout(props))).not.toContain(id);
  });

test('every warning of the source is tested here', () => {
  const source = readFileSync('src/model-package/check.ts', 'utf-8');
  const names = [...source.matchAll(/(?:name: |unknown\()'(\w+)'/g)].map(([, name]) => `cdk-sagemaker-model-package:ModelPackage.${name}`);
  expect([...new Set(WARNINGS.map(({ id }) => id))].sort()).toEqual(names.sort());
});

test('a plain version warns of nothing', () => {
  expect(warningsAbout({ inferenceSpecification: specification() })).toEqual({});
});

test('a plain package without a group warns of nothing', () => {
  expect(warningsAbout(NO_GROUP)).toEqual({});
});

test('two unknown instance types are two warnings', () => {
  const types = [InstanceType.of('ml.x9.large'), InstanceType.of('ml.x8.large')];
  expect(warningsAbout({ inferenceSpecification: specification({ supportedTransformInstanceTypes: types }) })).toEqual({
    'cdk-sagemaker-model-package:ModelPackage.unknownInstanceType': [
      '"ml.x9.large" is no instance type that this library knows: check its spelling, or acknowledge that it is right',
      '"ml.x8.large" is no instance type that this library knows: check its spelling, or acknowledge that it is right',
    ],
  });
});

test('acknowledging one warning leaves the others', () => {
  const stack = newStack();
  const modelPackage = packageOf(stack, { domain: MachineLearningDomain.of('AUDIO'), task: MachineLearningTask.of('SPEECH') });
  acknowledge(modelPackage, 'cdk-sagemaker-model-package:ModelPackage.unknownDomain', 'it is new');
  expect(shownWarnings(stack).map(({ id }) => id)).toEqual(['cdk-sagemaker-model-package:ModelPackage.unknownTask']);
});
