import { RemovalPolicy, Stack, StackProps, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { IModelPackage, Model, ModelContainer } from 'cdk-sagemaker-model-package';

/** What the model is made from. */
export interface ModelStackProps extends StackProps {
  readonly modelPackage: IModelPackage;
}

/** Makes a model of the registered package, in a VPC without a way out. Deploy it once the package is approved. */
export class ModelStack extends Stack {
  public constructor(scope: Construct, id: string, props: ModelStackProps) {
    super(scope, id, props);

    const key = new kms.Key(this, 'FlowLogsKey', { enableKeyRotation: true, removalPolicy: RemovalPolicy.DESTROY });
    const cloudWatchLogs = new iam.ServicePrincipal(`logs.${this.region}.amazonaws.com`, {
      conditions: {
        ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:${this.partition}:logs:${this.region}:${this.account}:log-group:*` },
      },
    });
    key.grant(cloudWatchLogs, 'kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*');
    const flowLogs = new logs.LogGroup(this, 'FlowLogs', { encryptionKey: key, removalPolicy: RemovalPolicy.DESTROY });

    const vpc = new ec2.Vpc(this, 'Vpc', {
      maxAzs: 2,
      natGateways: 0,
      subnetConfiguration: [{ name: 'model', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
      gatewayEndpoints: { S3: { service: ec2.GatewayVpcEndpointAwsService.S3 } },
      flowLogs: { All: { destination: ec2.FlowLogDestination.toCloudWatchLogs(flowLogs) } },
    });

    const model = new Model(this, 'Tumours', {
      containers: [ModelContainer.fromModelPackage(props.modelPackage, { environment: { SAGEMAKER_CONTAINER_LOG_LEVEL: '20' } })],
      vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      allowAllOutbound: false,
      networkIsolation: true,
    });
    model.connections.allowTo(ec2.Peer.anyIpv4(), ec2.Port.HTTPS, 'Amazon S3, through the endpoint');
    Validations.of(model).acknowledge({
      id: 'cdk-sagemaker-model-package:Model.unapprovedPackage',
      reason: 'this stack is deployed after a reviewer has approved the package',
    });
  }
}
