import { Aws, CfnCondition, CfnParameter, Fn, IResolvable, Lazy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { CfnModelPackage, IModelPackageRef } from 'aws-cdk-lib/aws-sagemaker';
import { ModelApprovalStatus, ModelPackage, ModelPackageGrants } from '../../src';
import { ENV, issuesOf, warningCodes, warningMessages } from '../support';
import { sinceCdk } from '../support/cdk';
import { filledStack, GranteeKind, GRANTEES, identityStatements, keyPolicy, newRole, newWorld, resourcesOf, PARTNER, Statement, World } from '../support/grants';
import { newGroup, specification, validation } from '../support/packages';

const { PENDING_MANUAL_APPROVAL } = ModelApprovalStatus;

/** A grant, and what it allows on the package, and which models the identity may make. */
interface Method {
  readonly name: string;
  readonly grant: (grants: ModelPackageGrants, grantee: iam.IGrantable) => iam.Grant;
  readonly statements: (modelPackage: string) => Statement[];
  readonly models?: string[];
}

const METHODS: Method[] = [
  {
    name: 'read',
    grant: (grants, grantee) => grants.read(grantee),
    statements: (modelPackage) => [
      {
        Action: ['sagemaker:BatchDescribeModelPackage', 'sagemaker:DescribeModelPackage', 'sagemaker:ListTags'],
        Effect: 'Allow',
        Resource: modelPackage,
      },
    ],
  },
  {
    name: 'approve',
    grant: (grants, grantee) => grants.approve(grantee),
    statements: (modelPackage) => [
      {
        Action: 'sagemaker:UpdateModelPackage',
        Effect: 'Allow',
        Resource: modelPackage,
        Condition: { StringEquals: { 'sagemaker:ModelApprovalStatus': ['Approved', 'Rejected'] }, Null: { 'sagemaker:ModelLifeCycle:Stage': 'true' } },
      },
      { Action: 'sagemaker:DescribeModelPackage', Effect: 'Allow', Resource: modelPackage },
    ],
  },
  {
    name: 'approve back to pending, of a team',
    grant: (grants, grantee) => grants.approve(grantee, {
      approvalStatuses: [PENDING_MANUAL_APPROVAL],
      customerMetadataProperties: { team: ['growth'] },
    }),
    statements: (modelPackage) => [
      {
        Action: 'sagemaker:UpdateModelPackage',
        Effect: 'Allow',
        Resource: modelPackage,
        Condition: {
          StringEquals: {
            'sagemaker:ModelApprovalStatus': ['PendingManualApproval'],
            'sagemaker:CustomerMetadataProperties/team': ['growth'],
          },
          Null: { 'sagemaker:ModelLifeCycle:Stage': 'true' },
        },
      },
      { Action: 'sagemaker:DescribeModelPackage', Effect: 'Allow', Resource: modelPackage },
    ],
  },
  {
    name: 'deploy',
    grant: (grants, grantee) => grants.deploy(grantee),
    statements: (modelPackage) => [
      {
        Action: ['sagemaker:AccessModelPackage', 'sagemaker:CreateModel', 'sagemaker:DescribeModelPackage'],
        Effect: 'Allow',
        Resource: modelPackage,
      },
    ],
    models: ['*'],
  },
  {
    name: 'deploy as models of some names',
    grant: (grants, grantee) => grants.deploy(grantee, { modelNames: ['churn-*', 'Leavers'] }),
    statements: (modelPackage) => [
      {
        Action: ['sagemaker:AccessModelPackage', 'sagemaker:CreateModel', 'sagemaker:DescribeModelPackage'],
        Effect: 'Allow',
        Resource: modelPackage,
      },
    ],
    models: ['churn-*', 'Leavers'],
  },
  {
    name: 'delete',
    grant: (grants, grantee) => grants.delete(grantee),
    statements: (modelPackage) => [
      { Action: ['sagemaker:DeleteModelPackage', 'sagemaker:DescribeModelPackage'], Effect: 'Allow', Resource: modelPackage },
    ],
  },
  {
    name: 'one other action',
    grant: (grants, grantee) => grants.actions(grantee, ['sagemaker:AccessModelPackage']),
    statements: (modelPackage) => [
      { Action: 'sagemaker:AccessModelPackage', Effect: 'Allow', Resource: modelPackage },
    ],
  },
  {
    name: 'other actions under conditions',
    grant: (grants, grantee) => grants.actions(grantee, ['sagemaker:AddTags', 'sagemaker:DeleteTags'], {
      conditions: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } },
    }),
    statements: (modelPackage) => [
      {
        Action: ['sagemaker:AddTags', 'sagemaker:DeleteTags'],
        Effect: 'Allow',
        Resource: modelPackage,
        Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } },
      },
    ],
  },
];

