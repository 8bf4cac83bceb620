import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';
import { GrantBuilder } from './grant-builder';
import { policyText } from './policy-text';
import { innermost, isIdentity, isOutOfReach } from './principals';
import { RolePolicies } from './role-policies';
import { warn } from '../diagnostics/issues';

/** Warns that a grantee of the account cannot be changed, with the statements that its policies need instead. */
export function warnOfImmutableGrantee(
  construct: IConstruct, builder: GrantBuilder, account: string,
): void {
  const { grantPrincipal } = builder.grantee;
  const identity = innermost(grantPrincipal);
  if (!isIdentity(identity) || builder.isCrossAccount(account) || !isImmutable(identity)) { return; }
  warn(construct, 'Grants.immutableGrantee', {
    grantee: identity.node.path, policy: policyText(Stack.of(construct), builder.statements),
  });
}

function isImmutable(identity: iam.IIdentity): boolean {
  return isOutOfReach(identity) || !RolePolicies.of(identity).acceptsPolicies;
}
