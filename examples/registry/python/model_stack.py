from aws_cdk import Acknowledgment, Stack, Validations
from aws_cdk import aws_ec2 as ec2
from cdk_sagemaker_model_package import IModelPackage, Model, ModelContainer
from constructs import Construct


class ModelStack(Stack):
    """Makes a model of the registered package, in a VPC without a way out. Deploy it once the package is approved."""

    def __init__(self, scope: Construct, construct_id: str, *, model_package: IModelPackage, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        vpc = ec2.Vpc(
            self,
            "Vpc",
            max_azs=2,
            nat_gateways=0,
            subnet_configuration=[
                ec2.SubnetConfiguration(name="model", subnet_type=ec2.SubnetType.PRIVATE_ISOLATED)
            ],
            gateway_endpoints={"S3": ec2.GatewayVpcEndpointOptions(service=ec2.GatewayVpcEndpointAwsService.S3)},
            flow_logs={"All": ec2.FlowLogOptions()},
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
        )
        model.connections.allow_to(ec2.Peer.any_ipv4(), ec2.Port.HTTPS, "Amazon S3, through the endpoint")
        Validations.of(model).acknowledge(
            Acknowledgment(
                id="cdk-sagemaker-model-package:Model.unapprovedPackage",
                reason="this stack is deployed after a reviewer has approved the package",
            )
        )
