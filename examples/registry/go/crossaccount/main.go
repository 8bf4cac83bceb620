// Three accounts: one registers versions, one has the registry and reviews them, one deploys them.
package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-sagemaker/cdk-sagemaker-model-package-go/modelpackage"
)

const (
	region       = "eu-west-1"
	registryID   = "111122223333"
	trainingID   = "222233334444"
	servingID    = "333344445555"
	groupArn     = "arn:aws:sagemaker:" + region + ":" + registryID + ":model-package-group/tumours"
	modelsBucket = "tumour-models-111122223333"
)

func main() {
	defer jsii.Close()

	app := awscdk.NewApp(nil)

	// The registry: a group that the two others see, each with what it needs.
	registry := newStack(app, "TumourRegistry", registryID)
	models := awss3.NewBucket(registry, jsii.String("Models"), &awss3.BucketProps{
		BucketName: jsii.String(modelsBucket),
		EnforceSSL: jsii.Bool(true),
	})
	group := modelpackage.NewModelPackageGroup(registry, jsii.String("Tumours"), &modelpackage.ModelPackageGroupProps{
		ModelPackageGroupName: jsii.String("tumours"),
	})
	group.Share(jsii.String("Training"), &modelpackage.ModelPackageGroupShareOptions{
		Accounts: jsii.Strings(trainingID),
		Access:   &[]modelpackage.ModelPackageGroupAccess{modelpackage.ModelPackageGroupAccess_REGISTER},
	})
	group.Share(jsii.String("Serving"), &modelpackage.ModelPackageGroupShareOptions{
		Accounts: jsii.Strings(servingID),
		Access:   &[]modelpackage.ModelPackageGroupAccess{modelpackage.ModelPackageGroupAccess_DEPLOY},
	})
	modelpackage.NewModelPackage(registry, jsii.String("Tumours1"), &modelpackage.ModelPackageProps{
		ModelPackageGroup: group,
		InferenceSpecification: modelpackage.NewInferenceSpecification(&modelpackage.InferenceSpecificationProps{
			Containers: &[]*modelpackage.InferenceContainer{
				{
					Image:     modelpackage.ContainerImage_FromPrebuilt(modelpackage.PrebuiltRepository_XGBOOST(), jsii.String("1.7-1"), nil),
					ModelData: modelpackage.ModelData_FromBucket(models, jsii.String("tumours/1/model.tar.gz")),
				},
			},
			SupportedContentTypes:                   jsii.Strings("text/csv"),
			SupportedResponseMimeTypes:              jsii.Strings("text/csv"),
			SupportedRealtimeInferenceInstanceTypes: &[]modelpackage.InstanceType{modelpackage.InstanceType_M5_LARGE()},
			SupportedTransformInstanceTypes:         &[]modelpackage.InstanceType{modelpackage.InstanceType_M5_LARGE()},
		}),
	})

	// The account that trains: its role can register versions, which the account of the registry reviews.
	training := newStack(app, "TumourTraining", trainingID)
	trainer := awsiam.NewRole(training, jsii.String("Trainer"), &awsiam.RoleProps{
		AssumedBy: awsiam.NewServicePrincipal(jsii.String("sagemaker.amazonaws.com"), nil),
	})
	modelpackage.ModelPackageGroup_FromModelPackageGroupArn(training, jsii.String("Tumours"), jsii.String(groupArn)).
		Grants().Register(trainer, &modelpackage.RegisterGrantOptions{
		ApprovalStatuses: &[]modelpackage.ModelApprovalStatus{modelpackage.ModelApprovalStatus_PENDING_MANUAL_APPROVAL},
	})

	// The account that deploys: the version is a line of cdk.context.json, and its role can deploy it.
	serving := newStack(app, "TumourServing", servingID)
	version := modelpackage.ModelPackage_FromLookup(serving, jsii.String("Latest"), &modelpackage.ModelPackageLookupOptions{
		ModelPackageGroupName: jsii.String(groupArn),
		Images: &[]modelpackage.ContainerImage{
			modelpackage.ContainerImage_FromPrebuilt(modelpackage.PrebuiltRepository_XGBOOST(), jsii.String("1.7-1"), nil),
		},
		ModelData: &[]modelpackage.ModelData{
			modelpackage.ModelData_FromBucketPrefix(
				awss3.Bucket_FromBucketName(serving, jsii.String("Models"), jsii.String(modelsBucket)), jsii.String("tumours/"), nil),
		},
	})
	deployer := awsiam.NewRole(serving, jsii.String("Deployer"), &awsiam.RoleProps{
		AssumedBy: awsiam.NewServicePrincipal(jsii.String("codebuild.amazonaws.com"), nil),
	})
	modelpackage.ModelPackageGroup_FromModelPackageGroupArn(serving, jsii.String("Tumours"), jsii.String(groupArn)).
		Grants().Deploy(deployer, nil)
	modelpackage.NewModel(serving, jsii.String("Model"), &modelpackage.ModelProps{
		Containers: &[]modelpackage.ModelContainer{modelpackage.ModelContainer_FromModelPackage(version, nil)},
	})

	app.Synth(nil)
}

func newStack(app awscdk.App, id string, account string) awscdk.Stack {
	return awscdk.NewStack(app, jsii.String(id), &awscdk.StackProps{
		Env: &awscdk.Environment{Account: jsii.String(account), Region: jsii.String(region)},
	})
}
