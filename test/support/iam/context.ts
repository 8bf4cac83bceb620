/** What a request says of itself, by condition key. */
export interface Context {
  readonly [key: string]: string | readonly string[];
}

/** The values of a condition key, whose case does not matter. A key without values is absent. */
export function valuesOf(context: Context, key: string): readonly string[] | undefined {
  const found = Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase());
  if (found === undefined) { return undefined; }
  const values = typeof found[1] === 'string' ? [found[1]] : found[1];
  return values.length === 0 ? undefined : values;
}
