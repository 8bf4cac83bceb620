import { CfnParameter, Fn, Size, Stack } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import {
  BatchStrategy, ContainerImage, InstanceType, ModelApprovalStatus, ModelCard, ModelData, ModelPackage,
  ModelPackageGroup, ModelPackageProps, S3File, S3Source,
} from '../../src';
import { newStack, PACKAGE, propertiesOf, templateOf } from '../support';
import { acknowledge } from '../support/cdk';
import { bucket, container, newGroup, specification, validation } from '../support/packages';

const ENV = { account: '111122223333', region: 'eu-west-1' };

/** The properties of a version, once CloudFormation has validated them. */
function version(props: ModelPackageProps = {}, stack = newStack()) {
  new ModelPackage(stack, 'Package', { modelPackageGroup: newGroup(stack), ...props });
  return validated(stack);
}

/** The properties of a package without a group, once CloudFormation has validated them. */
function unversioned(props: ModelPackageProps = {}, stack = newStack()) {
  new ModelPackage(stack, 'Package', { inferenceSpecification: specification(), ...props });
  return validated(stack);
}

function validated(stack: Stack) {
  templateOf(stack);
  return propertiesOf(stack, PACKAGE);
}

/** The containers of a version, once CloudFormation has validated them. */
function containersOf(...containers: ReturnType<typeof container>[]) {
  return version({ inferenceSpecification: specification({ containers }) }).InferenceSpecification.Containers;
}

describe('a version may', () => {
  test('have no specification at all', () => {
    expect(version()).toEqual({ ModelPackageGroupName: 'churn' });
  });

  test('say that it is not certified', () => {
    expect(version({ certifyForMarketplace: false }).CertifyForMarketplace).toBe(false);
  });

  test('be validated', () => {
    expect(version({ validationSpecification: validation() }).ValidationSpecification.ValidationProfiles[0].ProfileName).toBe('profile');
  });

  test('restrict no instance types', () => {
    const { InferenceSpecification } = version({
      inferenceSpecification: specification({
        supportedRealtimeInferenceInstanceTypes: undefined,
        supportedTransformInstanceTypes: undefined,
      }),
    });
    expect(Object.keys(InferenceSpecification).sort()).toEqual(['Containers', 'SupportedContentTypes', 'SupportedResponseMIMETypes']);
  });

  test('have both an inference specification and a source algorithm', () => {
    expect(version({ inferenceSpecification: specification(), sourceAlgorithm: { algorithmName: 'boosting' } }).SourceAlgorithmSpecification)
      .toEqual({ SourceAlgorithms: [{ AlgorithmName: 'boosting' }] });
  });

  test('be cloned from a package of AWS Marketplace, whose name carries a hash', () => {
    const sourceUri = 'arn:aws:sagemaker:us-east-2:057799348421:model-package/gluoncv-ssd-resnet501547760463-0f9e6796d2438a1d64bb9b15aac57bc0';
    expect(version({ sourceUri }).SourceUri)
      .toBe('arn:aws:sagemaker:us-east-2:057799348421:model-package/gluoncv-ssd-resnet501547760463-0f9e6796d2438a1d64bb9b15aac57bc0');
  });

  test('come from an algorithm of AWS Marketplace, whose name carries a hash', () => {
    const algorithmName = 'arn:aws:sagemaker:us-east-2:057799348421:algorithm/scikit-decision-trees-15423055-57b73412d2e93e9239e4e16f83298b8f';
    expect(
      version({ sourceAlgorithm: { algorithmName } }).SourceAlgorithmSpecification.SourceAlgorithms[0].AlgorithmName,
    )
      .toBe('arn:aws:sagemaker:us-east-2:057799348421:algorithm/scikit-decision-trees-15423055-57b73412d2e93e9239e4e16f83298b8f');
  });

  test('have additional specifications and no other', () => {
    expect(version({ additionalInferenceSpecifications: [{ name: 'gpu', containers: [container()] }] }).AdditionalInferenceSpecifications[0].Name).toBe('gpu');
  });

  test('have equal containers in an additional specification, where CloudFormation lets them', () => {
    expect(version({ additionalInferenceSpecifications: [{ name: 'twice', containers: [container(), container()] }] })
      .AdditionalInferenceSpecifications[0].Containers).toHaveLength(2);
  });

  test('have the container of its specification in an additional one', () => {
    const shared = container();
    const { InferenceSpecification, AdditionalInferenceSpecifications } = version({
      inferenceSpecification: specification({ containers: [shared] }),
      additionalInferenceSpecifications: [{ name: 'gpu', containers: [shared] }],
    });
    expect(AdditionalInferenceSpecifications[0].Containers).toEqual(InferenceSpecification.Containers);
  });

  test('have metadata in any script', () => {
    expect(version({ customerMetadataProperties: { größe: '大 10:30 a@b' } }).CustomerMetadataProperties).toEqual({ größe: '大 10:30 a@b' });
  });

  test('have a description in any script, with symbols', () => {
    expect(version({ description: 'κλάδος ≥ 0,9 💡 “good” <b>' }).ModelPackageDescription).toBe('κλάδος ≥ 0,9 💡 “good” <b>');
  });

  test('have a description of 1,024 characters that are two units each', () => {
    expect([...version({ description: '💡'.repeat(1024) }).ModelPackageDescription]).toHaveLength(1024);
  });

  test('have a UUID as client token', () => {
    expect(version({ clientToken: '3f2504e0-4f89-11d3-9a0c-0305e82c3301' }).ClientToken).toBe('3f2504e0-4f89-11d3-9a0c-0305e82c3301');
  });

  test('have an empty model card', () => {
    expect(version({ modelCard: ModelCard.fromJson('{}') }).ModelCard).toEqual({ ModelCardContent: '{}', ModelCardStatus: 'Draft' });
  });

  test('have an empty source URI', () => {
    expect(version({ sourceUri: '' }).SourceUri).toBe('');
  });
});

