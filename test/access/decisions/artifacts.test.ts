import { join } from 'path';
import { Stack } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { IDENTITIES } from './granted';
import { Allowed, allowedTo, Asked, decisions, ofKey, ofLists, ofObjects, ofRepositories } from './universe';
import {
  ContainerImage, InferenceContainer, ModelData, ModelPackage, ModelPackageProps, PrebuiltRepository, S3File,
} from '../../../src';
import { propertiesOf } from '../../support';
import { newWorld } from '../../support/grants';
import { Deployed } from '../../support/iam';
import { container, newGroup, specification } from '../../support/packages';

/*
 * Every kind of artifact that a version can have, by itself: who may read the artifacts of the version reads this one,
 * whatever lies beside it.
 */

const ARCHIVE = join(__dirname, '../../../examples/registry/model/model.tar.gz');

const OURS = 'arn:aws:iam::111122223333:role/ours';

/** What all versions of these tests have: an image that is known by a URI. */
const pulledBy = (...repositories: string[]): Allowed => ({
  'ecr:BatchGetImage': repositories,
  'ecr:BatchCheckLayerAvailability': repositories,
  'ecr:GetDownloadUrlForLayer': repositories,
});
const pull = (...repositories: string[]): Allowed => ({ 'ecr:GetAuthorizationToken': ['log in'], ...pulledBy(...repositories) });
const IMAGE = pull('churn');

/** The buckets of an app: its own one with a key, and one that is known only by URIs. */
interface Place {
  readonly stack: Stack;
  readonly models: s3.IBucket;
}

interface Kind {
  readonly name: string;
  readonly props: (place: Place) => Partial<ModelPackageProps>;
  /** What an identity of the account is allowed, but for the image of all. */
  readonly allowed: Allowed;
  /** What another account is allowed by the policies of the app. */
  readonly toOthers: Allowed;
}

const served = (by: Partial<InferenceContainer>) => ({
  inferenceSpecification: specification({ containers: [container(by)] }),
});
const data = (modelData: ModelData) => served({ modelData });
const image = (of: ContainerImage) => served({ image: of });

const DECRYPT: Allowed = { 'kms:Decrypt': ['key through S3'] };
const OWN: Allowed = { 's3:GetObject': ['models/churn/a.tar.gz'], ...DECRYPT };
const BY_URI: Allowed = { 's3:GetObject': ['elsewhere/churn/a.tar.gz'] };
const BELOW: Allowed = { 's3:GetObject': ['models/churn/a.tar.gz', 'models/churn/b.json'], 's3:ListBucket': ['models/churn/', 'models/churn/a'], ...DECRYPT };

function own(name: string, props: Kind['props']): Kind {
  return { name, props, allowed: OWN, toOthers: OWN };
}

function byUri(name: string, props: Kind['props']): Kind {
  return { name, props, allowed: BY_URI, toOthers: {} };
}

const AT = 's3://elsewhere/churn/a.tar.gz';

