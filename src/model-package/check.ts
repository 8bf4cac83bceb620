import { Stack, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { ModelApprovalStatus } from './approval-status';
import { containersOf, pathOf, servingsOf } from './plan';
import { ModelPackageProps } from './props';
import { ModelData } from '../artifacts/model-data';
import { checkModelDataArchive, checkModelDataRegion, UNCOMPRESSED } from '../artifacts/model-data-use';
import { checkArchive } from '../artifacts/s3-location';
import { MachineLearningDomain } from '../catalogue/domain';
import { hasLocalStorage, isKnownType, isOfKnownFamily } from '../catalogue/instance-types';
import { MachineLearningTask } from '../catalogue/task';
import { checkLimits } from '../diagnostics/check-limits';
import { checkRemovalPolicy, checkRoleAccount } from '../diagnostics/common-checks';
import { Violations, Warning } from '../diagnostics/issues';
import { MAX_ADDITIONAL_SPECIFICATIONS, METADATA_PROPERTIES, MODEL_PACKAGE, SOURCE_ALGORITHM } from '../diagnostics/limits';
import { checkDescribedFiles } from '../metrics/check';
import { checkAdditionalSpecification } from '../specification/check';
import { InferenceContainer } from '../specification/inference-container';
import { SourceAlgorithm } from '../specification/source-algorithm';
import { SplitType } from '../specification/transform-job';

/** Everything about the properties of a package that can never deploy. */
export function checkModelPackage(violations: Violations, scope: Construct, props: ModelPackageProps): void {
  if (props.modelPackageGroup) {
    checkVersioned(violations, props);
  } else {
    checkUnversioned(violations, props);
  }
  checkSource(violations, props);
  checkLimits(violations, MODEL_PACKAGE, props);
  checkLimits(violations.at('metadataProperties'), METADATA_PROPERTIES, props.metadataProperties ?? {});
  checkDescribedFiles(violations.at('modelMetrics'), props.modelMetrics ?? {});
  checkDescribedFiles(violations.at('driftCheckBaselines'), props.driftCheckBaselines ?? {});
  checkRemovalPolicy(violations, props.removalPolicy);
  if (props.samplePayload) {
    checkArchive(violations.at('samplePayload'), props.samplePayload._location);
  }
  checkAdditionalSpecifications(violations, props);
  checkRoleAccount(violations.at('validationSpecification'), props.validationSpecification?._props.role, Stack.of(scope).account, 'package');
  checkArtifacts(violations, Stack.of(scope).region, props);
}

function checkAdditionalSpecifications(violations: Violations, props: ModelPackageProps): void {
  const { additionalInferenceSpecifications = [], additionalInferenceSpecificationsToAdd = [] } = props;
  const names = new Set<string>();
  const check = (list: 'additionalInferenceSpecifications' | 'additionalInferenceSpecificationsToAdd') =>
    props[list]?.forEach((specification, index) => {
      checkAdditionalSpecification(violations.at(list, index), specification);
      if (names.has(specification.name)) {
        violations.at(list, index, 'name').refuse(specification.name, 'is taken by another specification of the package', 'give it a name of its own');
      }
      names.add(specification.name);
    });
  check('additionalInferenceSpecifications');
  check('additionalInferenceSpecificationsToAdd');

  const total = additionalInferenceSpecifications.length + additionalInferenceSpecificationsToAdd.length;
  if (additionalInferenceSpecifications.length > 0 && additionalInferenceSpecificationsToAdd.length > 0 && total > MAX_ADDITIONAL_SPECIFICATIONS) {
    violations.at('additionalInferenceSpecificationsToAdd').misplaced(`makes ${total} additional specifications in all`,
      `a package may have ${MAX_ADDITIONAL_SPECIFICATIONS}: remove some`);
  }
}

/** Images and model data: what depends on the package that uses them. */
function checkArtifacts(violations: Violations, region: string, props: ModelPackageProps): void {
  for (const { container, steps } of containersOf(props)) {
    const { image, modelData } = container;
    image._check(violations.at(...steps, 'image'), region);
    if (modelData) {
      checkModelDataArchive(violations.at(...steps, 'modelData'), modelData, props.modelPackageGroup && UNCOMPRESSED);
      checkModelDataRegion(violations.at(...steps, 'modelData'), modelData, region, 'package');
    }
  }
  const { sourceAlgorithm } = props;
  if (sourceAlgorithm) {
    checkLimits(violations.at('sourceAlgorithm'), SOURCE_ALGORITHM, sourceAlgorithm);
    if (sourceAlgorithm.modelData) {
      checkAlgorithmData(violations.at('sourceAlgorithm', 'modelData'), regionOfAlgorithm(sourceAlgorithm, region), sourceAlgorithm.modelData);
    }
  }
}

/** An algorithm that is given by name is one of the account and region of the package. Of a token, nothing is known. */
function regionOfAlgorithm({ algorithmName }: SourceAlgorithm, region: string): string {
  if (Token.isUnresolved(algorithmName)) { return algorithmName; }
  const [,,, regionOfArn] = algorithmName.split(':');
  return regionOfArn || region;
}

function checkAlgorithmData(violations: Violations, region: string, modelData: ModelData): void {
  if (modelData._source) {
    violations.misplaced('is not given as one archive, and CloudFormation takes nothing else from an algorithm',
      'use ModelData.fromBucket, fromAsset or fromUri');
  } else {
    checkModelDataArchive(violations, modelData);
  }
  checkModelDataRegion(violations, modelData, region, 'algorithm');
}

/** Where a package comes from. */
function checkSource(violations: Violations, props: ModelPackageProps): void {
  if (props.sourceUri !== undefined && props.inferenceSpecification) {
    violations.at('sourceUri').misplaced('cannot be combined with inferenceSpecification; SageMaker takes that from the source',
      'remove one of the two', props.sourceUri);
  }
}

function checkVersioned(violations: Violations, props: ModelPackageProps): void {
  if (props.modelPackageName !== undefined) {
    violations.at('modelPackageName').misplaced(
      'cannot be combined with modelPackageGroup; a package in a group is named by its group and version',
      'remove modelPackageName', props.modelPackageName);
  }
  if (props.certifyForMarketplace) {
    violations.at('certifyForMarketplace').misplaced('cannot be combined with modelPackageGroup; AWS Marketplace takes unversioned packages only',
      'remove certifyForMarketplace, or modelPackageGroup', true);
  }
}

function checkUnversioned(violations: Violations, props: ModelPackageProps): void {
  const inference = props.inferenceSpecification?._props;
  if (!inference && !props.sourceAlgorithm) {
    violations.at('inferenceSpecification').misplaced('is missing, and so is sourceAlgorithm; a package without a group has one of them',
      'give one of them, or modelPackageGroup');
  }
  for (const list of ['supportedRealtimeInferenceInstanceTypes', 'supportedTransformInstanceTypes'] as const) {
    if (inference && inference[list] === undefined) {
      violations.at('inferenceSpecification', list).misplaced('is missing; a package without a group names its instance types',
        'list the instance types on which the model runs');
    }
  }
  for (const { container, steps } of containersOf(props)) {
    const at = violations.at(...steps);
    if (container.environment && Object.keys(container.environment).length > 0) {
      at.at('environment').misplaced('is not possible without modelPackageGroup; SageMaker refuses environment variables in unversioned packages',
        'remove it, or put the variables into the image');
    }
    if (container.modelData?._source) {
      at.at('modelData').misplaced('is not given as one archive, and a package without a group takes nothing else',
        'use ModelData.fromBucket, fromAsset or fromUri with a .tar.gz');
    }
  }
  if (props.sourceUri !== undefined) {
    violations.at('sourceUri').misplaced('is not possible without modelPackageGroup; SageMaker clones and registers versions only',
      'give modelPackageGroup, or remove sourceUri', props.sourceUri);
  }
  if (props.certifyForMarketplace && !props.validationSpecification) {
    violations.at('certifyForMarketplace').misplaced('needs validationSpecification; AWS Marketplace takes validated packages only',
      'give validationSpecification', true);
  }
}

/** Everything about the properties of a package that is legal and will surprise. */
export function modelPackageWarnings(props: ModelPackageProps): Warning[] {
  return [
    ...(props.modelPackageGroup ? versionedWarnings(props) : unversionedWarnings(props)),
    ...sourceWarnings(props),
    ...containerWarnings(props),
    ...validationWarnings(props),
    ...catalogueWarnings(props),
    ...updateWarnings(props),
  ];
}

function versionedWarnings(props: ModelPackageProps): Warning[] {
  return props.approvalStatus === ModelApprovalStatus.APPROVED && !props.modelMetrics ? [{
    name: 'approvedWithoutMetrics',
    message: 'approvalStatus is approved from the start, and there are no modelMetrics that say why: give modelMetrics, or leave the approval to a reviewer',
  }] : [];
}

/** What the API's documentation has for versions only, and public code sets all the same. */
function unversionedWarnings(props: ModelPackageProps): Warning[] {
  const approval = present(props, ['approvalStatus', 'approvalDescription']);
  const registry = [
    ...present(props, [
      'modelMetrics', 'driftCheckBaselines', 'metadataProperties', 'domain', 'task', 'samplePayload', 'customerMetadataProperties',
      'additionalInferenceSpecifications', 'additionalInferenceSpecificationsToAdd', 'encryptionKey', 'modelCard',
    ]),
    ...containersOf(props).flatMap(({ container, steps }) =>
      present(container, ['framework', 'frameworkVersion', 'nearestModelName', 'dataInputConfig']).map((name) => `${pathOf(steps)}.${name}`)),
  ];
  return [
    ...approval.length > 0 ? [{
      name: 'unversionedApproval',
      message: `approval is for versions, and a package without a group is none: give modelPackageGroup, or remove ${enumerate(approval)}`,
    }] : [],
    ...registry.length > 0 ? [{
      name: 'registryOnlyOnUnversioned',
      message: `what belongs to versions may be ignored or refused on a package without a group: give modelPackageGroup, or remove ${enumerate(registry)}`,
    }] : [],
  ];
}

function sourceWarnings(props: ModelPackageProps): Warning[] {
  const beside = present(props, ['inferenceSpecification', 'sourceUri']);
  return props.sourceAlgorithm && beside.length > 0 ? [{
    name: 'sourceAlgorithmWithOthers',
    message: `sourceAlgorithm is documented as an alternative to ${enumerate(beside)}: SageMaker may refuse the combination. remove one of them`,
  }] : [];
}

function containerWarnings(props: ModelPackageProps): Warning[] {
  const all = containersOf(props);
  const moving = all.filter(({ container }) => container.image._movingTag !== undefined && container.imageDigest === undefined);
  const uncompressed = all.filter(({ container }) => container.modelData?._source);
  return [
    ...moving.length > 0 ? [{
      name: 'mutableImageTag',
      message: 'the tag "latest" will name another image one day, so that the version cannot be reproduced: use the digest, or give imageDigest, '
        + `for ${enumerate(moving.map(({ steps }) => `${pathOf(steps)}.image`))}`,
    }] : [],
    ...uncompressed.length > 0 && props.validationSpecification ? [{
      name: 'uncompressedModelDataWithValidation',
      message: 'transform jobs take one archive alone, so that the validation may fail: use a .tar.gz, or remove validationSpecification, '
        + `for ${enumerate(uncompressed.map(({ steps }) => `${pathOf(steps)}.modelData`))}`,
    }] : [],
    ...hostnameWarnings(props),
  ];
}

function hostnameWarnings(props: ModelPackageProps): Warning[] {
  return servingsOf(props).filter(({ specification }) => !hostnamesAreClear(specification.containers)).map(({ steps }) => ({
    name: 'containerHostnames',
    message: `${pathOf(steps)}.containers do not have a containerHostname of its own each, so that a model made from the package may be refused. `
      + 'give every container another one, or none of them',
  }));
}

function hostnamesAreClear(containers: InferenceContainer[]): boolean {
  const hostnames = containers.map(({ containerHostname }) => containerHostname).filter((hostname) => hostname !== undefined);
  return hostnames.length === 0 || new Set(hostnames).size === containers.length;
}

function validationWarnings({ validationSpecification }: ModelPackageProps): Warning[] {
  if (!validationSpecification) { return []; }
  const { batchStrategy, transformInput, transformResources } = validationSpecification._props;
  const instanceType = transformResources.instanceType.toString();
  return [
    ...batchStrategy && (transformInput.splitType ?? SplitType.NONE) === SplitType.NONE ? [{
      name: 'batchStrategyWithoutSplitType',
      message: `validationSpecification.batchStrategy ${batchStrategy} has no effect, as validationSpecification.transformInput.splitType separates no records. `
        + 'give a split type, or remove batchStrategy',
    }] : [],
    ...transformResources.volumeEncryptionKey && hasLocalStorage(instanceType) ? [{
      name: 'volumeKeyWithLocalStorage',
      message: `validationSpecification.transformResources.volumeEncryptionKey is refused for instance types with local storage, which ${instanceType} is likely to have. `
        + 'remove it, as the hardware encrypts local storage, or use another instance type',
    }] : [],
  ];
}

const DOMAINS: ReadonlySet<string> = new Set(Object.values(MachineLearningDomain).map(({ value }) => value));
const TASKS: ReadonlySet<string> = new Set(Object.values(MachineLearningTask).map(({ value }) => value));

/** Lists that lag behind AWS: what they do not have may be new, or a slip. */
function catalogueWarnings(props: ModelPackageProps): Warning[] {
  const unknown = (name: string, what: string, value: string): Warning => ({
    name, message: `${JSON.stringify(value)} is no ${what} that this library knows: check its spelling, or acknowledge that it is right`,
  });
  const specifications = servingsOf(props).map(({ specification }) => specification);
  const transformTypes = new Set([
    ...specifications.flatMap(({ supportedTransformInstanceTypes = [] }) => supportedTransformInstanceTypes),
    ...props.validationSpecification ? [props.validationSpecification._props.transformResources.instanceType] : [],
  ].map((type) => type.toString()).filter((type) => !Token.isUnresolved(type)));
  const realtimeTypes = specifications.flatMap(({ supportedRealtimeInferenceInstanceTypes = [] }) => supportedRealtimeInferenceInstanceTypes);
  const types = new Set([
    ...realtimeTypes.map((type) => type.toString()).filter((type) => !Token.isUnresolved(type)), ...transformTypes,
  ]);
  return [
    ...props.domain && isUnknown(DOMAINS, props.domain.value) ? [unknown('unknownDomain', 'domain', props.domain.value)] : [],
    ...props.task && isUnknown(TASKS, props.task.value) ? [unknown('unknownTask', 'task', props.task.value)] : [],
    ...[...types].filter((type) => !isOfKnownFamily(type)).map((type) => unknown('unknownInstanceType', 'instance type', type)),
    ...[...transformTypes].filter((type) => isOfKnownFamily(type) && !isKnownType('transform', type))
      .map((type) => unknown('unknownTransformInstanceType', 'instance type for transform jobs', type)),
  ];
}

function isUnknown(known: ReadonlySet<string>, value: string): boolean {
  return !known.has(value) && !Token.isUnresolved(value);
}

/** What CloudFormation takes for an update in place, though the API has no way to change it. */
function updateWarnings(props: ModelPackageProps): Warning[] {
  const fixed = present(props, ['modelPackageName', 'certifyForMarketplace', 'skipModelValidation', 'additionalInferenceSpecifications']);
  return [
    ...fixed.length > 0 ? [{
      name: 'notUpdatable',
      message: `${enumerate(fixed)} cannot be changed later, although CloudFormation takes a change for an update in place: `
        + 'the update would fail or do nothing. to change it, make a new package',
    }] : [],
    ...props.additionalInferenceSpecificationsToAdd ? [{
      name: 'specificationsToAdd',
      message: 'additionalInferenceSpecificationsToAdd is for an update of an existing package and no part of its creation: '
        + 'give additionalInferenceSpecifications when the package is new',
    }] : [],
  ];
}

function present<T extends object>(struct: T, names: (keyof T & string)[]): string[] {
  return names.filter((name) => struct[name] !== undefined);
}

function enumerate(names: string[]): string {
  return names.join(', ');
}
