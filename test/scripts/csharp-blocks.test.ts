import { refusedInCSharp } from '../../scripts/languages/csharp-blocks';

test.each([
  ['integers in an array of arrays', 'new [] { new [] { 88, 2 }, new [] { 0.5, 4.1 } }', ['new [] { 88, 2 } in an array of arrays has no decimals']],
  ['integers in the second array', 'new [] { new [] { 0.5, 4.1 }, new [] { 88, 2 } }', ['new [] { 88, 2 } in an array of arrays has no decimals']],
  ['integers beside decimals', 'values: new [] { 1, 0.5 }', ['new [] { 1, 0.5 } mixes integers and decimals']],
])('C# refuses %s', (_, csharp, refused) => {
  expect(refusedInCSharp(csharp)).toEqual(refused);
});

test.each([
  ['decimals in an array of arrays', 'new [] { new [] { 0.88, 2.5 }, new [] { 0.5, 4.1 } }'],
  ['integers in a single array', 'new [] { 1, 2 }'],
  ['texts', 'new [] { "1", "0.5" }'],
  ['objects', 'new [] { new InferenceContainer { Image = image } }'],
])('C# takes %s', (_, csharp) => {
  expect(refusedInCSharp(csharp)).toEqual([]);
});
