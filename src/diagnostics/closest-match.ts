/** The rest of a longer word is ignored. */
const COMPARED_CHARACTERS = 100;

/** The part of the longer of word and name that may differ. */
const LARGEST_DIFFERENCE = 0.4;

/** The shortest word that counts as a part of a name, as `VISION` does of `COMPUTER_VISION`. */
const SHORTEST_PART = 3;

/**
 * The name that a word is most likely meant to be, if any is close enough: one that contains it, or else the one with
 * the fewest edits (insertions, deletions and replacements of a character). Case and kinds of separators are ignored.
 * Of several, the longest: most of it may be right.
 */
export function closestMatch(word: string, names: readonly string[]): string | undefined {
  const compared = comparable(word.slice(0, COMPARED_CHARACTERS));
  return names
    .map((name) => ({ name, edits: editsBetween(compared, comparable(name)), contains: isPart(compared, name) }))
    .filter(({ name, edits, contains }) =>
      contains || edits <= LARGEST_DIFFERENCE * Math.max(compared.length, name.length))
    .sort((one, other) => Number(other.contains) - Number(one.contains)
      || one.edits - other.edits
      || other.name.length - one.name.length)[0]?.name;
}

/** Ignores case, and makes all separators one. */
function comparable(text: string): string {
  return text.toLowerCase().replace(/[-. ]/g, '_');
}

function isPart(word: string, name: string): boolean {
  return word.length >= SHORTEST_PART && comparable(name).includes(word);
}

/** What of the shorter name is enough to tell that it is the longer one cut off. */
const BEGINNING = 8;

/**
 * Whether a word is probably a slip for a name: spelled with other cases or underscores, cut off, or by one or two
 * edits.
 */
export function isNearly(word: string, name: string): boolean {
  const [one, other] = [word, name].map((text) => text.replace(/[_-]/g, '').toLowerCase());
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= BEGINNING && long.startsWith(short) || editsBetween(one, other) <= allowedEdits(short.length);
}

/** Short names differ by an edit though they mean something else. */
function allowedEdits(length: number): number {
  return length < 5 ? 0 : length < BEGINNING ? 1 : 2;
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
