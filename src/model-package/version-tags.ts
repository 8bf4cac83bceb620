import { Stack } from 'aws-cdk-lib';
import { CfnModelPackage } from 'aws-cdk-lib/aws-sagemaker';
import { IConstruct } from 'constructs';
import { stateOf } from '../cdk/state';
import { warn } from '../diagnostics/issues';

const EXCLUDED = "['aws:cdk:stack', 'AWS::SageMaker::ModelPackage']";

/**
 * SageMaker rejects tags on a version ("Tags are not supported in Model Package versions"), but for CDK all packages
 * are taggable. Therefore tags are not rendered, and cause a warning.
 */
export class CfnVersion extends CfnModelPackage {
  protected renderProperties(props: { [property: string]: unknown }): { [property: string]: unknown } {
    return super.renderProperties({ ...props, tags: undefined });
  }
}

/** Warns of tags on a version, at synthesis: tags are applied by aspects, after the construct tree is complete. */
export function watchTags(version: CfnModelPackage): void {
  versionsIn(version.stack).push(version);
}

/** The versions of a stack. There may be thousands: one validation checks the tags of all of them. */
function versionsIn(stack: Stack): CfnModelPackage[] {
  return stateOf(stack, 'Versions', () => {
    const versions: CfnModelPackage[] = [];
    stack.node.addValidation({
      validate: () => {
        const onStack = stacksOf(stack).some(({ tags }) => tags.hasTags());
        versions.forEach(({ node, tags }) => warnOfTags(node.scope!, tags.hasTags(), onStack));
        return [];
      },
    });
    return versions;
  });
}

function warnOfTags(version: IConstruct, onVersion: boolean, onStack: boolean): void {
  if (onVersion || onStack) {
    warn(version, 'ModelPackage.tagsOnVersion', {
      consequences: `${onVersion ? ', and the tags set here are left out' : ''}${onStack
        ? ', and CloudFormation hands the tags of the stack down to the package at deployment, which may make it fail' : ''}`,
      remedy: onStack ? `, and exclude the package with excludeResourceTypes: ${EXCLUDED} where the tags are added` : '',
    });
  }
}

/** A stack and all its parent stacks. */
function stacksOf(stack: Stack): Stack[] {
  const stacks = [stack];
  for (let parent = stack.nestedStackParent; parent; parent = parent.nestedStackParent) {
    stacks.push(parent);
  }
  return stacks;
}
