import { App } from 'aws-cdk-lib';

/** Makes an app of a number of resources. */
export type Variant = (app: App, count: number) => void;

/** One app, written in several ways. All make the same templates, apart from the ids of the resources. */
export interface Subject {
  /** What is counted. */
  readonly resourceType: string;
  /** The numbers of resources that are measured. */
  readonly counts: readonly number[];
  /** Whether whole synthesis and new processes are measured, too, which takes ten times as long. */
  readonly synthesized: boolean;
  /** `raw` is what the others are compared with. */
  readonly variants: { readonly raw: Variant; readonly [variant: string]: Variant };
}
