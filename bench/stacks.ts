import { App, Stack } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as s3 from 'aws-cdk-lib/aws-s3';

/** A template has at most 500 resources. */
const RESOURCES_A_STACK = 400;

/** How an app gets at its artifacts, on which depends how much of the cost is CDK's own. */
export interface Shape {
  /** CDK resolves the name of an owned bucket wherever it is used. */
  readonly bucket: 'imported' | 'owned';
  /** Whether the values for image and location are made once for a stack, or anew for each of its resources. */
  readonly shared: boolean;
  /**
   * Whether versions wait for each other. The library sees to it by default, but only in a whole synthesis: without it,
   * construction and resolution have the same to do.
   */
  readonly inOrder?: boolean;
}

/** What the packages or models of one stack share. */
export interface Shared {
  readonly stack: Stack;
  readonly bucket: s3.IBucket;
  readonly repository: ecr.IRepository;
}

/** Makes the stacks, and in each what its resources have in common, then these. */
export function inStacks<C>(
  app: App,
  count: number,
  { bucket }: Shape,
  makeCommon: (shared: Shared) => C,
  make: (shared: Shared, common: C, version: number) => void,
): void {
  for (let first = 0; first < count; first += RESOURCES_A_STACK) {
    const stack = new Stack(app, `Stack${first / RESOURCES_A_STACK}`, { env: { account: '111122223333', region: 'eu-west-1' } });
    const shared = {
      stack,
      bucket: bucket === 'owned' ? new s3.Bucket(stack, 'Models') : s3.Bucket.fromBucketName(stack, 'Models', 'churn-models'),
      repository: new ecr.Repository(stack, 'Images'),
    };
    const common = makeCommon(shared);
    for (let version = first; version < Math.min(first + RESOURCES_A_STACK, count); version++) {
      make(shared, common, version);
    }
  }
}

/** A value for each resource: the same one, or one of its own. */
export function madeFor<T>({ shared }: Shape, make: () => T): () => T {
  let made: T | undefined;
  return shared ? () => made ??= make() : make;
}