/** What an identity is allowed: the statements, and the models of deploy in its own account. */
function forIdentity({ statements, models }: Method, modelPackage: string, account: string): Statement[] {
  const arns = models?.map((name) => `arn:\${AWS::Partition}:sagemaker:eu-west-1:${account}:model/${name}`);
  return [
    ...statements(modelPackage),
    ...arns ? [{ Action: 'sagemaker:CreateModel', Effect: 'Allow' as const, Resource: arns.length === 1 ? arns[0] : arns }] : [],
  ];
}

/** A way to have a package of account 111122223333 in eu-west-1. */
interface Form {
  readonly name: string;
  readonly make: (stack: Stack) => IModelPackageRef;
  /** The package as policies of its own stack name it. */
  readonly here: string;
  /** The package as policies of other accounts name it, where that needs no reference. */
  readonly there?: string;
  /** What a deployer of another account is warned of besides. */
  readonly unknown: boolean;
}

const ARN = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3';

const FORMS: Form[] = [
  {
    name: 'a version',
    make: (stack) => new ModelPackage(stack, 'Package', { modelPackageGroup: newGroup(stack), sourceAlgorithm: { algorithmName: 'churn' } }),
    here: '${Package30CE7B1A}',
    unknown: false,
  },
  {
    name: 'an unversioned package',
    make: (stack) => new ModelPackage(stack, 'Package', { modelPackageName: 'churn', inferenceSpecification: specification() }),
    here: '${Package30CE7B1A}',
    there: 'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package/churn',
    unknown: false,
  },
  {
    name: 'an L1',
    make: (stack) => new CfnModelPackage(stack, 'Package', { modelPackageGroupName: 'churn' }),
    here: '${Package}',
    unknown: true,
  },
  { name: 'an import', make: (stack) => ModelPackage.fromModelPackageArn(stack, 'Package', ARN), here: ARN, there: ARN, unknown: true },
];

function granted(form: Form, kind: GranteeKind, method: Method): World {
  const world = newWorld();
  method.grant(ModelPackageGrants.fromModelPackage(form.make(world.stack)), kind.make(world));
  return world;
}

describe.each(FORMS)('on $name', (form) => {
  const reached = GRANTEES.filter(({ identity }) => identity !== 'other' || form.there !== undefined);
  // What deploy lets other accounts read of the artifacts has tests of its own.
  const methods = METHODS.filter(({ name }) => !name.startsWith('deploy'));

  describe.each(reached)('$name is granted', (kind) => {
    test.each(kind.principal ? methods : METHODS)('$name', (method) => {
      const world = granted(form, kind, method);
      const there = form.there && forIdentity(method, form.there, kind.account);
      expect(identityStatements(world.stack)).toEqual(kind.identity === 'stack' ? forIdentity(method, form.here, kind.account) : []);
      expect(kind.identity === 'other' ? identityStatements(world.other) : there).toEqual(there);
    });

    test('with a warning only where a policy of its own is not enough', () => {
      const { stack } = granted(form, kind, METHODS[0]);
      // An unversioned package with a name of its own warns of that, whoever is granted.
      expect(warningCodes(stack).filter((id) => id !== 'ModelPackage.notUpdatable')).toEqual(kind.principal ? ['ModelPackage.grantNeedsGroup'] : kind.warnings ?? []);
    });

    test('to deploy, with a warning of artifacts only where they are not known and would be needed', () => {
      const { stack } = granted(form, kind, METHODS.find(({ name }) => name === 'deploy')!);
      expect(warningCodes(stack).filter((id) => id === 'ModelPackage.unknownArtifacts'))
        .toEqual(kind.principal && form.unknown ? ['ModelPackage.unknownArtifacts'] : []);
    });
  });
});

