package registry;

import io.github.cdksagemaker.modelpackage.IModelPackage;
import io.github.cdksagemaker.modelpackage.Model;
import io.github.cdksagemaker.modelpackage.ModelContainer;
import io.github.cdksagemaker.modelpackage.ModelPackageContainerOptions;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** Makes a model of the registered package, in a VPC without a way out. Deploy it once the package is approved. */
public class ModelStack extends Stack {
    public ModelStack(final Construct scope, final String id, final IModelPackage modelPackage) {
        super(scope, id);

        Key key = Key.Builder.create(this, "FlowLogsKey").enableKeyRotation(true).removalPolicy(RemovalPolicy.DESTROY).build();
        String logGroups = "arn:" + getPartition() + ":logs:" + getRegion() + ":" + getAccount() + ":log-group:*";
        ServicePrincipal cloudWatchLogs = ServicePrincipal.Builder.create("logs." + getRegion() + ".amazonaws.com")
                .conditions(Map.of("ArnLike", Map.of("kms:EncryptionContext:aws:logs:arn", logGroups)))
                .build();
        key.grant(cloudWatchLogs, "kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*");
        LogGroup flowLogs = LogGroup.Builder.create(this, "FlowLogs").encryptionKey(key).removalPolicy(RemovalPolicy.DESTROY).build();

        Vpc vpc = Vpc.Builder.create(this, "Vpc")
                .maxAzs(2)
                .natGateways(0)
                .subnetConfiguration(List.of(SubnetConfiguration.builder()
                        .name("model")
                        .subnetType(SubnetType.PRIVATE_ISOLATED)
                        .build()))
                .gatewayEndpoints(Map.of("S3", GatewayVpcEndpointOptions.builder()
                        .service(GatewayVpcEndpointAwsService.S3)
                        .build()))
                .flowLogs(Map.of("All", FlowLogOptions.builder()
                        .destination(FlowLogDestination.toCloudWatchLogs(flowLogs))
                        .build()))
                .build();

        Model model = Model.Builder.create(this, "Tumours")
                .containers(List.of(ModelContainer.fromModelPackage(modelPackage, ModelPackageContainerOptions.builder()
                        .environment(Map.of("SAGEMAKER_CONTAINER_LOG_LEVEL", "20"))
                        .build())))
                .vpc(vpc)
                .vpcSubnets(SubnetSelection.builder().subnetType(SubnetType.PRIVATE_ISOLATED).build())
                .allowAllOutbound(false)
                .networkIsolation(true)
                .build();
        model.getConnections().allowTo(Peer.anyIpv4(), Port.HTTPS, "Amazon S3, through the endpoint");
        Validations.of(model).acknowledge(Acknowledgment.builder()
                .id("cdk-sagemaker-model-package:Model.unapprovedPackage")
                .reason("this stack is deployed after a reviewer has approved the package")
                .build());
    }
}
