import { CfnDeletionPolicy } from 'aws-cdk-lib';
import { CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import { textOf } from '../diagnostics/codes';
import { warn } from '../diagnostics/issues';

/**
 * Looks at the resource of a group when the construct tree is complete, as aspects and escape hatches may change it:
 * its versions, rules and policies were given its name before, and a removal policy may come from
 * `RemovalPolicies.of(app)`.
 */
export function watchFinalResource(resource: CfnModelPackageGroup): void {
  const { modelPackageGroupName: name, node } = resource;
  node.scope!.node.addValidation({
    validate: () => {
      const { deletionPolicy, updateReplacePolicy } = resource.cfnOptions;
      if (deletionPolicy === CfnDeletionPolicy.DELETE || updateReplacePolicy === CfnDeletionPolicy.DELETE) {
        warn(node.scope!, 'ModelPackageGroup.destroy');
      }
      const newName = finalNameOf(resource);
      return JSON.stringify(newName) === JSON.stringify(resource.stack.resolve(name)) ? [] : [
        textOf('ModelPackageGroup.renamed', { name: JSON.stringify(name), newName: JSON.stringify(newName) }),
      ];
    },
  });
}

/** With overrides, which CDK applies only to the template. */
function finalNameOf(resource: CfnModelPackageGroup): unknown {
  const { Resources } = resource.stack.resolve(resource._toCloudFormation());
  const [{ Properties }] = Object.values<{ Properties: { ModelPackageGroupName: unknown } }>(Resources);
  return Properties.ModelPackageGroupName;
}
