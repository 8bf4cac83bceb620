import { Token } from 'aws-cdk-lib';
import { ModelApprovalStatus } from './metadata/approval-status';
import { MachineLearningDomain } from './metadata/domain';
import { MachineLearningTask } from './metadata/task';
import { ModelPackageProps } from './model-package-props';
import { containersOf, pathOf, servingsOf } from './model-package-specifications';
import { familyOf, LOCAL_STORAGE_FAMILIES } from './private/instance-families';
import { TRANSFORM_INSTANCE_TYPES } from './private/transform-instance-types';
import { Warning } from './private/warnings';
import { InferenceContainer } from './specification/inference-container';
import { InstanceType } from './specification/instance-type';
import { SplitType } from './specification/transform-job';

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
    ...transformResources.volumeEncryptionKey && LOCAL_STORAGE_FAMILIES.has(familyOf(instanceType)) ? [{
      name: 'volumeKeyWithLocalStorage',
      message: `validationSpecification.transformResources.volumeEncryptionKey is refused for instance types with local storage, which ${instanceType} is likely to have. `
        + 'remove it, as the hardware encrypts local storage, or use another instance type',
    }] : [],
  ];
}

const DOMAINS: ReadonlySet<string> = new Set(Object.values(MachineLearningDomain).map(({ value }) => value));
const TASKS: ReadonlySet<string> = new Set(Object.values(MachineLearningTask).map(({ value }) => value));
const FAMILIES: ReadonlySet<string> = new Set(Object.values(InstanceType).map((type) => familyOf(type.toString())));

/** Lists that lag behind AWS: what they do not have may be new, or a slip. */
function catalogueWarnings(props: ModelPackageProps): Warning[] {
  const unknown = (name: string, what: string, value: string): Warning => ({
    name, message: `${JSON.stringify(value)} is no ${what} that this library knows: check its spelling, or acknowledge that it is right`,
  });
  const specifications = servingsOf(props).map(({ specification }) => specification);
  const transformTypes = new Set([
    ...specifications.flatMap(({ supportedTransformInstanceTypes = [] }) => supportedTransformInstanceTypes),
    ...props.validationSpecification ? [props.validationSpecification._props.transformResources.instanceType] : [],
  ].map((type) => type.toString()));
  const realtimeTypes = specifications.flatMap(({ supportedRealtimeInferenceInstanceTypes = [] }) => supportedRealtimeInferenceInstanceTypes);
  const types = new Set([...realtimeTypes.map((type) => type.toString()), ...transformTypes]);
  return [
    ...props.domain && isUnknown(DOMAINS, props.domain.value) ? [unknown('unknownDomain', 'domain', props.domain.value)] : [],
    ...props.task && isUnknown(TASKS, props.task.value) ? [unknown('unknownTask', 'task', props.task.value)] : [],
    ...[...types].filter((type) => isUnknown(FAMILIES, familyOf(type), type)).map((type) => unknown('unknownInstanceType', 'instance type', type)),
    ...[...transformTypes].filter((type) => FAMILIES.has(familyOf(type)) && isUnknown(TRANSFORM_INSTANCE_TYPES, type))
      .map((type) => unknown('unknownTransformInstanceType', 'instance type for transform jobs', type)),
  ];
}

function isUnknown(known: ReadonlySet<string>, value: string, written = value): boolean {
  return !known.has(value) && !Token.isUnresolved(written);
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
