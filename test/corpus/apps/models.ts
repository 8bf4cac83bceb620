import { CfnOutput, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { bucket, CorpusApps, encryptedBucket, group, IMAGE_URI, key, repository, role, sagemakerRole, version } from '../parts';
import { ContainerImage, InferenceExecutionMode, LatestApprovedModelPackage, Model, ModelContainer, ModelData, ModelPackage, ModelPackageGroup } from 'cdk-sagemaker-model-package';

const APPROVED = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3';
const image = ContainerImage.fromUri(IMAGE_URI);

function vpcOf(stack: Stack): ec2.IVpc {
  return ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-0123456789abcdef0',
    availabilityZones: ['eu-west-1a', 'eu-west-1b'],
    privateSubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
    isolatedSubnetIds: ['subnet-0123456789abcdef2', 'subnet-0123456789abcdef3'],
  });
}

export const MODELS: CorpusApps = {
  'model-of-a-version': (stack) => { new Model(stack, 'Model', { containers: [ModelContainer.fromModelPackage(version(stack))] }); },
  'model-of-an-imported-version': (stack) => {
    const approved = ModelPackage.fromModelPackageArn(stack, 'Version', APPROVED);
    const model = new Model(stack, 'Model', {
      containers: [ModelContainer.fromModelPackage(approved, { environment: { LOG_LEVEL: '20' }, containerHostname: 'churn', inferenceSpecificationName: 'large' })],
    });
    for (const [id, value] of Object.entries({
      Arn: model.modelArn,
      Name: model.modelName,
      Reference: model.modelRef.modelArn,
      Is: String(Model.isModel(model)),
      Role: model.role!.roleArn,
      Principal: String(model.grantPrincipal === model.role!.grantPrincipal),
    })) { new CfnOutput(stack, id, { value }); }
  },
  'model-of-an-image': (stack) => {
    const model = new Model(stack, 'Model', {
      modelName: 'churn',
      containers: [ModelContainer.fromImage(ContainerImage.fromEcrRepository(repository(stack), '3'), {
        environment: { LOG_LEVEL: '20' }, modelData: ModelData.fromBucket(encryptedBucket(stack), 'churn/3/model.tar.gz'),
      })],
      networkIsolation: true,
      confusedDeputyProtection: false,
    });
    model.addToRolePolicy(new iam.PolicyStatement({ actions: ['s3:ListBucket'], resources: ['arn:aws:s3:::churn-lookups'] }));
  },
  'model-of-many-models': (stack) => {
    new Model(stack, 'Model', {
      containers: [ModelContainer.fromImage(image, { modelData: ModelData.fromBucketPrefix(bucket(stack), 'churn/'), multiModel: { cache: false } })],
    });
  },
  'model-of-a-hub': (stack) => {
    new Model(stack, 'Model', {
      containers: [ModelContainer.fromImage(image, {
        modelData: ModelData.fromUriPrefix('s3://models/churn/3/files/'), hubContentArn: 'arn:aws:sagemaker:eu-west-1:111122223333:hub-content/hub/Model/churn/1.0.0',
      })],
    });
  },
  'model-with-private-registry': (stack) => {
    const credentialsProvider = new lambda.Function(stack, 'Credentials', {
      runtime: lambda.Runtime.PYTHON_3_13, handler: 'index.handler', code: lambda.Code.fromInline('def handler(event, context): pass'),
    });
    const vpc = vpcOf(stack);
    new Model(stack, 'Model', {
      containers: [ModelContainer.fromImage(ContainerImage.fromUri('registry.example.com/churn:3'), { privateRegistry: { credentialsProvider } })], vpc,
    });
  },
  'pipeline-of-containers': (stack) => {
    new Model(stack, 'Model', {
      containers: [
        ModelContainer.fromImage(image, { containerHostname: 'first' }),
        ModelContainer.fromImage(image, { containerHostname: 'second' }),
      ],
      executionMode: InferenceExecutionMode.DIRECT,
    });
    new Model(stack, 'Serial', { containers: ['first', 'second'].map((containerHostname) => ModelContainer.fromImage(image, { containerHostname })), executionMode: InferenceExecutionMode.SERIAL });
  },
  'model-in-a-vpc': (stack) => {
    const vpc = vpcOf(stack);
    const model = new Model(stack, 'Model', {
      containers: [ModelContainer.fromImage(image)],
      vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      securityGroups: [new ec2.SecurityGroup(stack, 'Own', { vpc })],
    });
    model.connections.allowTo(ec2.Peer.ipv4('10.0.0.0/16'), ec2.Port.HTTPS);
    new Model(stack, 'Closed', { containers: [ModelContainer.fromImage(image)], vpc, allowAllOutbound: false });
  },
  'models-of-one-role': (stack) => {
    const execution = sagemakerRole(stack);
    const model = (id: string) => () => {
      new Model(stack, id, { containers: [ModelContainer.fromImage(image)], role: execution });
    };
    return [model('One'), model('Two')];
  },
  'model-with-role-of-another-stack': (stack) => {
    const security = new Stack(stack.node.root as never, 'Security', { env: { account: '111122223333', region: 'eu-west-1' } });
    new Model(stack, 'Model', {
      containers: [ModelContainer.fromImage(image, { modelData: ModelData.fromBucket(bucket(stack), 'churn/3/model.tar.gz') })],
      role: sagemakerRole(security),
    });
  },
  'model-imported': (stack) => {
    const byName = Model.fromModelName(stack, 'ByName', 'churn');
    const byArn = Model.fromModelArn(stack, 'ByArn', 'arn:aws:sagemaker:eu-west-1:111122223333:model/churn');
    const byAttributes = Model.fromModelAttributes(stack, 'ByAttributes', {
      modelArn: 'arn:aws:sagemaker:eu-west-1:111122223333:model/churn',
      role: role(stack),
      securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-0123456789abcdef0')],
    });
    byAttributes.addToRolePolicy(new iam.PolicyStatement({ actions: ['s3:ListBucket'], resources: ['arn:aws:s3:::churn-lookups'] }));
    new CfnOutput(stack, 'Models', { value: [byName, byArn, byAttributes].map(({ modelArn }) => modelArn).join(' ') });
  },
  'latest-approved-version': (stack) => {
    const modelPackage = ModelPackageGroup.latestApprovedModelPackage(stack, 'Latest', {
      modelPackageGroup: ModelPackageGroup.fromModelPackageGroupName(stack, 'Group', 'churn'), refreshKey: '1', encryptionKey: key(stack),
    });
    new Model(stack, 'Model', { containers: [ModelContainer.fromModelPackage(modelPackage)] });
  },
  'latest-approved-version-as-a-construct': (stack) => {
    const latest = new LatestApprovedModelPackage(stack, 'Latest', { modelPackageGroup: group(stack), encryptionKey: key(stack) });
    latest.grants.read(role(stack));
    for (const [id, value] of Object.entries({
      Arn: latest.modelPackageArn,
      Reference: latest.modelPackageRef.modelPackageArn,
      OfGroup: latest.modelPackageGroup!.modelPackageGroupRef.modelPackageGroupArn,
      OfKey: latest.encryptionKey!.keyRef.keyArn,
    })) { new CfnOutput(stack, id, { value }); }
  },
  'latest-approved-version-in-a-vpc': (stack) => {
    const lambdaRole = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    const modelPackage = ModelPackageGroup.latestApprovedModelPackage(stack, 'Latest', {
      modelPackageGroup: group(stack),
      role: lambdaRole,
      vpc: vpcOf(stack),
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
      logGroup: new logs.LogGroup(stack, 'Logs'),
    });
    new CfnOutput(stack, 'Arn', { value: modelPackage.modelPackageArn });
  },
};
