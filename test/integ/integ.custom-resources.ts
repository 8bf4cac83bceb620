import { ExpectedResult, IntegTest } from '@aws-cdk/integ-tests-alpha';
import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  LatestApprovedModelPackage, ModelApprovalStatus, ModelLifeCycleStage, ModelLifeCycleStageStatus, ModelPackageGroup,
} from '../../src';
import { deployableSpecification, integApp } from '../support/integ';

/** What custom resources do: the stage of a version, and the look-up of the latest approved version. */
const app = integApp();
const registry = new Stack(app, 'integ-custom-resources-registry');

const group = new ModelPackageGroup(registry, 'Churn', {
  modelPackageGroupName: 'integ-custom-resources', removalPolicy: RemovalPolicy.DESTROY,
});
const version = group.addModelPackage('First', {
  inferenceSpecification: deployableSpecification(),
  approvalStatus: ModelApprovalStatus.APPROVED,
  lifeCycle: { stage: ModelLifeCycleStage.QA, status: ModelLifeCycleStageStatus.IN_PROGRESS, description: 'on its way' },
  removalPolicy: RemovalPolicy.DESTROY,
});

const consumer = new Stack(app, 'integ-custom-resources-consumer');
consumer.addDependency(registry);
const latest = new LatestApprovedModelPackage(consumer, 'Latest', {
  modelPackageGroup: ModelPackageGroup.fromModelPackageGroupName(consumer, 'Churn', 'integ-custom-resources'),
});
new CfnOutput(consumer, 'Found', { value: latest.modelPackageArn });

const test = new IntegTest(app, 'CustomResources', { testCases: [registry, consumer] });
const describe = (ModelPackageName: string) => test.assertions.awsApiCall('SageMaker', 'describeModelPackage', { ModelPackageName });

describe(version.modelPackageArn).expect(ExpectedResult.objectLike({
  ModelLifeCycle: { Stage: 'QA', StageStatus: 'InProgress', StageDescription: 'on its way' },
}));
describe(latest.modelPackageArn).expect(ExpectedResult.objectLike({
  ModelApprovalStatus: 'Approved', ModelPackageGroupName: 'integ-custom-resources', ModelPackageVersion: 1,
}));
