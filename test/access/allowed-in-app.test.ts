import { App, Aws, CfnCondition, CfnParameter, Fn, Stack, Stage } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import {
  IModelPackageGroup, ModelApprovalStatus, ModelPackageGroup, ModelPackageGroupAccess,
} from '../../src';
import { warningCodes, warningMessages } from '../support';
import { newRole } from '../support/grants';

const REGISTRY = { account: '111122223333', region: 'eu-west-1' };
const OTHER = { account: '444455556666', region: 'eu-west-1' };
const ARN = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn';
const CODE = 'ModelPackageGroup.importedPolicy';

/** An app with the group in one account, and a role in another one that is granted something on its import. */
function twoAccounts(
  define: (group: ModelPackageGroup) => void, grant: (group: IModelPackageGroup, role: iam.Role) => unknown,
): Stack {
  const app = new App();
  const registry = new Stack(app, 'Registry', { env: REGISTRY });
  const group = new ModelPackageGroup(registry, 'Churn', { modelPackageGroupName: 'churn' });
  const other = new Stack(app, 'Other', { env: OTHER });
  grant(ModelPackageGroup.fromModelPackageGroupArn(other, 'Churn', ARN), newRole(other, 'Role'));
  define(group);
  return other;
}

const share = (...access: ModelPackageGroupAccess[]) => (group: ModelPackageGroup) =>
  group.share('Share', { accounts: [OTHER.account], ...access.length > 0 && { access } });

describe('a grant on an imported group whose group the same app creates', () => {
  test.each<[string, (group: ModelPackageGroup) => void, (group: IModelPackageGroup, role: iam.Role) => unknown]>([
    ['is read by a share', share(), (group, role) => group.grants.read(role)],
    ['is deployed from by a share', share(ModelPackageGroupAccess.DEPLOY), (group, role) => group.grants.deploy(role)],
    ['is registered in by a share, under the same condition', share(ModelPackageGroupAccess.REGISTER), (group, role) =>
      group.grants.register(role, { approvalStatuses: [ModelApprovalStatus.PENDING_MANUAL_APPROVAL] })],
    ['is approved by a grant to the account', (group) => group.grants.approve(new iam.AccountPrincipal(OTHER.account)), (group, role) =>
      group.grants.approve(role)],
  ])('does not warn where it %s', (_, define, grant) => {
    expect(warningCodes(twoAccounts(define, grant))).toEqual([]);
  });

  test.each<[string, (group: ModelPackageGroup) => void, (group: IModelPackageGroup, role: iam.Role) => unknown]>([
    ['nothing', () => {}, (group, role) => group.grants.read(role)],
    ['something else', share(), (group, role) => group.grants.deploy(role)],
    ['the same to another account', (group) => group.grants.read(new iam.AccountPrincipal('777788889999')), (group, role) => group.grants.read(role)],
    ['the same under a condition', share(ModelPackageGroupAccess.REGISTER), (group, role) => group.grants.register(role)],
    ['the same, and denies something', (group) => {
      group.grants.read(new iam.AccountPrincipal(OTHER.account));
      group.addToResourcePolicy(new iam.PolicyStatement({
        effect: iam.Effect.DENY,
        principals: [new iam.AccountPrincipal(OTHER.account)],
        actions: ['sagemaker:DescribeModelPackageGroup'],
        resources: [ARN],
      }));
    }, (group, role) => group.grants.read(role)],
  ])('warns where its policy allows %s', (_, define, grant) => {
    expect(warningCodes(twoAccounts(define, grant))).toEqual([CODE]);
  });

  test('is found in another stage', () => {
    const app = new App();
    const group = new ModelPackageGroup(new Stack(new Stage(app, 'One', { env: REGISTRY }), 'Registry'), 'Churn', { modelPackageGroupName: 'churn' });
    const other = new Stack(new Stage(app, 'Two', { env: OTHER }), 'Other');
    ModelPackageGroup.fromModelPackageGroupArn(other, 'Churn', ARN).grants.read(newRole(other, 'Role'));
    group.share('Share', { accounts: [OTHER.account] });
    expect(warningCodes(other)).toEqual([]);
  });
});

