import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as sagemaker from 'aws-cdk-lib/aws-sagemaker';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { CorpusApps, group } from '../parts';
import { ModelPackageEvent, ModelPackageGroup, ModelPackageGroupEvents } from 'cdk-sagemaker-model-package';

export const EVENTS: CorpusApps = {
  'events': (stack) => {
    const churn = group(stack);
    return [
      () => { churn.onApproved('Approved', { target: new targets.SqsQueue(new sqs.Queue(stack, 'Approvals')) }); },
      () => { churn.onRejected('Rejected', { description: 'Rejected versions' }); },
      () => { churn.onStateChange('Changed', { ruleName: 'changes' }); },
    ];
  },
  'event-with-every-field': (stack) => {
    const fields = {
      arn: ModelPackageEvent.modelPackageArn,
      group: ModelPackageEvent.modelPackageGroupName,
      version: ModelPackageEvent.modelPackageVersion,
      approval: ModelPackageEvent.modelApprovalStatus,
      status: ModelPackageEvent.modelPackageStatus,
      details: ModelPackageEvent.modelPackageStatusDetails,
      specification: ModelPackageEvent.inferenceSpecification,
      metrics: ModelPackageEvent.modelMetrics,
      created: ModelPackageEvent.creationTime,
      modified: ModelPackageEvent.lastModifiedTime,
      by: ModelPackageEvent.generatedBy,
    };
    group(stack).events.onStateChange('Changed', {
      target: new targets.SqsQueue(new sqs.Queue(stack, 'Changes'), { message: events.RuleTargetInput.fromObject(fields) }),
    });
  },
  'events-of-l1-group': (stack) => {
    const churn = new sagemaker.CfnModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn' });
    const rules = ModelPackageGroupEvents.fromModelPackageGroup(churn);
    return [() => { rules.onApproved('Approved'); }, () => { rules.onRejected('Rejected'); }];
  },
  'events-of-imported-group': (stack) => { ModelPackageGroup.fromModelPackageGroupName(stack, 'Group', 'churn').onApproved('Approved'); },
};
