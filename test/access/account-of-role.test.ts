import { CustomResource } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { ContainerImage, ModelData, ModelPackage } from '../../src';
import { ENV } from '../support';
import { bucketPolicy, filledStack, groupPolicy, keyPolicy, newRole, newWorld, repositoryPolicy, Statement, World } from '../support/grants';
import { container, newGroup, specification } from '../support/packages';

/** All statements of the resource policies of a group and a version whose artifacts the grantee may read. */
function policiesFor(makeGrantee: (world: World) => iam.IGrantable): { [resource: string]: Statement[] } {
  const world = newWorld();
  const { stack } = world;
  const modelPackageGroup = newGroup(stack);
  const bucket = new s3.Bucket(stack, 'Bucket', { bucketName: 'models', encryptionKey: new kms.Key(stack, 'Key') });
  new ModelPackage(stack, 'Package', {
    modelPackageGroup,
    inferenceSpecification: specification({
      containers: [container({
        image: ContainerImage.fromEcrRepository(new ecr.Repository(stack, 'Repository', { repositoryName: 'churn' }), '3'),
        modelData: ModelData.fromBucket(bucket, 'churn/model.tar.gz'),
      })],
    }),
  });
  modelPackageGroup.grants.deploy(makeGrantee(world));
  return {
    group: groupPolicy(stack) ?? [],
    bucket: bucketPolicy(stack) ?? [],
    key: keyPolicy(stack) ?? [],
    repository: repositoryPolicy(stack) ?? [],
  };
}

const ROOT = { AWS: 'arn:${AWS::Partition}:iam::444455556666:root' };

describe.each<[string, (world: World) => iam.IGrantable, string]>([
  ['a role of another stack', ({ other }) => newRole(other, 'Role', 'theirs'), 'role/theirs'],
  ['a user of another stack', ({ other }) => new iam.User(other, 'User', { userName: 'theirs' }), 'user/theirs'],
  ['a role of another stack under a condition', ({ other }) =>
    new iam.PrincipalWithConditions(newRole(other, 'Role', 'theirs'), { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }), 'role/theirs'],
  ['an imported role that is one of another stack', ({ other }) =>
    iam.Role.fromRoleArn(other, 'Imported', newRole(other, 'Role', 'theirs').roleArn), 'role/theirs'],
])('%s', (_grantee, makeGrantee, name) => {
  test('is its account with a condition on its ARN in every resource policy, as it does not exist yet', () => {
    const statements = Object.values(policiesFor(makeGrantee)).flat();
    expect(statements.length).toBeGreaterThanOrEqual(5);
    for (const { Principal, Condition } of statements) {
      expect(Principal).toEqual(ROOT);
      expect(Condition).toMatchObject({ ArnEquals: { 'aws:PrincipalArn': `arn:\${AWS::Partition}:iam::444455556666:${name}` } });
    }
  });
});

test('the condition of a role is kept beside that on its ARN', () => {
  const { bucket } = policiesFor(({ other }) => new iam.PrincipalWithConditions(newRole(other, 'Role', 'theirs'), { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }));
  expect(bucket[0].Condition).toEqual({
    ArnEquals: { 'aws:PrincipalArn': 'arn:${AWS::Partition}:iam::444455556666:role/theirs' },
    StringEquals: { 'aws:PrincipalOrgID': 'o-1' },
  });
});

test('a role that exists is named itself', () => {
  const { bucket } = policiesFor(({ stack }) => iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::444455556666:role/theirs'));
  expect(bucket[0]).toMatchObject({ Principal: { AWS: 'arn:aws:iam::444455556666:role/theirs' } });
  expect(bucket[0].Condition).toBeUndefined();
});

test('an ARN that another stack looks up is named itself', () => {
  const { bucket } = policiesFor(({ app }) => {
    const lookUp = new CustomResource(filledStack(app, 'Directory', ENV), 'Role', { serviceToken: 'arn:aws:lambda:eu-west-1:111122223333:function:find' });
    return new iam.ArnPrincipal(lookUp.getAttString('Arn'));
  });
  expect(bucket[0]).toMatchObject({ Principal: { AWS: { 'Fn::ImportValue': expect.any(String) } } });
  expect(bucket[0].Condition).toBeUndefined();
});

test('several principals of which one is a role of another stack are all allowed', () => {
  const { bucket } = policiesFor(({ other }) => new iam.CompositePrincipal(newRole(other, 'Role', 'theirs'), new iam.AccountPrincipal('777788889999')));
  expect(bucket[0].Principal).toEqual({ AWS: ['arn:${AWS::Partition}:iam::444455556666:role/theirs', 'arn:${AWS::Partition}:iam::777788889999:root'] });
});

test('several principals are named as they are', () => {
  const { bucket } = policiesFor(() => new iam.CompositePrincipal(new iam.AccountPrincipal('444455556666'), new iam.AccountPrincipal('777788889999')));
  expect(bucket[0].Principal).toEqual({ AWS: ['arn:${AWS::Partition}:iam::444455556666:root', 'arn:${AWS::Partition}:iam::777788889999:root'] });
});