describe('the statement of the warning', () => {
  const STATEMENT = (principal: string) =>
    `{"Action":"sagemaker:DescribeModelPackageGroup","Effect":"Allow","Principal":{"AWS":"${principal}"},"Resource":"arn:\${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package-group/churn"}`;

  test('lets in the account of a role that is not created yet, as a policy elsewhere cannot name it', () => {
    const other = twoAccounts(() => {}, (group, role) => group.grants.read(role));
    expect(warningMessages(other, CODE)[0]).toContain(STATEMENT('arn:${AWS::Partition}:iam::444455556666:root'));
  });

  test('lets in a role whose ARN is known', () => {
    const other = twoAccounts(() => {}, (group) => group.grants.read(iam.Role.fromRoleArn(Stack.of(group), 'Known', 'arn:aws:iam::444455556666:role/known')));
    expect(warningMessages(other, CODE)[0]).toContain(STATEMENT('arn:aws:iam::444455556666:role/known'));
  });
});

test('a statement for a service is reported, whatever the policies allow to accounts', () => {
  const other = twoAccounts(share(), (group) => group.addToResourcePolicy(new iam.PolicyStatement({
    principals: [new iam.ServicePrincipal('sagemaker.amazonaws.com')], actions: ['sagemaker:DescribeModelPackageGroup'], resources: [ARN],
  })));
  expect(warningCodes(other)).toEqual([CODE]);
});

test.each<[string, iam.PolicyStatementProps]>([
  ['denies', { effect: iam.Effect.DENY, actions: ['sagemaker:DescribeModelPackageGroup'], resources: [ARN] }],
  ['allows all but an action', { notActions: ['sagemaker:DeleteModelPackageGroup'], resources: [ARN] }],
  ['allows it on all but a resource', { actions: ['sagemaker:DescribeModelPackageGroup'], notResources: [`${ARN}-2`] }],
])('a statement that %s is reported, whatever the policies allow', (_, props) => {
  const other = twoAccounts(share(), (group) => group.addToResourcePolicy(new iam.PolicyStatement({
    principals: [new iam.AccountPrincipal(OTHER.account)], ...props,
  })));
  expect(warningCodes(other)).toEqual([CODE]);
});

describe('a policy that is known only at deployment is not taken for one that allows something:', () => {
  const statement = (changes: object) => ({
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::444455556666:root' },
    Action: ['sagemaker:DescribeModelPackageGroup'],
    Resource: ARN,
    ...changes,
  });
  const either = (one: string) => Fn.conditionIf('IsOurs', one, Aws.NO_VALUE);

  test.each<[string, unknown, string[]]>([
    ['the whole', Fn.importValue('policy'), [CODE]],
    ['a statement', [either('a')], [CODE]],
    ['the list of principals', [statement({ Principal: { AWS: Fn.split(',', Fn.importValue('principals')) } })], [CODE]],
    ['a principal', [statement({ Principal: { AWS: [either('444455556666')] } })], [CODE]],
    ['an action', [statement({ Action: [either('sagemaker:DescribeModelPackageGroup')] })], [CODE]],
    ['a resource', [statement({ Resource: either(ARN) })], [CODE]],
    ['nothing', [statement({})], []],
  ])('%s', (_, given, codes) => {
    const app = new App();
    const registry = new Stack(app, 'Registry', { env: REGISTRY });
    const group = new CfnModelPackageGroup(registry, 'Churn', {
      modelPackageGroupName: 'churn',
      modelPackageGroupPolicy: Array.isArray(given) ? { Version: '2012-10-17', Statement: given } : given,
    });
    group.cfnOptions.condition = new CfnCondition(registry, 'IsOurs', { expression: Fn.conditionEquals(Aws.REGION, 'eu-west-1') });
    const other = new Stack(app, 'Other', { env: OTHER });
    newRole(other, 'Role');
    ModelPackageGroup.fromModelPackageGroupArn(other, 'Churn', ARN).addToResourcePolicy(iam.PolicyStatement.fromJson(statement({})));
    expect(warningCodes(other)).toEqual(codes);
  });
});

