import { App, Aws, Fn, RemovalPolicy, Size, Stack } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import {
  ContainerImage, InferenceSpecification, InstanceType, ModelCard, ModelData, ModelPackage, ModelPackageGroup,
  ModelPackageProps, PrebuiltRepository, S3File, S3Source, ValidationSpecification,
} from '../../src';
import { issuesOf, messageOf, newStack, templateOf } from '../support';
import { bucket, container, newGroup, newScope, specification, validation } from '../support/packages';

const ENV = { account: '111122223333', region: 'eu-west-1' };
const ARCHIVE = 'examples/registry/model/model.tar.gz';

/** What is wrong with a version. */
function wrongVersion(props: ModelPackageProps, stack = newStack()): string[] {
  return issuesOf(() => new ModelPackage(stack, 'Package', { modelPackageGroup: newGroup(stack), ...props }));
}

/** What is wrong with a package without a group. */
function wrongUnversioned(props: ModelPackageProps, stack = newStack()): string[] {
  return issuesOf(() => new ModelPackage(stack, 'Package', props));
}

describe('what a user sees', () => {
  test('is all that is wrong with a construct, by the paths as they were typed', () => {
    const { stack, ml } = newScope();
    let error: unknown;
    try {
      new ModelPackage(ml, 'ChurnV3', {
        modelPackageGroup: newGroup(stack),
        modelPackageName: 'churn',
        inferenceSpecification: specification({ containers: [container({ modelData: ModelData.fromUri('s3://data/model.zip') })] }),
      });
    } catch (caught) {
      error = caught;
    }
    expect(String(error)).toBe([
      'ValidationError: invalid model package at App/Ml/ChurnV3:',
      '  - modelPackageName: "churn" cannot be combined with modelPackageGroup; a package in a group is named by its group and version. '
        + 'Remove modelPackageName (ModelPackage.nameOnVersion, '
        + 'https://github.com/cdk-sagemaker/cdk-sagemaker-model-package/blob/main/docs/diagnostics.md#modelpackagenameonversion)',
      '  - inferenceSpecification.containers[0].modelData: "s3://data/model.zip" is not a gzip-compressed tar archive. '
        + 'Use a key that ends in .tar.gz, or ModelData.fromBucketObject or fromUriObject for an uncompressed model (S3Location.notAnArchive, '
        + 'https://github.com/cdk-sagemaker/cdk-sagemaker-model-package/blob/main/docs/diagnostics.md#s3locationnotanarchive)',
    ].join('\n'));
  });

  test('names the file and line of the user', () => {
    try {
      new ModelPackage(newStack(), 'Package', { inferenceSpecification: specification(), description: 'a\nb' });
    } catch (error) {
      expect((error as Error).stack).toContain('wrong-packages.test.ts');
    }
    expect.assertions(1);
  });

  test('is all that is wrong, kind, limits, files and specifications, in one error', () => {
    expect(wrongVersion({
      certifyForMarketplace: true,
      description: 'a\nb',
      clientToken: 'not a token',
      metadataProperties: { repository: 'a\nb' },
      modelMetrics: { bias: { report: { file: S3File.fromUri('s3://data/r.json'), contentDigest: 'md5' } } },
      removalPolicy: RemovalPolicy.SNAPSHOT,
      samplePayload: S3File.fromUri('s3://data/payload.csv'),
      additionalInferenceSpecifications: [{ name: 'on gpu', containers: [container()] }],
    })).toEqual([
      'certifyForMarketplace: ModelPackage.certifiedVersion',
      'description: Text.printable',
      'clientToken: Text.clientToken',
      'metadataProperties.repository: Text.oneLine',
      'modelMetrics.bias.report.contentDigest: Text.sha256Digest',
      'removalPolicy: ModelPackage.snapshot',
      'samplePayload: S3Location.notAnArchive',
      'additionalInferenceSpecifications[0].name: Text.sageMakerName',
    ]);
  });
});

