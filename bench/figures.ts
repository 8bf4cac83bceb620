/** A figure of one variant: its median, and the median of its ratios to that of `raw` in the same round. */
export interface Figure {
  readonly median: number;
  readonly ratio: number;
}

export interface SizeFigures {
  readonly count: number;
  readonly pairs: number;
  readonly variants: { readonly [variant: string]: { readonly [figure: string]: Figure } };
}
