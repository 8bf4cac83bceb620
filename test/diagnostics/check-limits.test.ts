import { Aws, Fn, Lazy } from 'aws-cdk-lib';
import { checkLimit, checkLimits } from '../../src/diagnostics/check-limits';
import { Form } from '../../src/diagnostics/forms';
import { checkValue } from '../../src/diagnostics/issues';
import { Limit, Limits, MapLimit } from '../../src/diagnostics/limits';
import { issuesOf, messageOf } from '../support';

const DIGITS: Form = { pattern: /^[0-9]*$/, code: 'Text.accountId' };

function accepts(limit: Limit, value: unknown): void {
  expect(() => checkValue('thing', (issues) => checkLimit(issues.at('it'), limit, value))).not.toThrow();
}

/** What is wrong with a value, one line for each issue, without its code. */
function refusal(limit: Limit, value: unknown): string[] {
  return messageOf(() => checkValue('thing', (issues) => checkLimit(issues.at('it'), limit, value)))
    .split('\n').slice(1).map((line) => line.replace(/^ {2}- /, '').replace(/ \(\S+, \S+\)$/, ''));
}

describe('text', () => {
  const twoToFour: Limit = { kind: 'text', min: 2, max: 4, source: 'test' };

  test.each(['ab', 'abcd'])('within its length is accepted: %s', (value) => accepts(twoToFour, value));

  test('that is too short is refused', () => {
    expect(refusal(twoToFour, 'a')).toEqual(['it: "a" has 1 character. Use 2 to 4']);
  });

  test('that is empty is refused', () => {
    expect(refusal(twoToFour, '')).toEqual(['it: "" has 0 characters. Use 2 to 4']);
  });

  test('that is too long is refused', () => {
    expect(refusal(twoToFour, 'abcde')).toEqual(['it: "abcde" has 5 characters. Use 2 to 4']);
  });

  test('counts characters as a reader does', () => accepts(twoToFour, '👍👍👍👍'));

  test('with too many such characters is refused', () => {
    expect(refusal(twoToFour, '👍👍👍👍👍')).toEqual(['it: "👍👍👍👍👍" has 5 characters. Use 2 to 4']);
  });

  test('without a least length may be empty', () => accepts({ kind: 'text', max: 4, source: 'test' }, ''));

  test('without a least length says so', () => {
    expect(refusal({ kind: 'text', max: 4, source: 'test' }, 'abcde')).toEqual(['it: "abcde" has 5 characters. Use at most 4']);
  });

  test('without a greatest length may be long', () => accepts({ kind: 'text', min: 2, source: 'test' }, 'x'.repeat(100_000)));

  test('without a greatest length says so', () => {
    expect(refusal({ kind: 'text', min: 2, source: 'test' }, 'a')).toEqual(['it: "a" has 1 character. Use at least 2']);
  });

  test('without any limit is accepted', () => accepts({ kind: 'text', source: 'test' }, ''));

  test('of its form is accepted', () => accepts({ kind: 'text', form: DIGITS, source: 'test' }, '123'));

  test('of another form is refused', () => {
    expect(refusal({ kind: 'text', form: DIGITS, source: 'test' }, '12a')).toEqual(['it: "12a" is not the ID of an AWS account. Use its 12 digits']);
  });

  test('of the wrong length is refused for that alone', () => {
    expect(refusal({ kind: 'text', max: 2, form: DIGITS, source: 'test' }, 'abc')).toEqual(['it: "abc" has 3 characters. Use at most 2']);
  });

  test('that is a token is accepted', () => accepts({ kind: 'text', max: 2, form: DIGITS, source: 'test' }, Fn.importValue('Text')));
});

describe('list', () => {
  const twoToThree: Limit = { kind: 'list', min: 2, max: 3, source: 'test' };
  const ofDigits: Limit = { kind: 'list', each: { kind: 'text', form: DIGITS, source: 'test' }, source: 'test' };

  test.each([[['a', 'b']], [['a', 'b', 'c']]])('within its length is accepted: %j', (value) => accepts(twoToThree, value));

  test('that is too short is refused', () => {
    expect(refusal(twoToThree, ['a'])).toEqual(['it: ["a"] has 1 element. Use 2 to 3']);
  });

  test('that is empty is refused', () => {
    expect(refusal(twoToThree, [])).toEqual(['it: [] has 0 elements. Use 2 to 3']);
  });

  test('that is too long is refused', () => {
    expect(refusal(twoToThree, ['a', 'b', 'c', 'd'])).toEqual(['it: ["a","b","c","d"] has 4 elements. Use 2 to 3']);
  });

  test('without a greatest length says so', () => {
    expect(refusal({ kind: 'list', min: 1, source: 'test' }, [])).toEqual(['it: [] has 0 elements. Use at least 1']);
  });

  test('without a least length says so', () => {
    expect(refusal({ kind: 'list', max: 1, source: 'test' }, ['a', 'b'])).toEqual(['it: ["a","b"] has 2 elements. Use at most 1']);
  });

  test('without any limit may be empty', () => accepts({ kind: 'list', source: 'test' }, []));

  test('of right elements is accepted', () => accepts(ofDigits, ['1', '2']));

  test('of wrong elements is refused for each, by its place', () => {
    expect(refusal(ofDigits, ['1', 'b', '3', 'd'])).toEqual(['it[1]: "b" is not the ID of an AWS account. Use its 12 digits', 'it[3]: "d" is not the ID of an AWS account. Use its 12 digits']);
  });

  test('of which an element is a token is refused for the others', () => {
    expect(refusal(ofDigits, [Aws.REGION, 'b'])).toEqual(['it[1]: "b" is not the ID of an AWS account. Use its 12 digits']);
  });

  test('that is a token is accepted', () => accepts(ofDigits, Lazy.list({ produce: () => ['a'] })));

  test('that is a token has no length', () => accepts(twoToThree, Lazy.list({ produce: () => [] })));
});

