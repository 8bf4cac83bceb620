import { App, Aws, Fn, RemovalPolicy, Size, Stack } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import {
  ContainerImage, InferenceSpecification, InstanceType, ModelCard, ModelData, ModelPackage, ModelPackageGroup, ModelPackageProps, PrebuiltRepository,
  S3File, S3Source, ValidationSpecification,
} from '../../src';
import { messageOf, newStack } from '../support';
import { bucket, container, newGroup, newScope, specification, templateOf, validation } from '../support/packages';

const ENV = { account: '111122223333', region: 'eu-west-1' };
const ARCHIVE = 'examples/registry/model/model.tar.gz';

/** The message about a wrong version: its lines, without the first, which is asserted here. */
function wrongVersion(props: ModelPackageProps, stack = newStack()): string[] {
  return linesAfter('invalid model package at Stack/Package:',
    messageOf(() => new ModelPackage(stack, 'Package', { modelPackageGroup: newGroup(stack), ...props })));
}

/** The message about a wrong package without a group: its lines, without the first, which is asserted here. */
function wrongUnversioned(props: ModelPackageProps, stack = newStack()): string[] {
  return linesAfter('invalid model package at Stack/Package:', messageOf(() => new ModelPackage(stack, 'Package', props)));
}

/** The message about a wrong value: its lines, without the first, which is asserted here. */
function wrong(subject: string, make: () => unknown): string[] {
  return linesAfter(`invalid ${subject}:`, messageOf(make));
}

function linesAfter(first: string, message: string): string[] {
  const [line, ...lines] = message.split('\n  - ');
  expect(line).toBe(first);
  return lines;
}

describe('what a user sees', () => {
  test('is all that is wrong with a construct, by the paths as they were typed', () => {
    const { stack, ml } = newScope();
    let error: unknown;
    try {
      new ModelPackage(ml, 'ChurnV3', {
        modelPackageGroup: newGroup(stack),
        modelPackageName: 'churn',
        inferenceSpecification: specification({ containers: [container({ modelData: ModelData.fromUri('s3://b/model.zip') })] }),
      });
    } catch (caught) {
      error = caught;
    }
    expect(String(error)).toBe([
      'ValidationError: invalid model package at App/Ml/ChurnV3:',
      '  - modelPackageName: "churn" cannot be combined with modelPackageGroup; a package in a group is named by its group and version. remove modelPackageName',
      '  - inferenceSpecification.containers[0].modelData: "s3://b/model.zip" is not a gzip-compressed tar archive. use a key that ends in .tar.gz, or ModelData.fromBucketObject for an uncompressed model',
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
      'certifyForMarketplace: true cannot be combined with modelPackageGroup; AWS Marketplace takes unversioned packages only. remove certifyForMarketplace, or modelPackageGroup',
      'description: "a\\nb" is not printable text. remove line breaks, tabs and other control characters',
      'clientToken: "not a token" is not a client token. use letters, digits and hyphens',
      'metadataProperties.repository: "a\\nb" is not a single line. remove the line breaks',
      'modelMetrics.bias.report.contentDigest: "md5" is not a SHA-256 digest. write it as sha256: and 64 hexadecimal digits',
      'removalPolicy: "snapshot" is not possible, as there are no snapshots of the model registry. use retain or destroy',
      'samplePayload: "s3://data/payload.csv" is not a gzip-compressed tar archive. use a key that ends in .tar.gz',
      'additionalInferenceSpecifications[0].name: "on gpu" is not a SageMaker name. use letters, digits and hyphens, with a letter or digit first and last',
    ]);
  });
});

