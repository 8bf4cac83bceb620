package main

import (
	"strings"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/assertions"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-sagemaker/cdk-sagemaker-model-package-go/modelpackage"
)

// docs: assertions
func TestTheRuleFiresForApprovedVersionsOfTheGroup(t *testing.T) {
	stack := awscdk.NewStack(awscdk.NewApp(nil), jsii.String("Churn"), nil)
	group := modelpackage.NewModelPackageGroup(stack, jsii.String("Group"), &modelpackage.ModelPackageGroupProps{
		ModelPackageGroupName: jsii.String("churn"),
	})
	group.OnApproved(jsii.String("Approved"), nil)

	template := assertions.Template_FromStack(stack, nil)
	template.HasResourceProperties(jsii.String("AWS::Events::Rule"), map[string]any{
		"EventPattern": assertions.Match_ObjectLike(&map[string]any{
			"detail": assertions.Match_ObjectLike(&map[string]any{"ModelApprovalStatus": []string{"Approved"}}),
		}),
	})
	assertions.Annotations_FromStack(stack).HasNoWarning(jsii.String("*"), assertions.Match_AnyValue())
}

func TestANameForAVersionIsRefused(t *testing.T) {
	stack := awscdk.NewStack(awscdk.NewApp(nil), jsii.String("Churn"), nil)
	group := modelpackage.ModelPackageGroup_FromModelPackageGroupName(stack, jsii.String("Imported"), jsii.String("churn"))

	panicked := recovered(func() {
		modelpackage.NewModelPackage(stack, jsii.String("Churn"), &modelpackage.ModelPackageProps{
			ModelPackageGroup: group,
			ModelPackageName:  jsii.String("churn"),
		})
	})

	if !strings.Contains(panicked, "ModelPackage.nameOnVersion") {
		t.Error(panicked)
	}
}

// docs: end
