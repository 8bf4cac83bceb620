import { App, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { ModelData } from '../../src';
import { ENV, warningMessages, warningsOf } from '../support';
import { acknowledge, sinceCdk } from '../support/cdk';
import { filledStack } from '../support/grants';
import { fromImage, newModel } from '../support/models';

const CODE = 'Model.immutableRole';
const ID = `cdk-sagemaker-model-package:${CODE}`;
const SERVING = 'arn:aws:iam::111122223333:role/Serving';

/** Two stacks, and a role of the first. */
function newStacks() {
  const app = new App();
  const stack = filledStack(app, 'Stack', ENV);
  return { stack, other: filledStack(app, 'Other', ENV), role: iam.Role.fromRoleArn(stack, 'Role', SERVING, { mutable: false }) };
}

/** Where the warning is, as often as it is there. */
const places = (...stacks: Stack[]) =>
  stacks.flatMap(warningsOf).filter(({ code }) => code === CODE).map(({ path }) => path);

const MORE = { containers: [fromImage({ modelData: ModelData.fromUri('s3://models/model.tar.gz') })] };

test('warns once of what several models of a stack need, at the role', () => {
  const { stack, role } = newStacks();
  newModel(stack, { role }, 'First');
  newModel(stack, { role }, 'Second');
  expect(places(stack)).toEqual(['Stack/Role']);
});

test('warns once more of what one of them needs beyond', () => {
  const { stack, role } = newStacks();
  newModel(stack, { role }, 'First');
  newModel(stack, { role, ...MORE }, 'Second');
  expect(places(stack)).toEqual(['Stack/Role', 'Stack/Role']);
});

test('warns at the stack of the models, by its path, if it is of another stack', () => {
  const { stack, other, role } = newStacks();
  newModel(other, { role }, 'First');
  newModel(other, { role }, 'Second');
  newModel(stack, { role });
  expect(places(stack)).toEqual(['Stack/Role']);
  expect(places(other)).toEqual(['Other']);
  expect(warningMessages(other, CODE)[0]).toContain('Stack/Role');
});

test('warns of each role of another stack', () => {
  const { stack, other, role } = newStacks();
  newModel(other, { role }, 'First');
  newModel(other, { role: iam.Role.fromRoleArn(stack, 'Another', `${SERVING}2`, { mutable: false }) }, 'Second');
  expect(places(other)).toEqual(['Other', 'Other']);
});

test('warns the same in whichever order the models are created', () => {
  const warnings = [['First', 'Second'], ['Second', 'First']].map((ids) => {
    const { stack, role } = newStacks();
    ids.forEach((id) => newModel(stack, { role, ...id === 'First' && MORE }, id));
    return warningsOf(stack).filter(({ code }) => code === CODE);
  });
  expect(warnings[0]).toHaveLength(2);
  expect(new Set(warnings[0])).toEqual(new Set(warnings[1]));
});

describe.each<[string, (stack: Stack) => Construct]>([
  ['the role', (stack) => stack.node.findChild('Role') as Construct],
  ['the stack', (stack) => stack],
])('does not warn where that is acknowledged at %s', (_name, placeIn) => {
  sinceCdk('2.252.0', 'CDK found only at ancestors what was acknowledged before', () => {
    test('before', () => {
      const { stack, role } = newStacks();
      acknowledge(placeIn(stack), ID, 'it is allowed');
      newModel(stack, { role });
      expect(places(stack)).toEqual([]);
    });
  });

  test('afterwards', () => {
    const { stack, role } = newStacks();
    newModel(stack, { role });
    acknowledge(placeIn(stack), ID, 'it is allowed');
    expect(places(stack)).toEqual([]);
  });
});

// CDK does not find at an app what was acknowledged there before.
test('does not warn where that is acknowledged at the app afterwards', () => {
  const { stack, role } = newStacks();
  newModel(stack, { role });
  acknowledge(stack.node.root as App, ID, 'it is allowed');
  expect(places(stack)).toEqual([]);
});

test('does not warn where that is acknowledged at each of the models', () => {
  const { stack, role } = newStacks();
  [newModel(stack, { role }, 'First'), newModel(stack, { role }, 'Second')].forEach((model) => acknowledge(model, ID, 'it is allowed'));
  expect(places(stack)).toEqual([]);
});

test('warns where that is acknowledged at one of the models only', () => {
  const { stack, role } = newStacks();
  acknowledge(newModel(stack, { role }, 'First'), ID, 'it is allowed');
  newModel(stack, { role }, 'Second');
  expect(places(stack)).toEqual(['Stack/Role']);
});

test('leaves nothing in the tree to find that out', () => {
  const { stack, role } = newStacks();
  const model = newModel(stack, { role });
  expect(places(stack)).toEqual(['Stack/Role']);
  expect(model.node.children.map(({ node }) => node.id)).toEqual(['Resource']);
});
