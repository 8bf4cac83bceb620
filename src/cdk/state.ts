/**
 * Returns what the library keeps about a construct or a principal, which is created at the first call. It is a property
 * of the object, so that all copies of the library in one app share it, unlike a variable of a module.
 *
 * Another copy may be of another version: when the type of a state changes, so must its name.
 */
export function stateOf<T>(owner: object, name: string, make: () => T): T {
  const key = Symbol.for(`cdk-sagemaker-model-package.${name}`);
  const before = (owner as { readonly [key: symbol]: T | undefined })[key];
  if (before !== undefined) { return before; }
  const value = make();
  Object.defineProperty(owner, key, { value });
  return value;
}
