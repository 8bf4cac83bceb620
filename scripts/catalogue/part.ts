/** A part of the catalogue: what is read, and the files that it makes of it. */
export interface Part {
  /** What the path has to be, for whoever gave another. */
  readonly source: string;
  /** Whether the part is made of what lies at this path. */
  reads(path: string): boolean;
  refresh(path: string, project: Project): Refreshed;
}

/** The files of the project, by their path in it, and the day. */
export interface Project {
  readonly today: string;
  read(file: string): string;
}

export interface Refreshed {
  /** The new text of each file, by its path in the project. */
  readonly files: { readonly [file: string]: string };
  /** What is different now, a line each. */
  readonly changes: readonly string[];
}

/** By code units, whatever the language of the machine. */
export function compare(one: string, other: string): number {
  if (one === other) { return 0; }
  return one < other ? -1 : 1;
}
