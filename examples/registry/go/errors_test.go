package main

import (
	"fmt"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-sagemaker/cdk-sagemaker-model-package-go/modelpackage"
)

const message = `invalid model package at Registry/Churn:
  - modelPackageName: "churn" cannot be combined with modelPackageGroup; a package in a group is named by its group and version. Remove modelPackageName (ModelPackage.nameOnVersion, https://github.com/cdk-sagemaker/cdk-sagemaker-model-package/blob/main/docs/diagnostics.md#modelpackagenameonversion)
  - description: "two\nlines" is not printable text. Remove the line break (Text.printable, https://github.com/cdk-sagemaker/cdk-sagemaker-model-package/blob/main/docs/diagnostics.md#textprintable)`

func TestMain(m *testing.M) {
	defer jsii.Close()
	m.Run()
}

func TestAllThatIsWrongWithAPackageReachesGo(t *testing.T) {
	stack := awscdk.NewStack(awscdk.NewApp(nil), jsii.String("Registry"), nil)
	group := modelpackage.NewModelPackageGroup(stack, jsii.String("Group"), nil)
	specification := modelpackage.NewInferenceSpecification(&modelpackage.InferenceSpecificationProps{
		Containers: &[]*modelpackage.InferenceContainer{{
			Image: modelpackage.ContainerImage_FromUri(jsii.String("111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3")),
		}},
		SupportedContentTypes:      jsii.Strings("text/csv"),
		SupportedResponseMimeTypes: jsii.Strings("text/csv"),
	})

	panicked := recovered(func() {
		modelpackage.NewModelPackage(stack, jsii.String("Churn"), &modelpackage.ModelPackageProps{
			ModelPackageGroup:      group,
			ModelPackageName:       jsii.String("churn"),
			Description:            jsii.String("two\nlines"),
			InferenceSpecification: specification,
		})
	})

	if panicked != message {
		t.Errorf("got:\n%s\nwant:\n%s", panicked, message)
	}
	if stack.Node().TryFindChild(jsii.String("Churn")) != nil {
		t.Error("a package was left in the tree")
	}
}

// recovered is what an action panics with.
func recovered(action func()) (message string) {
	defer func() { message = fmt.Sprint(recover()) }()
	action()
	return
}
