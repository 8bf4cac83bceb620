import { App, Aws, Fn, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { ModelApprovalStatus, ModelData, ModelPackage, ModelPackageGroup, ModelPackageGroupAccess, ModelPackageGroupShareOptions } from '../../src';
import { ENV, issuesOf, newStack, resourceOf, warningCodes } from '../support';
import { bucketPolicy, groupPolicy, keyPolicy, plain, resourcesOf } from '../support/grants';
import { container, newGroup, specification } from '../support/packages';

const SPOKE = '444455556666';
const SPOKES = ['444455556666', '777788889999'];
const UNIT = 'arn:aws:organizations::111122223333:ou/o-abcdefghij/ou-ab12-34567890';
const ORGANIZATION = 'arn:aws:organizations::111122223333:organization/o-abcdefghij';
const GROUP = 'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package-group/churn';
const VERSIONS = 'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package/churn/*';

/** The group churn, which is shared. */
function shared(options: ModelPackageGroupShareOptions): { readonly stack: Stack; readonly group: ModelPackageGroup } {
  const stack = newStack(ENV);
  const group = newGroup(stack);
  group.share('Share', options);
  return { stack, group };
}

function shareOf(stack: Stack) {
  return plain(resourceOf(stack, 'AWS::RAM::ResourceShare').Properties);
}

/** What accounts see of the group, as every share allows it. */
function discovery(who: object) {
  return [
    { Action: 'sagemaker:DescribeModelPackageGroup', Effect: 'Allow', ...who, Resource: GROUP },
    {
      Action: ['sagemaker:BatchDescribeModelPackage', 'sagemaker:DescribeModelPackage', 'sagemaker:ListModelPackages'],
      Effect: 'Allow',
      ...who,
      Resource: VERSIONS,
    },
  ];
}

const BY_SPOKE = { Principal: { AWS: 'arn:${AWS::Partition}:iam::444455556666:root' } };

describe('the resource share', () => {
  test('has the group, the accounts and a permission of the stack', () => {
    const { stack } = shared({ accounts: SPOKES });
    expect(shareOf(stack)).toEqual({
      Name: 'Stack-Group-Share-F0B02D8E',
      ResourceArns: ['${GroupC77FDACD}'],
      Principals: SPOKES,
      AllowExternalPrincipals: true,
      PermissionArns: ['${GroupDiscoveryA98D784D.Arn}'],
    });
  });

  test('has organizational units and an organization by their ARNs, and lets in nobody from outside', () => {
    expect(shareOf(shared({ organizationalUnitArns: [UNIT], organizationArn: ORGANIZATION }).stack)).toMatchObject({
      Principals: [UNIT, ORGANIZATION],
      AllowExternalPrincipals: false,
    });
  });

  test('gives its ARN', () => {
    const stack = newStack(ENV);
    const { shareArn } = newGroup(stack).share('Share', { accounts: SPOKES });
    expect(plain(stack.resolve(shareArn))).toBe('${GroupShareDC0711B0.Arn}');
  });
});

describe('the permission of AWS RAM', () => {
  const permissionsOf = (stack: Stack) => Object.values(resourcesOf(stack, 'AWS::RAM::Permission')).map(({ Properties }) => Properties);
  const discover = {
    Name: 'Stack-GroupDiscovery-DE2B509F',
    ResourceType: 'sagemaker:ModelPackageGroup',
    PolicyTemplate: {
      Effect: 'Allow',
      Action: ['sagemaker:DescribeModelPackage', 'sagemaker:DescribeModelPackageGroup', 'sagemaker:ListModelPackages'],
    },
  };
  const deploy = {
    Name: 'Stack-GroupDeployment-CF494202',
    ResourceType: 'sagemaker:ModelPackageGroup',
    PolicyTemplate: {
      Effect: 'Allow',
      Action: ['sagemaker:CreateModel', 'sagemaker:DescribeModelPackage', 'sagemaker:DescribeModelPackageGroup', 'sagemaker:ListModelPackages'],
    },
  };

  test.each<[string, ModelPackageGroupAccess[] | undefined, object]>([
    ['to see the group, by default', undefined, discover],
    ['to see the group, for those who register: what only certain requests may do is in the policy of the group', [ModelPackageGroupAccess.REGISTER], discover],
    ['to create models as well, for those who deploy', [ModelPackageGroupAccess.DEPLOY], deploy],
  ])('is %s', (_, access, permission) => {
    expect(permissionsOf(shared({ accounts: SPOKES, access }).stack)).toEqual([permission]);
  });

  test('is one for all shares of a stack with the same actions', () => {
    const { stack, group } = shared({ accounts: SPOKES });
    group.share('Second', { organizationArn: ORGANIZATION });
    group.share('Deployment', { accounts: [SPOKE], access: [ModelPackageGroupAccess.DEPLOY] });
    new ModelPackageGroup(stack, 'Fraud').share('Share', { accounts: SPOKES });
    expect(permissionsOf(stack)).toEqual([discover, deploy]);
  });

  test('has a name of at most 36 characters in a stack with a long name', () => {
    const stack = new Stack(new App(), 'AStackWithAVeryLongNameThatGoesOnAndOnAndOn', { env: ENV });
    newGroup(stack).share('Share', { accounts: SPOKES });
    expect(permissionsOf(stack)[0].Name).toMatch(/^[A-Za-z0-9-]{36}$/);
  });
});

describe('the policy of the group', () => {
  test('lets accounts see the group and its versions', () => {
    expect(groupPolicy(shared({ accounts: SPOKES }).stack)).toEqual(discovery({
      Principal: { AWS: ['arn:${AWS::Partition}:iam::444455556666:root', 'arn:${AWS::Partition}:iam::777788889999:root'] },
    }));
  });

  test('lets accounts of an organizational unit see it, and those of the units in it', () => {
    expect(groupPolicy(shared({ organizationalUnitArns: [UNIT] }).stack)).toEqual(discovery({
      Principal: { AWS: '*' },
      Condition: { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': ['o-abcdefghij/*/ou-ab12-34567890/*'] } },
    }));
  });

  test('lets accounts of an organization see it', () => {
    expect(groupPolicy(shared({ organizationArn: ORGANIZATION }).stack)).toEqual(discovery({
      Principal: { AWS: '*' }, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abcdefghij' } },
    }));
  });

  test('lets accounts that deploy create models of the versions', () => {
    expect(groupPolicy(shared({ accounts: [SPOKE], access: [ModelPackageGroupAccess.DEPLOY] }).stack)).toEqual([
      discovery(BY_SPOKE)[0],
      {
        Action: [
          'sagemaker:AccessModelPackage', 'sagemaker:BatchDescribeModelPackage', 'sagemaker:CreateModel',
          'sagemaker:DescribeModelPackage', 'sagemaker:ListModelPackages',
        ],
        Effect: 'Allow',
        ...BY_SPOKE,
        Resource: VERSIONS,
      },
    ]);
  });

  test.each<[string, ModelApprovalStatus[] | undefined, string[]]>([
    ['versions that are to be approved', undefined, ['PendingManualApproval']],
    ['versions with the specified statuses', [ModelApprovalStatus.APPROVED, ModelApprovalStatus.REJECTED], ['Approved', 'Rejected']],
  ])('lets accounts that register do so with %s only', (_, approvalStatuses, statuses) => {
    const { stack } = shared({ accounts: [SPOKE], access: [ModelPackageGroupAccess.REGISTER], approvalStatuses });
    expect(groupPolicy(stack)).toEqual([
      ...discovery(BY_SPOKE),
      {
        Action: 'sagemaker:CreateModelPackage',
        Effect: 'Allow',
        ...BY_SPOKE,
        Resource: VERSIONS,
        Condition: {
          StringEquals: { 'sagemaker:ModelApprovalStatus': statuses },
          Null: { 'sagemaker:ModelLifeCycle:Stage': 'true' },
        },
      },
    ]);
  });
});

describe('the artifacts', () => {
  /** A group with a version before and a version after the share. */
  function world(access?: ModelPackageGroupAccess[]) {
    const stack = newStack(ENV);
    const group = newGroup(stack);
    const bucket = new s3.Bucket(stack, 'Bucket', { encryptionKey: new kms.Key(stack, 'Key') });
    const register = (id: string) => new ModelPackage(stack, id, {
      modelPackageGroup: group,
      inferenceSpecification: specification({ containers: [container({ modelData: ModelData.fromBucket(bucket, `${id}.tar.gz`) })] }),
    });
    register('Before');
    group.share('Share', { accounts: [SPOKE], access });
    register('After');
    return stack;
  }

  test('of all versions can be read and decrypted by accounts that deploy', () => {
    const stack = world([ModelPackageGroupAccess.DEPLOY]);
    expect(bucketPolicy(stack)).toEqual(['Before', 'After'].map((id) => (
      { Action: 's3:GetObject', Effect: 'Allow', ...BY_SPOKE, Resource: `\${Bucket83908E77.Arn}/${id}.tar.gz` }
    )));
    expect(keyPolicy(stack)).toMatchObject([{ Action: 'kms:Decrypt', ...BY_SPOKE }]);
  });

  test('stay closed to accounts that only see the group', () => {
    expect(bucketPolicy(world())).toBeUndefined();
  });

  test('and the packages that a key encrypts can be read with it', () => {
    const stack = newStack(ENV);
    newGroup(stack).share('Share', { accounts: [SPOKE], encryptionKey: new kms.Key(stack, 'Key') });
    expect(keyPolicy(stack)).toMatchObject([{ Action: ['kms:Decrypt', 'kms:DescribeKey'], ...BY_SPOKE }]);
  });
});

describe('the warning that other accounts do not see the group', () => {
  test.each<[string, (group: ModelPackageGroup) => void, boolean]>([
    ['names those to which it is only granted', (group) => group.grants.read(new iam.AccountPrincipal(SPOKE)), true],
    ['is silent with a share', (group) => group.share('Share', { accounts: [SPOKE] }), false],
    ['is silent with a share after the grant', (group) => {
      group.grants.deploy(new iam.AccountPrincipal(SPOKE));
      group.share('Share', { accounts: [SPOKE] });
    }, false],
    ['is silent with a share with an organization, of which the account may be', (group) => {
      group.share('Share', { organizationArn: ORGANIZATION });
      group.grants.deploy(new iam.AccountPrincipal(SPOKE));
    }, false],
    ['is silent with a share with an organizational unit, of which the account may be', (group) => {
      group.share('Share', { organizationalUnitArns: [UNIT] });
      group.grants.deploy(new iam.AccountPrincipal(SPOKE));
    }, false],
    ['is silent where an account is known at deployment only', (group) => {
      group.share('Share', { accounts: [Fn.importValue('Spoke')] });
      group.grants.deploy(new iam.AccountPrincipal(SPOKE));
    }, false],
    ['is silent about two accounts that two shares include', (group) => {
      group.share('Share', { accounts: [SPOKE] });
      group.share('Other', { accounts: ['777788889999'] });
      group.grants.read(new iam.CompositePrincipal(new iam.AccountPrincipal(SPOKE), new iam.AccountPrincipal('777788889999')));
    }, false],
    ['is about one of two accounts that no share includes', (group) => {
      group.share('Share', { accounts: [SPOKE] });
      group.grants.read(new iam.CompositePrincipal(new iam.AccountPrincipal(SPOKE), new iam.AccountPrincipal('777788889999')));
    }, true],
    ['is silent about the account of the group and one that a share includes', (group) => {
      group.share('Share', { accounts: [SPOKE] });
      group.grants.read(new iam.CompositePrincipal(new iam.AccountPrincipal(SPOKE), new iam.AccountPrincipal('111122223333')));
    }, false],
    ['is about the accounts that no share includes', (group) => {
      group.share('Share', { accounts: [SPOKE] });
      group.grants.read(new iam.AccountPrincipal('777788889999'));
    }, true],
  ])('%s', (_, use, warns) => {
    const stack = newStack(ENV);
    use(newGroup(stack));
    expect(warningCodes(stack)).toEqual(warns ? ['ModelPackageGroup.crossAccountDiscovery'] : []);
  });
});

describe('a share is refused', () => {
  test.each<[string, ModelPackageGroupShareOptions, string[]]>([
    ['with nobody', {}, ['accounts: ModelPackageGroupShare.nobody']],
    ['with accounts that are one token', { accounts: Fn.split(',', Fn.importValue('Spokes')) }, ['accounts: List.token']],
    ['with units that are one token', { organizationalUnitArns: Fn.split(',', Fn.importValue('Units')) }, ['organizationalUnitArns: List.token']],
    ['with an account that is none', { accounts: [SPOKE, '4444'] }, ['accounts[1]: ModelPackageGroupShare.account']],
    ['with a unit by its ID', { organizationalUnitArns: ['ou-ab12-34567890'] }, ['organizationalUnitArns[0]: ModelPackageGroupShare.organizationalUnit']],
    ['with an organization by its ID', { organizationArn: 'o-abcdefghij' }, ['organizationArn: ModelPackageGroupShare.organization']],
    ['of nothing', { accounts: [SPOKE], access: [] }, ['access: ModelPackageGroupShare.noAccess']],
    ['with which no version can be registered', { accounts: [SPOKE], approvalStatuses: [] }, ['approvalStatuses: Grants.noStatus']],
  ])('%s, and nothing is left of it', (_, options, issues) => {
    const stack = newStack(ENV);
    const group = newGroup(stack);
    expect(issuesOf(() => group.share('Share', options))).toEqual(issues);
    expect(group.node.children.map(({ node }) => node.id)).toEqual(['Resource']);
    expect(groupPolicy(stack)).toBeUndefined();
  });

  test('not because of what is known at deployment only', () => {
    expect(shareOf(shared({ accounts: [Aws.ACCOUNT_ID], organizationArn: Fn.importValue('Organization') }).stack).Principals)
      .toEqual(['${AWS::AccountId}', { 'Fn::ImportValue': 'Organization' }]);
  });
});
