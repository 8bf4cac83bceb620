import { CfnOutput, Environment } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Allowed, allowedTo, ofKey } from './universe';
import { ContainerImage, InstanceType, Model, ModelData, ModelPackage, ModelPackageGroup, S3Source, ValidationSpecification } from '../../../src';
import { warningCodes } from '../../support';
import { keyPolicy, newRole, newWorld, World } from '../../support/grants';
import { Context, Deployed } from '../../support/iam';
import { fromImage, newModel } from '../../support/models';
import { container, newGroup, specification } from '../../support/packages';

const OURS = 'arn:aws:iam::111122223333:role/ours';
const THEIRS = 'arn:aws:iam::444455556666:role/theirs';
const CHINA: Environment = { account: '111122223333', region: 'cn-north-1' };
const BOTH = ['key through S3', 'key through S3 of China'];

const READING: Allowed = { 'kms:Decrypt': ['key through S3'] };
const THROUGH_SAGEMAKER: Allowed = { 'kms:Decrypt': ['key through SageMaker'], 'kms:DescribeKey': ['key through SageMaker'] };
const WRITING: Allowed = { 'kms:Decrypt': ['key through S3'], 'kms:GenerateDataKey': ['key through S3'] };

/** A group whose one version has its model data in the bucket. */
function groupOf(world: World, bucket: s3.IBucket): ModelPackageGroup {
  const group = newGroup(world.stack);
  newVersion(world, bucket, group);
  return group;
}

/** A version whose model data is in the bucket, granted to a role of its account. */
function granted(world: World, bucket: s3.IBucket, role: iam.IRole = newRole(world.stack, 'Role', 'ours')): void {
  newVersion(world, bucket).grants.readArtifacts(role);
}

function newVersion({ stack }: World, bucket: s3.IBucket, modelPackageGroup = newGroup(stack)): ModelPackage {
  return new ModelPackage(stack, 'Package', {
    modelPackageGroup,
    inferenceSpecification: specification({ containers: [container({ modelData: ModelData.fromBucket(bucket, 'churn/model.tar.gz') })] }),
  });
}

function bucketWith({ stack }: World, encryptionKey: kms.IKey): s3.Bucket {
  return new s3.Bucket(stack, 'Bucket', { bucketName: 'models', encryptionKey });
}

