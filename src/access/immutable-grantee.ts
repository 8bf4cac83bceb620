import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, IConstruct } from 'constructs';
import { GrantBuilder } from './grant-builder';
import { policyText } from './policy-text';
import { innermost, isCdkRole, isOutOfReach } from './principals';
import { RolePolicies } from './role-policies';
import { isOfCdk } from '../cdk/class-of-cdk';
import { warn } from '../diagnostics/issues';

/** Warns that a grantee of the account cannot be changed, with the statements that its policies need instead. */
export function warnOfImmutableGrantee(
  construct: IConstruct, builder: GrantBuilder, account: string,
): void {
  const { grantPrincipal } = builder.grantee;
  const identity: object = innermost(grantPrincipal);
  if (
    !Construct.isConstruct(identity) || builder.isCrossAccount(account) || !isImmutable(identity as never)
  ) { return; }
  warn(construct, 'Grants.immutableGrantee', {
    grantee: identity.node.path, policy: policyText(Stack.of(construct), builder.statements),
  });
}

function isImmutable(identity: iam.IIdentity): boolean {
  const isOfApp = isCdkRole(identity)
    || ['User', 'Group'].some((name) => isOfCdk(`aws-cdk-lib.aws_iam.${name}`, identity));
  return 'attachInlinePolicy' in identity && !isOfApp
    && (isOutOfReach(identity) || !RolePolicies.of(identity).acceptsPolicies);
}
