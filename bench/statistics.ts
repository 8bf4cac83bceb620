export function median(values: number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}

/**
 * The median of the ratios of pairs, which a machine that is slow for a while cannot move as it moves a ratio of
 * medians.
 */
export function medianRatio(values: number[], bases: number[]): number {
  return median(values.map((value, index) => value / bases[index]));
}

/** Runs all variants in every round, in turns forwards and backwards. */
export function rounds<V extends string, T>(count: number, variants: Record<V, () => T>): Record<V, T[]> {
  const names = Object.keys(variants) as V[];
  const results = Object.fromEntries(names.map((name) => [name, [] as T[]])) as Record<V, T[]>;
  for (let round = 0; round < count; round++) {
    for (const name of round % 2 === 0 ? names : [...names].reverse()) {
      results[name].push(variants[name]());
    }
  }
  return results;
}