describe('a version', () => {
  test('with a name', () => {
    expect(wrongVersion({ modelPackageName: 'churn-3' })).toEqual([
      'modelPackageName: ModelPackage.nameOnVersion',
    ]);
  });

  test('that is certified for AWS Marketplace', () => {
    expect(wrongVersion({ certifyForMarketplace: true, validationSpecification: validation() })).toEqual([
      'certifyForMarketplace: ModelPackage.certifiedVersion',
    ]);
  });

  test('with both a source and an inference specification', () => {
    expect(wrongVersion({ sourceUri: 'arn:aws:sagemaker:eu-west-1:111122223333:model/churn', inferenceSpecification: specification() })).toEqual([
      'sourceUri: ModelPackage.sourceUriWithSpecification',
    ]);
  });

  test('with a pickled model', () => {
    expect(wrongVersion({ inferenceSpecification: specification({ containers: [container({ modelData: ModelData.fromBucket(bucket(), 'model.pkl') })] }) })).toEqual([
      'inferenceSpecification.containers[0].modelData: S3Location.notAnArchive',
    ]);
  });

  test('with a pickled model in an additional specification', () => {
    expect(wrongVersion({
      additionalInferenceSpecifications: [{ name: 'cpu', containers: [container()] }, {
        name: 'gpu', containers: [container(), container({ modelData: ModelData.fromUri('s3://data/model.pkl') })],
      }],
    })).toEqual([
      'additionalInferenceSpecifications[1].containers[1].modelData: S3Location.notAnArchive',
    ]);
  });

  test('with model data in a bucket of another region', () => {
    const modelData = ModelData.fromBucket(bucket('us-east-1'), 'model.tar.gz');
    expect(wrongVersion(
      { inferenceSpecification: specification({ containers: [container({ modelData })] }) }, newStack(ENV),
    )).toEqual([
      'inferenceSpecification.containers[0].modelData: ModelData.otherRegion',
    ]);
  });

  test('with uncompressed model data in a bucket of another region', () => {
    const modelData = ModelData.fromBucketPrefix(bucket('us-east-1'), 'model/');
    expect(wrongVersion(
      { inferenceSpecification: specification({ containers: [container({ modelData })] }) }, newStack(ENV),
    )).toEqual([
      'inferenceSpecification.containers[0].modelData: ModelData.otherRegion',
    ]);
  });

  test('with a prebuilt image in a region that the table does not have', () => {
    const image = ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1');
    expect(wrongVersion(
      { inferenceSpecification: specification({ containers: [container({ image })] }) }, newStack({ account: '111122223333', region: 'mx-central-1' }),
    )).toEqual(['inferenceSpecification.containers[0].image: ContainerImage.unknownRegion']);
  });

  test('with two additional specifications of one name', () => {
    expect(wrongVersion({
      additionalInferenceSpecifications: [{ name: 'gpu', containers: [container()] }, { name: 'gpu', containers: [container()] }],
    })).toEqual(['additionalInferenceSpecifications[1].name: ModelPackage.specificationNameTaken']);
  });

  test('with an additional specification to add whose name is taken', () => {
    expect(wrongVersion({
      additionalInferenceSpecifications: [{ name: 'gpu', containers: [container()] }],
      additionalInferenceSpecificationsToAdd: [{ name: 'gpu', containers: [container()] }],
    })).toEqual(['additionalInferenceSpecificationsToAdd[0].name: ModelPackage.specificationNameTaken']);
  });

  test('with a CSV file as sample payload', () => {
    expect(wrongVersion({ samplePayload: S3File.fromBucket(bucket(), 'payload.csv') })).toEqual([
      'samplePayload: S3Location.notAnArchive',
    ]);
  });

  test('with metrics of a wrong kind', () => {
    expect(wrongVersion({ modelMetrics: { explainability: { report: { file: S3File.fromUri('s3://data/r.json'), contentType: 'a\r\nb' } } } })).toEqual([
      'modelMetrics.explainability.report.contentType: Text.oneLine',
    ]);
  });

  test('with a baseline whose digest is no SHA-256', () => {
    expect(wrongVersion({ driftCheckBaselines: { modelQuality: { constraints: { file: S3File.fromUri('s3://data/c.json'), contentDigest: 'abc' } } } })).toEqual([
      'driftCheckBaselines.modelQuality.constraints.contentDigest: Text.sha256Digest',
    ]);
  });

  test('with metadata that SageMaker does not take', () => {
    expect(wrongVersion({ customerMetadataProperties: { 'team#1': 'growth', 'accuracy': '94%' } })).toEqual([
      'customerMetadataProperties: Text.customerMetadata',
      'customerMetadataProperties["accuracy"]: Text.customerMetadata',
    ]);
  });

  test('that is to be kept as a snapshot', () => {
    expect(wrongVersion({ removalPolicy: RemovalPolicy.SNAPSHOT })).toEqual([
      'removalPolicy: ModelPackage.snapshot',
    ]);
  });
});

