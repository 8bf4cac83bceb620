import { App, CfnParameter, Stack, Tags } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { Model, ModelContainer, ModelPackage, ModelPackageGroup } from '../../src';
import { issuesOf, templateOf, warningCodes } from '../support';
import { container, newGroup, specification } from '../support/packages';

/* SageMaker refuses tags that CDK lets through. They are looked at when all aspects have applied theirs. */

const TAGGED: [string, (scope: Construct) => void][] = [
  ['a group', (scope) => new ModelPackageGroup(scope, 'It')],
  ['an unversioned package', (scope) => new ModelPackage(scope, 'It', { inferenceSpecification: specification() })],
  ['a model', (scope) => new Model(scope, 'It', { containers: [ModelContainer.fromImage(container().image)] })],
];

function newStack(): Stack {
  return new Stack(new App(), 'Stack');
}

/** The tags of the only resource that has some, in the order in which they were given. */
function tagsOf(stack: Stack): unknown {
  const [tags] = Object.values(templateOf(stack).Resources).flatMap(
    ({ Properties }) => Properties.Tags ? [Properties.Tags] : [],
  );
  return tags;
}

function issuesOfTags(stack: Stack): string[] {
  return issuesOf(() => (stack.node.root as App).synth());
}

function tagged(make: (scope: Construct) => void, tags: Record<string, string>): Stack {
  const stack = newStack();
  make(stack);
  Object.entries(tags).forEach(([key, value]) => Tags.of(stack.node.findChild('It')).add(key, value));
  return stack;
}

const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index + 10}`, 'value']));

describe.each(TAGGED)('%s', (_name, make) => {
  test.each([
    ['a key of 129 characters', { ['k'.repeat(129)]: 'value' }, 'Text.length'],
    ['an empty key', { '': 'value' }, 'Text.length'],
    ['a key with a comma', { 'a,b': 'value' }, 'Text.tagKey'],
    ['a key of AWS', { 'aws:team': 'growth' }, 'Text.tagKey'],
    ['a key of AWS in capitals', { 'AWS:team': 'growth' }, 'Text.tagKey'],
    ['a value of 257 characters', { team: 'v'.repeat(257) }, 'Text.length'],
    ['a value with a comma', { team: 'a,b' }, 'Text.tagValue'],
    ['a value with half a character', { team: '\ud83d' }, 'Text.surrogate'],
    ['51 of them', many(51), 'Map.size'],
  ])('has no tags with %s', (_case, tags, code) => {
    expect(issuesOfTags(tagged(make, tags))).toEqual([`Stack/It: ${code}`]);
  });

  test.each([
    ['the longest key', { ['k'.repeat(128)]: 'value' }],
    ['the longest value', { team: 'v'.repeat(256) }],
    ['an empty value', { team: '' }],
    ['all characters', { 'é 1_.:/=+-@': 'é 1_.:/=+-@' }],
    ['aws: in a value', { team: 'aws:growth' }],
    ['50 of them', many(50)],
  ])('has tags with %s', (_case, tags) => {
    expect(tagsOf(tagged(make, tags))).toEqual(Object.entries(tags).map(([Key, Value]) => ({ Key, Value })));
  });
});

test('tags of the app count', () => {
  const stack = newStack();
  newGroup(stack);
  Tags.of(stack.node.root).add('a,b', 'growth', { excludeResourceTypes: ['aws:cdk:stack'] });
  expect(issuesOfTags(stack)).toEqual(['Stack/Group: Text.tagKey']);
});

test('a value that is a token is not looked at', () => {
  const stack = tagged((scope) => new ModelPackageGroup(scope, 'It'), {});
  Tags.of(stack).add('team', new CfnParameter(stack, 'Team').valueAsString);
  expect(warningCodes(stack)).toEqual([]);
});
