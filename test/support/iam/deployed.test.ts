import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import { Deployed } from './deployed';
import { newRole, newWorld } from '../grants';

test('what CDK grants on its own resources is allowed, and nothing else', () => {
  const { app, stack } = newWorld();
  const role = newRole(stack);
  const key = new kms.Key(stack, 'Key');
  const bucket = new s3.Bucket(stack, 'Bucket', { bucketName: 'models', encryptionKey: key });
  const repository = new ecr.Repository(stack, 'Repository');
  bucket.grantRead(role, 'churn/*');
  repository.grantPull(role);
  const deployed = new Deployed(app);
  const who = deployed.arn(role);
  expect(who).toBe('arn:aws:iam::111122223333:role/role1abcc5f0');
  expect(deployed.decide(who, 's3:GetObject', 'arn:aws:s3:::models/churn/a')).toBe('allowed');
  expect(deployed.decide(who, 's3:GetObject', 'arn:aws:s3:::models/other/a')).toBe('denied');
  expect(deployed.decide(who, 's3:PutObject', 'arn:aws:s3:::models/churn/a')).toBe('denied');
  expect(deployed.decide(who, 'kms:Decrypt', deployed.arn(key))).toBe('allowed');
  expect(deployed.decide(who, 'kms:Encrypt', deployed.arn(key))).toBe('denied');
  expect(deployed.decide(who, 'ecr:BatchGetImage', deployed.arn(repository))).toBe('allowed');
  expect(deployed.decide(who, 'ecr:GetAuthorizationToken')).toBe('allowed');
  expect(deployed.decide('sagemaker.amazonaws.com', 'sts:AssumeRole', who)).toBe('allowed');
  expect(deployed.decide('lambda.amazonaws.com', 'sts:AssumeRole', who)).toBe('denied');
});

test('another account needs the policy of the resource as well', () => {
  const { app, stack, other } = newWorld();
  const role = newRole(other, 'Role', 'reader');
  const granted = new s3.Bucket(stack, 'Granted', { bucketName: 'granted' });
  new s3.Bucket(stack, 'Untouched', { bucketName: 'untouched' });
  granted.grantRead(role);
  role.addToPolicy(new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: ['*'] }));
  const deployed = new Deployed(app);
  expect(deployed.decide('arn:aws:iam::444455556666:role/reader', 's3:GetObject', 'arn:aws:s3:::granted/a')).toBe('allowed');
  expect(deployed.decide('arn:aws:iam::444455556666:role/reader', 's3:GetObject', 'arn:aws:s3:::untouched/a')).toBe('denied');
});

test('an account stands for its administrator, who may do what resource policies leave to the account', () => {
  const { app, stack } = newWorld();
  const bucket = new s3.Bucket(stack, 'Bucket', { bucketName: 'models' });
  bucket.grantRead(new iam.AccountPrincipal('444455556666'), 'churn/*');
  const deployed = new Deployed(app);
  expect(deployed.decide('444455556666', 's3:GetObject', 'arn:aws:s3:::models/churn/a')).toBe('allowed');
  expect(deployed.decide('444455556666', 's3:GetObject', 'arn:aws:s3:::models/other/a')).toBe('denied');
  expect(deployed.decide('777788889999', 's3:GetObject', 'arn:aws:s3:::models/churn/a')).toBe('denied');
  expect(deployed.decide('111122223333', 's3:GetObject', 'arn:aws:s3:::models/other/a')).toBe('allowed');
});

test('the policy of a group decides about the group and its versions', () => {
  const { app, stack } = newWorld();
  new CfnModelPackageGroup(stack, 'Group', {
    modelPackageGroupName: 'churn',
    modelPackageGroupPolicy: {
      Version: '2012-10-17',
      Statement: [{
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::444455556666:root' },
        Action: 'sagemaker:DescribeModelPackage',
        Resource: 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/*',
      }],
    },
  });
  const deployed = new Deployed(app);
  const version = (group: string) => `arn:aws:sagemaker:eu-west-1:111122223333:model-package/${group}/3`;
  expect(deployed.decide('444455556666', 'sagemaker:DescribeModelPackage', version('churn'))).toBe('allowed');
  expect(deployed.decide('444455556666', 'sagemaker:DeleteModelPackage', version('churn'))).toBe('denied');
  expect(deployed.decide('444455556666', 'sagemaker:DescribeModelPackage', version('churn-eu'))).toBe('denied');
});

const OURS = 'arn:aws:iam::111122223333:role/ours';

test('what the app does not define has no policy, unless its owner is known to write one', () => {
  const { app, stack } = newWorld();
  const role = iam.Role.fromRoleArn(stack, 'Role', OURS);
  s3.Bucket.fromBucketName(stack, 'Bucket', 'theirs').grantRead(role);
  kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:444455556666:key/1').grantDecrypt(role);
  const theirs = { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 's3:GetObject', Resource: 'arn:aws:s3:::theirs/a' } as const;
  const alone = new Deployed(app);
  expect(alone.decide(OURS, 's3:GetObject', 'arn:aws:s3:::theirs/b')).toBe('allowed');
  expect(alone.decide(OURS, 'kms:Decrypt', 'arn:aws:kms:eu-west-1:444455556666:key/1')).toBe('denied');
  const withPolicy = new Deployed(app).withPolicyOf('arn:aws:s3:::theirs', '444455556666', theirs);
  expect(withPolicy.decide(OURS, 's3:GetObject', 'arn:aws:s3:::theirs/a')).toBe('allowed');
  expect(withPolicy.decide(OURS, 's3:GetObject', 'arn:aws:s3:::theirs/b')).toBe('denied');
});

test('functions are resolved as they are at deployment', () => {
  const { app, stack } = newWorld();
  const bucket = new s3.Bucket(stack, 'Bucket', { bucketName: 'models' });
  const deployed = new Deployed(app);
  expect(deployed.value(stack, bucket.arnForObjects('a'))).toBe('arn:aws:s3:::models/a');
  expect(deployed.value(stack, `sagemaker.${stack.region}.${stack.urlSuffix}`)).toBe('sagemaker.eu-west-1.amazonaws.com');
});
