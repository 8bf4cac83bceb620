import { App, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { ModelContainer, ModelData, ModelPackage } from '../../src';
import { ENV, infosOf, warningMessages, warningsOf } from '../support';
import { acknowledge, sinceCdk } from '../support/cdk';
import { filledStack, Statement } from '../support/grants';
import { accessPackage, fromImage, LOGIN, logs, METRICS, newModel, PULL, readObject } from '../support/models';
import { specification } from '../support/packages';

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

describe('the info annotation beside the warning', () => {
  /** Where it is, and its statements. */
  const shown = (stack: Stack) => infosOf(stack).map(({ path, message }) => {
    const [, role, statements] = /^the role (\S+) needs these statements: (.*) \(Model\.immutableRole, https:\S+#modelimmutablerole\)$/.exec(message)!;
    return { path, role, statements: JSON.parse(`[${statements}]`) as Statement[] };
  });
  const reading = (...keys: string[]) => ({ containers: keys.map((key) => fromImage({ modelData: ModelData.fromUri(`s3://models/${key}`) })) });

  test('has the statements that the role needs for all its models, merged', () => {
    const { stack, role } = newStacks();
    newModel(stack, { role, ...reading('first.tar.gz') }, 'First');
    newModel(stack, { role, ...reading('second.tar.gz') }, 'Second');
    expect(shown(stack)).toEqual([{
      path: 'Stack/Role',
      role: 'Stack/Role',
      statements: [
        {
          ...readObject(''),
          Resource: ['arn:${AWS::Partition}:s3:::models/first.tar.gz', 'arn:${AWS::Partition}:s3:::models/second.tar.gz'],
        },
        PULL, LOGIN, logs(), METRICS,
      ],
    }]);
  });

  test('has what is needed of model packages', () => {
    const { stack, role } = newStacks();
    newModel(stack, { role, containers: [ModelContainer.fromModelPackage(new ModelPackage(stack, 'Package', { inferenceSpecification: specification() }))] });
    expect(shown(stack)[0].statements).toContainEqual(accessPackage('${Package30CE7B1A}'));
    expect(warningMessages(stack, CODE)[0]).toContain('sagemaker:AccessModelPackage');
  });

  test('is of each role of another stack', () => {
    const { stack, other, role } = newStacks();
    newModel(other, { role, ...reading('first.tar.gz') }, 'First');
    const another = iam.Role.fromRoleArn(stack, 'Another', `${SERVING}2`, { mutable: false });
    newModel(other, { role: another, ...reading('second.tar.gz') }, 'Second');
    const first = shown(other).map(({ path, role: name, statements }) => [path, name, statements[0].Resource]);
    expect(first).toEqual([
      ['Other', 'Stack/Role', 'arn:${AWS::Partition}:s3:::models/first.tar.gz'],
      ['Other', 'Stack/Another', 'arn:${AWS::Partition}:s3:::models/second.tar.gz'],
    ]);
    expect(shown(stack)).toEqual([]);
  });

  test('is shown once, however often the app is synthesized', () => {
    const { stack, role } = newStacks();
    newModel(stack, { role });
    (stack.node.root as App).synth();
    (stack.node.root as App).synth({ force: true });
    expect(shown(stack)).toHaveLength(1);
  });

  test('has at most as many characters as the inline policies of a role', () => {
    const { stack, role } = newStacks();
    const keys = Array.from({ length: 200 }, (_, index) => `models/of/the/department/for/everything/${index}.tar.gz`);
    keys.forEach((key) => newModel(stack, { role, ...reading(key) }, key.replace(/\W/g, '')));
    const [{ message }] = infosOf(stack);
    const [, statements] = /^the role Stack\/Role needs these statements: (.*)… \(Model\.immutableRole, /.exec(message)!;
    expect(statements).toHaveLength(10_240);
  });

  test.each<[string, (stack: Stack, model: Construct) => Construct]>([
    ['the role', (stack) => stack.node.findChild('Role') as Construct],
    ['the model', (_stack, model) => model],
    ['the app', (stack) => stack.node.root as App],
  ])('is not shown if the warning is acknowledged at %s', (_name, placeIn) => {
    const { stack, role } = newStacks();
    acknowledge(placeIn(stack, newModel(stack, { role })), ID, 'it is allowed');
    expect(infosOf(stack)).toEqual([]);
  });

  test('is not shown for roles that the app can change', () => {
    const { stack } = newStacks();
    newModel(stack, { role: iam.Role.fromRoleArn(stack, 'Mutable', SERVING) });
    expect(infosOf(stack)).toEqual([]);
  });
});