describe('a package without a group', () => {
  test('with nothing at all', () => {
    expect(wrongUnversioned({})).toEqual([
      'inferenceSpecification: ModelPackage.specificationRequired',
    ]);
  });

  test('without instance types', () => {
    expect(wrongUnversioned({
      inferenceSpecification: specification({
        supportedRealtimeInferenceInstanceTypes: undefined,
        supportedTransformInstanceTypes: undefined,
      }),
    })).toEqual([
      'inferenceSpecification.supportedRealtimeInferenceInstanceTypes: ModelPackage.instanceTypesRequired',
      'inferenceSpecification.supportedTransformInstanceTypes: ModelPackage.instanceTypesRequired',
    ]);
  });

  test('without instance types for transform jobs', () => {
    expect(
      wrongUnversioned({ inferenceSpecification: specification({ supportedTransformInstanceTypes: undefined }) }),
    ).toEqual([
      'inferenceSpecification.supportedTransformInstanceTypes: ModelPackage.instanceTypesRequired',
    ]);
  });

  test('with environment variables', () => {
    expect(wrongUnversioned({ inferenceSpecification: specification({ containers: [container({ environment: { TOKEN: 'hunter2' } })] }) })).toEqual([
      'inferenceSpecification.containers[0].environment: ModelPackage.environmentOnUnversioned',
    ]);
  });

  test('with environment variables in an additional specification', () => {
    expect(wrongUnversioned({
      inferenceSpecification: specification(),
      additionalInferenceSpecifications: [{ name: 'gpu', containers: [container({ environment: { TOKEN: 'hunter2' } })] }],
    })).toEqual([
      'additionalInferenceSpecifications[0].containers[0].environment: ModelPackage.environmentOnUnversioned',
    ]);
  });

  test('with uncompressed model data below a prefix', () => {
    const modelData = ModelData.fromBucketPrefix(bucket(), 'model/');
    expect(
      wrongUnversioned({ inferenceSpecification: specification({ containers: [container({ modelData })] }) }),
    ).toEqual([
      'inferenceSpecification.containers[0].modelData: ModelPackage.uncompressedOnUnversioned',
    ]);
  });

  test('with an archive given as an object', () => {
    const modelData = ModelData.fromBucketObject(bucket(), 'model.tar.gz', { compressed: true });
    expect(
      wrongUnversioned({ inferenceSpecification: specification({ containers: [container({ modelData })] }) }),
    ).toEqual([
      'inferenceSpecification.containers[0].modelData: ModelPackage.uncompressedOnUnversioned',
    ]);
  });

  test('with a pickled model', () => {
    const modelData = ModelData.fromUri('s3://data/model.pkl');
    expect(
      wrongUnversioned({ inferenceSpecification: specification({ containers: [container({ modelData })] }) }),
    ).toEqual([
      'inferenceSpecification.containers[0].modelData: S3Location.notAnArchive',
    ]);
  });

  test('cloned from another', () => {
    const sourceUri = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3';
    expect(wrongUnversioned({ sourceUri, sourceAlgorithm: { algorithmName: 'boosting' } })).toEqual([
      'sourceUri: ModelPackage.sourceUriOnUnversioned',
    ]);
  });

  test('that is certified for AWS Marketplace without a validation', () => {
    expect(wrongUnversioned({ inferenceSpecification: specification(), certifyForMarketplace: true })).toEqual([
      'certifyForMarketplace: ModelPackage.certificationWithoutValidation',
    ]);
  });

  test('with a wrong name', () => {
    expect(wrongUnversioned({ inferenceSpecification: specification(), modelPackageName: 'churn_v3' })).toEqual([
      'modelPackageName: Text.sageMakerName',
    ]);
  });
});

