import {
  ContainerImage, InstanceType, MachineLearningTask, ModelPackage, ModelPackageGroup, PrebuiltRepository,
} from '../../src';
import { warn } from '../../src/diagnostics/issues';
import { messageOf, newStack, warningMessages } from '../support';
import { container, newGroup, specification, validation } from '../support/packages';

describe('what cannot be seen is shown escaped', () => {
  test.each([
    ['a line break that JSON does not escape', '\u0085', '\\u0085'],
    ['a line separator', '\u2028', '\\u2028'],
    ['a change of direction', '\u202e', '\\u202e'],
    ['an isolate', '\u2066', '\\u2066'],
    ['a zero-width space', '\u200b', '\\u200b'],
    ['a space of fixed width', '\u00a0', '\\u00a0'],
    ['a filler, which is a letter', '\u3164', '\\u3164'],
    ['a variation selector, which is a mark', '\ufe0f', '\\ufe0f'],
    ['a tag', '\u{e0041}', '\\u{e0041}'],
    ['a character for private use', '\ue000', '\\ue000'],
    ['half of a surrogate pair', '\ud83d', '\\ud83d'],
    ['a delete', '\u007f', '\\u007f'],
  ])('%s', (_name, character, escaped) => {
    const message = messageOf(() => specification({ supportedResponseMimeTypes: [`a${character}b`] }));
    expect(message).toContain(`inferenceSpecification.supportedResponseMimeTypes[0]: "a${escaped}b" `);
    expect(message).not.toContain(character);
  });

  test('in the key of a path, too', () => {
    const stack = newStack();
    expect(messageOf(() => new ModelPackage(stack, 'Package', {
      modelPackageGroup: newGroup(stack), customerMetadataProperties: { 'a\u00a0b': '!' },
    }))).toContain('customerMetadataProperties["a\\u00a0b"]: "!" is not valid customer metadata');
  });

  test('and in warnings', () => {
    const stack = newStack();
    warn(stack, 'Model.unknownInferenceSpecification', { name: '"a\u202eb"', known: '', closest: '' });
    expect(stack.node.metadata.find(({ type }) => type === 'aws:cdk:warning')!.data).toContain('"a\\u202eb" is not an additional specification');
  });

  test('letters of any script and whole emoji are shown as they are', () => {
    expect(messageOf(() => specification({ supportedResponseMimeTypes: ['été 中文 עברית 😀'] }))).toContain('"été 中文 עברית 😀" is not a MIME type');
  });
});

test('a long value is cut between characters', () => {
  expect(messageOf(() => specification({ supportedResponseMimeTypes: ['😀'.repeat(150)] }))).toContain(`: "${'😀'.repeat(99)}… is not`);
  expect(messageOf(() => specification({ supportedResponseMimeTypes: ['😀'.repeat(60)] }))).toContain(`: "${'😀'.repeat(60)}" is not`);
});

test.each([
  ['a\nb', 'Remove the line break ('],
  ['a\tb', 'Remove the tab ('],
  ['\ufeffa', 'Remove the byte order mark U+FEFF ('],
  ['👩\u200d🔬', 'Remove the zero-width joiner U+200D, which some emoji have within ('],
  ['a\u0007b', 'Remove the character U+0007 ('],
  ['a\u{e0041}', 'Remove the character U+E0041 ('],
])('the first character of %j that cannot be printed is named', (description, remedy) => {
  expect(messageOf(() => new ModelPackageGroup(newStack(), 'Group', { description }))).toContain(remedy);
});

test.each([
  ['2', '"2" is a string. Specify a number ('],
  [2.5, '2.5 is not a whole number. Use a whole number, 1 to 100 ('],
  [NaN, 'NaN is not a whole number'],
  [0, '0 is out of range. Use a whole number, 1 to 100 ('],
])('a number that is %j', (instanceCount, message) => {
  expect(messageOf(() => validation(
    { transformResources: { instanceType: InstanceType.M5_LARGE, instanceCount: instanceCount as number } },
  )))
    .toContain(`validationSpecification.transformResources.instanceCount: ${message}`);
});

test('the name of a repository that is not known comes with the nearest one', () => {
  expect(messageOf(() => ContainerImage.fromPrebuilt(PrebuiltRepository.of('sagemaker-xgbost'), '1.7-1')))
    .toContain('repository: "sagemaker-xgbost" is not a known prebuilt repository. Did you mean sagemaker-xgboost? Otherwise specify the account');
  expect(() => ContainerImage.fromPrebuilt(PrebuiltRepository.of('sagemaker-xgbost'), '1.7-1', { accountId: '111122223333' })).not.toThrow();
});

describe('of many entries with the same fault', () => {
  const bad = Array.from({ length: 20_000 }, (_, index) => `bad ${index}`);

  test('ten are shown, and the number of all', () => {
    const message = messageOf(() => specification({ supportedResponseMimeTypes: bad }));
    expect(message.split('\n').slice(1)).toHaveLength(10);
    expect(message).toContain('[8]: "bad 8" is not a MIME type. Write it');
    expect(message).toContain('[9]: "bad 9" is not a MIME type, as are 19990 others that are not shown. Write it');
    expect(message.length).toBeLessThan(5_000);
  });

  test('ten keys of a map are shown, and other faults beside them', () => {
    const environment = Object.fromEntries(bad.map((key) => [key, '']));
    const message = messageOf(() => specification({ containers: [container({ environment })], supportedResponseMimeTypes: ['csv'] }));
    expect(message.split('\n').slice(1)).toHaveLength(1 + 1 + 10);
    expect(message).toContain('"csv" is not a MIME type');
  });

  test('eleven are ten and one', () => {
    expect(messageOf(() => specification({ supportedResponseMimeTypes: bad.slice(0, 11) }))).toContain('is not a MIME type, as is 1 other that is not shown.');
    expect(messageOf(() => specification({ supportedResponseMimeTypes: bad.slice(0, 10) }))).not.toContain('not shown');
  });

  test('ten places of a warning are named, and the number of all', () => {
    const stack = newStack();
    new ModelPackage(stack, 'Package', {
      modelPackageGroup: newGroup(stack),
      task: MachineLearningTask.CLASSIFICATION,
      inferenceSpecification: specification({
        containers: Array.from({ length: 12 }, (_, index) => container({ containerHostname: `c${index}`, image: ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn') })),
      }),
    });
    const places = Array.from({ length: 10 }, (_, index) => `inferenceSpecification.containers[${index}].image`);
    expect(warningMessages(stack, 'ModelPackage.mutableImageTag')).toEqual([expect.stringContaining(`${places.join(', ')}: has the tag`)]);
    expect(warningMessages(stack, 'ModelPackage.mutableImageTag')[0]).toContain(', as are 2 others that are not shown. ');
  });
});
