import { closestMatch } from '../../src/diagnostics/closest-match';

test.each([
  ['the name itself', 'notes', ['name', 'notes', 'value'], 'notes'],
  ['a letter too many', 'nname', ['notes', 'name'], 'name'],
  ['a letter too few', 'nam', ['notes', 'name'], 'name'],
  ['another letter', 'mame', ['notes', 'name'], 'name'],
  ['two letters that changed places', 'vlaue', ['name', 'value', 'notes'], 'value'],
  ['another case', 'Name', ['notes', 'name'], 'name'],
  ['an empty word', '', ['notes', 'name'], 'name'],
  ['nothing alike', 'xyz', ['abcd', 'abc'], 'abc'],
  // Four edits both: of notes, all but the s is changed; of xAxisName, the end is missing.
  ['two that are as near', 'xAxis', ['notes', 'xAxisName'], 'xAxisName'],
])('%s', (_name, word, names, expected) => {
  expect(closestMatch(word, names)).toBe(expected);
});

test('a word of a million letters costs no time', () => {
  const start = Date.now();
  expect(closestMatch(`notes${'x'.repeat(1_000_000)}`, ['name', 'notes'])).toBe('notes');
  expect(Date.now() - start).toBeLessThan(500);
});
