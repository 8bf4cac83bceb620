import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Model, ModelApprovalStatus, ModelContainer, ModelPackage, ModelPackageGroup, S3File } from '../../src';
import { deployableSpecification, integApp } from '../support/integ';

const REGION = 'eu-west-1';
// Snapshots are of two accounts that are nobody's: integ-runner tells it by an account of eight digits.
const isSnapshot = process.env.CDK_INTEG_ACCOUNT === '12345678';
const ACCOUNT = (isSnapshot ? undefined : process.env.REGISTRY_ACCOUNT) ?? '111122223333';
const OTHER_ACCOUNT = (isSnapshot ? undefined : process.env.OTHER_ACCOUNT) ?? '444455556666';
const NAME = 'integ-cross-account';

/** One account keeps the registry; the other one registers in it, and deploys from it. */
const app = integApp();

const registry = new Stack(app, 'integ-cross-account-registry', { env: { account: ACCOUNT, region: REGION } });
const group = new ModelPackageGroup(registry, 'Tumours', { modelPackageGroupName: NAME, removalPolicy: RemovalPolicy.DESTROY });
const reports = new s3.Bucket(registry, 'Reports', {
  encryptionKey: new kms.Key(registry, 'ReportsKey', { enableKeyRotation: true, removalPolicy: RemovalPolicy.DESTROY }),
  blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
  removalPolicy: RemovalPolicy.DESTROY,
});
const modelPackage = new ModelPackage(registry, 'Tumours1', {
  modelPackageGroup: group,
  inferenceSpecification: deployableSpecification(),
  modelMetrics: { modelQuality: { statistics: { file: S3File.fromBucket(reports, 'tumours/1/evaluation.json') } } },
  approvalStatus: ModelApprovalStatus.APPROVED,
  removalPolicy: RemovalPolicy.DESTROY,
});
const otherAccount = new iam.AccountPrincipal(OTHER_ACCOUNT);
group.grants.register(otherAccount);
group.grants.deploy(otherAccount);
modelPackage.grants.readArtifacts(otherAccount);

const other = new Stack(app, 'integ-cross-account-other', { env: { account: OTHER_ACCOUNT, region: REGION } });
other.addDependency(registry);
const shared = ModelPackageGroup.fromModelPackageGroupArn(other, 'Tumours', `arn:aws:sagemaker:${REGION}:${ACCOUNT}:model-package-group/${NAME}`);
const registered = new ModelPackage(other, 'Tumours2', {
  modelPackageGroup: shared,
  inferenceSpecification: deployableSpecification(),
  approvalStatus: ModelApprovalStatus.APPROVED,
  removalPolicy: RemovalPolicy.DESTROY,
});
new Model(other, 'Model', { containers: [ModelContainer.fromModelPackage(registered)] });

new IntegTest(app, 'CrossAccount', { testCases: [registry, other] });
