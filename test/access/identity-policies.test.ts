import { App, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { ModelPackage, ModelPackageGroup } from '../../src';
import { ENV, issuesOf, messageOf } from '../support';
import { filledStack, identityStatements, newRole, resourcesOf } from '../support/grants';

/**
 * The limits of IAM, in characters without white space: of all inline policies of a role, of those of a user, of one
 * managed policy.
 */
const ROLE_LIMIT = 10_240;
const USER_LIMIT = 2_048;
const MANAGED_LIMIT = 6_144;

/** A stack of an app as `cdk init` makes it: CDK minimises policies. */
function newStack(): Stack {
  return filledStack(new App({ context: { '@aws-cdk/aws-iam:minimizePolicies': true } }), 'Registry', ENV);
}

/** A group with a name of 40 characters, as generated names have, and as many versions. */
function versions(stack: Stack, count: number): { group: ModelPackageGroup; packages: ModelPackage[] } {
  const group = new ModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'ModelRegistry-CustomerChurn-Group-CABF5A' });
  return { group, packages: Array.from({ length: count }, (_, index) => new ModelPackage(stack, `Package${index}`, { modelPackageGroup: group })) };
}

/** The policies of a type, each as long as it is once its references are ARNs. */
function sizes(stack: Stack, type: string): number[] {
  return Object.values(resourcesOf(stack, type)).map(({ Properties }) => JSON.stringify(Properties.PolicyDocument)
    .replace(/\$\{Package\w+\}/g, 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/ModelRegistry-CustomerChurn-Group-CABF5A/100')
    .replace(/\$\{Group\w+\}/g, 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/ModelRegistry-CustomerChurn-Group-CABF5A')
    .replace(/\$\{AWS::Partition\}/g, 'aws').length);
}

test('1,000 versions cost one set of statements where their group is granted', () => {
  const stack = newStack();
  const { group } = versions(stack, 250);
  for (const id of ['Second', 'Third', 'Fourth']) {
    const next = filledStack(stack.node.root as App, id, ENV);
    for (let index = 0; index < 250; index++) {
      new ModelPackage(next, `Package${index}`, { modelPackageGroup: group });
    }
  }
  group.grants.deploy(newRole(stack));
  expect(identityStatements(stack)).toEqual([
    {
      Action: 'sagemaker:DescribeModelPackageGroup',
      Effect: 'Allow',
      Resource: 'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package-group/ModelRegistry-CustomerChurn-Group-CABF5A',
    },
    {
      Action: ['sagemaker:AccessModelPackage', 'sagemaker:CreateModel', 'sagemaker:DescribeModelPackage'],
      Effect: 'Allow',
      Resource: 'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package/ModelRegistry-CustomerChurn-Group-CABF5A/*',
    },
    { Action: 'sagemaker:CreateModel', Effect: 'Allow', Resource: 'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model/*' },
  ]);
  expect(resourcesOf(stack, 'AWS::IAM::ManagedPolicy')).toEqual({});
});

test('everything of one group fits even the 2,048 characters of a user', () => {
  const stack = newStack();
  const { group } = versions(stack, 1);
  const user = new iam.User(stack, 'User');
  const encryptionKey = new kms.Key(stack, 'Key');
  group.grants.read(user, { encryptionKey });
  group.grants.register(user, { encryptionKey });
  group.grants.approve(user, { encryptionKey });
  group.grants.deploy(user, { encryptionKey });
  group.grants.delete(user);
  expect(sizes(stack, 'AWS::IAM::Policy')).toEqual([1614]);
});

describe('packages granted one by one', () => {
  /** A stack in which everything of as many packages is granted. */
  function granted(count: number, make: (stack: Stack) => iam.IGrantable): Stack {
    const stack = newStack();
    const grantee = make(stack);
    for (const { grants } of versions(stack, count).packages) {
      grants.read(grantee);
      grants.approve(grantee);
      grants.deploy(grantee);
      grants.delete(grantee);
    }
    return stack;
  }

  test('100 to a role stay within the limits of IAM: CDK spreads them over managed policies', () => {
    const stack = granted(100, (place) => newRole(place));
    const inline = sizes(stack, 'AWS::IAM::Policy');
    const managed = sizes(stack, 'AWS::IAM::ManagedPolicy');
    expect(inline).toHaveLength(1);
    expect(inline[0]).toBeLessThanOrEqual(ROLE_LIMIT);
    expect(managed).toHaveLength(5);
    expect(Math.max(...managed)).toBeLessThanOrEqual(MANAGED_LIMIT);
  });

  test('100 to a role are as few statements as they have kinds of access', () => {
    const stack = newStack();
    const role = newRole(stack);
    versions(stack, 100).packages.forEach(({ grants }) => grants.delete(role));
    const documents = Object.values(resourcesOf(stack, 'AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy')).map(({ Properties }) => Properties.PolicyDocument);
    expect(documents.flatMap(({ Statement }) => Statement).flatMap(({ Resource }) => Resource)).toHaveLength(100);
    expect(documents.flatMap(({ Statement }) => Statement).length).toBeLessThan(10);
  });

  test('5 to a user and 40 to an imported role stay within the limits', () => {
    expect(sizes(granted(5, (place) => new iam.User(place, 'User')), 'AWS::IAM::Policy')[0]).toBeLessThanOrEqual(USER_LIMIT);
    expect(sizes(granted(40, importedRole), 'AWS::IAM::Policy')[0]).toBeLessThanOrEqual(ROLE_LIMIT);
  });

  function importedRole(stack: Stack): iam.IRole {
    return iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/ours');
  }

  test.each<[string, (stack: Stack) => iam.IGrantable]>([
    ['an imported role', importedRole],
    ['a user', (stack) => new iam.User(stack, 'User')],
  ])('100 to %s are an error', (_name, make) => {
    expect(issuesOf(() => (granted(100, make).node.root as App).synth())).toEqual([expect.stringMatching(/^Registry\/(Role|User): Grants\.identityPolicySize$/)]);
  });

  /** A user with two packages, and a statement about a bucket whose name is that long. */
  function userWith(length: number): Stack {
    const stack = newStack();
    const user = new iam.User(stack, 'User');
    versions(stack, 2).packages.forEach(({ grants }) => grants.delete(user));
    user.addToPolicy(new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: [`arn:aws:s3:::${'x'.repeat(length)}`] }));
    return stack;
  }

  test('the 2,048 characters of a user may be full', () => {
    expect(() => (userWith(1_711).node.root as App).synth()).not.toThrow();
    expect(issuesOf(() => (userWith(1_712).node.root as App).synth())).toEqual(['Registry/User: Grants.identityPolicySize']);
    expect(messageOf(() => (userWith(1_712).node.root as App).synth())).toContain('at least 2049 characters together, and IAM allows 2048');
  });

  test('managed policies count for themselves', () => {
    const stack = newStack();
    const user = new iam.User(stack, 'User');
    versions(stack, 2).packages.forEach(({ grants }) => grants.delete(user));
    new iam.ManagedPolicy(user, 'Managed', {
      users: [user], statements: [new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: [`arn:aws:s3:::${'x'.repeat(2_048)}`] })],
    });
    expect(() => (stack.node.root as App).synth()).not.toThrow();
  });
});
