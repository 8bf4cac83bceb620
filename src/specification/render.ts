import { CfnModelPackage } from 'aws-cdk-lib/aws-sagemaker';
import { AdditionalInferenceSpecification } from './additional-inference-specification';
import { mebibytes, outputLocation } from './check';
import { InferenceContainer } from './inference-container';
import { InferenceSpecificationProps } from './inference-specification-props';
import { SourceAlgorithm } from './source-algorithm';
import { TransformInput, TransformOutput, TransformResources } from './transform-job';
import { ValidationSpecificationProps } from './validation-specification-props';
import { BoundArtifacts } from '../artifacts/bound-artifacts';
import { renderModelData } from '../artifacts/model-data-use';
import { InstanceType } from '../catalogue/instance-type';

export function renderInferenceSpecification(
  props: InferenceSpecificationProps, artifacts: BoundArtifacts,
): CfnModelPackage.InferenceSpecificationProperty {
  return {
    containers: renderContainers(props.containers, artifacts),
    supportedContentTypes: props.supportedContentTypes,
    supportedResponseMimeTypes: props.supportedResponseMimeTypes,
    supportedRealtimeInferenceInstanceTypes: renderInstanceTypes(props.supportedRealtimeInferenceInstanceTypes),
    supportedTransformInstanceTypes: renderInstanceTypes(props.supportedTransformInstanceTypes),
  };
}

export function renderAdditionalSpecifications(
  specifications: AdditionalInferenceSpecification[] | undefined, artifacts: BoundArtifacts,
): CfnModelPackage.AdditionalInferenceSpecificationDefinitionProperty[] | undefined {
  return specifications?.map((specification) => ({
    name: specification.name,
    description: specification.description,
    containers: renderContainers(specification.containers, artifacts),
    supportedContentTypes: specification.supportedContentTypes,
    supportedResponseMimeTypes: specification.supportedResponseMimeTypes,
    supportedRealtimeInferenceInstanceTypes: renderInstanceTypes(specification.supportedRealtimeInferenceInstanceTypes),
    supportedTransformInstanceTypes: renderInstanceTypes(specification.supportedTransformInstanceTypes),
  }));
}

function renderContainers(
  containers: InferenceContainer[], artifacts: BoundArtifacts,
): CfnModelPackage.ModelPackageContainerDefinitionProperty[] {
  return containers.map((container) => {
    // All properties are in one literal: V8 creates those slowly that follow a spread object.
    const { modelDataUrl, modelDataSource } = renderModelData(container.modelData, artifacts);
    return {
      image: artifacts.image(container.image).uri,
      imageDigest: container.imageDigest,
      modelDataUrl,
      modelDataSource,
      environment: container.environment,
      containerHostname: container.containerHostname,
      framework: container.framework,
      frameworkVersion: container.frameworkVersion,
      nearestModelName: container.nearestModelName,
      // The L1 declares this property without a type and renders it unchanged.
      modelInput: container.dataInputConfig === undefined ? undefined : { DataInputConfig: container.dataInputConfig },
    };
  });
}

function renderInstanceTypes(instanceTypes?: InstanceType[]): string[] | undefined {
  return instanceTypes?.map((instanceType) => instanceType.toString());
}

export function renderValidationSpecification(
  props: ValidationSpecificationProps, roleArn: string, artifacts: BoundArtifacts,
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

function renderInput(input: TransformInput, artifacts: BoundArtifacts): CfnModelPackage.TransformInputProperty {
  return {
    dataSource: {
      s3DataSource: {
        s3DataType: input.source._dataType,
        s3Uri: artifacts.location(input.source._location).uri,
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
    kmsKeyId: output.encryptionKey?.keyRef.keyArn,
  };
}

function renderResources(resources: TransformResources): CfnModelPackage.TransformResourcesProperty {
  return {
    instanceType: resources.instanceType.toString(),
    instanceCount: resources.instanceCount ?? 1,
    volumeKmsKeyId: resources.volumeEncryptionKey?.keyRef.keyArn,
  };
}

export function renderSourceAlgorithm(
  { algorithmName, modelData }: SourceAlgorithm, artifacts: BoundArtifacts,
): CfnModelPackage.SourceAlgorithmSpecificationProperty {
  return {
    sourceAlgorithms: [{
      algorithmName,
      modelDataUrl: modelData && artifacts.location(modelData._location).uri,
    }],
  };
}
