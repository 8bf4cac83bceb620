import { App, Stack, Stage } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { CfnModelPackage, CfnModelPackageGroup, IModelPackageGroupRef, ModelPackageGroupReference } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { ModelData, ModelPackage, ModelPackageGroup, ModelPackageGroupGrants } from '../../src';
import { GroupLedger } from '../../src/access/group-ledger';
import { ENV, resourceOf, templateOf } from '../support';
import { bucketPolicy, filledStack, groupPolicy } from '../support/grants';
import { container, newGroup, specification } from '../support/packages';

const ARN = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn';
const OTHER = new iam.AccountPrincipal('444455556666');

const newApp = () => filledStack(new App(), 'Stack', ENV);

/**
 * Whether the deployment of the versions of one reference lets the other account read the data of a version of another.
 */
function isSameGroup(one: IModelPackageGroupRef, another: IModelPackageGroupRef, stack = Stack.of(another)): boolean {
  const bucket = new s3.Bucket(stack, 'Bucket');
  ModelPackageGroupGrants.fromModelPackageGroup(one).deploy(OTHER);
  new ModelPackage(stack, 'Version', {
    modelPackageGroup: another,
    inferenceSpecification: specification({ containers: [container({ modelData: ModelData.fromBucket(bucket, 'model.tar.gz') })] }),
  });
  return bucketPolicy(stack) !== undefined;
}

/** A construct of the user that stands for a group. */
class Wrapper extends Construct implements IModelPackageGroupRef {
  constructor(scope: Construct, id: string, private readonly group: IModelPackageGroupRef) {
    super(scope, id);
  }

  public get env() { return this.group.env; }

  public get modelPackageGroupRef(): ModelPackageGroupReference { return this.group.modelPackageGroupRef; }
}

describe('are of one group', () => {
  test.each<[string, (l2: ModelPackageGroup, l1: CfnModelPackageGroup, stack: Stack) => IModelPackageGroupRef]>([
    ['an L2 and its L1', (_l2, l1) => l1],
    ['an L2 and an import by its ARN', (l2, _l1, stack) => ModelPackageGroup.fromModelPackageGroupArn(stack, 'Import', l2.modelPackageGroupArn)],
    ['an L2 and an import by the ARN of its L1', (_l2, l1, stack) =>
      ModelPackageGroup.fromModelPackageGroupArn(stack, 'Import', l1.attrModelPackageGroupArn)],
    ['an L2 and a construct of the user with its reference', (l2, _l1, stack) => new Wrapper(stack, 'Wrapper', l2)],
    ['an L2 and a construct of the user with the reference of its L1', (_l2, l1, stack) => new Wrapper(stack, 'Wrapper', l1)],
  ])('%s', (_name, referenceTo) => {
    for (const isFirst of [true, false]) {
      const stack = newApp();
      const l2 = newGroup(stack);
      const references = [l2, referenceTo(l2, l2.node.defaultChild as CfnModelPackageGroup, stack)] as const;
      expect(isSameGroup(references[isFirst ? 0 : 1], references[isFirst ? 1 : 0])).toBe(true);
    }
  });

  type Make = (stack: Stack, id: string) => IModelPackageGroupRef;
  test.each<[string, Make, Make]>([
    ['two imports of one ARN', (stack, id) => ModelPackageGroup.fromModelPackageGroupArn(stack, id, ARN),
      (stack, id) => ModelPackageGroup.fromModelPackageGroupArn(stack, id, ARN)],
    ['an import by ARN and one by name', (stack, id) => ModelPackageGroup.fromModelPackageGroupArn(stack, id, ARN),
      (stack, id) => ModelPackageGroup.fromModelPackageGroupName(stack, id, 'churn')],
    ['an import and a construct of the user with its reference', (stack, id) => ModelPackageGroup.fromModelPackageGroupArn(stack, id, ARN),
      (stack, id) => new Wrapper(stack, id, ModelPackageGroup.fromModelPackageGroupArn(stack, 'Import', ARN))],
  ])('%s, in two stacks', (_name, one, another) => {
    const stack = newApp();
    expect(isSameGroup(one(stack, 'Group'), another(filledStack(stack.node.root as App, 'Other', ENV), 'Group'))).toBe(true);
  });

  test('two imports by one name in an environment-agnostic stack', () => {
    const stack = filledStack(new App(), 'Stack');
    expect(isSameGroup(...['One', 'Two'].map((id) => ModelPackageGroup.fromModelPackageGroupName(stack, id, 'churn')) as [any, any])).toBe(true);
  });
});

describe('are of different groups', () => {
  test('two groups', () => {
    const stack = newApp();
    expect(isSameGroup(newGroup(stack, 'One'), newGroup(stack, 'Two'))).toBe(false);
  });

  test('imports of two names', () => {
    const stack = newApp();
    expect(isSameGroup(...['churn', 'fraud'].map((name) => ModelPackageGroup.fromModelPackageGroupName(stack, name, name)) as [any, any])).toBe(false);
  });

  test('imports by one name in two environment-agnostic stacks, which may be of two accounts', () => {
    const app = new App();
    const [one, another] = ['One', 'Two'].map((id) => ModelPackageGroup.fromModelPackageGroupName(filledStack(app, id), 'Group', 'churn'));
    expect(isSameGroup(one, another)).toBe(false);
  });

  // A role of one stage could not be named in the policy of a bucket of another.
  test('imports of one ARN in two stages', () => {
    const app = new App();
    const [one, another] = ['Dev', 'Prod'].map((id) => ModelPackageGroup.fromModelPackageGroupArn(filledStack(new Stage(app, id), 'Stack', ENV), 'Group', ARN));
    expect(isSameGroup(one, another)).toBe(false);
  });
});

