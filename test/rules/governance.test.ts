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

test.each<[GovernanceRule, string, object, string[], object?]>([
  [GovernanceRule.APPROVED_WITH_METRICS, PACKAGE, APPROVED, ['Properties.ModelApprovalStatus: Governance.approvedWithoutMetrics']],
  [GovernanceRule.APPROVED_WITH_METRICS, PACKAGE, VERSION, []],
  [GovernanceRule.APPROVED_WITH_METRICS, PACKAGE, { ...APPROVED, ModelMetrics: { Ref: 'Metrics' } }, []],
  [GovernanceRule.APPROVED_WITH_CARD, PACKAGE, APPROVED, ['Properties.ModelApprovalStatus: Governance.approvedWithoutCard']],
  [GovernanceRule.APPROVED_WITH_VALIDATION, PACKAGE, APPROVED,
    ['Properties.ModelApprovalStatus: Governance.approvedWithoutValidation']],
  [GovernanceRule.NOT_APPROVED_BY_TEMPLATE, PACKAGE, APPROVED, ['Properties.ModelApprovalStatus: Governance.approvedByTemplate']],
  [GovernanceRule.NOT_APPROVED_BY_TEMPLATE, PACKAGE, VERSION, []],
  [GovernanceRule.ENCRYPTED_WITH_KEY, PACKAGE, VERSION, ['Properties.SecurityConfig: Governance.keyMissing']],
  [GovernanceRule.ENCRYPTED_WITH_KEY, PACKAGE, { ...VERSION, SecurityConfig: { Ref: 'Security' } }, []],
  [GovernanceRule.ENCRYPTED_WITH_KEY, PACKAGE, { ModelPackageName: 'churn' }, []],
  [GovernanceRule.ENCRYPTED_WITH_KEY, GROUP, { ModelPackageGroupName: 'churn' }, []],
  [GovernanceRule.IMMUTABLE_IMAGES, PACKAGE, VERSION,
    ['Properties.InferenceSpecification.Containers[0].Image: Governance.mutableImage']],
  [GovernanceRule.IMMUTABLE_IMAGES, MODEL, { PrimaryContainer: { Image: IMAGE, Environment: { Image: 'x' } } },
    ['Properties.PrimaryContainer.Image: Governance.mutableImage']],
  [GovernanceRule.IMMUTABLE_IMAGES, MODEL, {
    Containers: [{ Image: `${IMAGE}@sha256:${'0'.repeat(64)}` }, { Image: { Ref: 'Image' } }, { Image: IMAGE, ImageDigest: 'sha256:0' }, 5],
  }, []],
  [GovernanceRule.RETENTION, PACKAGE, VERSION, ['DeletionPolicy: Governance.retentionMissing']],
  [GovernanceRule.RETENTION, PACKAGE, VERSION, [], { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' }],
  [GovernanceRule.RETENTION, GROUP, {}, ['UpdateReplacePolicy: Governance.retentionMissing'],
    { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Delete' }],
  [GovernanceRule.RETENTION, MODEL, {}, []],
  [GovernanceRule.POLICY_CONDITIONS, GROUP, policy({ ...ALLOW, Principal: { AWS: '444455556666' } }),
    ['Properties.ModelPackageGroupPolicy: Governance.policyWithoutConditions']],
  [GovernanceRule.POLICY_CONDITIONS, GROUP,
    policy({ ...ALLOW, Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }), []],
  [GovernanceRule.POLICY_CONDITIONS, GROUP, policy({ ...ALLOW, Effect: 'Deny', Principal: '*' }), []],
  [GovernanceRule.POLICY_CONDITIONS, GROUP, { ModelPackageGroupPolicy: 'not JSON' }, []],
  [GovernanceRule.POLICY_CONDITIONS, GROUP, { ModelPackageGroupPolicy: 'null' }, []],
  [GovernanceRule.POLICY_CONDITIONS, GROUP, {}, []],
  [GovernanceRule.POLICY_CONDITIONS, PACKAGE, VERSION, []],
  [GovernanceRule.NO_PUBLIC_POLICY, GROUP, policy({ ...ALLOW, Principal: '*' }),
    ['Properties.ModelPackageGroupPolicy: Governance.publicPolicy']],
  [GovernanceRule.NO_PUBLIC_POLICY, GROUP,
    { ModelPackageGroupPolicy: JSON.stringify({ Statement: { ...ALLOW, Principal: { AWS: '*' } } }) },
    ['Properties.ModelPackageGroupPolicy: Governance.publicPolicy']],
  [GovernanceRule.NO_PUBLIC_POLICY, GROUP, policy({ ...ALLOW, Principal: { AWS: '444455556666' } }), []],
  [GovernanceRule.NO_PUBLIC_POLICY, GROUP, policy({ ...ALLOW, Action: 5, NotAction: 5, Principal: 5 }), []],
])('rule %#', (rule, type, properties, findings, ...[attributes]) => {
  expect(findingsIn(type, properties, attributes, { libraryRules: false, governance: [rule] })).toEqual(findings);
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
