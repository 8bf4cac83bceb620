import { readFileSync, writeFileSync } from 'fs';
import { createRequire } from 'module';
import { dirname, join } from 'path';
import { gunzipSync } from 'zlib';

/*
 * Writes the shapes of everything that users give, from the compiled API, for the guard that refuses values of wrong
 * kinds: src/diagnostics/shapes.json. A step of compile. `test/shapes/table.test.ts` compares it with the sources.
 */

const ROOT = join(__dirname, '..');
const TABLE = join(ROOT, 'src/diagnostics/shapes.json');
const COMPILED_TABLE = join(ROOT, 'lib/diagnostics/shapes.json');

/** What of a jsii assembly is read here. */
interface Assembly {
  readonly name: string;
  readonly types: { readonly [fqn: string]: Type };
}

interface Type {
  readonly fqn: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly name: string;
  readonly namespace?: string;
  readonly datatype?: boolean;
  readonly abstract?: boolean;
  readonly base?: string;
  readonly interfaces?: readonly string[];
  readonly initializer?: { readonly parameters?: readonly Value[] };
  readonly methods?: readonly Method[];
  readonly properties?: readonly Value[];
}

interface Value {
  readonly name: string;
  readonly optional?: boolean;
  readonly static?: boolean;
  readonly const?: boolean;
  readonly type: TypeReference;
}

interface Method {
  readonly name: string;
  readonly static?: boolean;
  readonly parameters?: readonly Value[];
  readonly returns?: { readonly type: TypeReference };
}

interface TypeReference {
  readonly primitive?: string;
  readonly fqn?: string;
  readonly collection?: { readonly kind: 'array' | 'map'; readonly elementtype: TypeReference };
}

type Fields = { [nameOrOptional: string]: string };

function assemblyIn(directory: string): Assembly {
  const assembly = JSON.parse(readFileSync(join(directory, '.jsii'), 'utf-8'));
  return assembly.schema === 'jsii/file-redirect'
    ? JSON.parse(gunzipSync(readFileSync(join(directory, assembly.filename))).toString('utf-8'))
    : assembly;
}

function dependency(name: string): Assembly {
  return assemblyIn(dirname(require.resolve(`${name}/package.json`)));
}

const own = assemblyIn(ROOT);
const lib = createRequire(__filename)(ROOT) as { readonly [name: string]: unknown };
const types: { readonly [fqn: string]: Type } = {
  ...dependency('constructs').types, ...dependency('aws-cdk-lib').types, ...own.types,
};

const structs: { [name: string]: Fields } = {};
const cdkStructs: { [name: string]: Fields } = {};
const calls: { [call: string]: Fields } = {};
const enums: { [name: string]: unknown } = {};
const classes: { [name: string]: string } = {};
const cdk: { [name: string]: { readonly from: string; readonly members: string; readonly such?: string } } = {};

function isOwn({ fqn }: Type): boolean {
  return fqn.startsWith(`${own.name}.`);
}

/**
 * The kind of a value as the table writes it. Of CDK's own structs, only what is the same in all its versions counts.
 */
function kindOf({ primitive, fqn, collection }: TypeReference, inCdk = false): string {
  if (primitive) { return ['string', 'number', 'boolean'].includes(primitive) ? primitive : 'any'; }
  if (collection) {
    const each = kindOf(collection.elementtype, inCdk);
    return collection.kind === 'array' ? `${each}[]` : `{${each}}`;
  }
  const type = fqn && types[fqn];
  if (!type) { return 'any'; }
  if (isOwn(type)) { addOwn(type); return type.name; }
  if (inCdk && (type.kind !== 'interface' || type.datatype)) { return 'any'; }
  if (type.datatype) {
    addCdkStruct(type);
  } else if (type.kind !== 'enum') {
    addCdk(type);
  }
  return type.name;
}

function fieldsOf(values: readonly Value[], inCdk = false): Fields {
  return Object.fromEntries(values.map(({ name, optional, type }) => [optional ? `${name}?` : name, kindOf(type, inCdk)]));
}

/** A struct of this library may extend one of CDK. */
function ownFieldsOf(type: Type): Fields {
  const inherited = (type.interfaces ?? [])
    .map((fqn) => isOwn(types[fqn]) ? ownFieldsOf(types[fqn]) : addCdkStruct(types[fqn]));
  const fields = Object.assign({}, ...inherited, fieldsOf(type.properties ?? []));
  return Object.fromEntries(Object.entries<string>(fields).sort(([one], [other]) => one < other ? -1 : 1));
}

function addCdkStruct(type: Type): Fields {
  return cdkStructs[type.name] ??= fieldsOf(propertiesOf(type), true);
}

/** With those of what the type extends. */
function propertiesOf(type: Type): Value[] {
  const inherited = (type.interfaces ?? []).flatMap((fqn) => propertiesOf(types[fqn]));
  const all = new Map([...inherited, ...type.properties ?? []].map((property) => [property.name, property]));
  return [...all.values()].sort((one, other) => one.name < other.name ? -1 : 1);
}

