import { ArnFormat, CfnResource, IResource, PhysicalName, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { waitForPermissions } from './awaited-permissions';
import { warnOfUndecryptable, warnOfUnreached, GrantBuilder } from './grant-builder';
import { RoleUse, warnOfImmutableRole } from './immutable-role';
import { isCdkRole } from './principals';
import { validateTrust } from './trust';

/** Creates a role that only SageMaker can assume, optionally only on behalf of this account. */
export function makeSageMakerRole(
  scope: Construct, id: string, description: string, confusedDeputyProtection?: boolean,
): iam.Role {
  return new iam.Role(scope, id, {
    description,
    // Policies of buckets in other accounts refer to the role.
    roleName: PhysicalName.GENERATE_IF_NEEDED,
    assumedBy: sagemakerPrincipal(scope, confusedDeputyProtection),
  });
}

/**
 * Makes a resource wait for the permissions of its role, which SageMaker uses immediately, and warns of missing ones.
 *
 * @param builder the builder of the permissions
 * @param others the builders of permissions that may be in other policies
 */
export function waitForRole(
  owner: IResource,
  resource: CfnResource,
  role: iam.IRole,
  use: RoleUse,
  builder: GrantBuilder,
  ...others: GrantBuilder[]
): void {
  validateTrust(owner, role, use.subject);
  waitForPermissions(owner, resource, role, builder, ...others);
  warnOfUnreached(owner, use.subject, builder);
  warnOfUndecryptable(owner, use.subject, builder);
  if (!isCdkRole(role) && !builder.changesIdentity) {
    warnOfImmutableRole({ owner, role, builders: [builder, ...others] }, use);
  }
}

function sagemakerPrincipal(scope: Construct, confusedDeputyProtection = false): iam.IPrincipal {
  const principal = new iam.ServicePrincipal('sagemaker.amazonaws.com');
  const stack = Stack.of(scope);
  return confusedDeputyProtection ? principal.withConditions({
    StringEquals: { 'aws:SourceAccount': stack.account },
    // SageMaker determines the names of the models and transform jobs that it creates.
    ArnLike: {
      'aws:SourceArn': stack.formatArn({ service: 'sagemaker', resource: '*', arnFormat: ArnFormat.NO_RESOURCE_NAME }),
    },
  }) : principal;
}