describe('the key of a bucket decrypts only what S3 reads in its region', () => {
  test('for the role that reads artifacts', () => {
    const world = newWorld();
    const key = new kms.Key(world.stack, 'Key');
    granted(world, bucketWith(world, key));
    const deployed = new Deployed(world.app);
    expect(allowedTo(deployed, OURS, ofKey('key', deployed.arn(key)))).toEqual(READING);
  });

  test('for the role of a model', () => {
    const world = newWorld();
    const key = new kms.Key(world.stack, 'Key');
    newModel(world.stack, {
      containers: [fromImage({ modelData: ModelData.fromBucket(bucketWith(world, key), 'model.tar.gz') })], role: newRole(world.stack, 'Role', 'ours'),
    });
    const deployed = new Deployed(world.app);
    expect(allowedTo(deployed, OURS, ofKey('key', deployed.arn(key)))).toEqual(READING);
  });

  test('for another account, by the policy of the key', () => {
    const world = newWorld();
    const key = new kms.Key(world.stack, 'Key');
    groupOf(world, bucketWith(world, key)).grants.deploy(new iam.AccountPrincipal('444455556666'));
    const deployed = new Deployed(world.app);
    expect(allowedTo(deployed, '444455556666', ofKey('key', deployed.arn(key)))).toEqual(READING);
    expect(allowedTo(deployed, '777788889999', ofKey('key', deployed.arn(key)))).toEqual({});
  });

  test('for a role of another account, by both policies', () => {
    const world = newWorld();
    const key = new kms.Key(world.stack, 'Key');
    groupOf(world, bucketWith(world, key)).grants.deploy(newRole(world.other, 'Role', 'theirs'));
    const deployed = new Deployed(world.app);
    expect(allowedTo(deployed, THEIRS, ofKey('key', deployed.arn(key)))).toEqual(READING);
    // The ARN of the key is not known to the other account, so that its policy decides which keys there are.
    expect(allowedTo(deployed, THEIRS, ofKey('key', 'arn:aws:kms:eu-west-1:111122223333:key/other'))).toEqual({});
  });

  test('for a key that is imported', () => {
    const world = newWorld();
    const keyArn = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
    granted(world, bucketWith(world, kms.Key.fromKeyArn(world.stack, 'Key', keyArn)));
    expect(allowedTo(new Deployed(world.app), OURS, ofKey('key', keyArn))).toEqual(READING);
  });

  test('for a bucket that is imported with its key, from another region', () => {
    const world = newWorld();
    const keyArn = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
    const bucket = s3.Bucket.fromBucketAttributes(world.stack, 'Bucket', {
      bucketName: 'models', region: 'us-east-1', encryptionKey: kms.Key.fromKeyArn(world.stack, 'Key', keyArn),
    });
    new ModelPackage(world.stack, 'Package', {
      modelPackageGroup: newGroup(world.stack),
      inferenceSpecification: specification(),
      validationSpecification: new ValidationSpecification({
        profileName: 'profile',
        transformInput: { source: S3Source.fromBucketPrefix(bucket, 'rows/') },
        transformOutput: { bucket },
        transformResources: { instanceType: InstanceType.M5_LARGE },
        role: newRole(world.stack, 'Role', 'ours'),
      }),
    });
    expect(allowedTo(new Deployed(world.app), OURS, ofKey('key', keyArn))).toEqual({
      'kms:Decrypt': ['key through S3 of another region'], 'kms:GenerateDataKey': ['key through S3 of another region'],
    });
  });

  test('in China, whatever the suffix', () => {
    // There are models in China, but no registry.
    const world = newWorld(CHINA);
    const key = new kms.Key(world.stack, 'Key');
    const image = ContainerImage.fromUri('111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/churn:3');
    newModel(world.stack, {
      containers: [fromImage({ modelData: ModelData.fromBucket(bucketWith(world, key), 'model.tar.gz') }, image)],
      role: newRole(world.stack, 'Role', 'ours'),
    });
    const deployed = new Deployed(world.app);
    expect(allowedTo(deployed, 'arn:aws-cn:iam::111122223333:role/ours', ofKey('key', deployed.arn(key), 'cn-north-1'))).toEqual({ 'kms:Decrypt': BOTH });
  });

  test.each([['eu-west-1', 'aws', ['key through S3']], ['cn-north-1', 'aws-cn', BOTH]])('in a region that is known at deployment: %s', (region, partition, uses) => {
    const world = newWorld({});
    const key = new kms.Key(world.stack, 'Key');
    granted(world, bucketWith(world, key));
    const deployed = new Deployed(world.app, { account: '111122223333', region });
    expect(allowedTo(deployed, `arn:${partition}:iam::111122223333:role/ours`, ofKey('key', deployed.arn(key), region))).toEqual({ 'kms:Decrypt': uses });
  });

  test('and encrypts what S3 writes, for the role of a validation', () => {
    const world = newWorld();
    const [rows, results, output] = ['RowsKey', 'ResultsKey', 'OutputKey'].map((id) => new kms.Key(world.stack, id));
    const validated = (id: string, role: string, encryptionKey?: kms.IKey) => new ModelPackage(world.stack, id, {
      modelPackageGroup: world.stack.node.tryFindChild('Group') as never ?? newGroup(world.stack),
      inferenceSpecification: specification(),
      validationSpecification: new ValidationSpecification({
        profileName: 'profile',
        transformInput: { source: S3Source.fromBucketPrefix(new s3.Bucket(world.stack, `${id}Rows`, { encryptionKey: rows }), 'rows/') },
        transformOutput: { bucket: new s3.Bucket(world.stack, `${id}Results`, { encryptionKey: results }), encryptionKey },
        transformResources: { instanceType: InstanceType.M5_LARGE },
        role: newRole(world.stack, `${id}Role`, role),
      }),
    });
    validated('One', 'bucket-key');
    validated('Two', 'output-key', output);
    const deployed = new Deployed(world.app);
    const uses = (role: string, key: kms.Key) => allowedTo(deployed, `arn:aws:iam::111122223333:role/${role}`, ofKey('key', deployed.arn(key)));
    expect(uses('bucket-key', rows)).toEqual(READING);
    expect(uses('bucket-key', results)).toEqual(WRITING);
    expect(uses('bucket-key', output)).toEqual({});
    expect(uses('output-key', rows)).toEqual(READING);
    expect(uses('output-key', results)).toEqual({});
    expect(uses('output-key', output)).toEqual(WRITING);
  });
});

describe('the key of a validation\'s volume', () => {
  test('takes only grants for AWS, through SageMaker', () => {
    const world = newWorld();
    const volumeEncryptionKey = new kms.Key(world.stack, 'Key');
    new ModelPackage(world.stack, 'Package', {
      modelPackageGroup: newGroup(world.stack),
      inferenceSpecification: specification(),
      validationSpecification: new ValidationSpecification({
        profileName: 'profile',
        transformInput: { source: S3Source.fromUri('s3://rows/held-out/') },
        transformOutput: { bucket: s3.Bucket.fromBucketName(world.stack, 'Results', 'results') },
        transformResources: { instanceType: InstanceType.M5_LARGE, volumeEncryptionKey },
        role: newRole(world.stack, 'Role', 'ours'),
      }),
    });
    const deployed = new Deployed(world.app);
    expect(allowedTo(deployed, OURS, ofKey('key', deployed.arn(volumeEncryptionKey)))).toEqual({ 'kms:CreateGrant': ['key through SageMaker for AWS'] });
  });
});

