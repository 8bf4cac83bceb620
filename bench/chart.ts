import { SizeFigures } from './figures';

const WIDTH = 640;
const HEIGHT = 360;
const LEFT = 64;
const RIGHT = 24;
const TOP = 24;
const BOTTOM = 48;

const LINES = [
  { variant: 'raw', label: 'CfnModelPackage (L1)', colour: '#8a8f98' },
  { variant: 'library', label: 'ModelPackage', colour: '#0b7285' },
];

/**
 * Construction and resolution by number of packages, both axes logarithmic: a straight line of slope 1 is linear
 * growth.
 */
export function growthChart(sizes: readonly SizeFigures[]): string {
  const value = (size: SizeFigures, variant: string) => size.variants[variant].constructionAndResolution.median;
  const values = sizes.flatMap((size) => LINES.map(({ variant }) => value(size, variant)));
  const x = scale(sizes.map(({ count }) => count), LEFT, WIDTH - RIGHT);
  const y = scale([floor10(Math.min(...values)), ceil10(Math.max(...values))], HEIGHT - BOTTOM, TOP);
  const labelled = (size: SizeFigures) => `${size.count.toLocaleString('en')} · ${size.variants.library.constructionAndResolution.ratio.toFixed(2)} ×`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    ...powers(y.from, y.to).flatMap((power) => [
      `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y.at(power)}" y2="${y.at(power)}" stroke="#e3e6ea"/>`,
      `<text x="${LEFT - 8}" y="${y.at(power) + 4}" text-anchor="end" fill="#444c56">${time(power)}</text>`,
    ]),
    ...sizes.map((size, index) =>
      `<text x="${x.at(size.count)}" y="${HEIGHT - BOTTOM + 20}" text-anchor="${anchor(index, sizes.length)}" fill="#444c56">${labelled(size)}</text>`),
    `<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 8}" text-anchor="middle" fill="#444c56">packages · construction and resolution as multiples of the L1</text>`,
    ...LINES.flatMap(({ variant, label, colour }, index) => [
      `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${sizes.map((size) => `${x.at(size.count)},${y.at(value(size, variant))}`).join(' ')}"/>`,
      ...sizes.map((size) => `<circle cx="${x.at(size.count)}" cy="${y.at(value(size, variant))}" r="4" fill="${colour}"/>`),
      `<text x="${LEFT + 12}" y="${TOP + 16 + 18 * index}" fill="${colour}">${label}</text>`,
    ]),
    '</svg>',
    '',
  ].join('\n');
}

/** A logarithmic scale over values, from one end of the picture to the other. */
function scale(values: number[], start: number, end: number) {
  const from = Math.min(...values);
  const to = Math.max(...values);
  const at = (value: number) => Math.round(
    10 * (start + (end - start) * Math.log(value / from) / Math.log(to / from)),
  ) / 10;
  return { from, to, at };
}

function powers(from: number, to: number): number[] {
  const all = [];
  for (let power = from; power < to * 1.01; power *= 10) {
    all.push(power);
  }
  return all;
}

function floor10(value: number): number {
  return 10 ** Math.floor(Math.log10(value));
}

function ceil10(value: number): number {
  return 10 ** Math.ceil(Math.log10(value));
}

function time(milliseconds: number): string {
  return milliseconds < 1000 ? `${Number(milliseconds.toPrecision(2))} ms` : `${milliseconds / 1000} s`;
}

function anchor(index: number, count: number): string {
  if (index === 0) { return 'start'; }
  return index === count - 1 ? 'end' : 'middle';
}
