import { readFileSync } from 'fs';
import { join } from 'path';
import { App, CfnParameter, Errors, Fn, Lazy, Stack } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as ecr_assets from 'aws-cdk-lib/aws-ecr-assets';
import { newVersion, renderedContainers, serving } from './version';
import { ContainerImage } from '../../src';
import { ENV, issuesOf, newStack, warningCodes } from '../support';

const IMAGE_DIRECTORY = join(__dirname, 'image');
const DIGEST = 'sha256:0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0';
const REGISTRY = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';

/** The image of the one container of a version. */
function renderedImage(stack: Stack, image: ContainerImage): any {
  return renderedContainers(stack, { image })[0].Image;
}

/** A repository whose name is known, so that the rendered URI is short. */
function churnRepository(stack: Stack): ecr.IRepository {
  return ecr.Repository.fromRepositoryName(stack, 'Repository', 'churn');
}

function warningsAbout(image: ContainerImage): string[] {
  return warningCodes(newVersion(newStack(ENV), { inferenceSpecification: serving({ image }) }));
}

describe('image in a repository', () => {
  test('by tag', () => {
    const stack = newStack(ENV);
    expect(renderedImage(stack, ContainerImage.fromEcrRepository(churnRepository(stack), '1.0'))).toEqual({
      'Fn::Join': ['', ['111122223333.dkr.ecr.eu-west-1.', { Ref: 'AWS::URLSuffix' }, '/churn:1.0']],
    });
  });

  test('by digest', () => {
    const stack = newStack(ENV);
    expect(renderedImage(stack, ContainerImage.fromEcrRepository(churnRepository(stack), DIGEST))).toEqual({
      'Fn::Join': ['', ['111122223333.dkr.ecr.eu-west-1.', { Ref: 'AWS::URLSuffix' }, `/churn@${DIGEST}`]],
    });
  });

  test('by the tag latest, unless told otherwise', () => {
    const stack = newStack(ENV);
    expect(renderedImage(stack, ContainerImage.fromEcrRepository(churnRepository(stack)))).toEqual({
      'Fn::Join': ['', ['111122223333.dkr.ecr.eu-west-1.', { Ref: 'AWS::URLSuffix' }, '/churn:latest']],
    });
  });

  test('by a tag that is a parameter', () => {
    const stack = newStack(ENV);
    const tag = new CfnParameter(stack, 'Tag').valueAsString;
    expect(renderedImage(stack, ContainerImage.fromEcrRepository(churnRepository(stack), tag))).toEqual({
      'Fn::Join': ['', ['111122223333.dkr.ecr.eu-west-1.', { Ref: 'AWS::URLSuffix' }, '/churn:', { Ref: 'Tag' }]],
    });
  });

  test('by a tag that is known late', () => {
    const stack = newStack(ENV);
    const tag = Lazy.string({ produce: () => '2.0' });
    expect(renderedImage(stack, ContainerImage.fromEcrRepository(churnRepository(stack), tag))).toEqual({
      'Fn::Join': ['', ['111122223333.dkr.ecr.eu-west-1.', { Ref: 'AWS::URLSuffix' }, '/churn:2.0']],
    });
  });

  test('by a digest of which a part is a parameter', () => {
    const stack = newStack(ENV);
    const digest = new CfnParameter(stack, 'Digest').valueAsString;
    expect(renderedImage(stack, ContainerImage.fromEcrRepository(churnRepository(stack), `sha256:${digest}`))).toEqual({
      'Fn::Join': ['', ['111122223333.dkr.ecr.eu-west-1.', { Ref: 'AWS::URLSuffix' }, '/churn@sha256:', { Ref: 'Digest' }]],
    });
  });

  test('by a digest that is a parameter', () => {
    const stack = newStack(ENV);
    const digest = new CfnParameter(stack, 'Digest').valueAsString;
    expect(renderedImage(stack, ContainerImage.fromEcrRepositoryDigest(churnRepository(stack), digest))).toEqual({
      'Fn::Join': ['', ['111122223333.dkr.ecr.eu-west-1.', { Ref: 'AWS::URLSuffix' }, '/churn@', { Ref: 'Digest' }]],
    });
  });

  test('by a digest that is a parameter, in an L1 repository', () => {
    const stack = newStack(ENV);
    const digest = new CfnParameter(stack, 'Digest').valueAsString;
    const repository = new ecr.CfnRepository(stack, 'Repository');
    expect(renderedImage(stack, ContainerImage.fromEcrRepositoryDigest(repository, digest))).toEqual({
      'Fn::Join': ['', ['111122223333.dkr.ecr.eu-west-1.', { Ref: 'AWS::URLSuffix' }, '/', { Ref: 'Repository' }, '@', { Ref: 'Digest' }]],
    });
  });

  test('by the same digest, said in two ways, are one image', () => {
    const repository = churnRepository(newStack(ENV));
    expect(ContainerImage.fromEcrRepositoryDigest(repository, DIGEST)._source.identity)
      .toBe(ContainerImage.fromEcrRepository(repository, DIGEST)._source.identity);
  });

  test.each(['1.0', 'latest', '', 'sha256:abc', DIGEST.toUpperCase()])('%p is refused as a digest', (digest) => {
    expect(issuesOf(() => ContainerImage.fromEcrRepositoryDigest(churnRepository(newStack()), digest))).toEqual(['digest: Text.imageDigest']);
  });

  test('in a repository whose name is imported', () => {
    const stack = newStack(ENV);
    const repository = ecr.Repository.fromRepositoryName(stack, 'Repository', Fn.importValue('ChurnRepository'));
    expect(renderedImage(stack, ContainerImage.fromEcrRepository(repository, '1.0'))).toEqual({
      'Fn::Join': ['', ['111122223333.dkr.ecr.eu-west-1.', { Ref: 'AWS::URLSuffix' }, '/', { 'Fn::ImportValue': 'ChurnRepository' }, ':1.0']],
    });
  });

  test('in a repository of the stack', () => {
    const stack = newStack(ENV);
    const repository = new ecr.Repository(stack, 'Repository');
    const image = renderedImage(stack, ContainerImage.fromEcrRepository(repository, '1.0'));
    expect(image['Fn::Join'][1].slice(-2)).toEqual([{ Ref: stack.getLogicalId(repository.node.defaultChild as ecr.CfnRepository) }, ':1.0']);
  });

  test('in a repository of another account and region', () => {
    const stack = newStack(ENV);
    const repository = ecr.Repository.fromRepositoryArn(stack, 'Repository', 'arn:aws:ecr:us-east-1:444455556666:repository/churn');
    expect(renderedImage(stack, ContainerImage.fromEcrRepository(repository, '1.0'))).toEqual({
      'Fn::Join': ['', ['444455556666.dkr.ecr.us-east-1.', { Ref: 'AWS::URLSuffix' }, '/churn:1.0']],
    });
  });

  test('a malformed digest is refused', () => {
    expect(issuesOf(() => ContainerImage.fromEcrRepository(churnRepository(newStack()), 'sha256:abc'))).toEqual([
      'tagOrDigest: Text.imageDigest',
    ]);
  });

  test.each([
    `SHA256:${DIGEST.slice(7)}`, `sha256:${DIGEST.slice(7).toUpperCase()}`, `1.0@${DIGEST}`, 'churn:1.0', 'md5:0f1e2d3c4b5a69788796a5b4c3d2e1f0', '@1.0',
  ])('%s is no digest, and no tag either', (tagOrDigest) => {
    expect(issuesOf(() => ContainerImage.fromEcrRepository(churnRepository(newStack()), tagOrDigest))).toEqual([
      'tagOrDigest: Text.imageDigest',
    ]);
  });

  test('a malformed tag is refused', () => {
    expect(issuesOf(() => ContainerImage.fromEcrRepository(churnRepository(newStack()), '-1'))).toEqual([
      'tagOrDigest: Text.imageTag',
    ]);
  });

  test('a tag that is an imported value is not looked at', () => {
    const stack = newStack(ENV);
    expect(renderedImage(stack, ContainerImage.fromEcrRepository(churnRepository(stack), Fn.importValue('my:tag')))).toEqual({
      'Fn::Join': ['', ['111122223333.dkr.ecr.eu-west-1.', { Ref: 'AWS::URLSuffix' }, '/churn:', { 'Fn::ImportValue': 'my:tag' }]],
    });
  });

  test('the tag latest warns', () => {
    expect(warningsAbout(ContainerImage.fromEcrRepository(churnRepository(newStack())))).toEqual(['ModelPackage.mutableImageTag']);
  });

  test('any other tag does not', () => {
    expect(warningsAbout(ContainerImage.fromEcrRepository(churnRepository(newStack()), '1.0'))).toEqual([]);
  });

  test('nor does a tag that is known late', () => {
    expect(warningsAbout(ContainerImage.fromEcrRepository(churnRepository(newStack()), Lazy.string({ produce: () => 'latest' })))).toEqual([]);
  });
});

