import { Aws, Fn, Stack } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as ecr_assets from 'aws-cdk-lib/aws-ecr-assets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  ContainerImage, InferenceContainer, InferenceSpecificationProps, InstanceType, MachineLearningDomain,
  MachineLearningTask, ModelData, ModelPackage,
  ModelPackageProps, PrebuiltRepository, S3File, S3Source, ValidationSpecificationProps,
} from '../../src';
import { Code } from '../../src/diagnostics/codes';
import { ENV, newStack } from '../support';
import { errorsOf, Found, warningsIn } from '../support/found';
import { bucket, container, newGroup, specification, validation } from '../support/packages';

const OTHERS = new Stack(undefined, 'Others', { env: ENV });
const JUMPSTART = s3.Bucket.fromBucketName(OTHERS, 'JumpStart', 'jumpstart-private-cache-prod-eu-west-1');
const DIGEST = `sha256:${'0'.repeat(64)}`;

/** A key by an ARN that nothing has checked. */
function key(arn: string): kms.IKey {
  const stack = newStack(ENV);
  const known = kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab');
  return Object.create(known, { keyArn: { value: arn } });
}

type Props = Partial<ModelPackageProps>;

function version(props: Props, stack = newStack(ENV)): ModelPackage {
  return new ModelPackage(stack, 'Package', { modelPackageGroup: newGroup(stack), ...props });
}

function unversioned(props: Props): ModelPackage {
  return new ModelPackage(newStack(ENV), 'Package', { inferenceSpecification: specification(), ...props });
}

const serving = (overrides: Partial<InferenceContainer>, others: Partial<InferenceSpecificationProps> = {}): Props =>
  ({ inferenceSpecification: specification({ containers: [container(overrides)], ...others }) });

const additional = (overrides: Partial<InferenceContainer>, others = {}): Props =>
  ({ additionalInferenceSpecifications: [{ name: 'gpu', containers: [container(overrides)], ...others }] });

/** A validation that the default specification has all of, unless told otherwise. */
const validated = (overrides: Partial<ValidationSpecificationProps> = {}): Props => ({
  inferenceSpecification: specification(),
  validationSpecification: validation(overrides),
});

const contentType = (type: string): Props => validated({ transformInput: { source: S3Source.fromBucketPrefix(bucket(), 'in/'), contentType: type } });

const onType = (type: InstanceType): Props => validated({ transformResources: { instanceType: type } });

const roleNamed = (id: string, name: string): Props =>
  validated({ role: iam.Role.fromRoleName(OTHERS, id, name, { mutable: false }) });

const RECOMMENDED = {
  domain: MachineLearningDomain.MACHINE_LEARNING,
  task: MachineLearningTask.CLASSIFICATION,
  samplePayload: S3File.fromUri('s3://data/p.tar.gz'),
  ...serving({ framework: 'XGBOOST', frameworkVersion: '1.7-1' }),
};

const asset = (platform?: ecr_assets.Platform): InferenceContainer =>
  ({ image: ContainerImage.fromAsset('test/artifacts/image', { platform }) });

const GRAVITON = {
  supportedRealtimeInferenceInstanceTypes: [InstanceType.of('ml.c7g.large')],
  supportedTransformInstanceTypes: [InstanceType.of('ml.m6gd.large')],
};

const UNNAMED = { supportedRealtimeInferenceInstanceTypes: undefined, supportedTransformInstanceTypes: undefined };

const CONTAINER = 'inferenceSpecification.containers[0]';

