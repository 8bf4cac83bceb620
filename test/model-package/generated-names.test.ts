import { PhysicalName } from 'aws-cdk-lib';
import { ModelPackage, ModelPackageGroup } from '../../src';
import { GROUP, newStack, PACKAGE, propertiesOf } from '../support';
import { specification } from '../support/packages';

test('A group whose name CDK may generate has the name that it has without one', () => {
  const stack = newStack();
  new ModelPackageGroup(stack, 'Group', { modelPackageGroupName: PhysicalName.GENERATE_IF_NEEDED });
  expect(propertiesOf(stack, GROUP).ModelPackageGroupName).toBe('Stack-Group-CABF5A83');
});

test('An unversioned package whose name CDK may generate has the name that it has without one', () => {
  const [stack, other] = [newStack(), newStack()];
  new ModelPackage(stack, 'Package', { modelPackageName: PhysicalName.GENERATE_IF_NEEDED, inferenceSpecification: specification() });
  new ModelPackage(other, 'Package', { inferenceSpecification: specification() });
  expect(propertiesOf(stack, PACKAGE).ModelPackageName).toBe(propertiesOf(other, PACKAGE).ModelPackageName);
});
