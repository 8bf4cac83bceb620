import { CfnParameter, Environment, Fn, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { CfnModelPackageGroup, IModelPackageGroupRef, ModelPackageGroupReference } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { IModelPackageGroup, ModelApprovalStatus, ModelPackage, ModelPackageGroup, ModelPackageGroupGrants } from '../../src';
import { ENV, issuesOf, templateOf, warningCodes, warningMessages } from '../support';
import { filledStack, forResource, GranteeKind, GRANTEES, groupPolicy, identityStatements, keyPolicy, newRole, newWorld, OTHER_ENV, PARTNER, Statement, World } from '../support/grants';
import { newGroup, specification } from '../support/packages';

const { APPROVED, PENDING_MANUAL_APPROVAL, REJECTED } = ModelApprovalStatus;

/** A grant, and what it allows on the group and its versions, and which models the identity may make. */
interface Method {
  readonly name: string;
  readonly grant: (grants: ModelPackageGroupGrants, grantee: iam.IGrantable) => iam.Grant;
  readonly statements: (group: string, versions: string) => Statement[];
  readonly models?: string[];
}

const METHODS: Method[] = [
  {
    name: 'read',
    grant: (grants, grantee) => grants.read(grantee),
    statements: (group, versions) => [
      { Action: 'sagemaker:DescribeModelPackageGroup', Effect: 'Allow', Resource: group },
      {
        Action: ['sagemaker:BatchDescribeModelPackage', 'sagemaker:DescribeModelPackage', 'sagemaker:ListModelPackages'],
        Effect: 'Allow',
        Resource: versions,
      },
    ],
  },
  {
    name: 'register',
    grant: (grants, grantee) => grants.register(grantee),
    statements: (group, versions) => [
      { Action: 'sagemaker:DescribeModelPackageGroup', Effect: 'Allow', Resource: group },
      {
        Action: 'sagemaker:CreateModelPackage',
        Effect: 'Allow',
        Resource: versions,
        Condition: { Null: { 'sagemaker:ModelLifeCycle:Stage': 'true' } },
      },
      { Action: ['sagemaker:DescribeModelPackage', 'sagemaker:ListModelPackages'], Effect: 'Allow', Resource: versions },
    ],
  },
  {
    name: 'register as pending',
    grant: (grants, grantee) => grants.register(grantee, { approvalStatuses: [PENDING_MANUAL_APPROVAL] }),
    statements: (group, versions) => [
      { Action: 'sagemaker:DescribeModelPackageGroup', Effect: 'Allow', Resource: group },
      {
        Action: 'sagemaker:CreateModelPackage',
        Effect: 'Allow',
        Resource: versions,
        Condition: { StringEquals: { 'sagemaker:ModelApprovalStatus': ['PendingManualApproval'] }, Null: { 'sagemaker:ModelLifeCycle:Stage': 'true' } },
      },
      { Action: ['sagemaker:DescribeModelPackage', 'sagemaker:ListModelPackages'], Effect: 'Allow', Resource: versions },
    ],
  },
  {
    name: 'register with metadata',
    grant: (grants, grantee) => grants.register(grantee, { customerMetadataProperties: { team: ['growth', 'sales'], stage: ['test'] } }),
    statements: (group, versions) => [
      { Action: 'sagemaker:DescribeModelPackageGroup', Effect: 'Allow', Resource: group },
      {
        Action: 'sagemaker:CreateModelPackage',
        Effect: 'Allow',
        Resource: versions,
        Condition: {
          StringEquals: {
            'sagemaker:CustomerMetadataProperties/team': ['growth', 'sales'],
            'sagemaker:CustomerMetadataProperties/stage': ['test'],
          },
          Null: { 'sagemaker:ModelLifeCycle:Stage': 'true' },
        },
      },
      { Action: ['sagemaker:DescribeModelPackage', 'sagemaker:ListModelPackages'], Effect: 'Allow', Resource: versions },
    ],
  },
  {
    name: 'approve',
    grant: (grants, grantee) => grants.approve(grantee),
    statements: (_group, versions) => [
      {
        Action: 'sagemaker:UpdateModelPackage',
        Effect: 'Allow',
        Resource: versions,
        Condition: { StringEquals: { 'sagemaker:ModelApprovalStatus': ['Approved', 'Rejected'] }, Null: { 'sagemaker:ModelLifeCycle:Stage': 'true' } },
      },
      { Action: 'sagemaker:DescribeModelPackage', Effect: 'Allow', Resource: versions },
    ],
  },
  {
    name: 'approve by rejection alone, of a team',
    grant: (grants, grantee) => grants.approve(grantee, { approvalStatuses: [REJECTED], customerMetadataProperties: { team: ['growth'] } }),
    statements: (_group, versions) => [
      {
        Action: 'sagemaker:UpdateModelPackage',
        Effect: 'Allow',
        Resource: versions,
        Condition: {
          StringEquals: {
            'sagemaker:ModelApprovalStatus': ['Rejected'],
            'sagemaker:CustomerMetadataProperties/team': ['growth'],
          },
          Null: { 'sagemaker:ModelLifeCycle:Stage': 'true' },
        },
      },
      { Action: 'sagemaker:DescribeModelPackage', Effect: 'Allow', Resource: versions },
    ],
  },
  {
    name: 'deploy',
    grant: (grants, grantee) => grants.deploy(grantee),
    statements: (group, versions) => [
      { Action: 'sagemaker:DescribeModelPackageGroup', Effect: 'Allow', Resource: group },
      {
        Action: ['sagemaker:AccessModelPackage', 'sagemaker:CreateModel', 'sagemaker:DescribeModelPackage'],
        Effect: 'Allow',
        Resource: versions,
      },
    ],
    models: ['*'],
  },
  {
    name: 'deploy as models of some names',
    grant: (grants, grantee) => grants.deploy(grantee, { modelNames: ['churn-*', 'Leavers'] }),
    statements: (group, versions) => [
      { Action: 'sagemaker:DescribeModelPackageGroup', Effect: 'Allow', Resource: group },
      {
        Action: ['sagemaker:AccessModelPackage', 'sagemaker:CreateModel', 'sagemaker:DescribeModelPackage'],
        Effect: 'Allow',
        Resource: versions,
      },
    ],
    models: ['churn-*', 'Leavers'],
  },
  {
    name: 'delete',
    grant: (grants, grantee) => grants.delete(grantee),
    statements: (_group, versions) => [
      { Action: ['sagemaker:DeleteModelPackage', 'sagemaker:DescribeModelPackage'], Effect: 'Allow', Resource: versions },
    ],
  },
  {
    name: 'one other action',
    grant: (grants, grantee) => grants.actions(grantee, ['sagemaker:ListTags']),
    statements: (group, versions) => [
      { Action: 'sagemaker:ListTags', Effect: 'Allow', Resource: [group, versions] },
    ],
  },
  {
    name: 'other actions under conditions',
    grant: (grants, grantee) => grants.actions(grantee, ['sagemaker:AddTags', 'sagemaker:DeleteTags'], {
      conditions: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } },
    }),
    statements: (group, versions) => [
      {
        Action: ['sagemaker:AddTags', 'sagemaker:DeleteTags'],
        Effect: 'Allow',
        Resource: [group, versions],
        Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } },
      },
    ],
  },
];

