import { Issue } from '../diagnostics/issues';

/** A metric of an evaluation, as `card-schema.ts` describes it. */
export interface MetricContent {
  readonly name: string;
  readonly type: string;
  readonly value: unknown;
  readonly notes?: string;
  readonly xAxisName?: unknown;
  readonly yAxisName?: unknown;
}

/** An object that contains a metric. */
export interface MetricHolder {
  readonly _content: MetricContent;
  readonly _warnings: readonly Issue[];
}
