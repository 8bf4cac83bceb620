import { ResourceEnvironment } from 'aws-cdk-lib';
import { ModelApprovalStatus } from './approval-status';
import {
  APPROVAL_STATUS, CURRENT_STAGE, CURRENT_STAGE_STATUS, metadataKey, REMOVED_METADATA, STAGE, STAGE_STATUS,
} from './condition-keys';
import { ChangeStageGrantOptions, DecisionGrantOptions, DeployGrantOptions } from './grant-options';
import { CREATE_MODEL } from '../access/actions';
import { Permission, GrantBuilder } from '../access/grant-builder';
import { literal, literalButForAsterisks } from '../access/literal';
import { allowPassingRoles } from '../access/pass-role';
import { arnIn } from '../cdk/names-and-arns';
import { isOfListToken } from '../cdk/tokens';
import { checkLimit } from '../diagnostics/check-limits';
import { checkValue, Issues } from '../diagnostics/issues';
import { CONDITION_ON_METADATA } from '../diagnostics/limits';

/** The approval statuses that a reviewer can set by default. */
export const FINAL_DECISIONS = [ModelApprovalStatus.APPROVED, ModelApprovalStatus.REJECTED];

/** Whether a reviewer with these options can approve, not only reject. */
export function canApprove({ approvalStatuses = FINAL_DECISIONS }: DecisionGrantOptions): boolean {
  return approvalStatuses.includes(ModelApprovalStatus.APPROVED);
}

/** The request sets no stage, or one of these: a request that sets a stage sets its status, too. */
function stageConditions({ stages, stageStatuses }: DecisionGrantOptions): NonNullable<Permission['conditions']> {
  checkValue('grant', (issues) => {
    checkLists(issues, 'Grants.noStage', { stages });
    checkLists(issues, 'Grants.noStatus', { stageStatuses });
  });
  return stages || stageStatuses
    ? { StringEqualsIfExists: { ...oneOf(STAGE, stages), ...oneOf(STAGE_STATUS, stageStatuses) } }
    : { Null: { [STAGE]: 'true' } };
}

/** The conditions that restrict a request to a change of the stage, from and to these. It decides nothing. */
export function changeStageConditions(options: ChangeStageGrantOptions): Permission['conditions'] {
  const { fromStages, fromStatuses, toStages, toStatuses } = options;
  checkValue('grant', (issues) => {
    checkLists(issues, 'Grants.noStage', { fromStages, toStages });
    checkLists(issues, 'Grants.noStatus', { fromStatuses, toStatuses });
  });
  const values = {
    ...oneOf(STAGE, toStages),
    ...oneOf(STAGE_STATUS, toStatuses),
    ...oneOf(CURRENT_STAGE, fromStages),
    ...oneOf(CURRENT_STAGE_STATUS, fromStatuses),
  };
  return {
    ...Object.keys(values).length > 0 && { StringEquals: values },
    Null: { [STAGE]: 'false', [APPROVAL_STATUS]: 'true', [REMOVED_METADATA]: 'true' },
  };
}

function oneOf(key: string, allowed?: { readonly value: string }[]): { [key: string]: string[] } {
  return allowed ? { [key]: allowed.map(({ value }) => literal(value)) } : {};
}

/** A condition without values never matches, so that the grant would not allow anything. */
function checkLists(
  issues: Issues, code: 'Grants.noStage' | 'Grants.noStatus', lists: { readonly [name: string]: unknown[] | undefined },
): void {
  for (const [name, list] of Object.entries(lists)) {
    if (list?.length === 0) { issues.at(name).invalidValue(code, list); }
  }
}

/**
 * The conditions that restrict a request to these decisions. A request that also sets another stage of the life cycle
 * is denied.
 */
export function decisionConditions(
  options: DecisionGrantOptions, defaultStatuses?: ModelApprovalStatus[],
): Permission['conditions'] {
  const { approvalStatuses = defaultStatuses, customerMetadataProperties = {} } = options;
  checkValue('grant', (issues) => {
    checkLists(issues, 'Grants.noStatus', { approvalStatuses });
    for (const [key, values] of Object.entries(customerMetadataProperties)) {
      checkMetadata(issues.at('customerMetadataProperties'), key, values);
    }
  });
  const values = {
    ...approvalStatuses && { [APPROVAL_STATUS]: approvalStatuses },
    ...Object.fromEntries(Object.entries(customerMetadataProperties)
      .map(([property, allowed]) => [metadataKey(property), allowed.map(literal)])),
  };
  return { ...Object.keys(values).length > 0 && { StringEquals: values }, ...stageConditions(options) };
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
      if (isOfListToken(name)) {
        issues.at('modelNames').invalidUse('List.token');
      } else if (!MODEL_NAME.test(name)) {
        issues.at('modelNames', index).invalidValue('Grants.modelName', name);
      }
    });
  });
  const account = builder.grantee.grantPrincipal.principalAccount ?? packageEnv.account;
  builder.allow({
    actions: CREATE_MODEL,
    resourceArns: modelNames.map(
      (name) => arnIn({ account, region: packageEnv.region }, 'model', literalButForAsterisks(name)),
    ),
    conditions,
  });
  allowPassingRoles(builder, executionRoles);
}
