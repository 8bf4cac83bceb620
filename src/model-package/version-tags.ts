import { Stack } from 'aws-cdk-lib';
import { CfnModelPackage } from 'aws-cdk-lib/aws-sagemaker';
import { stacksOf } from '../cdk/stack-graph';
import { warn } from '../diagnostics/issues';

const EXCLUDE = ", and exclude the package with excludeResourceTypes: ['aws:cdk:stack', "
  + "'AWS::SageMaker::ModelPackage'] where the tags are added";
const LEFT_OUT = ', and the tags set here are left out';
const HANDED_DOWN = ', and CloudFormation hands the tags of the stack down to the package at deployment, '
  + 'which may make it fail';

/**
 * SageMaker rejects tags on a version ("Tags are not supported in Model Package versions"), but for CDK all packages
 * are taggable. Therefore tags are not rendered, and cause a warning.
 */
export class CfnVersion extends CfnModelPackage {
  protected renderProperties(props: { [property: string]: unknown }): { [property: string]: unknown } {
    return super.renderProperties({ ...props, tags: undefined });
  }
}

/** Warns of tags on versions of a stack. Tags are applied by aspects: it is for when the construct tree is complete. */
export function warnOfTags(stack: Stack, versions: readonly CfnModelPackage[]): void {
  const onStack = stacksOf(stack).some(({ tags }) => tags.hasTags());
  for (const { node, tags, tagsRaw = [] } of versions) {
    const onVersion = tags.hasTags() || tagsRaw.length > 0;
    if (onVersion || onStack) {
      warn(node.scope!, 'ModelPackage.tagsOnVersion', {
        consequences: `${onVersion ? LEFT_OUT : ''}${onStack ? HANDED_DOWN : ''}`,
        remedy: onStack ? EXCLUDE : '',
      });
    }
  }
}
