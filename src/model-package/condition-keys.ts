/**
 * What a request to register or to update a version sets, and what the version has. In a condition that a key is
 * absent, a wrong name would allow what it should deny: these are the names of the service authorization reference.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
 */
export const APPROVAL_STATUS = 'sagemaker:ModelApprovalStatus';
export const STAGE = 'sagemaker:ModelLifeCycle:Stage';
export const STAGE_STATUS = 'sagemaker:ModelLifeCycle:StageStatus';
export const CURRENT_STAGE = 'sagemaker:CurrentModelLifeCycleStage';
export const CURRENT_STAGE_STATUS = 'sagemaker:CurrentModelLifeCycleStageStatus';
export const REMOVED_METADATA = 'sagemaker:CustomerMetadataPropertiesToRemove';

/** The key of one property of the customer metadata that a request sets. There is none for all of them. */
export function metadataKey(property: string): string {
  return `sagemaker:CustomerMetadataProperties/${property}`;
}
