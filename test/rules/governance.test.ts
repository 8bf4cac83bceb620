import { findingsIn, lenientStack, reportOf } from './support';
import { GovernanceRule, ModelPackage, RuleSeverity } from '../../src';
import { GROUP, PACKAGE } from '../support';
import { newGroup, specification } from '../support/packages';

const MODEL = 'AWS::SageMaker::Model';
const IMAGE = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3';
const VERSION = { ModelPackageGroupName: 'churn', InferenceSpecification: { Containers: [{ Image: IMAGE }] } };
const APPROVED = { ...VERSION, ModelApprovalStatus: 'Approved' };
const ALLOW = { Effect: 'Allow', Action: 'sagemaker:DescribeModelPackage', Resource: '*' };

const policy = (statement: object) => ({ ModelPackageGroupPolicy: { Version: '2012-10-17', Statement: [statement] } });

/** A type, properties, and attributes of a resource. */
type Of = [type: string, properties: object, attributes?: object];

/** What the rule finds in a resource. */
function foundBy(rule: GovernanceRule, [type, properties, attributes]: Of): string[] {
  return findingsIn(type, properties, attributes, { libraryRules: false, governance: [rule] });
}

test.each<[string, GovernanceRule, string, Of]>([
  ['approved without metrics', GovernanceRule.APPROVED_WITH_METRICS, 'Properties.ModelApprovalStatus: Governance.approvedWithoutMetrics',
    [PACKAGE, APPROVED]],
  ['approved without a card', GovernanceRule.APPROVED_WITH_CARD, 'Properties.ModelApprovalStatus: Governance.approvedWithoutCard',
    [PACKAGE, APPROVED]],
  ['approved without a validation', GovernanceRule.APPROVED_WITH_VALIDATION,
    'Properties.ModelApprovalStatus: Governance.approvedWithoutValidation', [PACKAGE, APPROVED]],
  ['approved by the template', GovernanceRule.NOT_APPROVED_BY_TEMPLATE, 'Properties.ModelApprovalStatus: Governance.approvedByTemplate',
    [PACKAGE, APPROVED]],
  ['without a key', GovernanceRule.ENCRYPTED_WITH_KEY, 'Properties.SecurityConfig: Governance.keyMissing', [PACKAGE, VERSION]],
  ['whose image has a tag', GovernanceRule.IMMUTABLE_IMAGES,
    'Properties.InferenceSpecification.Containers[0].Image: Governance.mutableImage', [PACKAGE, VERSION]],
  ['that is a model whose image has a tag', GovernanceRule.IMMUTABLE_IMAGES, 'Properties.PrimaryContainer.Image: Governance.mutableImage',
    [MODEL, { PrimaryContainer: { Image: IMAGE, Environment: { Image: 'x' } } }]],
  ['that is not retained', GovernanceRule.RETENTION, 'DeletionPolicy: Governance.retentionMissing', [PACKAGE, VERSION]],
  ['that is not retained where it is replaced', GovernanceRule.RETENTION, 'UpdateReplacePolicy: Governance.retentionMissing',
    [GROUP, {}, { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Delete' }]],
  ['whose policy for replacements is only one for deletions', GovernanceRule.RETENTION,
    'UpdateReplacePolicy: Governance.retentionMissing',
    [GROUP, {}, { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'RetainExceptOnCreate' }]],
  ['whose policy has no conditions', GovernanceRule.POLICY_CONDITIONS, 'Properties.ModelPackageGroupPolicy: Governance.policyWithoutConditions',
    [GROUP, policy({ ...ALLOW, Principal: { AWS: '444455556666' } })]],
  ['whose policy allows everybody', GovernanceRule.NO_PUBLIC_POLICY, 'Properties.ModelPackageGroupPolicy: Governance.publicPolicy',
    [GROUP, policy({ ...ALLOW, Principal: '*' })]],
  ['whose policy is JSON and allows everybody', GovernanceRule.NO_PUBLIC_POLICY,
    'Properties.ModelPackageGroupPolicy: Governance.publicPolicy',
    [GROUP, { ModelPackageGroupPolicy: JSON.stringify({ Statement: { ...ALLOW, Principal: { AWS: '*' } } }) }]],
])('a resource %s is found by its rule', (_name, rule, finding, resource) => {
  expect(foundBy(rule, resource)).toEqual([finding]);
});

test.each<[string, GovernanceRule, Of]>([
  ['is approved with metrics', GovernanceRule.APPROVED_WITH_METRICS, [PACKAGE, { ...APPROVED, ModelMetrics: { Ref: 'Metrics' } }]],
  ['is not approved, and has no metrics', GovernanceRule.APPROVED_WITH_METRICS, [PACKAGE, VERSION]],
  ['is approved with a card', GovernanceRule.APPROVED_WITH_CARD, [PACKAGE, { ...APPROVED, ModelCard: { ModelCardStatus: 'Draft' } }]],
  ['is not approved, and has no card', GovernanceRule.APPROVED_WITH_CARD, [PACKAGE, VERSION]],
  ['is approved with a validation', GovernanceRule.APPROVED_WITH_VALIDATION,
    [PACKAGE, { ...APPROVED, ValidationSpecification: { ValidationRole: 'role' } }]],
  ['is not approved, and has no validation', GovernanceRule.APPROVED_WITH_VALIDATION, [PACKAGE, VERSION]],
  ['is not approved', GovernanceRule.NOT_APPROVED_BY_TEMPLATE, [PACKAGE, VERSION]],
  ['has a key', GovernanceRule.ENCRYPTED_WITH_KEY, [PACKAGE, { ...VERSION, SecurityConfig: { Ref: 'Security' } }]],
  ['is an unversioned package, which has no key', GovernanceRule.ENCRYPTED_WITH_KEY, [PACKAGE, { ModelPackageName: 'churn' }]],
  ['is a group, which has no key', GovernanceRule.ENCRYPTED_WITH_KEY, [GROUP, { ModelPackageGroupName: 'churn' }]],
  ['has images by digest, or that are not known', GovernanceRule.IMMUTABLE_IMAGES, [MODEL, {
    Containers: [{ Image: `${IMAGE}@sha256:${'0'.repeat(64)}` }, { Image: { Ref: 'Image' } }, { Image: IMAGE, ImageDigest: 'sha256:0' }, 5],
  }]],
  ['is retained', GovernanceRule.RETENTION, [PACKAGE, VERSION, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' }]],
  ['is retained unless its creation fails', GovernanceRule.RETENTION,
    [GROUP, {}, { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' }]],
  ['is a model, which can be made again', GovernanceRule.RETENTION, [MODEL, {}]],
  ['has a policy with conditions', GovernanceRule.POLICY_CONDITIONS,
    [GROUP, policy({ ...ALLOW, Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } })]],
  ['has a policy that denies', GovernanceRule.POLICY_CONDITIONS, [GROUP, policy({ ...ALLOW, Effect: 'Deny', Principal: '*' })]],
  ['has a policy that cannot be read', GovernanceRule.POLICY_CONDITIONS, [GROUP, { ModelPackageGroupPolicy: 'not JSON' }]],
  ['has a policy that is null', GovernanceRule.POLICY_CONDITIONS, [GROUP, { ModelPackageGroupPolicy: 'null' }]],
  ['has no policy', GovernanceRule.POLICY_CONDITIONS, [GROUP, {}]],
  ['is a version, which has no policy', GovernanceRule.POLICY_CONDITIONS, [PACKAGE, VERSION]],
  ['has a policy for one account', GovernanceRule.NO_PUBLIC_POLICY, [GROUP, policy({ ...ALLOW, Principal: { AWS: '444455556666' } })]],
  ['has a policy of no sense', GovernanceRule.NO_PUBLIC_POLICY, [GROUP, policy({ ...ALLOW, Action: 5, NotAction: 5, Principal: 5 })]],
])('a resource that %s is not found by the rule', (_name, rule, resource) => {
  expect(foundBy(rule, resource)).toEqual([]);
});

test('a finding is a warning by default, and an error on request', () => {
  const stack = lenientStack();
  new ModelPackage(stack, 'Churn', { modelPackageGroup: newGroup(stack), inferenceSpecification: specification() });
  const { ENCRYPTED_WITH_KEY } = GovernanceRule;
  expect(reportOf(stack, { governance: [ENCRYPTED_WITH_KEY] })).toMatchObject({ success: true, violations: [{ severity: 'warning' }] });
  expect(reportOf(stack, { governance: [ENCRYPTED_WITH_KEY.withSeverity(RuleSeverity.ERROR)] }))
    .toMatchObject({ success: false, violations: [{ severity: 'error' }] });
});

test('all rules have one severity', () => {
  expect(GovernanceRule.all().map(({ severity }) => severity)).toEqual(Array(9).fill('warning'));
  expect(GovernanceRule.all(RuleSeverity.ERROR).map(({ severity }) => severity)).toEqual(Array(9).fill('error'));
});