describe('map', () => {
  const limit: MapLimit = {
    kind: 'map',
    max: 2,
    key: { kind: 'text', max: 3, form: DIGITS, source: 'test' },
    value: { kind: 'text', min: 1, max: 3, form: DIGITS, source: 'test' },
    source: 'test',
  };
  const secret: Limit = { ...limit, secret: true };

  test('within its limits is accepted', () => accepts(limit, { 1: '1', 2: '2' }));

  test('that is empty is accepted', () => accepts(limit, {}));

  test('of too many entries is refused, without them', () => {
    expect(refusal(limit, { 1: '1', 2: '2', 3: '3' })).toEqual(['it: has 3 entries. Use at most 2']);
  });

  test('of one entry too many is refused', () => {
    expect(refusal({ ...limit, max: 0 }, { 1: '1' })).toEqual(['it: has 1 entry. Use at most 0']);
  });

  test('with a key of another form is refused', () => {
    expect(refusal(limit, { a: '1' })).toEqual(['it: "a" as a key is not the ID of an AWS account. Use its 12 digits']);
  });

  test('with a key that is too long is refused', () => {
    expect(refusal(limit, { 1234: '1' })).toEqual(['it: "1234" as a key has 4 characters. Use at most 3']);
  });

  test('with a value of another form is refused, by its key', () => {
    expect(refusal(limit, { 1: 'a' })).toEqual(['it["1"]: "a" is not the ID of an AWS account. Use its 12 digits']);
  });

  test('with a value that is too short is refused', () => {
    expect(refusal(limit, { 1: '' })).toEqual(['it["1"]: "" has 0 characters. Use 1 to 3']);
  });

  test('with a wrong key and a wrong value is refused for both', () => {
    expect(refusal(limit, { a: 'b' })).toEqual(['it: "a" as a key is not the ID of an AWS account. Use its 12 digits', 'it["a"]: "b" is not the ID of an AWS account. Use its 12 digits']);
  });

  test('of secrets is refused without the value', () => {
    expect(refusal(secret, { 1: 'hunter2' })).toEqual(['it["1"]: the value has 7 characters. Use 1 to 3']);
  });

  test('of secrets is refused with the key', () => {
    expect(refusal(secret, { a: '1' })).toEqual(['it: "a" as a key is not the ID of an AWS account. Use its 12 digits']);
  });

  test('of right secrets is accepted', () => accepts(secret, { 1: '1' }));

  test('with a value that is a token is accepted', () => accepts(limit, { 1: Aws.REGION }));

  test('with a secret that is a token is accepted', () => accepts(secret, { 1: Aws.REGION }));

  test('with a key that is a token is accepted', () => accepts(limit, { [Aws.REGION]: '1' }));

  test('that is a token is accepted', () => accepts(limit, Lazy.any({ produce: () => ({ a: 'b' }) })));
});

describe('number', () => {
  const oneToThree: Limit = { kind: 'number', min: 1, max: 3, source: 'test' };

  test.each([1, 3])('within its range is accepted: %d', (value) => accepts(oneToThree, value));

  test('that is too small is refused', () => {
    expect(refusal(oneToThree, 0)).toEqual(['it: 0 is out of range. Use a whole number, 1 to 3']);
  });

  test('that is too large is refused', () => {
    expect(refusal(oneToThree, 4)).toEqual(['it: 4 is out of range. Use a whole number, 1 to 3']);
  });

  test('that is a fraction is refused', () => {
    expect(refusal(oneToThree, 1.5)).toEqual(['it: 1.5 is not a whole number. Use a whole number, 1 to 3']);
  });

  test('from zero says so', () => {
    expect(refusal({ kind: 'number', min: 0, max: 3, source: 'test' }, -1)).toEqual(['it: -1 is out of range. Use a whole number, at most 3']);
  });

  test('without a greatest value may be large', () => accepts({ kind: 'number', min: 0, source: 'test' }, 1_000_000));

  test('without a greatest value says so', () => {
    expect(refusal({ kind: 'number', min: 0, source: 'test' }, -1)).toEqual(['it: -1 is out of range. Use a whole number, at least 0']);
  });

  test('that is a token is accepted', () => accepts(oneToThree, Lazy.number({ produce: () => 99 })));
});

describe('struct', () => {
  const limits: Limits = {
    name: { kind: 'text', max: 3, source: 'test' },
    count: { kind: 'number', min: 1, source: 'test' },
  };
  const check = (struct: object) => checkValue('thing', (issues) => checkLimits(issues.at('it'), limits, struct));

  test('is held against each row of its table', () => {
    expect(issuesOf(() => check({ name: 'abcd', count: 0 }))).toEqual(['it.name: Text.length', 'it.count: Number.range']);
  });

  test('breaks no limit by what it does not have', () => {
    expect(() => check({ name: undefined })).not.toThrow();
  });

  test('may have more than the table', () => {
    expect(() => check({ name: 'abc', count: 1, other: 'abcdef' })).not.toThrow();
  });
});
