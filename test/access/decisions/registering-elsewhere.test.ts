import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Allowed, allowedTo, each, ofKey, ofObjects } from './universe';
import { ContainerImage, ModelData, ModelPackage, ModelPackageGroup, ModelPackageProps, PrebuiltRepository } from '../../../src';
import { propertiesOf, warningCodes, warningMessages } from '../../support';
import { sinceCdk } from '../../support/cdk';
import { newWorld, World } from '../../support/grants';
import { Deployed } from '../../support/iam';
import { container, newGroup, specification } from '../../support/packages';

/*
 * A version that account 444455556666 registers in a group of account 111122223333.
 */

const REGISTRY = '111122223333';
const CODE = 'ModelPackage.registryAccess';

interface Training {
  readonly data: ModelData;
  readonly image: ContainerImage;
  readonly props?: Partial<ModelPackageProps>;
}

function register({ stack, other }: World, { data, image, props }: Training): void {
  new ModelPackage(other, 'Package', {
    modelPackageGroup: stack.node.tryFindChild('Group') as ModelPackageGroup | undefined ?? newGroup(stack),
    inferenceSpecification: specification({ containers: [container({ image, modelData: data })] }),
    ...props,
  });
}

const OBJECTS = ofObjects('models/churn/model.tar.gz', 'models/churn/other.tar.gz', 'models/secret');
const BUCKETS = each(['s3:GetBucketAcl', 's3:ListBucket', 's3:PutBucketAcl'], { models: 'arn:aws:s3:::models' });
const REPOSITORIES = each(
  ['ecr:BatchGetImage', 'ecr:DescribeImages', 'ecr:DescribeImageScanFindings', 'ecr:DescribeRepositories', 'ecr:PutImage', 'ecr:SetRepositoryPolicy'],
  { churn: 'arn:aws:ecr:eu-west-1:444455556666:repository/churn', other: 'arn:aws:ecr:eu-west-1:444455556666:repository/other' },
);
const READS: Allowed = {
  's3:GetObject': ['models/churn/model.tar.gz'],
  's3:GetObjectAcl': ['models/churn/model.tar.gz'],
  's3:GetBucketAcl': ['models'],
  'ecr:BatchGetImage': ['churn'],
  'ecr:DescribeImages': ['churn'],
  'ecr:DescribeImageScanFindings': ['churn'],
  'ecr:DescribeRepositories': ['churn'],
};

test('lets the account of the group read exactly the artifacts of the version, where the app owns their policies', () => {
  const world = newWorld();
  const key = new kms.Key(world.other, 'Key');
  const packageKey = new kms.Key(world.other, 'PackageKey');
  const bucket = new s3.Bucket(world.other, 'Bucket', { bucketName: 'models', encryptionKey: key });
  const repository = new ecr.Repository(world.other, 'Repository', { repositoryName: 'churn' });
  register(world, {
    data: ModelData.fromBucket(bucket, 'churn/model.tar.gz'),
    image: ContainerImage.fromEcrRepository(repository, '3'),
    props: { encryptionKey: packageKey },
  });
  const deployed = new Deployed(world.app);
  const asked = [...OBJECTS, ...BUCKETS, ...REPOSITORIES];
  expect(allowedTo(deployed, REGISTRY, asked)).toEqual(READS);
  expect(allowedTo(deployed, REGISTRY, ofKey('key', deployed.arn(key)))).toEqual({
    'kms:Decrypt': ['key through S3'], 'kms:GenerateDataKey': ['key through S3'],
  });
  expect(allowedTo(deployed, REGISTRY, ofKey('key', deployed.arn(packageKey)))).toEqual({
    'kms:Decrypt': ['key through SageMaker'],
    'kms:DescribeKey': ['key through SageMaker'],
    'kms:GenerateDataKey': ['key through SageMaker'],
    'kms:CreateGrant': ['key through SageMaker for AWS'],
  });
  expect(allowedTo(deployed, '777788889999', [...asked, ...ofKey('key', deployed.arn(key))])).toEqual({});
  expect(warningCodes(world.other)).not.toContain(CODE);
});

