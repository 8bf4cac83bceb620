import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Model, ModelApprovalStatus, ModelContainer, ModelPackage, ModelPackageGroup } from '../../src';
import { deployableContainer, deployableSpecification, integApp } from '../support/integ';

/** Models of an approved version and of an image, the latter in a VPC. */
const app = integApp();
const stack = new Stack(app, 'integ-model');

const modelPackage = new ModelPackage(stack, 'Tumours1', {
  modelPackageGroup: new ModelPackageGroup(stack, 'Tumours', { removalPolicy: RemovalPolicy.DESTROY }),
  inferenceSpecification: deployableSpecification(),
  approvalStatus: ModelApprovalStatus.APPROVED,
  removalPolicy: RemovalPolicy.DESTROY,
});
new Model(stack, 'Registered', { containers: [ModelContainer.fromModelPackage(modelPackage)] });

const { image, modelData } = deployableContainer();
new Model(stack, 'Plain', {
  containers: [ModelContainer.fromImage(image, { modelData })],
  vpc: new ec2.Vpc(stack, 'Vpc', {
    maxAzs: 2,
    natGateways: 0,
    subnetConfiguration: [{ name: 'model', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
    gatewayEndpoints: { S3: { service: ec2.GatewayVpcEndpointAwsService.S3 } },
    restrictDefaultSecurityGroup: false,
  }),
  vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
});

new IntegTest(app, 'Model', { testCases: [stack] });
