import { Aws, Fn, Lazy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { ModelData, ModelPackage, ModelPackageGroup } from '../../src';
import { issuesOf, messageOf, warningCodes } from '../support';
import { groupPolicy, identityStatements, newRole, newWorld, resourcesOf } from '../support/grants';
import { Deployed } from '../support/iam';
import { container, specification } from '../support/packages';

const PARTNER = '444455556666';
const VERSION = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/1';
const UPDATE = 'sagemaker:UpdateModelPackage';
const as = (status: string) => ({ 'sagemaker:ModelApprovalStatus': status });
const churn = (stack: Stack) => new ModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn' });

test.each<[string, () => iam.IPrincipal]>([
  ['everyone', () => new iam.AnyPrincipal()],
  ['a star', () => new iam.StarPrincipal()],
  ['the ARN *', () => new iam.ArnPrincipal('*')],
  ['everyone with a condition that limits nothing', () => new iam.AnyPrincipal().withConditions({ Bool: { 'aws:SecureTransport': 'true' } })],
  ['everyone of any organization', () => new iam.AnyPrincipal().withConditions({ StringLike: { 'aws:PrincipalOrgID': '*' } })],
  ['everyone but an organization', () => new iam.AnyPrincipal().withConditions({ StringNotEquals: { 'aws:PrincipalOrgID': 'o-1234567890' } })],
  ['everyone whose ARN begins alike', () => new iam.AnyPrincipal().withConditions({ StringLike: { 'aws:PrincipalArn': 'arn:aws:*' } })],
  ['a role of this name in any account', () => new iam.AnyPrincipal().withConditions({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/ci' } })],
  ['whoever can have the account in its name', () =>
    new iam.AnyPrincipal().withConditions({ StringLike: { 'aws:PrincipalArn': 'arn:aws:*:444455556666:role/ci' } })],
  ['the root of any account', () => new iam.ArnPrincipal('arn:aws:iam::*:root')],
  ['any account', () => new iam.AccountPrincipal('*')],
  ['any account with a condition', () => new iam.AccountPrincipal('4444*').withConditions({ Bool: { 'aws:SecureTransport': 'true' } })],
  ['accounts whose number begins alike', () => new iam.AnyPrincipal().withConditions({ StringLike: { 'aws:PrincipalAccount': '4444*' } })],
  ['organizations that begin alike', () => new iam.AnyPrincipal().withConditions({ StringLike: { 'aws:PrincipalOrgID': 'o-*' } })],
  ['units of any organization', () =>
    new iam.AnyPrincipal().withConditions({ 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': ['o-1234567890/r-1/*', 'o-*/r-*'] } })],
  ['the account of whoever asks', () =>
    new iam.AnyPrincipal().withConditions({ StringEquals: { 'aws:PrincipalAccount': '${aws:PrincipalAccount}' } })],
  ['the account in a tag of whoever asks', () =>
    new iam.AnyPrincipal().withConditions({ StringEquals: { 'aws:PrincipalAccount': '${aws:PrincipalTag/account}' } })],
  ['a role of no account', () => new iam.ArnPrincipal('arn:aws:iam:::role/ci')],
  ['everyone of an organization, or of none', () =>
    new iam.AnyPrincipal().withConditions({ StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1234567890' } })],
  ['everyone without a unit of another organization', () =>
    new iam.AnyPrincipal().withConditions({ 'ForAllValues:StringLike': { 'aws:PrincipalOrgPaths': ['o-1234567890/*'] } })],
  ['a service', () => new iam.ServicePrincipal('sagemaker.amazonaws.com')],
  ['a federation', () => new iam.WebIdentityPrincipal('accounts.google.com')],
  ['a canonical user', () => new iam.CanonicalUserPrincipal('79a59df900b949e5')],
  ['an account and everyone', () => new iam.CompositePrincipal(new iam.AccountPrincipal('444455556666'), new iam.AnyPrincipal())],
  ['an account and any account', () => new iam.CompositePrincipal(new iam.AccountPrincipal('444455556666'), new iam.AccountPrincipal('*'))],
  ['any account in a part of a part', () => new iam.CompositePrincipal(
    new iam.AccountPrincipal('444455556666'), new iam.CompositePrincipal(new iam.AccountPrincipal('????55556666')),
  )],
  ['an account and a service', () => new iam.CompositePrincipal(new iam.AccountPrincipal('444455556666'), new iam.ServicePrincipal('lambda'))],
])('%s is refused', (_name, principal) => {
  const { stack } = newWorld();
  expect(issuesOf(() => churn(stack).grants.deploy(principal()))).toEqual(['grantee: Grants.unsupportedPrincipal']);
  expect(groupPolicy(stack)).toBeUndefined();
});

test.each<[string, () => iam.IPrincipal]>([
  ['two accounts', () => new iam.CompositePrincipal(new iam.AccountPrincipal('444455556666'), new iam.AccountPrincipal('777788889999'))],
  ['an account', () => new iam.AccountPrincipal('444455556666')],
  ['an organization', () => new iam.OrganizationPrincipal('o-1234567890')],
  ['everyone of an organization', () => new iam.AnyPrincipal().inOrganization('o-1234567890')],
  ['everyone of the organization of the group', () =>
    new iam.AnyPrincipal().withConditions({ StringEquals: { 'aws:PrincipalOrgID': '${aws:ResourceOrgID}' } })],
  ['everyone of an account that is known at deployment', () => new iam.AnyPrincipal().withConditions({ StringEquals: { 'aws:PrincipalAccount': Aws.ACCOUNT_ID } })],
  ['everyone of an organization in a network', () =>
    new iam.AnyPrincipal().withConditions({ StringEquals: { 'aws:SourceVpc': 'vpc-1', 'aws:PrincipalOrgID': 'o-1234567890' } })],
  ['roles of the account of the group in its partition', () => new iam.AnyPrincipal().withConditions({
    StringLike: { 'aws:PrincipalArn': `arn:${Aws.PARTITION}:iam::\${aws:resourceaccount}:role/ci-*` },
  })],
  ['units of an organization', () =>
    new iam.AnyPrincipal().withConditions({ 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': ['o-1234567890/r-1/*'] } })],
  ['roles of an account', () => new iam.AnyPrincipal().withConditions({ StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/ci-*' } })],
  ['roles of an account in any partition', () => new iam.AnyPrincipal().withConditions({ ArnLike: { 'aws:PrincipalArn': 'arn:*:iam::444455556666:role/ci' } })],
  ['a role whose ARN is known at deployment', () => new iam.AnyPrincipal().withConditions({ ArnEquals: { 'aws:PrincipalArn': Fn.importValue('ci') } })],
  ['everyone of an account', () => new iam.StarPrincipal().withConditions({ StringEquals: { 'aws:PrincipalAccount': '444455556666' } })],
])('%s is accepted', (_name, principal) => {
  const { stack } = newWorld();
  churn(stack).grants.read(principal());
  expect(groupPolicy(stack)).toHaveLength(2);
});

test.each<[string, () => iam.IPrincipal, string]>([
  ['everyone', () => new iam.AnyPrincipal(), 'everyone'],
  ['a service', () => new iam.ServicePrincipal('sagemaker.amazonaws.com'), 'Service'],
  ['a service and a federation', () => new iam.CompositePrincipal(
    new iam.ServicePrincipal('lambda.amazonaws.com'), new iam.WebIdentityPrincipal('accounts.google.com'),
  ), 'Service, Federated'],
])('the error says that %s is among the grantees', (_name, principal, shown) => {
  const { stack } = newWorld();
  expect(messageOf(() => churn(stack).grants.deploy(principal()))).toContain(`includes ${shown}, to which`);
});

test('a role that CDK creates on demand is not created by a grant', () => {
  const { stack } = newWorld();
  churn(stack).grants.read(new iam.LazyRole(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() }));
  expect(resourcesOf(stack, 'AWS::IAM::Role')).toEqual({});
});

test('the account of the group itself causes no word about other accounts', () => {
  const { stack } = newWorld();
  churn(stack).grants.read(new iam.AccountRootPrincipal());
  expect(warningCodes(stack)).toEqual([]);
});

test('an account that may only reject cannot approve', () => {
  const { app, stack } = newWorld();
  churn(stack).grants.approve(new iam.AccountPrincipal('444455556666').withConditions({ StringEquals: as('Rejected') }));
  const deployed = new Deployed(app);
  expect(['Approved', 'Rejected', 'PendingManualApproval'].filter((status) => deployed.may(PARTNER, UPDATE, VERSION, as(status)))).toEqual(['Rejected']);
});

test('the conditions of a role are in its policy, which CDK leaves without them', () => {
  const { stack } = newWorld();
  churn(stack).grants.approve(new iam.PrincipalWithConditions(newRole(stack), {
    StringEquals: { 'sagemaker:modelapprovalstatus': ['Approved', 'PendingManualApproval'], 'aws:SourceVpc': 'vpc-1' },
  }));
  expect(identityStatements(stack).map(({ Action, Condition }) => [Action, Condition])).toEqual([
    [UPDATE, {
      StringEquals: { 'sagemaker:ModelApprovalStatus': ['Approved'], 'aws:SourceVpc': 'vpc-1' },
      Null: { 'sagemaker:ModelLifeCycle:Stage': 'true' },
    }],
    ['sagemaker:DescribeModelPackage', {
      StringEquals: { 'sagemaker:modelapprovalstatus': ['Approved', 'PendingManualApproval'], 'aws:SourceVpc': 'vpc-1' },
    }],
  ]);
});

test.each<[string, iam.Conditions]>([
  ['no common status', { StringEquals: as('PendingManualApproval') }],
  ['the contrary about the stage', { Null: { 'sagemaker:ModelLifeCycle:Stage': 'false' } }],
  ['a status that is known only at deployment', { StringEquals: { 'sagemaker:ModelApprovalStatus': ['Approved', Fn.importValue('status')] } }],
])('conditions with %s are refused', (_name, conditions) => {
  const { stack } = newWorld();
  const partner = new iam.AccountPrincipal('444455556666').withConditions(conditions);
  expect(issuesOf(() => churn(stack).grants.approve(partner))).toEqual(['grantee: Grants.conflictingConditions']);
});

test('the error of a condition says what it tests', () => {
  const { stack } = newWorld();
  const partner = new iam.AccountPrincipal('444455556666').withConditions({ StringEquals: as('PendingManualApproval') });
  expect(messageOf(() => churn(stack).grants.approve(partner))).toContain('has a StringEquals condition on sagemaker:ModelApprovalStatus');
});

test('the same condition as that of the grant stays as it is', () => {
  const { stack } = newWorld();
  const both = { StringEquals: { 'sagemaker:ModelApprovalStatus': ['Approved', 'Rejected'] } };
  churn(stack).grants.approve(new iam.AccountPrincipal(PARTNER).withConditions(both));
  expect(
    groupPolicy(stack)!.find(({ Action }) => Action === UPDATE)!.Condition!.StringEquals,
  ).toEqual(both.StringEquals);
});

describe('a grantee whose name CDK makes at synthesis', () => {
  const later = (text: string) => Lazy.string({ produce: () => text });
  const granted = (principal: iam.IPrincipal) => {
    const { app, stack } = newWorld();
    const modelData = ModelData.fromBucket(new s3.Bucket(stack, 'Bucket'), 'model.tar.gz');
    new ModelPackage(stack, 'Package', { inferenceSpecification: specification({ containers: [container({ modelData })] }) })
      .grants.readArtifacts(principal);
    return () => app.synth();
  };

  test.each<[string, () => iam.IPrincipal]>([
    ['everyone', () => new iam.ArnPrincipal(later('*'))],
    ['a role of any account', () => new iam.ArnPrincipal(later('arn:aws:iam::*:role/ci'))],
    ['everyone of any organization', () => new iam.AnyPrincipal().withConditions({ StringLike: { 'aws:PrincipalOrgID': later('o-*') } })],
  ])('fails the synthesis if it is %s', (_name, principal) => {
    expect(granted(principal())).toThrow('[Registry/Bucket] includes everyone, to which access to models cannot be granted');
  });

  test.each<[string, () => iam.IPrincipal]>([
    ['a role', () => new iam.ArnPrincipal(later('arn:aws:iam::444455556666:role/ci'))],
    ['known at deployment only', () => new iam.ArnPrincipal(Fn.importValue('role'))],
    ['an organization', () => new iam.AnyPrincipal().withConditions({ StringLike: { 'aws:PrincipalOrgID': later('o-1234567890') } })],
  ])('is accepted if it is %s', (_name, principal) => {
    expect(granted(principal())).not.toThrow();
  });
});
