import { Token } from 'aws-cdk-lib';
import { AdditionalInferenceSpecification } from './additional-inference-specification';
import { InferenceContainer } from './inference-container';
import { InferenceSpecificationProps } from './inference-specification-props';
import { checkLimits } from '../private/check-limits';
import { ADDITIONAL_INFERENCE_SPECIFICATION, INFERENCE_CONTAINER, INFERENCE_SPECIFICATION } from '../private/limits';
import { Violations } from '../private/violations';

/** What holds whoever uses the specification. Rules that depend on the package are the package's. */
export function checkInferenceSpecification(violations: Violations, specification: InferenceSpecificationProps): void {
  checkLimits(violations, INFERENCE_SPECIFICATION, specification);
  checkContainers(violations.at('containers'), specification.containers);
  checkContainersDiffer(violations.at('containers'), specification.containers);
}

/** The same for an additional specification, whose containers CloudFormation lets be equal. */
export function checkAdditionalSpecification(violations: Violations, specification: AdditionalInferenceSpecification): void {
  checkLimits(violations, ADDITIONAL_INFERENCE_SPECIFICATION, specification);
  checkContainers(violations.at('containers'), specification.containers);
}

function checkContainers(violations: Violations, containers: InferenceContainer[]): void {
  containers.forEach((container, index) => {
    checkLimits(violations.at(index), INFERENCE_CONTAINER, container);
    // That it must not be empty is a limit.
    if (container.dataInputConfig) {
      checkJson(violations.at(index, 'dataInputConfig'), container.dataInputConfig);
    }
  });
}

function checkJson(violations: Violations, json: string): void {
  try {
    JSON.parse(json);
  } catch {
    violations.refuse(json, 'is not JSON', 'write names and shapes as JSON, such as {"input":[1,3,224,224]}');
  }
}

function checkContainersDiffer(violations: Violations, containers: InferenceContainer[]): void {
  const identities = containers.length > 1 ? containers.map(identity) : [];
  identities.forEach((one, index) => {
    const first = identities.indexOf(one);
    if (first < index) {
      violations.at(index).misplaced(`is equal to containers[${first}]`, 'CloudFormation refuses equal containers: remove it, or tell them apart by containerHostname');
    }
  });
}

/** Equal for containers that render alike. A container with variables that are a token is like itself alone. */
function identity(container: InferenceContainer): string | InferenceContainer {
  const { image, modelData, environment = {}, ...rest } = container;
  if (Token.isUnresolved(environment)) { return container; }
  const texts = Object.entries(rest).filter(([, value]) => value !== undefined).sort();
  return JSON.stringify([image._identity, modelData?._location.identity, modelData?._source, Object.entries(environment).sort(), texts]);
}
