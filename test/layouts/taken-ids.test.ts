import { App, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { ContainerImage, ModelPackage, PrebuiltRepository } from '../../src';
import { PACKAGE, resourceOf, templateOf } from '../support';
import { newRole } from '../support/grants';
import { newModel } from '../support/models';
import { container, newGroup, specification, validation } from '../support/packages';

describe('a construct of the user has the id of', () => {
  test('the shared role of validations: that gets a number', () => {
    const stack = new Stack(new App(), 'Stack');
    new Construct(stack, 'SharedValidationRole');
    const modelPackageGroup = newGroup(stack);
    const validationSpecification = validation({ sharedRole: true });
    const [one, two] = ['One', 'Two'].map((id) =>
      new ModelPackage(stack, id, {
        modelPackageGroup,
        inferenceSpecification: specification(),
        validationSpecification,
      }));
    expect(one.validationRole!.node.path).toBe('Stack/SharedValidationRole2');
    expect(two.validationRole).toBe(one.validationRole);
  });

  test('the shared role and of the next one', () => {
    const stack = new Stack(new App(), 'Stack');
    ['SharedValidationRole', 'SharedValidationRole2'].forEach((id) => new iam.Role(stack, id, { assumedBy: new iam.AccountRootPrincipal() }));
    const modelPackage = new ModelPackage(stack, 'Package', {
      modelPackageGroup: newGroup(stack),
      inferenceSpecification: specification(),
      validationSpecification: validation({ sharedRole: true }),
    });
    expect(modelPackage.validationRole!.node.path).toBe('Stack/SharedValidationRole3');
  });

  test('the mapping of accounts with images of AWS: that gets a number', () => {
    const stack = new Stack(new App(), 'Stack');
    new Construct(stack, 'SagemakerXgboostAccounts');
    const image = ContainerImage.fromPrebuilt(PrebuiltRepository.of('sagemaker-xgboost'), '1.7-1');
    new ModelPackage(stack, 'Package', { modelPackageGroup: newGroup(stack), inferenceSpecification: specification({ containers: [container({ image })] }) });
    expect(JSON.stringify(resourceOf(stack, PACKAGE).Properties)).toContain('{"Fn::FindInMap":["SagemakerXgboostAccounts2",');
  });

  test('the policies of roles of other stacks: these get a number', () => {
    const app = new App();
    const [stack, security] = ['Stack', 'Security'].map((id) => new Stack(app, id));
    new Construct(stack, 'RolePolicies');
    newModel(stack, { role: newRole(security) });
    expect(Object.keys(templateOf(stack).Resources)).toContainEqual(expect.stringMatching(/^RolePolicies2SecurityRole/));
  });
});
