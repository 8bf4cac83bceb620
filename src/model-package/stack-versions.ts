import { CfnDeletionPolicy, CfnResource } from 'aws-cdk-lib';
import { CfnModelPackage } from 'aws-cdk-lib/aws-sagemaker';
import { waitForEarlierVersions } from './version-order';
import { warnOfTags } from './version-tags';
import { stateOf } from '../cdk/state';
import { warn } from '../diagnostics/issues';

/** A version of a stack. */
export interface StackVersion {
  readonly resource: CfnModelPackage;
  /** Equal for versions of one group that are registered in order. Absent for a version that waits for no other. */
  readonly orderedIn?: object;
}

/**
 * Adds a version to those of its stack. Tags, removal policies and dependencies may be set by aspects, so that they are
 * looked at when the construct tree is complete. There may be thousands of versions: one validation looks at all.
 */
export function addStackVersion(version: StackVersion): void {
  const { stack } = version.resource;
  stateOf(stack, 'StackVersions', () => {
    const versions: StackVersion[] = [];
    stack.node.addValidation({
      validate: () => {
        warnOfTags(stack, versions.map(({ resource }) => resource));
        versions.forEach(({ resource }) => warnOfDeletion(resource));
        waitForEarlierVersions(
          versions.flatMap(({ resource, orderedIn }) => orderedIn ? [{ resource, group: orderedIn }] : []),
        );
        return [];
      },
    });
    return versions;
  }).push(version);
}

/** Also by an aspect, such as `RemovalPolicies.of(app).destroy()`. */
function warnOfDeletion({ cfnOptions: { deletionPolicy, updateReplacePolicy }, node }: CfnResource): void {
  if (deletionPolicy === CfnDeletionPolicy.DELETE || updateReplacePolicy === CfnDeletionPolicy.DELETE) {
    warn(node.scope!, 'ModelPackage.destroy');
  }
}
