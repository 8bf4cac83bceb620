import { readFileSync } from 'fs';

/*
 * What the API model of SageMaker and the schema of CloudFormation say of a value, in one form, and where a value
 * breaks it. Nothing of it knows the library.
 */

/** What a source says of a value. */
export type Constraint =
  | { readonly kind: 'text'; readonly min?: number; readonly max?: number; readonly pattern?: RegExp; readonly values?: string[] }
  | { readonly kind: 'number'; readonly min?: number; readonly max?: number; readonly whole: boolean }
  | { readonly kind: 'list'; readonly min?: number; readonly max?: number; readonly unique: boolean; each(): Constraint }
  | { readonly kind: 'map'; readonly min?: number; readonly max?: number; readonly key?: Constraint; entry(key: string): Constraint[] }
  | { readonly kind: 'struct'; readonly required: string[]; fields(): { readonly [name: string]: Constraint } }
  | { readonly kind: 'any' };

/** A value that breaks a constraint: where, and which. */
export type Fault = string;

/** Where a value breaks a constraint. What CloudFormation computes is not known, and breaks none. */
export function faultsOf(constraint: Constraint, value: any, path = ''): Fault[] {
  if (value === undefined || isIntrinsic(value)) { return []; }
  switch (constraint.kind) {
    case 'text': return textFaults(constraint, value, path);
    case 'number': return isWithin(constraint, value) && (!constraint.whole || Number.isInteger(value)) ? [] : [`${path}: range`];
    case 'list': return [
      ...isWithin(constraint, value.length) ? [] : [`${path}: elements`],
      ...constraint.unique && new Set(value.map(canonical)).size < value.length ? [`${path}: unique`] : [],
      ...value.flatMap((element: unknown, index: number) => faultsOf(constraint.each(), element, `${path}[${index}]`)),
    ];
    case 'map': return [
      ...isWithin(constraint, Object.keys(value).length) ? [] : [`${path}: entries`],
      ...Object.entries(value).flatMap(([key, entry]) => [
        ...constraint.key ? faultsOf(constraint.key, key, `${path} key`) : [],
        ...constraint.entry(key).flatMap((one) => faultsOf(one, entry, `${path}{}`)),
      ]),
    ];
    case 'struct': {
      const fields = constraint.fields();
      return [
        ...constraint.required.filter((name) => value[name] === undefined).map((name) => `${path}.${name}: required`),
        ...Object.entries(value).flatMap(([name, inner]) => fields[name] ? faultsOf(fields[name], inner, `${path}.${name}`) : []),
      ];
    }
    case 'any': return [];
  }
}

/** Equal texts for equal values, in whatever order their members are. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner) => typeof inner === 'object' && inner !== null && !Array.isArray(inner)
    ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a < b ? -1 : 1)) : inner);
}

function textFaults(
  { pattern, values, ...length }: Constraint & { kind: 'text' }, value: string, path: string,
): Fault[] {
  if (typeof value !== 'string') { return [`${path}: type`]; }
  return [
    ...isWithin(length, [...value].length) ? [] : [`${path}: length`],
    ...pattern && !pattern.test(value) ? [`${path}: pattern`] : [],
    ...values && !values.includes(value) ? [`${path}: enum`] : [],
  ];
}

function isWithin(
  { min = -Infinity, max = Infinity }: { readonly min?: number; readonly max?: number }, value: number,
): boolean {
  return value >= min && value <= max;
}

/** Text that CloudFormation puts together at the deployment. */
function isIntrinsic(value: unknown): boolean {
  const [key, ...others] = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  return others.length === 0 && (key === 'Ref' || key?.startsWith('Fn::'));
}

/** A shape of the API model. */
interface Shape {
  readonly type: 'boolean' | 'integer' | 'list' | 'map' | 'string' | 'structure';
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: string[];
  readonly member?: string;
  readonly key?: string;
  readonly value?: string;
  readonly required?: string[];
  readonly members?: { readonly [name: string]: string };
}