test('lets it read all objects with a prefix', () => {
  const world = newWorld();
  const bucket = new s3.Bucket(world.other, 'Bucket', { bucketName: 'models' });
  register(world, {
    data: ModelData.fromBucketPrefix(bucket, 'churn/'),
    image: ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3'),
  });
  expect(allowedTo(new Deployed(world.app), REGISTRY, OBJECTS)).toEqual({
    's3:GetObject': ['models/churn/model.tar.gz', 'models/churn/other.tar.gz'],
    's3:GetObjectAcl': ['models/churn/model.tar.gz', 'models/churn/other.tar.gz'],
  });
});

test('warns of the statements of policies that the app does not own: principal, actions and resources', () => {
  const world = newWorld();
  register(world, {
    data: ModelData.fromBucket(s3.Bucket.fromBucketName(world.other, 'Bucket', 'models'), 'churn/model.tar.gz'),
    image: ContainerImage.fromUri('444455556666.dkr.ecr.eu-west-1.amazonaws.com/churn:3'),
  });
  const [message, ...others] = warningMessages(world.other, CODE);
  expect(others).toEqual([]);
  const root = '"Principal":{"AWS":"arn:${AWS::Partition}:iam::111122223333:root"}';
  expect(message).toContain(`${root},"Resource":"arn:\${AWS::Partition}:s3:::models"`);
  expect(message).toContain(`"Action":["s3:GetObject","s3:GetObjectAcl"],"Effect":"Allow",${root},"Resource":"arn:\${AWS::Partition}:s3:::models/churn/model.tar.gz"`);
  expect(message).toContain('arn:${AWS::Partition}:ecr:eu-west-1:444455556666:repository/churn');
});

sinceCdk('2.254.0', 'stacks refer to those of other accounts', () => test('says nothing of a bucket by URI, a repository and a key of the account of the group', () => {
  const world = newWorld();
  const encryptionKey = new kms.Key(world.stack, 'Key');
  register(world, {
    data: ModelData.fromBucket(new s3.Bucket(world.stack, 'Bucket', { bucketName: 'models' }), 'churn/model.tar.gz'),
    image: ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3'),
    props: { encryptionKey },
  });
  expect(warningCodes(world.other)).not.toContain(CODE);
  expect(warningCodes(world.stack)).not.toContain(CODE);
}));

test('leaves the policy of a repository of the account of the group as it is', () => {
  const world = newWorld();
  const repository = new ecr.Repository(world.stack, 'Repository', { repositoryName: 'churn' });
  register(world, {
    data: ModelData.fromUri('s3://models/churn/model.tar.gz'),
    image: ContainerImage.fromEcrRepository(repository, '3'),
  });
  expect(propertiesOf(world.stack, 'AWS::ECR::Repository')).not.toHaveProperty('RepositoryPolicyText');
});

test('warns of a bucket whose objects the account of the group can never decrypt', () => {
  const world = newWorld();
  const bucket = new s3.Bucket(world.other, 'Bucket', { bucketName: 'models', encryption: s3.BucketEncryption.KMS_MANAGED });
  register(world, {
    data: ModelData.fromBucket(bucket, 'churn/model.tar.gz'),
    image: ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1'),
  });
  expect(warningCodes(world.other)).toContain('ModelPackage.crossAccountManagedKey');
});

test('says nothing of images that AWS owns, and of data of which nothing is known', () => {
  const world = newWorld();
  register(world, {
    data: ModelData.fromBucket(s3.Bucket.fromBucketName(world.other, 'Bucket', 'models-s3alias'), 'churn/model.tar.gz'),
    image: ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1'),
  });
  expect(warningCodes(world.other)).not.toContain(CODE);
});

test('changes nothing where the group is of the same account', () => {
  const world = newWorld();
  new ModelPackage(world.stack, 'Package', {
    modelPackageGroup: newGroup(world.stack),
    inferenceSpecification: specification({
      containers: [container({
        modelData: ModelData.fromBucket(new s3.Bucket(world.stack, 'Bucket', { bucketName: 'models' }), 'churn/model.tar.gz'),
      })],
    }),
  });
  expect(new Deployed(world.app).may(new iam.AccountPrincipal('444455556666').accountId, 's3:GetObject', 'arn:aws:s3:::models/churn/model.tar.gz')).toBe(false);
});
