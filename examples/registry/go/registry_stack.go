package main

import (
	"path/filepath"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-sagemaker/cdk-sagemaker-model-package-go/modelpackage"
)

// RegistryStack registers the tumour model of model/ in the SageMaker model registry, for a reviewer to approve.
type RegistryStack struct {
	// ModelPackage is version 1, which waits for a reviewer.
	ModelPackage modelpackage.ModelPackage
}

// NewRegistryStack makes the group of the model, its first version, and the path of its review.
func NewRegistryStack(scope constructs.Construct, id string, props *awscdk.StackProps) *RegistryStack {
	stack := awscdk.NewStack(scope, &id, props)

	group := modelpackage.NewModelPackageGroup(stack, jsii.String("Tumours"), &modelpackage.ModelPackageGroupProps{
		Description: jsii.String("Tells malignant from benign tumours by the shape of their cells"),
	})

	NewReviewPath(stack, "Review", &ReviewPathProps{ModelPackageGroup: group})

	results := awss3.NewBucket(stack, jsii.String("ValidationResults"), &awss3.BucketProps{
		BlockPublicAccess:      awss3.BlockPublicAccess_BLOCK_ALL(),
		Encryption:             awss3.BucketEncryption_S3_MANAGED,
		EnforceSSL:             jsii.Bool(true),
		Versioned:              jsii.Bool(true),
		ServerAccessLogsPrefix: jsii.String("access-logs/"),
		RemovalPolicy:          awscdk.RemovalPolicy_DESTROY,
	})

	validation := modelpackage.ValidationSpecification_Builder().
		ProfileName(jsii.String("held-out-rows")).
		TransformInput(&modelpackage.TransformInput{
			Source:      modelpackage.S3Source_FromAsset(file("batch-transform.csv"), nil),
			ContentType: jsii.String("text/csv"),
			SplitType:   modelpackage.SplitType_LINE,
		}).
		TransformOutput(&modelpackage.TransformOutput{
			Bucket:       results,
			Prefix:       jsii.String("tumours"),
			Accept:       jsii.String("text/csv"),
			AssembleWith: modelpackage.AssembleWith_LINE,
		}).
		TransformResources(&modelpackage.TransformResources{
			InstanceType: modelpackage.InstanceType_M5_LARGE(),
		}).
		BatchStrategy(modelpackage.BatchStrategy_MULTI_RECORD).
		MaxPayload(awscdk.Size_Mebibytes(jsii.Number(6))).
		ToSpecification()

	quality := &modelpackage.StatisticsAndConstraints{
		Statistics:  report("evaluation.json"),
		Constraints: report("constraints.json"),
	}

	version := modelpackage.NewModelPackage(stack, jsii.String("TumourModel"), &modelpackage.ModelPackageProps{
		ModelPackageGroup: group,
		Description:       jsii.String("XGBoost on the Wisconsin breast cancer data"),
		InferenceSpecification: modelpackage.InferenceSpecification_Builder().
			AddContainer(&modelpackage.InferenceContainer{
				Image:            modelpackage.ContainerImage_FromPrebuilt(modelpackage.PrebuiltRepository_XGBOOST(), jsii.String("1.7-1"), nil),
				ModelData:        modelpackage.ModelData_FromAsset(file("model.tar.gz"), nil),
				Framework:        jsii.String("XGBOOST"),
				FrameworkVersion: jsii.String("1.7-1"),
			}).
			SupportedContentTypes(jsii.String("text/csv")).
			SupportedResponseMimeTypes(jsii.String("text/csv")).
			SupportedRealtimeInferenceInstanceTypes(modelpackage.InstanceType_M5_LARGE(), modelpackage.InstanceType_C5_LARGE()).
			SupportedTransformInstanceTypes(modelpackage.InstanceType_M5_LARGE()).
			ToSpecification(),
		ValidationSpecification: validation,
		ModelMetrics:            &modelpackage.ModelMetrics{ModelQuality: quality},
		ModelCard:               tumourCard(),
		DriftCheckBaselines:     &modelpackage.DriftCheckBaselines{ModelQuality: quality},
		CustomerMetadataProperties: &map[string]*string{
			"team":    jsii.String("diagnostics"),
			"dataset": jsii.String("breast cancer wisconsin"),
		},
		MetadataProperties: &modelpackage.MetadataProperties{GeneratedBy: jsii.String("examples/registry/model/train.py")},
		Domain:             modelpackage.MachineLearningDomain_MACHINE_LEARNING(),
		Task:               modelpackage.MachineLearningTask_CLASSIFICATION(),
		SamplePayload:      modelpackage.S3File_FromAsset(file("payload.tar.gz"), nil),
	})

	return &RegistryStack{ModelPackage: version}
}

func report(name string) *modelpackage.MetricsSource {
	return &modelpackage.MetricsSource{File: modelpackage.S3File_FromAsset(file(name), nil)}
}

func file(name string) *string {
	return jsii.String(filepath.Join("..", "model", name))
}
