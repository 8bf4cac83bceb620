import { Resource, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { Allowed, allowedTo, ofKey } from './universe';
import { ModelPackage, ModelPackageGroup } from '../../../src';
import { PACKAGE, propertiesOf, resourceOf, warningCodes } from '../../support';
import { newRole, newWorld, plain, Statement, World } from '../../support/grants';
import { Deployed } from '../../support/iam';
import { newGroup, specification } from '../../support/packages';

const OURS = 'arn:aws:iam::111122223333:role/ours';
const PARTNER = '444455556666';
const READING: Allowed = { 'kms:Decrypt': ['key through SageMaker'], 'kms:DescribeKey': ['key through SageMaker'] };

/** The policy of a key that only its administrator may use. */
const ADMINISTRATORS = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:role/admin' }, Action: 'kms:*', Resource: '*' }],
};

/** A construct of the user that has nothing but a reference. */
class OwnKey extends Resource implements kms.IKeyRef {
  constructor(scope: Construct, id: string, public readonly keyRef: kms.KeyReference) {
    super(scope, id);
  }
}

function l1({ stack }: World, keyPolicy?: unknown): kms.CfnKey {
  return new kms.CfnKey(stack, 'Key', { keyPolicy });
}

/** What a principal may do with the key of a group, if it may read the versions. */
function reading(world: World, encryptionKey: kms.IKeyRef, grantee: iam.IGrantable, principal: string): Allowed {
  newGroup(world.stack).grants.read(grantee, { encryptionKey });
  const deployed = new Deployed(world.app);
  return allowedTo(deployed, principal, ofKey('key', deployed.value(world.stack, encryptionKey.keyRef.keyArn)));
}

describe('an L1 key', () => {
  test('is the key of a package', () => {
    const world = newWorld();
    new ModelPackage(world.stack, 'Package', {
      modelPackageGroup: newGroup(world.stack), inferenceSpecification: specification(), encryptionKey: l1(world),
    });
    expect(propertiesOf(world.stack, PACKAGE).SecurityConfig).toEqual({ KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } });
  });

  test('with the default policy leaves a role of its account to the policy of the role', () => {
    const world = newWorld();
    expect(reading(world, l1(world), newRole(world.stack, 'Role', 'ours'), OURS)).toEqual(READING);
    expect(resourceOf(world.stack, 'AWS::KMS::Key').Properties).toBeUndefined();
  });

  test('with the default policy does not allow another account, of which a warning tells', () => {
    const world = newWorld();
    const key = l1(world);
    const group = newGroup(world.stack);
    group.grants.read(new iam.AccountPrincipal(PARTNER), { encryptionKey: key });
    expect(warningCodes(group)).toContain('ModelPackageGroup.crossAccountPolicies');
    expect(resourceOf(world.stack, 'AWS::KMS::Key').Properties).toBeUndefined();
  });

  test('with a policy allows a role of its account, too', () => {
    const world = newWorld();
    expect(reading(world, l1(world, ADMINISTRATORS), newRole(world.stack, 'Role', 'ours'), OURS)).toEqual(READING);
  });

  test('with a policy allows another account', () => {
    const world = newWorld();
    expect(reading(world, l1(world, ADMINISTRATORS), new iam.AccountPrincipal(PARTNER), PARTNER)).toEqual(READING);
  });

  test('keeps its policy, to which all grants are added', () => {
    const world = newWorld();
    const encryptionKey = l1(world, ADMINISTRATORS);
    const group = new ModelPackageGroup(world.stack, 'Group');
    ['444455556666', '555566667777'].forEach((account) => group.grants.read(new iam.AccountPrincipal(account), { encryptionKey }));
    expect(plain(propertiesOf(world.stack, 'AWS::KMS::Key').KeyPolicy.Statement).map((statement: Statement) => statement.Principal)).toEqual([
      { AWS: 'arn:aws:iam::111122223333:role/admin' },
      { AWS: 'arn:${AWS::Partition}:iam::444455556666:root' },
      { AWS: 'arn:${AWS::Partition}:iam::555566667777:root' },
    ]);
  });

  test('with a policy that is known at deployment cannot be extended, of which a warning tells', () => {
    const world = newWorld();
    const keyPolicy = Token.asAny({ 'Fn::Transform': { Name: 'KeyPolicy', Parameters: {} } });
    const group = newGroup(world.stack);
    group.grants.read(new iam.AccountPrincipal(PARTNER), { encryptionKey: l1(world, keyPolicy) });
    expect(warningCodes(group)).toContain('ModelPackageGroup.crossAccountPolicies');
  });

  test('of an L2 has the policy of the L2', () => {
    const world = newWorld();
    const key = new kms.Key(world.stack, 'Key').node.defaultChild as kms.CfnKey;
    expect(reading(world, key, new iam.AccountPrincipal(PARTNER), PARTNER)).toEqual(READING);
  });
});

describe('a construct of the user that refers to a key', () => {
  test('of another stack is handled as an import', () => {
    const world = newWorld();
    const keyArn = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
    const key = new OwnKey(world.stack, 'Key', { keyArn, keyId: '1234abcd-12ab-34cd-56ef-1234567890ab' });
    const group = newGroup(world.stack);
    group.grants.read(newRole(world.stack, 'Role', 'ours'), { encryptionKey: key });
    group.grants.read(new iam.AccountPrincipal(PARTNER), { encryptionKey: key });
    expect(warningCodes(group)).toContain('ModelPackageGroup.crossAccountPolicies');
    expect(allowedTo(new Deployed(world.app), OURS, ofKey('key', keyArn))).toEqual(READING);
  });

  test('of this app has the policy of that key', () => {
    const world = newWorld();
    const { keyArn, keyId } = new kms.Key(world.stack, 'Key');
    expect(reading(world, new OwnKey(world.stack, 'Own', { keyArn, keyId }), new iam.AccountPrincipal(PARTNER), PARTNER)).toEqual(READING);
  });
});
