import { Token } from 'aws-cdk-lib';
import { PackagePlan } from './plan';
import { ModelPackageProps } from './props';
import { MachineLearningDomain } from '../catalogue/domain';
import { closestType, InstanceUse, isKnownType, isOfKnownFamily } from '../catalogue/instance-types';
import { MachineLearningTask } from '../catalogue/task';
import { closestMatch } from '../diagnostics/closest-match';
import { Issues } from '../diagnostics/issues';

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
  if (!known.includes(name) && !Token.isUnresolved(name)) {
    issues.warn(code, { value: JSON.stringify(name), closest: closestMatch(name, known) });
  }
}

function checkType(issues: Issues, use: InstanceUse, type: string): void {
  if (isKnownType(use, type) || Token.isUnresolved(type)) { return; }
  const isOfFamily = use === 'transform' && isOfKnownFamily(type);
  issues.warn(isOfFamily ? 'ModelPackage.unknownTransformInstanceType' : 'ModelPackage.unknownInstanceType', {
    value: JSON.stringify(type), closest: closestType(use, type),
  });
}
