import * as fc from 'fast-check';

/** Repeat a run with `FC_SEED=<seed> npx jest …`. */
export const SEED = process.env.FC_SEED === undefined
  ? Math.floor(Math.random() * 0x7fffffff)
  : Number(process.env.FC_SEED);

/** Says which seed the properties of a test file run with. */
export function logSeed(file: string): void {
  process.stdout.write(`${file}: FC_SEED=${SEED}\n`);
}

/** A property over single cases: a failure is shrunk to a small case. */
export function check<T>(cases: fc.Arbitrary<T>, numRuns: number, predicate: (value: T) => void): void {
  fc.assert(fc.property(cases, predicate), { seed: SEED, numRuns });
}

export interface Batches {
  readonly batches: number;
  readonly size: number;
  /** Sets properties over the same cases apart, so that they do not get the same ones. @default 0 */
  readonly salt?: number;
}

/**
 * A property over batches of `size` cases, for what is too slow to do for each case alone. A failing batch is taken
 * apart: the error shows the first case that fails by itself, or says that only the whole batch does.
 */
export function checkBatches<T>(
  cases: fc.Arbitrary<T>, { batches, size, salt = 0 }: Batches, predicate: (batch: T[]) => void,
): void {
  const batch = fc.array(cases, { minLength: size, maxLength: size, size: 'max' });
  const property = fc.property(batch, (values) => {
    try {
      predicate(values);
    } catch (error) {
      const alone = values.map((value) => ({
        value,
        failure: failureOf(() => predicate([value])),
      })).find(({ failure }) => failure);
      throw alone ? new Error(`${alone.failure!.message}\nThe case that fails: ${readable(alone.value)}`) : error;
    }
  });
  // Shrinking a whole batch takes too long; the case has been found above.
  fc.assert(property, { seed: SEED + salt, numRuns: batches, endOnFailure: true, reporter: reportBatch });
}

function reportBatch<T>(details: fc.RunDetails<[T[]]>): void {
  if (details.failed) {
    throw new Error(`batch ${details.numRuns} failed, FC_SEED=${SEED}: ${(details.errorInstance as Error)?.message}`);
  }
}

/** Long texts only by their start and length: the seed brings them back. */
export function readable(value: unknown): string {
  return JSON.stringify(value, (_key, inner) => typeof inner === 'string' && inner.length > 80 ? `${inner.slice(0, 80)}… (${inner.length})` : inner, 1);
}

function failureOf(action: () => void): Error | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

/** Counts what the generators really hit, so that no property holds because nothing was tried. */
export class Hits {
  private readonly counts = new Map<string, number>();

  public add(name: string, amount = 1): void {
    this.counts.set(name, this.of(name) + amount);
  }

  public addIf(condition: boolean, name: string): void {
    if (condition) { this.add(name); }
  }

  public of(name: string): number {
    return this.counts.get(name) ?? 0;
  }

  /** Those of the names that were never hit. */
  public missing(names: readonly string[]): string[] {
    return names.filter((name) => this.of(name) === 0);
  }
}