function addOwn(type: Type): void {
  if (type.kind === 'enum') {
    enums[type.name] = lib[type.name];
  } else if (type.datatype) {
    structs[type.name] ??= ownFieldsOf(type);
  } else if (type.kind === 'class') {
    classes[type.name] ??= waysToMake(type);
  } else {
    throw new Error(`${type.name} is an interface of this library: say how its instances are recognized`);
  }
}

/** Such as `new Name(...)`, or `Name.of(...) or a constant such as Name.FIRST`. */
function waysToMake(type: Type): string {
  const isIt = (reference?: TypeReference) => reference?.fqn === type.fqn;
  const factories = (type.methods ?? []).filter((method) => method.static && isIt(method.returns?.type));
  const constants = (type.properties ?? []).filter(
    (property) => property.static && property.const && isIt(property.type),
  );
  const ways = [
    ...type.initializer && !type.abstract ? [`new ${type.name}(...)`] : [],
    ...factories.map(({ name }, index) => `${index === 0 ? type.name : ''}.${name}(...)`),
    ...constants.slice(0, 1).map(({ name }) => `a constant such as ${type.name}.${name}`),
  ];
  if (ways.length === 0) { throw new Error(`there is no way to make a ${type.name}`); }
  return ways.length === 1 ? ways[0] : `${ways.slice(0, -1).join(', ')} or ${ways[ways.length - 1]}`;
}

/** What a type inherits of these, others have as well. */
const COMMON = [
  'aws-cdk-lib.IResource', 'aws-cdk-lib.interfaces.IEnvironmentAware', 'constructs.IConstruct', 'constructs.IDependable',
  'aws-cdk-lib.aws_ec2.IConnectable', 'aws-cdk-lib.aws_iam.IGrantable', 'aws-cdk-lib.aws_iam.IPrincipal',
];

/** Enough to recognize a class by: all of its methods would be long. */
const METHODS = 3;

/**
 * A class or an interface of CDK is recognized by any of its members: it may come from another copy or version of CDK,
 * be an L1, an L2, or nothing but a reference.
 */
function addCdk(type: Type): void {
  cdk[type.name] ??= {
    from: type.fqn.split('.').filter((part) => part !== 'interfaces').slice(0, -1).join('/').replace(/_/g, '-'),
    members: membersOf(type).join(' '),
    such: type.kind === 'class' ? waysToMake(type) : wayToImport(type),
  };
}

function membersOf(type: Type): string[] {
  if (type.fqn === 'constructs.Construct') { return ['node']; }
  const lineage = lineageOf(type).filter((one) => one === type || !COMMON.includes(one.fqn));
  const properties = lineage.flatMap((one) => one.properties ?? []).filter(
    (property) => !property.static && !property.optional,
  );
  const methods = lineage.flatMap((one) => one.methods ?? []).filter((method) => !method.static);
  // The properties of a class may be those of the struct that it is made of.
  const members = type.kind === 'interface' && properties.length > 0 ? properties : methods.slice(0, METHODS);
  return [...new Set(members.map(({ name }) => name))];
}

function lineageOf(type: Type): Type[] {
  return [type, ...[...type.interfaces ?? [], ...type.base ? [type.base] : []].flatMap((fqn) => lineageOf(types[fqn]))];
}

/** How to come by an instance from what users have, a name or an ARN: `Role.fromRoleArn(...) or .fromRoleName(...)`. */
function wayToImport({ fqn, name }: Type): string | undefined {
  const stem = name.replace(/^I(?=[A-Z])/, '').replace(/Ref$/, '');
  const made = types[`${own.name}.${stem}`] ?? types[fqn.replace('.interfaces.', '.').replace(name, stem)];
  const ways = (made?.methods ?? []).map((method) => method.name).filter((method) => ['Arn', 'Name', 'Id'].some((end) => method === `from${stem}${end}`));
  return ways.length > 0 ? `${stem}.${ways.map((way) => `${way}(...)`).join(' or .')}` : undefined;
}

function addCalls(type: Type): void {
  if (type.initializer?.parameters) {
    calls[`new ${type.name}`] = fieldsOf(type.initializer.parameters);
  }
  for (const { name, parameters } of type.methods ?? []) {
    if (parameters) { calls[`${type.name}.${name}`] = fieldsOf(parameters); }
  }
}

for (const type of Object.values(own.types)) {
  // Builders keep what they get, and give it to what they make.
  if (type.kind === 'class' && !type.name.endsWith('Builder')) { addCalls(type); }
}

/** A line for each entry, in an order that nothing but the API changes. */
function written(table: { readonly [name: string]: unknown }): string {
  const names = Object.keys(table).sort();
  return `{\n${names.map((name) => `  ${JSON.stringify(name)}: ${JSON.stringify(table[name])}`).join(',\n')}\n }`;
}

const tables = { calls, structs, enums, classes, cdk, cdkStructs };
const text = `{\n${Object.entries(tables).map(([name, table]) => ` "${name}": ${written(table)}`).join(',\n')}\n}\n`;
// The compiled library has a copy.
[TABLE, COMPILED_TABLE].forEach((file) => writeFileSync(file, text));
