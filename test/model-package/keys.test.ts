import { Fn, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { InstanceType, LatestApprovedModelPackage, ModelPackage, ModelPackageGroup, ModelPackageProps } from '../../src';
import { ENV, issuesOf, newStack, propertiesOf } from '../support';
import { bucket, newGroup, specification, validation } from '../support/packages';

/* AWS KMS uses a key only in its own region. */

const KEY = '1234abcd-12ab-34cd-56ef-1234567890ab';

function keyOf(stack: Stack, region: string): kms.IKey {
  return kms.Key.fromKeyArn(stack, `KeyOf${region}`, `arn:aws:kms:${region}:111122223333:key/${KEY}`);
}

function version(stack: Stack, props: Partial<ModelPackageProps>): ModelPackage {
  return new ModelPackage(stack, 'Version', { modelPackageGroup: newGroup(stack), inferenceSpecification: specification(), ...props });
}

/** Where a package may have a key. */
const PLACES: [string, (key: kms.IKey) => Partial<ModelPackageProps>][] = [
  ['encryptionKey', (key) => ({ encryptionKey: key })],
  ['validationSpecification.transformOutput.encryptionKey', (key) => ({
    validationSpecification: validation({ transformOutput: { bucket: bucket(), prefix: 'output/', encryptionKey: key } }),
  })],
  ['validationSpecification.transformResources.volumeEncryptionKey', (key) => ({
    validationSpecification: validation(
      { transformResources: { instanceType: InstanceType.M5_LARGE, volumeEncryptionKey: key } },
    ),
  })],
];

describe.each(PLACES)('%s', (place, withKey) => {
  test('is refused if its region is another one', () => {
    const stack = newStack(ENV);
    expect(issuesOf(() => version(stack, withKey(keyOf(stack, 'us-east-1'))))).toEqual([`${place}: ModelPackage.keyInOtherRegion`]);
  });

  test('may be of the region of the package', () => {
    const stack = newStack(ENV);
    expect(() => version(stack, withKey(keyOf(stack, 'eu-west-1')))).not.toThrow();
  });
});

test('a key may be of any region where the region of the stack is not known', () => {
  const stack = newStack();
  version(stack, { encryptionKey: keyOf(stack, 'us-east-1') });
  expect(propertiesOf(stack, 'AWS::SageMaker::ModelPackage').SecurityConfig).toEqual({
    KmsKeyId: `arn:aws:kms:us-east-1:111122223333:key/${KEY}`,
  });
});

const VERSION_ARN = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3';

/** Where the key of packages is said that the app does not register. */
const OTHER_PLACES: [string, (stack: Stack, encryptionKey: kms.IKey) => void][] = [
  ['an imported package', (stack, encryptionKey) => {
    ModelPackage.fromModelPackageAttributes(stack, 'Version', { modelPackageArn: VERSION_ARN, encryptionKey });
  }],
  ['a package that is looked up at synthesis', (stack, encryptionKey) => {
    ModelPackage.fromLookup(stack, 'Version', { modelPackageGroupName: 'churn', encryptionKey });
  }],
  ['a package that is looked up at deployment', (stack, encryptionKey) => {
    const modelPackageGroup = ModelPackageGroup.fromModelPackageGroupName(stack, 'Group', 'churn');
    new LatestApprovedModelPackage(stack, 'Version', { modelPackageGroup, encryptionKey });
  }],
  ['a share', (stack, encryptionKey) => {
    newGroup(stack).share('Share', { accounts: ['444455556666'], encryptionKey });
  }],
  ...(['read', 'register', 'approve', 'changeStage', 'deploy'] as const).map(
    (method): [string, (stack: Stack, encryptionKey: kms.IKey) => void] => [`a grant to ${method}`, (stack, encryptionKey) => {
      newGroup(stack).grants[method](new iam.User(stack, 'User'), { encryptionKey });
    }],
  ),
];

describe.each(OTHER_PLACES)('the key of %s', (_name, useKey) => {
  test('is refused if its region is another one', () => {
    const stack = newStack(ENV);
    expect(issuesOf(() => useKey(stack, keyOf(stack, 'us-east-1')))).toEqual(['encryptionKey: ModelPackage.keyInOtherRegion']);
  });

  test('may be of the region of the package', () => {
    const stack = newStack(ENV);
    expect(() => useKey(stack, keyOf(stack, 'eu-west-1'))).not.toThrow();
  });
});

test('a key may be of any region where the ARN of the package is known at deployment only', () => {
  const stack = newStack(ENV);
  const attrs = { modelPackageArn: Fn.importValue('Version'), encryptionKey: keyOf(stack, 'us-east-1') };
  expect(() => ModelPackage.fromModelPackageAttributes(stack, 'Version', attrs)).not.toThrow();
});
