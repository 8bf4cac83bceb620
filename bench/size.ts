import { execFileSync } from 'child_process';
import { AppTimes, timeApp, timeSynth } from './apps';
import { Figure, SizeFigures } from './figures';
import { measureFresh } from './fresh';
import { median, medianRatio, rounds } from './statistics';
import { Variant } from './subject';
import { SUBJECTS } from './subjects';

/**
 * How many apps of each size are made for one sample of construction and resolution, and of whole synthesis, and how
 * often both are measured. A whole synthesis takes much longer, most of it in CDK's checks of templates.
 */
const SIZES = [
  { count: 1, apps: 50, pairs: 15, synths: 4, synthPairs: 7 },
  { count: 100, apps: 5, pairs: 15, synths: 1, synthPairs: 7 },
  { count: 1_000, apps: 1, pairs: 25, synths: 1, synthPairs: 7 },
  { count: 10_000, apps: 1, pairs: 5, synths: 1, synthPairs: 3 },
];

/** In a process of its own: CDK keeps the tokens of all apps that a process makes. */
export function measureSize(subject: string, count: number): SizeFigures {
  return JSON.parse(execFileSync(process.execPath, [...process.execArgv, __filename, subject, String(count)], { encoding: 'utf-8' }));
}

function measure(name: string, count: number): SizeFigures {
  const { variants, synthesized } = SUBJECTS[name];
  const { apps, pairs, synths, synthPairs } = SIZES.find((size) => size.count === count)!;
  const times = rounds(pairs, mapValues(variants, (variant) => () => meanTimes(variant, count, apps)));
  const warm = (variant: string) => figuresOf(['construction', 'resolution', 'constructionAndResolution'], times, variant);
  if (!synthesized) { return { count, pairs, variants: mapValues(variants, (_, variant) => warm(variant)) }; }
  const whole = rounds(
    synthPairs, mapValues(variants, (variant) => () => ({ wholeSynth: meanSynth(variant, count, synths) })),
  );
  const first = rounds(synthPairs, mapValues(variants, (_, variant) => () => measureFresh(name, variant, count)));
  return {
    count,
    pairs,
    synthPairs,
    variants: mapValues(variants, (_, variant) => ({
      ...warm(variant),
      ...figuresOf(['wholeSynth'], whole, variant),
      ...figuresOf(['firstInProcess', 'heap', 'peak'], first, variant),
    })),
  };
}

function figuresOf<F extends string>(
  names: readonly F[], samples: Record<string, Record<F, number>[]>, variant: string,
): Record<string, Figure> {
  return Object.fromEntries(names.map((name) => {
    const values = (of: string) => samples[of].map((sample) => sample[name]);
    return [name, { median: median(values(variant)), ratio: medianRatio(values(variant), values('raw')) }];
  }));
}

/** Small apps are made several times a sample, as the clock of the process is coarse. */
function meanTimes(variant: Variant, count: number, apps: number): AppTimes {
  collect();
  const all = Array.from({ length: apps }, () => timeApp(variant, count));
  return {
    construction: mean(all.map(({ construction }) => construction)),
    resolution: mean(all.map(({ resolution }) => resolution)),
    constructionAndResolution: mean(all.map(({ constructionAndResolution }) => constructionAndResolution)),
  };
}

function meanSynth(variant: Variant, count: number, synths: number): number {
  collect();
  return mean(Array.from({ length: synths }, () => timeSynth(variant, count)));
}

/**
 * Of the young generation alone: a full collection would throw away V8's compiled code, with the shapes of objects that
 * no app has at that moment, and the next sample would measure the compiler. What a process costs that has compiled
 * nothing is measured apart.
 */
function collect(): void {
  gc!({ type: 'minor' });
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function mapValues<V, W>(
  record: { readonly [key: string]: V }, map: (value: V, key: string) => W,
): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}

if (require.main === module) {
  process.setSourceMapsEnabled(false);
  const [subject, count] = process.argv.slice(2);
  console.log(JSON.stringify(measure(subject, Number(count))));
}
