package main

import (
	"fmt"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslogs"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-sagemaker/cdk-sagemaker-model-package-go/modelpackage"
)

// ModelStackProps say what the model is made from.
type ModelStackProps struct {
	awscdk.StackProps
	ModelPackage modelpackage.IModelPackage
}

// NewModelStack makes a model of the registered package, in a VPC without a way out. Deploy it once the package is approved.
func NewModelStack(scope constructs.Construct, id string, props *ModelStackProps) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, &props.StackProps)

	key := awskms.NewKey(stack, jsii.String("FlowLogsKey"), &awskms.KeyProps{
		EnableKeyRotation: jsii.Bool(true),
		RemovalPolicy:     awscdk.RemovalPolicy_DESTROY,
	})
	logGroups := fmt.Sprintf("arn:%s:logs:%s:%s:log-group:*", *stack.Partition(), *stack.Region(), *stack.Account())
	cloudWatchLogs := awsiam.NewServicePrincipal(jsii.String(fmt.Sprintf("logs.%s.amazonaws.com", *stack.Region())), &awsiam.ServicePrincipalOpts{
		Conditions: &map[string]interface{}{
			"ArnLike": map[string]string{"kms:EncryptionContext:aws:logs:arn": logGroups},
		},
	})
	key.Grant(cloudWatchLogs, jsii.String("kms:Encrypt*"), jsii.String("kms:Decrypt*"), jsii.String("kms:ReEncrypt*"),
		jsii.String("kms:GenerateDataKey*"), jsii.String("kms:Describe*"))
	flowLogs := awslogs.NewLogGroup(stack, jsii.String("FlowLogs"), &awslogs.LogGroupProps{
		EncryptionKey: key,
		RemovalPolicy: awscdk.RemovalPolicy_DESTROY,
	})

	vpc := awsec2.NewVpc(stack, jsii.String("Vpc"), &awsec2.VpcProps{
		MaxAzs:      jsii.Number(2),
		NatGateways: jsii.Number(0),
		SubnetConfiguration: &[]*awsec2.SubnetConfiguration{
			{Name: jsii.String("model"), SubnetType: awsec2.SubnetType_PRIVATE_ISOLATED},
		},
		GatewayEndpoints: &map[string]*awsec2.GatewayVpcEndpointOptions{
			"S3": {Service: awsec2.GatewayVpcEndpointAwsService_S3()},
		},
		FlowLogs: &map[string]*awsec2.FlowLogOptions{
			"All": {Destination: awsec2.FlowLogDestination_ToCloudWatchLogs(flowLogs, nil)},
		},
	})

	model := modelpackage.NewModel(stack, jsii.String("Tumours"), &modelpackage.ModelProps{
		Containers: &[]modelpackage.ModelContainer{
			modelpackage.ModelContainer_FromModelPackage(props.ModelPackage, &modelpackage.ModelPackageContainerOptions{
				Environment: &map[string]*string{"SAGEMAKER_CONTAINER_LOG_LEVEL": jsii.String("20")},
			}),
		},
		Vpc:              vpc,
		VpcSubnets:       &awsec2.SubnetSelection{SubnetType: awsec2.SubnetType_PRIVATE_ISOLATED},
		AllowAllOutbound: jsii.Bool(false),
		NetworkIsolation: jsii.Bool(true),
	})
	model.Connections().AllowTo(awsec2.Peer_AnyIpv4(), awsec2.Port_HTTPS(), jsii.String("Amazon S3, through the endpoint"))
	awscdk.Validations_Of(model).Acknowledge(&awscdk.Acknowledgment{
		Id:     jsii.String("cdk-sagemaker-model-package:Model.unapprovedPackage"),
		Reason: jsii.String("this stack is deployed after a reviewer has approved the package"),
	})

	return stack
}
