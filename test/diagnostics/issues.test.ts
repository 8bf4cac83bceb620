import { App, Aws, Errors, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { textOf } from '../../src/diagnostics/codes';
import { checkConstruct, checkValue, Issues, issuesIn } from '../../src/diagnostics/issues';
import { messageOf, warningsOf } from '../support';
import { filledStack } from '../support/grants';

const DOCS = 'https://github.com/cdk-sagemaker/cdk-sagemaker-model-package/blob/main/docs/diagnostics.md';
const NOT_FINITE = withoutCodes(textOf('ModelCard.notFinite', {}));
const NOT_JSON = withoutCodes(textOf('ModelCard.notJson', {}));
const NEEDS_VPC = withoutCodes(textOf('Model.privateRegistryWithoutVpc', {}));

/** A message, without the codes and links at the ends of its lines. */
function withoutCodes(message: string): string {
  return message.replace(/ \(\w+\.\w+, https:\S+\)$/gm, '');
}

/** The lines that a check of a value comes to, without the subject, codes and links. */
function linesOf(check: (issues: Issues) => void): string[] {
  const [subject, ...lines] = withoutCodes(messageOf(() => checkValue('thing', check))).split('\n');
  expect(subject).toBe('invalid thing:');
  return lines;
}

describe('a place', () => {
  test('is empty at the top', () => {
    expect(linesOf((issues) => issues.invalidValue('ModelCard.notFinite', 1))).toEqual([`  - 1 ${NOT_FINITE}`]);
  });

  test('is a property', () => {
    expect(linesOf((issues) => issues.at('name').invalidValue('ModelCard.notFinite', 1))).toEqual([`  - name: 1 ${NOT_FINITE}`]);
  });

  test('is a property of a property', () => {
    expect(linesOf((issues) => issues.at('a').at('b', 'c').invalidValue('ModelCard.notFinite', 1))).toEqual([`  - a.b.c: 1 ${NOT_FINITE}`]);
  });

  test('is an element of a list', () => {
    expect(linesOf((issues) => issues.at('list', 2).invalidValue('ModelCard.notFinite', 1))).toEqual([`  - list[2]: 1 ${NOT_FINITE}`]);
  });

  test('is the first element of a list at the top', () => {
    expect(linesOf((issues) => issues.at(0).invalidValue('ModelCard.notFinite', 1))).toEqual([`  - [0]: 1 ${NOT_FINITE}`]);
  });

  test('is a property of an element', () => {
    expect(linesOf((issues) => issues.at('list', 0, 'name').invalidValue('ModelCard.notFinite', 1))).toEqual([`  - list[0].name: 1 ${NOT_FINITE}`]);
  });

  test('is an entry of a map, by its key in quotes', () => {
    expect(linesOf((issues) => issues.at('map').atKey('my "key"').invalidValue('ModelCard.notFinite', 1)))
      .toEqual([`  - map["my \\"key\\""]: 1 ${NOT_FINITE}`]);
  });

  test('is an entry of a map at the top', () => {
    expect(linesOf((issues) => issues.atKey('key').invalidValue('ModelCard.notFinite', 1))).toEqual([`  - ["key"]: 1 ${NOT_FINITE}`]);
  });

  test('is a property of an entry', () => {
    expect(linesOf((issues) => issues.at('map').atKey('key').at('name').invalidValue('ModelCard.notFinite', 1)))
      .toEqual([`  - map["key"].name: 1 ${NOT_FINITE}`]);
  });

  test('has its key cut, if that is long', () => {
    expect(linesOf((issues) => issues.at('map').atKey('k'.repeat(200)).invalidValue('ModelCard.notFinite', 1)))
      .toEqual([`  - map["${'k'.repeat(99)}…]: 1 ${NOT_FINITE}`]);
  });

  test('does not change by going deeper', () => {
    expect(linesOf((issues) => {
      issues.at('deeper');
      issues.invalidValue('ModelCard.notFinite', 1);
    })).toEqual([`  - 1 ${NOT_FINITE}`]);
  });
});

describe('an error', () => {
  test('ends in its code and the link to where that is explained', () => {
    expect(messageOf(() => checkValue('thing', (issues) => issues.at('a').invalidValue('ModelCard.notFinite', 1)))).toBe(
      `invalid thing:\n  - a: 1 ${NOT_FINITE} (ModelCard.notFinite, ${DOCS}#modelcardnotfinite)`);
  });

  test('is not thrown for warnings', () => {
    expect(() => checkValue('thing', (issues) => issues.at('a').warn('ModelPackage.mutableImageTag'))).not.toThrow();
  });

  test('does not tell of warnings', () => {
    expect(linesOf((issues) => {
      issues.at('a').warn('ModelPackage.mutableImageTag');
      issues.at('b').invalidValue('ModelCard.notFinite', 1);
    })).toEqual([`  - b: 1 ${NOT_FINITE}`]);
  });

  test('has all issues, in their order', () => {
    expect(linesOf((issues) => {
      issues.at('a').invalidValue('ModelCard.notFinite', 1);
      issues.at('b').invalidUse('Model.noSubnets', { reason: 'none is left' });
      issues.at('c', 0).invalidSecret('ModelCard.notJson', 'secret');
    })).toEqual([`  - a: 1 ${NOT_FINITE}`, `  - b: ${withoutCodes(textOf('Model.noSubnets', { reason: 'none is left' }))}`, `  - c[0]: ${NOT_JSON}`]);
  });

  test('is not thrown without issues', () => {
    const seen: Issues[] = [];
    checkValue('thing', (issues) => seen.push(issues.at('a')));
    expect(seen).toHaveLength(1);
  });

  test('about a value is one of CDK', () => {
    expect.assertions(2);
    try {
      checkValue('thing', (issues) => issues.invalidValue('ModelCard.notFinite', 1));
    } catch (error) {
      expect(Errors.isValidationError(error)).toBe(true);
      expect((error as Error).name).toBe('ValidationError');
    }
  });

  test('about a construct is one of CDK', () => {
    expect.assertions(2);
    try {
      checkConstruct('thing', new App(), 'Id', (issues) => issues.invalidValue('ModelCard.notFinite', 1));
    } catch (error) {
      expect(Errors.isValidationError(error)).toBe(true);
      expect((error as Error).name).toBe('ValidationError');
    }
  });

  test('about a construct says where it would stand', () => {
    const scope = new Construct(new Stack(new App(), 'Stack'), 'Scope');
    expect(withoutCodes(messageOf(() => checkConstruct('thing', scope, 'Id', (issues) => issues.at('a').invalidValue('ModelCard.notFinite', 1)))))
      .toBe(`invalid thing at Stack/Scope/Id:\n  - a: 1 ${NOT_FINITE}`);
  });

  test('about a construct at the top of the tree has its id alone', () => {
    expect(withoutCodes(messageOf(() => checkConstruct('thing', new App(), 'Id', (issues) => issues.at('a').invalidValue('ModelCard.notFinite', 1)))))
      .toBe(`invalid thing at Id:\n  - a: 1 ${NOT_FINITE}`);
  });

  test('about a construct is not thrown without issues', () => {
    const seen: Issues[] = [];
    checkConstruct('thing', new App(), 'Id', (issues) => seen.push(issues));
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
    expect(linesOf((issues) => issues.at('a').invalidValue('ModelCard.notFinite', value))).toEqual([`  - a: ${shown} ${NOT_FINITE}`]);
  });

  test('of 100 characters of JSON is shown whole', () => {
    expect(linesOf((issues) => issues.at('a').invalidValue('ModelCard.notFinite', 'x'.repeat(98))))
      .toEqual([`  - a: "${'x'.repeat(98)}" ${NOT_FINITE}`]);
  });

  test('of more is cut', () => {
    expect(linesOf((issues) => issues.at('a').invalidValue('ModelCard.notFinite', 'x'.repeat(99))))
      .toEqual([`  - a: "${'x'.repeat(99)}… ${NOT_FINITE}`]);
  });

  test('that is misplaced is shown', () => {
    expect(linesOf((issues) => issues.at('a').invalidUse('Model.privateRegistryWithoutVpc', {}, 'value')))
      .toEqual([`  - a: "value" ${NEEDS_VPC}`]);
  });

  test('that is misplaced and false is shown', () => {
    expect(linesOf((issues) => issues.at('a').invalidUse('Model.privateRegistryWithoutVpc', {}, false)))
      .toEqual([`  - a: false ${NEEDS_VPC}`]);
  });

  test('that is hidden is not shown', () => {
    expect(linesOf((issues) => issues.at('a').invalidSecret('ModelCard.notJson', 'hunter2')))
      .toEqual([`  - a: ${NOT_JSON}`]);
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
    expect(() => checkValue('thing', (issues) => issues.invalidValue('ModelCard.notFinite', token))).not.toThrow();
  });

  test.each(tokens)('that is %s breaks no rule in hiding', (_, token) => {
    expect(() => checkValue('thing', (issues) => issues.invalidSecret('ModelCard.notJson', token))).not.toThrow();
  });

  test('may be misplaced, and is not shown', () => {
    expect(linesOf((issues) => issues.at('a').invalidUse('Model.privateRegistryWithoutVpc', {}, Aws.REGION)))
      .toEqual([expect.stringMatching(/^ {2}- a: requires vpc/)]);
  });
});

describe('warnings', () => {
  const HOSTNAMES = `${withoutCodes(textOf('ModelPackage.containerHostnames', {}))} (ModelPackage.containerHostnames, ${DOCS}#modelpackagecontainerhostnames)`;

  /** What is shown of what a check of a construct warns of. */
  function shownOf(check: (issues: Issues) => void): string[] {
    const stack = filledStack(new App(), 'Stack');
    checkConstruct('thing', stack, 'Id', check).annotate(stack);
    return warningsOf(stack).map(({ message }) => message);
  }

  test('have their place, and end in the code and the link to where that is explained', () => {
    expect(shownOf((issues) => issues.at('a', 0).warn('ModelPackage.containerHostnames'))).toEqual([`a[0]: ${HOSTNAMES}`]);
  });

  test('about no place have none', () => {
    expect(shownOf((issues) => issues.warn('ModelPackage.containerHostnames'))).toEqual([HOSTNAMES]);
  });

  test('that say the same of several places are one', () => {
    expect(shownOf((issues) => {
      issues.at('a').warn('ModelPackage.containerHostnames');
      issues.at('b').warn('ModelPackage.containerHostnames');
    })).toEqual([`a, b: ${HOSTNAMES}`]);
  });

  test('of one code that say different things are several', () => {
    expect(shownOf((issues) => {
      issues.at('a').warn('Model.unapprovedPackage', { status: 'Rejected' });
      issues.at('b').warn('Model.unapprovedPackage', { status: 'PendingManualApproval' });
    })).toEqual([expect.stringMatching(/^a: .*Rejected/), expect.stringMatching(/^b: .*PendingManualApproval/)]);
  });
});

test('an error of something else is thrown again by who reads issues', () => {
  const other = new Error('full disk');
  expect(() => issuesIn(other)).toThrow(other);
  expect(() => issuesIn(undefined)).toThrow();
});
