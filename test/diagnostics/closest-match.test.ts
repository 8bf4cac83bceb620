import { closestMatch } from '../../src/diagnostics/closest-match';

test.each([
  ['the name itself', 'notes', ['name', 'notes', 'value'], 'notes'],
  ['a letter too many', 'nname', ['notes', 'name'], 'name'],
  ['a letter too few', 'nam', ['notes', 'name'], 'name'],
  ['another letter', 'mame', ['notes', 'name'], 'name'],
  ['two letters that changed places', 'vlaue', ['name', 'value', 'notes'], 'value'],
  ['another case', 'REGRESSION', ['classification', 'regression'], 'regression'],
  ['other separators', 'image-segmentation', ['IMAGE_CLASSIFICATION', 'IMAGE_SEGMENTATION'], 'IMAGE_SEGMENTATION'],
  ['a part of a name', 'vision', ['MACHINE_LEARNING', 'COMPUTER_VISION'], 'COMPUTER_VISION'],
  ['four of ten letters that differ', 'abcdefghij', ['abcdef1234'], 'abcdef1234'],
  // Both contain it: the other needs more edits.
  ['a part of two names', 'xAxis', ['xAxisNames', 'xAxisName'], 'xAxisName'],
  ['a part of a name, and nearly another', 'pytorch', ['sagemaker-pytorch-training', 'mytorch'], 'sagemaker-pytorch-training'],
  ['two that are as near', 'valx', ['vale', 'vale5', 'values'], 'vale'],
  ['two of which one is longer', 'm55', ['m5', 'm5d'], 'm5d'],
])('%s', (_name, word, names, expected) => {
  expect(closestMatch(word, names)).toBe(expected);
});

test.each([
  ['nothing alike', 'xyz', ['abcd', 'abc']],
  ['five of ten letters that differ', 'abcdefghij', ['abcde12345']],
  ['a part too short to say anything', 'na', ['nations']],
  ['an empty word', '', ['notes', 'name']],
  ['no names', 'name', []],
])('no name for %s', (_name, word, names) => {
  expect(closestMatch(word, names)).toBeUndefined();
});

test('a word of a million letters costs no time', () => {
  const start = Date.now();
  expect(closestMatch(`notes${'x'.repeat(1_000_000)}`, ['name', 'notes'])).toBeUndefined();
  expect(Date.now() - start).toBeLessThan(500);
});
