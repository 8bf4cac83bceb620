from aws_cdk import RemovalPolicy
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_sqs as sqs
from cdk_sagemaker_model_package import (
    IModelPackageGroup,
    ModelApprovalStatus,
    ModelLifeCycleStage,
    ModelLifeCycleStageStatus,
    ModelPackageEvent,
)
from constructs import Construct


class ReviewPath(Construct):
    """One role registers versions, another one decides about them, and a deployment takes the approved ones from a queue."""

    def __init__(self, scope: Construct, construct_id: str, *, model_package_group: IModelPackageGroup) -> None:
        super().__init__(scope, construct_id)

        # May register versions that wait for a decision, and no others, and move them from development to QA.
        self.scientist = iam.Role(self, "Scientist", assumed_by=iam.AccountRootPrincipal())
        model_package_group.grants.register(
            self.scientist,
            approval_statuses=[ModelApprovalStatus.PENDING_MANUAL_APPROVAL],
            stages=[ModelLifeCycleStage.DEVELOPMENT],
        )
        model_package_group.grants.change_stage(
            self.scientist,
            from_stages=[ModelLifeCycleStage.DEVELOPMENT],
            to_stages=[ModelLifeCycleStage.QA],
            to_statuses=[ModelLifeCycleStageStatus.PENDING_APPROVAL],
        )

        # May approve and reject, decide in QA, and move versions from QA to production.
        self.reviewer = iam.Role(self, "Reviewer", assumed_by=iam.AccountRootPrincipal())
        model_package_group.grants.approve(self.reviewer)
        model_package_group.grants.change_stage(
            self.reviewer,
            from_stages=[ModelLifeCycleStage.QA],
            to_stages=[ModelLifeCycleStage.QA, ModelLifeCycleStage.PRODUCTION],
        )

        key = kms.Key(self, "Key", enable_key_rotation=True, removal_policy=RemovalPolicy.DESTROY)
        queue = {"fifo": True, "content_based_deduplication": True, "encryption_master_key": key, "enforce_ssl": True}
        failures = sqs.Queue(self, "Failures", **queue)
        # What was approved. SageMaker may tell of it twice: the queue drops the same message within five minutes.
        self.approvals = sqs.Queue(
            self, "Approvals", dead_letter_queue=sqs.DeadLetterQueue(queue=failures, max_receive_count=3), **queue
        )
        model_package_group.on_approved(
            "Approved",
            description="Passes approved versions on to their deployment",
            event_pattern=events.EventPattern(detail={"ModelPackageStatus": ["Completed"]}),
            target=targets.SqsQueue(
                self.approvals,
                message_group_id="approvals",
                message=events.RuleTargetInput.from_object(
                    {
                        "approvedAt": ModelPackageEvent.last_modified_time,
                        "modelPackageArn": ModelPackageEvent.model_package_arn,
                        "version": ModelPackageEvent.model_package_version,
                    }
                ),
            ),
        )
