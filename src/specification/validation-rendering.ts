import { CfnModelPackage } from 'aws-cdk-lib/aws-sagemaker';
import { TransformInput, TransformOutput, TransformResources } from './transform-job';
import { mebibytes, outputLocation } from './validation-rules';
import { ValidationSpecificationProps } from './validation-specification-props';
import { ArtifactBinder } from '../artifacts/artifact-binder';

export function renderValidationSpecification(
  props: ValidationSpecificationProps, roleArn: string, artifacts: ArtifactBinder,
): CfnModelPackage.ValidationSpecificationProperty {
  return {
    validationRole: roleArn,
    validationProfiles: [{
      profileName: props.profileName,
      transformJobDefinition: {
        batchStrategy: props.batchStrategy,
        environment: props.environment,
        maxConcurrentTransforms: props.maxConcurrentTransforms,
        maxPayloadInMb: props.maxPayload && mebibytes(props.maxPayload),
        transformInput: renderInput(props.transformInput, artifacts),
        transformOutput: renderOutput(props.transformOutput),
        transformResources: renderResources(props.transformResources),
      },
    }],
  };
}

function renderInput(input: TransformInput, artifacts: ArtifactBinder): CfnModelPackage.TransformInputProperty {
  return {
    dataSource: {
      s3DataSource: {
        s3DataType: input.source._dataType,
        s3Uri: artifacts.s3Uri(input.source._location, 'TransformInput'),
      },
    },
    contentType: input.contentType,
    compressionType: input.compressionType,
    splitType: input.splitType,
  };
}

function renderOutput(output: TransformOutput): CfnModelPackage.TransformOutputProperty {
  return {
    s3OutputPath: outputLocation(output).bind().uri,
    accept: output.accept,
    assembleWith: output.assembleWith,
    kmsKeyId: output.encryptionKey?.keyArn,
  };
}

function renderResources(resources: TransformResources): CfnModelPackage.TransformResourcesProperty {
  return {
    instanceType: resources.instanceType.toString(),
    instanceCount: resources.instanceCount ?? 1,
    volumeKmsKeyId: resources.volumeEncryptionKey?.keyArn,
  };
}
