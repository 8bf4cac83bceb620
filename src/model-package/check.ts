import { ResourceEnvironment } from 'aws-cdk-lib';
import { checkCatalogues } from './check-catalogues';
import { checkContainers } from './check-containers';
import { checkPackageKey } from './check-key';
import { checkInstanceTypeLists, checkUnversioned, checkVersioned } from './check-kind';
import { checkUpdatesOfVersion } from './check-updates';
import { checkValidation } from './check-validation';
import { PackagePlan } from './plan';
import { ModelPackageProps } from './props';
import { checkArchive } from '../artifacts/check-archive';
import { warnOfRegion } from '../artifacts/check-location';
import { knownToDiffer } from '../cdk/names-and-arns';
import { isUnresolved } from '../cdk/tokens';
import { checkLimits } from '../diagnostics/check-limits';
import { checkRemovalPolicy } from '../diagnostics/common-checks';
import { Issues } from '../diagnostics/issues';
import { MAX_ADDITIONAL_SPECIFICATIONS, METADATA_PROPERTIES, MODEL_PACKAGE } from '../diagnostics/limits';
import { warnOfUnknownProperties } from '../diagnostics/unknown-properties';
import { checkDescribedFiles } from '../metrics/check';
import { checkAdditionalSpecification } from '../specification/check';

/** Everything about the properties of a package that can never deploy, or is legal and will surprise. */
export function checkPackage(
  issues: Issues, plan: PackagePlan, props: ModelPackageProps, { account, region }: ResourceEnvironment,
): void {
  if (props.modelPackageGroup) {
    checkVersioned(issues, plan, props);
  } else {
    checkUnversioned(issues, plan, props);
  }
  checkInstanceTypeLists(issues, plan, props.modelPackageGroup !== undefined);
  checkSource(issues, props, region);
  checkLimits(issues, MODEL_PACKAGE, props);
  if (props.metadataProperties) {
    checkLimits(issues.at('metadataProperties'), METADATA_PROPERTIES, props.metadataProperties);
  }
  checkDescribedFiles(issues.at('modelMetrics'), plan.metrics, region);
  checkDescribedFiles(issues.at('driftCheckBaselines'), plan.baselines, region);
  checkRemovalPolicy(issues, 'ModelPackage', props.removalPolicy);
  checkPackageKey(issues.at('encryptionKey'), props.encryptionKey, region);
  if (props.samplePayload) {
    checkArchive(issues.at('samplePayload'), props.samplePayload._location);
    props.samplePayload._location.warn(issues.at('samplePayload'));
    warnOfRegion(issues.at('samplePayload'), props.samplePayload._location, region);
  }
  props.modelCard?._warn(issues.at('modelCard'));
  checkAdditionalSpecifications(issues, props);
  checkContainers(issues, plan, props, region);
  checkValidation(issues, props, { account, region });
  checkCatalogues(issues, plan, props);
  checkUpdates(issues, props);
  checkUpdatesOfVersion(issues, props);
  warnOfUnknownProperties(issues, 'ModelPackageProps', props);
}

/** Where a package comes from. */
function checkSource(issues: Issues, props: ModelPackageProps, region: string): void {
  if (props.sourceUri !== undefined && props.inferenceSpecification) {
    issues.at('sourceUri').invalidUse('ModelPackage.sourceUriWithSpecification', {}, props.sourceUri);
  }
  checkSourceUri(issues.at('sourceUri'), props.sourceUri, region);
  const others = present(props, ['inferenceSpecification', 'sourceUri']);
  if (props.sourceAlgorithm && others.length > 0) {
    issues.at('sourceAlgorithm').warn('ModelPackage.sourceAlgorithmWithOthers', { others: others.join(' and ') });
  }
}

/** The API documents model packages and models of its own region. Other sources are seen in public code. */
function checkSourceUri(issues: Issues, sourceUri: string | undefined, region: string): void {
  if (sourceUri === undefined) { return; }
  const [, service, sourceRegion, , kind] = /^arn:[^:]*:([^:]*):([^:]*):([^:]*):([^/]*)/.exec(sourceUri) ?? [];
  if (service === undefined) {
    if (!isUnresolved(sourceUri)) { issues.warn('ModelPackage.otherSource', { kind: 'not an ARN' }); }
  } else if (!isUnresolved(service + kind) && (service !== 'sagemaker' || !SOURCES.includes(kind))) {
    const shown = service === 'sagemaker' ? `an ARN of the type ${kind}` : `an ARN of the service ${service}`;
    issues.warn('ModelPackage.otherSource', { kind: shown });
  } else if (knownToDiffer(sourceRegion, region)) {
    issues.warn('ModelPackage.sourceInOtherRegion', { sourceRegion, region });
  }
}

const SOURCES = ['model-package', 'model'];

function checkAdditionalSpecifications(issues: Issues, props: ModelPackageProps): void {
  const { additionalInferenceSpecifications = [], additionalInferenceSpecificationsToAdd = [] } = props;
  const names = new Set<string>();
  for (const list of ['additionalInferenceSpecifications', 'additionalInferenceSpecificationsToAdd'] as const) {
    props[list]?.forEach((specification, index) => {
      checkAdditionalSpecification(issues.at(list, index), specification);
      if (names.has(specification.name)) {
        issues.at(list, index, 'name').invalidValue('ModelPackage.specificationNameTaken', specification.name);
      }
      names.add(specification.name);
    });
  }
  const total = additionalInferenceSpecifications.length + additionalInferenceSpecificationsToAdd.length;
  if (additionalInferenceSpecifications.length > 0 && additionalInferenceSpecificationsToAdd.length > 0
    && total > MAX_ADDITIONAL_SPECIFICATIONS) {
    issues.at('additionalInferenceSpecificationsToAdd')
      .invalidUse('ModelPackage.tooManySpecifications', { total, max: MAX_ADDITIONAL_SPECIFICATIONS });
  }
}

/** What CloudFormation takes for an update in place, though the API has no way to change it. */
const NOT_UPDATABLE = [
  'modelPackageName', 'certifyForMarketplace', 'skipModelValidation', 'additionalInferenceSpecifications',
] as const;

function checkUpdates(issues: Issues, props: ModelPackageProps): void {
  for (const name of present(props, NOT_UPDATABLE)) {
    issues.at(name).warn('ModelPackage.notUpdatable');
  }
  if (props.clientToken !== undefined && !isUnresolved(props.clientToken)) {
    issues.at('clientToken').warn('ModelPackage.fixedClientToken');
  }
  if (props.additionalInferenceSpecificationsToAdd) {
    issues.at('additionalInferenceSpecificationsToAdd').warn('ModelPackage.specificationsToAdd');
  }
}

function present<T extends object>(struct: T, names: readonly (keyof T & string)[]): string[] {
  return names.filter((name) => struct[name] !== undefined);
}