describe('a version', () => {
  test('with a name', () => {
    expect(wrongVersion({ modelPackageName: 'churn-3' })).toEqual([
      'modelPackageName: "churn-3" cannot be combined with modelPackageGroup; a package in a group is named by its group and version. remove modelPackageName',
    ]);
  });

  test('that is certified for AWS Marketplace', () => {
    expect(wrongVersion({ certifyForMarketplace: true, validationSpecification: validation() })).toEqual([
      'certifyForMarketplace: true cannot be combined with modelPackageGroup; AWS Marketplace takes unversioned packages only. remove certifyForMarketplace, or modelPackageGroup',
    ]);
  });

  test('with both a source and an inference specification', () => {
    expect(wrongVersion({ sourceUri: 'arn:aws:sagemaker:eu-west-1:111122223333:model/churn', inferenceSpecification: specification() })).toEqual([
      'sourceUri: "arn:aws:sagemaker:eu-west-1:111122223333:model/churn" cannot be combined with inferenceSpecification; SageMaker takes that from the source. remove one of the two',
    ]);
  });

  test('with a pickled model', () => {
    expect(wrongVersion({ inferenceSpecification: specification({ containers: [container({ modelData: ModelData.fromBucket(bucket(), 'model.pkl') })] }) })).toEqual([
      'inferenceSpecification.containers[0].modelData: "model.pkl" is not a gzip-compressed tar archive. use a key that ends in .tar.gz, or ModelData.fromBucketObject for an uncompressed model',
    ]);
  });

  test('with a pickled model in an additional specification', () => {
    expect(wrongVersion({
      additionalInferenceSpecifications: [{ name: 'cpu', containers: [container()] }, {
        name: 'gpu', containers: [container(), container({ modelData: ModelData.fromUri('s3://data/model.pkl') })],
      }],
    })).toEqual([
      'additionalInferenceSpecifications[1].containers[1].modelData: "s3://data/model.pkl" is not a gzip-compressed tar archive. use a key that ends in .tar.gz, or ModelData.fromBucketObject for an uncompressed model',
    ]);
  });

  test('with model data in a bucket of another region', () => {
    const modelData = ModelData.fromBucket(bucket('us-east-1'), 'model.tar.gz');
    expect(wrongVersion({ inferenceSpecification: specification({ containers: [container({ modelData })] }) }, newStack(ENV))).toEqual([
      'inferenceSpecification.containers[0].modelData: "model.tar.gz" lies in a bucket in us-east-1, and the package in eu-west-1. copy the model data to a bucket in the region of the package',
    ]);
  });

  test('with uncompressed model data in a bucket of another region', () => {
    const modelData = ModelData.fromBucketPrefix(bucket('us-east-1'), 'model/');
    expect(wrongVersion({ inferenceSpecification: specification({ containers: [container({ modelData })] }) }, newStack(ENV))).toEqual([
      'inferenceSpecification.containers[0].modelData: "model/" lies in a bucket in us-east-1, and the package in eu-west-1. copy the model data to a bucket in the region of the package',
    ]);
  });

  test('with a prebuilt image in a region that the table does not have', () => {
    const image = ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1');
    const [line, ...others] = wrongVersion(
      { inferenceSpecification: specification({ containers: [container({ image })] }) }, newStack({ account: '111122223333', region: 'mx-central-1' }));
    expect(others).toEqual([]);
    expect(line).toMatch(/^inferenceSpecification\.containers\[0\]\.image: "sagemaker-xgboost" has no known account in mx-central-1; known are af-south-1, /);
    expect(line).toMatch(/, us-west-2\. give the account that owns it as accountId, or use one of these regions$/);
  });

  test('with two additional specifications of one name', () => {
    expect(wrongVersion({
      additionalInferenceSpecifications: [{ name: 'gpu', containers: [container()] }, { name: 'gpu', containers: [container()] }],
    })).toEqual(['additionalInferenceSpecifications[1].name: "gpu" is taken by another specification of the package. give it a name of its own']);
  });

  test('with an additional specification to add whose name is taken', () => {
    expect(wrongVersion({
      additionalInferenceSpecifications: [{ name: 'gpu', containers: [container()] }],
      additionalInferenceSpecificationsToAdd: [{ name: 'gpu', containers: [container()] }],
    })).toEqual(['additionalInferenceSpecificationsToAdd[0].name: "gpu" is taken by another specification of the package. give it a name of its own']);
  });

  test('with shapes that are no JSON in an additional specification to add', () => {
    expect(wrongVersion({ additionalInferenceSpecificationsToAdd: [{ name: 'gpu', containers: [container({ dataInputConfig: '{input: [1, 3]}' })] }] })).toEqual([
      'additionalInferenceSpecificationsToAdd[0].containers[0].dataInputConfig: "{input: [1, 3]}" is not JSON. write names and shapes as JSON, such as {"input":[1,3,224,224]}',
    ]);
  });

  test('with a CSV file as sample payload', () => {
    expect(wrongVersion({ samplePayload: S3File.fromBucket(bucket(), 'payload.csv') })).toEqual([
      'samplePayload: "payload.csv" is not a gzip-compressed tar archive. use a key that ends in .tar.gz',
    ]);
  });

  test('with metrics of a wrong kind', () => {
    expect(wrongVersion({ modelMetrics: { explainability: { report: { file: S3File.fromUri('s3://data/r.json'), contentType: 'a\r\nb' } } } })).toEqual([
      'modelMetrics.explainability.report.contentType: "a\\r\\nb" is not a single line. remove the line breaks',
    ]);
  });

  test('with a baseline whose digest is no SHA-256', () => {
    expect(wrongVersion({ driftCheckBaselines: { modelQuality: { constraints: { file: S3File.fromUri('s3://data/c.json'), contentDigest: 'abc' } } } })).toEqual([
      'driftCheckBaselines.modelQuality.constraints.contentDigest: "abc" is not a SHA-256 digest. write it as sha256: and 64 hexadecimal digits',
    ]);
  });

  test('with metadata that SageMaker does not take', () => {
    expect(wrongVersion({ customerMetadataProperties: { 'team#1': 'growth', 'accuracy': '94%' } })).toEqual([
      'customerMetadataProperties: "team#1" as a key is not customer metadata. use letters, digits, spaces and _ . : / = + - @',
      'customerMetadataProperties["accuracy"]: "94%" is not customer metadata. use letters, digits, spaces and _ . : / = + - @',
    ]);
  });

  test('that is to be kept as a snapshot', () => {
    expect(wrongVersion({ removalPolicy: RemovalPolicy.SNAPSHOT })).toEqual([
      'removalPolicy: "snapshot" is not possible, as there are no snapshots of the model registry. use retain or destroy',
    ]);
  });
});

