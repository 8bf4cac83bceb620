import * as fc from 'fast-check';

/*
 * Alphabets and texts by the API model of SageMaker (2017-07-24) and the CloudFormation schema, written down here
 * once more: nothing is taken from the library. Each element is one character (code point).
 */

const characters = (all: string): string[] => [...all];

export const LETTERS = characters('abcxyzABCXYZ');
export const DIGITS = characters('0123456789');
export const ALPHANUMERIC = [...LETTERS, ...DIGITS];
export const HEXADECIMAL = characters('0123456789abcdefABCDEF');

/** Letters beyond ASCII, one of them beyond the Basic Multilingual Plane. */
const FOREIGN_LETTERS = characters('éßж中ع\u{1d4b3}\u{20000}');
const FOREIGN_NUMBERS = characters('½Ⅷ٣\u{1d7d8}');
const SPACES = [' ', '\u00a0', '\u3000', '\u2009'];
const SEPARATORS = [...SPACES, '\u2028', '\u2029'];
const PUNCTUATION = characters('.,:;!?\'"/\\()[]{}@#%&*-_«»¿‽\u{10100}');
const SYMBOLS = characters('+<=>|~$^`€©∑\u{1f600}\u{1f3fd}');
const MARKS = ['\u0301', '\u0903', '\u{1d165}'];
/** Neither letter, mark, separator, symbol, number nor punctuation: control, format, private use, unassigned. */
export const UNPRINTABLE = ['\n', '\r', '\t', '\u0000', '\u007f', '\u0085', '\u200d', '\u00ad', '\ufeff', '\ue000', '\u{e0001}', '\u{10fffe}'];
export const LINE_BREAKS = ['\n', '\r', '\u2028', '\u2029'];

/** EntityDescription: \p{L}\p{M}\p{Z}\p{S}\p{N}\p{P}. */
export const PRINTABLE = [
  ...ALPHANUMERIC, ...FOREIGN_LETTERS, ...FOREIGN_NUMBERS, ...SEPARATORS, ...PUNCTUATION, ...SYMBOLS, ...MARKS,
];
/** ModelPackageSourceUri: as before, without \p{S}. */
export const SOURCE_URI = [
  ...ALPHANUMERIC, ...FOREIGN_LETTERS, ...FOREIGN_NUMBERS, ...SEPARATORS, ...PUNCTUATION, ...MARKS,
];
export const NO_SOURCE_URI = [...SYMBOLS, ...UNPRINTABLE];
/** Pattern `.*` against the whole text. */
export const ONE_LINE = [...ALPHANUMERIC, ...FOREIGN_LETTERS, ...SPACES, ...PUNCTUATION, ...SYMBOLS, ...MARKS, '\t', '\u0001', '\u200d', '\ue000'];
/** CustomerMetadataKey and -Value: \p{L}\p{Z}\p{N}_.:/=+\-@. */
export const METADATA = [...ALPHANUMERIC, ...FOREIGN_LETTERS, ...FOREIGN_NUMBERS, ...SEPARATORS, ...characters('_.:/=+-@')];
export const NO_METADATA = [...characters('!,()#"\'\\{}[]|~$^`&*?;%<>'), ...MARKS, '\u{1f600}', ...UNPRINTABLE];
export const ANYTHING = [...new Set([...ONE_LINE, ...LINE_BREAKS, '\u0000', '\ufeff'])];
/** ContainerImage: \S. */
export const NO_SPACE = [...ALPHANUMERIC, ...FOREIGN_LETTERS, ...characters('./:@-_+~%'), '\u{1f600}'];
export const SPACE = [' ', '\t', '\n', '\u00a0', '\u3000', '\u2028'];

interface Length {
  readonly min?: number;
  readonly max: number;
}

/**
 * Short texts mostly, and at times those of exactly the least and the greatest length, in characters. Long texts are
 * rarer, as CloudFormation Validate takes its time for them.
 */
export function text(alphabet: readonly string[], { min = 0, max }: Length): fc.Arbitrary<string> {
  const length = fc.oneof(
    { weight: max > 100 ? 20 : 6, arbitrary: fc.integer({ min, max: Math.min(max, min + 12) }) },
    { weight: max > 100 ? 3 : 1, arbitrary: fc.constant(min) },
    { weight: max > 100 ? 3 : 2, arbitrary: fc.constant(max) },
  );
  return length.chain((n) => exactly(alphabet, n));
}

/** A text of exactly so many characters. A few of them are repeated, as to draw each of thousands would be slow. */
export function exactly(alphabet: readonly string[], length: number): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...alphabet), { minLength: 1, maxLength: 8 })
    .map((chunk) => Array.from({ length }, (_, index) => chunk[index % chunk.length]).join(''));
}

/** A text with something put in anywhere. */
export function inserted(base: fc.Arbitrary<string>, what: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(base, what, fc.nat()).map(([whole, part, place]) => {
    const all = [...whole];
    all.splice(place % (all.length + 1), 0, part);
    return all.join('');
  });
}