describe('a key whose policy does not leave it to the identities of the account', () => {
  /** The policy of a key that only its administrator may use. */
  const ADMINISTRATORS = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:role/admin' }, Action: 'kms:*', Resource: '*' }],
  };
  const keyIn = ({ stack }: World) => kms.Key.fromCfnKey(new kms.CfnKey(stack, 'Key', { keyPolicy: ADMINISTRATORS }));

  test('allows the role, too', () => {
    const world = newWorld();
    const key = keyIn(world);
    granted(world, bucketWith(world, key));
    const deployed = new Deployed(world.app);
    const keyArn = deployed.value(world.stack, key.keyArn);
    expect(allowedTo(deployed, OURS, ofKey('key', keyArn))).toEqual(READING);
    expect(allowedTo(deployed, 'arn:aws:iam::111122223333:role/other', ofKey('key', keyArn))).toEqual({});
    // An administrator of the account needs the policy of the key as well.
    expect(allowedTo(deployed, '111122223333', ofKey('key', keyArn))).toEqual({});
  });

  test('allows the role of a model, too', () => {
    const world = newWorld();
    const key = keyIn(world);
    newModel(world.stack, {
      containers: [fromImage({ modelData: ModelData.fromBucket(bucketWith(world, key), 'model.tar.gz') })], role: newRole(world.stack, 'Role', 'ours'),
    });
    const deployed = new Deployed(world.app);
    const asked = ofKey('key', deployed.value(world.stack, key.keyArn));
    expect(allowedTo(deployed, OURS, asked)).toEqual(READING);
    expect(allowedTo(deployed, '111122223333', asked)).toEqual({});
  });

  test('allows a role of another stack by the account, as the stacks would depend on each other', () => {
    const world = newWorld(undefined, { account: '111122223333', region: 'eu-west-1' });
    const key = keyIn(world);
    granted(world, bucketWith(world, key), newRole(world.other, 'Role', 'ours'));
    const deployed = new Deployed(world.app);
    const keyArn = deployed.value(world.stack, key.keyArn);
    expect(allowedTo(deployed, OURS, ofKey('key', keyArn))).toEqual(READING);
    expect(allowedTo(deployed, 'arn:aws:iam::111122223333:role/other', ofKey('key', keyArn))).toEqual({});
  });

  test.each<[string, (role: iam.Role) => iam.IGrantable]>([
    ['a role', (role) => role],
    ['the role under a condition', (role) => new iam.PrincipalWithConditions(role, { Bool: { 'aws:SecureTransport': 'true' } })],
  ])('does not refer to %s of another stack, whose stack refers to the key', (_name, grantee) => {
    const world = newWorld(undefined, { account: '111122223333', region: 'eu-west-1' });
    const key = keyIn(world);
    newGroup(world.stack).grants.read(grantee(newRole(world.other)), { encryptionKey: key });
    new CfnOutput(world.other, 'Key', { value: key.keyArn });
    expect(() => world.app.synth()).not.toThrow();
    const principals = keyPolicy(world.stack)!.map(({ Principal }) => JSON.stringify(Principal));
    expect([...new Set(principals)]).toEqual(['{"AWS":"arn:${AWS::Partition}:iam::111122223333:root"}']);
  });

  test('allows the use for packages, too', () => {
    const world = newWorld();
    const key = keyIn(world);
    newGroup(world.stack).grants.read(newRole(world.stack, 'Role', 'ours'), { encryptionKey: key });
    const deployed = new Deployed(world.app);
    expect(allowedTo(deployed, OURS, ofKey('key', deployed.value(world.stack, key.keyArn)))).toEqual(THROUGH_SAGEMAKER);
  });

  /** A grantee that only the policy of the key can name: no other may be allowed in its place. */
  test.each<[string, () => iam.IPrincipal, string, Context]>([
    ['the ARN of a role', () => new iam.ArnPrincipal(OURS), OURS, {}],
    ['the ARN of a role of another account', () => new iam.ArnPrincipal(THEIRS), '444455556666', {}],
    ['an organization', () => new iam.OrganizationPrincipal('o-1234567890'), '444455556666', { 'aws:PrincipalOrgID': 'o-1234567890' }],
    ['two accounts', () => new iam.CompositePrincipal(new iam.AccountPrincipal('444455556666'), new iam.AccountPrincipal('777788889999')),
      '444455556666', {}],
  ])('allows %s by itself, not the account of the key', (name, grantee, who, context) => {
    const world = newWorld();
    const key = keyIn(world);
    newGroup(world.stack).grants.read(grantee(), { encryptionKey: key });
    const deployed = new Deployed(world.app);
    const asked = ofKey('key', deployed.value(world.stack, key.keyArn)).map((each) => ({ ...each, context: { ...each.context, ...context } }));
    // The administrator of another account is not its role.
    expect(allowedTo(deployed, who, asked)).toEqual(name.startsWith('the ARN of a role of another') ? {} : THROUGH_SAGEMAKER);
    expect(allowedTo(deployed, '111122223333', asked)).toEqual(context['aws:PrincipalOrgID'] ? THROUGH_SAGEMAKER : {});
    expect(allowedTo(deployed, '888899990000', asked.map((each) => ({ ...each, context: { ...each.context, 'aws:PrincipalOrgID': 'o-other' } })))).toEqual({});
  });

  test('allows an imported role of the account by itself, wherever it is imported', () => {
    const world = newWorld(undefined, { account: '111122223333', region: 'eu-west-1' });
    const key = keyIn(world);
    newGroup(world.stack).grants.read(iam.Role.fromRoleArn(world.other, 'Role', OURS), { encryptionKey: key });
    const deployed = new Deployed(world.app);
    const asked = ofKey('key', deployed.value(world.stack, key.keyArn));
    expect(allowedTo(deployed, OURS, asked)).toEqual(THROUGH_SAGEMAKER);
    expect(allowedTo(deployed, '111122223333', asked)).toEqual({});
  });

  test('allows a group of users by the account, as no policy can name it', () => {
    const world = newWorld();
    newGroup(world.stack).grants.read(new iam.Group(world.stack, 'Users'), { encryptionKey: keyIn(world) });
    expect(keyPolicy(world.stack)!.map(({ Principal }) => Principal)).toEqual([{ AWS: 'arn:${AWS::Partition}:iam::111122223333:root' }]);
  });

  test('allows nobody in place of the role of an imported model, which is unknown', () => {
    const world = newWorld();
    newGroup(world.stack).grants.read(Model.fromModelName(world.stack, 'Model', 'churn'), { encryptionKey: keyIn(world) });
    expect(keyPolicy(world.stack)).toEqual([]);
  });

  test('allows another account', () => {
    const world = newWorld();
    const key = keyIn(world);
    groupOf(world, bucketWith(world, key)).grants.deploy(new iam.AccountPrincipal('444455556666'));
    const deployed = new Deployed(world.app);
    expect(allowedTo(deployed, '444455556666', ofKey('key', deployed.value(world.stack, key.keyArn)))).toEqual(READING);
  });
});

