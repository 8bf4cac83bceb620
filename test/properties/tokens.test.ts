import { Aws, CfnParameter, Fn, Lazy, Token } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as fc from 'fast-check';
import { legalPackage } from './arbitraries';
import { Leaf, leavesOf, PackageData, Path, put } from './data';
import { checkBatches, Hits, logSeed } from './run';
import { packagesIn, synthesized, World } from './world';
import {
  ContainerImage, IModelPackageGroup, InferenceSpecification, InstanceType, ModelData, ModelPackage, ModelPackageGroup,
  PrebuiltRepository, S3File, S3Source, ValidationSpecification,
} from '../../src';
import { ENV } from '../support';

beforeAll(() => logSeed('tokens'));

/** A way to give a value that is known at deployment alone. `mark` is what shows it in the template. */
type Texts = (world: World, mark: string) => string;

const STRINGS: Record<string, Texts> = {
  'CfnParameter.valueAsString': (world, mark) => new CfnParameter(world.stack, mark).valueAsString,
  'Lazy.string': (_world, mark) => Lazy.string({ produce: () => mark }),
  'Lazy.uncachedString': (_world, mark) => Lazy.uncachedString({ produce: () => mark }),
  'Fn.join': (_world, mark) => Fn.join('-', [mark, Aws.REGION]),
  'Fn.importValue': (_world, mark) => Fn.importValue(mark),
  'Fn.sub': (_world, mark) => Fn.sub(`${mark}\${AWS::Region}`),
  'Fn.select of Fn.split': (_world, mark) => Fn.select(1, Fn.split('/', Fn.importValue(mark))),
  'Fn.conditionIf': (_world, mark) => Fn.conditionIf('Condition', mark, Aws.NO_VALUE).toString(),
  'Aws.REGION in the middle': (_world, mark) => `${mark} \n${Aws.REGION}/`,
  'a parameter in the middle': (world, mark) => `.\u{1f600}${new CfnParameter(world.stack, mark).valueAsString}\n`,
  'a parameter first': (world, mark) => `${new CfnParameter(world.stack, mark).valueAsString}.tar.gz/`,
  'a parameter last': (world, mark) => `s3://\u0000${new CfnParameter(world.stack, mark).valueAsString}`,
  'text that is far too long': (_world, mark) => `${'x'.repeat(2_000)}${mark}${Aws.ACCOUNT_ID}`,
  'Aws.REGION': () => Aws.REGION,
};
const NUMBERS: Record<string, (world: World, mark: string) => number> = {
  'CfnParameter.valueAsNumber': (world, mark) => new CfnParameter(world.stack, mark, { type: 'Number' }).valueAsNumber,
  'Token.asNumber': (_world, mark) => Token.asNumber(Fn.importValue(mark)),
  'Lazy.number': () => Lazy.number({ produce: () => 7 }),
};
const LISTS: Record<string, (world: World, mark: string) => string[]> = {
  'CfnParameter.valueAsList': (world, mark) => new CfnParameter(world.stack, mark, { type: 'CommaDelimitedList' }).valueAsList,
  'Fn.split': (_world, mark) => Fn.split(',', Fn.importValue(mark)),
  'Lazy.list': (_world, mark) => Lazy.list({ produce: () => [mark] }),
  'Token.asList': (_world, mark) => Token.asList({ 'Fn::Split': [',', mark] }),
};
const MAPS: Record<string, (world: World, mark: string) => unknown> = {
  'Lazy.any': (_world, mark) => Lazy.any({ produce: () => ({ KEY: mark }) }),
  'Token.asAny': (_world, mark) => Token.asAny({ 'Fn::Transform': { Name: mark, Parameters: {} } }),
  'Fn.transform': (_world, mark) => Fn.transform(mark, {}),
};

/** Where a token can stand. */
function placesOf(data: PackageData): Leaf[] {
  const isFluent = ({ path: [property] }: Leaf) => data.fluent && (property === 'inferenceSpecification' || property === 'validationSpecification');
  // Environment variables of the containers of an unversioned package are refused whatever they are.
  const isRefused = ({ path }: Leaf) => !data.modelPackageGroup && path.includes('containers');
  return leavesOf(data).filter((leaf) => {
    switch (leaf.kind) {
      // The builders take elements and entries one at a time; lists of structs are never tokens as a whole.
      case 'list': return ['supportedContentTypes', 'supportedResponseMimeTypes'].includes(String(leaf.path[leaf.path.length - 1])) && !isFluent(leaf);
      case 'map': return !isFluent(leaf) && !isRefused(leaf);
      default: return true;
    }
  });
}

