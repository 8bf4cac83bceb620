import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

/** Where the pages are, from the root of the project. */
export const FOLDER = 'docs';

/** The assembly of the pages for jsii-rosetta, which git ignores. */
export const ASSEMBLY = '.pages';

/** A page of the documentation. */
export interface Page {
  /** From the root of the project. */
  readonly file: string;
  readonly markdown: string;
}

/** A block of TypeScript in a page. */
export interface Block {
  /** Of the fence. */
  readonly line: number;
  /** What the fence says after `ts`. */
  readonly info: string;
  /** Without the indentation of the fence. */
  readonly source: string;
  readonly indentation: string;
}

/** All pages but the one that has executed examples of its own. */
export function pages(): Page[] {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.md') && name !== 'diagnostics.md').sort();
  return files.map((name) => ({ file: join(FOLDER, name), markdown: readFileSync(join(FOLDER, name), 'utf-8') }));
}

/** The blocks of TypeScript in a text. */
export function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(/^( *)```ts\b(.*)\n([^]*?)^\1```$/gm)].map(({ 1: indentation, 2: info, 3: body, index }) => ({
    line: markdown.slice(0, index).split('\n').length,
    info: info.trim(),
    source: body.replace(new RegExp(`^${indentation}`, 'gm'), '').trim(),
    indentation,
  }));
}
