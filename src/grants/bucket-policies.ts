import * as s3 from 'aws-cdk-lib/aws-s3';
import { Dependable, IConstruct, IDependable } from 'constructs';
import { Artifacts } from './artifact-grants';
import { dependOn } from '../private/dependencies';
import { remember } from '../private/remember';

/** SageMaker reads the artifacts as it makes the resource: the policies of their buckets must be there. */
export function dependOnBucketPolicies(resource: IConstruct, { readings }: Artifacts, ...others: (s3.IBucket | undefined)[]): void {
  for (const bucket of new Set([...readings.map(({ location }) => location.bucket), ...others])) {
    if (bucket) {
      dependOn(resource, policyOf(bucket));
    }
  }
}

const POLICIES = new WeakMap<s3.IBucket, IDependable>();

/** The policy of a bucket, which may come into being later: one for all that wait for it. */
function policyOf(bucket: s3.IBucket): IDependable {
  return remember(POLICIES, bucket, () => {
    const policy: IDependable = {};
    Dependable.implement(policy, { get dependencyRoots(): IConstruct[] { return bucket.policy ? [bucket.policy] : []; } });
    return policy;
  });
}
