import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { ModelApprovalStatus, ModelPackageGroup } from '../../src';
import { integApp } from '../support/integ';

/** A group of everyone's: grants to roles of its account, a rule about approvals, tags. */
const app = integApp();
const stack = new Stack(app, 'integ-model-package-group');

const group = new ModelPackageGroup(stack, 'Churn', {
  description: 'Who is about to leave',
  removalPolicy: RemovalPolicy.DESTROY,
});
Tags.of(group).add('team', 'retention');

const scientist = new iam.Role(stack, 'Scientist', { assumedBy: new iam.AccountRootPrincipal() });
group.grants.register(scientist, { approvalStatuses: [ModelApprovalStatus.PENDING_MANUAL_APPROVAL] });
const reviewer = new iam.Role(stack, 'Reviewer', { assumedBy: new iam.AccountRootPrincipal() });
group.grants.approve(reviewer);
group.onApproved('Approved', { target: new targets.SqsQueue(new sqs.Queue(stack, 'Approvals')) });

new IntegTest(app, 'ModelPackageGroup', { testCases: [stack] });