describe('image from a directory', () => {
  /** What the CLI is told to build for a version with the image. */
  function builtWith(image: ContainerImage): any[] {
    const app = new App();
    const stack = new Stack(app, 'Stack', { env: ENV });
    newVersion(stack, { inferenceSpecification: serving({ image }) });
    const manifest = readFileSync(join(app.synth().directory, 'Stack.assets.json'), 'utf-8');
    return Object.values<any>(JSON.parse(manifest).dockerImages).map(({ source }) => source);
  }

  test('is where the deployment pushes it', () => {
    const image = renderedImage(newStack(ENV), ContainerImage.fromAsset(IMAGE_DIRECTORY));
    expect(image).toEqual({
      'Fn::Sub': expect.stringMatching(
        /^111122223333\.dkr\.ecr\.eu-west-1\.\$\{AWS::URLSuffix\}\/cdk-hnb659fds-container-assets-111122223333-eu-west-1:[0-9a-f]{64}$/),
    });
  });

  test('is built for linux/amd64, unless told otherwise', () => {
    expect(builtWith(ContainerImage.fromAsset(IMAGE_DIRECTORY))).toEqual([
      { directory: expect.stringMatching(/^asset\.[0-9a-f]{64}$/), platform: 'linux/amd64' },
    ]);
  });

  test('is built for the platform that the options name', () => {
    const image = ContainerImage.fromAsset(IMAGE_DIRECTORY, { platform: ecr_assets.Platform.LINUX_ARM64 });
    expect(builtWith(image)).toEqual([expect.objectContaining({ platform: 'linux/arm64' })]);
  });

  test('is built from the file that the options name', () => {
    const image = ContainerImage.fromAsset(IMAGE_DIRECTORY, { file: 'Dockerfile.arm' });
    expect(builtWith(image)).toEqual([expect.objectContaining({ dockerFile: 'Dockerfile.arm' })]);
  });

  test('is built with the arguments of the options', () => {
    const image = ContainerImage.fromAsset(IMAGE_DIRECTORY, { buildArgs: { MODEL: 'churn' } });
    expect(builtWith(image)).toEqual([expect.objectContaining({ dockerBuildArgs: { MODEL: 'churn' } })]);
  });

  test('has a digest for a tag, so that nothing moves', () => {
    expect(warningsAbout(ContainerImage.fromAsset(IMAGE_DIRECTORY))).toEqual([]);
  });

  test('a directory without a Dockerfile is refused', () => {
    expect(issuesOf(() => ContainerImage.fromAsset('examples/registry/model'))).toEqual([
      'directory: ContainerImage.dockerfileMissing',
    ]);
  });

  test('a directory that does not exist is refused', () => {
    expect(issuesOf(() => ContainerImage.fromAsset('no/such/directory'))).toEqual([
      'directory: ContainerImage.dockerfileMissing',
    ]);
  });

  test('a file that is missing from the directory is refused', () => {
    expect(issuesOf(() => ContainerImage.fromAsset(IMAGE_DIRECTORY, { file: 'Dockerfile.gpu' }))).toEqual([
      'directory: ContainerImage.dockerfileMissing',
    ]);
  });
});