describe('a package without a group', () => {
  test('with nothing at all', () => {
    expect(wrongUnversioned({})).toEqual([
      'inferenceSpecification: is missing, and so is sourceAlgorithm; a package without a group has one of them. give one of them, or modelPackageGroup',
    ]);
  });

  test('without instance types', () => {
    expect(wrongUnversioned({
      inferenceSpecification: specification({ supportedRealtimeInferenceInstanceTypes: undefined, supportedTransformInstanceTypes: undefined }),
    })).toEqual([
      'inferenceSpecification.supportedRealtimeInferenceInstanceTypes: is missing; a package without a group names its instance types. list the instance types on which the model runs',
      'inferenceSpecification.supportedTransformInstanceTypes: is missing; a package without a group names its instance types. list the instance types on which the model runs',
    ]);
  });

  test('without instance types for transform jobs', () => {
    expect(wrongUnversioned({ inferenceSpecification: specification({ supportedTransformInstanceTypes: undefined }) })).toEqual([
      'inferenceSpecification.supportedTransformInstanceTypes: is missing; a package without a group names its instance types. list the instance types on which the model runs',
    ]);
  });

  test('with environment variables', () => {
    expect(wrongUnversioned({ inferenceSpecification: specification({ containers: [container({ environment: { TOKEN: 'hunter2' } })] }) })).toEqual([
      'inferenceSpecification.containers[0].environment: is not possible without modelPackageGroup; SageMaker refuses environment variables in unversioned packages. remove it, or put the variables into the image',
    ]);
  });

  test('with environment variables in an additional specification', () => {
    expect(wrongUnversioned({
      inferenceSpecification: specification(),
      additionalInferenceSpecifications: [{ name: 'gpu', containers: [container({ environment: { TOKEN: 'hunter2' } })] }],
    })).toEqual([
      'additionalInferenceSpecifications[0].containers[0].environment: is not possible without modelPackageGroup; SageMaker refuses environment variables in unversioned packages. remove it, or put the variables into the image',
    ]);
  });

  test('with uncompressed model data below a prefix', () => {
    const modelData = ModelData.fromBucketPrefix(bucket(), 'model/');
    expect(wrongUnversioned({ inferenceSpecification: specification({ containers: [container({ modelData })] }) })).toEqual([
      'inferenceSpecification.containers[0].modelData: is not given as one archive, and a package without a group takes nothing else. use ModelData.fromBucket, fromAsset or fromUri with a .tar.gz',
    ]);
  });

  test('with an archive given as an object', () => {
    const modelData = ModelData.fromBucketObject(bucket(), 'model.tar.gz', { compressed: true });
    expect(wrongUnversioned({ inferenceSpecification: specification({ containers: [container({ modelData })] }) })).toEqual([
      'inferenceSpecification.containers[0].modelData: is not given as one archive, and a package without a group takes nothing else. use ModelData.fromBucket, fromAsset or fromUri with a .tar.gz',
    ]);
  });

  test('with a pickled model', () => {
    const modelData = ModelData.fromUri('s3://data/model.pkl');
    expect(wrongUnversioned({ inferenceSpecification: specification({ containers: [container({ modelData })] }) })).toEqual([
      'inferenceSpecification.containers[0].modelData: "s3://data/model.pkl" is not a gzip-compressed tar archive. use a key that ends in .tar.gz',
    ]);
  });

  test('cloned from another', () => {
    const sourceUri = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3';
    expect(wrongUnversioned({ sourceUri, sourceAlgorithm: { algorithmName: 'boosting' } })).toEqual([
      'sourceUri: "arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3" is not possible without modelPackageGroup; SageMaker clones and registers versions only. give modelPackageGroup, or remove sourceUri',
    ]);
  });

  test('that is certified for AWS Marketplace without a validation', () => {
    expect(wrongUnversioned({ inferenceSpecification: specification(), certifyForMarketplace: true })).toEqual([
      'certifyForMarketplace: true needs validationSpecification; AWS Marketplace takes validated packages only. give validationSpecification',
    ]);
  });

  test('with a wrong name', () => {
    expect(wrongUnversioned({ inferenceSpecification: specification(), modelPackageName: 'churn_v3' })).toEqual([
      'modelPackageName: "churn_v3" is not a SageMaker name. use letters, digits and hyphens, with a letter or digit first and last',
    ]);
  });
});