const KINDS: Kind[] = [
  own('model data', ({ models }) => data(ModelData.fromBucket(models, 'churn/a.tar.gz'))),
  own('model data of one file', ({ models }) => data(ModelData.fromBucketObject(models, 'churn/a.tar.gz'))),
  { name: 'model data below a prefix', props: ({ models }) => data(ModelData.fromBucketPrefix(models, 'churn/')), allowed: BELOW, toOthers: BELOW },
  byUri('model data at a URI', () => data(ModelData.fromUri(AT))),
  byUri('model data of one file at a URI', () => data(ModelData.fromUriObject(AT))),
  {
    name: 'model data below a URI',
    props: () => data(ModelData.fromUriPrefix('s3://elsewhere/churn/')),
    allowed: { 's3:GetObject': ['elsewhere/churn/a.tar.gz'], 's3:ListBucket': ['elsewhere/churn/'] },
    toOthers: {},
  },
  own('model data of an additional specification', ({ models }) => ({
    additionalInferenceSpecifications: [{ name: 'small', containers: [container({ modelData: ModelData.fromBucket(models, 'churn/a.tar.gz') })] }],
  })),
  own('a sample payload', ({ models }) => ({ samplePayload: S3File.fromBucket(models, 'churn/a.tar.gz') })),
  byUri('a sample payload at a URI', () => ({ samplePayload: S3File.fromUri(AT) })),
  own('a report about bias', ({ models }) => ({ modelMetrics: { bias: { report: { file: S3File.fromBucket(models, 'churn/a.tar.gz') } } } })),
  own('statistics of quality', ({ models }) => ({
    modelMetrics: { modelQuality: { statistics: { file: S3File.fromBucket(models, 'churn/a.tar.gz') } } },
  })),
  byUri('constraints of quality at a URI', () => ({ modelMetrics: { modelDataQuality: { constraints: { file: S3File.fromUri(AT) } } } })),
  {
    name: 'a baseline, which belongs to the jobs that monitor models,',
    props: ({ models }) => ({
      driftCheckBaselines: {
        bias: { preTrainingConstraints: { file: S3File.fromBucket(models, 'churn/a.tar.gz') } },
        explainability: { configFile: { file: S3File.fromBucket(models, 'churn/a.tar.gz') } },
      },
    }),
    allowed: {},
    toOthers: {},
  },
  {
    name: 'an image of a repository of the app',
    props: ({ stack }) => image(ContainerImage.fromEcrRepository(new ecr.Repository(stack, 'Repository', { repositoryName: 'own' }), '3')),
    allowed: pull('own'),
    toOthers: pulledBy('own'),
  },
  {
    name: 'an image of an imported repository',
    props: ({ stack }) => image(ContainerImage.fromEcrRepository(ecr.Repository.fromRepositoryName(stack, 'Repository', 'own'), '3')),
    allowed: pull('own'),
    toOthers: {},
  },
  {
    name: 'an image that AWS owns',
    props: () => image(ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1')),
    allowed: { 'ecr:GetAuthorizationToken': ['log in'] },
    toOthers: {},
  },
];

const ASKED: readonly Asked[] = [
  ...ofObjects('models/churn/a.tar.gz', 'models/churn/b.json', 'models/churn-secret/a.tar.gz', 'models/a.tar.gz', 'elsewhere/churn/a.tar.gz',
    'elsewhere/a.tar.gz', 'elsewhere/churn-secret/a.tar.gz'),
  ...ofLists('models', '', 'churn', 'churn/', 'churn/a', 'churn-secret/'),
  ...ofLists('elsewhere', '', 'churn', 'churn/', 'churn-secret/'),
  ...ofRepositories('churn', 'own', 'churn-eu'),
];

/** A version with an artifact of this kind. */
function versionOf({ props }: Kind) {
  const world = newWorld();
  const { stack } = world;
  const key = new kms.Key(stack, 'Key');
  const models = new s3.Bucket(stack, 'Models', { bucketName: 'models', encryptionKey: key });
  const group = newGroup(stack);
  const modelPackage = new ModelPackage(stack, 'Package', { modelPackageGroup: group, inferenceSpecification: specification(), ...props({ stack, models }) });
  return {
    world,
    group,
    modelPackage,
    ask: (who: string) => {
      const deployed = new Deployed(world.app).withPolicyOf('arn:aws:s3:::elsewhere', '111122223333');
      // To log in, an administrator of another account needs nothing of this one.
      const asked = ASKED.filter(({ label }) => who !== '444455556666' || label !== 'log in');
      return allowedTo(deployed, who, [...asked, ...ofKey('key', deployed.arn(key))]);
    },
  };
}

describe.each(KINDS)('$name', (kind) => {
  const allowed = kind.allowed['ecr:GetAuthorizationToken'] ? kind.allowed : { ...kind.allowed, ...IMAGE };

  test.each(IDENTITIES)('is read by %s as it says', (_identity, makeIdentity, who) => {
    const { world, modelPackage, ask } = versionOf(kind);
    modelPackage.grants.readArtifacts(makeIdentity(world));
    expect(ask(who)).toEqual(allowed);
    expect(ask('444455556666')).toEqual({});
  });

  test('is not read by a role that cannot be changed, nor by anybody else', () => {
    const { world, modelPackage, ask } = versionOf(kind);
    modelPackage.grants.readArtifacts(iam.Role.fromRoleArn(world.stack, 'Role', OURS, { mutable: false }));
    expect(ask(OURS)).toEqual({});
  });

  test('is read by another account only where the app owns the policies', () => {
    const { group, ask } = versionOf(kind);
    group.grants.deploy(new iam.AccountPrincipal('444455556666'));
    expect(ask('444455556666')).toEqual(kind.toOthers);
    expect(ask('arn:aws:iam::444455556666:role/somebody')).toEqual({});
  });
});

test('an asset is read, and nothing else of the bucket of all assets', () => {
  const world = newWorld();
  const modelPackage = new ModelPackage(world.stack, 'Package', {
    modelPackageGroup: newGroup(world.stack), ...data(ModelData.fromAsset(ARCHIVE)),
  });
  modelPackage.grants.readArtifacts(iam.Role.fromRoleArn(world.stack, 'Role', OURS));
  const [{ ModelDataUrl: url }] = propertiesOf(world.stack, 'AWS::SageMaker::ModelPackage').InferenceSpecification.Containers;
  const object = String(url['Fn::Sub'] ?? url).replace('s3://', '');
  const [bucket] = object.split('/');
  expect(allowedTo(new Deployed(world.app), OURS, [
    ...ofObjects(object, `${object}.old`, `${bucket}/other.tar.gz`, bucket), ...ofLists(bucket, '', 'other'), ...ofRepositories('churn', 'other'),
  ])).toEqual({ ...IMAGE, 's3:GetObject': [object] });
});

afterAll(() => {
  expect(decisions()).toBeGreaterThan(15_000);
});
