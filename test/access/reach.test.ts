import { App } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { ContainerImage, ModelData, ModelPackage, ModelPackageGroup } from '../../src';
import { bucketPolicy, filledStack, groupPolicy, identityStatements, newRole, newWorld, Statement } from '../support/grants';
import { container, newGroup, specification } from '../support/packages';

/**
 * Whether a resource of a policy reaches an ARN: `*` is any text, `?` any character, and all else itself, in its own
 * case.
 */
function reaches(pattern: string, arn: string): boolean {
  const regex = [...pattern].map((character) => {
    switch (character) {
      case '*': return '.*';
      case '?': return '.';
      default: return character.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    }
  });
  return new RegExp(`^${regex.join('')}$`, 's').test(arn);
}

/** Which of these actions the statements allow on an ARN. */
function allowed(statements: Statement[], arn: string): string[] {
  const resources = (statement: Statement) => [statement.Resource ?? []].flat().map((resource) => resource.replace('${AWS::Partition}', 'aws'));
  return [...new Set(statements
    .filter((statement) => resources(statement).some((resource) => reaches(resource, arn)))
    .flatMap(({ Action }) => Action))].sort();
}

describe('the matcher of these tests', () => {
  test.each([
    ['model-package/churn/*', 'model-package/churn/3', true],
    ['model-package/churn/*', 'model-package/churn/', true],
    ['model-package/churn/*', 'model-package/churn-eu/3', false],
    ['model-package/churn*', 'model-package/churn-eu/3', true],
    ['model-package/churn/*', 'model-package/Churn/3', false],
    ['model-package/churn', 'model-package/churn/3', false],
    ['model-package/chur?', 'model-package/churn', true],
    ['a.b', 'axb', false],
    ['*', 'anything/at:all', true],
  ])('%s and %s: %s', (pattern, arn, expected) => {
    expect(reaches(pattern, arn)).toBe(expected);
  });
});

const ALL = [
  'sagemaker:AccessModelPackage', 'sagemaker:BatchDescribeModelPackage', 'sagemaker:CreateModel', 'sagemaker:CreateModelPackage',
  'sagemaker:DeleteModelPackage', 'sagemaker:DescribeModelPackage', 'sagemaker:ListModelPackages', 'sagemaker:ListTags', 'sagemaker:UpdateModelPackage',
];

/** Every grant on the group `churn` of account 111122223333 in eu-west-1. */
function grantAll(group: Pick<ModelPackageGroup, 'grants'>, grantee: iam.IGrantable): void {
  group.grants.read(grantee);
  group.grants.register(grantee);
  group.grants.approve(grantee);
  group.grants.deploy(grantee);
  group.grants.delete(grantee);
  group.grants.actions(grantee, ['sagemaker:ListTags']);
}