/** EntityName: letters, digits and hyphens, no hyphen first or last. */
export function name(length: Length = { min: 1, max: 63 }): fc.Arbitrary<string> {
  return fc.tuple(text([...ALPHANUMERIC, '-', '-', '-'], length), fc.constantFrom(...ALPHANUMERIC), fc.constantFrom(...ALPHANUMERIC))
    .map(([inner, first, last]) => hyphensInside(inner, first, last));
}

export function nameOf(length: number): fc.Arbitrary<string> {
  return name({ min: length, max: length });
}

function hyphensInside(inner: string, first: string, last: string): string {
  if (inner.length < 2) { return inner.replace('-', first); }
  return first + inner.slice(1, -1) + last;
}

/** Anything that breaks the form of a name, at a length that is right. */
export const NO_NAME: fc.Arbitrary<string> = fc.oneof(
  inserted(name({ min: 1, max: 60 }), fc.constantFrom(' ', '_', '.', '/', ':', 'é', '\u{1f600}', '\n', '\u0000', '+', '@')),
  name({ min: 1, max: 60 }).map((right) => `-${right}`),
  name({ min: 1, max: 60 }).map((right) => `${right}-`),
  name({ min: 1, max: 60 }).map((right) => `${right}\n`),
  fc.constant('-'),
);

export const DIGEST: fc.Arbitrary<string> = fc.tuple(fc.constantFrom('sha256:', 'SHA256:', 'Sha256:'), exactly(HEXADECIMAL, 64)).map((parts) => parts.join(''));
export const NO_DIGEST: fc.Arbitrary<string> = fc.oneof(
  exactly(HEXADECIMAL, 64),
  exactly(HEXADECIMAL, 63).map((hex) => `sha256:${hex}`),
  exactly(HEXADECIMAL, 65).map((hex) => `sha256:${hex}`),
  exactly(HEXADECIMAL, 64).map((hex) => `md5:${hex}`),
  exactly(HEXADECIMAL, 63).map((hex) => `sha256:g${hex}`),
  exactly(HEXADECIMAL, 64).map((hex) => `sha256:${hex}\n`),
  fc.constant(''),
);
/** Longer than the 72 characters that a digest may have. */
export const LONG_DIGEST: fc.Arbitrary<string> = exactly(HEXADECIMAL, 66).map((hex) => `sha256:${hex}`);

export const CONTENT_TYPE = text(ONE_LINE, { max: 256 });
export const MIME_TYPE: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('text/csv', 'application/json', 'application/x-npy', '_/*') },
  {
    weight: 4,
    arbitrary: fc.tuple(text([...ALPHANUMERIC, '-', '_'], { min: 1, max: 100 }), text(ONE_LINE, { min: 1, max: 100 })).map(([type, subtype]) => `${type}/${subtype}`),
  },
  { weight: 1, arbitrary: exactly(ONE_LINE, 1024 - 'text/'.length).map((subtype) => `text/${subtype}`) },
);

/** A line that is broken, at a length that is right. */
export function broken(max: number): fc.Arbitrary<string> {
  return inserted(text(ONE_LINE, { max: max - 1 }), fc.constantFrom(...LINE_BREAKS));
}

export const FRAMEWORK_VERSION: fc.Arbitrary<string> = fc.tuple(
  fc.constantFrom(...DIGITS), fc.constantFrom(...ALPHANUMERIC, '.'), text([...ALPHANUMERIC, '.', '-'], { max: 7 }),
).map(([major, next, rest]) => `${major}.${next}${rest}`);

export const ENVIRONMENT_KEY: fc.Arbitrary<string> = fc.oneof(
  { weight: 20, arbitrary: fc.tuple(fc.constantFrom(...LETTERS, '_'), text([...ALPHANUMERIC, '_'], { max: 30 })).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: exactly([...LETTERS, '_'], 1024) },
  { weight: 2, arbitrary: fc.constantFrom('constructor', 'toString', 'hasOwnProperty', '_', 'length') },
);

/** A map of entries whose keys differ. */
export function map(
  key: fc.Arbitrary<string>, value: fc.Arbitrary<string>, { min = 0, max }: Length,
): fc.Arbitrary<{ [key: string]: string }> {
  return list(fc.tuple(key, value), { min, max }, ([one]) => one).map((entries) => Object.fromEntries(entries));
}

/** Short lists mostly, and often those of exactly the greatest length. `distinct` says what may not occur twice. */
export function list<T>(
  element: fc.Arbitrary<T>, { min = 0, max }: Length, distinct?: (value: T) => unknown,
): fc.Arbitrary<T[]> {
  const of = (minLength: number, maxLength: number) => distinct
    ? fc.uniqueArray(element, { minLength, maxLength, selector: distinct, size: 'max' })
    : fc.array(element, { minLength, maxLength, size: 'max' });
  return fc.oneof({ weight: 19, arbitrary: of(min, Math.min(max, min + 1)) }, { weight: 1, arbitrary: of(max, max) });
}
