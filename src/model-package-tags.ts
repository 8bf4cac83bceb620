import { Stack, TagManager } from 'aws-cdk-lib';
import { CfnModelPackage } from 'aws-cdk-lib/aws-sagemaker';
import { IConstruct } from 'constructs';
import { warn } from './private/warnings';

/**
 * SageMaker refuses tags on a version ("Tags are not supported in Model Package versions"), but CDK takes every
 * package for taggable: none are rendered, and whoever set some is told where they belong.
 */
export function withoutTags(version: IConstruct, resource: CfnModelPackage): void {
  resource.addPropertyDeletionOverride('Tags');
  // Tags are aspects: they are all there only when the tree is complete.
  version.node.addValidation({
    validate: () => {
      warnOfTags(version, resource);
      return [];
    },
  });
}

function warnOfTags(version: IConstruct, resource: CfnModelPackage): void {
  const onVersion = hasTags(resource.tags);
  const onStack = stacksOf(version).some((stack) => hasTags(stack.tags));
  if (onVersion || onStack) {
    warn(version, 'ModelPackage', {
      name: 'tagsOnVersion',
      message: [
        'a model package in a group cannot have tags: tag the group, or use customerMetadataProperties.',
        ...onVersion ? ['the tags set here are left out.'] : [],
        ...onStack ? ['CloudFormation hands the tags of the stack down to the package at deployment, which may make it fail: '
          + "exclude it with excludeResourceTypes: ['aws:cdk:stack', 'AWS::SageMaker::ModelPackage'] where the tags are added"] : [],
      ].join(' '),
    });
  }
}

function hasTags(tags: TagManager): boolean {
  return Object.keys(tags.tagValues()).length > 0;
}

/** The stack of a construct, and the stacks in which it is nested. */
function stacksOf(construct: IConstruct): Stack[] {
  const stacks = [Stack.of(construct)];
  for (let parent = stacks[0].nestedStackParent; parent; parent = parent.nestedStackParent) {
    stacks.push(parent);
  }
  return stacks;
}