/** Policies that have every grant on the group `churn`. */
const POLICIES: [string, () => Statement[]][] = [
  ['the policy of a role', () => {
    const { stack, other } = newWorld();
    // In another stack, the group is named by its ARN and not by a reference.
    grantAll(newGroup(stack), newRole(other, 'Role', 'deployer'));
    return identityStatements(other);
  }],
  ['the policy of the group', () => {
    const { stack } = newWorld();
    grantAll(newGroup(stack), new iam.AccountPrincipal('444455556666'));
    return groupPolicy(stack)!;
  }],
  ['the policy of a role, with an imported group', () => {
    const { stack } = newWorld();
    grantAll(ModelPackageGroup.fromModelPackageGroupArn(stack, 'Group', 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn'), newRole(stack));
    return identityStatements(stack);
  }],
  ['the policy of a role, with a group imported by name', () => {
    const { stack } = newWorld();
    grantAll(ModelPackageGroup.fromModelPackageGroupName(stack, 'Group', 'churn'), newRole(stack));
    return identityStatements(stack);
  }],
];

describe.each(POLICIES)('%s', (_name, statementsOf) => {
  let statements: Statement[];

  beforeAll(() => {
    statements = statementsOf();
  });

  test('reaches the group', () => {
    expect(allowed(statements, 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn'))
      .toEqual(['sagemaker:DescribeModelPackageGroup', 'sagemaker:ListTags']);
  });

  test('reaches every version of the group', () => {
    expect(allowed(statements, 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/1')).toEqual(ALL);
    expect(allowed(statements, 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/123456789')).toEqual(ALL);
  });

  test.each([
    'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn-eu/1',
    'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn2/1',
    'arn:aws:sagemaker:eu-west-1:111122223333:model-package/my-churn/1',
    'arn:aws:sagemaker:eu-west-1:111122223333:model-package/Churn/1',
    'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn',
    'arn:aws:sagemaker:us-east-1:111122223333:model-package/churn/1',
    'arn:aws:sagemaker:eu-west-1:777788889999:model-package/churn/1',
    'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn-eu',
    'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/Churn',
    'arn:aws:sagemaker:us-east-1:111122223333:model-package-group/churn',
    'arn:aws:sagemaker:eu-west-1:777788889999:model-package-group/churn',
    'arn:aws:sagemaker:eu-west-1:111122223333:endpoint/churn',
  ])('does not reach %s', (arn) => {
    expect(allowed(statements, arn)).toEqual([]);
  });
});

test('an ARN keeps partition, region and account as tokens, and the name its case', () => {
  const stack = filledStack(new App(), 'Registry');
  new ModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'ChurnModels' }).grants.delete(newRole(stack));
  expect(identityStatements(stack)[0].Resource).toBe('arn:${AWS::Partition}:sagemaker:${AWS::Region}:${AWS::AccountId}:model-package/ChurnModels/*');
});

test('the name of an imported ARN keeps its case', () => {
  const stack = filledStack(new App(), 'Registry');
  ModelPackageGroup.fromModelPackageGroupArn(stack, 'Group', 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/ChurnModels')
    .grants.delete(newRole(stack));
  expect(identityStatements(stack)[0].Resource).toBe('arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package/ChurnModels/*');
});

test('models of some names are none of others', () => {
  const { stack } = newWorld();
  newGroup(stack).grants.deploy(newRole(stack), { modelNames: ['churn-*'] });
  const statements = identityStatements(stack);
  expect(allowed(statements, 'arn:aws:sagemaker:eu-west-1:111122223333:model/churn-7')).toEqual(['sagemaker:CreateModel']);
  expect(allowed(statements, 'arn:aws:sagemaker:eu-west-1:111122223333:model/churn')).toEqual([]);
  expect(allowed(statements, 'arn:aws:sagemaker:eu-west-1:111122223333:model/leavers')).toEqual([]);
});

test('the artifacts of one version are none of another', () => {
  const { stack } = newWorld();
  new ModelPackage(stack, 'Package', {
    modelPackageGroup: newGroup(stack),
    inferenceSpecification: specification({
      containers: [container({
        image: ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3'),
        modelData: ModelData.fromUri('s3://models/churn/model.tar.gz'),
      })],
    }),
  }).grants.readArtifacts(newRole(stack));
  const statements = identityStatements(stack).filter(({ Resource }) => Resource !== '*');
  expect(bucketPolicy(stack)).toBeUndefined();
  expect(allowed(statements, 'arn:aws:s3:::models/churn/model.tar.gz')).toEqual(['s3:GetObject']);
  expect(allowed(statements, 'arn:aws:s3:::models/churn-eu/model.tar.gz')).toEqual([]);
  expect(allowed(statements, 'arn:aws:s3:::models')).toEqual([]);
  expect(allowed(statements, 'arn:aws:ecr:eu-west-1:111122223333:repository/churn'))
    .toEqual(['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer']);
  expect(allowed(statements, 'arn:aws:ecr:eu-west-1:111122223333:repository/churn-eu')).toEqual([]);
});