interface Tokenized {
  readonly data: PackageData;
  readonly changes: { readonly place: Leaf; readonly way: string; readonly mark: string }[];
}

const WAYS = { string: STRINGS, number: NUMBERS, list: LISTS, map: MAPS };

/** A legal package, some places in it, and a way to make a token for each. */
const CHOICES = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 4, maxLength: 12 });
const TOKENIZED: fc.Arbitrary<Tokenized> = fc.tuple(legalPackage(), CHOICES, fc.uuid())
  .map(([data, choices, id]) => {
    const all = placesOf(data);
    const names = [...new Set(all.map(nameOf))];
    const changes: Tokenized['changes'] = [];
    for (const [which, how] of choices) {
      // All kinds of places alike, however many there are of each.
      const alike = all.filter((place) => nameOf(place) === names[which % names.length]);
      const place = alike[how % alike.length];
      // Nothing twice, and nothing inside what is replaced.
      if (!changes.some((other) =>
        startsWith(other.place.path, place.path) || startsWith(place.path, other.place.path))) {
        const ways = Object.keys(WAYS[place.kind]);
        changes.push({ place, way: ways[how % ways.length], mark: `Mark${id.replace(/-/g, '')}${changes.length}` });
      }
    }
    return { data, changes };
  });

/** A kind of place, such as `string inferenceSpecification.containers.image.uri`. */
function nameOf({ kind, path }: Leaf): string {
  return `${kind} ${path.filter((step) => typeof step === 'string').join('.')}`;
}

function startsWith(path: Path, start: Path): boolean {
  return start.every((step, index) => path[index] === step);
}

const hits = new Hits();
const packages = new Hits();

/** Adds the package with its tokens, none of which may be refused. */
function add(world: World, id: string, { data, changes }: Tokenized): void {
  const changed = changes.reduce((before, { place, way, mark }) => {
    hits.add(way);
    hits.add(nameOf(place));
    return put(
      before,
      place.path,
      (WAYS[place.kind] as Record<string, (world: World, mark: string) => unknown>)[way](world, mark),
    );
  }, data);
  world.addPackage(id, changed);
}

test.each([['environment-agnostic', undefined, 0], ['of a known environment', ENV, 1]])('tokens anywhere are taken, and rendered, in a stack %s', (_name, env, salt) => {
  checkBatches(TOKENIZED, { batches: 20, size: 26, salt }, (batch) => {
    const { template, fitting } = synthesized(batch, (some) => {
      // What CloudFormation Validate makes of a parameter without a value says nothing about the library.
      const world = new World({ env, validated: false });
      some.forEach((one, index) => add(world, `Package${index}`, one));
      return world;
    });
    packages.add('with tokens', fitting.length);

    const rendered = JSON.stringify(packagesIn(template));
    const lost = fitting.flatMap(({ changes }) => changes).filter(({ way, mark }) =>
      MARKED.has(way) && !rendered.includes(mark));
    expect(lost).toEqual([]);
  });
});

const UNMARKED = ['Lazy.number', 'Aws.REGION'];
const MARKED = new Set(
  Object.values(WAYS).flatMap((ways) => Object.keys(ways)).filter((way) => !UNMARKED.includes(way)),
);

test('at least 1,000 packages were tried, with tokens of every kind in every place', () => {
  expect(packages.of('with tokens')).toBeGreaterThanOrEqual(1_000);
  expect(hits.missing(Object.values(WAYS).flatMap((ways) => Object.keys(ways)))).toEqual([]);
  expect(hits.missing(EXPECTED_PLACES)).toEqual([]);
});

type Around = Record<string, (world: World, token: string) => unknown>;

