import { Leaf, leavesOf, at, Path, put, written } from './data';
import { Hits } from './run';
import { World } from './world';
import { Code, CODES } from '../../src/diagnostics/codes';
import { issuesIn } from '../../src/diagnostics/issues';
import { ENV } from '../support';
import { apiConstraint, cloudFormationConstraint, faultsOf } from '../support/constraints';

/*
 * The typed API and the two sources, in both directions: legal data, of which one value is changed to every bound of
 * the sources and to what is near it. What a source refuses, the library has to refuse. What the library refuses
 * besides has a source of its own.
 */

/** Where the names in templates are not those of the L1 with a capital. */
const SPELLED: { readonly [name: string]: string } = {
  supportedResponseMimeTypes: 'SupportedResponseMIMETypes', maxPayloadInMb: 'MaxPayloadInMB',
};

/** Whose keys are the user's. */
const MAPS = ['environment', 'customerMetadataProperties'];

/** The properties of an L1 as a template has them. */
export function inTemplate(value: any): any {
  if (Array.isArray(value)) { return value.map(inTemplate); }
  if (typeof value !== 'object' || value === null) { return value; }
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)
    .map(([name, inner]) => {
      const spelled = SPELLED[name] ?? `${name[0].toUpperCase()}${name.slice(1)}`;
      return [spelled, MAPS.includes(name) ? inner : inTemplate(inner)];
    }));
}

/** Where the sources refuse the properties of a template. */
export function sourcesOf(
  type: string, input: Parameters<typeof apiConstraint>[0], open: readonly string[] = [],
): (properties: object) => string[] {
  const cloudFormation = cloudFormationConstraint(type);
  const api = apiConstraint(input, open);
  return (properties) => [
    ...faultsOf(cloudFormation, properties, 'CloudFormation '), ...faultsOf(api, properties, 'API '),
  ];
}

/** Data of a kind, and how the sources and the library look at it. */
export interface Kind<T> {
  /** Where the sources refuse it. */
  readonly faultsIn: (data: T) => string[];
  /** Hands it to the library. */
  readonly add: (world: World, id: string, data: T) => unknown;
}

/** The errors that handing something to the library throws. */
function codesOf(action: () => unknown): Code[] {
  try {
    action();
    return [];
  } catch (error) {
    const codes = issuesIn(error).map(({ code }) => code).filter((code) => CODES[code].severity === 'error');
    if (codes.length === 0) { throw error; }
    return codes;
  }
}

const CHARACTERS = [' ', '\n', '-', '/', ':', ',', 'é', '\u0001', 'A'];
const TEXTS = ['', ' ', 'a', 's3://bucket', 'ml.m99.large', '1.7-1', '10.1', 'a--b', 'a-'];
/** The lengths of the sources, and one more. */
const LENGTHS = [2, 10, 11, 32, 33, 36, 37, 63, 64, 72, 73, 128, 129, 255, 256, 257, 1024, 1025];
const ELEMENTS = [0, 1, 5, 6, 15, 16, 17, 100];
const ENTRIES = [16, 17, 50, 51, 100, 101];
const NUMBERS = [0, 1, 100, 101, 2 ** 31 - 1, 2 ** 31];

/** What is near the bounds of the sources. */
export function changesOf(value: any, { kind, path }: Leaf): unknown[] {
  switch (kind) {
    case 'string': return [
      ...TEXTS, ...CHARACTERS.flatMap((one) => [`${value}${one}`, `${one}${value}`]),
      ...LENGTHS.flatMap((length) => ['a'.repeat(length), [...value.repeat(length)].slice(0, length).join('')]),
    ];
    // CDK makes no negative sizes.
    case 'number': return path.includes('maxPayload') ? NUMBERS : [...NUMBERS, -1, 0.5];
    case 'list': return value.length === 0 ? [] : ELEMENTS.map((length) =>
      Array.from({ length }, (_, index) => value[index % value.length]));
    case 'map': return [
      {}, ...ENTRIES.map((length) => Object.fromEntries(Array.from({ length }, (_, index) => [`key${index}`, 'value']))),
      ...[0, ...LENGTHS].flatMap((length) => [{ ['k'.repeat(length)]: 'v' }, { key: 'v'.repeat(length) }]),
      ...CHARACTERS.flatMap((one) => [{ [one]: 'v' }, { key: one }, { [`k${one}`]: 'v' }, { key: `v${one}` }]),
    ];
  }
}

/** A place in all data of a kind: each entry of a map is like another. */
function placeOf(path: Path): string {
  const inMap = path.findIndex((step) => MAPS.includes(String(step)));
  const steps = inMap < 0 ? path : [...path.slice(0, inMap + 1), ...path.length > inMap + 1 ? ['entry'] : []];
  return written(steps).replace(/\[\d+\]/g, '[]');
}

/** What is in a world costs more, the more there is. */
const SIZE_OF_A_WORLD = 300;

/** What becomes of data in which one value is changed. */
export class Differential<T> {
  public readonly hits = new Hits();
  /** What was accepted though a source refuses it. */
  public readonly accepted: unknown[] = [];
  /** An example of what was refused though the sources allow it, by place and code. */
  public readonly refused = new Map<string, unknown>();

  private readonly tried = new Set<string>();
  private world = new World({ env: ENV, validated: false });
  private count = 0;

  constructor(private readonly kind: Kind<T>) {}

  /** Changes each place of legal data that none before has had. */
  public try(data: T): void {
    expect(this.kind.faultsIn(data)).toEqual([]);
    for (const leaf of leavesOf(data)) {
      const place = placeOf(leaf.path);
      if (this.tried.has(place)) { continue; }
      this.tried.add(place);
      changesOf(at(data, leaf.path), leaf).forEach((value) => this.change(data, leaf.path, value));
    }
  }

  /** Holds something else at one place of legal data against the sources. */
  public change(data: T, path: Path, value: unknown): void {
    this.hold(put(data, path, value), placeOf(path), { place: written(path), value });
  }

  /** Holds data against the sources. */
  public hold(data: T, place: string, shown: object): void {
    const faults = this.kind.faultsIn(data);
    const codes = codesOf(() => this.kind.add(this.nextWorld(), `It${this.count}`, data));
    this.hits.add(`${codes.length > 0 ? 'refused' : 'accepted'}, ${faults.length > 0 ? 'refused' : 'accepted'} by a source`);
    if (codes.length === 0 && faults.length > 0) { this.accepted.push({ ...shown, faults }); }
    if (faults.length === 0) { codes.forEach((code) => this.refused.set(`${place}: ${code}`, shown)); }
  }

  private nextWorld(): World {
    if (this.count++ % SIZE_OF_A_WORLD === SIZE_OF_A_WORLD - 1) {
      this.world = new World({ env: ENV, validated: false });
    }
    return this.world;
  }
}
