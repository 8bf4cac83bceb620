import { join } from 'path';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { ContainerImage, Model, ModelContainer, ModelData, ModelPackage, ModelPackageAttributes } from '../../src';
import { Allowed, allowedTo, ofLists, ofObjects, ofRepositories } from '../access/decisions/universe';
import { warningCodes } from '../support';
import { newRole, newWorld, World } from '../support/grants';
import { Deployed } from '../support/iam';

const ARCHIVE = join(__dirname, '../../examples/registry/model/model.tar.gz');
const IMAGE_DIRECTORY = join(__dirname, '../artifacts/image');
const OURS = 'arn:aws:iam::111122223333:role/ours';
const IMAGE = ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3');
const ASKED = [
  ...ofObjects('models/churn/model.tar.gz', 'models/other'), ...ofLists('models', 'churn/', ''), ...ofRepositories('churn', 'other'),
];
const PULLS: Allowed = {
  'ecr:GetAuthorizationToken': ['log in'],
  'ecr:BatchGetImage': ['churn'],
  'ecr:BatchCheckLayerAvailability': ['churn'],
  'ecr:GetDownloadUrlForLayer': ['churn'],
};

function imported({ stack }: World, attrs: Partial<ModelPackageAttributes> = {}) {
  return ModelPackage.fromModelPackageAttributes(stack, 'Package', {
    modelPackageArn: 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3', ...attrs,
  });
}

function data({ stack }: World): ModelData {
  return ModelData.fromBucket(s3.Bucket.fromBucketName(stack, 'Bucket', 'models'), 'churn/model.tar.gz');
}

/** What a role may do, and the warnings, after it is given access to an imported package with these artifacts. */
const WAYS: [string, (world: World, attrs: Partial<ModelPackageAttributes>) => unknown, string][] = [
  ['the role of a model', (world, attrs) => new Model(world.stack, 'Model', {
    containers: [ModelContainer.fromModelPackage(imported(world, attrs))], role: newRole(world.stack, 'Role', 'ours'),
  }), 'Model.unknownArtifacts'],
  ['a role that reads the artifacts', (world, attrs) =>
    imported(world, attrs).grants.readArtifacts(newRole(world.stack, 'Role', 'ours')), 'ModelPackage.unknownArtifacts'],
];

describe.each(WAYS)('%s', (_way, give, code) => {
  test('reads exactly the images and the model data that are specified', () => {
    const world = newWorld();
    give(world, { images: [IMAGE], modelData: [data(world)] });
    expect(allowedTo(new Deployed(world.app), OURS, ASKED)).toEqual({ 's3:GetObject': ['models/churn/model.tar.gz'], ...PULLS });
    expect(warningCodes(world.stack)).toEqual([]);
  });

  test('reads the images of a package without model data', () => {
    const world = newWorld();
    give(world, { images: [IMAGE] });
    expect(allowedTo(new Deployed(world.app), OURS, ASKED)).toEqual(PULLS);
    expect(warningCodes(world.stack)).toEqual([]);
  });

  test('reads the model data of a package whose images are unknown, which causes a warning', () => {
    const world = newWorld();
    give(world, { modelData: [data(world)] });
    expect(allowedTo(new Deployed(world.app), OURS, ASKED)).toEqual({ 's3:GetObject': ['models/churn/model.tar.gz'] });
    expect(warningCodes(world.stack)).toEqual([code]);
  });

  test('reads nothing of a package whose artifacts are unknown, which causes a warning', () => {
    const world = newWorld();
    give(world, {});
    expect(allowedTo(new Deployed(world.app), OURS, ASKED)).toEqual({});
    expect(warningCodes(world.stack)).toEqual([code]);
  });
});

test('local images and model data are uploaded beside the package, each once', () => {
  const world = newWorld();
  const modelPackage = imported(world, {
    images: [ContainerImage.fromAsset(IMAGE_DIRECTORY)], modelData: [ModelData.fromAsset(ARCHIVE)],
  });
  modelPackage.grants.readArtifacts(newRole(world.stack));
  expect(modelPackage.node.children.map(({ node }) => node.id)).toEqual(['Image0', 'ModelData0']);
});
