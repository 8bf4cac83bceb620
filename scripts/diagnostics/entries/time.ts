import { RemovalPolicy } from 'aws-cdk-lib';
import * as sagemaker from 'aws-cdk-lib/aws-sagemaker';
import { ModelApprovalStatus, ModelPackage, ModelPackageGroup } from '../../../src';
import { Explanations } from '../explanation';
import { api, DELETION_POLICY, HANDLER, schema } from '../sources';

/** What surprises later: at an update, a rename or a removal. */
export const TIME_EXPLANATIONS = {
  'ModelPackage.nothingToServe': {
    meaning: 'SageMaker accepts a version without a specification, and no model can be created from it. A misspelled '
      + 'property of an object variable, which the compiler accepts, has this effect.',
    wrong: ({ stack, group }) => {
      new ModelPackage(stack, 'Churn1', { modelPackageGroup: group });
    },
    message: 'the version has none of inferenceSpecification, sourceAlgorithm and sourceUri, so that no model can be created '
      + 'from it. Specify one of them, and check the spelling of the properties',
    right: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', { modelPackageGroup: group, inferenceSpecification: specification() });
    },
    source: api('CreateModelPackage'),
  },
  'ModelPackage.approvalOwnedByTemplate': {
    meaning: 'CloudFormation sends the status of the template with every update, such as a change of customer metadata. '
      + 'A version that a reviewer approved is pending again afterwards.',
    wrong: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        approvalStatus: ModelApprovalStatus.PENDING_MANUAL_APPROVAL,
      });
    },
    message: 'approvalStatus: is sent with every update of the version, so that the next update overwrites what a reviewer '
      + 'decided in the meantime. Remove it: models cannot be deployed from a version without a status, and it keeps what '
      + 'reviewers decide',
    right: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', { modelPackageGroup: group, inferenceSpecification: specification() });
    },
    source: HANDLER,
  },
  'ModelPackage.instanceTypesMissing': {
    meaning: 'The handler reads both lists of every specification without checking whether they exist, and then reports '
      + '"Internal failure". Transform jobs do not support uncompressed model data, so that their list may be missing there.',
    wrong: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ supportedTransformInstanceTypes: undefined }),
      });
    },
    message: 'inferenceSpecification.supportedTransformInstanceTypes: is missing, and the CloudFormation handler as published '
      + 'in March 2023 fails without it; whether it still does is not known. List the instance types on which the model runs',
    right: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', { modelPackageGroup: group, inferenceSpecification: specification() });
    },
    source: HANDLER,
  },
  'ModelPackage.destroy': {
    meaning: 'A change of most properties replaces the version. With this removal policy, CloudFormation then deletes the '
      + 'old one. The policy may also be set by an aspect, such as `RemovalPolicies.of(app).destroy()`.',
    wrong: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        removalPolicy: RemovalPolicy.DESTROY,
      });
    },
    message: 'the removal policy deletes the version when it leaves the stack or is replaced, approved or not. Keep '
      + 'RETAIN_ON_UPDATE_OR_DELETE, or acknowledge that the version may be lost',
    right: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', { modelPackageGroup: group, inferenceSpecification: specification() });
    },
    source: DELETION_POLICY,
  },
  'ModelPackageGroup.destroy': {
    meaning: 'SageMaker rejects the deletion of a group that has versions, so that the deletion of the stack fails. The '
      + 'policy may also be set by an aspect, such as `RemovalPolicies.of(app).destroy()`.',
    wrong: ({ stack }) => {
      new ModelPackageGroup(stack, 'Churn', { removalPolicy: RemovalPolicy.DESTROY });
    },
    message: 'the removal policy deletes the group with its stack, which SageMaker refuses while it has versions, those '
      + 'registered elsewhere included. Keep RETAIN_ON_UPDATE_OR_DELETE, or acknowledge that the deletion of the stack may fail',
    right: ({ stack }) => {
      new ModelPackageGroup(stack, 'Churn');
    },
    source: api('DeleteModelPackageGroup'),
  },
  'ModelPackageGroup.renamed': {
    meaning: 'The name is part of the template of every version, rule and policy of the group. An L1 can be renamed '
      + 'until it is first used. The error is reported when CDK validates the app.',
    wrong: ({ stack }) => {
      const churn = new ModelPackageGroup(stack, 'Churn', { modelPackageGroupName: 'churn' });
      (churn.node.defaultChild as sagemaker.CfnModelPackageGroup).modelPackageGroupName = 'customers';
    },
    message: 'the model package group is renamed from "churn" to "customers" after it was created or used, and its versions, '
      + 'rules and policies have the first name. Set modelPackageGroupName where the group is created',
    right: ({ stack }) => {
      new ModelPackageGroup(stack, 'Churn', { modelPackageGroupName: 'customers' });
    },
    source: schema('ModelPackageGroup'),
  },
} satisfies Explanations;
