/**
 * Of the registry of all symbols: an app may have several copies of this library, whose classes are not the same
 * objects.
 */
const MARK = Symbol.for('cdk-sagemaker-model-package.class');

/** Makes the instances of a class recognizable, for those that check what they are given. */
export function markClass(marked: { readonly prototype: object }, name: string): void {
  Object.defineProperty(marked.prototype, MARK, { value: name });
}

/** Whether a value is an instance of a class of this library, in any copy of it. */
export function isMarked(name: string, value: unknown): boolean {
  return typeof value === 'object' && value !== null && markOf(value) === name;
}

/** The class of this library that a value is an instance of. */
export function markOf(value: object): string | undefined {
  return (value as { readonly [MARK]?: string })[MARK];
}
