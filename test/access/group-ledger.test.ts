import { App, Aws, CfnCondition, CfnParameter, Fn, Lazy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { CfnModelPackage, CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import { ModelPackageGroup, ModelPackageGroupGrants } from '../../src';
import { issuesOf, messageOf, warningCodes, warningMessages } from '../support';
import { filledStack, groupPolicy, newWorld, resourcesOf, Statement } from '../support/grants';
import { newGroup } from '../support/packages';

const OTHER = new iam.AccountPrincipal('444455556666');

/** What `delete` has in the policy of the group `churn` for another account. */
const DELETION: Statement = {
  Action: ['sagemaker:DeleteModelPackage', 'sagemaker:DescribeModelPackage'],
  Effect: 'Allow',
  Principal: { AWS: 'arn:${AWS::Partition}:iam::444455556666:root' },
  Resource: 'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package/churn/*',
};

test('names the group and its versions', () => {
  const { stack } = newWorld();
  newGroup(stack).grants.actions(OTHER, ['sagemaker:ListTags']);
  expect(groupPolicy(stack)).toEqual([{
    Action: 'sagemaker:ListTags',
    Effect: 'Allow',
    Principal: { AWS: 'arn:${AWS::Partition}:iam::444455556666:root' },
    Resource: [
      'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package-group/churn',
      'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package/churn/*',
    ],
  }]);
});

test.each<[string, (stack: Stack) => ModelPackageGroupGrants, string]>([
  ['an L2', (stack) => newGroup(stack).grants, 'GroupC77FDACD'],
  ['an L2 with a generated name', (stack) => new ModelPackageGroup(stack, 'Group').grants, 'GroupC77FDACD'],
  ['an L1', (stack) => ModelPackageGroupGrants.fromModelPackageGroup(
    new CfnModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn' })), '"Group"'],
])('of %s does not refer to the group itself', (_name, grantsOf, logicalId) => {
  const { stack } = newWorld();
  const grants = grantsOf(stack);
  grants.read(OTHER);
  grants.register(OTHER);
  grants.approve(OTHER);
  grants.deploy(OTHER);
  grants.delete(OTHER);
  grants.actions(OTHER, ['sagemaker:ListTags']);
  stack.node.root.node.findAll().forEach((construct) => {
    if (CfnModelPackageGroup.isCfnModelPackageGroup(construct)) {
      expect(JSON.stringify(stack.resolve(construct.modelPackageGroupPolicy))).not.toContain(logicalId);
    }
  });
  expect(groupPolicy(stack)!.length).toBeGreaterThan(4);
});

test('of an environment-agnostic group keeps partition, region and account as tokens', () => {
  const stack = filledStack(new App(), 'Registry');
  newGroup(stack).grants.delete(OTHER);
  expect(groupPolicy(stack)).toEqual([{
    ...DELETION, Resource: 'arn:${AWS::Partition}:sagemaker:${AWS::Region}:${AWS::AccountId}:model-package/churn/*',
  }]);
});

test('is there only where someone needs it', () => {
  const { stack } = newWorld();
  newGroup(stack);
  expect(groupPolicy(stack)).toBeUndefined();
});

test('takes statements of the user', () => {
  const { stack } = newWorld();
  const result = newGroup(stack).addToResourcePolicy(new iam.PolicyStatement({
    principals: [OTHER],
    actions: ['sagemaker:DescribeModelPackageGroup'],
    resources: ['arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn'],
  }));
  expect(result.statementAdded).toBe(true);
  expect(groupPolicy(stack)).toEqual([{
    Action: 'sagemaker:DescribeModelPackageGroup',
    Effect: 'Allow',
    Principal: { AWS: 'arn:${AWS::Partition}:iam::444455556666:root' },
    Resource: 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn',
  }]);
});

test('can be waited for, by waiting for the group', () => {
  const { stack } = newWorld();
  newGroup(stack).grants.delete(OTHER).applyBefore(stack.node.findChild('Filling'));
  expect(resourcesOf(stack, 'AWS::CloudFormation::WaitConditionHandle').Filling.DependsOn).toEqual(['GroupC77FDACD']);
});

test('has one statement for principals that are granted the same, so that 80 accounts fit', () => {
  const { stack } = newWorld();
  const group = newGroup(stack);
  const accounts = Array.from({ length: 80 }, (_, index) => String(111122223344 + index));
  accounts.forEach((account) => group.grants.deploy(new iam.AccountPrincipal(account)));
  const principals = ({ Principal }: Statement) => (Principal as { readonly AWS: string[] }).AWS;
  expect(groupPolicy(stack)?.map((statement) => [statement.Action, principals(statement).length])).toEqual([
    ['sagemaker:DescribeModelPackageGroup', 80],
    [['sagemaker:AccessModelPackage', 'sagemaker:CreateModel', 'sagemaker:DescribeModelPackage'], 80],
  ]);
});

test('keeps statements for principals under different conditions apart', () => {
  const { stack } = newWorld();
  const group = newGroup(stack);
  group.grants.delete(new iam.OrganizationPrincipal('o-abcdef1111'));
  group.grants.delete(new iam.OrganizationPrincipal('o-abcdef2222'));
  group.grants.delete(OTHER);
  expect(groupPolicy(stack)?.map(({ Principal, Condition }) => [Principal, Condition])).toEqual([
    [{ AWS: '*' }, { StringEquals: { 'aws:PrincipalOrgID': 'o-abcdef1111' } }],
    [{ AWS: '*' }, { StringEquals: { 'aws:PrincipalOrgID': 'o-abcdef2222' } }],
    [{ AWS: 'arn:${AWS::Partition}:iam::444455556666:root' }, undefined],
  ]);
});

test('refuses a statement that names no principal', () => {
  const { app, stack } = newWorld();
  newGroup(stack).addToResourcePolicy(new iam.PolicyStatement({ actions: ['sagemaker:ListTags'], resources: ['*'] }));
  expect(messageOf(() => app.synth())).toContain(
    'A PolicyStatement used in a resource-based policy must specify at least one IAM principal.');
});

describe('that an L1 has already', () => {
  const GIVEN = {
    Version: '2012-10-17',
    Statement: [{
      Sid: 'Mine',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::777788889999:root' },
      Action: 'sagemaker:DescribeModelPackageGroup',
      Resource: 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn',
    }],
  };
  const KEPT: Statement & { Sid: string } = {
    Sid: 'Mine',
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::777788889999:root' },
    Action: 'sagemaker:DescribeModelPackageGroup',
    Resource: 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn',
  };

  /** What becomes of a given policy when another account may delete, too. */
  function extended(given: (stack: Stack) => any): Stack {
    const { stack } = newWorld();
    const l1 = new CfnModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn', modelPackageGroupPolicy: given(stack) });
    ModelPackageGroupGrants.fromModelPackageGroup(l1).delete(OTHER);
    return stack;
  }

  test.each<[string, any]>([
    ['as an object', GIVEN],
    ['as JSON', JSON.stringify(GIVEN)],
    ['as a document of CDK', iam.PolicyDocument.fromJson(GIVEN)],
  ])('%s is kept', (_name, given) => {
    expect(groupPolicy(extended(() => given))).toEqual([KEPT, DELETION]);
  });

  test('without statements is extended', () => {
    expect(groupPolicy(extended(() => ({ Version: '2012-10-17' })))).toEqual([DELETION]);
  });

  test('is left as it is where nobody needs more', () => {
    const { stack } = newWorld();
    new CfnModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn', modelPackageGroupPolicy: GIVEN });
    expect(groupPolicy(stack)).toEqual([KEPT]);
  });

  test('is extended by several grants', () => {
    const { stack } = newWorld();
    const l1 = new CfnModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn', modelPackageGroupPolicy: GIVEN });
    ModelPackageGroupGrants.fromModelPackageGroup(l1).delete(OTHER);
    ModelPackageGroupGrants.fromModelPackageGroup(l1).actions(OTHER, ['sagemaker:ListTags']);
    expect(groupPolicy(stack)).toHaveLength(3);
  });

  test('with one statement that is no list is kept', () => {
    expect(groupPolicy(extended(() => ({ ...GIVEN, Statement: GIVEN.Statement[0] })))).toEqual([KEPT, DELETION]);
  });

  test('keeps its id', () => {
    const stack = extended(() => ({ ...GIVEN, Id: 'mine' }));
    expect(resourcesOf(stack, 'AWS::SageMaker::ModelPackageGroup').Group.Properties.ModelPackageGroupPolicy.Id).toBe('mine');
  });

  describe('shares a statement with a grant that differs from it in the principals only', () => {
    const OURS = {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::777788889999:root' },
      Action: ['sagemaker:DescribeModelPackage', 'sagemaker:DeleteModelPackage'],
      Resource: 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/*',
    };
    const BOTH = ['arn:aws:iam::777788889999:root', 'arn:${AWS::Partition}:iam::444455556666:root'];

    test.each<[string, any, unknown]>([
      ['written as text', OURS, BOTH],
      ['with a list of principals and resources', { ...OURS, Principal: { AWS: ['777788889999'] }, Resource: [OURS.Resource] }, ['777788889999', BOTH[1]]],
      ['with the same principal', { ...OURS, Principal: { AWS: 'arn:aws:iam::444455556666:root' } }, 'arn:aws:iam::444455556666:root'],
      ['with a partition as it is known at deployment', {
        ...OURS, Resource: `arn:${Aws.PARTITION}:sagemaker:eu-west-1:111122223333:model-package/churn/*`,
      }, BOTH],
      ['with a principal known at deployment', { ...OURS, Principal: { AWS: `arn:aws:iam::${Aws.ACCOUNT_ID}:root` } }, [
        'arn:aws:iam::${AWS::AccountId}:root', BOTH[1],
      ]],
    ])('%s', (_how, statement, principals) => {
      expect(groupPolicy(extended(() => ({ Statement: statement })))).toEqual([
        { Effect: 'Allow', Principal: { AWS: principals }, Action: OURS.Action, Resource: expect.anything() },
      ]);
    });

    test.each<[string, any]>([
      ['has an id', { ...OURS, Sid: 'Ours' }],
      ['has other actions', { ...OURS, Action: ['sagemaker:DescribeModelPackage'] }],
      ['has other resources', { ...OURS, Resource: '*' }],
      ['has a condition', { ...OURS, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }],
      ['denies', { ...OURS, Effect: 'Deny' }],
      ['names other principals, too', { ...OURS, Principal: { AWS: '777788889999', Service: 'sagemaker.amazonaws.com' } }],
      ['allows all but an action', { ...OURS, Action: undefined, NotAction: 'sagemaker:DeleteModelPackage' }],
      ['names everyone', { ...OURS, Principal: '*' }],
      ['names everyone but a principal', { ...OURS, Principal: undefined, NotPrincipal: { AWS: '777788889999' } }],
      ['has a list of principals that is known at deployment', (stack: Stack) => ({
        ...OURS, Principal: { AWS: new CfnParameter(stack, 'Accounts', { type: 'CommaDelimitedList' }).valueAsList },
      })],
      ['is known at deployment', (stack: Stack) => Fn.conditionIf(
        new CfnCondition(stack, 'IsShared', { expression: Fn.conditionEquals(Aws.REGION, 'eu-west-1') }).logicalId, OURS, Aws.NO_VALUE)],
    ])('but not where it %s', (_what, statement) => {
      const statementIn = typeof statement === 'function' ? statement : () => statement;
      expect(groupPolicy(extended((stack) => ({ Statement: [statementIn(stack)] })))).toHaveLength(2);
    });

    test('with its condition', () => {
      const { stack } = newWorld();
      const Condition = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
      const l1 = new CfnModelPackageGroup(stack, 'Group', {
        modelPackageGroupName: 'churn', modelPackageGroupPolicy: { Statement: { ...OURS, Condition } },
      });
      ModelPackageGroupGrants.fromModelPackageGroup(l1).delete(OTHER.withConditions(Condition));
      expect(groupPolicy(stack)).toEqual([{ ...OURS, Condition, Principal: { AWS: BOTH } }]);
    });

    test('with its id, which a policy must not have twice', () => {
      const { stack } = newWorld();
      const l1 = new CfnModelPackageGroup(stack, 'Group', {
        modelPackageGroupName: 'churn', modelPackageGroupPolicy: { Statement: { ...OURS, Sid: 'Deletion' } },
      });
      iam.ResourceWithPolicies.of(l1)!.addToResourcePolicy(new iam.PolicyStatement({
        sid: 'Deletion', principals: [OTHER], actions: OURS.Action, resources: [OURS.Resource],
      }));
      expect(groupPolicy(stack)).toEqual([{ ...OURS, Sid: 'Deletion', Principal: { AWS: BOTH } }]);
    });

    test('but not where the resource depends on another parameter', () => {
      const { stack } = newWorld();
      const [churn, fraud] = ['Churn', 'Fraud'].map((id) => new CfnParameter(stack, id).valueAsString);
      const l1 = new CfnModelPackageGroup(stack, 'Group', {
        modelPackageGroupName: churn,
        modelPackageGroupPolicy: {
          Statement: { ...OURS, Resource: `arn:${Aws.PARTITION}:sagemaker:eu-west-1:111122223333:model-package/${fraud}/*` },
        },
      });
      ModelPackageGroupGrants.fromModelPackageGroup(l1).delete(OTHER);
      expect(groupPolicy(stack)?.map(({ Resource }) => Resource)).toEqual([
        'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package/${Fraud}/*',
        'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package/${Churn}/*',
      ]);
    });

    test('but not by the partition where the region is not known', () => {
      const stack = filledStack(new App(), 'Registry');
      const l1 = new CfnModelPackageGroup(stack, 'Group', {
        modelPackageGroupName: 'churn',
        modelPackageGroupPolicy: {
          Statement: [
            { ...OURS, Resource: `arn:${Aws.PARTITION}:sagemaker:${Aws.REGION}:${Aws.ACCOUNT_ID}:model-package/churn/*` },
            { ...OURS, Resource: `arn:aws:sagemaker:${Aws.REGION}:${Aws.ACCOUNT_ID}:model-package/churn/*` },
          ],
        },
      });
      ModelPackageGroupGrants.fromModelPackageGroup(l1).delete(OTHER);
      expect(groupPolicy(stack)?.map(({ Principal }) => Principal)).toEqual([{ AWS: BOTH }, { AWS: BOTH[0] }]);
    });
  });

  test('as an object that is lazy is extended', () => {
    expect(groupPolicy(extended(() => Lazy.any({ produce: () => GIVEN })))).toEqual([KEPT, DELETION]);
  });

  test.each<[string, (stack: Stack) => any]>([
    ['that is known at deployment alone', (stack) => new CfnParameter(stack, 'Policy').valueAsString],
    ['that another stack exports', () => Fn.importValue('Policy')],
    ['that is no JSON', () => 'no JSON'],
    ['that is no JSON object', () => 'null'],
  ])('as text %s is refused by name', (_name, given) => {
    // CDK adds to the message what it was resolving.
    const message = messageOf(() => groupPolicy(extended(given)));
    expect(message).toContain('(ModelPackageGroup.policyUnknown, ');
    expect(message).toMatch(/invalid model package group[^:]*:\n  - modelPackageGroupPolicy: /);
  });
});

describe('size', () => {
  /** The app of a group of which as many accounts may delete versions. */
  function shared(
    accounts: number, group: (stack: Stack) => ModelPackageGroupGrants = (stack) => newGroup(stack).grants,
  ): App {
    const { app, stack } = newWorld();
    const grants = group(stack);
    for (let account = 0; account < accounts; account++) {
      grants.delete(new iam.AccountPrincipal(String(100_000_000_000 + account)));
    }
    return app;
  }

  test('just within the limit, of 20,459 characters, passes', () => {
    expect(() => shared(613).synth()).not.toThrow();
  });

  test('above the limit is an error before deployment', () => {
    expect(issuesOf(() => shared(614).synth())).toEqual(['Registry/Group/Resource: ModelPackageGroup.policySize']);
  });

  test('above the limit names the group', () => {
    expect(messageOf(() => shared(614).synth())).toContain('Registry/Group');
  });

  test('above the limit is said beside the limit', () => {
    expect(messageOf(() => shared(614).synth())).toContain('has at least 20492 characters, and SageMaker allows 20480');
  });

  test('above the limit is an error of an L1, too', () => {
    const l1 = (stack: Stack) => ModelPackageGroupGrants.fromModelPackageGroup(new CfnModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn' }));
    expect(issuesOf(() => shared(614, l1).synth())).toEqual(['Registry/Group: ModelPackageGroup.policySize']);
  });

  test('above the limit is an error of an L1 with a document of CDK, too', () => {
    const l1 = (stack: Stack) => ModelPackageGroupGrants.fromModelPackageGroup(new CfnModelPackageGroup(stack, 'Group', {
      modelPackageGroupName: 'churn', modelPackageGroupPolicy: new iam.PolicyDocument(),
    }));
    expect(issuesOf(() => shared(614, l1).synth())).toEqual(['Registry/Group: ModelPackageGroup.policySize']);
  });

  test('is counted with the shortest texts that tokens can have', () => {
    const agnostic = (accounts: number) => {
      const app = new App();
      const { grants } = newGroup(filledStack(app, 'Registry'));
      for (let account = 0; account < accounts; account++) {
        grants.delete(new iam.AccountPrincipal(String(100_000_000_000 + account)));
      }
      return app;
    };
    expect(() => agnostic(613).synth()).not.toThrow();
    expect(issuesOf(() => agnostic(614).synth())).toEqual(['Registry/Group/Resource: ModelPackageGroup.policySize']);
  });

  test('of an organization does not grow with its accounts', () => {
    const { stack } = newWorld();
    newGroup(stack).grants.delete(new iam.OrganizationPrincipal('o-abcdef1234'));
    expect(groupPolicy(stack)).toEqual([{
      Action: ['sagemaker:DeleteModelPackage', 'sagemaker:DescribeModelPackage'],
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Resource: 'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package/churn/*',
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abcdef1234' } },
    }]);
  });
});

describe('of an imported group', () => {
  const ARN = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn';

  test('is not changed by a grant, and a warning says so', () => {
    const { stack } = newWorld();
    const grant = ModelPackageGroup.fromModelPackageGroupArn(stack, 'Group', ARN).grants.delete(OTHER);
    expect(grant.success).toBe(false);
    expect(resourcesOf(stack, 'AWS::SageMaker::ModelPackageGroup', 'AWS::IAM::Policy')).toEqual({});
    expect(warningMessages(stack, 'ModelPackageGroup.importedPolicy')).toEqual([
      expect.any(String),
    ]);
  });

  test('is not changed by a grant with a key, and nothing says that other accounts may use the group now', () => {
    const { stack } = newWorld();
    const encryptionKey = new kms.Key(stack, 'Key');
    ModelPackageGroup.fromModelPackageGroupArn(stack, 'Group', ARN).grants.read(OTHER, { encryptionKey });
    expect(warningCodes(stack)).toEqual(['ModelPackageGroup.importedPolicy']);
  });

  test('is not changed by a statement, and a warning says so', () => {
    const { stack } = newWorld();
    const group = ModelPackageGroup.fromModelPackageGroupArn(stack, 'Group', ARN);
    const result = group.addToResourcePolicy(new iam.PolicyStatement({ principals: [OTHER], actions: ['sagemaker:ListTags'], resources: [ARN] }));
    expect(result).toEqual({ statementAdded: false });
    expect(warningCodes(stack)).toEqual(['ModelPackageGroup.importedPolicy']);
  });
});

describe('CDK\'s own traits', () => {
  test('find the policy of an L1', () => {
    const { stack } = newWorld();
    const l1 = new CfnModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn' });
    const holder = iam.ResourceWithPolicies.of(l1)!;
    holder.addToResourcePolicy(new iam.PolicyStatement({
      principals: [OTHER], actions: ['sagemaker:DescribeModelPackageGroup'], resources: ['arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn'],
    }));
    expect(holder.env).toMatchObject({ account: '111122223333', region: 'eu-west-1' });
    expect(groupPolicy(stack)).toHaveLength(1);
  });

  test('are left alone where CDK has them already', () => {
    jest.isolateModules(() => {
      const isolated = jest.requireActual<typeof iam>('aws-cdk-lib/aws-iam');
      const own = { forResource: jest.fn() };
      isolated.DefaultPolicyFactories.set(CfnModelPackageGroup.CFN_RESOURCE_TYPE_NAME, own);
      isolated.DefaultEncryptedResourceFactories.set(CfnModelPackage.CFN_RESOURCE_TYPE_NAME, own);
      jest.requireActual('../../src/access/traits');
      expect(isolated.DefaultPolicyFactories.get(CfnModelPackageGroup.CFN_RESOURCE_TYPE_NAME)).toBe(own);
      expect(isolated.DefaultEncryptedResourceFactories.get(CfnModelPackage.CFN_RESOURCE_TYPE_NAME)).toBe(own);
    });
  });
});