sinceCdk('2.254.0', 'stacks refer to those of other accounts', () => test('a version is named to a role of another account by an output of its stack', () => {
  const { stack, other } = newWorld();
  new ModelPackage(stack, 'Package', { modelPackageGroup: newGroup(stack) }).grants.delete(newRole(other, 'Role', 'reviewer'));
  expect(identityStatements(other)).toEqual([{
    Action: ['sagemaker:DeleteModelPackage', 'sagemaker:DescribeModelPackage'],
    Effect: 'Allow',
    Resource: {
      'Fn::GetStackOutput': {
        StackName: 'Registry',
        Region: 'eu-west-1',
        RoleArn: expect.stringContaining('arn:${AWS::Partition}:iam::111122223333:role/Registry'),
        OutputName: expect.stringContaining('RefPackage'),
      },
    },
  }]);
}));

test('what a warning about a grantee of another account says', () => {
  const { stack } = newWorld();
  ModelPackage.fromModelPackageArn(stack, 'Package', ARN).grants.deploy(new iam.AccountPrincipal('444455556666'));
  expect(warningMessages(stack, 'ModelPackage.grantNeedsGroup')).toEqual([
    expect.any(String),
  ]);
  expect(warningMessages(stack, 'ModelPackage.unknownArtifacts')).toEqual([
    expect.stringContaining('a package that this app does not define'),
  ]);
});

test('the grants of a construct are those of the facade', () => {
  const { stack } = newWorld();
  ModelPackage.fromModelPackageArn(stack, 'Package', ARN).grants.delete(newRole(stack));
  expect(identityStatements(stack)).toEqual([{
    Action: ['sagemaker:DeleteModelPackage', 'sagemaker:DescribeModelPackage'],
    Effect: 'Allow',
    Resource: 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3',
  }]);
});

test('names keep their case', () => {
  const { stack } = newWorld();
  ModelPackage.fromModelPackageArn(stack, 'Package', 'arn:aws-cn:sagemaker:cn-north-1:111122223333:model-package/ChurnModels/7')
    .grants.delete(newRole(stack));
  expect(identityStatements(stack)[0].Resource).toBe('arn:aws-cn:sagemaker:cn-north-1:111122223333:model-package/ChurnModels/7');
});

describe('environment', () => {
  test('models are made in the region of the package', () => {
    const { stack } = newWorld();
    ModelPackage.fromModelPackageArn(stack, 'Package', 'arn:aws:sagemaker:us-east-1:111122223333:model-package/churn/3').grants.deploy(newRole(stack));
    expect(identityStatements(stack)[1].Resource).toBe('arn:${AWS::Partition}:sagemaker:us-east-1:111122223333:model/*');
  });

  test('an environment-agnostic stack keeps its tokens', () => {
    const stack = filledStack(newWorld().app, 'Churn');
    new ModelPackage(stack, 'Package', { modelPackageGroup: newGroup(stack), sourceAlgorithm: { algorithmName: 'churn' } }).grants.deploy(newRole(stack));
    expect(identityStatements(stack)).toEqual([
      {
        Action: ['sagemaker:AccessModelPackage', 'sagemaker:CreateModel', 'sagemaker:DescribeModelPackage'],
        Effect: 'Allow',
        Resource: '${Package30CE7B1A}',
      },
      {
        Action: 'sagemaker:CreateModel',
        Effect: 'Allow',
        Resource: 'arn:${AWS::Partition}:sagemaker:${AWS::Region}:${AWS::AccountId}:model/*',
      },
    ]);
    expect(warningCodes(stack)).toEqual([]);
  });

  test('a package of another account cannot let anyone in', () => {
    const { stack } = newWorld();
    ModelPackage.fromModelPackageArn(stack, 'Package', 'arn:aws:sagemaker:eu-west-1:777788889999:model-package/churn/3').grants.read(newRole(stack));
    expect(warningCodes(stack)).toEqual(['ModelPackage.grantNeedsGroup']);
  });
});

