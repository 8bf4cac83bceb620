import { Stack } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as kms from 'aws-cdk-lib/aws-kms';
import {
  BatchStrategy, ContainerImage, InstanceType, MachineLearningDomain, MachineLearningTask, ModelApprovalStatus,
  ModelCard, ModelData, ModelPackage, ModelPackageProps, PrebuiltRepository, S3File, S3Source, SplitType,
} from '../../src';
import { CODES } from '../../src/diagnostics/codes';
import { newStack, ShownWarning, warningCodes, warningsOf } from '../support';
import { acknowledge } from '../support/cdk';
import { bucket, container, newGroup, specification, validation } from '../support/packages';

type Props = ModelPackageProps | ((stack: Stack) => ModelPackageProps);

interface Warning {
  readonly code: string;
  /** What is legal and will surprise. */
  readonly when: string;
  readonly fires: Props;
  /** Where in the properties it is, if it is about them. */
  readonly places: string[];
  /** What the message tells of the case. */
  readonly says?: string;
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

/** Where these packages stand. */
const AT = 'Stack/Package';

/** All warnings about a package. */
function warningsAbout(props: Props): ShownWarning[] {
  const stack = newStack();
  packageOf(stack, props);
  return warningsOf(stack);
}

/** Makes a package unversioned. */
const NO_GROUP: ModelPackageProps = { modelPackageGroup: undefined, inferenceSpecification: specification() };

const METRICS = { modelQuality: { statistics: { file: S3File.fromUri('s3://data/s.json') } } };

const latest = () => container({ image: ContainerImage.fromUri('registry/churn:latest') });
const uncompressed = () => container({ modelData: ModelData.fromBucketPrefix(bucket(), 'model/') });
const host = (containerHostname?: string, uri = 'registry/churn:3') => container({ containerHostname, image: ContainerImage.fromUri(uri) });
const inference = (...containers: ReturnType<typeof container>[]): ModelPackageProps => ({
  inferenceSpecification: specification({ containers }),
});
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
    code: 'ModelPackage.approvedWithoutMetrics',
    when: 'a version is approved from the start, without metrics',
    fires: { approvalStatus: ModelApprovalStatus.APPROVED },
    places: ['approvalStatus'],
    nearest: {
      'it has metrics': { approvalStatus: ModelApprovalStatus.APPROVED, modelMetrics: METRICS },
      'it waits for its approval': { approvalStatus: ModelApprovalStatus.PENDING_MANUAL_APPROVAL },
      'it is rejected': { approvalStatus: ModelApprovalStatus.REJECTED },
      'nothing is said': {},
    },
  },
  {
    code: 'ModelPackage.unversionedApproval',
    when: 'a package without a group is approved',
    fires: { ...NO_GROUP, approvalStatus: ModelApprovalStatus.APPROVED, approvalDescription: 'good' },
    places: ['approvalStatus', 'approvalDescription'],
    nearest: {
      'nothing is said': NO_GROUP,
      'it has a group': { approvalStatus: ModelApprovalStatus.REJECTED, approvalDescription: 'bad' },
    },
  },
  {
    code: 'ModelPackage.registryOnlyOnUnversioned',
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
    places: [
      'inferenceSpecification.containers[0].framework',
      'inferenceSpecification.containers[0].frameworkVersion',
      'inferenceSpecification.containers[0].nearestModelName',
      'inferenceSpecification.containers[0].dataInputConfig',
      'additionalInferenceSpecifications[0].containers[0].framework',
      'additionalInferenceSpecificationsToAdd[0].containers[0].framework',
      'modelMetrics',
      'driftCheckBaselines',
      'metadataProperties',
      'domain',
      'task',
      'samplePayload',
      'customerMetadataProperties',
      'additionalInferenceSpecifications',
      'additionalInferenceSpecificationsToAdd',
      'encryptionKey',
      'modelCard',
    ],
    nearest: {
      'it has a name, a description and a validation alone': {
        ...NO_GROUP, modelPackageName: 'churn', description: 'churn', validationSpecification: validation(), skipModelValidation: true, clientToken: 'a',
      },
      'it has a group': { modelMetrics: METRICS, ...inference(container({ framework: 'XGBOOST' })) },
    },
  },
  {
    code: 'ModelPackage.sourceAlgorithmWithOthers',
    when: 'a package has an algorithm and an inference specification',
    fires: { sourceAlgorithm: { algorithmName: 'boosting' }, inferenceSpecification: specification() },
    places: ['sourceAlgorithm'],
    says: 'inferenceSpecification',
    nearest: {
      'it has an algorithm alone': { sourceAlgorithm: { algorithmName: 'boosting' } },
      'it has an inference specification alone': { inferenceSpecification: specification() },
      'it has a source alone': { sourceUri: 'arn:aws:sagemaker:eu-west-1:111122223333:model/churn' },
    },
  },
  {
    code: 'ModelPackage.sourceAlgorithmWithOthers',
    when: 'a package has an algorithm and a source',
    fires: { sourceAlgorithm: { algorithmName: 'boosting' }, sourceUri: 'arn:aws:sagemaker:eu-west-1:111122223333:model/churn' },
    places: ['sourceAlgorithm'],
    says: 'sourceUri',
    nearest: { 'it has an additional specification': { sourceAlgorithm: { algorithmName: 'a' }, additionalInferenceSpecifications: [{ name: 'a', containers: [container()] }] } },
  },
  {
    code: 'ModelPackage.secretInEnvironment',
    when: 'a variable has a name for secrets',
    fires: inference(container({ environment: { HF_TOKEN: 'abc' } })),
    places: ['inferenceSpecification.containers[0].environment["HF_TOKEN"]'],
    nearest: { 'it has the name of the secret': inference(container({ environment: { HF_TOKEN_SECRET_ID: 'hf' } })) },
  },
  {
    code: 'ModelPackage.mutableImageTag',
    when: 'the tag of an image will move',
    fires: {
      inferenceSpecification: specification({ containers: [container(), latest()] }),
      additionalInferenceSpecifications: [{ name: 'gpu', containers: [container({ image: ContainerImage.fromUri('registry:5000/churn') })] }],
    },
    places: ['inferenceSpecification.containers[1].image', 'additionalInferenceSpecifications[0].containers[0].image'],
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
    code: 'ModelPackage.mutableImageTag',
    when: 'an image of a repository has no tag',
    fires: (stack) => inference(container({ image: ContainerImage.fromEcrRepository(ecr.Repository.fromRepositoryName(stack, 'Repository', 'churn')) })),
    places: ['inferenceSpecification.containers[0].image'],
    nearest: {
      'it has a tag': (stack) => inference(container({
        image: ContainerImage.fromEcrRepository(ecr.Repository.fromRepositoryName(stack, 'Repository', 'churn'), 'v3'),
      })),
    },
  },
  {
    code: 'ModelPackage.uncompressedModelDataWithValidation',
    when: 'a transform job validates model data that is no archive',
    fires: { ...inference(uncompressed()), validationSpecification: validation() },
    places: ['inferenceSpecification.containers[0].modelData'],
    nearest: {
      'nothing validates it': inference(uncompressed()),
      'it is an archive': { ...inference(container({ modelData: ModelData.fromBucket(bucket(), 'model.tar.gz') })), validationSpecification: validation() },
    },
  },
  {
    code: 'ModelPackage.containerHostnames',
    when: 'some containers of a pipeline have a host name',
    fires: inference(host('one'), host()),
    places: ['inferenceSpecification.containers'],
    nearest: {
      'all have one': inference(host('one'), host('two')),
      'none has one': inference(host(), host(undefined, 'registry/other:3')),
      'there is one container': inference(host('one')),
    },
  },
  {
    code: 'ModelPackage.containerHostnames',
    when: 'two containers of an additional specification have one host name',
    fires: { additionalInferenceSpecifications: [{ name: 'gpu', containers: [host('one'), host('one', 'registry/other:3')] }] },
    places: ['additionalInferenceSpecifications[0].containers'],
    nearest: {
      'two specifications have one host name': {
        additionalInferenceSpecifications: [{ name: 'cpu', containers: [host('one')] }, { name: 'gpu', containers: [host('one')] }],
      },
    },
  },
  {
    code: 'ModelPackage.batchStrategyWithoutSplitType',
    when: 'records are put in batches and not separated',
    fires: batches(BatchStrategy.SINGLE_RECORD),
    places: ['validationSpecification.batchStrategy'],
    says: 'SingleRecord',
    nearest: {
      'they are separated': batches(BatchStrategy.SINGLE_RECORD, SplitType.LINE),
      'no batches are asked for': batches(),
    },
  },
  {
    code: 'ModelPackage.batchStrategyWithoutSplitType',
    when: 'records are put in batches and expressly not separated',
    fires: batches(BatchStrategy.MULTI_RECORD, SplitType.NONE),
    places: ['validationSpecification.batchStrategy'],
    says: 'MultiRecord',
    nearest: { 'they are separated otherwise': batches(BatchStrategy.MULTI_RECORD, SplitType.TF_RECORD) },
  },
  {
    code: 'ModelPackage.volumeKeyWithLocalStorage',
    when: 'a key is for volumes of instances with local storage',
    fires: volumeKey(InstanceType.G5_XLARGE),
    places: ['validationSpecification.transformResources.volumeEncryptionKey'],
    says: 'ml.g5.xlarge',
    nearest: {
      'the instances have none': volumeKey(InstanceType.M5_LARGE),
      'there is no key': { validationSpecification: validation({ transformResources: { instanceType: InstanceType.G5_XLARGE } }) },
    },
  },
  {
    code: 'ModelPackage.unknownDomain',
    when: 'the domain is not known',
    fires: { domain: MachineLearningDomain.of('COMPUTER VISION') },
    places: ['domain'],
    says: 'Did you mean COMPUTER_VISION?',
    nearest: {
      'it is a constant': { domain: MachineLearningDomain.COMPUTER_VISION },
      'it is spelled like one': { domain: MachineLearningDomain.of('NATURAL_LANGUAGE_PROCESSING') },
    },
  },
  {
    code: 'ModelPackage.unknownTask',
    when: 'the task is not known',
    fires: { task: MachineLearningTask.of('classification') },
    places: ['task'],
    says: 'Did you mean CLASSIFICATION?',
    nearest: {
      'it is a constant': { task: MachineLearningTask.CLASSIFICATION },
      'it is spelled like one': { task: MachineLearningTask.of('FILL_MASK') },
    },
  },
  {
    code: 'ModelPackage.unknownInstanceType',
    when: 'the family of an instance type for endpoints is not known',
    fires: { inferenceSpecification: specification({ supportedRealtimeInferenceInstanceTypes: [InstanceType.of('ml.m55.large'), InstanceType.of('ml.m55.large')] }) },
    places: [
      'inferenceSpecification.supportedRealtimeInferenceInstanceTypes[0]',
      'inferenceSpecification.supportedRealtimeInferenceInstanceTypes[1]',
    ],
    says: 'Did you mean ml.m5d.large?',
    nearest: {
      'it is a constant': { inferenceSpecification: specification({ supportedRealtimeInferenceInstanceTypes: [InstanceType.M5_LARGE] }) },
    },
  },
  {
    code: 'ModelPackage.unknownInstanceType',
    when: 'the size of an instance type for endpoints is not known',
    fires: {
      inferenceSpecification: specification({ supportedRealtimeInferenceInstanceTypes: [InstanceType.of('ml.m5.lage')] }),
    },
    places: ['inferenceSpecification.supportedRealtimeInferenceInstanceTypes[0]'],
    says: 'Did you mean ml.m5.large?',
    nearest: {
      'it is known': {
        inferenceSpecification: specification({ supportedRealtimeInferenceInstanceTypes: [InstanceType.of('ml.m5.large')] }),
      },
    },
  },
  {
    code: 'ModelPackage.unknownTask',
    when: 'the task is like no other',
    fires: { task: MachineLearningTask.of('ANOMALIES') },
    places: ['task'],
    says: '"ANOMALIES" is not a known task. Acknowledge this warning',
    nearest: { 'it is a constant': { task: MachineLearningTask.OTHER } },
  },
  {
    code: 'ModelPackage.unknownTransformInstanceType',
    when: 'an instance type is for endpoints alone',
    fires: { inferenceSpecification: specification({ supportedTransformInstanceTypes: [InstanceType.C5_LARGE] }) },
    places: ['inferenceSpecification.supportedTransformInstanceTypes[0]'],
    says: 'Did you mean ml.c5.xlarge?',
    nearest: {
      'it is for an endpoint': { inferenceSpecification: specification({ supportedRealtimeInferenceInstanceTypes: [InstanceType.C5_LARGE] }) },
      'a larger one is for both': { inferenceSpecification: specification({ supportedTransformInstanceTypes: [InstanceType.C5_XLARGE] }) },
      'its family is not known either': { inferenceSpecification: specification({ supportedTransformInstanceTypes: [InstanceType.of('ml.m55.large')] }) },
    },
  },
  {
    code: 'ModelPackage.unknownInstanceType',
    when: 'the family of the instance type of a validation is not known',
    fires: { validationSpecification: validation({ transformResources: { instanceType: InstanceType.of('ml.m55.large') } }) },
    places: ['validationSpecification.transformResources.instanceType'],
    says: '"ml.m55.large"',
    nearest: { 'it is known': { validationSpecification: validation({ transformResources: { instanceType: InstanceType.C5_XLARGE } }) } },
  },
  {
    code: 'ModelPackage.unknownInstanceType',
    when: 'the family of the instance type of an additional specification is not known',
    fires: {
      additionalInferenceSpecifications: [{ name: 'gpu', containers: [container()], supportedTransformInstanceTypes: [InstanceType.of('ml.x9.large')] }],
    },
    places: ['additionalInferenceSpecifications[0].supportedTransformInstanceTypes[0]'],
    says: '"ml.x9.large"',
    nearest: {
      'it is known': {
        additionalInferenceSpecifications: [{ name: 'gpu', containers: [container()], supportedTransformInstanceTypes: [InstanceType.G5_XLARGE] }],
      },
    },
  },
  {
    code: 'ModelPackage.notUpdatable',
    when: 'a package has what cannot be changed later, against what CloudFormation says',
    fires: {
      ...NO_GROUP,
      modelPackageName: 'churn',
      certifyForMarketplace: false,
      skipModelValidation: false,
      additionalInferenceSpecifications: [{ name: 'gpu', containers: [container()] }],
    },
    places: ['modelPackageName', 'certifyForMarketplace', 'skipModelValidation', 'additionalInferenceSpecifications'],
    nearest: {
      'its name is generated': NO_GROUP,
      'it has what can be changed, or what replaces it': { approvalStatus: ModelApprovalStatus.REJECTED, description: 'churn', clientToken: 'a' },
    },
  },
  {
    code: 'ModelPackage.specificationsToAdd',
    when: 'specifications are to be added later',
    fires: { additionalInferenceSpecificationsToAdd: [{ name: 'gpu', containers: [container()] }] },
    places: ['additionalInferenceSpecificationsToAdd'],
    nearest: { 'they are there from the start': { additionalInferenceSpecifications: [{ name: 'gpu', containers: [container()] }] } },
  },
];

