import type { Construct } from 'constructs';
import { Issues } from './issues';
import { refuseForeign, refuseKind, refuseUnreadable } from './refuse-shape';
import { Holder, isForeign, isPlain, Kind, ListKind, MapKind, Property, StructKind } from './shape-kinds';
import { CallName, parametersOf } from './shapes';

/*
 * Callers in JavaScript, or with a cast, can give anything. What they give is held against the shapes of the API before
 * any other check, which may rely on it then.
 */

/**
 * Refuses arguments of wrong kinds. The properties of a struct are named without its parameter, as all other checks do.
 */
export function checkCall(subject: string, call: CallName, first: unknown, second?: unknown, third?: unknown): void {
  const parameters = parametersOf(call);
  // Every call of every app comes here: without a list of the arguments, which only a wrong one is worth.
  try {
    if (holds(parameters[0], first)
      && (parameters.length < 2 || holds(parameters[1], second))
      && (parameters.length < 3 || holds(parameters[2], third))) { return; }
  } catch {
    // A getter throws: which one, is found out below.
  }
  refuseCall(subject, call, [first, second, third]);
}

function holds({ kind, optional }: Property, value: unknown): boolean {
  return value === undefined ? optional : kind.holds(value);
}

function refuseCall(subject: string, call: CallName, values: readonly unknown[]): void {
  const issues = new Issues();
  const parameters = parametersOf(call);
  parameters.forEach(
    (parameter, index) => report(placeOf(issues, call, parameter, values[index]), parameter, values, index),
  );
  const [scope, id] = values;
  if (parameters[0].name === 'scope' && fits(parameters[0], values, 0) && typeof id === 'string') {
    issues.throwForConstruct(subject, scope as Construct, id);
  } else {
    issues.throwForValue(subject);
  }
}

/** A value that is made of properties names them by itself, as in `inferenceSpecification.containers`. */
function placeOf(issues: Issues, call: CallName, { name, kind }: Property, value: unknown): Issues {
  const made = /^new (\w)(\w+Specification)$/.exec(call);
  if (made) { return issues.at(made[1].toLowerCase() + made[2]); }
  return kind.is === 'struct' && isReadable(value) ? issues : issues.at(name);
}

function isReadable(value: unknown): boolean {
  try {
    return isPlain(value);
  } catch {
    return false;
  }
}

/** Whether a holder has for a property what it has to be. */
function fits(property: Property, holder: unknown, key: string | number): boolean {
  try {
    return holds(property, (holder as Holder)[key]);
  } catch {
    return false;
  }
}

/** Adds what is wrong with a property, or within it. */
function report(issues: Issues, property: Property, holder: unknown, key: string | number): void {
  if (fits(property, holder, key)) { return; }
  try {
    reportValue(issues, property.kind, (holder as Holder)[key]);
  } catch (error) {
    refuseUnreadable(issues, property.kind, error);
  }
}

function reportValue(issues: Issues, kind: Kind, value: unknown): void {
  if (kind.is === 'list' && Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) { report(issues.at(index), partOf(kind), value, index); }
  } else if (kind.is === 'map' && isPlain(value)) {
    Object.keys(value).forEach((key) => report(issues.atKey(key), partOf(kind), value, key));
  } else if (kind.is === 'struct' && isPlain(value)) {
    reportStruct(issues, kind, value);
  } else {
    refuseKind(issues, kind, value);
  }
}

function partOf({ each }: ListKind | MapKind): Property {
  return { name: '', optional: false, kind: each, leads: false };
}

function reportStruct(issues: Issues, kind: StructKind, struct: object): void {
  kind.properties.forEach((property, name) => report(issues.at(name), property, struct, name));
  if (kind.ofFiles && isForeign(kind.properties, struct)) {
    Object.keys(struct).forEach((name) => refuseForeign(issues.at(name), kind));
  }
}