describe('encryption key', () => {
  const VIA_SAGEMAKER = { 'kms:ViaService': 'sagemaker.eu-west-1.${AWS::URLSuffix}' };
  const KEY_ARN = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

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

  type KeyMethod = (grants: ModelPackageGrants, grantee: iam.IGrantable) => iam.Grant;
  const KEY_METHODS: [string, KeyMethod, (key: string) => Statement[]][] = [
    ['read', (grants, grantee) => grants.read(grantee), readOf],
    ['approve', (grants, grantee) => grants.approve(grantee), writeOf],
    ['deploy', (grants, grantee) => grants.deploy(grantee), readOf],
    ['delete', (grants, grantee) => grants.delete(grantee), () => []],
    ['other actions', (grants, grantee) => grants.actions(grantee, ['sagemaker:ListTags']), () => []],
    ['read the artifacts', (grants, grantee) => grants.readArtifacts(grantee), () => []],
  ];

  function keyStatements(stack: Stack): Statement[] {
    return identityStatements(stack).filter(({ Action }) => JSON.stringify(Action).includes('kms:'));
  }

  test.each(KEY_METHODS)('%s with a key of the app', (_name, grant, expected) => {
    const { stack } = newWorld();
    const encryptionKey = new kms.Key(stack, 'Key');
    grant(new ModelPackage(stack, 'Package', { modelPackageGroup: newGroup(stack), encryptionKey }).grants, newRole(stack));
    expect(keyStatements(stack)).toEqual(expected('${Key961B73FD.Arn}'));
    expect(keyPolicy(stack)).toEqual([]);
  });

  test.each(KEY_METHODS)('%s with an imported key', (_name, grant, expected) => {
    const { stack } = newWorld();
    const encryptionKey = kms.Key.fromKeyArn(stack, 'Key', KEY_ARN);
    grant(new ModelPackage(stack, 'Package', { modelPackageGroup: newGroup(stack), encryptionKey }).grants, newRole(stack));
    expect(keyStatements(stack)).toEqual(expected(KEY_ARN));
  });

  test.each(KEY_METHODS)('%s on an import with a key', (_name, grant, expected) => {
    const { stack } = newWorld();
    const encryptionKey = new kms.Key(stack, 'Key');
    grant(ModelPackage.fromModelPackageAttributes(stack, 'Package', { modelPackageArn: ARN, encryptionKey }).grants, newRole(stack));
    expect(keyStatements(stack)).toEqual(expected('${Key961B73FD.Arn}'));
  });

  test.each(KEY_METHODS)('%s on an L1 with the ARN of a key', (_name, grant, expected) => {
    const { stack } = newWorld();
    const l1 = new CfnModelPackage(stack, 'Package', { modelPackageGroupName: 'churn', securityConfig: { kmsKeyId: KEY_ARN } });
    grant(ModelPackageGrants.fromModelPackage(l1), newRole(stack));
    expect(keyStatements(stack)).toEqual(expected(KEY_ARN));
  });

  test.each(KEY_METHODS)('%s on an L1 with a token of a key\'s ARN', (_name, grant, expected) => {
    const { stack } = newWorld();
    const l1 = new CfnModelPackage(stack, 'Package', { modelPackageGroupName: 'churn', securityConfig: { kmsKeyId: new kms.Key(stack, 'Key').keyArn } });
    grant(ModelPackageGrants.fromModelPackage(l1), newRole(stack));
    expect(keyStatements(stack)).toEqual(expected('${Key961B73FD.Arn}'));
  });

  test.each(KEY_METHODS)('%s by another account is also in the policy of the key', (_name, grant, expected) => {
    const { stack } = newWorld();
    const encryptionKey = new kms.Key(stack, 'Key');
    grant(new ModelPackage(stack, 'Package', { modelPackageGroup: newGroup(stack), encryptionKey }).grants, new iam.AccountPrincipal('444455556666'));
    expect(keyPolicy(stack)).toEqual(expected('*').map((statement) => ({
      ...statement, Principal: { AWS: 'arn:${AWS::Partition}:iam::444455556666:root' },
    })));
  });

  test('an imported key warns a grantee of another account', () => {
    const { stack } = newWorld();
    const encryptionKey = kms.Key.fromKeyArn(stack, 'Key', KEY_ARN);
    ModelPackage.fromModelPackageAttributes(stack, 'Package', { modelPackageArn: ARN, encryptionKey })
      .grants.read(new iam.AccountPrincipal('444455556666'));
    expect(warningCodes(stack)).toEqual(['ModelPackage.crossAccountPolicies', 'ModelPackage.grantNeedsGroup']);
  });

  test('an L1 without a key has none', () => {
    const { stack } = newWorld();
    ModelPackageGrants.fromModelPackage(new CfnModelPackage(stack, 'Package', { modelPackageGroupName: 'churn' })).read(newRole(stack));
    expect(keyStatements(stack)).toEqual([]);
  });

  test.each(['alias/churn', 'arn:aws:kms:eu-west-1:111122223333:alias/churn'])('the alias %s of an L1 is no ARN of a key, and granted by a condition', (kmsKeyId) => {
    const { stack } = newWorld();
    const l1 = new CfnModelPackage(stack, 'Package', { modelPackageGroupName: 'churn', securityConfig: { kmsKeyId } });
    ModelPackageGrants.fromModelPackage(l1).read(newRole(stack));
    const [{ Condition, ...statement }] = readOf('arn:${AWS::Partition}:kms:eu-west-1:111122223333:key/*');
    expect(keyStatements(stack)).toEqual([{ ...statement, Condition: { ...Condition, 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': ['alias/churn'] } } }]);
  });

  test.each<[string, (stack: Stack) => string, string]>([
    ['that of a key of the app', (stack) => new kms.Key(stack, 'Key').keyId, '${Key961B73FD.Arn}'],
    ['known', () => '1234abcd-12ab-34cd-56ef-1234567890ab', 'arn:${AWS::Partition}:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'],
  ])('the id of a key of an L1, which is %s, is no resource: its ARN is', (_name, idOf, arn) => {
    const { stack } = newWorld();
    const l1 = new CfnModelPackage(stack, 'Package', { modelPackageGroupName: 'churn', securityConfig: { kmsKeyId: idOf(stack) } });
    ModelPackageGrants.fromModelPackage(l1).read(newRole(stack));
    expect(keyStatements(stack)).toEqual(readOf(arn));
  });

  test('the key of an L1 by a parameter is its ARN', () => {
    const { stack } = newWorld();
    const kmsKeyId = new CfnParameter(stack, 'KeyArn').valueAsString;
    const l1 = new CfnModelPackage(stack, 'Package', { modelPackageGroupName: 'churn', securityConfig: { kmsKeyId } });
    ModelPackageGrants.fromModelPackage(l1).read(newRole(stack));
    expect(keyStatements(stack)).toEqual(readOf('${KeyArn}'));
  });

  test('the key of an L1 whose configuration is known late is granted', () => {
    const { stack } = newWorld();
    const securityConfig = Lazy.any({ produce: () => ({ kmsKeyId: KEY_ARN }) });
    const l1 = new CfnModelPackage(stack, 'Package', { modelPackageGroupName: 'churn', securityConfig });
    ModelPackageGrants.fromModelPackage(l1).read(newRole(stack));
    expect(keyStatements(stack)).toEqual(readOf(KEY_ARN));
    expect(warningCodes(stack)).toEqual([]);
  });

  test('the key of an L1 whose configuration is known late may be a token', () => {
    const { stack } = newWorld();
    const kmsKeyId = new CfnParameter(stack, 'KeyArn').valueAsString;
    const securityConfig = Lazy.any({ produce: () => ({ kmsKeyId }) });
    const l1 = new CfnModelPackage(stack, 'Package', { modelPackageGroupName: 'churn', securityConfig });
    ModelPackageGrants.fromModelPackage(l1).read(newRole(stack));
    expect(keyStatements(stack)).toEqual(readOf('${KeyArn}'));
  });

  test('an L1 whose configuration turns out to be nothing has no key', () => {
    const { stack } = newWorld();
    const l1 = new CfnModelPackage(stack, 'Package', { modelPackageGroupName: 'churn', securityConfig: Lazy.any({ produce: () => undefined }) });
    ModelPackageGrants.fromModelPackage(l1).read(newRole(stack));
    expect(keyStatements(stack)).toEqual([]);
    expect(warningCodes(stack)).toEqual([]);
  });

  describe('an L1 whose configuration depends on a condition', () => {
    function conditional() {
      const { stack } = newWorld();
      const isEncrypted = new CfnCondition(stack, 'IsEncrypted', { expression: Fn.conditionEquals(Aws.REGION, 'eu-west-1') });
      const securityConfig: IResolvable = Fn.conditionIf(isEncrypted.logicalId, { KmsKeyId: KEY_ARN }, Aws.NO_VALUE);
      const l1 = new CfnModelPackage(stack, 'Package', { modelPackageGroupName: 'churn', securityConfig });
      return { stack, grants: ModelPackageGrants.fromModelPackage(l1) };
    }

    test('warns that its key is unknown', () => {
      const { stack, grants } = conditional();
      grants.read(newRole(stack));
      expect(keyStatements(stack)).toEqual([]);
      expect(warningCodes(stack)).toEqual(['ModelPackage.unknownArtifacts']);
    });

    test('does not warn of a grant that needs no key', () => {
      const { stack, grants } = conditional();
      grants.delete(newRole(stack));
      expect(warningCodes(stack)).toEqual([]);
    });
  });

  test.each(KEY_METHODS.slice(0, 3))('%s with an alias is on the key behind it', (_name, grant, expected) => {
    const { stack } = newWorld();
    const encryptionKey = new kms.Key(stack, 'Key').addAlias('churn');
    grant(new ModelPackage(stack, 'Package', { modelPackageGroup: newGroup(stack), encryptionKey }).grants, newRole(stack));
    expect(keyStatements(stack)).toEqual(expected('${Key961B73FD.Arn}'));
  });

  describe('by CDK\'s own trait', () => {
    function keyGrant(securityConfig?: CfnModelPackage.SecurityConfigProperty) {
      const { stack } = newWorld();
      const l1 = new CfnModelPackage(stack, 'Package', { modelPackageGroupName: 'churn', securityConfig });
      return { stack, result: iam.EncryptedResources.of(l1)!.grantOnKey(newRole(stack), 'kms:Decrypt') };
    }

    test('an L1 with a key grants on it', () => {
      const { stack, result } = keyGrant({ kmsKeyId: KEY_ARN });
      expect(result.grant!.success).toBe(true);
      expect(identityStatements(stack)).toEqual([{ Action: 'kms:Decrypt', Effect: 'Allow', Resource: KEY_ARN }]);
    });

    test('an L1 without a key grants nothing', () => {
      const { stack, result } = keyGrant();
      expect(result).toEqual({ grant: undefined });
      expect(identityStatements(stack)).toEqual([]);
    });

    test('the trait knows the environment', () => {
      const { stack } = newWorld();
      const l1 = new CfnModelPackage(stack, 'Package', { modelPackageGroupName: 'churn' });
      expect(iam.EncryptedResources.of(l1)!.env).toMatchObject(ENV);
    });
  });
});

test('a grant is no business of the validation role, unless that is the grantee', () => {
  const { stack } = newWorld();
  const modelPackage = new ModelPackage(stack, 'Package', {
    modelPackageGroup: newGroup(stack), inferenceSpecification: specification(), validationSpecification: validation(),
  });
  modelPackage.grants.delete(newRole(stack, 'Reviewer'));
  const policies = Object.values(resourcesOf(stack, 'AWS::IAM::Policy')).map(({ Properties }) => [Properties.Roles, Properties.PolicyDocument.Statement]);
  expect(policies).toContainEqual([['${ReviewerF4F6438B}'], [{
    Action: ['sagemaker:DeleteModelPackage', 'sagemaker:DescribeModelPackage'], Effect: 'Allow', Resource: '${Package30CE7B1A}',
  }]]);
  expect(policies).toHaveLength(2);
});

test('approve refuses options that allow nothing', () => {
  const { stack } = newWorld();
  const { grants } = ModelPackage.fromModelPackageArn(stack, 'Package', ARN);
  expect(
    issuesOf(() => grants.approve(PARTNER, { approvalStatuses: [], customerMetadataProperties: { team: [] } })),
  ).toEqual([
    'approvalStatuses: Grants.noStatus',
    'customerMetadataProperties["team"]: Grants.noValue',
  ]);
});

describe('result', () => {
  test('has all statements of an identity', () => {
    const { stack } = newWorld();
    const grant = ModelPackage.fromModelPackageArn(stack, 'Package', ARN).grants.approve(newRole(stack));
    expect(grant.success).toBe(true);
    expect(grant.principalStatements.map(({ actions }) => actions)).toEqual([['sagemaker:UpdateModelPackage'], ['sagemaker:DescribeModelPackage']]);
  });

  test('is no success where nothing could be granted', () => {
    const { stack } = newWorld();
    expect(ModelPackage.fromModelPackageArn(stack, 'Package', ARN).grants.read(PARTNER).success).toBe(false);
  });

  test('of artifacts that are not known is no success', () => {
    const { stack } = newWorld();
    expect(ModelPackage.fromModelPackageArn(stack, 'Package', ARN).grants.readArtifacts(newRole(stack)).success).toBe(false);
  });
});