describe('image by URI', () => {
  test('is rendered as it is', () => {
    expect(renderedImage(newStack(), ContainerImage.fromUri(`${REGISTRY}/churn:1.0`))).toBe('111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:1.0');
  });

  test('may be a parameter', () => {
    const stack = newStack();
    const uri = new CfnParameter(stack, 'Image').valueAsString;
    expect(renderedImage(stack, ContainerImage.fromUri(uri))).toEqual({ Ref: 'Image' });
  });

  test('with spaces is refused', () => {
    expect(issuesOf(() => ContainerImage.fromUri('churn 1.0'))).toEqual(['imageUri: Text.imagePath']);
  });

  test('that is empty is refused', () => {
    expect(issuesOf(() => ContainerImage.fromUri(''))).toEqual(['imageUri: Text.length']);
  });

  test('of 256 characters is refused', () => {
    expect(issuesOf(() => ContainerImage.fromUri('x'.repeat(256)))).toEqual(['imageUri: Text.length']);
  });

  test('of 255 characters is not', () => {
    expect(renderedImage(newStack(), ContainerImage.fromUri('x'.repeat(255)))).toBe('x'.repeat(255));
  });

  test('is refused by an error of CDK', () => {
    expect.assertions(1);
    try {
      ContainerImage.fromUri('');
    } catch (error) {
      expect(Errors.isValidationError(error)).toBe(true);
    }
  });

  test('with the tag latest warns', () => {
    expect(warningsAbout(ContainerImage.fromUri(`${REGISTRY}/churn:latest`))).toEqual(['ModelPackage.mutableImageTag']);
  });

  test('without a tag warns, as that means latest', () => {
    expect(warningsAbout(ContainerImage.fromUri(`${REGISTRY}/churn`))).toEqual(['ModelPackage.mutableImageTag']);
  });

  test('with an empty tag warns, too', () => {
    expect(warningsAbout(ContainerImage.fromUri(`${REGISTRY}/churn:`))).toEqual(['ModelPackage.mutableImageTag']);
  });

  test('takes the port of a registry for no tag', () => {
    expect(warningsAbout(ContainerImage.fromUri('registry.example.com:5000/churn')))
      .toEqual(['ModelPackage.imageOutsideEcr', 'ModelPackage.mutableImageTag']);
  });

  test('with another tag does not warn', () => {
    expect(warningsAbout(ContainerImage.fromUri(`${REGISTRY}/churn:1.0`))).toEqual([]);
    expect(warningsAbout(ContainerImage.fromUri('churn:1.0'))).toEqual(['ModelPackage.imageOutsideEcr']);
  });

  test('with a digest does not warn', () => {
    expect(warningsAbout(ContainerImage.fromUri(`${REGISTRY}/churn@${DIGEST}`))).toEqual([]);
  });

  test('that is known late does not warn', () => {
    expect(warningsAbout(ContainerImage.fromUri(Lazy.string({ produce: () => `${REGISTRY}/churn:latest` })))).toEqual([]);
  });
});

describe('the name of a repository', () => {
  test.each(['*', 'churn*', 'churn/?', '${aws:username}', 'Churn'])('%s is refused in a URI', (name) => {
    expect(issuesOf(() => ContainerImage.fromUri(`${REGISTRY}/${name}:3`))).toEqual([
      `imageUri: ${name === '*' ? 'Text.length' : 'Text.repositoryName'}`,
    ]);
  });

  test.each(['churn*', '${aws:username}'])('%s is refused of an imported repository', (name) => {
    const repository = ecr.Repository.fromRepositoryName(newStack(ENV), 'Repository', name);
    expect(issuesOf(() => ContainerImage.fromEcrRepository(repository))).toEqual(['repository: Text.repositoryName']);
  });

  test('has no rules in other registries, or where it is a token', () => {
    expect(() => ContainerImage.fromUri('registry.example.com/Churn:3')).not.toThrow();
    expect(() => ContainerImage.fromUri(`${REGISTRY}/${Lazy.string({ produce: () => 'churn' })}:3`)).not.toThrow();
  });
});
