import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join, relative } from 'path';
import { Lazy } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { ContainerImage, InferenceContainer, InferenceSpecification, ModelData, PrebuiltRepository } from '../../src';
import { IMAGE, serving } from '../artifacts/version';
import { issuesOf, messageOf, newStack } from '../support';

function accepts(...containers: Partial<InferenceContainer>[]): void {
  expect(() => serving(...containers)).not.toThrow();
}

describe('equal containers', () => {
  test('are refused, by the place of the second', () => {
    expect(issuesOf(() => serving({}, {}))).toEqual([
      'inferenceSpecification.containers[1]: InferenceSpecification.equalContainers',
    ]);
  });

  test('are all refused but the first', () => {
    expect(issuesOf(() => serving({}, { containerHostname: 'other' }, {}, {}))).toEqual([
      'inferenceSpecification.containers[2]: InferenceSpecification.equalContainers',
      'inferenceSpecification.containers[3]: InferenceSpecification.equalContainers',
    ]);
  });

  test('are equal by what they render, not by which value they are', () => {
    const stack = newStack();
    const bucket = s3.Bucket.fromBucketName(stack, 'Models', 'acme-models');
    const container = (): Partial<InferenceContainer> => ({
      image: ContainerImage.fromEcrRepository(ecr.Repository.fromRepositoryName(stack, `Churn${stack.node.children.length}`, 'churn'), '1.0'),
      modelData: ModelData.fromBucket(bucket, 'model.tar.gz'),
      environment: { LOG_LEVEL: 'info', WORKERS: '2' },
    });
    expect(issuesOf(() => serving(container(), { ...container(), environment: { WORKERS: '2', LOG_LEVEL: 'info' } }))).toEqual([
      'inferenceSpecification.containers[1]: InferenceSpecification.equalContainers',
    ]);
  });

  test('may have been written differently', () => {
    expect(issuesOf(() => serving({ containerHostname: undefined, framework: 'XGBOOST' }, { framework: 'XGBOOST' }))).toEqual([
      'inferenceSpecification.containers[1]: InferenceSpecification.equalContainers',
    ]);
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
    expect(
      issuesOf(() => serving({ modelData: ModelData.fromAsset(ARCHIVE) }, { modelData: ModelData.fromAsset(spelled) })),
    ).toEqual([
      'inferenceSpecification.containers[1]: InferenceSpecification.equalContainers',
    ]);
    const directory = join(__dirname, '../artifacts/image');
    expect(issuesOf(() => serving({ image: ContainerImage.fromAsset(directory) }, { image: ContainerImage.fromAsset(`${directory}/`) }))).toEqual([
      'inferenceSpecification.containers[1]: InferenceSpecification.equalContainers',
    ]);
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
    expect(issuesOf(() => serving({ image: image() }, { image: image() }))).toEqual([
      'inferenceSpecification.containers[1]: InferenceSpecification.equalContainers',
    ]);
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

  test('that is no JSON is accepted', () => {
    accepts({ dataInputConfig: "{'input':[1,3,224,224]}" });
    accepts({ dataInputConfig: '{input:[1]}' });
  });

  test('that is empty is refused as too short', () => {
    expect(issuesOf(() => serving({ dataInputConfig: '' }))).toEqual([
      'inferenceSpecification.containers[0].dataInputConfig: Text.length',
    ]);
  });

  test('that is known late is accepted', () => {
    accepts({ dataInputConfig: Lazy.string({ produce: () => '{}' }) });
  });
});

describe('environment variables', () => {
  test('are refused by name, without the value', () => {
    const weak = () => serving({ environment: { PASSWORD: 'hunter2'.repeat(200) } });
    expect(issuesOf(weak)).toEqual(['inferenceSpecification.containers[0].environment["PASSWORD"]: Text.length']);
    expect(messageOf(weak)).not.toContain('hunter2');
  });

  test('of a name that cannot be are refused', () => {
    expect(issuesOf(() => serving({ environment: { 'LOG-LEVEL': 'hunter2' } }))).toEqual([
      'inferenceSpecification.containers[0].environment: Text.environmentVariable',
    ]);
  });

  test('are refused where there are too many', () => {
    const environment = Object.fromEntries('abcdefghijklmnopq'.split('').map((name) => [name, 'hunter2']));
    expect(issuesOf(() => serving({ environment }))).toEqual([
      'inferenceSpecification.containers[0].environment: Map.size',
    ]);
  });
});

describe('too many containers', () => {
  /** Sixteen, each with another host name. */
  const sixteen = (container: Partial<InferenceContainer>) =>
    'abcdefghijklmnop'.split('').map((containerHostname) => ({ ...container, containerHostname }));

  test('are refused', () => {
    expect(issuesOf(() => serving(...sixteen({ image: IMAGE })))).toEqual(['inferenceSpecification.containers: List.length']);
  });

  test('fifteen are not', () => {
    accepts(...sixteen({ image: IMAGE }).slice(1));
  });

  // The message shows the containers as JSON, and constructs are circular: "Converting circular structure to JSON".
  test('are refused with images of a repository', () => {
    const image = ContainerImage.fromEcrRepository(new ecr.Repository(newStack(), 'Churn'), '1.0');
    expect(issuesOf(() => serving(...sixteen({ image })))).toEqual(['inferenceSpecification.containers: List.length']);
  });

  // The message shows the containers as JSON, the values of their environment variables included.
  test('are refused without the values of environment variables', () => {
    const containers = sixteen({}).map(({ containerHostname }) => ({ environment: { PASSWORD: 'hunter2' }, containerHostname, image: IMAGE }));
    expect(messageOf(() =>
      new InferenceSpecification({ containers, supportedContentTypes: [], supportedResponseMimeTypes: [] })))
      .not.toContain('hunter2');
  });
});

test('containers with the same image of a repository of the app are equal', () => {
  const repository = new ecr.Repository(newStack(), 'Repository');
  const image = () => ContainerImage.fromEcrRepository(repository, '1');
  expect(issuesOf(() => new InferenceSpecification({
    containers: [{ image: image() }, { image: image() }], supportedContentTypes: [], supportedResponseMimeTypes: [],
  }))).toEqual(['inferenceSpecification.containers[1]: InferenceSpecification.equalContainers']);
});
