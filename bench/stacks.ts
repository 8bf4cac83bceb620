import { App, Stack } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as s3 from 'aws-cdk-lib/aws-s3';

/** A template has at most 500 resources. */
const RESOURCES_A_STACK = 400;

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
  makeCommon: (shared: Shared) => C,
  make: (shared: Shared, common: C, version: number) => void,
): void {
  for (let first = 0; first < count; first += RESOURCES_A_STACK) {
    const stack = new Stack(app, `Stack${first / RESOURCES_A_STACK}`, { env: { account: '111122223333', region: 'eu-west-1' } });
    const shared = { stack, bucket: new s3.Bucket(stack, 'Models'), repository: new ecr.Repository(stack, 'Images') };
    const common = makeCommon(shared);
    for (let version = first; version < Math.min(first + RESOURCES_A_STACK, count); version++) {
      make(shared, common, version);
    }
  }
}
