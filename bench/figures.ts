/** A figure of one variant: its median, and the median of its ratios to that of `raw` in the same round. */
export interface Figure {
  readonly median: number;
  readonly ratio: number;
}

export interface SizeFigures {
  readonly count: number;
  /** How often construction and resolution were measured. */
  readonly pairs: number;
  /** How often all else was measured, which includes a whole synthesis. */
  readonly synthPairs?: number;
  readonly variants: { readonly [variant: string]: { readonly [figure: string]: Figure } };
}
