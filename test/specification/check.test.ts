import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join, relative } from 'path';
import { Lazy } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { ContainerImage, InferenceContainer, InferenceSpecification, ModelData, PrebuiltRepository } from '../../src';
import { IMAGE, serving } from '../artifacts/version';
import { messageOf, newStack } from '../support';

const EQUAL = 'is equal to containers[0]. CloudFormation refuses equal containers: remove it, or tell them apart by containerHostname';

function accepts(...containers: Partial<InferenceContainer>[]): void {
  expect(() => serving(...containers)).not.toThrow();
}

describe('equal containers', () => {
  test('are refused, by the place of the second', () => {
    expect(messageOf(() => serving({}, {}))).toBe([
      'invalid inference specification:',
      `  - inferenceSpecification.containers[1]: ${EQUAL}`,
    ].join('\n'));
  });

  test('are all refused but the first', () => {
    const message = messageOf(() => serving({}, { containerHostname: 'other' }, {}, {}));
    expect(message).toBe([
      'invalid inference specification:',
      `  - inferenceSpecification.containers[2]: ${EQUAL}`,
      `  - inferenceSpecification.containers[3]: ${EQUAL}`,
    ].join('\n'));
  });

  test('are equal by what they render, not by which value they are', () => {
    const stack = newStack();
    const bucket = s3.Bucket.fromBucketName(stack, 'Models', 'acme-models');
    const container = (): Partial<InferenceContainer> => ({
      image: ContainerImage.fromEcrRepository(ecr.Repository.fromRepositoryName(stack, `Churn${stack.node.children.length}`, 'churn'), '1.0'),
      modelData: ModelData.fromBucket(bucket, 'model.tar.gz'),
      environment: { LOG_LEVEL: 'info', WORKERS: '2' },
    });
    expect(messageOf(() => serving(container(), { ...container(), environment: { WORKERS: '2', LOG_LEVEL: 'info' } }))).toContain(EQUAL);
  });

  test('may have been written differently', () => {
    expect(messageOf(() => serving({ containerHostname: undefined, framework: 'XGBOOST' }, { framework: 'XGBOOST' }))).toContain(EQUAL);
  });

  test.each<[string, Partial<InferenceContainer>, Partial<InferenceContainer>]>([
    ['images', { image: ContainerImage.fromUri('acme/churn:1') }, { image: ContainerImage.fromUri('acme/churn:2') }],
    ['model data', { modelData: ModelData.fromUri('s3://acme/1/model.tar.gz') }, { modelData: ModelData.fromUri('s3://acme/2/model.tar.gz') }],
    ['the presence of model data', {}, { modelData: ModelData.fromUri('s3://acme/1/model.tar.gz') }],
    ['environments', { environment: { STEP: '1' } }, { environment: { STEP: '2' } }],
    ['host names', { containerHostname: 'one' }, { containerHostname: 'two' }],
    ['digests', { imageDigest: `sha256:${'1'.repeat(64)}` }, { imageDigest: `sha256:${'2'.repeat(64)}` }],
    ['frameworks', { framework: 'XGBOOST' }, { framework: 'SKLEARN' }],
  ])('are not equal with different %s', (_, one, other) => {
    accepts(one, other);
  });

  const IN_BUCKET = s3.Bucket.fromBucketName(newStack(), 'Models', 'acme-models');
  const ARCHIVE = join(__dirname, '../../examples/registry/model/model.tar.gz');
  const prebuilt = (repository: string, tag: string, accountId = '111122223333') =>
    ({ image: ContainerImage.fromPrebuilt(PrebuiltRepository.of(repository), tag, { accountId }) });

  test.each<[string, Partial<InferenceContainer>, Partial<InferenceContainer>]>([
    ['objects of a bucket', { modelData: ModelData.fromBucket(IN_BUCKET, '1/model.tar.gz') }, { modelData: ModelData.fromBucket(IN_BUCKET, '2/model.tar.gz') }],
    ['hashes of a local archive', { modelData: ModelData.fromAsset(ARCHIVE, { assetHash: '1' }) }, { modelData: ModelData.fromAsset(ARCHIVE, { assetHash: '2' }) }],
    ['prebuilt images', prebuilt('acme', '1'), prebuilt('other', '1')],
    ['tags of a prebuilt image', prebuilt('acme', '1'), prebuilt('acme', '2')],
    ['accounts of a prebuilt image', prebuilt('acme', '1'), prebuilt('acme', '1', '444455556666')],
    ['owners of a prebuilt image', { image: ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1') }, prebuilt('sagemaker-xgboost', '1.7-1')],
  ])('that are made from different %s are not equal', (_, one, other) => {
    accepts(one, other);
  });

  test('that are made from different local archives are not equal', () => {
    const directory = mkdtempSync(join(tmpdir(), 'archives-'));
    try {
      const other = join(directory, 'model.tar.gz');
      writeFileSync(other, 'other');
      accepts({ modelData: ModelData.fromAsset(ARCHIVE) }, { modelData: ModelData.fromAsset(other) });
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  test('that are made from one archive or directory are equal, however its path is spelled', () => {
    const spelled = relative(process.cwd(), ARCHIVE);
    expect(messageOf(() => serving({ modelData: ModelData.fromAsset(ARCHIVE) }, { modelData: ModelData.fromAsset(spelled) }))).toContain(EQUAL);
    const directory = join(__dirname, '../artifacts/image');
    expect(messageOf(() => serving({ image: ContainerImage.fromAsset(directory) }, { image: ContainerImage.fromAsset(`${directory}/`) }))).toContain(EQUAL);
  });

  test('are not equal if one object is an archive and the other is not', () => {
    const bucket = s3.Bucket.fromBucketName(newStack(), 'Models', 'acme-models');
    accepts(
      { modelData: ModelData.fromBucketObject(bucket, 'model.tar.gz', { compressed: true }) },
      { modelData: ModelData.fromBucketObject(bucket, 'model.tar.gz') },
    );
  });

  test('are not equal with tokens that may differ', () => {
    const late = () => Lazy.string({ produce: () => 'late' });
    accepts({ environment: { STEP: late() } }, { environment: { STEP: late() } });
  });

  test('that are local images are refused, if they are built alike', () => {
    const image = () => ContainerImage.fromAsset(join(__dirname, '../artifacts/image'));
    expect(messageOf(() => serving({ image: image() }, { image: image() }))).toContain(EQUAL);
  });

  // AssetImage._identity is the directory alone.
  test('that are built from one directory in two ways are not equal', () => {
    const directory = join(__dirname, '../artifacts/image');
    accepts({ image: ContainerImage.fromAsset(directory) }, { image: ContainerImage.fromAsset(directory, { file: 'Dockerfile.arm' }) });
  });

  // JSON.stringify writes every lazy value as "<unresolved-lazy>".
  test('whose environments are not known are not equal', () => {
    const late = (step: string): any => Lazy.any({ produce: () => ({ STEP: step }) });
    accepts({ environment: late('1') }, { environment: late('2') });
  });
});

describe('input of the data', () => {
  test('that is JSON is accepted', () => {
    accepts({ dataInputConfig: '{"input":[1,3,224,224]}' });
  });

  test('that is no JSON is refused', () => {
    expect(messageOf(() => serving({ dataInputConfig: '{input:[1]}' }))).toBe([
      'invalid inference specification:',
      '  - inferenceSpecification.containers[0].dataInputConfig: "{input:[1]}" is not JSON. '
        + 'write names and shapes as JSON, such as {"input":[1,3,224,224]}',
    ].join('\n'));
  });

  test('that is empty is refused as too short', () => {
    expect(messageOf(() => serving({ dataInputConfig: '' }))).toBe([
      'invalid inference specification:',
      '  - inferenceSpecification.containers[0].dataInputConfig: "" has 0 characters. use 1 to 1024',
    ].join('\n'));
  });

  test('that is known late is accepted', () => {
    accepts({ dataInputConfig: Lazy.string({ produce: () => '{}' }) });
  });
});

describe('environment variables', () => {
  test('are refused by name, without the value', () => {
    const message = messageOf(() => serving({ environment: { PASSWORD: 'hunter2'.repeat(200) } }));
    expect(message).toBe([
      'invalid inference specification:',
      '  - inferenceSpecification.containers[0].environment["PASSWORD"]: the value has 1400 characters. use at most 1024',
    ].join('\n'));
  });

  test('of a name that cannot be are refused', () => {
    expect(messageOf(() => serving({ environment: { 'LOG-LEVEL': 'hunter2' } }))).toBe([
      'invalid inference specification:',
      '  - inferenceSpecification.containers[0].environment: "LOG-LEVEL" as a key is not the name of an environment variable. '
        + 'use letters, digits and underscores, and no digit first',
    ].join('\n'));
  });

  test('are refused where there are too many', () => {
    const environment = Object.fromEntries('abcdefghijklmnopq'.split('').map((name) => [name, 'hunter2']));
    expect(messageOf(() => serving({ environment }))).toBe([
      'invalid inference specification:',
      '  - inferenceSpecification.containers[0].environment: has 17 entries. give at most 16',
    ].join('\n'));
  });
});

describe('too many containers', () => {
  /** Sixteen, each with another host name. */
  const sixteen = (container: Partial<InferenceContainer>) =>
    'abcdefghijklmnop'.split('').map((containerHostname) => ({ ...container, containerHostname }));

  test('are refused', () => {
    expect(messageOf(() => serving(...sixteen({ image: IMAGE })))).toContain('has 16 elements. give 1 to 15');
  });

  test('fifteen are not', () => {
    accepts(...sixteen({ image: IMAGE }).slice(1));
  });

  // The message shows the containers as JSON, and constructs are circular: "Converting circular structure to JSON".
  test('are refused with images of a repository', () => {
    const image = ContainerImage.fromEcrRepository(new ecr.Repository(newStack(), 'Churn'), '1.0');
    expect(messageOf(() => serving(...sixteen({ image })))).toContain('has 16 elements. give 1 to 15');
  });

  // The message shows the containers as JSON, the values of their environment variables included.
  test('are refused without the values of environment variables', () => {
    const containers = sixteen({}).map(({ containerHostname }) => ({ environment: { PASSWORD: 'hunter2' }, containerHostname, image: IMAGE }));
    expect(messageOf(() => new InferenceSpecification({ containers, supportedContentTypes: [], supportedResponseMimeTypes: [] })))
      .not.toContain('hunter2');
  });
});

test('containers with the same image of a repository of the app are equal', () => {
  const repository = new ecr.Repository(newStack(), 'Repository');
  const image = () => ContainerImage.fromEcrRepository(repository, '1');
  expect(messageOf(() => new InferenceSpecification({
    containers: [{ image: image() }, { image: image() }], supportedContentTypes: [], supportedResponseMimeTypes: [],
  }))).toContain('inferenceSpecification.containers[1]: is equal to containers[0].');
});
