import { CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import { ownerOf } from '../cdk/resource-behind';
import { stateOf } from '../cdk/state';
import { textOf } from '../diagnostics/codes';

/**
 * Fails the synthesis if a group gets another name than the one that its versions, rules and policies are given:
 * aspects and escape hatches may change it until the construct tree is complete.
 */
export function watchName(resource: CfnModelPackageGroup): void {
  stateOf(resource, 'WatchedName', () => {
    const { modelPackageGroupName: name } = resource;
    const validation = {
      validate: () => {
        const newName = finalNameOf(resource);
        return JSON.stringify(newName) === JSON.stringify(resource.stack.resolve(name)) ? [] : [
          textOf('ModelPackageGroup.renamed', { name: JSON.stringify(name), newName: JSON.stringify(newName) }),
        ];
      },
    };
    (ownerOf(resource) ?? resource).node.addValidation(validation);
    return validation;
  });
}

/** With overrides, which CDK applies only to the template. */
function finalNameOf(resource: CfnModelPackageGroup): unknown {
  const { Resources } = resource.stack.resolve(resource._toCloudFormation());
  const [{ Properties }] = Object.values<{ Properties: { ModelPackageGroupName: unknown } }>(Resources);
  return Properties.ModelPackageGroupName;
}
