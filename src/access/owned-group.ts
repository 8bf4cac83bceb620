import { ResourceEnvironment, Stack } from 'aws-cdk-lib';
import { CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import { IConstruct } from 'constructs';
import { knownToDiffer, sameEnvironment } from '../cdk/names-and-arns';
import { isUnresolved } from '../cdk/tokens';

/** The name of the group of a version. Undefined for an ARN that is known at deployment only. */
export function groupOfVersion(modelPackageArn: string): string | undefined {
  return modelPackageArn.split('/')[1];
}

/**
 * The group with a name that this app creates in an account and region: a group that the app imports as well, or to
 * whose versions it refers by their ARNs.
 */
export function ownedGroup(
  scope: IConstruct, env: ResourceEnvironment, name: string | undefined,
): CfnModelPackageGroup | undefined {
  if (isUnresolved(`${name}${env.account}${env.region}`)) { return undefined; }
  const isIt = (construct: IConstruct): construct is CfnModelPackageGroup =>
    CfnModelPackageGroup.isCfnModelPackageGroup(construct) && construct.modelPackageGroupName === name
    && sameEnvironment(construct.stack, env);
  return find(scope, env, isIt);
}

/** The first construct of its kind, without those in stacks of other accounts, which may have thousands. */
function find<T extends IConstruct>(
  scope: IConstruct, env: ResourceEnvironment, isIt: (construct: IConstruct) => construct is T,
): T | undefined {
  if (isIt(scope)) { return scope; }
  if (Stack.isStack(scope) && knownToDiffer(scope.account, env.account)) { return undefined; }
  for (const child of scope.node.children) {
    const found = find(child, env, isIt);
    if (found) { return found; }
  }
  return undefined;
}
