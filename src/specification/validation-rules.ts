import { Size, SizeRoundingBehavior, Token } from 'aws-cdk-lib';
import { TransformOutput } from './transform-job';
import { ValidationSpecificationProps } from './validation-specification-props';
import { BucketLocation } from '../artifacts/s3-location';
import { checkLimit, checkLimits } from '../private/check-limits';
import {
  MAX_CONCURRENT_PAYLOAD, MAX_PAYLOAD, TRANSFORM_INPUT, TRANSFORM_OUTPUT, TRANSFORM_RESOURCES, VALIDATION_SPECIFICATION,
} from '../private/limits';
import { checkRoleOptions } from '../private/role-rules';
import { Violations } from '../private/violations';

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
