import { IResource, Stage } from 'aws-cdk-lib';
import { CfnModelPackageGroup, IModelPackageGroupRef } from 'aws-cdk-lib/aws-sagemaker';
import { IConstruct } from 'constructs';
import { nameFromArn, sameEnvironment } from './names-and-arns';

/**
 * How a package in the environment of `user` names its group: by name where both share account and region, and
 * otherwise, or where that is not known, by ARN, which SageMaker takes as well.
 */
export function groupNameOrArn(user: IResource, group: IModelPackageGroupRef): string {
  return sameEnvironment(user.env, group.env) ? groupName(group) : group.modelPackageGroupRef.modelPackageGroupArn;
}

/**
 * A name makes no reference in the template, so that the package has to be told to wait for its group: for the
 * resource alone, as whatever else stands below the group, such as a rule, may in its turn wait for the package.
 */
export function dependOnGroup(user: IConstruct, group: IModelPackageGroupRef): void {
  // CDK deploys stages apart from each other and refuses dependencies between them.
  if (Stage.of(user) === Stage.of(group)) {
    user.node.addDependency(group.node.defaultChild ?? group);
  }
}

/** The name of a group, whichever way it is given. The reference itself has only the ARN. */
export function groupName(group: IModelPackageGroupRef): string {
  if (CfnModelPackageGroup.isCfnModelPackageGroup(group)) {
    return group.modelPackageGroupName;
  }
  const { modelPackageGroupName } = group as { modelPackageGroupName?: string };
  return modelPackageGroupName ?? nameFromArn(group.modelPackageGroupRef.modelPackageGroupArn);
}
