import { Resource, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { Allowed, allowedTo, ofKey } from './universe';
import { ModelData, ModelPackage, S3Source, ValidationSpecification } from '../../../src';
import { PACKAGE, propertiesOf, resourceOf, warningCodes } from '../../support';
import { bucketPolicy, identityStatements, keyPolicy, newRole, newWorld, Statement } from '../../support/grants';
import { Deployed } from '../../support/iam';
import { container, newGroup, specification, validation } from '../../support/packages';

const OURS = 'arn:aws:iam::111122223333:role/ours';
const PARTNER = new iam.AccountPrincipal('444455556666');
const READING: Allowed = { 'kms:Decrypt': ['key through S3'] };
const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

function version(bucket: s3.IBucketRef, stack = Stack.of(bucket)): ModelPackage {
  return new ModelPackage(stack, 'Package', {
    modelPackageGroup: newGroup(stack),
    inferenceSpecification: specification({ containers: [container({ modelData: ModelData.fromBucket(bucket, 'churn/model.tar.gz') })] }),
  });
}

/** An L1 bucket that encrypts with a key. */
function encrypted(stack: Stack, kmsMasterKeyId?: string): s3.CfnBucket {
  return new s3.CfnBucket(stack, 'Bucket', {
    bucketName: 'models',
    bucketEncryption: { serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId } }] },
  });
}

/** A construct of the user that has nothing but a reference. */
class OwnBucket extends Resource implements s3.IBucketRef {
  constructor(scope: Construct, id: string, public readonly bucketRef: s3.BucketReference) {
    super(scope, id);
  }
}

describe('an L1 bucket', () => {
  test('has the model data of a package', () => {
    const { stack } = newWorld();
    version(new s3.CfnBucket(stack, 'Bucket'));
    expect(propertiesOf(stack, PACKAGE).InferenceSpecification.Containers[0].ModelDataUrl).toEqual({
      'Fn::Join': ['', ['s3://', { Ref: 'Bucket' }, '/churn/model.tar.gz']],
    });
  });

  test('is read by a role of its account', () => {
    const { stack } = newWorld();
    version(new s3.CfnBucket(stack, 'Bucket')).grants.readArtifacts(newRole(stack));
    expect(identityStatements(stack)).toContainEqual({ Action: 's3:GetObject', Effect: 'Allow', Resource: '${Bucket.Arn}/churn/model.tar.gz' });
    expect(bucketPolicy(stack)).toBeUndefined();
  });

  test('allows another account by a policy, on which the package depends', () => {
    const { stack } = newWorld();
    const bucket = new s3.CfnBucket(stack, 'Bucket', { bucketName: 'models' });
    version(bucket).grants.readArtifacts(PARTNER);
    expect(bucketPolicy(stack)).toEqual([{
      Action: 's3:GetObject', Effect: 'Allow', Principal: { AWS: 'arn:${AWS::Partition}:iam::444455556666:root' }, Resource: '${Bucket.Arn}/churn/model.tar.gz',
    }]);
    expect(resourceOf(stack, PACKAGE).DependsOn).toContain(resourceOf(stack, 'AWS::S3::BucketPolicy').logicalId);
  });

  test('of an L2 has the policy of the L2', () => {
    const { stack } = newWorld();
    const bucket = new s3.Bucket(stack, 'Bucket', { bucketName: 'models', enforceSSL: true });
    version(bucket.node.defaultChild as s3.CfnBucket).grants.readArtifacts(PARTNER);
    expect(bucketPolicy(stack)!.map(({ Action }: Statement) => Action)).toEqual(['s3:*', 's3:GetObject']);
    expect(resourceOf(stack, PACKAGE).DependsOn).toContain(resourceOf(stack, 'AWS::S3::BucketPolicy').logicalId);
  });

  test('receives the output of a validation', () => {
    const { stack } = newWorld();
    const bucket = new s3.CfnBucket(stack, 'Bucket', { bucketName: 'models' });
    const specified: ValidationSpecification = validation({
      transformInput: { source: S3Source.fromBucketPrefix(bucket, 'rows/') }, transformOutput: { bucket, prefix: 'results/' },
    });
    new ModelPackage(stack, 'Package', {
      modelPackageGroup: newGroup(stack), inferenceSpecification: specification(), validationSpecification: specified,
    });
    expect(identityStatements(stack)).toContainEqual({
      Action: ['s3:AbortMultipartUpload', 's3:PutObject'], Effect: 'Allow', Resource: '${Bucket.Arn}/results/*',
    });
  });
});

