import { CfnDeletionPolicy } from 'aws-cdk-lib';
import { CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import { watchName } from '../access/group-name';
import { warn } from '../diagnostics/issues';

/**
 * Looks at the resource of a group when the construct tree is complete, as aspects and escape hatches may change it:
 * its versions, rules and policies were given its name before, and a removal policy may come from
 * `RemovalPolicies.of(app)`.
 */
export function watchFinalResource(resource: CfnModelPackageGroup): void {
  const { node } = resource;
  watchName(resource);
  node.scope!.node.addValidation({
    validate: () => {
      const { deletionPolicy, updateReplacePolicy } = resource.cfnOptions;
      if (deletionPolicy === CfnDeletionPolicy.DELETE || updateReplacePolicy === CfnDeletionPolicy.DELETE) {
        warn(node.scope!, 'ModelPackageGroup.destroy');
      }
      return [];
    },
  });
}
