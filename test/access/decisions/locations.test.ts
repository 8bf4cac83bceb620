import { CfnParameter, Fn, Token } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Allowed, allowedTo, ofLists, ofObjects } from './universe';
import { InstanceType, ModelData, ModelPackage, S3Source, ValidationSpecification } from '../../../src';
import { warningCodes, warningMessages } from '../../support';
import { newRole, newWorld, World } from '../../support/grants';
import { Deployed } from '../../support/iam';
import { container, newGroup, specification } from '../../support/packages';

const OURS = 'arn:aws:iam::111122223333:role/ours';
const ASKED = [
  ...ofObjects('models/churn/model.tar.gz', 'models/churn/', 'models/', 'models/churn', 'other/churn/model.tar.gz'),
  ...ofLists('models', '', 'churn', 'churn/', 'other/'),
];

function read(world: World, modelData: ModelData): Allowed {
  new ModelPackage(world.stack, 'Package', {
    modelPackageGroup: newGroup(world.stack),
    inferenceSpecification: specification({ containers: [container({ modelData })] }),
  }).grants.readArtifacts(newRole(world.stack, 'Role', 'ours'));
  return allowedTo(new Deployed(world.app), OURS, ASKED);
}

/** A parameter of the template, which has this value at deployment. */
function parameter({ stack }: World, value: string): string {
  return new CfnParameter(stack, 'Where', { default: value }).valueAsString;
}

const OBJECT: Allowed = { 's3:GetObject': ['models/churn/model.tar.gz'] };

describe('a URI with tokens', () => {
  test.each<[string, (world: World) => string]>([
    ['of the bucket', (world) => `s3://${parameter(world, 'models')}/churn/model.tar.gz`],
    ['of a part of the bucket', (world) => `s3://mod${parameter(world, 'els')}/churn/model.tar.gz`],
    ['of the key', (world) => `s3://models/${parameter(world, 'churn/model.tar.gz')}`],
    ['of a part of the key', (world) => `s3://models/${parameter(world, 'churn')}/model.tar.gz`],
    ['of bucket and key, which are told apart', (world) => {
      const uri = Fn.split('/', parameter(world, 'models/churn'));
      return `s3://${Fn.select(0, uri)}/${Fn.select(1, uri)}/model.tar.gz`;
    }],
  ])('%s names its object', (_, uriIn) => {
    const world = newWorld();
    expect(read(world, ModelData.fromUri(uriIn(world)))).toEqual(OBJECT);
    expect(warningCodes(world.stack)).toEqual([]);
  });

  test.each<[string, (world: World) => string]>([
    ['that is a token', (world) => parameter(world, 's3://models/churn/model.tar.gz')],
    ['whose bucket and key are one token', (world) => `s3://${parameter(world, 'models/churn/model.tar.gz')}`],
    ['whose bucket and key are one token, with text before it', (world) => `s3://mod${parameter(world, 'els/churn/model.tar.gz')}`],
    ['whose bucket and key are one token, with text behind it', (world) => `s3://${parameter(world, 'models/churn/model')}.tar.gz`],
  ])('%s grants nothing, and a warning says so', (_, uriIn) => {
    const world = newWorld();
    expect(read(world, ModelData.fromUri(uriIn(world)))).toEqual({});
    expect(warningCodes(world.stack)).toEqual(['ModelPackage.unknownArtifacts']);
  });
});

