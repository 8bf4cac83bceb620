import { App, Stack } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { AwsCustomResource, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import { ContainerImage, ModelData, ModelLifeCycleStage, ModelLifeCycleStageStatus, ModelPackage, ModelPackageGroup } from '../../src';
import { issuesOf } from '../support';
import { filledStack, newRole, newWorld } from '../support/grants';
import { newModel } from '../support/models';
import { container, newGroup, specification } from '../support/packages';

/** A statement of many characters. */
function statement(length: number): iam.PolicyStatement {
  return new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: [`arn:aws:s3:::${'x'.repeat(length)}`] });
}

/** What the synthesis refuses after a grant to an identity that has a policy of many characters. */
function refusedOf(make: (stack: Stack, length: number) => iam.IGrantable, length: number): string[] {
  const { app, stack } = newWorld();
  ModelPackageGroup.fromModelPackageGroupName(stack, 'Group', 'churn').grants.delete(make(stack, length));
  try {
    app.synth();
    return [];
  } catch {
    return issuesOf(() => app.synth());
  }
}

describe('the inline policies of an identity together', () => {
  test.each<[string, (stack: Stack, length: number) => iam.IGrantable, number]>([
    ['a user', (stack, length) => {
      const user = new iam.User(stack, 'Who');
      user.addToPolicy(statement(length));
      return user;
    }, 2_048],
    ['an IAM group', (stack, length) => {
      const group = new iam.Group(stack, 'Who');
      group.addToPolicy(statement(length));
      return group;
    }, 5_120],
    ['an imported role', (stack, length) => {
      const role = iam.Role.fromRoleArn(stack, 'Who', 'arn:aws:iam::111122223333:role/ours');
      role.addToPrincipalPolicy(statement(length));
      return role;
    }, 10_240],
    ['a role with inline policies of its own', (stack, length) => new iam.Role(stack, 'Who', {
      assumedBy: new iam.AccountRootPrincipal(),
      inlinePolicies: { Mine: new iam.PolicyDocument({ statements: [statement(length)] }) },
    }), 10_240],
  ])('%s are refused above the limit', (_identity, make, max) => {
    // The grant itself has more than 200 and fewer than 400 characters.
    expect(refusedOf(make, max - 600)).toEqual([]);
    expect(refusedOf(make, max - 200)).toEqual([expect.stringMatching(/^Registry\/Who: Grants\.identityPolicySize$/)]);
  });

  /** As many versions whose life cycle a call sets, in a group of their own. */
  function withLifeCycle(stack: Stack, versions: number): void {
    const modelPackageGroup = new ModelPackageGroup(stack, `Churn${versions}`);
    for (let version = 1; version <= versions; version++) {
      new ModelPackage(modelPackageGroup, `Version${version}`, {
        modelPackageGroup,
        inferenceSpecification: specification(),
        lifeCycle: { stage: ModelLifeCycleStage.QA, status: ModelLifeCycleStageStatus.IN_PROGRESS },
      });
    }
  }

  test('of the role that sets the life cycle of versions are refused above the limit', () => {
    const withVersions = (versions: number) => {
      const { app, stack } = newWorld();
      withLifeCycle(stack, versions);
      return app;
    };
    // Each policy has about 390 characters.
    expect(() => withVersions(20).synth()).not.toThrow();
    expect(issuesOf(() => withVersions(30).synth())).toEqual([expect.stringMatching(/^Registry\/AWS\w+\/ServiceRole: Grants\.identityPolicySize$/)]);
  });

  test('of a role that looks versions up in many groups are refused above the limit', () => {
    const withLookUps = (lookUps: number, role?: (stack: Stack) => iam.IRole) => {
      const { app, stack } = newWorld();
      const given = role?.(stack);
      for (let group = 1; group <= lookUps; group++) {
        ModelPackageGroup.latestApprovedModelPackage(stack, `Latest${group}`, {
          modelPackageGroup: ModelPackageGroup.fromModelPackageGroupName(stack, `Group${group}`, `churn-${group}`), role: given,
        });
      }
      return app;
    };
    const ours = (stack: Stack) => new iam.Role(stack, 'Ours', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    // Each policy has about 190 characters.
    expect(() => withLookUps(45, ours).synth()).not.toThrow();
    expect(issuesOf(() => withLookUps(65, ours).synth())).toEqual(['Registry/Ours: Grants.identityPolicySize']);
    // By default, each look-up has a role of its own.
    expect(() => withLookUps(65).synth()).not.toThrow();
    // A role that this app cannot change gets none of them.
    const theirs = (stack: Stack) => iam.Role.fromRoleArn(stack, 'Theirs', 'arn:aws:iam::111122223333:role/theirs', { mutable: false });
    expect(() => withLookUps(65, theirs).synth()).not.toThrow();
  });

  test('of a role that is created on demand are refused above the limit', () => {
    const { app, stack } = newWorld();
    // CDK makes all calls of a stack with the role of the first one.
    new AwsCustomResource(stack, 'First', {
      role: new iam.LazyRole(stack, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }),
      onUpdate: { service: 'sts', action: 'GetCallerIdentity', physicalResourceId: PhysicalResourceId.of('first') },
    });
    withLifeCycle(stack, 20);
    expect(() => app.synth()).not.toThrow();
    withLifeCycle(stack, 10);
    expect(issuesOf(() => app.synth({ force: true }))).toEqual(['Registry/Role: Grants.identityPolicySize']);
  });

  test('of a role and those in other stacks are refused above the limit', () => {
    const { app, stack } = newWorld();
    const role = newRole(stack);
    role.addToPolicy(statement(9_850));
    newModel(filledStack(app, 'Serving', { account: '111122223333', region: 'eu-west-1' }), { role });
    expect(issuesOf(() => app.synth())).toEqual(['Registry/Role: Grants.identityPolicySize']);
  });
});

describe('the resource policy', () => {
  /** An app in which several accounts deploy a version with a bucket, a repository and a key. */
  function deployed(accounts: number): App {
    const { app, stack } = newWorld();
    const modelPackageGroup = newGroup(stack);
    const bucket = new s3.Bucket(stack, 'Bucket', { encryptionKey: new kms.Key(stack, 'Key') });
    const image = ContainerImage.fromEcrRepository(new ecr.Repository(stack, 'Repository'), '3');
    new ModelPackage(stack, 'Package', {
      modelPackageGroup,
      inferenceSpecification: specification({
        containers: [container({
          image, modelData: ModelData.fromBucket(bucket, 'churn/model.tar.gz'),
        })],
      }),
    });
    for (let account = 0; account < accounts; account++) {
      modelPackageGroup.grants.deploy(new iam.AccountPrincipal(String(100_000_000_000 + account)));
    }
    return app;
  }

  test('of artifacts for 40 accounts fits', () => {
    expect(() => deployed(40).synth()).not.toThrow();
  });

  test('of a bucket, a repository and a key for 300 accounts is refused', () => {
    expect(issuesOf(() => deployed(300).synth())).toEqual([
      'Registry/Key: Grants.resourcePolicySize',
      'Registry/Bucket: Grants.resourcePolicySize',
      'Registry/Repository: Grants.resourcePolicySize',
    ]);
  });
});
