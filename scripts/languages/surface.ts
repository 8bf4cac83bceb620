import { dirname, join } from 'path';
import { toPythonIdentifier } from 'jsii-pacmak/lib/targets/python/util';

/** What of a jsii assembly is read here. */
export interface Assembly {
  readonly name: string;
  readonly types: Record<string, Type>;
  readonly targets?: { readonly dotnet?: { readonly namespace: string } };
}

export interface Type {
  readonly kind: string;
  readonly name: string;
  readonly abstract?: boolean;
  readonly docs?: Docs;
  readonly initializer?: Callable;
  readonly methods?: (Callable & Named)[];
  readonly properties?: (Value & { readonly const?: boolean })[];
  /** Of an enumeration. */
  readonly members?: Named[];
}

interface Docs { readonly summary?: string; readonly remarks?: string }
interface Named { readonly name: string; readonly docs?: Docs }
interface Value extends Named { readonly type: unknown }
interface Callable {
  readonly docs?: Docs;
  readonly parameters?: Value[];
  readonly returns?: unknown;
  readonly locationInModule?: unknown;
}

/** What a language has no type for, with the reason why it is there. */
const WITHOUT_TYPE: Record<string, string> = {
  'Model.isModel(x)': 'it tells whether a value of any type is one, as in CDK',
  'ModelPackage.isModelPackage(x)': 'it tells whether a value of any type is one, as in CDK',
  'ModelPackageGroup.isModelPackageGroup(x)': 'it tells whether a value of any type is one, as in CDK',
  'ActionsGrantOptions.conditions': 'the values of a condition of IAM are of any type in CDK, too',
  'DeployGrantOptions.conditions': 'the values of a condition of IAM are of any type in CDK, too',
};

/** Reserved words that do no harm, with the reason why not. */
const RESERVED_WORDS: Record<string, string> = {
  'ModelPackageGrants.delete': 'methods are written in upper case in Go, where alone it is reserved',
  'ModelPackageGroupGrants.delete': 'methods are written in upper case in Go, where alone it is reserved',
};

/** Types whose constants are taken apart after digits in Python and Java, with the reason why they are. */
const CONSTANTS_WITH_DIGITS: Record<string, string> = {
  InstanceType: 'C5D_18XLARGE is C5_D_18_XLARGE there: the names are those of AWS in all languages, as in @aws-cdk/aws-sagemaker-alpha',
  PrebuiltRepository: 'SEQ2SEQ is SEQ2_SEQ there: the names are those of the algorithms',
};

/** Letters that are words. */
const AXES = ['x', 'y'];

// The names are judged by what makes them, which is not exported.
/* eslint-disable @typescript-eslint/no-require-imports */
const { toCamelCase, toSnakeCase }: Record<'toCamelCase' | 'toSnakeCase', (name: string) => string> =
  require(require.resolve('codemaker/lib/case-utils', { paths: [require.resolve('jsii-pacmak')] }));
const { isReservedName }: { isReservedName(name: string): string[] | undefined } =
  require(join(dirname(require.resolve('jsii/package.json')), 'lib', 'reserved-words.js'));
/* eslint-enable @typescript-eslint/no-require-imports */

