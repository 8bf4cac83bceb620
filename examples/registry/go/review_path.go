package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsevents"
	"github.com/aws/aws-cdk-go/awscdk/v2/awseventstargets"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssqs"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-sagemaker/cdk-sagemaker-model-package-go/modelpackage"
)

// ReviewPath has one role that registers versions, another one that decides about them, and a queue from which a deployment takes
// the approved ones.
type ReviewPath struct {
	// Scientist may register versions that wait for a decision, and no others, and move them from development to QA.
	Scientist awsiam.Role
	// Reviewer may approve and reject, decide in QA, and move versions from QA to production.
	Reviewer awsiam.Role
	// Approvals has what was approved. SageMaker may tell of it twice: the queue drops the same message within five minutes.
	Approvals awssqs.Queue
}

// ReviewPathProps say whose versions are reviewed.
type ReviewPathProps struct {
	ModelPackageGroup modelpackage.IModelPackageGroup
}

// NewReviewPath makes the roles and the queue, and the rule that fills it.
func NewReviewPath(scope constructs.Construct, id string, props *ReviewPathProps) *ReviewPath {
	construct := constructs.NewConstruct(scope, &id)
	path := &ReviewPath{}
	group := props.ModelPackageGroup

	path.Scientist = awsiam.NewRole(construct, jsii.String("Scientist"), &awsiam.RoleProps{AssumedBy: awsiam.NewAccountRootPrincipal()})
	group.Grants().Register(path.Scientist, &modelpackage.RegisterGrantOptions{
		ApprovalStatuses: &[]modelpackage.ModelApprovalStatus{modelpackage.ModelApprovalStatus_PENDING_MANUAL_APPROVAL},
		Stages:           &[]modelpackage.ModelLifeCycleStage{modelpackage.ModelLifeCycleStage_DEVELOPMENT()},
	})
	group.Grants().ChangeStage(path.Scientist, &modelpackage.ModelPackageGroupChangeStageGrantOptions{
		FromStages: &[]modelpackage.ModelLifeCycleStage{modelpackage.ModelLifeCycleStage_DEVELOPMENT()},
		ToStages:   &[]modelpackage.ModelLifeCycleStage{modelpackage.ModelLifeCycleStage_QA()},
		ToStatuses: &[]modelpackage.ModelLifeCycleStageStatus{modelpackage.ModelLifeCycleStageStatus_PENDING_APPROVAL()},
	})

	path.Reviewer = awsiam.NewRole(construct, jsii.String("Reviewer"), &awsiam.RoleProps{AssumedBy: awsiam.NewAccountRootPrincipal()})
	group.Grants().Approve(path.Reviewer, nil)
	group.Grants().ChangeStage(path.Reviewer, &modelpackage.ModelPackageGroupChangeStageGrantOptions{
		FromStages: &[]modelpackage.ModelLifeCycleStage{modelpackage.ModelLifeCycleStage_QA()},
		ToStages:   &[]modelpackage.ModelLifeCycleStage{modelpackage.ModelLifeCycleStage_QA(), modelpackage.ModelLifeCycleStage_PRODUCTION()},
	})

	failuresProps := awssqs.QueueProps{
		Fifo:                      jsii.Bool(true),
		ContentBasedDeduplication: jsii.Bool(true),
		EncryptionMasterKey: awskms.NewKey(construct, jsii.String("Key"), &awskms.KeyProps{
			EnableKeyRotation: jsii.Bool(true),
			RemovalPolicy:     awscdk.RemovalPolicy_DESTROY,
		}),
		EnforceSSL: jsii.Bool(true),
	}
	approvalsProps := failuresProps
	approvalsProps.DeadLetterQueue = &awssqs.DeadLetterQueue{
		Queue:           awssqs.NewQueue(construct, jsii.String("Failures"), &failuresProps),
		MaxReceiveCount: jsii.Number(3),
	}
	path.Approvals = awssqs.NewQueue(construct, jsii.String("Approvals"), &approvalsProps)
	group.OnApproved(jsii.String("Approved"), &modelpackage.DecisionEventOptions{
		Description: jsii.String("Passes approved versions on to their deployment"),
		EventPattern: &awsevents.EventPattern{
			Detail: &map[string]interface{}{"ModelPackageStatus": []string{"Completed"}},
		},
		Target: awseventstargets.NewSqsQueue(path.Approvals, &awseventstargets.SqsQueueProps{
			MessageGroupId: jsii.String("approvals"),
			Message: awsevents.RuleTargetInput_FromObject(map[string]*string{
				"approvedAt":      modelpackage.ModelPackageEvent_LastModifiedTime(),
				"modelPackageArn": modelpackage.ModelPackageEvent_ModelPackageArn(),
				"version":         modelpackage.ModelPackageEvent_ModelPackageVersion(),
			}),
		}),
	})

	return path
}
