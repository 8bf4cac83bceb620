/** More of a word says nothing about which name was meant. */
const COMPARED_CHARACTERS = 100;

/**
 * The name that the fewest edits make of a word: insertions, deletions and replacements of a character. Of several, the
 * longest: most of it may be right.
 */
export function closestMatch(word: string, names: readonly string[]): string {
  const start = word.slice(0, COMPARED_CHARACTERS);
  const [first] = names.map((name) => ({ name, edits: editsBetween(start, name) }))
    .sort((one, other) => one.edits - other.edits || other.name.length - one.name.length);
  return first.name;
}

/** The Levenshtein distance. */
function editsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const above = row;
    row = [i];
    for (let j = 1; j <= other.length; j++) {
      row.push(Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1)));
    }
  }
  return row[other.length];
}
