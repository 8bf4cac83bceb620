import { Token } from 'aws-cdk-lib';
import { markOf } from './class-mark';
import { closestMatch } from './closest-match';
import { Issues } from './issues';
import { EnumKind, Kind, StructKind } from './shape-kinds';

/** Says what a value is, and what it should be. What may hold a secret is not shown. */
export function refuseKind(issues: Issues, kind: Kind, value: unknown): void {
  if (value === undefined || value === null) { return refuseNothing(issues, kind, value); }
  const [got, expected, shown] = [wordsFor(value), encodedOf(kind, value), shownOf(kind, value)];
  if (kind.is === 'enum') {
    issues.invalidUse('Shape.enum', { name: article(kind.name), choices: choicesOf(kind, value) }, shown);
  } else if (kind.is === 'class' && isBuilder(value)) {
    issues.invalidUse('Shape.builder', { name: kind.name });
  } else if (kind.is === 'class') {
    issues.invalidUse('Shape.classInstance', { got, name: kind.name, expected }, shown);
  } else if (kind.is === 'struct' && kind.ofFiles) {
    issues.invalidUse('Shape.metric', { got, expected }, shown);
  } else {
    issues.invalidUse('Shape.kind', { got, expected }, shown);
  }
}

function refuseNothing(issues: Issues, kind: Kind, value: undefined | null): void {
  const expected = expectedOf(kind);
  if (value === null) {
    issues.invalidUse('Shape.null', { expected });
  } else if (kind.isEntry) {
    issues.invalidUse('Shape.undefinedEntry', { expected });
  } else {
    issues.invalidUse('Shape.missing', { expected });
  }
}

/** A property that a struct of files does not have. */
export function refuseForeign(issues: Issues, kind: StructKind): void {
  issues.invalidUse('Shape.metric', { got: `not a property of ${kind.name}`, expected: expectedOf(kind) });
}

/** A property whose getter throws, or an object that does not let itself be looked at. */
export function refuseUnreadable(issues: Issues, kind: Kind, error: unknown): void {
  const reason = mayBeSecret(kind) ? 'it throws an error' : `it throws ${String(error)}`;
  issues.invalidUse('Shape.unreadable', { reason });
}

/** What holds environment variables as well, so that a text in their place may be all of them. */
const HOLDERS = ['InferenceSpecification', 'ValidationSpecification', 'ModelContainer'];

function mayBeSecret(kind: Kind): boolean {
  return kind.isEntry
    || ['list', 'map', 'struct'].includes(kind.is)
    || kind.is === 'class' && HOLDERS.includes(kind.name);
}

/** Objects are not shown, as they may hold a lot, and tokens tell nothing. */
function shownOf(kind: Kind, value: unknown): unknown {
  const isScalar = ['string', 'number', 'boolean'].includes(typeof value);
  return isScalar && !mayBeSecret(kind) && !Token.isUnresolved(value) ? value : undefined;
}

function isBuilder(value: unknown): boolean {
  return typeof (value as { toSpecification?: unknown }).toSpecification === 'function';
}

/** How CDK encodes tokens as values of these kinds. */
const ENCODERS: { readonly [kind: string]: string } = {
  string: 'Token.asString(...)', number: 'Token.asNumber(...)', list: 'Token.asList(...)',
};

function encodedOf(kind: Kind, value: unknown): string {
  const encoder = Token.isUnresolved(value) ? ENCODERS[kind.is] : undefined;
  return encoder ? `${expectedOf(kind)}, by ${encoder}` : expectedOf(kind);
}

/** What a kind of value is called. */
function expectedOf(kind: Kind): string {
  switch (kind.is) {
    case 'boolean': return 'true or false';
    case 'enum': return `${article(kind.name)}: ${choicesOf(kind)}`;
    case 'class': return kind.make;
    case 'cdk': return `${article(kind.name)} of ${kind.from}${kind.make ? `, such as ${kind.make}` : ''}`;
    case 'list': return `a list in which each element is ${expectedOf(kind.each)}`;
    case 'map': return `an object in which each value is ${expectedOf(kind.each)}`;
    case 'struct': return kind.ofFiles ? exampleOf(kind) : `an object with the properties of ${kind.name}`;
    default: return article(kind.is);
  }
}

/** By the last property: that is what most packages have. */
function exampleOf({ properties }: StructKind): string {
  const last = [...properties.values()].pop()!;
  return last.kind.is === 'struct'
    ? `{ ${last.name}: ${exampleOf(last.kind)} }`
    : "{ file: S3File.fromBucket(bucket, 'evaluation/statistics.json') }";
}

/** The closest first, if a text was given. */
function choicesOf({ name, members }: EnumKind, value?: unknown): string {
  const names = Object.keys(members);
  if (typeof value === 'string') {
    const closest = closestMatch(value, names);
    names.sort((one, other) => Number(other === closest) - Number(one === closest));
  }
  const choices = names.map((member) => `${name}.${member} (${JSON.stringify(members[member])})`);
  return `${choices.slice(0, -1).join(', ')} or ${choices[choices.length - 1]}`;
}

/** What a value is, in words: never its content. */
function wordsFor(value: unknown): string {
  if (Token.isUnresolved(value)) { return 'a token'; }
  if (Array.isArray(value)) { return 'a list'; }
  if (typeof value === 'function') { return isClass(value) ? 'a class' : 'a function'; }
  if (typeof value !== 'object' || value === null) { return article(typeof value); }
  const name = markOf(value) ?? (value as { constructor?: { name?: unknown } }).constructor?.name;
  if (name === 'Promise') { return 'a promise that is not awaited'; }
  return typeof name !== 'string' || name === 'Object' || name === '' ? 'an object' : `an instance of ${name}`;
}

function isClass(value: unknown): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value));
}

function article(noun: string): string {
  return `${/^[AEIOUaeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
