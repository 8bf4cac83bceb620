import { ResourceEnvironment } from 'aws-cdk-lib';
import { ModelApprovalStatus } from './approval-status';
import { DecisionGrantOptions, DeployGrantOptions } from './grant-options';
import { CREATE_MODEL } from '../access/actions';
import { Permission, GrantBuilder } from '../access/grant-builder';
import { literal, literalButForAsterisks } from '../access/literal';
import { allowPassingRoles } from '../access/pass-role';
import { arnIn } from '../cdk/names-and-arns';
import { checkLimit } from '../diagnostics/check-limits';
import { checkValue, Issues } from '../diagnostics/issues';
import { CONDITION_ON_METADATA } from '../diagnostics/limits';

/** The approval statuses that a reviewer can set by default. */
export const FINAL_DECISIONS = [ModelApprovalStatus.APPROVED, ModelApprovalStatus.REJECTED];

/** Whether a reviewer with these options can approve, not only reject. */
export function canApprove({ approvalStatuses = FINAL_DECISIONS }: DecisionGrantOptions): boolean {
  return approvalStatuses.includes(ModelApprovalStatus.APPROVED);
}

/**
 * The request does not set a stage of the life cycle. In the condition of an Allow statement, a wrong name of the key
 * would allow what it should deny: this is the name of the service authorization reference.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
 */
const NO_STAGE = { Null: { 'sagemaker:ModelLifeCycle:Stage': 'true' } };

/**
 * The conditions that restrict a request to these decisions. A request that also sets a stage of the life cycle is
 * denied, as no stage is granted.
 */
export function decisionConditions(options: DecisionGrantOptions, defaultStatuses?: ModelApprovalStatus[]): Permission['conditions'] {
  const { approvalStatuses = defaultStatuses, customerMetadataProperties = {} } = options;
  checkValue('grant', (issues) => {
    // A condition without values never matches, so that the grant would not allow anything.
    if (approvalStatuses?.length === 0) {
      issues.at('approvalStatuses').invalidValue('Grants.noStatus', approvalStatuses);
    }
    for (const [key, values] of Object.entries(customerMetadataProperties)) {
      checkMetadata(issues.at('customerMetadataProperties'), key, values);
    }
  });
  const values = {
    ...approvalStatuses && { 'sagemaker:ModelApprovalStatus': approvalStatuses },
    ...Object.fromEntries(Object.entries(customerMetadataProperties).map(([key, allowed]) => [`sagemaker:CustomerMetadataProperties/${key}`, allowed.map(literal)])),
  };
  return { ...Object.keys(values).length > 0 && { StringEquals: values }, ...NO_STAGE };
}

/**
 * Rejects metadata that no package can have, such as wildcards and variables of policies, and conditions that never
 * hold.
 */
function checkMetadata(issues: Issues, key: string, values: string[]): void {
  const at = issues.atKey(key);
  if (values.length === 0) {
    at.invalidValue('Grants.noValue', values);
  }
  checkLimit(issues, CONDITION_ON_METADATA.key, key);
  values.forEach((value, index) => checkLimit(at, CONDITION_ON_METADATA.value, value, index));
}

/** The name of a model, in which `*` stands for any characters. */
const MODEL_NAME = /^[a-zA-Z0-9*-]+$/;

/** Allows an identity to create models with these names, in its own account and in the region of the package. */
export function allowCreatingModels(
  builder: GrantBuilder, packageEnv: ResourceEnvironment, options: DeployGrantOptions,
): void {
  const { modelNames = ['*'], conditions, executionRoles } = options;
  checkValue('grant', (issues) => {
    if (modelNames.length === 0) {
      issues.at('modelNames').invalidValue('Grants.noModel', modelNames);
    }
    modelNames.forEach((name, index) => {
      if (!MODEL_NAME.test(name)) {
        issues.at('modelNames', index).invalidValue('Grants.modelName', name);
      }
    });
  });
  const account = builder.grantee.grantPrincipal.principalAccount ?? packageEnv.account;
  builder.allow({
    actions: CREATE_MODEL,
    resourceArns: modelNames.map((name) => arnIn({ account, region: packageEnv.region }, 'model', literalButForAsterisks(name))),
    conditions,
  });
  allowPassingRoles(builder, executionRoles);
}
