import { Token } from 'aws-cdk-lib';
import { ArtifactSource } from './artifact-source';
import { attemptOrUnknown, UNKNOWN_TEXT } from './attempt';
import { DescribedAdditional, DescribedContainer, DescribedPackage, DescribedServing } from './members';
import { ModelData } from '../artifacts/model-data';
import { InstanceType } from '../catalogue/instance-type';
import { isUnresolved } from '../cdk/tokens';
import { Issues } from '../diagnostics/issues';
import { AdditionalInferenceSpecification } from '../specification/additional-inference-specification';
import { checkInferenceSpecification } from '../specification/check';
import { InferenceContainer } from '../specification/inference-container';
import { InferenceSpecification } from '../specification/inference-specification';
import { SourceAlgorithm } from '../specification/source-algorithm';

export function specificationOf(
  issues: Issues, source: ArtifactSource, given: DescribedServing,
): InferenceSpecification {
  const serving = known(given);
  const props = {
    ...servingOf(issues, source, serving),
    // The API may omit them, and CloudFormation must not: that is the same.
    supportedContentTypes: serving.SupportedContentTypes ?? [],
    supportedResponseMimeTypes: serving.SupportedResponseMIMETypes ?? [],
  };
  checkInferenceSpecification(issues, props);
  return InferenceSpecification._unchecked(props);
}

export function additionalOf(
  issues: Issues, source: ArtifactSource, specifications: readonly DescribedAdditional[],
): AdditionalInferenceSpecification[] {
  return specifications.map(known).map((specification, index) => ({
    ...servingOf(issues.at(index), source, specification),
    name: required(issues.at(index, 'name'), specification.Name, specifications[index]),
    description: specification.Description,
    supportedContentTypes: specification.SupportedContentTypes,
    supportedResponseMimeTypes: specification.SupportedResponseMIMETypes,
  }));
}

/** Of a specification that is unknown, so are the containers and all lists. */
function known<S extends DescribedServing>(serving: S): S {
  if (!isUnresolved(serving)) { return serving; }
  const list = Token.asList(serving);
  return {
    Containers: [serving],
    SupportedContentTypes: list,
    SupportedResponseMIMETypes: list,
    SupportedRealtimeInferenceInstanceTypes: list,
    SupportedTransformInstanceTypes: list,
  } as DescribedServing as S;
}

function servingOf(issues: Issues, source: ArtifactSource, serving: DescribedServing) {
  return {
    containers: containersOf(issues.at('containers'), source, serving.Containers),
    supportedRealtimeInferenceInstanceTypes: instanceTypesOf(
      issues.at('supportedRealtimeInferenceInstanceTypes'), serving.SupportedRealtimeInferenceInstanceTypes),
    supportedTransformInstanceTypes: instanceTypesOf(
      issues.at('supportedTransformInstanceTypes'), serving.SupportedTransformInstanceTypes),
  };
}

function instanceTypesOf(issues: Issues, types?: readonly string[]): InstanceType[] | undefined {
  return types?.map((type, index) => attemptOrUnknown(issues.at(index), type, (text) => InstanceType.of(text)));
}

function containersOf(
  issues: Issues, source: ArtifactSource, containers: readonly DescribedContainer[] = [],
): InferenceContainer[] {
  return containers.map((container, index) => containerOf(issues.at(index), source, container));
}

/** Of a container that is unknown, or a list of them, so is the image. */
function containerOf(issues: Issues, source: ArtifactSource, container: DescribedContainer): InferenceContainer {
  const image = required(issues.at('image'), container.Image, container);
  return {
    image: attemptOrUnknown(issues.at('image'), image, (uri) => source.image(uri)),
    modelData: dataOf(issues, source, container),
    environment: container.Environment,
    containerHostname: container.ContainerHostname,
    imageDigest: container.ImageDigest,
    framework: container.Framework,
    frameworkVersion: container.FrameworkVersion,
    nearestModelName: container.NearestModelName,
    dataInputConfig: container.ModelInput?.DataInputConfig,
  };
}

type DescribedSource = NonNullable<NonNullable<DescribedContainer['ModelDataSource']>['S3DataSource']>;

/** The data of a container: of a package, or of a model, whose sources have more members. */
interface DescribedData extends Pick<DescribedContainer, 'ModelDataUrl'> {
  readonly ModelDataSource?: {
    readonly S3DataSource?: Pick<DescribedSource, 'S3Uri' | 'S3DataType' | 'CompressionType' | 'ModelAccessConfig'>;
  };
}

export function dataOf(
  issues: Issues, source: ArtifactSource, { ModelDataUrl, ModelDataSource }: DescribedData,
): ModelData | undefined {
  const { S3Uri, S3DataType, CompressionType, ModelAccessConfig } = ModelDataSource?.S3DataSource ?? {};
  if (S3Uri === undefined) {
    return ModelDataUrl === undefined ? undefined
      : attemptOrUnknown(issues.at('modelData'), ModelDataUrl, (uri) => source.modelData(uri));
  }
  const layout = {
    isPrefix: S3DataType === 'S3Prefix',
    compressed: CompressionType === 'Gzip',
    acceptEula: ModelAccessConfig?.AcceptEula,
  };
  return attemptOrUnknown(issues.at('modelDataSource'), S3Uri, (uri) => source.modelData(uri, layout));
}

/** The API registers exactly one. */
export function algorithmOf(
  issues: Issues, source: ArtifactSource, specification: DescribedPackage['SourceAlgorithmSpecification'],
): SourceAlgorithm | undefined {
  if (!specification) { return undefined; }
  const [algorithm] = specification.SourceAlgorithms ?? [];
  const url = algorithm?.ModelDataUrl;
  return {
    algorithmName: required(issues.at('algorithmName'), algorithm?.AlgorithmName, specification, algorithm),
    modelData: url === undefined
      ? undefined
      : attemptOrUnknown(issues.at('modelData'), url, (uri) => source.algorithmData(uri)),
  };
}

/** A text that must be there, unless what it is part of is unknown. */
export function required(issues: Issues, text: string | undefined, ...owners: unknown[]): string {
  if (text !== undefined) { return text; }
  if (!owners.some(isUnresolved)) {
    issues.invalidUse('ModelPackageDescription.missing');
  }
  return UNKNOWN_TEXT;
}
