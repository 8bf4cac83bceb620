import { PackagePlan } from './plan';
import { ModelPackageProps } from './props';
import { MachineLearningDomain } from '../catalogue/domain';
import { closestType, InstanceUse, isKnownType } from '../catalogue/instance-types';
import { MachineLearningTask } from '../catalogue/task';
import { isUnresolved } from '../cdk/tokens';
import { closestMatch } from '../diagnostics/closest-match';
import { Issues, shown } from '../diagnostics/issues';

const DOMAINS = Object.values(MachineLearningDomain).map(({ value }) => value);
const TASKS = Object.values(MachineLearningTask).map(({ value }) => value);

/** The catalogues may be older than a name, or the name is misspelled. */
export function checkCatalogues(
  issues: Issues, { servings }: PackagePlan, { domain, task, validationSpecification }: ModelPackageProps,
): void {
  if (domain) { checkName(issues.at('domain'), 'ModelPackage.unknownDomain', domain.value, DOMAINS); }
  if (task) { checkName(issues.at('task'), 'ModelPackage.unknownTask', task.value, TASKS); }
  for (const { place, specification } of servings) {
    const at = issues.at(...place);
    specification.supportedRealtimeInferenceInstanceTypes?.forEach((type, index) =>
      checkType(at.at('supportedRealtimeInferenceInstanceTypes', index), 'hosting', type.toString()));
    specification.supportedTransformInstanceTypes?.forEach((type, index) =>
      checkType(at.at('supportedTransformInstanceTypes', index), 'transform', type.toString()));
  }
  if (validationSpecification) {
    const at = issues.at('validationSpecification', 'transformResources', 'instanceType');
    checkType(at, 'transform', validationSpecification._props.transformResources.instanceType.toString());
  }
}

function checkName(
  issues: Issues,
  code: 'ModelPackage.unknownDomain' | 'ModelPackage.unknownTask',
  name: string,
  known: readonly string[],
): void {
  if (!known.includes(name) && !isUnresolved(name)) {
    issues.warn(code, { value: JSON.stringify(name), closest: closestMatch(name, known) });
  }
}

function checkType(issues: Issues, use: InstanceUse, type: string): void {
  if (isKnownType(use, type) || isUnresolved(type)) { return; }
  const isForHosting = use === 'transform' && isKnownType('hosting', type);
  issues.warn(isForHosting ? 'ModelPackage.unknownTransformInstanceType' : 'ModelPackage.unknownInstanceType', {
    value: shown(type), closest: closestType(use, type),
  });
}
