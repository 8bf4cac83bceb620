import { Stack, Token } from 'aws-cdk-lib';
import { CfnModelPackageGroup, IModelPackageGroupRef } from 'aws-cdk-lib/aws-sagemaker';
import { IConstruct } from 'constructs';
import { watchName } from './group-name';
import { literal } from './literal';
import { dependOnResource } from '../cdk/dependencies';
import { arnIn, nameFromArn, sameEnvironment } from '../cdk/names-and-arns';
import { resourceBehind } from '../cdk/resource-behind';

/**
 * The resource of a group that this app creates, of which the group may be the L2, the L1, a construct of the user that
 * contains it, or a reference to its ARN.
 */
export function groupResource(group: IModelPackageGroupRef): CfnModelPackageGroup | undefined {
  return referencedGroup(group) ?? resourceWithin(group);
}

function referencedGroup(group: IModelPackageGroupRef): CfnModelPackageGroup | undefined {
  const { modelPackageGroupArn } = group.modelPackageGroupRef;
  return resourceBehind(group, modelPackageGroupArn, CfnModelPackageGroup.isCfnModelPackageGroup);
}

function resourceWithin(group: IModelPackageGroupRef): CfnModelPackageGroup | undefined {
  const name = groupName(group);
  return group.node.findAll().find((child): child is CfnModelPackageGroup =>
    CfnModelPackageGroup.isCfnModelPackageGroup(child) && child.modelPackageGroupName === name);
}

/**
 * The reference to a group from the environment of `user`: the name if both are known to be in the same account and
 * region, otherwise the ARN, which SageMaker accepts as well.
 */
export function groupNameOrArn(user: IConstruct, group: IModelPackageGroupRef): string {
  return sameEnvironment(Stack.of(user), group.env) ? groupName(group) : groupArnElsewhere(group);
}

/** The ARN of a group for use in another environment, in which the attribute of an L1 construct cannot be used. */
export function groupArnElsewhere(group: IModelPackageGroupRef): string {
  return CfnModelPackageGroup.isCfnModelPackageGroup(group)
    ? groupArnByName(group)
    : group.modelPackageGroupRef.modelPackageGroupArn;
}

/** The ARN of a group, built from its name. */
export function groupArnByName(group: IModelPackageGroupRef): string {
  return arnIn(group.env, 'model-package-group', groupName(group));
}

/**
 * The ARN of a group for policies of identities. A reference to a group whose name is known would make the stack of the
 * identity need that of the group.
 */
export function groupArnFor(group: IModelPackageGroupRef): string {
  const isKnownByNameOnly = Token.isUnresolved(group.modelPackageGroupRef.modelPackageGroupArn)
    && !Token.isUnresolved(groupName(group));
  return isKnownByNameOnly ? groupArnByName(group) : groupArnElsewhere(group);
}

/**
 * The ARN of a version of a group, or the pattern of all versions, which does not match groups whose name starts with
 * the same characters.
 */
export function versionsArn(group: IModelPackageGroupRef, version = '*'): string {
  return arnIn(group.env, 'model-package', `${literal(groupName(group))}/${version}`);
}

/**
 * Adds a dependency on a group that this app creates, because a name does not create a reference in the template. The
 * dependency is only on the resource, as other constructs in the scope of the group, such as rules, may depend on the
 * package.
 */
export function dependOnGroup(user: IConstruct, group: IModelPackageGroupRef): void {
  const resource = groupResource(group);
  if (resource) { dependOnResource(user, resource); }
}

/**
 * The name of a group. L1 and L2 constructs have a name, which must not change afterwards, and a construct of the user
 * has that of the group for which it stands; for other references, it is derived from the ARN.
 */
export function groupName(group: IModelPackageGroupRef): string {
  if (CfnModelPackageGroup.isCfnModelPackageGroup(group)) { watchName(group); }
  const { modelPackageGroupName } = group as { modelPackageGroupName?: string };
  return modelPackageGroupName ?? referencedGroup(group)?.modelPackageGroupName
    ?? nameFromArn(group.modelPackageGroupRef.modelPackageGroupArn);
}