describe.each(WARNINGS)('$code: $when', ({ code, fires, places, says = '' }) => {
  const id = `cdk-sagemaker-model-package:${code}`;

  test('warns', () => {
    expect(warningsAbout(fires).filter((warning) => warning.code === code)).toEqual([
      { path: AT, code, places, message: expect.stringContaining(says) },
    ]);
  });

  test('does not warn where that is acknowledged', () => {
    const stack = newStack();
    acknowledge(packageOf(stack, fires), id, 'known');
    expect(warningCodes(stack)).not.toContain(code);
  });

  test('does not warn where that is acknowledged for the whole stack', () => {
    const stack = newStack();
    packageOf(stack, fires);
    acknowledge(stack, id, 'known');
    expect(warningCodes(stack)).not.toContain(code);
  });
});

test.each(WARNINGS.flatMap(({ code, when, nearest }) =>
  Object.entries(nearest).map(([but, props]) => ({ code, when, but, props }))))(
  '$code: $when, but $but: does not warn', ({ code, props }) => {
    expect(warningsAbout(props).map((warning) => warning.code)).not.toContain(code);
  });

test('every warning about a package is tested here', () => {
  // Those about grants, roles, tags, stages and promotion are tested where these are, those about time in
  // as-people-decide.test.ts, and those about regions and registries in regions.test.ts.
  const elsewhere = [
    'crossAccountPolicies', 'crossAccountManagedKey', 'unknownArtifacts', 'tagsOnVersion', 'immutableValidationRole', 'grantNeedsGroup',
    'imageInOtherRegion', 'imageOutsideEcr', 'approvalOwnedByTemplate', 'destroy', 'instanceTypesMissing', 'nothingToServe',
    'fixedClientToken', 'otherSource', 'partOfRecommender', 'skippedValidation', 'sourceInOtherRegion', 'uncompressedModelDataWithTransform',
    'promotedSummary', 'registryAccess', 'updateElsewhere', 'unreadableDataInputConfig', 'validationOnOtherInstanceType', 'validationWithOtherContentType',
  ];
  const codes = Object.entries(CODES).filter(([code, { severity }]) => severity === 'warning' && code.startsWith('ModelPackage.'));
  const here = codes.map(([code]) => code).filter((code) => !elsewhere.includes(code.split('.')[1]));
  expect([...new Set(WARNINGS.map(({ code }) => code))].sort()).toEqual(here.sort());
});

