import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnModel } from 'aws-cdk-lib/aws-sagemaker';
import { Model } from '../../src';
import { newStack, warningsOf } from '../support';
import { identityStatements } from '../support/grants';
import { newModel } from '../support/models';

const ARN = 'arn:aws:sagemaker:eu-west-1:111122223333:model/churn';

describe('isModel', () => {
  test('tells a model', () => {
    expect(Model.isModel(newModel(newStack()))).toBe(true);
  });

  test.each<[string, () => unknown]>([
    ['an imported model', () => Model.fromModelArn(newStack(), 'Model', ARN)],
    ['an L1', () => new CfnModel(newStack(), 'Model')],
    ['nothing', () => undefined],
  ])('does not take %s for one', (_what, make) => {
    expect(Model.isModel(make())).toBe(false);
  });
});

describe('addToRolePolicy', () => {
  const statement = () => new iam.PolicyStatement({ actions: ['dynamodb:GetItem'], resources: ['arn:aws:dynamodb:eu-west-1:111122223333:table/features'] });
  const RENDERED = { Action: 'dynamodb:GetItem', Effect: 'Allow', Resource: 'arn:aws:dynamodb:eu-west-1:111122223333:table/features' };

  test('adds a statement to the policy of the created role', () => {
    const stack = newStack();
    expect(newModel(stack).addToRolePolicy(statement()).statementAdded).toBe(true);
    expect(identityStatements(stack)).toContainEqual(RENDERED);
  });

  test('adds a statement to the policy of a given role', () => {
    const stack = newStack();
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
    newModel(stack, { role }).addToRolePolicy(statement());
    expect(identityStatements(stack)).toContainEqual(RENDERED);
  });

  test('adds a statement to the role of an imported model', () => {
    const stack = newStack();
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
    expect(Model.fromModelAttributes(stack, 'Model', { modelArn: ARN, role }).addToRolePolicy(statement()).statementAdded).toBe(true);
    expect(identityStatements(stack)).toEqual([RENDERED]);
  });

  test('warns where the role is unknown', () => {
    const stack = newStack();
    new iam.Role(stack, 'Other', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
    const model = Model.fromModelArn(stack, 'Model', ARN);
    expect(model.addToRolePolicy(statement())).toEqual({ statementAdded: false });
    expect(warningsOf(model)).toHaveLength(1);
  });
});