/** Names that the user gives, and what is made of them. */
const AROUND: Around = {
  'the name of a group': ({ scope }, token) => versioned(scope, new ModelPackageGroup(scope, 'Group', { modelPackageGroupName: token })),
  'the description of a group': ({ scope }, token) => new ModelPackageGroup(scope, 'Group', { description: token }),
  'the name of an imported group': ({ scope }, token) => versioned(scope, ModelPackageGroup.fromModelPackageGroupName(scope, 'Group', token)),
  'the name of a bucket': (world, token) => {
    const bucket = s3.Bucket.fromBucketName(world.scope, 'Bucket', token);
    return new ModelPackage(world.scope, 'Package', {
      modelPackageGroup: world.groupRef('own'),
      inferenceSpecification: specification(ContainerImage.fromUri('i'), ModelData.fromBucket(bucket, 'model.tar.gz')),
      samplePayload: S3File.fromBucket(bucket, 'payload.tar.gz'),
      validationSpecification: new ValidationSpecification({
        profileName: 'profile',
        transformInput: { source: S3Source.fromBucketPrefix(bucket, 'in/') },
        transformOutput: { bucket, prefix: 'out/' },
        transformResources: { instanceType: InstanceType.M5_LARGE },
      }),
    });
  },
  'the name of a repository': (world, token) =>
    withImage(world, ContainerImage.fromEcrRepository(ecr.Repository.fromRepositoryName(world.scope, 'Repository', token))),
  'the name of a repository of AWS': (world, token) =>
    withImage(world, ContainerImage.fromPrebuilt(PrebuiltRepository.of(token), '1', { accountId: '444455556666' })),
  'the tag of an image of AWS': (world, token) => withImage(world, ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, token)),
  'the owner of an image of AWS': (world, token) => withImage(world, ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1', { accountId: token })),
  'a prefix of model data': (world, token) =>
    withImage(world, ContainerImage.fromUri('image'), ModelData.fromBucketPrefix(world.bucket('own'), token)),
  'the name or ARN of an algorithm that may be in another region': ({ scope }, token) => withAlgorithm(scope, token),
  'a part of the ARN of an algorithm that may be in another region': ({ scope }, token) => withAlgorithm(scope, `arn:${token}`),
};

/** ARNs, of which CDK itself takes no parts. */
const ARNS_AROUND: Around = {
  'of an imported group': ({ scope }, token) => versioned(scope, ModelPackageGroup.fromModelPackageGroupArn(scope, 'Group', token)),
  'of an imported package': ({ scope, stack }, token) => {
    const { modelPackageArn } = ModelPackage.fromModelPackageArn(scope, 'Imported', token);
    expect(stack.resolve(modelPackageArn)).toEqual(stack.resolve(token));
    return new ModelPackage(scope, 'Package', {
      modelPackageGroup: new ModelPackageGroup(scope, 'Group'), sourceUri: modelPackageArn,
    });
  },
  'of a key': (world, token) => new ModelPackage(world.scope, 'Package', {
    modelPackageGroup: world.groupRef('own'), encryptionKey: kms.Key.fromKeyArn(world.scope, 'Key', token),
  }),
  'of a role': (world, token) => new ModelPackage(world.scope, 'Package', {
    modelPackageGroup: world.groupRef('own'),
    validationSpecification: new ValidationSpecification({
      role: iam.Role.fromRoleArn(world.scope, 'Role', token),
      profileName: 'profile',
      transformInput: { source: S3Source.fromBucketPrefix(world.bucket('own')) },
      transformOutput: { bucket: world.bucket('own'), encryptionKey: world.key('own') },
      transformResources: { instanceType: InstanceType.M5_LARGE },
    }),
  }),
};

function versioned(scope: World['scope'], modelPackageGroup: IModelPackageGroup): ModelPackage {
  return new ModelPackage(scope, 'Package', { modelPackageGroup });
}

/** With model data that is elsewhere, as the algorithm may be. */
function withAlgorithm(scope: World['scope'], algorithmName: string): ModelPackage {
  const bucket = s3.Bucket.fromBucketAttributes(scope, 'Bucket', { bucketName: 'models', region: 'us-east-1' });
  return new ModelPackage(scope, 'Package', {
    modelPackageGroup: new ModelPackageGroup(scope, 'Group'), sourceAlgorithm: { algorithmName, modelData: ModelData.fromBucket(bucket, 'model.tar.gz') },
  });
}