/** What an identity is allowed: the statements, and the models of deploy in its own account. */
function forIdentity({ statements, models }: Method, group: string, versions: string, account: string): Statement[] {
  const arns = models?.map((name) => `arn:\${AWS::Partition}:sagemaker:eu-west-1:${account}:model/${name}`);
  return [
    ...statements(group, versions),
    ...arns ? [{ Action: 'sagemaker:CreateModel', Effect: 'Allow' as const, Resource: arns.length === 1 ? arns[0] : arns }] : [],
  ];
}

/** A way to have the group `churn` of account 111122223333 in eu-west-1. */
interface Form {
  readonly name: string;
  readonly make: (stack: Stack) => IModelPackageGroupRef;
  /** The group as identity policies of its own stack name it. */
  readonly group: string;
  readonly isOwned: boolean;
}

const ARN = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn';
const BY_NAME = 'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package-group/churn';
const VERSIONS = 'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package/churn/*';

/** A construct of the user that stands for a group. */
class OwnGroup extends Construct implements IModelPackageGroupRef {
  public readonly env = { account: '111122223333', region: 'eu-west-1' };

  constructor(scope: Construct, private readonly group: IModelPackageGroupRef) {
    super(scope, 'OwnGroup');
  }

  public get modelPackageGroupRef(): ModelPackageGroupReference { return this.group.modelPackageGroupRef; }
}

