import { App, Aws, Errors, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { checkConstruct, checkValue, Violations } from '../../src/diagnostics/issues';
import { messageOf } from '../support';

/** The lines that a check of a value comes to, without the subject. */
function linesOf(check: (violations: Violations) => void): string[] {
  const [subject, ...lines] = messageOf(() => checkValue('thing', check)).split('\n');
  expect(subject).toBe('invalid thing:');
  return lines;
}

describe('a place', () => {
  test('is empty at the top', () => {
    expect(linesOf((violations) => violations.refuse(1, 'is odd', 'add one'))).toEqual(['  - : 1 is odd. add one']);
  });

  test('is a property', () => {
    expect(linesOf((violations) => violations.at('name').refuse(1, 'is odd', 'add one'))).toEqual(['  - name: 1 is odd. add one']);
  });

  test('is a property of a property', () => {
    expect(linesOf((violations) => violations.at('a').at('b', 'c').refuse(1, 'is odd', 'add one'))).toEqual(['  - a.b.c: 1 is odd. add one']);
  });

  test('is an element of a list', () => {
    expect(linesOf((violations) => violations.at('list', 2).refuse(1, 'is odd', 'add one'))).toEqual(['  - list[2]: 1 is odd. add one']);
  });

  test('is the first element of a list at the top', () => {
    expect(linesOf((violations) => violations.at(0).refuse(1, 'is odd', 'add one'))).toEqual(['  - [0]: 1 is odd. add one']);
  });

  test('is a property of an element', () => {
    expect(linesOf((violations) => violations.at('list', 0, 'name').refuse(1, 'is odd', 'add one'))).toEqual(['  - list[0].name: 1 is odd. add one']);
  });

  test('is an entry of a map, by its key in quotes', () => {
    expect(linesOf((violations) => violations.at('map').atKey('my "key"').refuse(1, 'is odd', 'add one')))
      .toEqual(['  - map["my \\"key\\""]: 1 is odd. add one']);
  });

  test('is an entry of a map at the top', () => {
    expect(linesOf((violations) => violations.atKey('key').refuse(1, 'is odd', 'add one'))).toEqual(['  - ["key"]: 1 is odd. add one']);
  });

  test('is a property of an entry', () => {
    expect(linesOf((violations) => violations.at('map').atKey('key').at('name').refuse(1, 'is odd', 'add one')))
      .toEqual(['  - map["key"].name: 1 is odd. add one']);
  });

  test('has its key cut, if that is long', () => {
    expect(linesOf((violations) => violations.at('map').atKey('k'.repeat(200)).refuse(1, 'is odd', 'add one')))
      .toEqual([`  - map["${'k'.repeat(99)}…]: 1 is odd. add one`]);
  });

  test('does not change by going deeper', () => {
    expect(linesOf((violations) => {
      violations.at('deeper');
      violations.refuse(1, 'is odd', 'add one');
    })).toEqual(['  - : 1 is odd. add one']);
  });
});

describe('an error', () => {
  test('has all violations, in their order', () => {
    expect(linesOf((violations) => {
      violations.at('a').refuse(1, 'is odd', 'add one');
      violations.at('b').misplaced('is missing', 'give one');
      violations.at('c', 0).refuseHidden('secret', 'is weak', 'make it longer');
    })).toEqual(['  - a: 1 is odd. add one', '  - b: is missing. give one', '  - c[0]: is weak. make it longer']);
  });

  test('is not thrown without violations', () => {
    const seen: Violations[] = [];
    checkValue('thing', (violations) => seen.push(violations.at('a')));
    expect(seen).toHaveLength(1);
  });

  test('about a value is one of CDK', () => {
    expect.assertions(2);
    try {
      checkValue('thing', (violations) => violations.refuse(1, 'is odd', 'add one'));
    } catch (error) {
      expect(Errors.isValidationError(error)).toBe(true);
      expect((error as Error).name).toBe('ValidationError');
    }
  });

  test('about a construct is one of CDK', () => {
    expect.assertions(2);
    try {
      checkConstruct('thing', new App(), 'Id', (violations) => violations.refuse(1, 'is odd', 'add one'));
    } catch (error) {
      expect(Errors.isValidationError(error)).toBe(true);
      expect((error as Error).name).toBe('ValidationError');
    }
  });

  test('about a construct says where it would stand', () => {
    const scope = new Construct(new Stack(new App(), 'Stack'), 'Scope');
    expect(messageOf(() => checkConstruct('thing', scope, 'Id', (violations) => violations.at('a').refuse(1, 'is odd', 'add one'))))
      .toBe('invalid thing at Stack/Scope/Id:\n  - a: 1 is odd. add one');
  });

  test('about a construct at the top of the tree has its id alone', () => {
    expect(messageOf(() => checkConstruct('thing', new App(), 'Id', (violations) => violations.at('a').refuse(1, 'is odd', 'add one'))))
      .toBe('invalid thing at Id:\n  - a: 1 is odd. add one');
  });

  test('about a construct is not thrown without violations', () => {
    const seen: Violations[] = [];
    checkConstruct('thing', new App(), 'Id', (violations) => seen.push(violations));
    expect(seen).toHaveLength(1);
  });
});

describe('a value', () => {
  test.each<[string, unknown, string]>([
    ['text', 'a "text"', '"a \\"text\\""'],
    ['number', 1.5, '1.5'],
    ['boolean', true, 'true'],
    ['list', ['a', 1], '["a",1]'],
    ['map', { a: 1 }, '{"a":1}'],
  ])('that is a %s is shown as JSON', (_, value, shown) => {
    expect(linesOf((violations) => violations.at('a').refuse(value, 'is wrong', 'change it'))).toEqual([`  - a: ${shown} is wrong. change it`]);
  });

  test('of 100 characters of JSON is shown whole', () => {
    expect(linesOf((violations) => violations.at('a').refuse('x'.repeat(98), 'is wrong', 'change it')))
      .toEqual([`  - a: "${'x'.repeat(98)}" is wrong. change it`]);
  });

  test('of more is cut', () => {
    expect(linesOf((violations) => violations.at('a').refuse('x'.repeat(99), 'is wrong', 'change it')))
      .toEqual([`  - a: "${'x'.repeat(99)}… is wrong. change it`]);
  });

  test('that is misplaced is shown', () => {
    expect(linesOf((violations) => violations.at('a').misplaced('is not possible here', 'remove it', 'value')))
      .toEqual(['  - a: "value" is not possible here. remove it']);
  });

  test('that is misplaced and false is shown', () => {
    expect(linesOf((violations) => violations.at('a').misplaced('is not possible here', 'remove it', false)))
      .toEqual(['  - a: false is not possible here. remove it']);
  });

  test('that is hidden is not shown', () => {
    expect(linesOf((violations) => violations.at('a').refuseHidden('hunter2', 'is weak', 'make it longer')))
      .toEqual(['  - a: is weak. make it longer']);
  });
});

describe('a token', () => {
  const tokens: [string, unknown][] = [
    ['a text', Aws.REGION],
    ['a part of a text', `s3://${Aws.REGION}`],
    ['a late text', Lazy.string({ produce: () => 'late' })],
    ['a number', Lazy.number({ produce: () => 1 })],
    ['a list', Lazy.list({ produce: () => ['late'] })],
    ['an import', Fn.importValue('Value')],
    ['an object', Lazy.any({ produce: () => ({}) })],
  ];

  test.each(tokens)('that is %s breaks no rule', (_, token) => {
    expect(() => checkValue('thing', (violations) => violations.refuse(token, 'is wrong', 'change it'))).not.toThrow();
  });

  test.each(tokens)('that is %s breaks no rule in hiding', (_, token) => {
    expect(() => checkValue('thing', (violations) => violations.refuseHidden(token, 'is wrong', 'change it'))).not.toThrow();
  });

  test('may be misplaced', () => {
    expect(linesOf((violations) => violations.at('a').misplaced('is not possible here', 'remove it', Aws.REGION)))
      .toEqual([expect.stringMatching(/^ {2}- a: "\$\{Token\[AWS\.Region\.\d+\]\}" is not possible here\. remove it$/)]);
  });
});