function withImage({ scope }: World, image: ContainerImage, modelData?: ModelData): ModelPackage {
  return new ModelPackage(scope, 'Package', {
    modelPackageGroup: new ModelPackageGroup(scope, 'Group'), inferenceSpecification: specification(image, modelData),
  });
}

function specification(image: ContainerImage, modelData?: ModelData): InferenceSpecification {
  return new InferenceSpecification({
    containers: [{ image, modelData }],
    supportedContentTypes: [],
    supportedResponseMimeTypes: [],
  });
}

describe.each(Object.entries(STRINGS))('what stands around a package may have a token: %s', (way, make) => {
  test.each(Object.entries(AROUND))('%s', (_name, build) => {
    const world = new World({ env: ENV, validated: false });
    build(world, make(world, 'Mark'));

    const template = JSON.stringify(world.synth());

    expect(template).toContain(MARKED.has(way) ? 'Mark' : 'AWS::Region');
  });
});

describe.each(Object.entries(STRINGS).filter(([way]) => !/middle|first|last|too long|Aws.REGION|Fn.join|Fn.sub|Lazy/.test(way)))(
  'the ARN of what stands around a package may be a token: %s', (_way, make) => {
    test.each(Object.entries(ARNS_AROUND))('%s', (_name, build) => {
      const world = new World({ env: ENV, validated: false });
      build(world, make(world, 'Mark'));

      expect(JSON.stringify(packagesIn(world.synth()))).toContain('Mark');
    });
  });

test('a prebuilt image of a repository that is a token needs its account', () => {
  expect(() => ContainerImage.fromPrebuilt(PrebuiltRepository.of(Fn.importValue('Repository')), '1')).toThrow(/^invalid container image:\n  - repository: .*accountId/);
});

const EXPECTED_PLACES = [
  ...[
    'description', 'approvalDescription', 'approvalStatus', 'sourceUri', 'clientToken', 'modelPackageName', 'domain', 'task', 'modelCard.json',
    'samplePayload.uri', 'samplePayload.key', 'sourceAlgorithm.algorithmName', 'sourceAlgorithm.modelData.uri', 'metadataProperties.commitId',
    'metadataProperties.repository', 'inferenceSpecification.containers.image.uri', 'inferenceSpecification.containers.image.tagOrDigest',
    'inferenceSpecification.containers.modelData.uri', 'inferenceSpecification.containers.modelData.key', 'inferenceSpecification.containers.containerHostname',
    'inferenceSpecification.containers.imageDigest', 'inferenceSpecification.containers.framework', 'inferenceSpecification.containers.frameworkVersion',
    'inferenceSpecification.containers.nearestModelName', 'inferenceSpecification.containers.dataInputConfig', 'inferenceSpecification.supportedContentTypes',
    'inferenceSpecification.supportedResponseMimeTypes', 'inferenceSpecification.supportedRealtimeInferenceInstanceTypes',
    'inferenceSpecification.supportedTransformInstanceTypes', 'additionalInferenceSpecifications.name', 'additionalInferenceSpecifications.description',
    'additionalInferenceSpecificationsToAdd.name', 'validationSpecification.profileName', 'validationSpecification.batchStrategy',
    'validationSpecification.transformInput.source.uri', 'validationSpecification.transformInput.source.prefix',
    'validationSpecification.transformInput.contentType', 'validationSpecification.transformOutput.prefix', 'validationSpecification.transformOutput.accept',
    'validationSpecification.transformResources.instanceType', 'modelMetrics.bias.report.contentType', 'modelMetrics.bias.report.contentDigest',
    'driftCheckBaselines.bias.configFile.file.uri',
  ].map((place) => `string ${place}`),
  'number validationSpecification.maxConcurrentTransforms', 'number validationSpecification.maxPayload',
  'number validationSpecification.transformResources.instanceCount', 'list inferenceSpecification.supportedContentTypes',
  'list inferenceSpecification.supportedResponseMimeTypes', 'map inferenceSpecification.containers.environment', 'map validationSpecification.environment',
  'map customerMetadataProperties',
];