const FORMS: Form[] = [
  { name: 'an L2', make: (stack) => newGroup(stack), group: BY_NAME, isOwned: true },
  {
    name: 'an L1',
    make: (stack) => new CfnModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn' }),
    group: BY_NAME,
    isOwned: true,
  },
  { name: 'a construct of the user around an L2', make: (stack) => new OwnGroup(stack, newGroup(stack)), group: BY_NAME, isOwned: true },
  {
    name: 'a construct of the user around an L1',
    make: (stack) => new OwnGroup(stack, new CfnModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn' })),
    group: BY_NAME,
    isOwned: true,
  },
  { name: 'an import by ARN', make: (stack) => ModelPackageGroup.fromModelPackageGroupArn(stack, 'Group', ARN), group: ARN, isOwned: false },
  { name: 'an import by name', make: (stack) => ModelPackageGroup.fromModelPackageGroupName(stack, 'Group', 'churn'), group: BY_NAME, isOwned: false },
];

/** The group in policies of another account. */
function seenFromAfar({ name }: Form): string {
  return name === 'an import by ARN' ? ARN : BY_NAME;
}

function granted(form: Form, kind: GranteeKind, method: Method): World {
  const world = newWorld();
  method.grant(ModelPackageGroupGrants.fromModelPackageGroup(form.make(world.stack)), kind.make(world));
  return world;
}

describe.each(FORMS)('on $name', (form) => {
  describe.each(GRANTEES)('$name is granted', (kind) => {
    test.each(METHODS)('$name', (method) => {
      const world = granted(form, kind, method);
      const here = forIdentity(method, form.group, VERSIONS, kind.account);
      const there = forIdentity(method, seenFromAfar(form), VERSIONS, kind.account);
      expect(identityStatements(world.stack)).toEqual(kind.identity === 'stack' ? here : []);
      expect(kind.identity === 'other' ? identityStatements(world.other) : there).toEqual(there);
      expect(groupPolicy(world.stack))
        .toEqual(form.isOwned ? forResource(method.statements(BY_NAME, VERSIONS), kind) : undefined);
    });

    test('with a warning only where a policy of its own is not enough', () => {
      const outside = form.isOwned ? ['ModelPackageGroup.crossAccountDiscovery'] : ['ModelPackageGroup.importedPolicy'];
      expect(
        warningCodes(granted(form, kind, METHODS[0]).stack),
      ).toEqual(kind.principal ? outside : kind.warnings ?? []);
    });
  });
});

test('a role of another account is allowed on an L1 without a reference between the stacks', () => {
  const { other } = granted(FORMS[1], GRANTEES.find(({ identity }) => identity === 'other')!, METHODS[0]);
  expect(identityStatements(other)).toEqual([
    { Action: 'sagemaker:DescribeModelPackageGroup', Effect: 'Allow', Resource: BY_NAME },
    {
      Action: ['sagemaker:BatchDescribeModelPackage', 'sagemaker:DescribeModelPackage', 'sagemaker:ListModelPackages'],
      Effect: 'Allow',
      Resource: VERSIONS,
    },
  ]);
});

test('a grantee of which nothing is known gets CDK\'s own warning, and the group stays closed', () => {
  const { stack } = newWorld();
  newGroup(stack).grants.delete(new iam.UnknownPrincipal({ resource: stack }));
  expect(groupPolicy(stack)).toBeUndefined();
  expect(warningCodes(stack)).toEqual([]);
  expect(Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('Add statement to this resource\'s role: '))).toHaveLength(1);
});

test('the grants of a construct are those of the facade', () => {
  const { stack } = newWorld();
  const group = newGroup(stack);
  group.grants.delete(newRole(stack));
  expect(identityStatements(stack)).toEqual([{
    Action: ['sagemaker:DeleteModelPackage', 'sagemaker:DescribeModelPackage'],
    Effect: 'Allow',
    Resource: 'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package/churn/*',
  }]);
});

describe('a reference of someone else\'s making', () => {
  class Reference extends Construct implements IModelPackageGroupRef {
    public readonly env = { account: '111122223333', region: 'eu-west-1' };
    public readonly modelPackageGroupRef: ModelPackageGroupReference = { modelPackageGroupArn: ARN };
  }

  test('is granted by its ARN', () => {
    const { stack } = newWorld();
    ModelPackageGroupGrants.fromModelPackageGroup(new Reference(stack, 'Group')).read(newRole(stack));
    expect(identityStatements(stack)).toEqual([
      { Action: 'sagemaker:DescribeModelPackageGroup', Effect: 'Allow', Resource: ARN },
      {
        Action: ['sagemaker:BatchDescribeModelPackage', 'sagemaker:DescribeModelPackage', 'sagemaker:ListModelPackages'],
        Effect: 'Allow',
        Resource: VERSIONS,
      },
    ]);
  });

  test('warns where its policy would have to change', () => {
    const { stack } = newWorld();
    ModelPackageGroupGrants.fromModelPackageGroup(new Reference(stack, 'Group')).read(new iam.AccountPrincipal('444455556666'));
    expect(warningCodes(stack)).toEqual(['ModelPackageGroup.importedPolicy']);
  });
});

