/** A `Map` or `WeakMap`. */
interface Known<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

/** Returns the value of a key, which is created at the first call. */
export function once<K, V>(known: Known<K, V>, key: K, make: () => V): V {
  const before = known.get(key);
  if (before !== undefined) { return before; }
  const value = make();
  known.set(key, value);
  return value;
}

/**
 * Returns a function that computes its result once for each object. Many packages ask for the same objects.
 *
 * The result must depend on the object only, not on earlier calls: state belongs in `stateOf`.
 */
export function memo<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (key) => once(known, key, () => ({ value: compute(key) })).value;
}
