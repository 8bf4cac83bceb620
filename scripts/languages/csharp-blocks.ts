/**
 * What the compiler of C# refuses in a block that jsii-rosetta translated, as far as can be told without it. An array
 * gets its type from its elements there: of integers only, it is none of decimals, and integers beside decimals in
 * arrays of arrays have no common type.
 */
export function refusedInCSharp(csharp: string): string[] {
  return [...csharp.matchAll(/new \[\] \{(?<elements>[^{}]*)\}/g)].flatMap(({ 0: array, groups, index }) => {
    const numbers = groups!.elements.split(',').map((each) => each.trim()).filter((each) => /^-?[\d.]+$/.test(each));
    const integers = numbers.filter((each) => !each.includes('.'));
    if (integers.length === 0) { return []; }
    if (integers.length < numbers.length) { return [`${array} mixes integers and decimals`]; }
    return isNested(csharp, index) ? [`${array} in an array of arrays has no decimals`] : [];
  });
}

function isNested(csharp: string, index: number): boolean {
  return /new \[\] \{\s*(?:new \[\] \{[^{}]*\},\s*)*$/.test(csharp.slice(0, index));
}