const FIXTURES = ['create-model-package-api', 'create-model-api'];

type Input = 'CreateModelPackageInput' | 'CreateModelPackageGroupInput' | 'CreateModelInput';

/**
 * The input of an operation. Patterns of the API match whole texts.
 *
 * @param open enumerations that the fixture cuts, or that lag behind AWS
 */
export function apiConstraint(input: Input, open: readonly string[] = []): Constraint {
  const shapes = Object.assign({}, ...FIXTURES.map((name) => JSON.parse(readFileSync(`test/fixtures/${name}.json`, 'utf-8')).shapes));
  const read = (name: string): Constraint => {
    // What the fixture leaves out, no template of this library has.
    if (!(name in shapes)) { return { kind: 'any' }; }
    const {
      type, min, max, pattern, enum: values, member, key, value, required = [], members = {},
    }: Shape = shapes[name];
    switch (type) {
      case 'string': return {
        kind: 'text',
        min,
        max,
        pattern: pattern === undefined ? undefined : regExp(`^(?:${pattern})$`),
        values: open.includes(name) ? undefined : values,
      };
      case 'integer': return { kind: 'number', min, max, whole: true };
      case 'list': return { kind: 'list', min, max, unique: false, each: () => read(member!) };
      case 'map': return { kind: 'map', min, max, key: read(key!), entry: () => [read(value!)] };
      case 'structure': return {
        kind: 'struct',
        required,
        fields: () => Object.fromEntries(Object.entries({
          ...members,
          // Of UpdateModelPackage, whose elements are the same.
          ...name === 'CreateModelPackageInput' && { AdditionalInferenceSpecificationsToAdd: members.AdditionalInferenceSpecifications },
        }).map(([field, inner]) => [field, read(inner)])),
      };
      case 'boolean': return { kind: 'any' };
    }
  };
  return read(input);
}

/** Java repeats an anchor, which JavaScript does not. */
function regExp(pattern: string): RegExp {
  return new RegExp(pattern.replace(/\$\{1,\d+\}/, '$'), 'u');
}

interface SchemaNode {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: { readonly [name: string]: SchemaNode };
  readonly patternProperties?: { readonly [pattern: string]: SchemaNode };
  readonly required?: string[];
  readonly items?: SchemaNode;
  readonly uniqueItems?: boolean;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly enum?: string[];
}

/** A resource type of CloudFormation. Patterns of JSON schemas are looked for in a text, wherever they are. */
export function cloudFormationConstraint(type: string): Constraint {
  const schema = JSON.parse(readFileSync(`test/fixtures/${type}.json`, 'utf-8'));
  const read = (given: SchemaNode): Constraint => {
    const node: SchemaNode = given.$ref ? schema.definitions[given.$ref.slice('#/definitions/'.length)] : given;
    const { properties, patternProperties, required = [], items, pattern } = node;
    if (properties) {
      return {
        kind: 'struct', required, fields: () => Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, read(inner)])),
      };
    }
    if (patternProperties) {
      const patterns = Object.entries(patternProperties).map(([key, entry]) => [regExp(key), read(entry)] as const);
      return {
        kind: 'map',
        min: node.minProperties,
        max: node.maxProperties,
        entry: (key) => patterns.filter(([keys]) => keys.test(key)).map(([, entry]) => entry),
      };
    }
    if (items) {
      return { kind: 'list', min: node.minItems, max: node.maxItems, unique: node.uniqueItems === true, each: () => read(items) };
    }
    switch (node.type) {
      case 'string': return {
        kind: 'text',
        min: node.minLength,
        max: node.maxLength,
        pattern: pattern === undefined ? undefined : regExp(pattern),
        values: node.enum,
      };
      case 'integer': return { kind: 'number', min: node.minimum, max: node.maximum, whole: true };
      default: return { kind: 'any' };
    }
  };
  return read({ properties: schema.properties, required: schema.required });
}
