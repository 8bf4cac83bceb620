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
