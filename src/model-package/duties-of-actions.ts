import { Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IModelPackageGroupRef } from 'aws-cdk-lib/aws-sagemaker';
import { ModelApprovalStatus } from './approval-status';
import { APPROVAL_STATUS } from './condition-keys';
import { CREATE_VERSION, UPDATE_PACKAGE } from '../access/actions';
import { noteDuty } from '../access/separate-duties';
import { includesAction } from '../catalogue/actions';

/** Notes the duties that actions of the user give to a principal, under conditions of the user. */
export function noteDutiesOf(
  group: IModelPackageGroupRef, grantee: iam.IGrantable, actions: readonly string[], conditions: iam.Conditions = {},
): void {
  const includes = (all: readonly string[]) => all.some((one) => actions.some((action) =>
    !Token.isUnresolved(action) && includesAction(action, one)));
  if (includes(CREATE_VERSION)) { noteDuty(group, grantee, 'register'); }
  if (includes(UPDATE_PACKAGE) && !excludesApproval(conditions)) { noteDuty(group, grantee, 'approve'); }
}

/** Whether a request that approves a version never meets the conditions. */
function excludesApproval(conditions: iam.Conditions): boolean {
  return Object.entries(conditions).some(([operator, tests]) => Object.entries(Object(tests)).some(([key, values]) =>
    key.toLowerCase() === APPROVAL_STATUS.toLowerCase() && isWithoutApproval(operator, [values].flat().map(String))));
}

function isWithoutApproval(operator: string, values: string[]): boolean {
  return operator === 'Null'
    ? values.every((value) => value === 'true')
    : operator === 'StringEquals' && !Token.isUnresolved(values) && !values.includes(ModelApprovalStatus.APPROVED);
}
