import { Reference, Stack, Tokenization } from 'aws-cdk-lib';
import { CfnModelPackageGroup, IModelPackageGroupRef } from 'aws-cdk-lib/aws-sagemaker';
import { IConstruct } from 'constructs';
import { dependOn } from '../cdk/dependencies';
import { arnIn, nameFromArn, sameEnvironment } from '../cdk/names-and-arns';

/** The resource of a group that this app creates, of which the group may be the L2, the L1, or a reference to its ARN. */
export function groupResource(group: IModelPackageGroupRef): CfnModelPackageGroup | undefined {
  const resource = group.node.defaultChild ?? group;
  if (CfnModelPackageGroup.isCfnModelPackageGroup(resource)) { return resource; }
  const { firstToken, length } = Tokenization.reverseString(group.modelPackageGroupRef.modelPackageGroupArn);
  return length === 1 && Reference.isReference(firstToken) && CfnModelPackageGroup.isCfnModelPackageGroup(firstToken.target)
    ? firstToken.target : undefined;
}

/**
 * How a package in the environment of `user` names its group: by name where both share account and region, and
 * otherwise, or where that is not known, by ARN, which SageMaker takes as well.
 */
export function groupNameOrArn(user: IConstruct, group: IModelPackageGroupRef): string {
  return sameEnvironment(Stack.of(user), group.env) ? groupName(group) : groupArnElsewhere(group);
}

/** The ARN of a group for use in another environment, where the attribute of an L1 cannot be used. */
export function groupArnElsewhere(group: IModelPackageGroupRef): string {
  return CfnModelPackageGroup.isCfnModelPackageGroup(group) ? groupArnByName(group) : group.modelPackageGroupRef.modelPackageGroupArn;
}

/** The ARN of a group, put together from its name. */
export function groupArnByName(group: IModelPackageGroupRef): string {
  return arnIn(group.env, 'model-package-group', groupName(group));
}

/** All versions of a group, and none of another whose name starts alike. */
export function versionsArn(group: IModelPackageGroupRef): string {
  return arnIn(group.env, 'model-package', `${groupName(group)}/*`);
}

/**
 * A name makes no reference in the template, so that the package has to be told to wait for its group: for the
 * resource alone, as whatever else stands below the group, such as a rule, may in its turn wait for the package.
 */
export function dependOnGroup(user: IConstruct, group: IModelPackageGroupRef): void {
  dependOn(user, group.node.defaultChild ?? group);
}

/** The name of a group, whichever way it is given: constructs of the first and second level have it, a reference has only the ARN. */
export function groupName(group: IModelPackageGroupRef): string {
  const { modelPackageGroupName } = group as { modelPackageGroupName?: string };
  return modelPackageGroupName ?? nameFromArn(group.modelPackageGroupRef.modelPackageGroupArn);
}