describe('an alias', () => {
  const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/behind';
  const ofAlias = (...aliases: string[]) => ofKey('key', KEY).map((each) => ({ ...each, context: { ...each.context, 'kms:ResourceAliases': aliases } }));

  test('that is imported by its name lets a role use the key that has it', () => {
    const world = newWorld();
    granted(world, bucketWith(world, kms.Alias.fromAliasName(world.stack, 'Alias', 'alias/models')));
    const deployed = new Deployed(world.app);
    expect(allowedTo(deployed, OURS, ofAlias('alias/models', 'alias/other'))).toEqual(READING);
    expect(allowedTo(deployed, OURS, ofAlias('alias/secrets'))).toEqual({});
    expect(allowedTo(deployed, OURS, ofAlias())).toEqual({});
    expect(warningCodes(world.stack)).toEqual([]);
  });

  test('that is imported by its name lets nobody of another account use a key, and a warning says so', () => {
    const world = newWorld();
    groupOf(world, bucketWith(world, kms.Alias.fromAliasName(world.stack, 'Alias', 'alias/models'))).grants.deploy(new iam.AccountPrincipal('444455556666'));
    expect(allowedTo(new Deployed(world.app), '444455556666', ofAlias('alias/models'))).toEqual({});
    expect(warningCodes(world.stack)).toContain('ModelPackage.crossAccountPolicies');
  });

  test('of a key of the app stands for its key', () => {
    const world = newWorld();
    const key = new kms.Key(world.stack, 'Key');
    granted(world, bucketWith(world, new kms.Alias(world.stack, 'Alias', { aliasName: 'alias/models', targetKey: key })));
    const deployed = new Deployed(world.app);
    expect(allowedTo(deployed, OURS, ofKey('key', deployed.arn(key)))).toEqual(READING);
    expect(allowedTo(deployed, OURS, ofAlias('alias/models'))).toEqual({});
  });
});
