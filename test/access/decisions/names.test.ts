import { Aws, CfnParameter } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnModelPackage, CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import { allowedTo, ofKey, ofRepositories, REGISTRY } from './universe';
import { ContainerImage, ModelPackage, ModelPackageGrants, ModelPackageGroupGrants } from '../../../src';
import { acknowledge } from '../../support/cdk';
import { newRole, newWorld, World } from '../../support/grants';
import { Deployed } from '../../support/iam';
import { container, newGroup, specification } from '../../support/packages';

/* Names that are patterns or variables in policies: what is not refused grants nothing beyond what has this name. */

const OURS = 'arn:aws:iam::111122223333:role/ours';
const PATTERNS = ['*', 'churn*', 'chur?', '${*}', '${aws:PrincipalTag/group}'];

/** L1 constructs take any name, which CloudFormation Validate would find. */
function newWorldOfL1(): World {
  const world = newWorld();
  for (const rule of ['E1029', 'F3017', 'F3031']) { acknowledge(world.stack, `CloudFormation-Validate::${rule}`, 'is meant as it is'); }
  return world;
}

describe.each(PATTERNS)('a group that is named %s', (name) => {
  test.each<[string, (grants: ModelPackageGroupGrants, grantee: iam.IGrantable) => void]>([
    ['read', (grants, grantee) => grants.read(grantee)],
    ['register', (grants, grantee) => grants.register(grantee)],
    ['deploy', (grants, grantee) => grants.approve(grantee)],
    ['delete', (grants, grantee) => grants.delete(grantee)],
    ['actions', (grants, grantee) => grants.actions(grantee, ['sagemaker:ListTags'])],
  ])('gives no access to other groups by %s', (_grant, grant) => {
    const world = newWorldOfL1();
    const grants = ModelPackageGroupGrants.fromModelPackageGroup(new CfnModelPackageGroup(world.stack, 'Group', { modelPackageGroupName: name }));
    grant(grants, newRole(world.stack, 'Role', 'ours'));
    grant(grants, new iam.AccountPrincipal('444455556666'));
    const deployed = new Deployed(world.app);
    const context = { 'aws:PrincipalTag/group': 'churn' };
    const asked = REGISTRY.map((each) => ({ ...each, context: { ...each.context, ...context } }))
      .filter(({ action }) => action !== 'sagemaker:CreateModel');
    // The group itself is referred to by its attribute, which no group of this name will ever have.
    expect(allowedTo(deployed, OURS, asked.filter(({ resource }) => resource.includes(':model-package/')))).toEqual({});
    expect(allowedTo(deployed, '444455556666', asked.filter(({ resource }) => resource.includes(':111122223333:')))).toEqual({});
  });
});

test.each(PATTERNS)('a package whose key is %s gives no access to other keys', (kmsKeyId) => {
  const world = newWorldOfL1();
  const l1 = new CfnModelPackage(world.stack, 'Package', { modelPackageGroupName: 'churn', securityConfig: { kmsKeyId } });
  ModelPackageGrants.fromModelPackage(l1).approve(newRole(world.stack, 'Role', 'ours'));
  expect(allowedTo(new Deployed(world.app), OURS, ofKey('a key', 'arn:aws:kms:eu-west-1:111122223333:key/churn'))).toEqual({});
});

describe('a repository that is known by a URI', () => {
  const pull = (world: World, uri: string) => {
    new ModelPackage(world.stack, 'Package', {
      modelPackageGroup: newGroup(world.stack),
      inferenceSpecification: specification({ containers: [container({ image: ContainerImage.fromUri(uri) })] }),
    }).grants.readArtifacts(newRole(world.stack, 'Role', 'ours'));
    return allowedTo(new Deployed(world.app), OURS, ofRepositories('churn', 'churn-eu', 'team/churn'));
  };
  const only = (name: string) => ({
    'ecr:GetAuthorizationToken': ['log in'],
    'ecr:BatchGetImage': [name],
    'ecr:BatchCheckLayerAvailability': [name],
    'ecr:GetDownloadUrlForLayer': [name],
  });

  test('is the only one', () => {
    expect(pull(newWorld(), '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3')).toEqual(only('churn'));
  });

  test('of which only a part is a token: patterns around it are none', () => {
    const world = newWorld();
    const team = new CfnParameter(world.stack, 'Team', { default: 'team' }).valueAsString;
    expect(pull(world, `111122223333.dkr.ecr.eu-west-1.amazonaws.com/${team}/*:3`)).toEqual({ 'ecr:GetAuthorizationToken': ['log in'] });
  });

  test('with tokens for account and region, is the only one', () => {
    expect(pull(newWorld(), `${Aws.ACCOUNT_ID}.dkr.ecr.${Aws.REGION}.amazonaws.com/team/churn:3`)).toEqual(only('team/churn'));
  });
});

test('an imported repository is the only one', () => {
  const world = newWorld();
  const image = ContainerImage.fromEcrRepository(ecr.Repository.fromRepositoryName(world.stack, 'Repository', 'churn'), '3');
  new ModelPackage(world.stack, 'Package', {
    modelPackageGroup: newGroup(world.stack),
    inferenceSpecification: specification({ containers: [container({ image })] }),
  }).grants.readArtifacts(newRole(world.stack, 'Role', 'ours'));
  expect(allowedTo(new Deployed(world.app), OURS, ofRepositories('churn', 'churn-eu'))).toEqual({
    'ecr:GetAuthorizationToken': ['log in'],
    'ecr:BatchGetImage': ['churn'],
    'ecr:BatchCheckLayerAvailability': ['churn'],
    'ecr:GetDownloadUrlForLayer': ['churn'],
  });
});
