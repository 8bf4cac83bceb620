import { ArnFormat, IResource, PhysicalName, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, IConstruct } from 'constructs';
import { warnOfUnreached, GrantBuilder } from './grant-builder';
import { RoleUse, warnOfImmutableRole } from './immutable-role';
import { isCdkRole } from './principals';
import { dependOn } from '../cdk/dependencies';

/** A new role that SageMaker alone can assume, or only on behalf of this account. */
export function makeSageMakerRole(scope: Construct, id: string, description: string, confusedDeputyProtection?: boolean): iam.Role {
  return new iam.Role(scope, id, {
    description,
    // Policies of buckets in other accounts name the role.
    roleName: PhysicalName.GENERATE_IF_NEEDED,
    assumedBy: sagemakerPrincipal(scope, confusedDeputyProtection),
  });
}

/** Lets a resource wait for what its role may do, as SageMaker tries the role at once, and says what could not be allowed. */
export function waitForRole(owner: IResource, resource: IConstruct, role: iam.IRole, builder: GrantBuilder, use: RoleUse): void {
  dependOn(resource, role, builder.result());
  warnOfUnreached(owner, use.construct, builder);
  if (!isCdkRole(role) && !builder.changesIdentity) {
    warnOfImmutableRole(owner, { role, actions: builder.actions, use });
  }
}

function sagemakerPrincipal(scope: Construct, confusedDeputyProtection = false): iam.IPrincipal {
  const principal = new iam.ServicePrincipal('sagemaker.amazonaws.com');
  const stack = Stack.of(scope);
  return confusedDeputyProtection ? principal.withConditions({
    StringEquals: { 'aws:SourceAccount': stack.account },
    // SageMaker makes models and transform jobs whose names it chooses.
    ArnLike: { 'aws:SourceArn': stack.formatArn({ service: 'sagemaker', resource: '*', arnFormat: ArnFormat.NO_RESOURCE_NAME }) },
  }) : principal;
}
