import { Token } from 'aws-cdk-lib';
import { PackagePlan } from './plan';
import { ModelPackageProps } from './props';
import { MachineLearningDomain } from '../catalogue/domain';
import { closestType, InstanceUse, isKnownType, isOfKnownFamily } from '../catalogue/instance-types';
import { MachineLearningTask } from '../catalogue/task';
import { closestMatch } from '../diagnostics/closest-match';
import { Code } from '../diagnostics/codes';
import { Issues } from '../diagnostics/issues';

const DOMAINS: ReadonlySet<string> = new Set(Object.values(MachineLearningDomain).map(({ value }) => value));
const TASKS: ReadonlySet<string> = new Set(Object.values(MachineLearningTask).map(({ value }) => value));

type UnknownCode = Extract<Code, `ModelPackage.unknown${'Domain' | 'Task' | 'InstanceType' | 'TransformInstanceType'}`>;

/** Lists that lag behind AWS: what they do not have may be new, or a slip. */
export function checkCatalogues(issues: Issues, { servings }: PackagePlan, { domain, task, validationSpecification }: ModelPackageProps): void {
  if (domain && !DOMAINS.has(domain.value)) {
    warnOfUnknown(issues.at('domain'), 'ModelPackage.unknownDomain', domain.value, (value) => closestMatch(value, [...DOMAINS]));
  }
  if (task && !TASKS.has(task.value)) {
    warnOfUnknown(issues.at('task'), 'ModelPackage.unknownTask', task.value, (value) => closestMatch(value, [...TASKS]));
  }
  for (const { place, specification } of servings) {
    const at = issues.at(...place);
    specification.supportedRealtimeInferenceInstanceTypes?.forEach((type, index) =>
      checkType(at.at('supportedRealtimeInferenceInstanceTypes', index), 'hosting', type.toString()));
    specification.supportedTransformInstanceTypes?.forEach((type, index) =>
      checkType(at.at('supportedTransformInstanceTypes', index), 'transform', type.toString()));
  }
  if (validationSpecification) {
    const { instanceType } = validationSpecification._props.transformResources;
    checkType(issues.at('validationSpecification', 'transformResources', 'instanceType'), 'transform', instanceType.toString());
  }
}

function checkType(issues: Issues, use: InstanceUse, type: string): void {
  if (!isOfKnownFamily(type)) {
    warnOfUnknown(issues, 'ModelPackage.unknownInstanceType', type, (value) => closestType(use, value));
  } else if (use === 'transform' && !isKnownType(use, type)) {
    warnOfUnknown(issues, 'ModelPackage.unknownTransformInstanceType', type, (value) => closestType(use, value));
  }
}

function warnOfUnknown(issues: Issues, code: UnknownCode, value: string, closest: (value: string) => string): void {
  if (!Token.isUnresolved(value)) {
    issues.warn(code, { value: JSON.stringify(value), closest: closest(value) });
  }
}