describe('an algorithm', () => {
  test('with uncompressed model data', () => {
    expect(wrongVersion({ sourceAlgorithm: { algorithmName: 'boosting', modelData: ModelData.fromBucketPrefix(bucket(), 'model/') } })).toEqual([
      'sourceAlgorithm.modelData: ModelPackage.algorithmData',
    ]);
  });

  test('with a pickled model', () => {
    expect(wrongVersion({ sourceAlgorithm: { algorithmName: 'boosting', modelData: ModelData.fromUri('s3://data/model.pkl') } })).toEqual([
      'sourceAlgorithm.modelData: S3Location.notAnArchive',
    ]);
  });

  test('with model data in a bucket of another region', () => {
    const modelData = ModelData.fromBucket(bucket('us-east-1'), 'model.tar.gz');
    expect(wrongVersion({ sourceAlgorithm: { algorithmName: 'boosting', modelData } }, newStack(ENV))).toEqual([
      'sourceAlgorithm.modelData: ModelData.otherRegion',
    ]);
  });

  test('of another region than its model data', () => {
    const modelData = ModelData.fromBucket(bucket('eu-west-1'), 'model.tar.gz');
    const algorithmName = 'arn:aws:sagemaker:us-east-1:111122223333:algorithm/boosting';
    expect(wrongVersion({ sourceAlgorithm: { algorithmName, modelData } }, newStack(ENV))).toEqual([
      'sourceAlgorithm.modelData: ModelData.otherRegion',
    ]);
  });

  test('of which a token tells the region is right', () => {
    const modelData = ModelData.fromBucket(bucket('us-east-1'), 'model.tar.gz');
    const named = (algorithmName: string) => () => new ModelPackage(newStack(ENV), 'Package', { modelPackageName: 'churn', sourceAlgorithm: { algorithmName, modelData } });
    expect(named(Fn.importValue('Algorithm'))).not.toThrow();
    expect(named(`arn:aws:sagemaker:${Aws.REGION}:111122223333:algorithm/boosting`)).not.toThrow();
  });
});

describe('an inference specification', () => {
  test('without containers', () => {
    expect(issuesOf(() => specification({ containers: [] }))).toEqual(['inferenceSpecification.containers: List.length']);
  });

  test('from a builder that was given nothing', () => {
    expect(issuesOf(() => InferenceSpecification.builder().toSpecification())).toEqual([
      'inferenceSpecification.containers: List.length',
    ]);
  });

  test('with the same container three times', () => {
    expect(issuesOf(() => specification({ containers: [container(), container(), container()] }))).toEqual([
      'inferenceSpecification.containers[1]: InferenceSpecification.equalContainers',
      'inferenceSpecification.containers[2]: InferenceSpecification.equalContainers',
    ]);
  });

  test('with containers that are equal but for the order of their properties', () => {
    expect(issuesOf(() => specification({
      containers: [
        container({ environment: { A: '1', B: '2' }, framework: 'XGBOOST', containerHostname: 'one' }),
        container({ containerHostname: 'one', framework: 'XGBOOST', environment: { B: '2', A: '1' } }),
      ],
    }))).toEqual([
      'inferenceSpecification.containers[1]: InferenceSpecification.equalContainers',
    ]);
  });

  test('with a framework version of two digits', () => {
    expect(issuesOf(() => specification({ containers: [container({ frameworkVersion: '10.2.1' })] }))).toEqual([
      'inferenceSpecification.containers[0].frameworkVersion: Text.frameworkVersion',
    ]);
  });

  test('with a MIME type that is none', () => {
    expect(issuesOf(() => specification({ supportedResponseMimeTypes: ['csv', 'application/json', 'json'] }))).toEqual([
      'inferenceSpecification.supportedResponseMimeTypes[0]: Text.mimeType',
      'inferenceSpecification.supportedResponseMimeTypes[2]: Text.mimeType',
    ]);
  });

  test('with a variable that has a hyphen', () => {
    expect(issuesOf(() => specification({ containers: [container({ environment: { 'LOG-LEVEL': 'debug' } })] }))).toEqual([
      'inferenceSpecification.containers[0].environment: Text.environmentVariable',
    ]);
  });

  test('with an instance type of Amazon EC2', () => {
    expect(issuesOf(() => specification({ supportedTransformInstanceTypes: [InstanceType.of('m5.large')] }))).toEqual([
      'instanceType: Text.instanceType',
    ]);
  });
});

