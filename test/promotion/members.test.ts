import { readFileSync } from 'fs';
import { Member, Members } from '../../src/promotion/member';
import { MODEL_PACKAGE_MEMBERS } from '../../src/promotion/members';
import * as schema from '../fixtures/AWS-SageMaker-ModelPackage.json';
import * as api from '../fixtures/create-model-package-api.json';

/*
 * The table of members, held against the API model and the CloudFormation schema: whatever either has is in it, and
 * what is called lost is what only the API has.
 */

interface Shape {
  readonly type: string;
  readonly members?: { readonly [name: string]: string };
  readonly member?: string;
}

interface Node {
  readonly $ref?: string;
  readonly type?: unknown;
  readonly properties?: { readonly [name: string]: Node };
  readonly items?: Node;
}

const SHAPES: { readonly [name: string]: Shape } = api.shapes;
const DEFINITIONS = schema.definitions as unknown as { readonly [name: string]: Node };

/** The places of the table, and whether each is read. Of what is not read, nothing more is said. */
function placesOf(members: Members, before = ''): Map<string, boolean> {
  return new Map(Object.entries(members).flatMap(([name, member]) => {
    const place = `${before}${name}`;
    const inner: Member = member.kind === 'list' ? member.each : member;
    return [[place, member.kind !== 'unread'] as const, ...inner.kind === 'struct' ? placesOf(inner.members, `${place}.`) : []];
  }));
}

function placesOfApi(shape: Shape, before = ''): string[] {
  return Object.entries(shape.members ?? {}).flatMap(([name, of]) => {
    const inner = SHAPES[of].type === 'list' ? SHAPES[SHAPES[of].member!] : SHAPES[of];
    return [`${before}${name}`, ...placesOfApi(inner, `${before}${name}.`)];
  });
}

function placesOfSchema(node: Node, before = ''): string[] {
  return Object.entries(node.properties ?? {}).flatMap(([name, property]) => {
    const inner = resolved(property.items ?? property);
    return [`${before}${name}`, ...placesOfSchema(resolved(inner.items ?? inner), `${before}${name}.`)];
  });
}

function resolved(node: Node): Node {
  return node.$ref ? DEFINITIONS[node.$ref.replace('#/definitions/', '')] : node;
}

const TABLE = placesOf(MODEL_PACKAGE_MEMBERS.members);
const API = placesOfApi(SHAPES.CreateModelPackageInput);
const CLOUD_FORMATION = placesOfSchema(schema as unknown as Node);
const unread = [...TABLE].filter(([, isRead]) => !isRead).map(([place]) => place);
const isBelow = (places: string[]) => (place: string) => places.some((one) => place.startsWith(`${one}.`));

test('CreateModelPackage has 25 members', () => {
  expect(Object.keys(SHAPES.CreateModelPackageInput.members!)).toHaveLength(25);
});

test('every member of the API is in the table, or below one that is not read', () => {
  expect(API.filter((place) => !TABLE.has(place) && !isBelow(unread)(place))).toEqual([]);
});

test('every property of the CloudFormation resource is in the table, or below one that is not read', () => {
  expect(CLOUD_FORMATION.filter((place) => !TABLE.has(place) && !isBelow(unread)(place))).toEqual([]);
});

test('what is read and CloudFormation has no property for is of the description only', () => {
  expect(
    [...TABLE].filter(([place, isRead]) => isRead && !CLOUD_FORMATION.includes(place)).map(([place]) => place),
  ).toEqual([
    'ModelPackageRegistrationType', 'ModelLifeCycle', 'ModelLifeCycle.Stage', 'ModelLifeCycle.StageStatus', 'ModelLifeCycle.StageDescription',
  ]);
});

test('what is not read and CloudFormation has a property for is said by SageMaker, or is a tag', () => {
  expect(unread.filter((place) => CLOUD_FORMATION.includes(place))).toEqual([
    'Tags', 'CreationTime', 'LastModifiedTime', 'ModelPackageStatus', 'ModelPackageStatusDetails',
  ]);
});

test('what is lost is on the page of what CloudFormation cannot express', () => {
  const page = readFileSync('docs/gaps.md', 'utf-8');
  const lost = unread.filter((place) => API.includes(place) && place !== 'Tags').map((place) => place.split('.').pop()!);
  expect(lost).toContain('HubAccessConfig');
  expect(lost.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
