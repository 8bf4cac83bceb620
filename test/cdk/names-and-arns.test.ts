import { App, Aws, Lazy, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { arnIn, generateName, knownToDiffer, nameFromArn, sameEnvironment } from '../../src/cdk/names-and-arns';
import { ENV, messageOf, newStack } from '../support';

/** What SageMaker takes for the name of a group or package. */
const NAME = /^[a-zA-Z0-9](?:-*[a-zA-Z0-9]){0,62}$/;

describe('a generated name', () => {
  test('is made of the path and its hash', () => {
    expect(generateName(newStack(), 'Group')).toBe('Stack-Group-CABF5A83'); // md5 of Stack/Group
  });

  test('stays the same at every synthesis', () => {
    expect(generateName(new Construct(newStack(), 'Churn'), 'Group')).toBe('Stack-Churn-Group-F781F7BC'); // md5 of Stack/Churn/Group
    expect(generateName(new Construct(newStack(), 'Churn'), 'Group')).toBe('Stack-Churn-Group-F781F7BC');
  });

  test('is known at synthesis, in a stack for any environment', () => {
    expect(generateName(newStack(), 'Group')).toMatch(NAME);
  });

  test('is another for another id', () => {
    expect(generateName(newStack(), 'Group')).not.toBe(generateName(newStack(), 'Other'));
  });

  test('is another in another scope, even where both read alike', () => {
    const stack = newStack();
    expect(generateName(new Construct(stack, 'A-B'), 'C')).not.toBe(generateName(new Construct(stack, 'AB'), 'C'));
  });

  test('is another in another stack', () => {
    const app = new App();
    expect(generateName(new Stack(app, 'One'), 'Group')).not.toBe(generateName(new Stack(app, 'Two'), 'Group'));
  });

  test('is another in another stage', () => {
    const app = new App();
    const beta = new Stack(new Stage(app, 'Beta'), 'Stack');
    const prod = new Stack(new Stage(app, 'Prod'), 'Stack');
    expect(generateName(beta, 'Group')).not.toBe(generateName(prod, 'Group'));
  });

  test('is another in another nested stack of the same id', () => {
    const stack = newStack();
    const one = new NestedStack(new Construct(stack, 'One'), 'Nested');
    const two = new NestedStack(new Construct(stack, 'Two'), 'Nested');
    expect(generateName(one, 'Group')).not.toBe(generateName(two, 'Group'));
  });

  test('has at most 63 characters', () => {
    const name = generateName(new Construct(newStack(), 'x'.repeat(200)), 'y'.repeat(200));
    expect(name.length).toBeLessThanOrEqual(63);
    expect(name).toMatch(NAME);
  });

  test('is another for another long id', () => {
    const stack = newStack();
    expect(generateName(stack, `${'x'.repeat(200)}1${'y'.repeat(200)}`)).not.toBe(generateName(stack, `${'x'.repeat(200)}2${'y'.repeat(200)}`));
  });

  test.each(['解約', 'Größe', '-', '_', '1st', 'a b', '.hidden.', 'emoji 👍'])('can be one of SageMaker for the id %s', (id) => {
    expect(generateName(newStack(), id)).toMatch(NAME);
  });

  test('is another for another id in another script', () => {
    const stack = newStack();
    expect(generateName(stack, '解約')).not.toBe(generateName(stack, '継続'));
  });

  test('leaves nothing in the tree', () => {
    const stack = newStack();
    generateName(stack, 'Group');
    expect(stack.node.children).toEqual([]);
  });

  test('leaves the id free', () => {
    const stack = newStack();
    generateName(stack, 'Group');
    expect(new Construct(stack, 'Group').node.path).toBe('Stack/Group');
  });

  test('for an id that is taken gets the error of CDK', () => {
    const stack = newStack();
    new Construct(stack, 'Group');
    expect(messageOf(() => generateName(stack, 'Group'))).toMatch(/^There is already a Construct with name 'Group' in Stack/);
  });

  test('for an id that is taken leaves the one that has it', () => {
    const stack = newStack();
    const first = new Construct(stack, 'Group');
    messageOf(() => generateName(stack, 'Group'));
    expect(stack.node.tryFindChild('Group')).toBe(first);
  });
});

describe('an ARN', () => {
  test('is made in the environment of the stack', () => {
    const stack = newStack(ENV);
    expect(stack.resolve(arnIn(stack, 'model-package', 'churn/3'))).toEqual({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':sagemaker:eu-west-1:111122223333:model-package/churn/3']],
    });
  });

  test('is made in the environment of the deployment', () => {
    const stack = newStack();
    expect(stack.resolve(arnIn(stack, 'model-package-group', 'churn'))).toEqual({
      'Fn::Join': ['', [
        'arn:', { Ref: 'AWS::Partition' }, ':sagemaker:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':model-package-group/churn',
      ]],
    });
  });

  test('has a name', () => {
    expect(nameFromArn('arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn')).toBe('churn');
  });

  test('has a name with a version', () => {
    expect(nameFromArn('arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3')).toBe('churn/3');
  });

  test('that is known late has its name taken out at the deployment', () => {
    const stack = newStack();
    expect(stack.resolve(nameFromArn(Lazy.string({ produce: () => 'late' })))).toEqual({
      'Fn::Select': [1, { 'Fn::Split': ['/', { 'Fn::Select': [5, { 'Fn::Split': [':', 'late'] }] }] }],
    });
  });
});

describe('two environments', () => {
  const ireland = { account: '111122223333', region: 'eu-west-1' };

  test('are the same by account and region', () => {
    expect(sameEnvironment(ireland, { account: '111122223333', region: 'eu-west-1' })).toBe(true);
  });

  test('are not the same in another account', () => {
    expect(sameEnvironment(ireland, { account: '444455556666', region: 'eu-west-1' })).toBe(false);
  });

  test('are not the same in another region', () => {
    expect(sameEnvironment(ireland, { account: '111122223333', region: 'us-east-1' })).toBe(false);
  });

  test('that are not known are the same by the same token', () => {
    expect(sameEnvironment(newStack().env, newStack().env)).toBe(true);
  });

  test('are not known to be the same if one is not known', () => {
    expect(sameEnvironment(ireland, newStack().env)).toBe(false);
  });
});

describe('two values', () => {
  test('that are known and not equal differ', () => {
    expect(knownToDiffer('eu-west-1', 'us-east-1')).toBe(true);
  });

  test('that are equal do not', () => {
    expect(knownToDiffer('eu-west-1', 'eu-west-1')).toBe(false);
  });

  test('of which the first is not known may be equal', () => {
    expect(knownToDiffer(Aws.REGION, 'us-east-1')).toBe(false);
  });

  test('of which the second is not known may be equal', () => {
    expect(knownToDiffer('eu-west-1', Aws.REGION)).toBe(false);
  });
});