describe('a validation specification', () => {
  test('with a payload of half a MiB', () => {
    expect(issuesOf(() => validation({ maxPayload: Size.kibibytes(1536) }))).toEqual([
      'validationSpecification.maxPayload: Number.whole',
    ]);
  });

  test('with more on its way than 100 MiB', () => {
    expect(issuesOf(() => validation({ maxPayload: Size.mebibytes(50), maxConcurrentTransforms: 3 }))).toEqual([
      'validationSpecification.maxPayload: ValidationSpecification.payload',
    ]);
  });

  test('with half a concurrent request', () => {
    expect(issuesOf(() => validation({ maxConcurrentTransforms: 1.5 }))).toEqual([
      'validationSpecification.maxConcurrentTransforms: Number.whole',
    ]);
  });

  test('without instances', () => {
    expect(
      issuesOf(() => validation({ transformResources: { instanceType: InstanceType.M5_LARGE, instanceCount: 0 } })),
    ).toEqual([
      'validationSpecification.transformResources.instanceCount: Number.range',
    ]);
  });

  test('with an output prefix that is too long', () => {
    expect(issuesOf(() => validation({ transformOutput: { bucket: bucket(), prefix: 'k'.repeat(1015) } }))).toEqual([
      'validationSpecification.transformOutput.prefix: Text.length',
    ]);
  });

  test('from a builder that was given nothing', () => {
    expect(issuesOf(() => ValidationSpecification.builder().toSpecification())).toEqual([
      'validationSpecification.profileName: ValidationSpecification.missing',
      'validationSpecification.transformInput: ValidationSpecification.missing',
      'validationSpecification.transformOutput: ValidationSpecification.missing',
      'validationSpecification.transformResources: ValidationSpecification.missing',
    ]);
  });

  test('with everything wrong at once', () => {
    expect(issuesOf(() => validation({
      profileName: 'my profile',
      environment: { 9: 'value' },
      transformInput: { source: S3Source.fromBucketPrefix(bucket()), contentType: 'a\nb' },
      transformOutput: { bucket: bucket(), accept: 'a\nb' },
      transformResources: { instanceType: InstanceType.M5_LARGE, instanceCount: 101 },
      maxPayload: Size.mebibytes(101),
    }))).toEqual([
      'validationSpecification.profileName: Text.sageMakerName',
      'validationSpecification.environment: Text.environmentVariable',
      'validationSpecification.transformInput.contentType: Text.oneLine',
      'validationSpecification.transformOutput.accept: Text.oneLine',
      'validationSpecification.transformResources.instanceCount: Number.range',
      'validationSpecification.maxPayload: Number.range',
    ]);
  });
});

