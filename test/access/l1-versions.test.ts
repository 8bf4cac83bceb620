import { App, Aws, CfnCondition, CfnElement, Fn, Stack, Stage } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { CfnModelPackage, CfnModelPackageGroup, IModelPackageGroupRef, ModelPackageGroupReference } from 'aws-cdk-lib/aws-sagemaker';
import { ModelPackage, ModelPackageGroup, ModelPackageGroupGrants } from '../../src';
import { ENV, warningCodes } from '../support';
import { filledStack, identityStatements, keyPolicy, newRole, newWorld, Statement } from '../support/grants';
import { newGroup, specification } from '../support/packages';

const KEY_ARN = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

const VIA_SAGEMAKER = { StringEquals: { 'kms:ViaService': 'sagemaker.eu-west-1.${AWS::URLSuffix}' } };

/** What a grant to read has on the key that encrypts a version. */
function readOf(resource: string): Statement[] {
  return [{
    Action: ['kms:Decrypt', 'kms:DescribeKey'], Effect: 'Allow', Resource: resource, Condition: VIA_SAGEMAKER,
  }];
}

function keyStatements(stack: Stack): Statement[] {
  return identityStatements(stack).filter(({ Action }) => JSON.stringify(Action).includes('kms:'));
}

/** An L1 version, with the key `Key` of its stack or another one. */
function newL1(stack: Stack, modelPackageGroupName: string, kmsKeyId?: string, id = 'Version'): CfnModelPackage {
  const made = () => stack.node.tryFindChild('Key') as kms.Key | undefined ?? new kms.Key(stack, 'Key');
  return new CfnModelPackage(stack, id, {
    modelPackageGroupName, securityConfig: { kmsKeyId: kmsKeyId ?? made().keyArn },
  });
}