describe('an algorithm', () => {
  test('with uncompressed model data', () => {
    expect(wrongVersion({ sourceAlgorithm: { algorithmName: 'boosting', modelData: ModelData.fromBucketPrefix(bucket(), 'model/') } })).toEqual([
      'sourceAlgorithm.modelData: is not given as one archive, and CloudFormation takes nothing else from an algorithm. use ModelData.fromBucket, fromAsset or fromUri',
    ]);
  });

  test('with a pickled model', () => {
    expect(wrongVersion({ sourceAlgorithm: { algorithmName: 'boosting', modelData: ModelData.fromUri('s3://data/model.pkl') } })).toEqual([
      'sourceAlgorithm.modelData: "s3://data/model.pkl" is not a gzip-compressed tar archive. use a key that ends in .tar.gz',
    ]);
  });

  test('with model data in a bucket of another region', () => {
    const modelData = ModelData.fromBucket(bucket('us-east-1'), 'model.tar.gz');
    expect(wrongVersion({ sourceAlgorithm: { algorithmName: 'boosting', modelData } }, newStack(ENV))).toEqual([
      'sourceAlgorithm.modelData: "model.tar.gz" lies in a bucket in us-east-1, and the algorithm in eu-west-1. copy the model data to a bucket in the region of the algorithm',
    ]);
  });

  test('of another region than its model data', () => {
    const modelData = ModelData.fromBucket(bucket('eu-west-1'), 'model.tar.gz');
    const algorithmName = 'arn:aws:sagemaker:us-east-1:111122223333:algorithm/boosting';
    expect(wrongVersion({ sourceAlgorithm: { algorithmName, modelData } }, newStack(ENV))).toEqual([
      'sourceAlgorithm.modelData: "model.tar.gz" lies in a bucket in eu-west-1, and the algorithm in us-east-1. copy the model data to a bucket in the region of the algorithm',
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
  const SUBJECT = 'inference specification';

  test('without containers', () => {
    expect(wrong(SUBJECT, () => specification({ containers: [] }))).toEqual(['inferenceSpecification.containers: [] has 0 elements. give 1 to 15']);
  });

  test('from a builder that was given nothing', () => {
    expect(wrong(SUBJECT, () => InferenceSpecification.builder().toSpecification())).toEqual([
      'inferenceSpecification.containers: [] has 0 elements. give 1 to 15',
    ]);
  });

  test('with the same container three times', () => {
    expect(wrong(SUBJECT, () => specification({ containers: [container(), container(), container()] }))).toEqual([
      'inferenceSpecification.containers[1]: is equal to containers[0]. CloudFormation refuses equal containers: remove it, or tell them apart by containerHostname',
      'inferenceSpecification.containers[2]: is equal to containers[0]. CloudFormation refuses equal containers: remove it, or tell them apart by containerHostname',
    ]);
  });

  test('with containers that are equal but for the order of their properties', () => {
    expect(wrong(SUBJECT, () => specification({
      containers: [
        container({ environment: { A: '1', B: '2' }, framework: 'XGBOOST', containerHostname: 'one' }),
        container({ containerHostname: 'one', framework: 'XGBOOST', environment: { B: '2', A: '1' } }),
      ],
    }))).toEqual([
      'inferenceSpecification.containers[1]: is equal to containers[0]. CloudFormation refuses equal containers: remove it, or tell them apart by containerHostname',
    ]);
  });

  test('with shapes that are no JSON', () => {
    expect(wrong(SUBJECT, () => specification({ containers: [container({ dataInputConfig: "{'input': [1, 3]}" })] }))).toEqual([
      'inferenceSpecification.containers[0].dataInputConfig: "{\'input\': [1, 3]}" is not JSON. write names and shapes as JSON, such as {"input":[1,3,224,224]}',
    ]);
  });

  test('with a framework version of two digits', () => {
    expect(wrong(SUBJECT, () => specification({ containers: [container({ frameworkVersion: '10.2.1' })] }))).toEqual([
      'inferenceSpecification.containers[0].frameworkVersion: "10.2.1" is not a framework version that SageMaker accepts. '
      + 'use one digit, a dot, and letters, digits, dots or hyphens, such as 1.7-1 (two digits before the first dot are refused)',
    ]);
  });

  test('with a MIME type that is none', () => {
    expect(wrong(SUBJECT, () => specification({ supportedResponseMimeTypes: ['csv', 'application/json', 'json'] }))).toEqual([
      'inferenceSpecification.supportedResponseMimeTypes[0]: "csv" is not a MIME type. write it as type/subtype, such as text/csv',
      'inferenceSpecification.supportedResponseMimeTypes[2]: "json" is not a MIME type. write it as type/subtype, such as text/csv',
    ]);
  });

  test('with a variable that has a hyphen', () => {
    expect(wrong(SUBJECT, () => specification({ containers: [container({ environment: { 'LOG-LEVEL': 'debug' } })] }))).toEqual([
      'inferenceSpecification.containers[0].environment: "LOG-LEVEL" as a key is not the name of an environment variable. use letters, digits and underscores, and no digit first',
    ]);
  });

  test('with an instance type of Amazon EC2', () => {
    expect(wrong('instance type', () => specification({ supportedTransformInstanceTypes: [InstanceType.of('m5.large')] }))).toEqual([
      'instanceType: "m5.large" is not a SageMaker instance type. write it with the prefix ml., such as ml.m5.large',
    ]);
  });
});

describe('a validation specification', () => {
  const SUBJECT = 'validation specification';

  test('with a payload of half a MiB', () => {
    expect(wrong(SUBJECT, () => validation({ maxPayload: Size.kibibytes(1536) }))).toEqual([
      'validationSpecification.maxPayload: 1.5 is out of range. give a whole number of MiB, at most 100',
    ]);
  });

  test('with more on its way than 100 MiB', () => {
    expect(wrong(SUBJECT, () => validation({ maxPayload: Size.mebibytes(50), maxConcurrentTransforms: 3 }))).toEqual([
      'validationSpecification.maxPayload: 50 MiB times 3 concurrent requests is more than 100 MiB. lower maxPayload or maxConcurrentTransforms',
    ]);
  });

  test('with half a concurrent request', () => {
    expect(wrong(SUBJECT, () => validation({ maxConcurrentTransforms: 1.5 }))).toEqual([
      'validationSpecification.maxConcurrentTransforms: 1.5 is out of range. give a whole number, at least 0',
    ]);
  });

  test('without instances', () => {
    expect(wrong(SUBJECT, () => validation({ transformResources: { instanceType: InstanceType.M5_LARGE, instanceCount: 0 } }))).toEqual([
      'validationSpecification.transformResources.instanceCount: 0 is out of range. give a whole number, 1 to 100',
    ]);
  });

  test('with an output prefix that is too long', () => {
    expect(wrong(SUBJECT, () => validation({ transformOutput: { bucket: bucket(), prefix: 'k'.repeat(1015) } }))).toEqual([
      `validationSpecification.transformOutput.prefix: "s3://data/${'k'.repeat(89)}… has 1025 characters. use at most 1024`,
    ]);
  });

  test('from a builder that was given nothing', () => {
    expect(wrong(SUBJECT, () => ValidationSpecification.builder().toSpecification())).toEqual([
      'validationSpecification.profileName: is missing. call profileName(…) before toSpecification()',
      'validationSpecification.transformInput: is missing. call transformInput(…) before toSpecification()',
      'validationSpecification.transformOutput: is missing. call transformOutput(…) before toSpecification()',
      'validationSpecification.transformResources: is missing. call transformResources(…) before toSpecification()',
    ]);
  });

  test('with everything wrong at once', () => {
    expect(wrong(SUBJECT, () => validation({
      profileName: 'my profile',
      environment: { 9: 'value' },
      transformInput: { source: S3Source.fromBucketPrefix(bucket()), contentType: 'a\nb' },
      transformOutput: { bucket: bucket(), accept: 'a\nb' },
      transformResources: { instanceType: InstanceType.M5_LARGE, instanceCount: 101 },
      maxPayload: Size.mebibytes(101),
    }))).toEqual([
      'validationSpecification.profileName: "my profile" is not a SageMaker name. use letters, digits and hyphens, with a letter or digit first and last',
      'validationSpecification.environment: "9" as a key is not the name of an environment variable. use letters, digits and underscores, and no digit first',
      'validationSpecification.transformInput.contentType: "a\\nb" is not a single line. remove the line breaks',
      'validationSpecification.transformOutput.accept: "a\\nb" is not a single line. remove the line breaks',
      'validationSpecification.transformResources.instanceCount: 101 is out of range. give a whole number, 1 to 100',
      'validationSpecification.maxPayload: 101 is out of range. give a whole number of MiB, at most 100',
    ]);
  });
});

describe('a container image', () => {
  const SUBJECT = 'container image';

  test('with a space', () => {
    expect(wrong(SUBJECT, () => ContainerImage.fromUri('my image:latest'))).toEqual([
      'imageUri: "my image:latest" is not an image path. write it as registry/repository:tag or registry/repository@digest, without spaces',
    ]);
  });

  test('by a digest that was cut', () => {
    const repository = ecr.Repository.fromRepositoryName(newStack(), 'Repository', 'churn');
    expect(wrong(SUBJECT, () => ContainerImage.fromEcrRepository(repository, 'sha256:0123'))).toEqual([
      'tagOrDigest: "sha256:0123" is not a SHA-256 digest. write it as sha256: and 64 hexadecimal digits in lower case; a tag has neither : nor @',
    ]);
  });

  test('by a tag that names the repository again', () => {
    const repository = ecr.Repository.fromRepositoryName(newStack(), 'Repository', 'churn');
    expect(wrong(SUBJECT, () => ContainerImage.fromEcrRepository(repository, 'churn/3'))).toEqual([
      'tagOrDigest: "churn/3" is not an image tag. use letters, digits and _ . -, with neither . nor - first',
    ]);
  });

  test('of AWS, by a tag and an account that are none, in one error', () => {
    expect(wrong(SUBJECT, () => ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, ':1.7-1', { accountId: '1415-0266-7606' }))).toEqual([
      'tag: ":1.7-1" is not an image tag. use letters, digits and _ . -, with neither . nor - first',
      'accountId: "1415-0266-7606" is not the ID of an AWS account. give its 12 digits',
    ]);
  });

  test('from a directory without a Dockerfile', () => {
    expect(wrong(SUBJECT, () => ContainerImage.fromAsset('examples'))).toEqual([
      'directory: "examples" has no Dockerfile. give the directory of the Dockerfile, relative to the directory in which the app runs',
    ]);
  });

  test('from a directory without the Dockerfile of that name', () => {
    expect(wrong(SUBJECT, () => ContainerImage.fromAsset('examples', { file: 'Dockerfile.gpu' }))).toEqual([
      'directory: "examples" has no Dockerfile.gpu. give the directory of the Dockerfile, relative to the directory in which the app runs',
    ]);
  });

  test('of a repository that the table does not have', () => {
    expect(wrong(SUBJECT, () => ContainerImage.fromPrebuilt(PrebuiltRepository.of('sagemaker-tensorflo'), '2.0'))).toEqual([
      'repository: "sagemaker-tensorflo" is not in the table of prebuilt images. give the account that owns it as accountId',
    ]);
  });
});

describe('a prebuilt repository', () => {
  test('by the whole image', () => {
    expect(wrong('prebuilt repository', () => PrebuiltRepository.of('141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-xgboost:1.7-1'))).toEqual([
      'repositoryName: "141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-xgboost:1.7-1" is not the name of an ECR repository. '
      + 'use lower-case letters and digits, with single . _ - / between them; leave out the registry and the tag',
    ]);
  });
});

describe('model data', () => {
  const SUBJECT = 'model data';
  const PACK = 'pack the model with "tar -czf model.tar.gz -C MODEL_DIRECTORY ." and give the path of that file';

  test('in a bucket without a key', () => {
    expect(wrong(SUBJECT, () => ModelData.fromBucket(bucket(), ''))).toEqual([
      'objectKey: "" is not the key of an object. give the whole key, with the name of the file',
    ]);
  });

  test('in a bucket by a prefix', () => {
    expect(wrong(SUBJECT, () => ModelData.fromBucket(bucket(), 'models/'))).toEqual([
      'objectKey: "models/" is not the key of an object. give the whole key, with the name of the file',
    ]);
  });

  test('in a local directory', () => {
    expect(wrong(SUBJECT, () => ModelData.fromAsset('examples/registry/model'))).toEqual([`path: "examples/registry/model" is a directory. ${PACK}`]);
  });

  test('in another local file', () => {
    expect(wrong(SUBJECT, () => ModelData.fromAsset('examples/registry/model/evaluation.json'))).toEqual([
      `path: "examples/registry/model/evaluation.json" is not a gzip-compressed tar archive. ${PACK}`,
    ]);
  });

  test('in a local file that is not there', () => {
    expect(wrong(SUBJECT, () => ModelData.fromAsset('modle.tar.gz'))).toEqual([
      'path: "modle.tar.gz" does not exist. give the path of a file, relative to the directory in which the app runs',
    ]);
  });

  test('by a local path in place of a URI', () => {
    expect(wrong(SUBJECT, () => ModelData.fromUri('model.tar.gz'))).toEqual([
      'uri: "model.tar.gz" is not an S3 location. write it as s3://bucket/key or https://…',
    ]);
  });

  test('below a prefix without a slash', () => {
    expect(wrong(SUBJECT, () => ModelData.fromBucketPrefix(bucket(), 'models/churn'))).toEqual([
      'prefix: "models/churn" does not end in a slash. SageMaker reads everything below the prefix: end it in /',
    ]);
  });

  test('said to be compressed though it is not', () => {
    expect(wrong(SUBJECT, () => ModelData.fromBucketObject(bucket(), 'model.safetensors', { compressed: true }))).toEqual([
      'objectKey: "model.safetensors" is not a gzip-compressed tar archive. use a key that ends in .tar.gz, or leave out compressed',
    ]);
  });
});

describe('a file or source in S3', () => {
  test('by a prefix in place of a key', () => {
    expect(wrong('S3 file', () => S3File.fromBucket(bucket(), 'reports/'))).toEqual([
      'objectKey: "reports/" is not the key of an object. give the whole key, with the name of the file',
    ]);
  });

  test('from a local directory', () => {
    expect(wrong('S3 file', () => S3File.fromAsset('examples/registry'))).toEqual(['path: "examples/registry" is a directory. give the path of a single file']);
  });

  test('by a URI without a scheme', () => {
    expect(wrong('S3 source', () => S3Source.fromUri('data/input'))).toEqual([
      'uri: "data/input" is not an S3 location. write it as s3://bucket/key or https://…',
    ]);
  });

  test('by a manifest without a name', () => {
    expect(wrong('S3 source', () => S3Source.fromManifest(bucket(), 'manifests/'))).toEqual([
      'objectKey: "manifests/" is not the key of an object. give the whole key, with the name of the file',
    ]);
  });
});

describe('a model card', () => {
  test('that is no JSON', () => {
    expect(wrong('model card', () => ModelCard.fromJson('# Churn'))).toEqual(['json: "# Churn" is not a JSON object. give the card as one JSON object']);
  });

  test('that is a list', () => {
    expect(wrong('model card', () => ModelCard.fromJson('[1]'))).toEqual(['json: "[1]" is not a JSON object. give the card as one JSON object']);
  });

  test('in a file that is not there', () => {
    expect(wrong('model card', () => ModelCard.fromFile('card.json'))).toEqual([
      'path: "card.json" does not exist. give the path of a file, relative to the directory in which the app runs',
    ]);
  });
});

describe('a group', () => {
  test('with a name that has a dot', () => {
    expect(messageOf(() => new ModelPackageGroup(newStack(), 'Group', { modelPackageGroupName: 'churn.models' }))).toBe(
      'invalid model package group at Stack/Group:\n'
      + '  - modelPackageGroupName: "churn.models" is not a SageMaker name. use letters, digits and hyphens, with a letter or digit first and last',
    );
  });

  test('imported by a name where an ARN is due', () => {
    expect(messageOf(() => ModelPackageGroup.fromModelPackageGroupArn(newStack(), 'Group', 'churn'))).toBe(
      'invalid model package group at Stack/Group:\n'
      + '  - modelPackageGroupArn: "churn" is not the ARN of a model package group. '
      + 'write it as arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn',
    );
  });

  test('imported by an ARN where a name is due', () => {
    const arn = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn';
    expect(messageOf(() => ModelPackageGroup.fromModelPackageGroupName(newStack(), 'Group', arn))).toBe(
      'invalid model package group at Stack/Group:\n'
      + '  - modelPackageGroupName: "arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn" has 66 characters. use 1 to 63',
    );
  });
});

describe('the value of an environment variable is never shown', () => {
  const SECRET = 'hunter2';
  const variables = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`KEY_${index}`, SECRET]));

  test('where it is too long', () => {
    expect(messageOf(() => specification({ containers: [container({ environment: { TOKEN: SECRET.repeat(200) } })] }))).toBe(
      'invalid inference specification:\n'
      + '  - inferenceSpecification.containers[0].environment["TOKEN"]: the value has 1400 characters. use at most 1024',
    );
  });

  test('where its key is wrong', () => {
    expect(messageOf(() => specification({ containers: [container({ environment: { 'MY-TOKEN': SECRET } })] }))).toContain('"MY-TOKEN" as a key is not');
    expect(messageOf(() => specification({ containers: [container({ environment: { 'MY-TOKEN': SECRET } })] }))).not.toContain(SECRET);
  });

  test('where there are too many', () => {
    expect(messageOf(() => specification({ containers: [container({ environment: variables(17) })] }))).toBe(
      'invalid inference specification:\n  - inferenceSpecification.containers[0].environment: has 17 entries. give at most 16',
    );
  });

  test('where containers are equal', () => {
    expect(messageOf(() => specification({ containers: [container({ environment: variables(1) }), container({ environment: variables(1) })] }))).toBe(
      'invalid inference specification:\n'
      + '  - inferenceSpecification.containers[1]: is equal to containers[0]. '
      + 'CloudFormation refuses equal containers: remove it, or tell them apart by containerHostname',
    );
  });

  test('where a transform job has too many', () => {
    expect(messageOf(() => validation({ environment: variables(17) }))).toBe(
      'invalid validation specification:\n  - validationSpecification.environment: has 17 entries. give at most 16',
    );
  });

  test('where one of a transform job is too long', () => {
    expect(messageOf(() => validation({ environment: { TOKEN: SECRET.repeat(200) } }))).toBe(
      'invalid validation specification:\n  - validationSpecification.environment["TOKEN"]: the value has 1400 characters. use at most 1024',
    );
  });

  test('where there are too many containers', () => {
    const containers = Array.from({ length: 16 }, (_, index) => ({ environment: { TOKEN: SECRET }, image: ContainerImage.fromUri(`churn:${index}`) }));
    expect(messageOf(() => specification({ containers }))).toBe(
      'invalid inference specification:\n  - inferenceSpecification.containers: has 16 elements. give 1 to 15',
    );
  });
});

test('too many containers with images of a repository are an error about the containers', () => {
  const repository = new ecr.Repository(newStack(), 'Repository');
  const containers = Array.from({ length: 16 }, (_, index) => ({ image: ContainerImage.fromEcrRepository(repository, `v${index}`) }));
  expect(messageOf(() => specification({ containers }))).toBe(
    'invalid inference specification:\n  - inferenceSpecification.containers: has 16 elements. give 1 to 15',
  );
});

test('too many additional specifications with images of a repository are an error about the specifications', () => {
  const repository = new ecr.Repository(newStack(), 'Repository');
  const additionalInferenceSpecifications = Array.from({ length: 16 }, (_, index) =>
    ({ name: `v${index}`, containers: [{ image: ContainerImage.fromEcrRepository(repository, `v${index}`) }] }));
  expect(wrongVersion({ additionalInferenceSpecifications })).toEqual(['additionalInferenceSpecifications: has 16 elements. give 1 to 15']);
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