describe('a package without a group may', () => {
  test('say that it is not certified, and need no validation for it', () => {
    expect(unversioned({ certifyForMarketplace: false }).CertifyForMarketplace).toBe(false);
  });

  test('have an approval status and metrics, which public code sets', () => {
    expect(unversioned({
      approvalStatus: ModelApprovalStatus.APPROVED, modelMetrics: { modelQuality: { statistics: { file: S3File.fromUri('s3://data/s.json') } } },
    })).toMatchObject({ ModelApprovalStatus: 'Approved', ModelMetrics: { ModelQuality: { Statistics: { S3Uri: 's3://data/s.json' } } } });
  });

  test('have an empty environment, which is none', () => {
    expect(unversioned({ inferenceSpecification: specification({ containers: [container({ environment: {} })] }) })
      .InferenceSpecification.Containers[0]).toEqual({ Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3', Environment: {} });
  });

  test('have an algorithm in place of a specification, and then no instance types', () => {
    expect(unversioned({ inferenceSpecification: undefined, sourceAlgorithm: { algorithmName: 'boosting' } }).SourceAlgorithmSpecification)
      .toEqual({ SourceAlgorithms: [{ AlgorithmName: 'boosting' }] });
  });

  test('have its model data in an archive behind an https URL', () => {
    const modelData = ModelData.fromUri('https://data.s3.eu-west-1.amazonaws.com/model.tar.gz');
    expect(unversioned({ inferenceSpecification: specification({ containers: [container({ modelData })] }) })
      .InferenceSpecification.Containers[0].ModelDataUrl).toBe('https://data.s3.eu-west-1.amazonaws.com/model.tar.gz');
  });
});

describe('containers may', () => {
  test('be one, which is no pipeline', () => {
    expect(containersOf(container())).toHaveLength(1);
  });

  test('be a pipeline of fifteen', () => {
    expect(containersOf(...['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o']
      .map((containerHostname) => container({ containerHostname })))).toHaveLength(15);
  });

  test('have one image twice, if their host names differ', () => {
    expect(containersOf(container({ containerHostname: 'one' }), container({ containerHostname: 'two' }))
      .map(({ ContainerHostname }: any) => ContainerHostname)).toEqual(['one', 'two']);
  });

  test('have one image twice, if their environments differ', () => {
    expect(containersOf(container({ environment: { STEP: '1' } }), container({ environment: { STEP: '2' } }))).toHaveLength(2);
  });

  test.each(['1.7-1', '2.0', '1.13.1', '4.28', '0.90-2', '2.0.1a', '3.x'])('have the framework version %s', (frameworkVersion) => {
    expect(containersOf(container({ frameworkVersion }))[0].FrameworkVersion).toBe(frameworkVersion);
  });

  test('have an image by digest, written in capitals', () => {
    const imageDigest = 'SHA256:0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef';
    expect(containersOf(container({ imageDigest }))[0].ImageDigest)
      .toBe('SHA256:0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef');
  });

  test('have an image of a registry with a port and without a tag', () => {
    expect(containersOf(container({ image: ContainerImage.fromUri('registry.example.com:5000/team/churn') }))[0].Image)
      .toBe('registry.example.com:5000/team/churn');
  });

  test('have an environment with empty values, line breaks and keys in small letters', () => {
    expect(containersOf(container({ environment: { _debug: '', config: '{\n"a": 1}' } }))[0].Environment).toEqual({ _debug: '', config: '{\n"a": 1}' });
  });

  test('have a gated model whose license is refused', () => {
    const modelData = ModelData.fromBucketPrefix(bucket(), 'model/', { acceptEula: false });
    expect(containersOf(container({ modelData }))[0].ModelDataSource.S3DataSource.ModelAccessConfig)
      .toEqual({ AcceptEula: false });
  });

  test('have an archive that is a model data source', () => {
    const modelData = ModelData.fromBucketObject(bucket(), 'model.tar.gz', { compressed: true });
    expect(containersOf(container({ modelData }))[0].ModelDataSource.S3DataSource)
      .toEqual({ S3DataType: 'S3Object', CompressionType: 'Gzip', S3Uri: 's3://data/model.tar.gz' });
  });

  test('have model data with spaces and other letters in its key', () => {
    expect(containersOf(container({ modelData: ModelData.fromBucket(bucket(), 'größte modelle/v 3.tar.gz') }))[0].ModelDataUrl)
      .toBe('s3://data/größte modelle/v 3.tar.gz');
  });
});

describe('types of input and output may', () => {
  test('have parameters', () => {
    expect(version({
      inferenceSpecification: specification({
        supportedContentTypes: ['text/csv; charset=utf-8'], supportedResponseMimeTypes: ['application/json; charset=utf-8'],
      }),
    }).InferenceSpecification).toMatchObject({
      SupportedContentTypes: ['text/csv; charset=utf-8'], SupportedResponseMIMETypes: ['application/json; charset=utf-8'],
    });
  });

  test('be one twice', () => {
    expect(version({ inferenceSpecification: specification({ supportedContentTypes: ['text/csv', 'text/csv'] }) }).InferenceSpecification.SupportedContentTypes)
      .toEqual(['text/csv', 'text/csv']);
  });

  test('be no MIME types, if they are of the input', () => {
    expect(version({ inferenceSpecification: specification({ supportedContentTypes: ['csv', ''] }) }).InferenceSpecification.SupportedContentTypes)
      .toEqual(['csv', '']);
  });
});

describe('a validation may', () => {
  function job(overrides: Parameters<typeof validation>[0]) {
    return version({
      validationSpecification: validation(overrides),
    }).ValidationSpecification.ValidationProfiles[0].TransformJobDefinition;
  }

  test('have requests of any size, and let the container choose how many', () => {
    expect(job({ maxPayload: Size.mebibytes(0), maxConcurrentTransforms: 0 }))
      .toMatchObject({ MaxPayloadInMB: 0, MaxConcurrentTransforms: 0 });
  });

  test('have one request of 100 MiB at a time', () => {
    expect(job({ maxPayload: Size.mebibytes(100), maxConcurrentTransforms: 1 }))
      .toMatchObject({ MaxPayloadInMB: 100, MaxConcurrentTransforms: 1 });
  });

  test('have many requests of the default size', () => {
    expect(job({ maxConcurrentTransforms: 1000 }).MaxConcurrentTransforms).toBe(1000);
  });

  test('have a size in another unit, if it is whole MiB', () => {
    expect(job({ maxPayload: Size.kibibytes(2048) }).MaxPayloadInMB).toBe(2);
  });

  test('have a batch strategy without a split type, as a sample of AWS has', () => {
    expect(job({ batchStrategy: BatchStrategy.SINGLE_RECORD }).BatchStrategy).toBe('SingleRecord');
  });

  test('read and write whole buckets', () => {
    const transform = job({
      transformInput: { source: S3Source.fromBucketPrefix(bucket()) },
      transformOutput: { bucket: bucket() },
    });
    expect([transform.TransformInput.DataSource.S3DataSource.S3Uri, transform.TransformOutput.S3OutputPath]).toEqual(['s3://data/', 's3://data/']);
  });

  test('read a URI that is a bucket alone', () => {
    expect(job({ transformInput: { source: S3Source.fromUri('s3://data') } }).TransformInput.DataSource.S3DataSource.S3Uri).toBe('s3://data');
  });

  test('have an instance type that the lists do not have', () => {
    const stack = newStack();
    const validationSpecification = validation({ transformResources: { instanceType: InstanceType.of('ml.m99.large') } });
    const modelPackage = new ModelPackage(stack, 'Package', { modelPackageGroup: newGroup(stack), validationSpecification });
    // CloudFormation Validate has a list of its own, which lags behind AWS likewise.
    acknowledge(modelPackage, 'CloudFormation-Validate::E3643', 'the type is new');
    expect(validated(stack).ValidationSpecification.ValidationProfiles[0].TransformJobDefinition.TransformResources.InstanceType).toBe('ml.m99.large');
  });
});

describe('what is not known is not refused:', () => {
  test('the region of a bucket', () => {
    const modelData = ModelData.fromBucket(bucket(), 'model.tar.gz');
    expect(version({ inferenceSpecification: specification({ containers: [container({ modelData })] }) }, newStack(ENV))
      .InferenceSpecification.Containers[0].ModelDataUrl).toBe('s3://data/model.tar.gz');
  });

  test('the region of the stack', () => {
    const modelData = ModelData.fromBucket(bucket('us-east-1'), 'model.tar.gz');
    expect(version({ inferenceSpecification: specification({ containers: [container({ modelData })] }) })
      .InferenceSpecification.Containers[0].ModelDataUrl).toBe('s3://data/model.tar.gz');
  });

  test('the name behind a token', () => {
    const stack = newStack();
    const stage = new CfnParameter(stack, 'Stage').valueAsString;
    expect(unversioned({ modelPackageName: `churn_${stage}` }, stack).ModelPackageName).toEqual({ 'Fn::Join': ['', ['churn_', { Ref: 'Stage' }]] });
  });

  test('the key of model data behind a token', () => {
    const modelData = ModelData.fromUri(Fn.importValue('ModelData'));
    expect(containersOf(container({ modelData }))[0].ModelDataUrl).toEqual({ 'Fn::ImportValue': 'ModelData' });
  });

  test('whether two names that are tokens are one', () => {
    const stack = newStack();
    const name = new CfnParameter(stack, 'Way').valueAsString;
    expect(version(
      { additionalInferenceSpecifications: [{ name, containers: [container()] }, { name, containers: [container()] }] },
      stack,
    )
      .AdditionalInferenceSpecifications.map(({ Name }: any) => Name)).toEqual([{ Ref: 'Way' }, { Ref: 'Way' }]);
  });

  test('the elements of a list that is a token', () => {
    const stack = newStack();
    const types = new CfnParameter(stack, 'Types', { type: 'CommaDelimitedList' }).valueAsList;
    expect(version({ inferenceSpecification: specification({ supportedResponseMimeTypes: types }) }, stack)
      .InferenceSpecification.SupportedResponseMIMETypes).toEqual({ Ref: 'Types' });
  });

  test('a token among the elements of a list', () => {
    const stack = newStack();
    const type = new CfnParameter(stack, 'Type').valueAsString;
    expect(version({ inferenceSpecification: specification({ supportedResponseMimeTypes: ['text/csv', type] }) }, stack)
      .InferenceSpecification.SupportedResponseMIMETypes).toEqual(['text/csv', { Ref: 'Type' }]);
  });

  test('an environment variable behind a token', () => {
    const stack = newStack();
    const environment = { LEVEL: new CfnParameter(stack, 'Level').valueAsString };
    expect(version({ inferenceSpecification: specification({ containers: [container({ environment })] }) }, stack)
      .InferenceSpecification.Containers[0].Environment).toEqual({ LEVEL: { Ref: 'Level' } });
  });

  test('the tag of an image behind a token', () => {
    const stack = newStack();
    const repository = ecr.Repository.fromRepositoryName(stack, 'Repository', 'churn');
    const image = ContainerImage.fromEcrRepository(repository, new CfnParameter(stack, 'Tag').valueAsString);
    expect(version({ inferenceSpecification: specification({ containers: [container({ image })] }) }, stack)
      .InferenceSpecification.Containers[0].Image).toEqual({
      'Fn::Join': ['', [{ Ref: 'AWS::AccountId' }, '.dkr.ecr.', { Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }, '/churn:', { Ref: 'Tag' }]],
    });
  });
});

describe('an ARN to import may be', () => {
  test.each([
    ['a package of AWS Marketplace, whose name carries a hash', 'arn:aws:sagemaker:us-east-2:057799348421:model-package/gluoncv-ssd-resnet501547760463-0f9e6796d2438a1d64bb9b15aac57bc0'],
    ['a package of a vendor whose name passes 63 characters', `arn:aws:sagemaker:us-east-2:057799348421:model-package/${'vendor-'.repeat(9)}0f9e6796d2438a1d64bb9b15aac57bc0`],
    ['a version in capitals', 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/ChurnModels/1'],
    ['version 999999999', 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/999999999'],
    ['a version in GovCloud', 'arn:aws-us-gov:sagemaker:us-gov-west-1:111122223333:model-package/churn/1'],
    ['a version in an isolated region', 'arn:aws-iso:sagemaker:us-iso-east-1:111122223333:model-package/churn/1'],
  ])('%s', (_name, arn) => {
    expect(ModelPackage.fromModelPackageArn(newStack(), 'Package', arn).modelPackageArn).toBe(arn);
  });

  test('a group of one letter', () => {
    const arn = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/C';
    expect(ModelPackageGroup.fromModelPackageGroupArn(newStack(), 'Group', arn).modelPackageGroupName).toBe('C');
  });

  test('a group with hyphens in a row', () => {
    const arn = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn--v2';
    expect(ModelPackageGroup.fromModelPackageGroupArn(newStack(), 'Group', arn).modelPackageGroupName).toBe('churn--v2');
  });
});