/** What warns, and the nearest that does not. */
const WARNINGS: [Code, string, Props, Props][] = [
  ['ModelData.eulaNotAccepted', `${CONTAINER}.modelData.acceptEula`,
    serving({ modelData: ModelData.fromBucketPrefix(bucket(), 'llama/', { acceptEula: false }) }, { supportedTransformInstanceTypes: undefined }),
    serving({ modelData: ModelData.fromBucketPrefix(bucket(), 'llama/', { acceptEula: true }) }, { supportedTransformInstanceTypes: undefined })],
  ['ModelData.eulaMissing', `${CONTAINER}.modelData`,
    serving({ modelData: ModelData.fromUri('s3://jumpstart-private-cache-prod-eu-west-1/llama.tar.gz') }),
    serving({ modelData: ModelData.fromUri('s3://jumpstart-cache-prod-eu-west-1/bert.tar.gz') })],
  ['ModelData.eulaMissing', `${CONTAINER}.modelData`,
    serving({ modelData: ModelData.fromUriPrefix(`s3://jumpstart-private-cache-prod-${Aws.REGION}/llama/`) }, { supportedTransformInstanceTypes: undefined }),
    serving({ modelData: ModelData.fromUriPrefix(`s3://jumpstart-private-cache-prod-${Aws.REGION}/llama/`, { acceptEula: true }) },
      { supportedTransformInstanceTypes: undefined })],
  ['ModelData.eulaMissing', 'additionalInferenceSpecifications[0].containers[0].modelData',
    additional({ modelData: ModelData.fromBucketPrefix(JUMPSTART, 'llama/') }),
    additional({ modelData: ModelData.fromBucketPrefix(bucket(), 'jumpstart-private-cache-/') })],
  ['ModelPackage.uncompressedModelDataWithTransform', 'inferenceSpecification.supportedTransformInstanceTypes',
    serving({ modelData: ModelData.fromBucketPrefix(bucket(), 'llama/') }),
    serving({ modelData: ModelData.fromBucket(bucket(), 'llama.tar.gz') })],
  ['ModelPackage.uncompressedModelDataWithTransform', 'additionalInferenceSpecifications[0].supportedTransformInstanceTypes',
    additional({ modelData: ModelData.fromUriObject('s3://data/llama') }, { supportedTransformInstanceTypes: [InstanceType.M5_LARGE] }),
    additional({ modelData: ModelData.fromUriObject('s3://data/llama') }, { supportedRealtimeInferenceInstanceTypes: [InstanceType.M5_LARGE] })],
  ['ModelPackage.validationOnOtherInstanceType', 'validationSpecification.transformResources.instanceType',
    onType(InstanceType.C5_XLARGE), onType(InstanceType.M5_LARGE)],
  ['ModelPackage.validationOnOtherInstanceType', 'validationSpecification.transformResources.instanceType',
    onType(InstanceType.C5_XLARGE), onType(InstanceType.of(Fn.importValue('Type')))],
  ['ModelPackage.validationOnOtherInstanceType', 'validationSpecification.transformResources.instanceType',
    onType(InstanceType.C5_XLARGE), {
      ...onType(InstanceType.C5_XLARGE),
      inferenceSpecification: specification({ supportedTransformInstanceTypes: [InstanceType.of(Fn.split(',', Fn.importValue('Types'))[0])] }),
    }],
  ['ModelPackage.validationWithOtherContentType', 'validationSpecification.transformInput.contentType',
    contentType('application/json'), contentType('text/csv')],
  ['ModelPackage.validationWithOtherContentType', 'validationSpecification.transformInput.contentType',
    contentType('text/tsv; charset=utf-8'), contentType('Text/CSV; charset=utf-8')],
  ['ModelPackage.skippedValidation', 'skipModelValidation',
    { ...validated(), skipModelValidation: true }, { ...validated(), skipModelValidation: false }],
  ['ModelPackage.skippedValidation', 'skipModelValidation', { ...validated(), skipModelValidation: true }, { ...validated(), skipModelValidation: undefined }],
  ['ModelPackage.fixedClientToken', 'clientToken', { clientToken: 'one' }, { clientToken: Fn.importValue('Token') }],
  ['ModelPackage.partOfRecommender', 'domain', { ...RECOMMENDED, samplePayload: undefined }, RECOMMENDED],
  ['ModelPackage.partOfRecommender', 'samplePayload', { ...RECOMMENDED, ...serving({ framework: 'XGBOOST' }) }, serving({ framework: 'XGBOOST' })],
  ['ModelPackage.partOfRecommender', 'samplePayload', { ...RECOMMENDED, domain: undefined }, { ...serving({}), task: MachineLearningTask.CLASSIFICATION }],
  ['ModelPackage.partOfRecommender', 'samplePayload', { ...RECOMMENDED, domain: undefined, task: undefined },
    { ...RECOMMENDED, inferenceSpecification: undefined }],
  ['ContainerImage.arm', `${CONTAINER}.image`, serving(asset(ecr_assets.Platform.LINUX_ARM64)), serving(asset(ecr_assets.Platform.LINUX_AMD64))],
  ['ContainerImage.arm', `${CONTAINER}.image`, serving(asset(ecr_assets.Platform.custom('linux/arm64/v8'))), serving(asset())],
  ['ContainerImage.arm', `${CONTAINER}.image`, serving(asset(ecr_assets.Platform.LINUX_ARM64)), serving(asset(ecr_assets.Platform.LINUX_ARM64), GRAVITON)],
  ['ContainerImage.arm', `${CONTAINER}.image`, serving(asset(ecr_assets.Platform.LINUX_ARM64), UNNAMED),
    serving(asset(ecr_assets.Platform.LINUX_ARM64), { ...GRAVITON, supportedTransformInstanceTypes: undefined })],
  ['ModelPackage.otherSource', 'sourceUri', { sourceUri: 'arn:aws:sagemaker:eu-west-1:111122223333:training-job/churn' },
    { sourceUri: 'arn:aws:sagemaker:eu-west-1:111122223333:model/churn' }],
  ['ModelPackage.otherSource', 'sourceUri', { sourceUri: 'arn:aws:bedrock:eu-west-1:111122223333:custom-model/churn' },
    { sourceUri: 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3' }],
  ['ModelPackage.otherSource', 'sourceUri', { sourceUri: 's3://models/churn/' }, { sourceUri: Fn.importValue('Source') }],
  ['ModelPackage.sourceInOtherRegion', 'sourceUri', { sourceUri: 'arn:aws:sagemaker:us-east-1:111122223333:model-package/churn/3' },
    { sourceUri: 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3' }],
  ['ModelPackage.sourceInOtherRegion', 'sourceUri', { sourceUri: 'arn:aws:sagemaker:us-east-1:111122223333:model-package/churn/3' },
    { sourceUri: `arn:aws:sagemaker:${Fn.importValue('Region')}:111122223333:model-package/churn/3` }],
  ['Role.serviceRolePath', 'validationSpecification.role',
    roleNamed('Without', 'AmazonSageMaker-ExecutionRole-20230101T000000'), roleNamed('With', 'service-role/AmazonSageMaker-ExecutionRole-20230101T000000')],
  ['Role.serviceRolePath', 'validationSpecification.role',
    validated({ role: iam.Role.fromRoleArn(OTHERS, 'ArnWithout', 'arn:aws:iam::111122223333:role/AmazonSageMaker-Role', { mutable: false }) }),
    validated({ role: iam.Role.fromRoleArn(OTHERS, 'ArnWith', 'arn:aws:iam::111122223333:role/service-role/AmazonSageMaker-Role', { mutable: false }) })],
];

test.each(WARNINGS)('%s at %s', (code, place, surprising, usual) => {
  const ofCode = (props: Props): Found[] => warningsIn(version(props)).filter(([found]) => found === code);
  expect(ofCode(surprising)).toEqual([[code, place]]);
  expect(ofCode(usual)).toEqual([]);
});

test('a certification that is skipped warns', () => {
  const certified = { ...validated(), certifyForMarketplace: true };
  expect(warningsIn(unversioned({ ...certified, skipModelValidation: true }))).toContainEqual(['ModelPackage.skippedValidation', 'skipModelValidation']);
  expect(warningsIn(unversioned(certified)).map(([code]) => code)).not.toContain('ModelPackage.skippedValidation');
});

test('uncompressed model data with a validation is one cause, and one warning', () => {
  const modelPackage = version({ ...validated(), ...serving({ modelData: ModelData.fromBucketPrefix(bucket(), 'llama/') }) });
  expect(warningsIn(modelPackage).filter(([code]) => code.startsWith('ModelPackage.uncompressed'))).toEqual([
    ['ModelPackage.uncompressedModelDataWithValidation', `${CONTAINER}.modelData`],
  ]);
});

describe('a pipeline of a built-in algorithm and another image', () => {
  const ALGORITHM = container({ image: ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1') });

  /** The warnings once the app is validated. */
  function warnings(
    algorithm: InferenceContainer, image: (stack: Stack) => ContainerImage, after: (stack: Stack) => void = () => {},
  ): Found[] {
    const stack = newStack(ENV);
    const modelPackage = version(
      { inferenceSpecification: specification({ containers: [algorithm, container({ image: image(stack) })] }) }, stack,
    );
    after(stack);
    return warningsIn(modelPackage).filter(([code]) => code === 'ContainerImage.pipelinePolicy');
  }

  const own = (stack: Stack) => stack.node.tryFindChild('Images') as ecr.Repository ?? new ecr.Repository(stack, 'Images');
  const letPull = (service: string) => (stack: Stack) => own(stack).addToResourcePolicy(new iam.PolicyStatement({
    actions: ['ecr:BatchGetImage'], principals: [new iam.ServicePrincipal(service)],
  }));
  const WARNS: Found[] = [['ContainerImage.pipelinePolicy', 'inferenceSpecification.containers[1].image']];

  test.each<[string, (stack: Stack) => ContainerImage]>([
    ['a repository of the app', (stack) => ContainerImage.fromEcrRepository(own(stack), '3')],
    ['a repository that is made elsewhere', (stack) => ContainerImage.fromEcrRepository(ecr.Repository.fromRepositoryName(stack, 'R', 'churn'), '3')],
    ['a directory', () => ContainerImage.fromAsset('test/artifacts/image')],
    ['a URI', () => ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3')],
  ])('from %s warns without a policy', (_name, image) => {
    expect(warnings(ALGORITHM, image)).toEqual(WARNS);
    expect(warnings(container({ image: ContainerImage.fromUri('141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-xgboost:1.7-1') }), image))
      .toEqual(WARNS);
  });

  test('does not once its repository lets SageMaker pull, however late', () => {
    expect(warnings(ALGORITHM, (stack) => ContainerImage.fromEcrRepository(own(stack), '3'), letPull('sagemaker.amazonaws.com'))).toEqual([]);
    expect(warnings(ALGORITHM, (stack) => ContainerImage.fromEcrRepository(own(stack), '3'), letPull('lambda.amazonaws.com'))).toEqual(WARNS);
  });

  test.each<[string, InferenceContainer, (stack: Stack) => ContainerImage]>([
    ['of AWS', ALGORITHM, () => ContainerImage.fromPrebuilt(PrebuiltRepository.SCIKIT_LEARN, '1.2-1-cpu-py3')],
    ['beside one that is not an algorithm', container({ image: ContainerImage.fromPrebuilt(PrebuiltRepository.SCIKIT_LEARN, '1.2-1-cpu-py3') }),
      (stack) => ContainerImage.fromEcrRepository(own(stack), '3')],
    ['with a name like that of an algorithm', container({ image: ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/xgboost:1') }),
      (stack) => ContainerImage.fromEcrRepository(own(stack), '3')],
  ])('%s does not', (_name, algorithm, image) => {
    expect(warnings(algorithm, image)).toEqual([]);
  });
});

describe('errors', () => {
  const wrong = (props: Props) => errorsOf(() => version(props));

  test.each<[Found, () => unknown, () => unknown]>([
    [['ModelPackage.otherDigest', `${CONTAINER}.imageDigest`],
      () => version(serving({ image: ContainerImage.fromUri(`a/b@${DIGEST}`), imageDigest: `sha256:${'1'.repeat(64)}` })),
      () => version(serving({ image: ContainerImage.fromUri(`a/b@${DIGEST}`), imageDigest: DIGEST.toUpperCase() }))],
    [['ModelPackage.otherDigest', `${CONTAINER}.imageDigest`],
      () => version(serving({
        image: ContainerImage.fromEcrRepository(ecr.Repository.fromRepositoryName(newStack(), 'R', 'churn'), DIGEST), imageDigest: `sha256:${'f'.repeat(64)}`,
      })),
      () => version(serving({ image: ContainerImage.fromUri('a/b:1'), imageDigest: DIGEST }))],
    [['ModelPackage.otherDigest', `${CONTAINER}.imageDigest`],
      () => version(serving({ image: ContainerImage.fromUri(`a/b@${DIGEST}`), imageDigest: `sha256:${'1'.repeat(64)}` })),
      () => version(serving({ image: ContainerImage.fromUri(`a/b@${Fn.importValue('Digest')}`), imageDigest: DIGEST }))],
    [['Text.imagePath', 'imageUri'],
      () => ContainerImage.fromUri('https://111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3'),
      () => ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3')],
    [['Text.imagePath', 'imageUri'], () => ContainerImage.fromUri('docker://churn:3'), () => ContainerImage.fromUri('localhost:5000/churn:3')],
    [['Number.range', 'validationSpecification.maxConcurrentTransforms'],
      () => validation({ maxConcurrentTransforms: 2 ** 31 }), () => validation(
        { maxConcurrentTransforms: 2 ** 31 - 1 },
      )],
    [['ModelPackage.instanceTypesRequired', 'inferenceSpecification.supportedRealtimeInferenceInstanceTypes'],
      () => unversioned({ inferenceSpecification: specification({ supportedRealtimeInferenceInstanceTypes: [] }) }),
      () => unversioned(
        { inferenceSpecification: specification({ supportedRealtimeInferenceInstanceTypes: [InstanceType.M5_LARGE] }) },
      )],
    [['ModelPackage.instanceTypesRequired', 'inferenceSpecification.supportedRealtimeInferenceInstanceTypes'],
      () => unversioned({ inferenceSpecification: specification({ supportedRealtimeInferenceInstanceTypes: [] }) }),
      () => version({ inferenceSpecification: specification({ supportedRealtimeInferenceInstanceTypes: [] }) })],
    [['Text.roleArn', 'validationSpecification.role'],
      () => version(validated({ role: iam.Role.fromRoleArn(newStack(), 'User', 'arn:aws:iam::111122223333:user/ada', { mutable: false }) })),
      () => version(validated({ role: iam.Role.fromRoleArn(newStack(), 'Role', 'arn:aws:iam::111122223333:role/path/to/ada', { mutable: false }) }))],
    [['Text.kmsKey', 'encryptionKey'], () => version({ encryptionKey: key('arn:aws:kms:eu-west-1:111122223333:key/a key') }),
      () => version({ encryptionKey: key('arn:aws:kms:eu-west-1:111122223333:alias/a/b_c-d') })],
    [['Text.kmsKey', 'validationSpecification.transformOutput.encryptionKey'],
      () => validation({ transformOutput: { bucket: bucket(), encryptionKey: key('arn:aws:kms:eu-west-1:111122223333:key/é') } }),
      () => validation({ transformOutput: { bucket: bucket(), encryptionKey: key('1234abcd-12ab-34cd-56ef-1234567890ab') } })],
    [['Text.kmsKey', 'validationSpecification.transformResources.volumeEncryptionKey'],
      () => validation({ transformResources: { instanceType: InstanceType.M5_XLARGE, volumeEncryptionKey: key('key!') } }),
      () => validation({ transformResources: { instanceType: InstanceType.M5_XLARGE, volumeEncryptionKey: key(Fn.importValue('Key')) } })],
  ])('%s', (found, refused, taken) => {
    expect(errorsOf(refused)).toEqual([found]);
    expect(errorsOf(taken)).toEqual([]);
  });

  test('a digest that differs is refused in an additional specification, too', () => {
    expect(wrong(additional({ image: ContainerImage.fromUri(`a/b@${DIGEST}`), imageDigest: `sha256:${'1'.repeat(64)}` }))).toEqual([
      ['ModelPackage.otherDigest', 'additionalInferenceSpecifications[0].containers[0].imageDigest'],
    ]);
  });
});