describe('environment', () => {
  /** What a role of one stack is allowed on the group of another, and the group's policy. */
  function across(groupEnv?: Environment, roleEnv?: Environment): { identity: Statement[]; resource?: Statement[] } {
    const { stack, other } = newWorld();
    const registry = filledStack(stack.node.root as never, 'Churn', groupEnv);
    const deployment = filledStack(other.node.root as never, 'Serving', roleEnv);
    newGroup(registry).grants.deploy(newRole(deployment, 'Role', 'deployer'));
    return { identity: identityStatements(deployment), resource: groupPolicy(registry) };
  }

  test('in one environment-agnostic stack, everything stays a token', () => {
    const stack = filledStack(newWorld().app, 'Churn');
    newGroup(stack).grants.deploy(newRole(stack));
    expect(identityStatements(stack)).toEqual([
      {
        Action: 'sagemaker:DescribeModelPackageGroup',
        Effect: 'Allow',
        Resource: 'arn:${AWS::Partition}:sagemaker:${AWS::Region}:${AWS::AccountId}:model-package-group/churn',
      },
      {
        Action: ['sagemaker:AccessModelPackage', 'sagemaker:CreateModel', 'sagemaker:DescribeModelPackage'],
        Effect: 'Allow',
        Resource: 'arn:${AWS::Partition}:sagemaker:${AWS::Region}:${AWS::AccountId}:model-package/churn/*',
      },
      {
        Action: 'sagemaker:CreateModel',
        Effect: 'Allow',
        Resource: 'arn:${AWS::Partition}:sagemaker:${AWS::Region}:${AWS::AccountId}:model/*',
      },
    ]);
    expect(groupPolicy(stack)).toBeUndefined();
    expect(warningCodes(stack)).toEqual([]);
  });

  test('between two environment-agnostic stacks, the account is taken for the same', () => {
    const { identity, resource } = across();
    expect(identity.slice(1)).toEqual([
      {
        Action: ['sagemaker:AccessModelPackage', 'sagemaker:CreateModel', 'sagemaker:DescribeModelPackage'],
        Effect: 'Allow',
        Resource: 'arn:${AWS::Partition}:sagemaker:${AWS::Region}:${AWS::AccountId}:model-package/churn/*',
      },
      {
        Action: 'sagemaker:CreateModel',
        Effect: 'Allow',
        Resource: 'arn:${AWS::Partition}:sagemaker:${AWS::Region}:${AWS::AccountId}:model/*',
      },
    ]);
    expect(resource).toBeUndefined();
  });

  test('from another region of the account, the grant stays in the region of the group', () => {
    expect(across(ENV, { account: '111122223333', region: 'us-east-1' })).toEqual({
      identity: [
        {
          Action: 'sagemaker:DescribeModelPackageGroup',
          Effect: 'Allow',
          Resource: 'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package-group/churn',
        },
        {
          Action: ['sagemaker:AccessModelPackage', 'sagemaker:CreateModel', 'sagemaker:DescribeModelPackage'],
          Effect: 'Allow',
          Resource: 'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package/churn/*',
        },
        { Action: 'sagemaker:CreateModel', Effect: 'Allow', Resource: 'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model/*' },
      ],
      resource: undefined,
    });
  });

  test('from another account, the identity and the group both allow it', () => {
    expect(across(ENV, OTHER_ENV)).toEqual({
      identity: [
        {
          Action: 'sagemaker:DescribeModelPackageGroup',
          Effect: 'Allow',
          Resource: 'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package-group/churn',
        },
        {
          Action: ['sagemaker:AccessModelPackage', 'sagemaker:CreateModel', 'sagemaker:DescribeModelPackage'],
          Effect: 'Allow',
          Resource: 'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package/churn/*',
        },
        { Action: 'sagemaker:CreateModel', Effect: 'Allow', Resource: 'arn:${AWS::Partition}:sagemaker:eu-west-1:444455556666:model/*' },
      ],
      resource: [
        {
          Action: 'sagemaker:DescribeModelPackageGroup',
          Effect: 'Allow',
          Principal: { AWS: 'arn:${AWS::Partition}:iam::444455556666:root' },
          Condition: { ArnEquals: { 'aws:PrincipalArn': 'arn:${AWS::Partition}:iam::444455556666:role/deployer' } },
          Resource: 'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package-group/churn',
        },
        {
          Action: ['sagemaker:AccessModelPackage', 'sagemaker:CreateModel', 'sagemaker:DescribeModelPackage'],
          Effect: 'Allow',
          Principal: { AWS: 'arn:${AWS::Partition}:iam::444455556666:root' },
          Condition: { ArnEquals: { 'aws:PrincipalArn': 'arn:${AWS::Partition}:iam::444455556666:role/deployer' } },
          Resource: 'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package/churn/*',
        },
      ],
    });
  });

  test('a role that may be of another account is let in by the group, too', () => {
    const stack = filledStack(newWorld().app, 'Churn');
    newGroup(stack).grants.delete(iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/ours'));
    expect(identityStatements(stack)).toEqual([{
      Action: ['sagemaker:DeleteModelPackage', 'sagemaker:DescribeModelPackage'],
      Effect: 'Allow',
      Resource: 'arn:${AWS::Partition}:sagemaker:${AWS::Region}:${AWS::AccountId}:model-package/churn/*',
    }]);
    expect(groupPolicy(stack)).toEqual([{
      Action: ['sagemaker:DeleteModelPackage', 'sagemaker:DescribeModelPackage'],
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111122223333:role/ours' },
      Resource: 'arn:${AWS::Partition}:sagemaker:${AWS::Region}:${AWS::AccountId}:model-package/churn/*',
    }]);
  });

  test('the account of the group itself is let in by the group, as it has no policy of its own', () => {
    const { stack } = newWorld();
    newGroup(stack).grants.delete(new iam.AccountRootPrincipal());
    expect(groupPolicy(stack)).toEqual([{
      Action: ['sagemaker:DeleteModelPackage', 'sagemaker:DescribeModelPackage'],
      Effect: 'Allow',
      Principal: { AWS: 'arn:${AWS::Partition}:iam::111122223333:root' },
      Resource: 'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package/churn/*',
    }]);
  });

  test('an ARN that is known at deployment alone is taken apart there', () => {
    const stack = filledStack(newWorld().app, 'Churn');
    const group = ModelPackageGroup.fromModelPackageGroupArn(stack, 'Group', new CfnParameter(stack, 'GroupArn').valueAsString);
    group.grants.delete(newRole(stack));
    expect(identityStatements(stack)).toEqual([{
      Action: ['sagemaker:DeleteModelPackage', 'sagemaker:DescribeModelPackage'],
      Effect: 'Allow',
      Resource: 'arn:${AWS::Partition}:sagemaker:${part 3 of ${GroupArn} at :}:${part 4 of ${GroupArn} at :}'
        + ':model-package/${part 1 of ${part 5 of ${GroupArn} at :} at /}/*',
    }]);
  });
});

describe('encryption key of the packages', () => {
  const VIA_SAGEMAKER = { 'kms:ViaService': 'sagemaker.eu-west-1.${AWS::URLSuffix}' };

  function readOf(key: string): Statement[] {
    return [{
      Action: ['kms:Decrypt', 'kms:DescribeKey'],
      Effect: 'Allow',
      Resource: key,
      Condition: { StringEquals: VIA_SAGEMAKER },
    }];
  }

  function writeOf(key: string): Statement[] {
    return [
      {
        Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
        Effect: 'Allow',
        Resource: key,
        Condition: { StringEquals: VIA_SAGEMAKER },
      },
      {
        Action: 'kms:CreateGrant',
        Effect: 'Allow',
        Resource: key,
        Condition: { StringEquals: VIA_SAGEMAKER, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
      },
    ];
  }

  type KeyGrant = (grants: ModelPackageGroupGrants, grantee: iam.IGrantable, encryptionKey: kms.IKey) => iam.Grant;
  const KEY_METHODS: [string, KeyGrant, (key: string) => Statement[]][] = [
    ['read', (grants, grantee, encryptionKey) => grants.read(grantee, { encryptionKey }), readOf],
    ['register', (grants, grantee, encryptionKey) => grants.register(grantee, { encryptionKey }), writeOf],
    ['approve', (grants, grantee, encryptionKey) => grants.approve(grantee, { encryptionKey }), writeOf],
    ['deploy', (grants, grantee, encryptionKey) => grants.deploy(grantee, { encryptionKey }), readOf],
  ];

  function keyStatements(statements: Statement[]): Statement[] {
    return statements.filter(({ Action }) => JSON.stringify(Action).includes('kms:'));
  }

  const KEY_ARN = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

  test.each(KEY_METHODS)('%s on a key of the app', (_name, grant, expected) => {
    const { stack } = newWorld();
    grant(newGroup(stack).grants, newRole(stack), new kms.Key(stack, 'Key'));
    expect(keyStatements(identityStatements(stack))).toEqual(expected('${Key961B73FD.Arn}'));
    expect(keyPolicy(stack)).toEqual([]);
  });

  test.each(KEY_METHODS)('%s on an imported key', (_name, grant, expected) => {
    const { stack } = newWorld();
    grant(newGroup(stack).grants, newRole(stack), kms.Key.fromKeyArn(stack, 'Key', KEY_ARN));
    expect(keyStatements(identityStatements(stack))).toEqual(expected(KEY_ARN));
    expect(warningCodes(stack)).toEqual([]);
  });

  test.each(KEY_METHODS)('%s by another account is also in the policy of a key of the app', (_name, grant, expected) => {
    const { stack } = newWorld();
    grant(newGroup(stack).grants, new iam.AccountPrincipal('444455556666'), new kms.Key(stack, 'Key'));
    expect(keyPolicy(stack)).toEqual(expected('*').map((statement) => ({
      ...statement, Principal: { AWS: 'arn:${AWS::Partition}:iam::444455556666:root' },
    })));
  });

  test.each(KEY_METHODS)('%s by another account warns where the key is imported', (_name, grant) => {
    const { stack } = newWorld();
    grant(newGroup(stack).grants, new iam.AccountPrincipal('444455556666'), kms.Key.fromKeyArn(stack, 'Key', KEY_ARN));
    expect(warningCodes(stack)).toEqual(['ModelPackageGroup.crossAccountDiscovery', 'ModelPackageGroup.crossAccountPolicies']);
    expect(warningMessages(stack, 'ModelPackageGroup.crossAccountDiscovery')).toEqual([
      expect.any(String),
    ]);
    expect(warningMessages(stack, 'ModelPackageGroup.crossAccountPolicies')).toEqual([
      expect.stringContaining('key Registry/Key'),
    ]);
  });

  describe('the key of a version is included', () => {
    const newVersion = (modelPackageGroup: IModelPackageGroup, encryptionKey: kms.IKey, id = 'Version') =>
      new ModelPackage(modelPackageGroup.stack, id, {
        modelPackageGroup,
        encryptionKey,
        inferenceSpecification: specification(),
      });
    const orders: [string, (grant: () => void, register: () => void) => void][] = [
      ['the grant comes before the version', (grant, register) => { grant(); register(); }],
      ['the grant comes after the version', (grant, register) => { register(); grant(); }],
    ];

    test.each(orders)('if %s', (_name, inOrder) => {
      const { stack } = newWorld();
      const group = newGroup(stack);
      const key = new kms.Key(stack, 'Key');
      inOrder(() => group.grants.read(newRole(stack)), () => newVersion(group, key));
      expect(keyStatements(identityStatements(stack))).toEqual(readOf('${Key961B73FD.Arn}'));
    });

    test.each(orders)('for another account, if %s', (_name, inOrder) => {
      const { stack } = newWorld();
      const group = newGroup(stack);
      const key = new kms.Key(stack, 'Key');
      inOrder(() => group.grants.approve(new iam.AccountPrincipal('444455556666')), () => newVersion(group, key));
      expect(keyPolicy(stack)).toEqual(writeOf('*').map((statement) => ({
        ...statement, Principal: { AWS: 'arn:${AWS::Partition}:iam::444455556666:root' },
      })));
    });

    test('once, for many versions', () => {
      const { stack } = newWorld();
      const group = newGroup(stack);
      const key = new kms.Key(stack, 'Key');
      ['First', 'Second'].forEach((id) => newVersion(group, key, id));
      group.grants.read(newRole(stack), { encryptionKey: key });
      expect(keyStatements(identityStatements(stack))).toEqual(readOf('${Key961B73FD.Arn}'));
    });

    test('but not by a grant to delete', () => {
      const { stack } = newWorld();
      const group = newGroup(stack);
      newVersion(group, new kms.Key(stack, 'Key'));
      group.grants.delete(newRole(stack));
      expect(keyStatements(identityStatements(stack))).toEqual([]);
    });
  });

  test('the region is that of the group, not of the grantee', () => {
    const { stack } = newWorld();
    const group = ModelPackageGroup.fromModelPackageGroupArn(stack, 'Group', 'arn:aws:sagemaker:us-east-1:111122223333:model-package-group/churn');
    group.grants.read(newRole(stack), { encryptionKey: kms.Key.fromKeyArn(stack, 'Key', KEY_ARN.replace('eu-west-1', 'us-east-1')) });
    expect(identityStatements(stack)[2].Condition).toEqual({ StringEquals: { 'kms:ViaService': 'sagemaker.us-east-1.${AWS::URLSuffix}' } });
  });

  test('an environment-agnostic group keeps the region a token', () => {
    const stack = filledStack(newWorld().app, 'Churn');
    newGroup(stack).grants.read(newRole(stack), { encryptionKey: new kms.Key(stack, 'Key') });
    expect(identityStatements(stack)[2].Condition).toEqual({ StringEquals: { 'kms:ViaService': ['sagemaker.${AWS::Region}.${AWS::URLSuffix}', 'sagemaker.${AWS::Region}.amazonaws.com'] } });
  });

  test.each(KEY_METHODS)('%s on an alias is on the key behind it', (_name, grant, expected) => {
    const { stack } = newWorld();
    grant(newGroup(stack).grants, newRole(stack), new kms.Key(stack, 'Key').addAlias('churn'));
    expect(keyStatements(identityStatements(stack))).toEqual(expected('${Key961B73FD.Arn}'));
  });

  test('an alias of which only the name is known is a condition on keys', () => {
    const { stack } = newWorld();
    newGroup(stack).grants.read(newRole(stack), { encryptionKey: kms.Alias.fromAliasName(stack, 'Alias', 'alias/churn') });
    expect(keyStatements(identityStatements(stack))).toEqual([{
      Action: ['kms:Decrypt', 'kms:DescribeKey'],
      Effect: 'Allow',
      Resource: 'arn:${AWS::Partition}:kms:eu-west-1:111122223333:key/*',
      Condition: { 'StringEquals': VIA_SAGEMAKER, 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': ['alias/churn'] } },
    }]);
  });

  test('a role of another account is allowed on a key of the app without a reference between the stacks', () => {
    const { stack, other } = newWorld();
    newGroup(stack).grants.read(newRole(other, 'Role', 'deployer'), { encryptionKey: new kms.Key(stack, 'Key') });
    expect(keyStatements(identityStatements(other))).toEqual(readOf('arn:${AWS::Partition}:kms:eu-west-1:111122223333:key/*'));
  });
});

describe('deploy', () => {
  test('also allows passing exactly the execution roles, to SageMaker only', () => {
    const { stack } = newWorld();
    const executionRoles = ['first', 'second'].map((name) => iam.Role.fromRoleArn(stack, name, `arn:aws:iam::111122223333:role/${name}`));
    newGroup(stack).grants.deploy(newRole(stack), { executionRoles });
    expect(identityStatements(stack).filter(({ Action }) => Action === 'iam:PassRole')).toEqual([{
      Action: 'iam:PassRole',
      Effect: 'Allow',
      Resource: ['arn:aws:iam::111122223333:role/first', 'arn:aws:iam::111122223333:role/second'],
      Condition: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
    }]);
  });

  test('allows passing no role by default', () => {
    const { stack } = newWorld();
    newGroup(stack).grants.deploy(newRole(stack), { executionRoles: [] });
    expect(JSON.stringify(identityStatements(stack))).not.toContain('iam:PassRole');
  });

  test('restricts the creation of models, and nothing else, by the conditions', () => {
    const { stack } = newWorld();
    newGroup(stack).grants.deploy(newRole(stack), { conditions: { Bool: { 'sagemaker:NetworkIsolation': 'true' } } });
    expect(identityStatements(stack).filter(({ Condition }) => Condition !== undefined)).toEqual([{
      Action: 'sagemaker:CreateModel',
      Effect: 'Allow',
      Resource: 'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model/*',
      Condition: { Bool: { 'sagemaker:NetworkIsolation': 'true' } },
    }]);
  });
});

describe('options that allow nothing', () => {
  function grants(): ModelPackageGroupGrants {
    return newGroup(filledStack(newWorld().app, 'Churn')).grants;
  }

  test('register refuses an empty list of statuses', () => {
    expect(issuesOf(() => grants().register(PARTNER, { approvalStatuses: [] }))).toEqual([
      'approvalStatuses: Grants.noStatus',
    ]);
  });

  test('approve names all that is wrong', () => {
    const options = { approvalStatuses: [], customerMetadataProperties: { team: [], stage: ['test'] } };
    expect(issuesOf(() => grants().approve(PARTNER, options))).toEqual([
      'approvalStatuses: Grants.noStatus',
      'customerMetadataProperties["team"]: Grants.noValue',
    ]);
  });

  test('a refused grant changes nothing', () => {
    const stack = filledStack(newWorld().app, 'Churn');
    const group = newGroup(stack);
    expect(() => group.grants.approve(PARTNER, { approvalStatuses: [] })).toThrow();
    expect(groupPolicy(stack)).toBeUndefined();
  });

  test.each<[string, (target: ModelPackageGroupGrants) => iam.Grant, string]>([
    ['deploy without models', (target) => target.deploy(PARTNER, { modelNames: [] }), 'modelNames: Grants.noModel'],
    ['deploy of what is not the name of a model', (target) => target.deploy(PARTNER, { modelNames: ['churn-*', 'a?'] }), 'modelNames[1]: Grants.modelName'],
    ['deploy of a variable', (target) => target.deploy(PARTNER, { modelNames: ['${aws:username}'] }), 'modelNames[0]: Grants.modelName'],
    ['deploy of a list that is a token', (target) => target.deploy(PARTNER, { modelNames: Fn.split(',', Fn.importValue('ModelNames')) }), 'modelNames: List.token'],
    ['no actions', (target) => target.actions(PARTNER, []), 'actions: Grants.noActions'],
  ])('%s is refused', (_name, grant, violation) => {
    expect(issuesOf(() => grant(grants()))).toEqual([violation]);
  });
});

describe('result', () => {
  test('has all statements of an identity', () => {
    const { stack } = newWorld();
    const grant = newGroup(stack).grants.read(newRole(stack));
    expect(grant.success).toBe(true);
    expect(grant.principalStatements.map(({ actions }) => actions)).toEqual([
      ['sagemaker:DescribeModelPackageGroup'],
      ['sagemaker:BatchDescribeModelPackage', 'sagemaker:DescribeModelPackage', 'sagemaker:ListModelPackages'],
    ]);
    expect(grant.resourceStatements).toEqual([]);
  });

  test('has all statements of the policy of the group', () => {
    const { stack } = newWorld();
    const grant = newGroup(stack).grants.read(new iam.AccountPrincipal('444455556666'));
    expect(grant.success).toBe(true);
    expect(grant.principalStatements).toEqual([]);
    expect(grant.resourceStatements.map(({ actions }) => actions)).toEqual([
      ['sagemaker:DescribeModelPackageGroup'],
      ['sagemaker:BatchDescribeModelPackage', 'sagemaker:DescribeModelPackage', 'sagemaker:ListModelPackages'],
    ]);
  });

  test('is no success where nothing could be granted', () => {
    const { stack } = newWorld();
    const group: IModelPackageGroup = ModelPackageGroup.fromModelPackageGroupArn(stack, 'Group', ARN);
    expect(group.grants.read(new iam.AccountPrincipal('444455556666')).success).toBe(false);
  });

  test('can be waited for', () => {
    const { stack } = newWorld();
    newGroup(stack).grants.read(newRole(stack)).applyBefore(stack.node.findChild('Filling'));
    expect(templateOf(stack).Resources.Filling.DependsOn).toEqual(['RoleDefaultPolicy5FFB7DAB']);
  });

  test('of a role in another account waits for the policies of both', () => {
    const { stack, other } = newWorld();
    const grant = newGroup(stack).grants.read(newRole(other, 'Role', 'deployer'));
    expect(grant.principalStatements).toHaveLength(2);
    expect(grant.resourceStatements).toHaveLength(2);
  });
});

test('what is granted twice stands once', () => {
  const { stack } = newWorld();
  const group = newGroup(stack);
  const account = new iam.AccountPrincipal('444455556666');
  group.grants.delete(account);
  group.grants.delete(account);
  expect(groupPolicy(stack)).toEqual([{
    Action: ['sagemaker:DeleteModelPackage', 'sagemaker:DescribeModelPackage'],
    Effect: 'Allow',
    Principal: { AWS: 'arn:${AWS::Partition}:iam::444455556666:root' },
    Resource: 'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package/churn/*',
  }]);
});

test('data scientists register as pending, and only reviewers approve', () => {
  const { stack } = newWorld();
  const group = newGroup(stack);
  group.grants.register(newRole(stack, 'Scientist'), { approvalStatuses: [PENDING_MANUAL_APPROVAL] });
  group.grants.approve(newRole(stack, 'Reviewer'), { approvalStatuses: [APPROVED] });
  expect(identityStatements(stack).filter(({ Condition }) => Condition)).toEqual([
    {
      Action: 'sagemaker:CreateModelPackage',
      Effect: 'Allow',
      Resource: 'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package/churn/*',
      Condition: { StringEquals: { 'sagemaker:ModelApprovalStatus': ['PendingManualApproval'] }, Null: { 'sagemaker:ModelLifeCycle:Stage': 'true' } },
    },
    {
      Action: 'sagemaker:UpdateModelPackage',
      Effect: 'Allow',
      Resource: 'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package/churn/*',
      Condition: { StringEquals: { 'sagemaker:ModelApprovalStatus': ['Approved'] }, Null: { 'sagemaker:ModelLifeCycle:Stage': 'true' } },
    },
  ]);
});

test('a name may be a token', () => {
  const { stack } = newWorld();
  const group = new ModelPackageGroup(stack, 'Group', { modelPackageGroupName: new CfnParameter(stack, 'Name').valueAsString });
  group.grants.delete(newRole(stack));
  expect(identityStatements(stack)).toEqual([{
    Action: ['sagemaker:DeleteModelPackage', 'sagemaker:DescribeModelPackage'],
    Effect: 'Allow',
    Resource: 'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package/${Name}/*',
  }]);
});
