import * as catalogue from './instance-types.json';
import { closestMatch } from '../diagnostics/closest-match';

const PREFIX = 'ml.';

/** What an instance is used for: endpoints or transform jobs. */
export type InstanceUse = 'hosting' | 'transform';

const KNOWN: { readonly [use in InstanceUse]: ReadonlySet<string> } = {
  hosting: typesOf(catalogue.hosting.sizes),
  transform: typesOf(catalogue.transform.sizes),
};

const LOCAL_STORAGE_FAMILIES: ReadonlySet<string> = new Set(catalogue.localStorage.families.split(' '));

function typesOf(sizes: { readonly [family: string]: string }): ReadonlySet<string> {
  return new Set(Object.entries(sizes)
    .flatMap(([family, its]) => its.split(' ').map((size) => `${PREFIX}${family}.${size}`)));
}

/** Whether the catalogue contains an instance type. AWS may have added others since. */
export function isKnownType(use: InstanceUse, instanceType: string): boolean {
  return KNOWN[use].has(instanceType);
}

/** The known instance type closest to a misspelled one: of the same family, if the catalogue contains any of it. */
export function closestType(use: InstanceUse, instanceType: string): string | undefined {
  const prefixed = instanceType.startsWith(PREFIX) ? instanceType : `${PREFIX}${instanceType}`;
  const known = [...KNOWN[use]];
  const relatives = known.filter((type) => familyOf(type) === familyOf(prefixed));
  return closestMatch(prefixed, relatives.length > 0 ? relatives : known);
}

/**
 * Whether instances of this type have local storage (NVMe), which the hardware encrypts. SageMaker does not support a
 * volume key for them. The API reference documents the rule without listing the families; the catalogue has those of
 * Amazon EC2.
 */
export function hasLocalStorage(instanceType: string): boolean {
  return LOCAL_STORAGE_FAMILIES.has(familyOf(instanceType));
}

/** Whether the processors of an instance type are of the ARM architecture (Graviton): a `g` follows the generation. */
export function isArm(instanceType: string): boolean {
  return /^[a-z]+\d+g/.test(familyOf(instanceType));
}

/** The part of an instance type between `ml.` and its size. */
export function familyOf(instanceType: string): string {
  return instanceType.split('.')[1];
}