describe('a container image', () => {
  test('with a space', () => {
    expect(issuesOf(() => ContainerImage.fromUri('my image:latest'))).toEqual([
      'imageUri: Text.imagePath',
    ]);
  });

  test('by a digest that was cut', () => {
    const repository = ecr.Repository.fromRepositoryName(newStack(), 'Repository', 'churn');
    expect(issuesOf(() => ContainerImage.fromEcrRepository(repository, 'sha256:0123'))).toEqual([
      'tagOrDigest: Text.imageDigest',
    ]);
  });

  test('by a tag that names the repository again', () => {
    const repository = ecr.Repository.fromRepositoryName(newStack(), 'Repository', 'churn');
    expect(issuesOf(() => ContainerImage.fromEcrRepository(repository, 'churn/3'))).toEqual([
      'tagOrDigest: Text.imageTag',
    ]);
  });

  test('of AWS, by a tag and an account that are none, in one error', () => {
    expect(issuesOf(() => ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, ':1.7-1', { accountId: '1415-0266-7606' }))).toEqual([
      'tag: Text.imageTag',
      'accountId: Text.accountId',
    ]);
  });

  test('from a directory without a Dockerfile', () => {
    expect(issuesOf(() => ContainerImage.fromAsset('examples'))).toEqual([
      'directory: ContainerImage.dockerfileMissing',
    ]);
  });

  test('from a directory without the Dockerfile of that name', () => {
    expect(issuesOf(() => ContainerImage.fromAsset('examples', { file: 'Dockerfile.gpu' }))).toEqual([
      'directory: ContainerImage.dockerfileMissing',
    ]);
  });

  test('of a repository that the table does not have', () => {
    expect(issuesOf(() => ContainerImage.fromPrebuilt(PrebuiltRepository.of('sagemaker-tensorflo'), '2.0'))).toEqual([
      'repository: ContainerImage.unknownRepository',
    ]);
  });
});

describe('a prebuilt repository', () => {
  test('by the whole image', () => {
    expect(issuesOf(() => PrebuiltRepository.of('141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-xgboost:1.7-1'))).toEqual([
      'repositoryName: Text.repositoryName',
    ]);
  });
});

describe('model data', () => {
  test('in a bucket without a key', () => {
    expect(issuesOf(() => ModelData.fromBucket(bucket(), ''))).toEqual([
      'objectKey: S3Location.notAnObject',
    ]);
  });

  test('in a bucket by a prefix', () => {
    expect(issuesOf(() => ModelData.fromBucket(bucket(), 'models/'))).toEqual([
      'objectKey: S3Location.notAnObject',
    ]);
  });

  test('in a local directory', () => {
    expect(issuesOf(() => ModelData.fromAsset('examples/registry/model'))).toEqual(['path: File.directory']);
  });

  test('in another local file', () => {
    expect(issuesOf(() => ModelData.fromAsset('examples/registry/model/evaluation.json'))).toEqual([
      'path: S3Location.notAnArchive',
    ]);
  });

  test('in a local file that is not there', () => {
    expect(issuesOf(() => ModelData.fromAsset('modle.tar.gz'))).toEqual([
      'path: File.missing',
    ]);
  });

  test('by a local path in place of a URI', () => {
    expect(issuesOf(() => ModelData.fromUri('model.tar.gz'))).toEqual([
      'uri: Text.s3Location',
    ]);
  });

  test('below a prefix without a slash', () => {
    expect(issuesOf(() => ModelData.fromBucketPrefix(bucket(), 'models/churn'))).toEqual([
      'prefix: ModelData.prefixWithoutSlash',
    ]);
  });

  test('said to be compressed though it is not', () => {
    expect(issuesOf(() => ModelData.fromBucketObject(bucket(), 'model.safetensors', { compressed: true }))).toEqual([
      'objectKey: S3Location.notAnArchive',
    ]);
  });
});

describe('a file or source in S3', () => {
  test('by a prefix in place of a key', () => {
    expect(issuesOf(() => S3File.fromBucket(bucket(), 'reports/'))).toEqual([
      'objectKey: S3Location.notAnObject',
    ]);
  });

  test('from a local directory', () => {
    expect(issuesOf(() => S3File.fromAsset('examples/registry'))).toEqual(['path: File.directory']);
  });

  test('by a URI without a scheme', () => {
    expect(issuesOf(() => S3Source.fromUri('data/input'))).toEqual([
      'uri: Text.s3Location',
    ]);
  });

  test('by a manifest without a name', () => {
    expect(issuesOf(() => S3Source.fromManifest(bucket(), 'manifests/'))).toEqual([
      'objectKey: S3Location.notAnObject',
    ]);
  });
});

