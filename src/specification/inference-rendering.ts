import { CfnModelPackage } from 'aws-cdk-lib/aws-sagemaker';
import { AdditionalInferenceSpecification } from './additional-inference-specification';
import { InferenceContainer } from './inference-container';
import { InferenceSpecificationProps } from './inference-specification-props';
import { InstanceType } from './instance-type';
import { ArtifactBinder } from '../artifacts/artifact-binder';
import { renderModelData } from '../artifacts/model-data-rendering';

export function renderInferenceSpecification(
  props: InferenceSpecificationProps, artifacts: ArtifactBinder,
): CfnModelPackage.InferenceSpecificationProperty {
  return {
    containers: renderContainers(props.containers, artifacts, ''),
    supportedContentTypes: props.supportedContentTypes,
    supportedResponseMimeTypes: props.supportedResponseMimeTypes,
    supportedRealtimeInferenceInstanceTypes: renderInstanceTypes(props.supportedRealtimeInferenceInstanceTypes),
    supportedTransformInstanceTypes: renderInstanceTypes(props.supportedTransformInstanceTypes),
  };
}

/** `idPrefix` sets the assets of one list of additional specifications apart from those of the other. */
export function renderAdditionalSpecifications(
  specifications: AdditionalInferenceSpecification[] | undefined, artifacts: ArtifactBinder, idPrefix: string,
): CfnModelPackage.AdditionalInferenceSpecificationDefinitionProperty[] | undefined {
  return specifications?.map((specification, index) => ({
    name: specification.name,
    description: specification.description,
    containers: renderContainers(specification.containers, artifacts, `${idPrefix}${index}`),
    supportedContentTypes: specification.supportedContentTypes,
    supportedResponseMimeTypes: specification.supportedResponseMimeTypes,
    supportedRealtimeInferenceInstanceTypes: renderInstanceTypes(specification.supportedRealtimeInferenceInstanceTypes),
    supportedTransformInstanceTypes: renderInstanceTypes(specification.supportedTransformInstanceTypes),
  }));
}

function renderContainers(
  containers: InferenceContainer[], artifacts: ArtifactBinder, idPrefix: string,
): CfnModelPackage.ModelPackageContainerDefinitionProperty[] {
  return containers.map((container, index) => {
    const id = `${idPrefix}Container${index}`;
    return {
      image: artifacts.image(container.image, `${id}Image`),
      imageDigest: container.imageDigest,
      ...renderModelData(container.modelData, artifacts, `${id}ModelData`),
      environment: container.environment,
      containerHostname: container.containerHostname,
      framework: container.framework,
      frameworkVersion: container.frameworkVersion,
      nearestModelName: container.nearestModelName,
      // The L1 has no type for this property and hands it on as it is.
      modelInput: container.dataInputConfig === undefined ? undefined : { DataInputConfig: container.dataInputConfig },
    };
  });
}

function renderInstanceTypes(instanceTypes?: InstanceType[]): string[] | undefined {
  return instanceTypes?.map((instanceType) => instanceType.toString());
}
