/** A point, in pixels from the top left. */
type Point = readonly [x: number, y: number];

/** A rectangle, in pixels from the top left. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Colour = keyof typeof COLOURS;

const COLOURS = {
  plain: { fill: '#f6f8fa', stroke: '#8a8f98' },
  good: { fill: '#e6f4ea', stroke: '#2b8a3e' },
  bad: { fill: '#fdecea', stroke: '#c92a2a' },
  registry: { fill: '#e3f2f5', stroke: '#0b7285' },
  frame: { fill: '#ffffff', stroke: '#8a8f98' },
} as const;

const LINE = 16;
/** How wide a character is at most, on average. */
const CHARACTER = 6.8;

/** A picture of boxes and arrows as SVG, which reads well on white and on dark pages. */
export class Drawing {
  private readonly parts: string[] = [];

  public constructor(private readonly title: string, private readonly width: number, private readonly height: number) {}

  /** A box with a bold title and lines of text, which are wrapped to its width. */
  public box(box: Box, colour: Colour, title: string, ...lines: string[]): Box {
    const { fill, stroke } = COLOURS[colour];
    this.parts.push(`<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="6" fill="${fill}" stroke="${stroke}"/>`);
    const columns = Math.floor((box.width - 20) / CHARACTER);
    const titles = wrapped(title, columns - 2);
    titles.forEach((line, index) => this.text([box.x + 10, box.y + 20 + LINE * index], line, { bold: true }));
    lines.flatMap((line) => wrapped(line, columns))
      .forEach((line, index) => this.text([box.x + 10, box.y + 20 + LINE * (titles.length + index)], line));
    return box;
  }

  /** An arrow along points, with lines of text beside its middle. */
  public arrow(points: readonly Point[], ...label: string[]): void {
    this.parts.push(`<polyline fill="none" stroke="#444c56" stroke-width="1.5" marker-end="url(#head)" points="${points.map(([x, y]) => `${x},${y}`).join(' ')}"/>`);
    const [from, to] = [points[0], points[points.length - 1]];
    const horizontal = from[1] === to[1];
    label.forEach((line, index) => this.text(
      horizontal
        ? [(from[0] + to[0]) / 2, from[1] - 8 - LINE * (label.length - 1 - index)]
        : [Math.max(from[0], to[0]) + 8, (from[1] + to[1]) / 2 + 4 + LINE * (index - (label.length - 1) / 2)],
      line, { anchor: horizontal ? 'middle' : 'start', colour: '#0b7285' },
    ));
  }

  public text(
    [x, y]: Point, text: string,
    { bold = false, anchor = 'start', colour = '#24292f' }: { bold?: boolean; anchor?: string; colour?: string } = {},
  ): void {
    const weight = bold ? ' font-weight="bold"' : '';
    this.parts.push(`<text x="${x}" y="${y}" text-anchor="${anchor}" fill="${colour}"${weight}>${escaped(text)}</text>`);
  }

  public toSvg(): string {
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${this.width} ${this.height}" width="${this.width}" font-family="sans-serif" font-size="12" role="img">`,
      `<title>${escaped(this.title)}</title>`,
      '<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0,0 L8,4 L0,8 z" fill="#444c56"/></marker></defs>',
      `<rect width="${this.width}" height="${this.height}" fill="#ffffff"/>`,
      ...this.parts,
      '</svg>',
      '',
    ].join('\n');
  }
}

/** How many lines a text takes in a box of a width. */
export function linesOf(text: string, width: number): number {
  return wrapped(text, Math.floor((width - 20) / CHARACTER)).length;
}

function wrapped(text: string, columns: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    if (last !== '' && last.length + 1 + word.length > columns) {
      lines.push(word);
    } else {
      lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
    }
  }
  return lines;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
