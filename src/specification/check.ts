import { Token, Size, SizeRoundingBehavior } from 'aws-cdk-lib';
import { AdditionalInferenceSpecification } from './additional-inference-specification';
import { InferenceContainer } from './inference-container';
import { InferenceSpecificationProps } from './inference-specification-props';
import { TransformOutput } from './transform-job';
import { ValidationSpecificationProps } from './validation-specification-props';
import { BucketLocation } from '../artifacts/s3-location';
import { InstanceType } from '../catalogue/instance-type';
import { isOfListToken } from '../cdk/tokens';
import { checkLimits, checkLimit } from '../diagnostics/check-limits';
import { checkKey, checkRoleOptions } from '../diagnostics/common-checks';
import { Issues } from '../diagnostics/issues';
import {
  ADDITIONAL_INFERENCE_SPECIFICATION, INFERENCE_CONTAINER, INFERENCE_SPECIFICATION, MAX_CONCURRENT_PAYLOAD,
  MAX_PAYLOAD, TRANSFORM_INPUT, TRANSFORM_OUTPUT, TRANSFORM_RESOURCES, VALIDATION_SPECIFICATION,
} from '../diagnostics/limits';

/** What holds whoever uses the specification. Rules that depend on the package are the package's. */
export function checkInferenceSpecification(issues: Issues, specification: InferenceSpecificationProps): void {
  checkLimits(issues, INFERENCE_SPECIFICATION, specification);
  checkInstanceTypes(issues, specification);
  checkContainers(issues.at('containers'), specification.containers);
  checkContainersDiffer(issues.at('containers'), specification.containers);
}

/** The same for an additional specification, whose containers CloudFormation lets be equal. */
export function checkAdditionalSpecification(issues: Issues, specification: AdditionalInferenceSpecification): void {
  checkLimits(issues, ADDITIONAL_INFERENCE_SPECIFICATION, specification);
  checkInstanceTypes(issues, specification);
  checkContainers(issues.at('containers'), specification.containers);
}

const INSTANCE_TYPES = ['supportedRealtimeInferenceInstanceTypes', 'supportedTransformInstanceTypes'] as const;

/** A list that is a token has one element, which stands for all. CDK refuses it beside others, without saying where. */
function checkInstanceTypes(
  issues: Issues, specification: Pick<InferenceSpecificationProps, typeof INSTANCE_TYPES[number]>,
): void {
  for (const list of INSTANCE_TYPES) {
    const types = specification[list] ?? [];
    if (types.length > 1) {
      types.forEach((type, index) => checkOneType(issues, type, list, index));
    }
  }
}

function checkOneType(issues: Issues, type: InstanceType, ...place: (string | number)[]): void {
  if (isOfListToken(type.toString())) {
    issues.at(...place).invalidUse('InstanceType.listToken');
  }
}

function checkContainers(issues: Issues, containers: InferenceContainer[]): void {
  containers.forEach((container, index) => checkLimits(issues.at(index), INFERENCE_CONTAINER, container));
}

function checkContainersDiffer(issues: Issues, containers: InferenceContainer[]): void {
  const identities = containers.length > 1 ? containers.map(identity) : [];
  identities.forEach((one, index) => {
    const first = identities.indexOf(one);
    if (first < index) {
      issues.at(index).invalidUse('InferenceSpecification.equalContainers', { first });
    }
  });
}

/** Equal for containers that render alike. A container with variables that are a token is equal only to itself. */
function identity(container: InferenceContainer): string | InferenceContainer {
  const { image, modelData, environment = {}, ...rest } = container;
  if (Token.isUnresolved(environment)) { return container; }
  const texts = Object.entries(rest).filter(([, value]) => value !== undefined).sort();
  return JSON.stringify([
    image._source.identity, modelData?._location.identity, modelData?._source,
    Object.entries(environment).sort(), texts,
  ]);
}

/** What holds for every validation, whatever the package. */
export function checkValidationSpecification(issues: Issues, props: ValidationSpecificationProps): void {
  checkLimits(issues, VALIDATION_SPECIFICATION, props);
  checkLimits(issues.at('transformInput'), TRANSFORM_INPUT, props.transformInput);
  checkLimits(issues.at('transformOutput'), TRANSFORM_OUTPUT, props.transformOutput);
  outputLocation(props.transformOutput).check(issues.at('transformOutput', 'prefix'));
  checkLimits(issues.at('transformResources'), TRANSFORM_RESOURCES, props.transformResources);
  checkKey(issues.at('transformOutput', 'encryptionKey'), props.transformOutput.encryptionKey);
  checkKey(issues.at('transformResources', 'volumeEncryptionKey'), props.transformResources.volumeEncryptionKey);
  checkOneType(issues, props.transformResources.instanceType, 'transformResources', 'instanceType');
  if (props.sharedRole && props.role) {
    issues.at('sharedRole').invalidUse('ValidationSpecification.sharedRoleWithRole', {}, true);
  }
  checkRoleOptions(issues, props);
  if (props.maxPayload) {
    // A size that is a token of another unit gets CDK's own error here.
    checkPayload(issues, mebibytes(props.maxPayload), props.maxConcurrentTransforms ?? 0);
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

function checkPayload(issues: Issues, payload: number, concurrency: number): void {
  checkLimit(issues.at('maxPayload'), MAX_PAYLOAD, payload);
  if (!Token.isUnresolved(concurrency) && payload <= MAX_PAYLOAD.max!
    && payload * concurrency > MAX_CONCURRENT_PAYLOAD) {
    issues.at('maxPayload').invalidValue(
      'ValidationSpecification.payload', payload, { concurrency, max: MAX_CONCURRENT_PAYLOAD },
    );
  }
}
