import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnModel, CfnModelPackage, CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import { GovernanceRule } from '../../../src';
import { Explanations } from '../explanation';

const RULES = '[ModelRegistryRules](rules.md)';

export const GOVERNANCE_EXPLANATIONS = {
  'Governance.approvedWithoutMetrics': {
    meaning: 'Reviewers of regulated models decide on metrics.',
    wrong: ({ stack, governed }) => {
      governed(GovernanceRule.APPROVED_WITH_METRICS);
      new CfnModelPackage(stack, 'Churn', { modelPackageGroupName: 'churn', modelApprovalStatus: 'Approved' });
    },
    message: 'ModelApprovalStatus: is approved, and the version has no metrics. Specify ModelMetrics',
    right: ({ stack, governed }) => {
      governed(GovernanceRule.APPROVED_WITH_METRICS);
      new CfnModelPackage(stack, 'Churn', { modelPackageGroupName: 'churn' });
    },
    source: RULES,
  },
  'Governance.approvedWithoutCard': {
    meaning: 'The card documents the intended uses and the risk of a model.',
    wrong: ({ stack, governed }) => {
      governed(GovernanceRule.APPROVED_WITH_CARD);
      new CfnModelPackage(stack, 'Churn', { modelPackageGroupName: 'churn', modelApprovalStatus: 'Approved' });
    },
    message: 'ModelApprovalStatus: is approved, and the version has no model card. Specify ModelCard',
    right: ({ stack, governed }) => {
      governed(GovernanceRule.APPROVED_WITH_CARD);
      new CfnModelPackage(stack, 'Churn', { modelPackageGroupName: 'churn' });
    },
    source: RULES,
  },
  'Governance.approvedWithoutValidation': {
    meaning: 'A transform job shows that the model runs before it is deployed.',
    wrong: ({ stack, governed }) => {
      governed(GovernanceRule.APPROVED_WITH_VALIDATION);
      new CfnModelPackage(stack, 'Churn', { modelPackageGroupName: 'churn', modelApprovalStatus: 'Approved' });
    },
    message: 'ModelApprovalStatus: is approved, and the version is not validated. Specify ValidationSpecification',
    right: ({ stack, governed }) => {
      governed(GovernanceRule.APPROVED_WITH_VALIDATION);
      new CfnModelPackage(stack, 'Churn', { modelPackageGroupName: 'churn' });
    },
    source: RULES,
  },
  'Governance.approvedByTemplate': {
    meaning: 'Who may deploy the template may approve the version.',
    wrong: ({ stack, governed }) => {
      governed(GovernanceRule.NOT_APPROVED_BY_TEMPLATE);
      new CfnModelPackage(stack, 'Churn', { modelPackageGroupName: 'churn', modelApprovalStatus: 'Approved' });
    },
    message: 'ModelApprovalStatus: approves the version by the template, without a reviewer. Remove it, and let a reviewer approve the version',
    right: ({ stack, governed }) => {
      governed(GovernanceRule.NOT_APPROVED_BY_TEMPLATE);
      new CfnModelPackage(stack, 'Churn', { modelPackageGroupName: 'churn' });
    },
    source: RULES,
  },
  'Governance.keyMissing': {
    meaning: 'With a customer managed key, the organization decides who can read what SageMaker stores for the version.',
    wrong: ({ stack, governed }) => {
      governed(GovernanceRule.ENCRYPTED_WITH_KEY);
      new CfnModelPackage(stack, 'Churn', { modelPackageGroupName: 'churn' });
    },
    message: 'SecurityConfig: is missing, so that SageMaker encrypts the version with a key of its own. Specify a customer managed key',
    right: ({ stack, governed }) => {
      governed(GovernanceRule.ENCRYPTED_WITH_KEY);
      new CfnModelPackage(stack, 'Churn', {
        modelPackageGroupName: 'churn',
        securityConfig: { kmsKeyId: 'alias/churn' },
      });
    },
    source: RULES,
  },
  'Governance.mutableImage': {
    meaning: 'A digest always identifies the same image.',
    wrong: ({ stack, governed }) => {
      governed(GovernanceRule.IMMUTABLE_IMAGES);
      new CfnModel(stack, 'Churn', { primaryContainer: { image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3' } });
    },
    message: 'PrimaryContainer.Image: is an image by a tag, which can move to another image. Use a digest',
    right: ({ stack, governed }) => {
      governed(GovernanceRule.IMMUTABLE_IMAGES);
      const digest = `sha256:${'0'.repeat(64)}`;
      new CfnModel(stack, 'Churn', {
        primaryContainer: { image: `111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn@${digest}` },
      });
    },
    source: RULES,
  },
  'Governance.retentionMissing': {
    meaning: 'CloudFormation deletes versions and groups that a stack no longer has, unless the template says otherwise.',
    wrong: ({ stack, governed }) => {
      governed(GovernanceRule.RETENTION);
      new CfnModelPackageGroup(stack, 'Churn', { modelPackageGroupName: 'churn' });
    },
    message: 'DeletionPolicy: does not keep the resource when it leaves the stack or is replaced. Set DeletionPolicy to Retain or RetainExceptOnCreate, and UpdateReplacePolicy to Retain',
    right: ({ stack, governed }) => {
      governed(GovernanceRule.RETENTION);
      new CfnModelPackageGroup(stack, 'Churn', { modelPackageGroupName: 'churn' }).applyRemovalPolicy(RemovalPolicy.RETAIN);
    },
    source: RULES,
  },
  'Governance.policyWithoutConditions': {
    meaning: 'A condition on the organization keeps accounts out that leave it.',
    wrong: ({ stack, governed }) => {
      governed(GovernanceRule.POLICY_CONDITIONS);
      new CfnModelPackageGroup(stack, 'Churn', {
        modelPackageGroupName: 'churn',
        modelPackageGroupPolicy: {
          Version: '2012-10-17',
          Statement: [{
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:iam::444455556666:root' },
            Action: 'sagemaker:DescribeModelPackage',
            Resource: '*',
          }],
        },
      });
    },
    message: 'ModelPackageGroupPolicy: has a statement that allows without a condition. Limit who may use the group by a condition, such as one on aws:PrincipalOrgID',
    right: ({ stack, governed }) => {
      governed(GovernanceRule.POLICY_CONDITIONS);
      new CfnModelPackageGroup(stack, 'Churn', {
        modelPackageGroupName: 'churn',
        modelPackageGroupPolicy: {
          Version: '2012-10-17',
          Statement: [{
            Effect: 'Allow',
            Principal: { AWS: '*' },
            Action: 'sagemaker:DescribeModelPackage',
            Resource: '*',
            Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1234567890' } },
          }],
        },
      });
    },
    source: RULES,
  },
  'Governance.publicPolicy': {
    meaning: 'Everyone who has an AWS account could use the group.',
    wrong: ({ stack, governed }) => {
      governed(GovernanceRule.NO_PUBLIC_POLICY);
      new CfnModelPackageGroup(stack, 'Churn', {
        modelPackageGroupName: 'churn',
        modelPackageGroupPolicy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sagemaker:DescribeModelPackage', Resource: '*' }],
        },
      });
    },
    message: 'ModelPackageGroupPolicy: allows every AWS account. Name the accounts, or add a condition on aws:PrincipalOrgID',
    right: ({ stack, governed }) => {
      governed(GovernanceRule.NO_PUBLIC_POLICY);
      new CfnModelPackageGroup(stack, 'Churn', {
        modelPackageGroupName: 'churn',
        modelPackageGroupPolicy: {
          Version: '2012-10-17',
          Statement: [{
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:iam::444455556666:root' },
            Action: 'sagemaker:DescribeModelPackage',
            Resource: '*',
          }],
        },
      });
    },
    source: RULES,
  },
} satisfies Explanations;
