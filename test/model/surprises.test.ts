import { Fn, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as ecr_assets from 'aws-cdk-lib/aws-ecr-assets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sagemaker from 'aws-cdk-lib/aws-sagemaker';
import { ContainerImage, ModelContainer, ModelData, ModelProps, PrebuiltRepository } from '../../src';
import { Code } from '../../src/diagnostics/codes';
import { ENV, newStack } from '../support';
import { errorsOf, Found, warningsIn } from '../support/found';
import { fromImage, newModel, newVpc } from '../support/models';
import { bucket } from '../support/packages';

type Props = Partial<ModelProps>;

function warnings(props: Props, stack = newStack(ENV)): Found[] {
  return warningsIn(newModel(stack, props));
}

const withData = (modelData: ModelData): Props => ({ containers: [fromImage({ modelData })] });

function role(name: string): iam.IRole {
  return iam.Role.fromRoleName(newStack(ENV), 'Role', name, { mutable: false });
}

/** What warns, and the nearest that does not. */
const WARNINGS: [Code, string, Props, Props][] = [
  ['ModelData.eulaNotAccepted', 'containers[0].modelData.acceptEula',
    withData(ModelData.fromBucketPrefix(bucket(), 'llama/', { acceptEula: false })), withData(ModelData.fromBucketPrefix(bucket(), 'llama/'))],
  ['ModelData.eulaMissing', 'containers[0].modelData',
    withData(ModelData.fromUriPrefix('s3://jumpstart-private-cache-prod-eu-west-1/llama/')),
    withData(ModelData.fromUriPrefix('s3://jumpstart-private-cache-prod-eu-west-1/llama/', { acceptEula: true }))],
  ['ContainerImage.arm', 'containers[0].image',
    { containers: [fromImage({}, ContainerImage.fromAsset('test/artifacts/image', { platform: ecr_assets.Platform.LINUX_ARM64 }))] },
    { containers: [fromImage({}, ContainerImage.fromAsset('test/artifacts/image'))] }],
  ['Model.specificationNameWithImage', 'containers[0].inferenceSpecificationName',
    { containers: [fromImage({ inferenceSpecificationName: 'gpu' })] }, { containers: [fromImage()] }],
  ['Model.hostnameOfOneContainer', 'containers[0].containerHostname',
    { containers: [fromImage({ containerHostname: 'one' })] },
    { containers: [fromImage({ containerHostname: 'one' }), fromImage({ containerHostname: 'two' })] }],
  ['Role.serviceRolePath', 'role', { role: role('AmazonSageMaker-ExecutionRole-1') }, { role: role('service-role/AmazonSageMaker-ExecutionRole-1') }],
  ['Role.serviceRolePath', 'role', { role: role('AmazonSageMaker-ExecutionRole-1') }, { role: role('SageMaker-ExecutionRole-1') }],
];

test.each(WARNINGS)('%s at %s', (code, place, surprising, usual) => {
  expect(warnings(surprising).filter(([found]) => found === code)).toEqual([[code, place]]);
  expect(warnings(usual).filter(([found]) => found === code)).toEqual([]);
});

test('a role with the path is not renamed in the message', () => {
  const model = newModel(newStack(ENV), { role: role('AmazonSageMaker-ExecutionRole-1') });
  expect(model.node.metadata.map(({ data }) => String(data)).join()).toContain('as service-role/AmazonSageMaker-ExecutionRole-1 (');
});

test('a pipeline of a built-in algorithm and a repository warns until the repository lets SageMaker pull', () => {
  const found = (after: (repository: ecr.Repository) => void) => {
    const stack = newStack(ENV);
    const repository = new ecr.Repository(stack, 'Images');
    const model = newModel(stack, {
      containers: [
        ModelContainer.fromImage(ContainerImage.fromEcrRepository(repository, '3')),
        ModelContainer.fromImage(ContainerImage.fromPrebuilt(PrebuiltRepository.LINEAR_LEARNER, '1')),
      ],
    });
    after(repository);
    return warningsIn(model).filter(([code]) => code === 'ContainerImage.pipelinePolicy');
  };
  expect(found(() => {})).toEqual([['ContainerImage.pipelinePolicy', 'containers[0].image']]);
  expect(found((repository) => repository.addToResourcePolicy(new iam.PolicyStatement({
    actions: ['ecr:BatchGetImage'], principals: [new iam.ServicePrincipal('sagemaker.amazonaws.com')],
  })))).toEqual([]);
});

describe('what CDK hands over has the form that a text must have', () => {
  const packageOf = (modelPackageArn: string): sagemaker.IModelPackageRef => {
    const construct = new Stack(undefined, 'Others', { env: ENV });
    return Object.assign(construct, { modelPackageRef: { modelPackageArn } }) as unknown as sagemaker.IModelPackageRef;
  };
  const from = (arn: string) => () => newModel(
    newStack(ENV), { containers: [ModelContainer.fromModelPackage(packageOf(arn))] },
  );
  const vpc = (vpcId: string, subnetId: string) => () => {
    const stack = newStack(ENV);
    newModel(stack, {
      vpc: ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId, availabilityZones: ['a', 'b'], privateSubnetIds: [subnetId, 'subnet-2'] }),
      securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1')],
    });
  };
  const group = (id: string) => () => {
    const stack = newStack(ENV);
    newModel(stack, { vpc: newVpc(stack), securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(stack, 'SecurityGroup', id, { mutable: false })] });
  };
  const arnOf = (arn: string) => () => newModel(newStack(ENV), { role: iam.Role.fromRoleArn(newStack(ENV), 'Role', arn, { mutable: false }) });

  test.each<[Found, () => unknown, () => unknown]>([
    [['Text.roleArn', 'role'], arnOf('arn:aws:iam::111122223333:user/ada'), arnOf('arn:aws-cn:iam::111122223333:role/a/b+c=d')],
    [['Text.roleArn', 'role'], arnOf('arn:aws:iam::111122223333:group/ada'), arnOf(Fn.importValue('Role'))],
    [['Arn.form', 'containers[0].modelPackage'], from('arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn'),
      from('arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3')],
    [['Arn.form', 'containers[0].modelPackage'], from('churn/3'), from(Fn.importValue('Package'))],
    [['Text.vpcResourceId', 'vpc'], vpc('vpc 1', 'subnet-1'), vpc('vpc-1', 'subnet-1')],
    [['Text.vpcResourceId', 'vpcSubnets[0]'], vpc('vpc-1', 'subnet/1'), vpc('vpc-1', Fn.importValue('Subnet'))],
    [['Text.vpcResourceId', 'securityGroups[0]'], group('sg_1'), group('sg-1')],
  ])('%s', (found, refused, taken) => {
    expect(errorsOf(refused)).toEqual([found]);
    expect(errorsOf(taken)).toEqual([]);
  });
});