/** What does not read well in one of the languages. */
export function complaints({ name: assembly, types, targets }: Assembly): string[] {
  const found: string[] = [];
  const namespace = targets?.dotnet?.namespace;
  const namesake = Object.values(types).find(({ name }) => name === namespace?.split('.').pop());
  // CA1724: in code whose own namespace begins alike, the short name is that of the namespace.
  if (namesake) { found.push(`${namesake.name}: is the last part of the namespace ${namespace} in C#, too`); }
  for (const type of Object.values(types)) {
    const complain = (member: string, what: string) => found.push(`${[type.name, member].filter(Boolean).join('.')}: ${what}`);

    checkDocs('', type.docs, complain);
    checkWord('', type.name, complain);
    for (const member of type.members ?? []) { checkDocs(member.name, member.docs, complain); }
    for (const property of type.properties ?? []) {
      checkDocs(property.name, property.docs, complain);
      checkTypes(property.name, property.type, complain);
      if (property.const) { checkConstant(type.name, property.name, complain); } else {
        checkName(
          property.name, property.name, complain,
        );
      }
    }
    for (const method of type.methods ?? []) {
      checkName(method.name, method.name, complain);
      checkCallable(method.name, method, complain);
    }
    // jsii gives a constructor to classes that have none; nobody calls that of an abstract one.
    if (type.initializer && !(type.abstract && !type.initializer.locationInModule)) { checkCallable('constructor', type.initializer, complain); }
    checkClashes(type, complain);
  }
  return found.filter((complaint) => !isAllowed(complaint)).map((complaint) => `${assembly}.${complaint}`);
}

type Complain = (member: string, what: string) => void;

function isAllowed(complaint: string): boolean {
  const [member] = complaint.split(':');
  return (complaint.includes('has no type') && member in WITHOUT_TYPE) || (complaint.includes('is a reserved word') && member in RESERVED_WORDS);
}

function checkCallable(member: string, callable: Callable, complain: Complain): void {
  checkDocs(member, callable.docs, complain);
  checkTypes(member, callable.returns, complain);
  for (const { name, docs, type } of callable.parameters ?? []) {
    const parameter = `${member}(${name})`;
    checkDocs(parameter, docs, complain);
    // All that the generators keep of a parameter's documentation is its first sentence; to jsii, a semicolon ends one.
    if (docs?.remarks) { complain(parameter, `is documented by more than a sentence, and "${docs.remarks}" is lost`); }
    checkTypes(parameter, type, complain);
    checkName(parameter, name, complain);
  }
}

function checkDocs(member: string, docs: Docs | undefined, complain: Complain): void {
  if (!docs?.summary) {
    complain(member, 'is not documented');
  } else if (docs.summary.endsWith(';')) {
    complain(member, `"${docs.summary}" stands alone in an overview: end it with a period`);
  }
}

/** Unions and `any` become an object of no type. */
function checkTypes(member: string, type: unknown, complain: Complain): void {
  if (/"primitive":"(any|json)"|"(union|intersection)":/.test(JSON.stringify(type) ?? '')) { complain(member, `has no type: ${JSON.stringify(type)}`); }
}

function checkName(member: string, name: string, complain: Complain): void {
  const snake = toSnakeCase(name);
  if (snake.split('_').some((word) => word.length === 1 && !AXES.includes(word)) || toCamelCase(snake) !== name) { complain(member, `is taken apart to ${snake} in Python`); }
  if (toPythonIdentifier(snake) !== snake) { complain(member, `becomes ${toPythonIdentifier(snake)} in Python`); }
  checkWord(member, name, complain);
}

function checkConstant(type: string, name: string, complain: Complain): void {
  const constant = toSnakeCase(name).toUpperCase();
  if (constant !== name && !(type in CONSTANTS_WITH_DIGITS)) { complain(name, `becomes ${constant} in Python and Java`); }
}

function checkWord(member: string, name: string, complain: Complain): void {
  const languages = isReservedName(name);
  if (languages) { complain(member, `"${name}" is a reserved word in ${languages.join(', ')}`); }
}

/** Members have names of one kind in C# and Go, and properties of Java are methods. */
function checkClashes(type: Type, complain: Complain): void {
  const inJava = (name: string) => `Get${upper(name)}`;
  const names = [
    ...(type.properties ?? []).flatMap(({ name }) => [...new Set([upper(name), inJava(name)])]),
    ...(type.methods ?? []).map(({ name }) => upper(name)),
  ];
  for (const name of new Set(names.filter((each, index) => names.indexOf(each) !== index))) { complain(name, 'names two members'); }
  if (names.includes(type.name)) { complain(type.name, 'is the name of its type, too'); }
}

function upper(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