describe('a model card', () => {
  test('that is no JSON', () => {
    expect(issuesOf(() => ModelCard.fromJson('# Churn'))).toEqual(['json: ModelCard.notJson']);
  });

  test('that is a list', () => {
    expect(issuesOf(() => ModelCard.fromJson('[1]'))).toEqual(['json: ModelCard.notJson']);
  });

  test('in a file that is not there', () => {
    expect(issuesOf(() => ModelCard.fromFile('card.json'))).toEqual([
      'path: File.missing',
    ]);
  });
});

describe('a group', () => {
  test('with a name that has a dot', () => {
    expect(issuesOf(() => new ModelPackageGroup(newStack(), 'Group', { modelPackageGroupName: 'churn.models' }))).toEqual([
      'modelPackageGroupName: Text.sageMakerName',
    ]);
  });

  test('imported by a name where an ARN is due', () => {
    expect(issuesOf(() => ModelPackageGroup.fromModelPackageGroupArn(newStack(), 'Group', 'churn'))).toEqual([
      'modelPackageGroupArn: Arn.form',
    ]);
  });

  test('imported by an ARN where a name is due', () => {
    const arn = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn';
    expect(issuesOf(() => ModelPackageGroup.fromModelPackageGroupName(newStack(), 'Group', arn))).toEqual([
      'modelPackageGroupName: Text.length',
    ]);
  });
});

describe('the value of an environment variable is never shown', () => {
  const SECRET = 'hunter2';
  const variables = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`KEY_${index}`, SECRET]));

  /** What is wrong, of which the message does not show the value. */
  function hiding(action: () => unknown): string[] {
    expect(messageOf(action)).not.toContain(SECRET);
    return issuesOf(action);
  }

  test('where it is too long', () => {
    expect(
      hiding(() => specification({ containers: [container({ environment: { TOKEN: SECRET.repeat(200) } })] })),
    ).toEqual([
      'inferenceSpecification.containers[0].environment["TOKEN"]: Text.length',
    ]);
  });

  test('where its key is wrong', () => {
    expect(hiding(() => specification({ containers: [container({ environment: { 'MY-TOKEN': SECRET } })] }))).toEqual([
      'inferenceSpecification.containers[0].environment: Text.environmentVariable',
    ]);
  });

  test('where there are too many', () => {
    expect(hiding(() => specification({ containers: [container({ environment: variables(17) })] }))).toEqual([
      'inferenceSpecification.containers[0].environment: Map.size',
    ]);
  });

  test('where containers are equal', () => {
    const containers = [container({ environment: variables(1) }), container({ environment: variables(1) })];
    expect(hiding(() => specification({ containers }))).toEqual([
      'inferenceSpecification.containers[1]: InferenceSpecification.equalContainers',
    ]);
  });

  test('where a transform job has too many', () => {
    expect(hiding(() => validation({ environment: variables(17) }))).toEqual([
      'validationSpecification.environment: Map.size',
    ]);
  });

  test('where one of a transform job is too long', () => {
    expect(hiding(() => validation({ environment: { TOKEN: SECRET.repeat(200) } }))).toEqual([
      'validationSpecification.environment["TOKEN"]: Text.length',
    ]);
  });

  test('where there are too many containers', () => {
    const containers = Array.from({ length: 16 }, (_, index) => ({ environment: { TOKEN: SECRET }, image: ContainerImage.fromUri(`churn:${index}`) }));
    expect(hiding(() => specification({ containers }))).toEqual(['inferenceSpecification.containers: List.length']);
  });
});