describe('a grant on a group includes the key of an L1 version', () => {
  test.each<[string, (grant: () => void, version: () => void) => void]>([
    ['before the grant', (grant, version) => { version(); grant(); }],
    ['after the grant', (grant, version) => { grant(); version(); }],
  ])('that is defined %s', (_name, inOrder) => {
    const { stack } = newWorld();
    const group = newGroup(stack);
    inOrder(() => group.grants.read(newRole(stack)), () => newL1(stack, group.modelPackageGroupName));
    expect(keyStatements(stack)).toEqual(readOf('${Key961B73FD.Arn}'));
  });

  test.each<[string, (group: ModelPackageGroup) => string]>([
    ['its name', () => 'churn'],
    ['its ARN', () => 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn'],
    ['an ARN with a partition that is known at deployment', () =>
      `arn:${Aws.PARTITION}:sagemaker:eu-west-1:111122223333:model-package-group/churn`],
    ['a reference', (group) => group.modelPackageGroupArn],
  ])('that names the group by %s', (_name, nameOf) => {
    const { stack } = newWorld();
    const group = newGroup(stack);
    group.grants.read(newRole(stack));
    newL1(stack, nameOf(group));
    expect(keyStatements(stack)).toEqual(readOf('${Key961B73FD.Arn}'));
  });

  test.each<[string, (stack: Stack) => IModelPackageGroupRef, (ref: ModelPackageGroupReference) => string]>([
    ['is an L1', (stack) => new CfnModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn' }), () => 'churn'],
    ['is imported by its name', (stack) => ModelPackageGroup.fromModelPackageGroupName(stack, 'Group', 'churn'), () => 'churn'],
    ['is imported by an ARN that is known at deployment only', (stack) =>
      ModelPackageGroup.fromModelPackageGroupArn(stack, 'Group', Fn.importValue('Churn')), (ref) => ref.modelPackageGroupArn],
  ])('of a group that %s', (_name, groupIn, nameOf) => {
    const { stack } = newWorld();
    const group = groupIn(stack);
    ModelPackageGroupGrants.fromModelPackageGroup(group).read(newRole(stack));
    newL1(stack, nameOf(group.modelPackageGroupRef));
    expect(keyStatements(stack).map(({ Resource }) => Resource)).toEqual(['${Key961B73FD.Arn}']);
  });

  test('in an environment-agnostic stack', () => {
    const stack = filledStack(new App(), 'Registry');
    const group = newGroup(stack);
    group.grants.read(newRole(stack));
    newL1(stack, group.modelPackageGroupArn);
    expect(keyStatements(stack).map(({ Resource }) => Resource)).toEqual(['${Key961B73FD.Arn}']);
  });

  test.each<[string, (stack: Stack) => string, string]>([
    ['an L1', (stack) => new kms.CfnKey(stack, 'Key').attrArn, '${Key.Arn}'],
    ['its ARN', () => KEY_ARN, KEY_ARN],
    ['its ID', () => '1234abcd-12ab-34cd-56ef-1234567890ab', 'arn:${AWS::Partition}:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'],
  ])('whose key is given by %s', (_name, keyOf, resource) => {
    const { stack } = newWorld();
    const group = newGroup(stack);
    group.grants.read(newRole(stack));
    newL1(stack, 'churn', keyOf(stack));
    expect(keyStatements(stack)).toEqual(readOf(resource));
  });

  test('whose key is whichever has an alias', () => {
    const { stack } = newWorld();
    const group = newGroup(stack);
    group.grants.read(newRole(stack));
    ['First', 'Second'].forEach((id) => newL1(stack, 'churn', 'alias/churn', id));
    expect(keyStatements(stack)).toEqual([{
      ...readOf('arn:${AWS::Partition}:kms:eu-west-1:111122223333:key/*')[0],
      Condition: { ...VIA_SAGEMAKER, 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': ['alias/churn'] } },
    }]);
  });

  test('in the policy of the key as well, for another account', () => {
    const { stack } = newWorld();
    newGroup(stack).grants.read(new iam.AccountPrincipal('444455556666'));
    newL1(stack, 'churn');
    expect(keyPolicy(stack)).toEqual([{
      ...readOf('*')[0], Principal: { AWS: 'arn:${AWS::Partition}:iam::444455556666:root' },
    }]);
  });

  test('of another stack, which needs the stack of the grantee', () => {
    const { app, stack } = newWorld();
    newGroup(stack).grants.read(newRole(stack));
    const later = filledStack(app, 'Later', ENV);
    newL1(later, 'churn');
    later.addDependency(stack);
    app.synth();
    expect(keyStatements(later)).toEqual(readOf('${Key961B73FD.Arn}'));
    expect(keyStatements(stack)).toEqual([]);
  });

  test('for every grant', () => {
    const { stack } = newWorld();
    const group = newGroup(stack);
    newL1(stack, 'churn');
    group.grants.read(newRole(stack, 'First'));
    group.grants.approve(newRole(stack, 'Second'));
    expect(keyStatements(stack).map(({ Action }) => Action)).toEqual([
      ['kms:Decrypt', 'kms:DescribeKey'], ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'], 'kms:CreateGrant',
    ]);
  });
});

describe('a key is granted once', () => {
  test('if the grant specifies it, too', () => {
    const { stack } = newWorld();
    const key = new kms.Key(stack, 'Key');
    newGroup(stack).grants.read(new iam.AccountPrincipal('444455556666'), { encryptionKey: key });
    newL1(stack, 'churn');
    expect(keyPolicy(stack)).toHaveLength(1);
  });

  test('if several versions of each kind have it', () => {
    const { stack } = newWorld();
    const [group, encryptionKey] = [newGroup(stack), new kms.Key(stack, 'Key')];
    group.grants.read(new iam.AccountPrincipal('444455556666'));
    ['First', 'Second'].forEach((id) => newL1(stack, 'churn', undefined, id));
    new ModelPackage(stack, 'Third', {
      modelPackageGroup: group, encryptionKey, inferenceSpecification: specification(),
    });
    expect(keyPolicy(stack)).toHaveLength(1);
  });

  test('if a version is registered by the name of a group that the app creates', () => {
    const { stack } = newWorld();
    newGroup(stack).grants.read(newRole(stack));
    new ModelPackage(stack, 'Version', {
      modelPackageGroup: ModelPackageGroup.fromModelPackageGroupName(stack, 'Imported', 'churn'),
      encryptionKey: new kms.Key(stack, 'Key'),
      inferenceSpecification: specification(),
    });
    expect(keyStatements(stack)).toEqual(readOf('${Key961B73FD.Arn}'));
  });
});

describe('no key is granted', () => {
  test.each<[string, (stack: Stack) => CfnElement]>([
    ['of a version of another group', (stack) => newL1(stack, 'upselling')],
    ['of a version of a group of that name in another region', (stack) =>
      newL1(stack, 'arn:aws:sagemaker:us-east-1:111122223333:model-package-group/churn')],
    ['of a version without one', (stack) => new CfnModelPackage(stack, 'Version', { modelPackageGroupName: 'churn' })],
    ['of a package without a group', (stack) => new CfnModelPackage(stack, 'Package', {
      modelPackageName: 'churn', securityConfig: { kmsKeyId: KEY_ARN },
    })],
    ['that a version has only under a condition', (stack) => newL1(stack, 'churn', Fn.conditionIf(
      new CfnCondition(stack, 'IsEncrypted', { expression: Fn.conditionEquals(Aws.REGION, 'eu-west-1') }).logicalId,
      KEY_ARN, Aws.NO_VALUE,
    ).toString())],
    ['of a version in another stage', (stack) =>
      newL1(filledStack(new Stage(stack.node.root, 'Other'), 'Registry', ENV), 'churn')],
  ])('%s', (_name, define) => {
    const { stack } = newWorld();
    newGroup(stack).grants.read(newRole(stack));
    define(stack);
    expect(keyStatements(stack)).toEqual([]);
  });

  test('by a grant to delete', () => {
    const { stack } = newWorld();
    newGroup(stack).grants.delete(newRole(stack));
    newL1(stack, 'churn');
    expect(keyStatements(stack)).toEqual([]);
  });
});

test.each([
  ['whose ARN is known', KEY_ARN],
  ['of which only the alias is known', 'alias/churn'],
])('a key %s has to allow another account elsewhere', (_name, kmsKeyId) => {
  const { stack } = newWorld();
  newGroup(stack).grants.read(new iam.AccountPrincipal('444455556666'));
  newL1(stack, 'churn', kmsKeyId);
  expect(warningCodes(stack)).toContain('ModelPackageGroup.crossAccountPolicies');
});

test('a name of a group that is not a text is refused by CDK', () => {
  const { app, stack } = newWorld();
  newGroup(stack).grants.read(newRole(stack));
  new CfnModelPackage(stack, 'Version', { modelPackageGroupName: 5 as unknown as string });
  expect(() => app.synth()).toThrow('modelPackageGroupName: 5 should be a string');
});