describe('the key of an L1 bucket', () => {
  test.each<[string, string | undefined, string]>([
    ['by its ARN', KEY, KEY],
    ['by its ID', '1234abcd-12ab-34cd-56ef-1234567890ab', KEY],
    ['by its ARN, known at deployment', Token.asString({ 'Fn::Sub': KEY }), KEY],
  ])('%s decrypts what a role reads', (_how, kmsMasterKeyId, keyArn) => {
    const { app, stack } = newWorld();
    version(encrypted(stack, kmsMasterKeyId)).grants.readArtifacts(newRole(stack, 'Role', 'ours'));
    expect(allowedTo(new Deployed(app), OURS, ofKey('key', keyArn))).toEqual(READING);
  });

  test('that the app creates allows another account, too', () => {
    const { app, stack } = newWorld();
    const key = new kms.Key(stack, 'Key');
    version(encrypted(stack, key.keyArn)).grants.readArtifacts(PARTNER);
    const deployed = new Deployed(app);
    expect(allowedTo(deployed, '444455556666', ofKey('key', deployed.arn(key)))).toEqual(READING);
    expect(keyPolicy(stack)).toHaveLength(1);
  });

  test('by an alias decrypts only with the key that has it', () => {
    const { stack } = newWorld();
    version(encrypted(stack, 'alias/models')).grants.readArtifacts(newRole(stack));
    expect(identityStatements(stack)).toContainEqual({
      Action: 'kms:Decrypt',
      Effect: 'Allow',
      Resource: 'arn:${AWS::Partition}:kms:eu-west-1:111122223333:key/*',
      Condition: {
        'ForAnyValue:StringEquals': { 'kms:ResourceAliases': ['alias/models'] },
        'StringEquals': { 'kms:ViaService': 's3.eu-west-1.${AWS::URLSuffix}' },
      },
    });
  });

  test('by the ARN of an alias decrypts only in the account and region of the alias', () => {
    const { app, stack } = newWorld();
    version(encrypted(stack, 'arn:aws:kms:us-east-1:444455556666:alias/models')).grants.readArtifacts(newRole(stack, 'Role', 'ours'));
    const keyIn = (region: string, account: string) => `arn:aws:kms:${region}:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
    const [ours, theirs] = [keyIn('eu-west-1', '111122223333'), keyIn('us-east-1', '444455556666')];
    const deployed = new Deployed(app).withPolicyOf(theirs, '444455556666', {
      Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'kms:*', Resource: '*',
    });
    const throughS3 = { 'kms:ViaService': 's3.eu-west-1.amazonaws.com', 'kms:ResourceAliases': ['alias/models'] };
    expect(deployed.may(OURS, 'kms:Decrypt', ours, throughS3)).toBe(false);
    expect(deployed.may(OURS, 'kms:Decrypt', theirs, throughS3)).toBe(true);
    expect(deployed.may(OURS, 'kms:Decrypt', theirs, { ...throughS3, 'kms:ResourceAliases': ['alias/secrets'] })).toBe(false);
  });

  test.each<[string, string | undefined]>([
    ['no key', undefined],
    ['the key of AWS', 'alias/aws/s3'],
    ['the key of AWS by its ARN', 'arn:aws:kms:eu-west-1:111122223333:alias/aws/s3'],
  ])('with %s cannot be decrypted by another account, of which a warning tells', (_what, kmsMasterKeyId) => {
    const { stack } = newWorld();
    const modelPackage = version(encrypted(stack, kmsMasterKeyId));
    modelPackage.grants.readArtifacts(PARTNER);
    expect(warningCodes(modelPackage)).toContain('ModelPackage.crossAccountManagedKey');
  });

  test('with S3\'s own encryption has no key', () => {
    const { stack } = newWorld();
    const bucket = new s3.CfnBucket(stack, 'Bucket', {
      bucketEncryption: Token.asAny({ serverSideEncryptionConfiguration: [{ bucketKeyEnabled: false }, { serverSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }] }),
    });
    version(bucket).grants.readArtifacts(newRole(stack));
    expect(JSON.stringify(identityStatements(stack))).not.toContain('kms');
  });
});

describe('a construct of the user that refers to a bucket', () => {
  test('of another app is handled as an import', () => {
    const { stack } = newWorld();
    const modelPackage = version(new OwnBucket(stack, 'Bucket', { bucketArn: 'arn:aws:s3:::models', bucketName: 'models' }));
    modelPackage.grants.readArtifacts(newRole(stack));
    modelPackage.grants.readArtifacts(PARTNER);
    expect(identityStatements(stack)).toContainEqual({ Action: 's3:GetObject', Effect: 'Allow', Resource: 'arn:aws:s3:::models/churn/model.tar.gz' });
    expect(warningCodes(modelPackage)).toContain('ModelPackage.crossAccountPolicies');
  });

  test('of this app has the policy of that bucket', () => {
    const { stack } = newWorld();
    const { bucketArn, bucketName } = new s3.Bucket(stack, 'Bucket');
    version(new OwnBucket(stack, 'Own', { bucketArn, bucketName })).grants.readArtifacts(PARTNER);
    expect(bucketPolicy(stack)).toHaveLength(1);
  });
});
