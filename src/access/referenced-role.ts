import { Aws, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { ownerOf, resourceBehind } from '../cdk/resource-behind';
import { stateOf } from '../cdk/state';

/**
 * A role that is passed by reference, as permissions are granted to it: an L2 construct as it is, an L1 of an L2 as the
 * L2, and anything else as an imported role.
 */
export function roleOf(role: iam.IRoleRef): iam.IRole {
  if (isRole(role)) { return role; }
  const resource = resourceBehind(role, role.roleRef.roleArn, iam.CfnRole.isCfnRole);
  const owner = resource && ownerOf(resource);
  return owner && isRole(owner) ? owner : stateOf(role, 'Role', () =>
    iam.Role.fromRoleArn(
      role as unknown as Construct, '@FromRoleRef', resource ? arnOf(resource) : role.roleRef.roleArn,
    ));
}

function isRole(role: object): role is iam.IRole {
  return 'grantPrincipal' in role && 'roleArn' in role;
}

/** The ARN of an L1 role, in which CDK finds its account and its name, unlike in the attribute. */
function arnOf(resource: iam.CfnRole): string {
  const { path = '/', env: { account }, ref } = resource;
  return Token.isUnresolved(path) ? resource.attrArn : `arn:${Aws.PARTITION}:iam::${account}:role${path}${ref}`;
}
