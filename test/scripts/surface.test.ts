import { complaints, Type } from '../../scripts/languages/surface';

const docs = { summary: 'What it is.' };
const text = { primitive: 'string' };

function complaintsOf(type: Partial<Type>): string[] {
  return complaints({ name: 'lib', types: { 'lib.Thing': { kind: 'class', name: 'Thing', docs, ...type } } });
}

test('a documented type with plain names is fine', () => {
  expect(complaintsOf({
    initializer: { docs, parameters: [{ name: 'scope', docs, type: text }] },
    properties: [{ name: 'thingArn', docs, type: text }, { name: 'xAxisName', docs, type: text }, { name: 'LARGE', docs, type: text, const: true }],
    methods: [{ name: 'fromThingArn', docs, parameters: [{ name: 'thingArn', docs, type: text }], returns: { type: text } }],
    members: [{ name: 'ONE', docs }],
  })).toEqual([]);
});

test('everything is documented', () => {
  expect(complaintsOf({
    docs: {},
    initializer: { parameters: [{ name: 'scope', type: text }] },
    properties: [{ name: 'arn', docs: {}, type: text }],
    methods: [{ name: 'read', parameters: [{ name: 'role', type: text }] }],
    members: [{ name: 'ONE' }],
  })).toEqual([
    'lib.Thing: is not documented',
    'lib.Thing.ONE: is not documented',
    'lib.Thing.arn: is not documented',
    'lib.Thing.read: is not documented',
    'lib.Thing.read(role): is not documented',
    'lib.Thing.constructor: is not documented',
    'lib.Thing.constructor(scope): is not documented',
  ]);
});

test('the constructor that jsii gives to an abstract class is nobody\'s to document', () => {
  expect(complaintsOf({ abstract: true, initializer: {} })).toEqual([]);
  expect(complaintsOf({ abstract: true, initializer: { locationInModule: {} } })).toEqual(['lib.Thing.constructor: is not documented']);
});

test('no documentation is lost', () => {
  expect(complaintsOf({
    methods: [{
      name: 'read',
      docs: { summary: 'Reads;', remarks: 'and writes.' },
      parameters: [{ name: 'role', docs: { summary: 'Who may.', remarks: 'Or may not.' }, type: text }],
    }],
  })).toEqual([
    'lib.Thing.read: "Reads;" stands alone in an overview: end it with a period',
    'lib.Thing.read(role): is documented by more than a sentence, and "Or may not." is lost',
  ]);
});

test.each([
  ['any', { primitive: 'any' }],
  ['any in a map', { collection: { kind: 'map', elementtype: { primitive: 'any' } } }],
  ['JSON', { primitive: 'json' }],
  ['a union', { union: { types: [text, { primitive: 'number' }] } }],
  ['an intersection', { intersection: { types: [{ fqn: 'lib.A' }, { fqn: 'lib.B' }] } }],
])('a type that becomes an object: %s', (_name, type) => {
  expect(complaintsOf({ properties: [{ name: 'value', docs, type }] })).toEqual([`lib.Thing.value: has no type: ${JSON.stringify(type)}`]);
  expect(complaintsOf({ methods: [{ name: 'read', docs, returns: { type } }] })).toEqual([`lib.Thing.read: has no type: ${JSON.stringify({ type })}`]);
  expect(complaintsOf({ methods: [{ name: 'read', docs, parameters: [{ name: 'value', docs, type }] }] }))
    .toEqual([`lib.Thing.read(value): has no type: ${JSON.stringify(type)}`]);
});

test.each([
  ['mIMETypes', 'lib.Thing.mIMETypes: is taken apart to m_ime_types in Python'],
  ['typeAOfMime', 'lib.Thing.typeAOfMime: is taken apart to type_a_of_mime in Python'],
  ['enforceSSL', 'lib.Thing.enforceSSL: is taken apart to enforce_ssl in Python'],
  ['delete', 'lib.Thing.delete: "delete" is a reserved word in Go'],
])('an ugly name: %s', (name, complaint) => {
  expect(complaintsOf({ properties: [{ name, docs, type: text }] })).toEqual([complaint]);
});

test('reserved words of Python get an underscore', () => {
  expect(complaintsOf({ methods: [{ name: 'read', docs, parameters: [{ name: 'from', docs, type: text }] }] })).toEqual([
    'lib.Thing.read(from): becomes from_ in Python',
    'lib.Thing.read(from): "from" is a reserved word in Python',
  ]);
});

test('constants are taken apart after digits', () => {
  expect(complaintsOf({ properties: [{ name: 'C5D_18XLARGE', docs, type: text, const: true }] })).toEqual([
    'lib.Thing.C5D_18XLARGE: becomes C5_D_18_XLARGE in Python and Java',
  ]);
});

test('names that are one in another language', () => {
  expect(complaintsOf({ properties: [{ name: 'thing', docs, type: text }] })).toEqual(['lib.Thing.Thing: is the name of its type, too']);
  expect(complaintsOf({ properties: [{ name: 'arn', docs, type: text }], methods: [{ name: 'getArn', docs }] })).toEqual(['lib.Thing.GetArn: names two members']);
  expect(complaintsOf({ properties: [{ name: 'arn', docs, type: text }], methods: [{ name: 'Arn', docs }] })).toContain('lib.Thing.Arn: names two members');
});

test('the namespace of C# does not end in the name of a type', () => {
  const types = { 'lib.Thing': { kind: 'class', name: 'Thing', docs } };
  const complain = (namespace: string) => complaints({ name: 'lib', types, targets: { dotnet: { namespace } } });
  expect(complain('Company.Thing')).toEqual(['lib.Thing: is the last part of the namespace Company.Thing in C#, too']);
  expect(complain('Company.Things')).toEqual([]);
});
