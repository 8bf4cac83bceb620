import { Context, valuesOf } from './context';
import { isArnLike, isEqual, isLike, textOf } from './pattern';

export interface Conditions {
  readonly [operator: string]: { readonly [key: string]: unknown };
}

/** Whether a value of the request matches what the policy says. */
type Matches = (written: string, value: string, context: Context) => boolean;

const equals: Matches = (written, value, context) => {
  const text = textOf(written, context);
  return text !== undefined && isEqual(text, value);
};
const like: Matches = (written, value, context) => {
  const text = textOf(written, context);
  return text !== undefined && isLike(text, value);
};
const equalsIgnoringCase: Matches = (written, value, context) => equals(
  written.toLowerCase(), value.toLowerCase(), context,
);
const bool: Matches = (written, value) => written.toLowerCase() === value.toLowerCase();

/** AWS treats ArnEquals and ArnLike alike. */
const OPERATORS: { readonly [name: string]: { readonly matches: Matches; readonly isNegated?: boolean } } = {
  StringEquals: { matches: equals },
  StringNotEquals: { matches: equals, isNegated: true },
  StringEqualsIgnoreCase: { matches: equalsIgnoringCase },
  StringNotEqualsIgnoreCase: { matches: equalsIgnoringCase, isNegated: true },
  StringLike: { matches: like },
  StringNotLike: { matches: like, isNegated: true },
  ArnEquals: { matches: isArnLike },
  ArnNotEquals: { matches: isArnLike, isNegated: true },
  ArnLike: { matches: isArnLike },
  ArnNotLike: { matches: isArnLike, isNegated: true },
  Bool: { matches: bool },
};

const OPERATOR = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/;

/**
 * Whether the conditions of a statement hold: all operators, all their keys, one of the values of each.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
export function holds(conditions: Conditions, context: Context): boolean {
  return Object.entries(conditions).every(([operator, keys]) =>
    Object.entries(keys).every(([key, written]) => holdsFor(operator, key, listOf(written), context)));
}

function holdsFor(operator: string, key: string, written: readonly string[], context: Context): boolean {
  const values = valuesOf(context, key);
  if (operator === 'Null') { return written.some((absent) => (absent === 'true') === (values === undefined)); }
  const [, set, name, ifExists] = OPERATOR.exec(operator) ?? [];
  const found = OPERATORS[name];
  if (found === undefined) { throw new Error(`the evaluator does not know the operator ${operator}`); }
  if (values === undefined) {
    return ifExists !== undefined || (set === undefined ? found.isNegated === true : set === 'ForAllValues');
  }
  if (set === undefined && values.length > 1) { throw new Error(`${key} has several values, and ${operator} is for one`); }
  const holdsForValue = (value: string) => written.some((each) =>
    found.matches(each, value, context)) !== (found.isNegated === true);
  return set === 'ForAllValues' ? values.every(holdsForValue) : values.some(holdsForValue);
}

export function listOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).map(String);
}
