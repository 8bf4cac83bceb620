import { ArnFormat, IResource, PhysicalName, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, IConstruct } from 'constructs';
import { warnOfUnreached, GrantBuilder } from './grant-builder';
import { isCdkRole } from './principals';
import { dependOn } from '../cdk/dependencies';
import { once } from '../cdk/once';
import { warn } from '../diagnostics/issues';

/** What a role that SageMaker assumes is for. */
export interface RoleUse {
  /** The name of the construct, for the ids of warnings. */
  readonly construct: string;
  /** How users know the role, and the name of the warning that it cannot be changed. */
  readonly property: string;
  readonly immutable: string;
}

/** What was said of roles that cannot be changed. */
const TOLD = new WeakMap<iam.IRole, Set<string>>();

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
    const message = `the role of ${use.property} cannot be changed by this app and has to be allowed by others: ${builder.actions.join(', ')}`;
    if (isNew(role, `${Stack.of(owner).node.path} ${message}`)) {
      warn(owner, use.construct, { name: use.immutable, message });
    }
  }
}

/** A thousand models of one role that need the same of it are one warning, at the first of them. */
function isNew(role: iam.IRole, text: string): boolean {
  const told = once(TOLD, role, () => new Set<string>());
  return told.size < told.add(text).size;
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