test('too many containers with images of a repository are an error about the containers', () => {
  const repository = new ecr.Repository(newStack(), 'Repository');
  const containers = Array.from({ length: 16 }, (_, index) => ({ image: ContainerImage.fromEcrRepository(repository, `v${index}`) }));
  expect(issuesOf(() => specification({ containers }))).toEqual(['inferenceSpecification.containers: List.length']);
});

test('too many additional specifications with images of a repository are an error about the specifications', () => {
  const repository = new ecr.Repository(newStack(), 'Repository');
  const additionalInferenceSpecifications = Array.from({ length: 16 }, (_, index) =>
    ({ name: `v${index}`, containers: [{ image: ContainerImage.fromEcrRepository(repository, `v${index}`) }] }));
  expect(wrongVersion({ additionalInferenceSpecifications })).toEqual(['additionalInferenceSpecifications: List.length']);
});

describe('after a failed construction', () => {
  /** Makes something wrong in a stack with a bucket, and says what stands in the stack, which must synthesize. */
  function left(make: (scope: Construct) => unknown): string[] {
    const stack = new Stack(new App(), 'Stack');
    new s3.Bucket(stack, 'Bucket');
    expect(() => make(stack)).toThrow();
    templateOf(stack);
    return stack.node.findAll().map(({ node }) => node.path);
  }

  /** What is there without the failed construction. */
  const REST = ['Stack', 'Stack/Bucket', 'Stack/Bucket/Resource', 'Stack/BootstrapVersion', 'Stack/CheckBootstrapVersion'];

  test('nothing is left of a package without a group', () => {
    expect(left((scope) => new ModelPackage(scope, 'Package', {}))).toEqual(REST);
  });

  test('nothing is left of a package without a group and with a validation', () => {
    expect(left((scope) => new ModelPackage(scope, 'Package', { validationSpecification: validation() }))).toEqual(REST);
  });

  test('nothing is left of a package with an asset', () => {
    expect(left((scope) => new ModelPackage(scope, 'Package', {
      inferenceSpecification: specification({ containers: [container({ modelData: ModelData.fromAsset(ARCHIVE) })] }), clientToken: 'not a token',
    }))).toEqual(REST);
  });

  test('nothing is left of a version but its group', () => {
    expect(left((scope) => new ModelPackage(scope, 'Package', {
      modelPackageGroup: ModelPackageGroup.fromModelPackageGroupName(scope, 'Group', 'churn'), modelPackageName: 'churn',
    }))).toEqual(['Stack', 'Stack/Bucket', 'Stack/Bucket/Resource', 'Stack/Group', 'Stack/BootstrapVersion', 'Stack/CheckBootstrapVersion']);
  });

  test('nothing is left of a group', () => {
    expect(left((scope) => new ModelPackageGroup(scope, 'Group', { description: 'a\nb' }))).toEqual(REST);
  });

  test('nothing is left of an imported group', () => {
    expect(left((scope) => ModelPackageGroup.fromModelPackageGroupArn(scope, 'Group', 'churn'))).toEqual(REST);
  });

  test('nothing is left of an imported package', () => {
    expect(left((scope) => ModelPackage.fromModelPackageArn(scope, 'Package', 'churn'))).toEqual(REST);
  });

  test('the id is free for another try', () => {
    const stack = newStack();
    expect(() => new ModelPackage(stack, 'Package', {})).toThrow('invalid model package');
    new ModelPackage(stack, 'Package', { inferenceSpecification: specification() });
    expect(Object.keys(templateOf(stack).Resources)).toEqual(['Package30CE7B1A']);
  });

  test('that CDK itself made fail, the rest synthesizes', () => {
    const stack = newStack();
    const { modelPackageGroup } = { modelPackageGroup: newGroup(stack) };
    new ModelPackage(stack, 'Package', { modelPackageGroup });
    expect(() => new ModelPackage(stack, 'Package', { modelPackageGroup })).toThrow("There is already a Construct with name 'Package'");
    expect(Object.keys(templateOf(stack).Resources)).toEqual(['GroupC77FDACD', 'Package30CE7B1A']);
  });
});
