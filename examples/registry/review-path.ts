import { RemovalPolicy } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import {
  IModelPackageGroup, ModelApprovalStatus, ModelLifeCycleStage, ModelLifeCycleStageStatus, ModelPackageEvent,
} from 'cdk-sagemaker-model-package';

export interface ReviewPathProps {
  readonly modelPackageGroup: IModelPackageGroup;
}

/**
 * One role registers versions, another one decides about them, and a deployment takes the approved ones from a queue.
 */
export class ReviewPath extends Construct {
  /** May register versions that wait for a decision, and no others, and move them from development to QA. */
  public readonly scientist: iam.Role;
  /** May approve and reject, decide in QA, and move versions from QA to production. */
  public readonly reviewer: iam.Role;
  /** What was approved. SageMaker may tell of it twice: the queue drops the same message within five minutes. */
  public readonly approvals: sqs.Queue;

  public constructor(scope: Construct, id: string, { modelPackageGroup }: ReviewPathProps) {
    super(scope, id);

    this.scientist = new iam.Role(this, 'Scientist', { assumedBy: new iam.AccountRootPrincipal() });
    modelPackageGroup.grants.register(this.scientist, {
      approvalStatuses: [ModelApprovalStatus.PENDING_MANUAL_APPROVAL],
      stages: [ModelLifeCycleStage.DEVELOPMENT],
    });
    modelPackageGroup.grants.changeStage(this.scientist, {
      fromStages: [ModelLifeCycleStage.DEVELOPMENT],
      toStages: [ModelLifeCycleStage.QA],
      toStatuses: [ModelLifeCycleStageStatus.PENDING_APPROVAL],
    });

    this.reviewer = new iam.Role(this, 'Reviewer', { assumedBy: new iam.AccountRootPrincipal() });
    modelPackageGroup.grants.approve(this.reviewer);
    modelPackageGroup.grants.changeStage(this.reviewer, {
      fromStages: [ModelLifeCycleStage.QA],
      toStages: [ModelLifeCycleStage.QA, ModelLifeCycleStage.PRODUCTION],
    });

    const queueProps: sqs.QueueProps = {
      fifo: true,
      contentBasedDeduplication: true,
      encryptionMasterKey: new kms.Key(this, 'Key', { enableKeyRotation: true, removalPolicy: RemovalPolicy.DESTROY }),
      enforceSSL: true,
    };
    const failures = new sqs.Queue(this, 'Failures', queueProps);
    this.approvals = new sqs.Queue(this, 'Approvals', { ...queueProps, deadLetterQueue: { queue: failures, maxReceiveCount: 3 } });
    modelPackageGroup.onApproved('Approved', {
      description: 'Passes approved versions on to their deployment',
      eventPattern: { detail: { ModelPackageStatus: ['Completed'] } },
      target: new targets.SqsQueue(this.approvals, {
        messageGroupId: 'approvals',
        message: events.RuleTargetInput.fromObject({
          approvedAt: ModelPackageEvent.lastModifiedTime,
          modelPackageArn: ModelPackageEvent.modelPackageArn,
          version: ModelPackageEvent.modelPackageVersion,
        }),
      }),
    });
  }
}