test('a plain version warns of nothing', () => {
  expect(warningsAbout({ inferenceSpecification: specification() })).toEqual([]);
});

test('a plain package without a group warns of nothing', () => {
  expect(warningsAbout(NO_GROUP)).toEqual([]);
});

test('two unknown instance types are two warnings', () => {
  const types = [InstanceType.of('ml.x9.large'), InstanceType.of('ml.x8.large')];
  expect(warningsAbout({ inferenceSpecification: specification({ supportedTransformInstanceTypes: types }) })
    .map(({ code, places }) => [code, ...places])).toEqual([
    ['ModelPackage.unknownInstanceType', 'inferenceSpecification.supportedTransformInstanceTypes[0]'],
    ['ModelPackage.unknownInstanceType', 'inferenceSpecification.supportedTransformInstanceTypes[1]'],
  ]);
});

test('acknowledging one warning leaves the others', () => {
  const stack = newStack();
  const modelPackage = packageOf(stack, {
    inferenceSpecification: specification(), domain: MachineLearningDomain.of('AUDIO'), task: MachineLearningTask.of('SPEECH'),
  });
  acknowledge(modelPackage, 'cdk-sagemaker-model-package:ModelPackage.unknownDomain', 'it is new');
  expect(warningCodes(stack)).toEqual(['ModelPackage.partOfRecommender', 'ModelPackage.unknownTask']);
});
