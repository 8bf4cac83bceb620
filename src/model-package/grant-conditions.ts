import { ResourceEnvironment } from 'aws-cdk-lib';
import { ModelApprovalStatus } from './approval-status';
import { DecisionGrantOptions } from './grant-options';
import { CREATE_MODEL } from '../access/actions';
import { Permission, GrantBuilder } from '../access/grant-builder';
import { arnIn } from '../cdk/names-and-arns';
import { checkValue } from '../diagnostics/issues';

/** The approval statuses that a reviewer can set by default. */
export const FINAL_DECISIONS = [ModelApprovalStatus.APPROVED, ModelApprovalStatus.REJECTED];

/** Rejects an empty list of actions, as IAM does. */
export function checkActions(actions: string[]): void {
  checkValue('grant', (issues) => {
    if (actions.length === 0) {
      issues.at('actions').invalidValue('Grants.noActions', actions);
    }
  });
}

/** The conditions that restrict a request to these decisions, or undefined if all are allowed. */
export function decisionConditions(options: DecisionGrantOptions, defaultStatuses?: ModelApprovalStatus[]): Permission['conditions'] {
  const { approvalStatuses = defaultStatuses, customerMetadataProperties = {} } = options;
  checkValue('grant', (issues) => {
    // A condition without values never matches, so that the grant would not allow anything.
    if (approvalStatuses?.length === 0) {
      issues.at('approvalStatuses').invalidValue('Grants.noStatus', approvalStatuses);
    }
    for (const [key, values] of Object.entries(customerMetadataProperties)) {
      if (values.length === 0) {
        issues.at('customerMetadataProperties').atKey(key).invalidValue('Grants.noValue', values);
      }
    }
  });
  const values = {
    ...approvalStatuses && { 'sagemaker:ModelApprovalStatus': approvalStatuses },
    ...Object.fromEntries(Object.entries(customerMetadataProperties).map(([key, allowed]) => [`sagemaker:CustomerMetadataProperties/${key}`, allowed])),
  };
  return Object.keys(values).length > 0 ? { StringEquals: values } : undefined;
}

/** Allows an identity to create models with these names, in its own account and in the region of the package. */
export function allowCreatingModels(builder: GrantBuilder, packageEnv: ResourceEnvironment, modelNames: string[] = ['*']): void {
  checkValue('grant', (issues) => {
    if (modelNames.length === 0) {
      issues.at('modelNames').invalidValue('Grants.noModel', modelNames);
    }
  });
  const account = builder.grantee.grantPrincipal.principalAccount ?? packageEnv.account;
  builder.allow({
    actions: CREATE_MODEL,
    resourceArns: modelNames.map((name) => arnIn({ account, region: packageEnv.region }, 'model', name)),
  });
}
