import * as iam from 'aws-cdk-lib/aws-iam';
import { PASS_ROLE } from './actions';
import { GrantBuilder } from './grant-builder';
import { literal } from './literal';

/** Allows the grantee to pass exactly these roles, only to SageMaker. */
export function allowPassingRoles(builder: GrantBuilder, roles: iam.IRoleRef[] = []): void {
  if (roles.length === 0) { return; }
  builder.allow({
    actions: PASS_ROLE,
    resourceArns: roles.map(({ roleRef }) => literal(roleRef.roleArn)),
    conditions: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
  });
}