describe('the prefix of an input', () => {
  function input(world: World, uri: string): Allowed {
    new ModelPackage(world.stack, 'Package', {
      modelPackageGroup: newGroup(world.stack),
      inferenceSpecification: specification(),
      validationSpecification: new ValidationSpecification({
        profileName: 'profile',
        transformInput: { source: S3Source.fromUri(uri) },
        transformOutput: { bucket: s3.Bucket.fromBucketName(world.stack, 'Results', 'results') },
        transformResources: { instanceType: InstanceType.M5_LARGE },
        role: newRole(world.stack, 'Role', 'ours'),
      }),
    });
    return allowedTo(new Deployed(world.app), OURS, ASKED);
  }
  const WHOLE: Allowed = {
    's3:GetObject': ['models/churn/model.tar.gz', 'models/churn/', 'models/', 'models/churn'],
    's3:ListBucket': ['models/', 'models/churn', 'models/churn/', 'models/other/'],
  };

  test('is the whole bucket, with or without a slash', () => {
    expect(input(newWorld(), 's3://models')).toEqual(WHOLE);
    expect(input(newWorld(), 's3://models/')).toEqual(WHOLE);
  });

  test('is the whole bucket of a token with a slash', () => {
    const world = newWorld();
    expect(input(world, `s3://${parameter(world, 'models')}/`)).toEqual(WHOLE);
  });

  test('is unknown of a token without a slash, which may have a prefix', () => {
    const world = newWorld();
    expect(input(world, `s3://${parameter(world, 'models/churn')}`)).toEqual({});
    expect(warningCodes(world.stack)).toEqual(['ModelPackage.unknownArtifacts']);
  });
});

describe('an access point', () => {
  test.each([
    'arn:aws:s3:eu-west-1:111122223333:accesspoint/churn/object',
    'arn:aws:s3:eu-west-1:111122223333:accesspoint',
    'churn-1a2b3c4d5e6f7g8h9i0j1k2l3m-s3alias',
    'churn-1a2b3c4d5e6f7g8h9i0j1k2l3m--ol-s3',
    'churn--euw1-az1--x-s3',
    'churn--euw1-az1--xa-s3',
    'mfzwi23gnjvgw.mrap',
  ])('s3://%s/… grants nothing, and a warning says so', (name) => {
    const world = newWorld();
    expect(read(world, ModelData.fromUri(`s3://${name}/model.tar.gz`))).toEqual({});
    expect(warningCodes(world.stack)).toEqual(['ModelPackage.unknownArtifacts']);
    expect(warningMessages(world.stack, 'ModelPackage.unknownArtifacts')[0]).toContain(`s3://${name}/model.tar.gz (an access point, whose bucket is unknown)`);
  });

  test('by its alias in place of a bucket, or by an attribute, grants nothing either', () => {
    for (const nameIn of [
      ({ stack }: World) => new s3.CfnAccessPoint(stack, 'Point', { bucket: 'models' }).attrAlias,
      ({ stack }: World) => new s3.CfnAccessPoint(stack, 'Point', { bucket: 'models' }).attrArn,
      () => 'churn-1a2b3c4d5e6f7g8h9i0j1k2l3m-s3alias',
    ]) {
      const world = newWorld();
      expect(read(world, ModelData.fromBucket(s3.Bucket.fromBucketName(world.stack, 'Bucket', nameIn(world)), 'churn/model.tar.gz'))).toEqual({});
      expect(warningCodes(world.stack)).toEqual(['ModelPackage.unknownArtifacts']);
    }
  });

  test('for an output grants nothing either', () => {
    const world = newWorld();
    new ModelPackage(world.stack, 'Package', {
      modelPackageGroup: newGroup(world.stack),
      inferenceSpecification: specification(),
      validationSpecification: new ValidationSpecification({
        profileName: 'profile',
        transformInput: { source: S3Source.fromUri('s3://models/churn/') },
        transformOutput: { bucket: s3.Bucket.fromBucketName(world.stack, 'Results', 'results-s3alias'), prefix: 'out/' },
        transformResources: { instanceType: InstanceType.M5_LARGE },
        role: newRole(world.stack, 'Role', 'ours'),
      }),
    });
    expect(allowedTo(new Deployed(world.app), OURS, ofObjects('results-s3alias/out/a', 'results/out/a'))).toEqual({});
    expect(warningMessages(world.stack, 'ModelPackage.unknownArtifacts')[0]).toContain('s3://results-s3alias/out/ (an access point, whose bucket is unknown)');
  });
});

test('a bucket whose name is a token keeps its object', () => {
  const world = newWorld();
  const name = Token.asString({ Ref: new CfnParameter(world.stack, 'Name', { default: 'models' }).logicalId });
  expect(read(world, ModelData.fromBucket(s3.Bucket.fromBucketName(world.stack, 'Bucket', name), 'churn/model.tar.gz'))).toEqual(OBJECT);
});