test('a grantee that deploys twice is given what it needs once', () => {
  const stack = newApp();
  const group = newGroup(stack);
  group.grants.deploy(OTHER);
  expect(isSameGroup(group, group)).toBe(true);
  expect(bucketPolicy(stack)).toHaveLength(1);
});

test('the policy of an import takes no statement', () => {
  const ledger = GroupLedger.of(ModelPackageGroup.fromModelPackageGroupArn(newApp(), 'Group', ARN));
  expect(ledger.isPolicyKnown).toBe(false);
  expect(ledger.addToPolicy(new iam.PolicyStatement())).toEqual({ statementAdded: false });
});

describe('two copies of the library in one app', () => {
  /** All modules of CDK that the library imports, as the first copy has them. */
  const SHARED = [
    'constructs', 'aws-cdk-lib', 'aws-cdk-lib/aws-ec2', 'aws-cdk-lib/aws-ecr', 'aws-cdk-lib/aws-ecr-assets', 'aws-cdk-lib/aws-events',
    'aws-cdk-lib/aws-iam', 'aws-cdk-lib/aws-kms', 'aws-cdk-lib/aws-lambda', 'aws-cdk-lib/aws-s3', 'aws-cdk-lib/aws-s3-assets', 'aws-cdk-lib/aws-sagemaker',
    'aws-cdk-lib/core/lib/errors', 'aws-cdk-lib/core/lib/helpers-internal', 'aws-cdk-lib/core/lib/prop-injectable', 'aws-cdk-lib/custom-resources',
  ];

  function anotherCopy(): typeof import('../../src') {
    let copy: typeof import('../../src') | undefined;
    const modules = SHARED.map((name) => [name, jest.requireActual(name)] as const);
    jest.isolateModules(() => {
      modules.forEach(([name, module]) => jest.doMock(name, () => module));
      copy = jest.requireActual('../../src');
    });
    SHARED.forEach((name) => jest.dontMock(name));
    return copy!;
  }

  const copy = anotherCopy();

  /** A version, made through the copy, of a group made through this one. */
  function versionOfCopy(
    stack: Stack, group: IModelPackageGroupRef, bucketOfVersion: s3.IBucketRef = new s3.Bucket(stack, 'Bucket'),
  ) {
    return new copy.ModelPackage(stack, 'Version', {
      modelPackageGroup: group,
      inferenceSpecification: new copy.InferenceSpecification({
        containers: [{
          image: copy.ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3'),
          modelData: copy.ModelData.fromBucket(bucketOfVersion, 'model.tar.gz'),
        }],
        supportedContentTypes: ['text/csv'],
        supportedResponseMimeTypes: ['text/csv'],
      }),
    });
  }

  test('are two', () => {
    expect(copy.ModelPackage).not.toBe(ModelPackage);
  });

  test('share who deploys the versions of a group, whichever comes first', () => {
    for (const isFirst of [true, false]) {
      const stack = newApp();
      const group = newGroup(stack);
      if (isFirst) { group.grants.deploy(OTHER); }
      versionOfCopy(stack, group);
      if (!isFirst) { group.grants.deploy(OTHER); }
      expect(bucketPolicy(stack)).toEqual([expect.objectContaining({ Action: 's3:GetObject', Resource: '${Bucket83908E77.Arn}/model.tar.gz' })]);
    }
  });

  test('wait for the policy of an L1 bucket, whichever creates it', () => {
    const stack = newApp();
    const l1 = new s3.CfnBucket(stack, 'Bucket', { bucketName: 'models' });
    const group = newGroup(stack);
    const earlier = new ModelPackage(stack, 'Earlier', {
      modelPackageGroup: group,
      inferenceSpecification: specification({ containers: [container({ modelData: ModelData.fromBucket(l1, 'model.tar.gz') })] }),
    });
    earlier.grants.readArtifacts(OTHER);
    const version = versionOfCopy(stack, group, l1).node.defaultChild as CfnModelPackage;
    const { Resources } = templateOf(stack);
    const policy = resourceOf(stack, 'AWS::S3::BucketPolicy').logicalId;
    expect(Resources[stack.getLogicalId(version)].DependsOn).toContain(policy);
  });

  test('add to one policy, and to what an L1 was given', () => {
    const stack = newApp();
    const l1 = new CfnModelPackageGroup(stack, 'Group', {
      modelPackageGroupName: 'churn',
      modelPackageGroupPolicy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: '777788889999' }, Action: 'sagemaker:ListTags', Resource: ARN }] },
    });
    ModelPackageGroupGrants.fromModelPackageGroup(l1).actions(OTHER, ['sagemaker:ListTags']);
    copy.ModelPackageGroupGrants.fromModelPackageGroup(l1).delete(OTHER);
    copy.ModelPackageGroup.latestApprovedModelPackage(filledStack(stack.node.root as App, 'Other', { account: '444455556666', region: 'eu-west-1' }), 'LookUp', {
      modelPackageGroup: l1,
    });
    expect(groupPolicy(stack)!.map(({ Action }) => Action)).toEqual([
      'sagemaker:ListTags',
      'sagemaker:ListTags',
      ['sagemaker:DeleteModelPackage', 'sagemaker:DescribeModelPackage'],
      'sagemaker:ListModelPackages',
    ]);
  });
});
