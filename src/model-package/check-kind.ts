import { ModelApprovalStatus } from './approval-status';
import { PackagePlan } from './plan';
import { ModelPackageProps } from './props';
import { Issues } from '../diagnostics/issues';
import { InferenceContainer } from '../specification/inference-container';

/** What holds only for a version: a package of a group. */
export function checkVersioned(issues: Issues, props: ModelPackageProps): void {
  if (props.modelPackageName !== undefined) {
    issues.at('modelPackageName').invalidUse('ModelPackage.nameOnVersion', {}, props.modelPackageName);
  }
  if (props.certifyForMarketplace) {
    issues.at('certifyForMarketplace').invalidUse('ModelPackage.certifiedVersion', {}, true);
  }
  if (props.approvalStatus === ModelApprovalStatus.APPROVED && !props.modelMetrics) {
    issues.at('approvalStatus').warn('ModelPackage.approvedWithoutMetrics');
  }
}

/** What holds only for a package without a group. */
export function checkUnversioned(issues: Issues, plan: PackagePlan, props: ModelPackageProps): void {
  const inference = props.inferenceSpecification?._props;
  if (!inference && !props.sourceAlgorithm) {
    issues.at('inferenceSpecification').invalidUse('ModelPackage.specificationRequired');
  }
  for (const list of ['supportedRealtimeInferenceInstanceTypes', 'supportedTransformInstanceTypes'] as const) {
    if (inference && inference[list] === undefined) {
      issues.at('inferenceSpecification', list).invalidUse('ModelPackage.instanceTypesRequired');
    }
  }
  for (const { place, containers } of plan.servings) {
    containers.forEach(({ container }, index) => checkContainer(issues.at(...place, 'containers', index), container));
  }
  if (props.sourceUri !== undefined) {
    issues.at('sourceUri').invalidUse('ModelPackage.sourceUriOnUnversioned', {}, props.sourceUri);
  }
  if (props.certifyForMarketplace && !props.validationSpecification) {
    issues.at('certifyForMarketplace').invalidUse('ModelPackage.certificationWithoutValidation', {}, true);
  }
  for (const name of ['approvalStatus', 'approvalDescription'] as const) {
    if (props[name] !== undefined) { issues.at(name).warn('ModelPackage.unversionedApproval'); }
  }
  for (const name of REGISTRY_PROPERTIES) {
    if (props[name] !== undefined) { issues.at(name).warn('ModelPackage.registryOnlyOnUnversioned'); }
  }
}

/** What the API's documentation has for versions only, and public code sets all the same. */
const REGISTRY_PROPERTIES = [
  'modelMetrics', 'driftCheckBaselines', 'metadataProperties', 'domain', 'task', 'samplePayload', 'customerMetadataProperties',
  'additionalInferenceSpecifications', 'additionalInferenceSpecificationsToAdd', 'encryptionKey', 'modelCard',
] as const;
const REGISTRY_PROPERTIES_OF_CONTAINERS = ['framework', 'frameworkVersion', 'nearestModelName', 'dataInputConfig'] as const;

function checkContainer(issues: Issues, container: InferenceContainer): void {
  if (container.environment && Object.keys(container.environment).length > 0) {
    issues.at('environment').invalidUse('ModelPackage.environmentOnUnversioned');
  }
  if (container.modelData?._source) {
    issues.at('modelData').invalidUse('ModelPackage.uncompressedOnUnversioned');
  }
  for (const name of REGISTRY_PROPERTIES_OF_CONTAINERS) {
    if (container[name] !== undefined) { issues.at(name).warn('ModelPackage.registryOnlyOnUnversioned'); }
  }
}
