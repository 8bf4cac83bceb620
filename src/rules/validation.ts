import { Size, Token } from 'aws-cdk-lib';
import { keyOf, outputOf, roleOf } from './template-values';
import { S3Source } from '../artifacts/s3-source';
import { InstanceType } from '../catalogue/instance-type';
import { checkLimit } from '../diagnostics/check-limits';
import { Issues } from '../diagnostics/issues';
import { MAX_PAYLOAD } from '../diagnostics/limits';
import { attemptOrUnknown } from '../promotion/attempt';
import { required } from '../promotion/content-specification';
import { DescribedJob, DescribedPackage } from '../promotion/members';
import { checkValidationSpecification } from '../specification/check';
import { ValidationSpecification } from '../specification/validation-specification';
import { ValidationSpecificationProps } from '../specification/validation-specification-props';

/** The validation of a package of a template. */
export function validationOf(
  issues: Issues, specification: NonNullable<DescribedPackage['ValidationSpecification']>,
): ValidationSpecification {
  const [profile] = specification.ValidationProfiles ?? [];
  const job = profile?.TransformJobDefinition;
  const props: ValidationSpecificationProps = {
    profileName: required(issues.at('profileName'), profile?.ProfileName, specification, profile),
    role: specification.ValidationRole === undefined ? undefined : roleOf(specification.ValidationRole),
    ...jobOf(issues, job ?? {}, [specification, profile, job]),
  };
  checkValidationSpecification(issues, props);
  return ValidationSpecification._unchecked(props);
}

function jobOf(issues: Issues, job: DescribedJob, owners: unknown[]) {
  const { TransformInput: input, TransformOutput: output, TransformResources: resources } = job;
  const { S3Uri, S3DataType } = input?.DataSource?.S3DataSource ?? {};
  const uri = required(issues.at('transformInput', 'source'), S3Uri, ...owners, input, input?.DataSource);
  const path = required(issues.at('transformOutput', 'bucket'), output?.S3OutputPath, ...owners, output);
  const type = required(issues.at('transformResources', 'instanceType'), resources?.InstanceType, ...owners, resources);
  return {
    transformInput: {
      source: attemptOrUnknown(issues.at('transformInput', 'source'), uri, (text) => S3Source._at(text, S3DataType)),
      contentType: input?.ContentType,
      compressionType: input?.CompressionType as any,
      splitType: input?.SplitType as any,
    },
    transformOutput: {
      ...outputOf(path),
      accept: output?.Accept,
      assembleWith: output?.AssembleWith as any,
      encryptionKey: output?.KmsKeyId === undefined ? undefined : keyOf(output.KmsKeyId),
    },
    transformResources: {
      instanceType: attemptOrUnknown(
        issues.at('transformResources', 'instanceType'), type, (text) => InstanceType.of(text),
      ),
      instanceCount: resources?.InstanceCount,
      volumeEncryptionKey: resources?.VolumeKmsKeyId === undefined ? undefined : keyOf(resources.VolumeKmsKeyId),
    },
    batchStrategy: job.BatchStrategy as any,
    maxConcurrentTransforms: job.MaxConcurrentTransforms,
    maxPayload: payloadOf(issues.at('maxPayload'), job.MaxPayloadInMB),
    environment: job.Environment,
  };
}

/** CDK has no negative sizes. */
function payloadOf(issues: Issues, mebibytes?: number): Size | undefined {
  if (mebibytes === undefined || Token.isUnresolved(mebibytes)) { return undefined; }
  if (mebibytes >= 0) { return Size.mebibytes(mebibytes); }
  checkLimit(issues, MAX_PAYLOAD, mebibytes);
  return undefined;
}
