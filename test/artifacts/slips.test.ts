import { CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { ContainerImage, Model, ModelCard, ModelContainer, ModelData, ModelPackage, S3File, S3Source } from '../../src';
import { messageOf, newStack } from '../support';
import { errorsOf, Found, warningsIn } from '../support/found';
import { container, newGroup, specification, validation } from '../support/packages';

const MODELS = s3.Bucket.fromBucketName(new Stack(), 'Models', 'models');

/** A bucket whose name is known at the deployment. */
const OWN = new s3.Bucket(new Stack(), 'Own');

/** Everything that takes a bucket and the key of an object, and where it says that the key is wrong. */
const OBJECTS: [string, string, (bucket: s3.IBucket, key: string) => unknown][] = [
  ['ModelData.fromBucket', 'objectKey', (bucket, key) => ModelData.fromBucket(bucket, key)],
  ['ModelData.fromBucketObject', 'objectKey', (bucket, key) => ModelData.fromBucketObject(bucket, key)],
  ['S3File.fromBucket', 'objectKey', (bucket, key) => S3File.fromBucket(bucket, key)],
  ['S3Source.fromManifest', 'objectKey', (bucket, key) => S3Source.fromManifest(bucket, key)],
];

/** The same for prefixes. */
const PREFIXES: typeof OBJECTS = [
  ['ModelData.fromBucketPrefix', 'prefix', (bucket, prefix) => ModelData.fromBucketPrefix(bucket, `${prefix}/`)],
  ['S3Source.fromBucketPrefix', 'prefix', (bucket, prefix) => S3Source.fromBucketPrefix(bucket, prefix)],
  ['the output of a validation', 'validationSpecification.transformOutput.prefix',
    (bucket, prefix) => validation({ transformOutput: { bucket, prefix } })],
];

/** Everything that takes a URI. */
const URIS: [string, (uri: string) => unknown][] = [
  ['ModelData.fromUri', (uri) => ModelData.fromUri(uri)],
  ['S3File.fromUri', (uri) => S3File.fromUri(uri)],
  ['S3Source.fromUri', (uri) => S3Source.fromUri(uri)],
];

describe.each([...OBJECTS, ...PREFIXES])('%s', (_name, place, make) => {
  test.each([
    ['S3Location.uriAsKey', 's3://models/m.tar.gz'],
    ['S3Location.uriAsKey', 'S3://models/m.tar.gz'],
    ['S3Location.uriAsKey', 'https://models.s3.eu-west-1.amazonaws.com/m.tar.gz'],
    ['S3Location.leadingSlash', '/m.tar.gz'],
    ['Text.oneLine', 'a\nb'],
    ['Text.length', 'k'.repeat(1024 - 's3://models/'.length + 1)],
  ])('%s: %s', (code, key) => {
    expect(errorsOf(() => make(MODELS, key))).toEqual([[code, place]]);
  });

  test('refuses a key that begins with the unknown name of its bucket', () => {
    expect(errorsOf(() => make(OWN, `${OWN.bucketName}/m.tar.gz`))).toEqual([['S3Location.bucketInKey', place]]);
  });

  test('refuses a key that is a URI in its bucket, of which the name is unknown', () => {
    expect(errorsOf(() => make(OWN, OWN.s3UrlForObject('m.tar.gz')))).toEqual([['S3Location.uriAsKey', place]]);
    expect(errorsOf(() => make(MODELS, `s3://models/${Fn.importValue('Key')}`))).toEqual([['S3Location.uriAsKey', place]]);
  });

  test.each([
    'm.tar.gz', 'a/s3://b', 'a//b', 'models', 's3:/m.tar.gz', 'a https://b', Fn.importValue('Key'), `${Fn.importValue('Key')}/s3://`,
    `s3://${Fn.importValue('Bucket')}/m`, `/${Fn.importValue('Key')}`,
  ])('takes %s', (key) => {
    expect(errorsOf(() => make(MODELS, key))).toEqual([]);
  });
});

test.each(OBJECTS)('%s takes as many characters as the whole URI may have', (_name, _place, make) => {
  expect(errorsOf(() => make(MODELS, 'k'.repeat(1024 - 's3://models/'.length)))).toEqual([]);
  expect(errorsOf(() => make(OWN, 'k'.repeat(1024 - 's3://xxx/'.length)))).toEqual([]);
  expect(errorsOf(() => make(OWN, 'k'.repeat(1024 - 's3://xxx/'.length + 1)))).toEqual([['Text.length', 'objectKey']]);
});

test('says what to write', () => {
  expect(messageOf(() => ModelData.fromBucket(MODELS, 's3://models/churn/m.tar.gz'))).toContain('Specify only the key: "churn/m.tar.gz" (');
  expect(messageOf(() => ModelData.fromBucket(MODELS, 'https://s3.eu-west-1.amazonaws.com/models/churn/m.tar.gz'))).toContain('key: "churn/m.tar.gz" (');
  expect(messageOf(() => ModelData.fromBucket(MODELS, '//churn/m.tar.gz'))).toContain('Write it as "churn/m.tar.gz" (');
  expect(messageOf(() => ModelData.fromBucket(OWN, `${OWN.bucketName}/churn/m.tar.gz`))).toContain('Write it as "churn/m.tar.gz" (');
  expect(messageOf(() => ModelData.fromUri('s3://models/s3://models/m.tar.gz'))).toContain('Write it as "s3://models/m.tar.gz" (');
});

test('reports the key as it was written, not the URI', () => {
  expect(messageOf(() => S3File.fromBucket(MODELS, 'a\nb'))).toContain('objectKey: "a\\nb" is not a single line');
});

describe.each(URIS)('%s', (_name, make) => {
  test.each([
    ['S3Location.uriInUri', 's3://models/s3://models/m.tar.gz'],
    ['S3Location.uriInUri', 'https://models.s3.eu-west-1.amazonaws.com/s3://models/m.tar.gz'],
    ['Text.bucketName', 's3://my bucket/m.tar.gz'],
    ['Text.bucketName', 'https://my bucket.s3.amazonaws.com/m.tar.gz'],
    ['Text.bucketName', 'https://s3.eu-west-1.amazonaws.com/b/m.tar.gz'],
    ['Text.bucketName', 's3://b/m.tar.gz'],
    ['Text.bucketName', 's3://<bucket>/m.tar.gz'],
    ['Text.bucketName', 's3://models:m/m.tar.gz'],
    ['Text.s3Location', 's3:///m.tar.gz'],
    ['Text.s3Location', '/models/m.tar.gz'],
  ])('%s: %s', (code, uri) => {
    expect(errorsOf(() => make(uri))).toEqual([[code, 'uri']]);
  });

  test.each([
    's3://models/m.tar.gz', 's3://Old_Bucket.of-2015/m.tar.gz', `s3://${'b'.repeat(63)}/m.tar.gz`, 's3://models/a/s3://b', 's3://models//m.tar.gz',
    's3://arn:aws:s3:eu-west-1:111122223333:accesspoint/models/m.tar.gz', 'https://models.s3.eu-west-1.amazonaws.com/m.tar.gz',
    'https://example.com/b/m.tar.gz', `https://${OWN.bucketName}.s3.amazonaws.com/m.tar.gz`,
    `s3://${OWN.bucketName}/m.tar.gz`, new CfnParameter(new Stack(), 'Uri').valueAsString,
  ])('takes %s', (uri) => {
    expect(errorsOf(() => make(uri))).toEqual([]);
  });
});

describe.each<[string, (path: string) => unknown]>([
  ['ModelData.fromAsset', (path) => ModelData.fromAsset(path)],
  ['S3File.fromAsset', (path) => S3File.fromAsset(path)],
  ['S3Source.fromAsset', (path) => S3Source.fromAsset(path)],
  ['ModelCard.fromFile', (path) => ModelCard.fromFile(path)],
])('%s', (_name, make) => {
  test.each([
    ['File.uri', 's3://models/m.tar.gz'],
    ['File.missing', 'missing.tar.gz'],
    ['File.token', Fn.importValue('Path')],
    ['File.token', `models/${Fn.importValue('Path')}`],
  ])('%s: %s', (code, path) => {
    expect(errorsOf(() => make(path))).toEqual([[code, 'path']]);
  });
});

test('ContainerImage.fromAsset refuses a directory that is a token', () => {
  expect(errorsOf(() => ContainerImage.fromAsset(Fn.importValue('Directory')))).toEqual([['File.token', 'directory']]);
});

describe('a key that begins with the name of its bucket warns', () => {
  function warnings(data: string, uri = `s3://models/${data}`): Found[] {
    const stack = newStack();
    new ModelPackage(stack, 'Package', {
      modelPackageGroup: newGroup(stack),
      inferenceSpecification: specification({ containers: [container({ modelData: ModelData.fromBucket(MODELS, `${data}/m.tar.gz`) })] }),
      additionalInferenceSpecifications: [{ name: 'gpu', containers: [container({ modelData: ModelData.fromUri(`${uri}/m.tar.gz`) })] }],
      modelMetrics: { bias: { report: { file: S3File.fromBucket(MODELS, `${data}/r.json`) } } },
      driftCheckBaselines: { bias: { configFile: { file: S3File.fromUri(`${uri}/r.json`) } } },
      samplePayload: S3File.fromBucket(MODELS, `${data}/p.tar.gz`),
      sourceAlgorithm: { algorithmName: 'churn', modelData: ModelData.fromBucket(MODELS, `${data}/m.tar.gz`) },
      validationSpecification: validation({
        transformInput: { source: S3Source.fromBucketPrefix(MODELS, `${data}/in`) }, transformOutput: { bucket: MODELS, prefix: `${data}/out` },
      }),
    });
    new Model(stack, 'Model', {
      containers: [ModelContainer.fromImage(container().image, { modelData: ModelData.fromBucketPrefix(MODELS, `${data}/churn/`) })],
    });
    return warningsIn(stack).filter(([code]) => code.startsWith('S3Location.')).sort();
  }

  test('wherever it is', () => {
    expect(warnings('models')).toEqual([
      ['S3Location.repeatedBucket', 'additionalInferenceSpecifications[0].containers[0].modelData'],
      ['S3Location.repeatedBucket', 'containers[0].modelData'],
      ['S3Location.repeatedBucket', 'driftCheckBaselines.bias.configFile.file'],
      ['S3Location.repeatedBucket', 'inferenceSpecification.containers[0].modelData'],
      ['S3Location.repeatedBucket', 'modelMetrics.bias.report.file'],
      ['S3Location.repeatedBucket', 'samplePayload'],
      ['S3Location.repeatedBucket', 'sourceAlgorithm.modelData'],
      ['S3Location.repeatedBucket', 'validationSpecification.transformInput.source'],
      ['S3Location.repeatedBucket', 'validationSpecification.transformOutput.prefix'],
    ]);
  });

  test('in a URL, too', () => {
    expect(warnings('churn', 'https://s3.eu-west-1.amazonaws.com/models/models')).toEqual([
      ['S3Location.repeatedBucket', 'additionalInferenceSpecifications[0].containers[0].modelData'],
      ['S3Location.repeatedBucket', 'driftCheckBaselines.bias.configFile.file'],
    ]);
  });

  test('but another folder does not', () => {
    expect(warnings('models-of-2026')).toEqual([]);
  });

  test('an empty folder in a URI does, too', () => {
    expect(warnings('churn', 's3://models//churn')).toEqual([
      ['S3Location.emptyFolder', 'additionalInferenceSpecifications[0].containers[0].modelData'],
      ['S3Location.emptyFolder', 'driftCheckBaselines.bias.configFile.file'],
    ]);
  });
});
