import { Token, Size, SizeRoundingBehavior } from 'aws-cdk-lib';
import { AdditionalInferenceSpecification } from './additional-inference-specification';
import { InferenceContainer } from './inference-container';
import { InferenceSpecificationProps } from './inference-specification-props';
import { TransformOutput } from './transform-job';
import { ValidationSpecificationProps } from './validation-specification-props';
import { BucketLocation } from '../artifacts/s3-location';
import { checkLimits, checkLimit } from '../diagnostics/check-limits';
import { checkRoleOptions } from '../diagnostics/common-checks';
import { Violations } from '../diagnostics/issues';
import { ADDITIONAL_INFERENCE_SPECIFICATION, INFERENCE_CONTAINER, INFERENCE_SPECIFICATION, MAX_CONCURRENT_PAYLOAD, MAX_PAYLOAD, TRANSFORM_INPUT, TRANSFORM_OUTPUT, TRANSFORM_RESOURCES, VALIDATION_SPECIFICATION } from '../diagnostics/limits';

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

/** What holds for every validation, whatever the package. */
export function checkValidationSpecification(violations: Violations, props: ValidationSpecificationProps): void {
  checkLimits(violations, VALIDATION_SPECIFICATION, props);
  checkLimits(violations.at('transformInput'), TRANSFORM_INPUT, props.transformInput);
  checkLimits(violations.at('transformOutput'), TRANSFORM_OUTPUT, props.transformOutput);
  outputLocation(props.transformOutput).check(violations.at('transformOutput', 'prefix'));
  checkLimits(violations.at('transformResources'), TRANSFORM_RESOURCES, props.transformResources);
  if (props.sharedRole && props.role) {
    violations.at('sharedRole').misplaced('cannot be combined with role; a role that you bring can be shared as it is', 'remove one of the two', true);
  }
  checkRoleOptions(violations, props);
  if (props.maxPayload) {
    // A size that is a token of another unit gets CDK's own error here.
    checkPayload(violations, mebibytes(props.maxPayload), props.maxConcurrentTransforms ?? 0);
  }
}

/** Where the results go. */
export function outputLocation({ bucket, prefix }: TransformOutput): BucketLocation {
  return new BucketLocation(bucket, prefix ?? '');
}

/** A size as SageMaker counts it; a fraction where it is no whole number. */
export function mebibytes(size: Size): number {
  return size.toMebibytes({ rounding: SizeRoundingBehavior.NONE });
}

function checkPayload(violations: Violations, payload: number, concurrency: number): void {
  checkLimit(violations.at('maxPayload'), MAX_PAYLOAD, payload);
  if (!Token.isUnresolved(concurrency) && payload <= MAX_PAYLOAD.max! && payload * concurrency > MAX_CONCURRENT_PAYLOAD) {
    violations.at('maxPayload').refuse(payload, `MiB times ${concurrency} concurrent requests is more than ${MAX_CONCURRENT_PAYLOAD} MiB`,
      'lower maxPayload or maxConcurrentTransforms');
  }
}
