from aws_cdk import Acknowledgment, RemovalPolicy, Stack, Validations
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_logs as logs
from cdk_sagemaker_model_package import IModelPackage, Model, ModelContainer
from constructs import Construct


class ModelStack(Stack):
    """Makes a model of the registered package, in a VPC without a way out. Deploy it once the package is approved."""

    def __init__(self, scope: Construct, construct_id: str, *, model_package: IModelPackage, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        key = kms.Key(self, "FlowLogsKey", enable_key_rotation=True, removal_policy=RemovalPolicy.DESTROY)
        log_groups = f"arn:{self.partition}:logs:{self.region}:{self.account}:log-group:*"
        cloud_watch_logs = iam.ServicePrincipal(
            f"logs.{self.region}.amazonaws.com",
            conditions={"ArnLike": {"kms:EncryptionContext:aws:logs:arn": log_groups}},
        )
        key.grant(cloud_watch_logs, "kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*")
        flow_logs = logs.LogGroup(self, "FlowLogs", encryption_key=key, removal_policy=RemovalPolicy.DESTROY)

        vpc = ec2.Vpc(
            self,
            "Vpc",
            max_azs=2,
            nat_gateways=0,
            subnet_configuration=[
                ec2.SubnetConfiguration(name="model", subnet_type=ec2.SubnetType.PRIVATE_ISOLATED)
            ],
            gateway_endpoints={"S3": ec2.GatewayVpcEndpointOptions(service=ec2.GatewayVpcEndpointAwsService.S3)},
            flow_logs={"All": ec2.FlowLogOptions(destination=ec2.FlowLogDestination.to_cloud_watch_logs(flow_logs))},
        )

        model = Model(
            self,
            "Tumours",
            containers=[
                ModelContainer.from_model_package(model_package, environment={"SAGEMAKER_CONTAINER_LOG_LEVEL": "20"})
            ],
            vpc=vpc,
            vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_ISOLATED),
            allow_all_outbound=False,
            network_isolation=True,
        )
        model.connections.allow_to(ec2.Peer.any_ipv4(), ec2.Port.HTTPS, "Amazon S3, through the endpoint")
        Validations.of(model).acknowledge(
            Acknowledgment(
                id="cdk-sagemaker-model-package:Model.unapprovedPackage",
                reason="this stack is deployed after a reviewer has approved the package",
            )
        )