describe('what a policy allows is compared with each part of the statement:', () => {
  const ACTION = 'sagemaker:DescribeModelPackageGroup';
  const ROOT = 'arn:aws:iam::444455556666:root';
  const given = (changes: object) => ({ Effect: 'Allow', Principal: { AWS: ROOT }, Action: ACTION, Resource: ARN, ...changes });

  test.each<[string, object[], object, boolean]>([
    ['an account by its number', [given({ Principal: { AWS: '444455556666' } })], {}, true],
    ['an account of this partition', [given({ Principal: { AWS: Fn.join('', ['arn:', Aws.PARTITION, ':iam::444455556666:root']) } })], {}, true],
    ['another account by its number', [given({ Principal: { AWS: '777788889999' } })], {}, false],
    ['a number that is no account', [given({ Principal: { AWS: '4444555566660' } })], {}, false],
    ['a role of the account', [given({ Principal: { AWS: 'arn:aws:iam::444455556666:role/root' } })], {}, false],
    ['a service', [given({ Principal: { Service: 'sagemaker.amazonaws.com' } })], {}, false],
    ['everyone, who is not compared', [given({ Principal: '*' })], {}, false],
    ['nobody', [given({ Principal: undefined })], {}, false],
    ['all but an action, which is not compared', [given({ Action: undefined, NotAction: 'sagemaker:DeleteModelPackageGroup' })],
      { Action: undefined, NotAction: 'sagemaker:DeleteModelPackageGroup' }, false],
    ['one of two accounts', [given({})], { Principal: { AWS: [ROOT, 'arn:aws:iam::777788889999:root'] } }, false],
    ['two accounts', [given({ Principal: { AWS: ['444455556666', '777788889999'] } })], { Principal: { AWS: [ROOT, 'arn:aws:iam::777788889999:root'] } }, true],
    ['two accounts in two statements', [given({}), given({ Principal: { AWS: '777788889999' } })],
      { Principal: { AWS: [ROOT, 'arn:aws:iam::777788889999:root'] } }, true],
    ['another action', [given({ Action: 'sagemaker:DeleteModelPackageGroup' })], {}, false],
    ['one of two actions', [given({})], { Action: [ACTION, 'sagemaker:DeleteModelPackageGroup'] }, false],
    ['two actions', [given({ Action: [ACTION, 'sagemaker:DeleteModelPackageGroup'] })], { Action: [ACTION, 'sagemaker:DeleteModelPackageGroup'] }, true],
    ['another group', [given({ Resource: `${ARN}-2` })], {}, false],
    ['one of two groups', [given({})], { Resource: [ARN, `${ARN}-2`] }, false],
    ['the group of another partition, which no group of an app is', [given({ Resource: ARN.replace('arn:aws:', 'arn:aws-cn:') })], {}, true],
    ['the group under the same condition', [given({ Condition: { Bool: { 'aws:SecureTransport': 'true' } } })],
      { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }, true],
    ['the group under another condition', [given({ Condition: { Bool: { 'aws:SecureTransport': 'true' } } })],
      { Condition: { Bool: { 'aws:SecureTransport': 'false' } } }, false],
    ['the group under no condition', [given({})], { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }, true],
  ])('%s', (_, statements, changes, isAllowed) => {
    const app = new App();
    new CfnModelPackageGroup(new Stack(app, 'Registry', { env: REGISTRY }), 'Churn', {
      modelPackageGroupName: 'churn', modelPackageGroupPolicy: { Version: '2012-10-17', Statement: statements },
    });
    const other = new Stack(app, 'Other', { env: OTHER });
    newRole(other, 'Role');
    ModelPackageGroup.fromModelPackageGroupArn(other, 'Churn', ARN).addToResourcePolicy(iam.PolicyStatement.fromJson(given(changes)));
    expect(warningCodes(other)).toEqual(isAllowed ? [] : [CODE]);
  });
  test('an account that is a parameter is not taken for that of a parameter of the same name in another stack', () => {
    const app = new App();
    const [registry, other] = [REGISTRY, OTHER].map((env, index) => new Stack(app, `Stack${index}`, { env }));
    const toPartner = (stack: Stack) => {
      const partner = new CfnParameter(stack, 'Partner', { default: '444455556666' }).valueAsString;
      new iam.Role(stack, 'Role', { assumedBy: new iam.AccountPrincipal(partner) });
      return given({ Principal: { AWS: partner } });
    };
    new CfnModelPackageGroup(registry, 'Churn', {
      modelPackageGroupName: 'churn', modelPackageGroupPolicy: { Version: '2012-10-17', Statement: [toPartner(registry)] },
    });
    ModelPackageGroup.fromModelPackageGroupArn(other, 'Churn', ARN).addToResourcePolicy(iam.PolicyStatement.fromJson(toPartner(other)));
    expect(warningCodes(other)).toEqual([CODE]);
  });
});
