import { ModelApprovalStatus } from './approval-status';
import { PackagePlan } from './plan';
import { ModelPackageProps } from './props';
import { Issues } from '../diagnostics/issues';
import { InferenceContainer } from '../specification/inference-container';

/** What holds only for a version: a package of a group. */
export function checkVersioned(issues: Issues, plan: PackagePlan, props: ModelPackageProps): void {
  if (props.modelPackageName !== undefined) {
    issues.at('modelPackageName').invalidUse('ModelPackage.nameOnVersion', {}, props.modelPackageName);
  }
  if (props.certifyForMarketplace) {
    issues.at('certifyForMarketplace').invalidUse('ModelPackage.certifiedVersion', {}, true);
  }
  if (props.approvalStatus === ModelApprovalStatus.APPROVED && !props.modelMetrics) {
    issues.at('approvalStatus').warn('ModelPackage.approvedWithoutMetrics');
  }
  if (props.approvalStatus === ModelApprovalStatus.PENDING_MANUAL_APPROVAL) {
    issues.at('approvalStatus').warn('ModelPackage.approvalOwnedByTemplate');
  }
  if (!props.inferenceSpecification && !props.sourceAlgorithm && props.sourceUri === undefined) {
    issues.warn('ModelPackage.nothingToServe');
  }
  warnOfRecommender(issues, plan, props);
}

/**
 * Properties that mean Inference Recommender, and all that it requires.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/inference-recommender-prerequisites.html
 */
const OF_RECOMMENDER = ['domain', 'task', 'samplePayload'] as const;
const OF_RECOMMENDER_IN_CONTAINER = ['framework', 'frameworkVersion'] as const;

function warnOfRecommender(issues: Issues, { servings: [own] }: PackagePlan, props: ModelPackageProps): void {
  const { domain, task, samplePayload } = props;
  // Nothing else reads a sample payload. A domain or a task may be meant for people.
  const given = samplePayload ? 'samplePayload' : domain && task && 'domain';
  // Without its own specification, the containers of a version are defined elsewhere.
  if (given === undefined || !own || own.name !== undefined) { return; }
  const missing = [
    ...OF_RECOMMENDER.filter((name) => props[name] === undefined),
    ...OF_RECOMMENDER_IN_CONTAINER.filter(
      (name) => own.containers.every(({ container }) => container[name] === undefined),
    )
      .map((name) => `${name} of a container`),
  ];
  if (missing.length > 0) {
    issues.at(given).warn('ModelPackage.partOfRecommender', { missing: missing.join(', ') });
  }
}

/** What holds only for a package without a group. */
export function checkUnversioned(issues: Issues, plan: PackagePlan, props: ModelPackageProps): void {
  const inference = props.inferenceSpecification?._props;
  if (!inference && !props.sourceAlgorithm) {
    issues.at('inferenceSpecification').invalidUse('ModelPackage.specificationRequired');
  }
  for (const list of INSTANCE_TYPE_LISTS) {
    if (inference && !(inference[list]?.length ?? 0)) {
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

const INSTANCE_TYPE_LISTS = ['supportedRealtimeInferenceInstanceTypes', 'supportedTransformInstanceTypes'] as const;

/**
 * CloudFormation's handler as AWS published it in March 2023 reads both lists of every specification without looking
 * whether they are there. Transform jobs do not take uncompressed model data, so that there is nothing to list for it.
 *
 * @see https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-sagemaker/tree/d7aa7d4
 */
export function checkInstanceTypeLists(issues: Issues, { servings }: PackagePlan, isVersion: boolean): void {
  for (const { place, name, specification, containers } of servings) {
    const isUncompressed = containers.some(({ container }) => container.modelData?._source?.compressionType === 'None');
    for (const list of INSTANCE_TYPE_LISTS) {
      // The own specification of a package without a group has to have them.
      const isExpected = (isVersion || name !== undefined)
        && !(isUncompressed && list === 'supportedTransformInstanceTypes');
      if (isExpected && specification[list] === undefined) {
        issues.at(...place, list).warn('ModelPackage.instanceTypesMissing');
      }
    }
  }
}

/** What the API's documentation has for versions only, and public code sets all the same. */
const REGISTRY_PROPERTIES = [
  'modelMetrics', 'driftCheckBaselines', 'metadataProperties', 'domain', 'task', 'samplePayload',
  'customerMetadataProperties',
  'additionalInferenceSpecifications', 'additionalInferenceSpecificationsToAdd', 'encryptionKey', 'modelCard',
] as const;
const REGISTRY_PROPERTIES_OF_CONTAINERS = [
  'framework', 'frameworkVersion', 'nearestModelName', 'dataInputConfig',
] as const;

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
