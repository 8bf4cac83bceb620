using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.Logs;
using CdkSagemaker.ModelPackages;
using Constructs;

namespace Registry;

public class ModelStack : Stack
{
    public ModelStack(Construct scope, string id, IModelPackage modelPackage) : base(scope, id)
    {
        var key = new Key(this, "FlowLogsKey", new KeyProps { EnableKeyRotation = true, RemovalPolicy = RemovalPolicy.DESTROY });
        var cloudWatchLogs = new ServicePrincipal($"logs.{Region}.amazonaws.com", new ServicePrincipalOpts
        {
            Conditions = new Dictionary<string, object>
            {
                ["ArnLike"] = new Dictionary<string, object>
                {
                    ["kms:EncryptionContext:aws:logs:arn"] = $"arn:{Partition}:logs:{Region}:{Account}:log-group:*",
                },
            },
        });
        key.Grant(cloudWatchLogs, "kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*");
        var flowLogs = new LogGroup(this, "FlowLogs", new LogGroupProps { EncryptionKey = key, RemovalPolicy = RemovalPolicy.DESTROY });
        var vpc = new Vpc(this, "Vpc", new VpcProps
        {
            MaxAzs = 2,
            NatGateways = 0,
            SubnetConfiguration = [new SubnetConfiguration { Name = "model", SubnetType = SubnetType.PRIVATE_ISOLATED }],
            GatewayEndpoints = new Dictionary<string, IGatewayVpcEndpointOptions>
            {
                ["S3"] = new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 },
            },
            FlowLogs = new Dictionary<string, IFlowLogOptions>
            {
                ["All"] = new FlowLogOptions { Destination = FlowLogDestination.ToCloudWatchLogs(flowLogs) },
            },
        });
        var model = new Model(this, "Tumours", new ModelProps
        {
            Containers = [ModelContainer.FromModelPackage(modelPackage, new ModelPackageContainerOptions {
                Environment = new Dictionary<string, string> { ["SAGEMAKER_CONTAINER_LOG_LEVEL"] = "20" },
            })],
            Vpc = vpc,
            VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED },
            AllowAllOutbound = false,
            NetworkIsolation = true,
        });
        model.Connections.AllowTo(Peer.AnyIpv4(), Port.HTTPS, "Amazon S3, through the endpoint");
        Validations.Of(model).Acknowledge(new Acknowledgment
        {
            Id = "cdk-sagemaker-model-package:Model.unapprovedPackage",
            Reason = "this stack is deployed after a reviewer has approved the package",
        });
    }
}
