import { Kind, Property } from '../../src/diagnostics/shape-kinds';

/** A place within arguments: names of properties, keys of maps and indices. */
export type Path = readonly (string | number)[];

/** A place with what belongs there. */
export interface Position {
  readonly path: Path;
  readonly property: Property;
}

/** Every place of a list of parameters: the parameters, and whatever is in them. */
export function positionsOf(parameters: readonly Property[]): Position[] {
  return parameters.flatMap((property, index) => within({ path: [index], property }));
}

function within(position: Position): Position[] {
  const { path, property: { kind } } = position;
  const part = { name: '', optional: false, leads: false };
  switch (kind.is) {
    case 'any': return [];
    case 'list': return [position, ...within({ path: [...path, 0], property: { ...part, kind: kind.each } })];
    case 'map': return [position, ...within({ path: [...path, 'TOKEN'], property: { ...part, kind: kind.each } })];
    case 'struct': return [position, ...[...kind.properties.values()].flatMap((property) => within({ path: [...path, property.name], property }))];
    default: return [position];
  }
}

/**
 * The place as messages name it. The properties of a struct are named without its parameter, those of a value by what
 * it is.
 */
export function placeOf(path: Path, parameters: readonly Property[], valueName?: string): string {
  const [index, ...rest] = path;
  const { name, kind } = parameters[index as number];
  const first = valueName ?? (kind.is === 'struct' && rest.length > 0 ? '' : name);
  return rest.reduce<string>((place, step) => {
    if (step === 'TOKEN') { return `${place}["TOKEN"]`; }
    if (typeof step === 'number') { return `${place}[${step}]`; }
    return place === '' ? step : `${place}.${step}`;
  }, first);
}

/** Whether environment variables may be in this place, or in a text that is given for all of them. */
export function isSecret({ kind }: Property): boolean {
  return kind.isEntry || ['list', 'map', 'struct'].includes(kind.is)
    || kind.is === 'class' && ['InferenceSpecification', 'ValidationSpecification', 'ModelContainer'].includes(kind.name);
}

/** Something that has no place in any struct: what it is, where it is right after all, and how it is put there. */
export interface Wrong {
  readonly name: string;
  /** Whether it is taken for a struct, so that the violations are in it. */
  readonly isPlain: boolean;
  fits(property: Property): boolean;
  put(holder: any, key: string | number, text: string): void;
}

type Fits = (kind: Kind) => boolean;

const never: Fits = () => false;
const isA = (...kinds: Kind['is'][]): Fits => (kind) => kinds.includes(kind.is);
/** TypeScript lets a struct have other properties, if only there is nothing that it has to have. */
const takesAnyObject: Fits = (kind) => kind.is === 'map' && kind.each.is === 'any'
  || kind.is === 'struct' && !kind.ofFiles && [...kind.properties.values()].every(({ optional }) => optional);

function value(name: string, make: (text: string) => unknown, fits = never): Wrong {
  return {
    name, isPlain: false, fits: ({ kind }) => fits(kind), put: (holder, key, text) => { holder[key] = make(text); },
  };
}

function plain(name: string, make: (text: string) => unknown): Wrong {
  return { ...value(name, make, takesAnyObject), isPlain: true };
}

export const WRONG: readonly Wrong[] = [
  { ...value('undefined', () => undefined), fits: ({ optional }) => optional },
  value('null', () => null),
  value('a string', (text) => text, isA('string')),
  value('a number', () => 5, isA('number')),
  value('a boolean', () => true, isA('boolean')),
  value('a bigint', () => BigInt(5)),
  value('a symbol', () => Symbol('wrong')),
  value('a function', (text) => () => text),
  value('a class', () => class Wrong {}),
  value('a list of lists', () => [['wrong']], (kind) => kind.is === 'list' && kind.each.is === 'any'),
  plain('an object', (text) => ({ wrong: { text } })),
  plain('an instance of a class', (text) => new (class Wrong { readonly wrong = { text }; })()),
  value('a map', (text) => new Map([['TOKEN', text]])),
  value('a set', (text) => new Set([text])),
  value('a date', () => new Date(0)),
  value('a promise', (text) => Promise.resolve(text)),
  value('an error', (text) => new Error(text)),
  value('a boxed string', (text) => Object(text)),
  value('a proxy that throws', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  }),
  {
    ...value('a getter that throws', () => undefined),
    put: (holder, key, text) => Object.defineProperty(
      holder, key, { enumerable: true, get: () => { throw new Error(text); } },
    ),
  },
];
