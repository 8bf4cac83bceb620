import { ArtifactBinder } from './artifacts/artifact-binder';
import { ModelData } from './artifacts/model-data';
import { Artifacts, S3Reading } from './grants/artifact-grants';
import { ValidationNeeds } from './grants/validation-grants';
import { MetricsSource } from './metadata/sources';
import { ModelPackageProps } from './model-package-props';
import { containersOf, servingsOf } from './model-package-specifications';
import { InferenceContainer } from './specification/inference-container';
import { outputLocation } from './specification/validation-rules';
import { ValidationSpecificationProps } from './specification/validation-specification-props';

/** What the artifacts of a package are: all that a model made from it reads, and what its reviewers look at. */
export function artifactsOf(props: ModelPackageProps, artifacts: ArtifactBinder): Artifacts {
  const files = [...metricsOf(props).map(({ file }) => file), ...props.samplePayload ? [props.samplePayload] : []];
  return {
    images: containersOf(props).map(({ container }) => artifacts.boundImage(container.image)),
    readings: unique([
      ...modelDataOf(props, containersOf(props).map(({ container }) => container), artifacts),
      ...files.map(({ _location }) => ({ location: artifacts.boundLocation(_location), isPrefix: false })),
    ]),
  };
}

/**
 * What a model made from a package reads, served by the package's own specification or by an additional one. Where that
 * is not known, what any of them reads; of a clone, nothing is known.
 */
export function servedArtifactsOf(props: ModelPackageProps, artifacts: ArtifactBinder, specificationName?: string): Artifacts | undefined {
  if (props.sourceUri !== undefined) { return undefined; }
  const servings = servingsOf(props);
  const named = servings.filter(({ name }) => name === specificationName);
  const containers = (named.length > 0 ? named : servings).flatMap(({ specification }) => specification.containers);
  return {
    images: containers.map(({ image }) => artifacts.boundImage(image)),
    readings: unique(modelDataOf(props, containers, artifacts)),
  };
}

/** What the validation of a package needs: its own containers, as SageMaker does not validate the additional ones. */
export function validationNeedsOf(
  props: ModelPackageProps, { transformInput, transformOutput, transformResources }: ValidationSpecificationProps, artifacts: ArtifactBinder,
): ValidationNeeds {
  const containers = props.inferenceSpecification?._props.containers ?? [];
  const { source } = transformInput;
  return {
    artifacts: {
      images: containers.map(({ image }) => artifacts.boundImage(image)),
      readings: unique([
        ...modelDataOf(props, containers, artifacts),
        {
          location: artifacts.boundLocation(source._location),
          isPrefix: source._dataType === 'S3Prefix',
          besides: source._dataType === 'ManifestFile' ? 'the objects that the manifest of transformInput lists' : undefined,
        },
      ]),
    },
    output: outputLocation(transformOutput).bind(),
    outputKey: transformOutput.encryptionKey,
    volumeKey: transformResources.volumeEncryptionKey,
  };
}

function modelDataOf({ sourceAlgorithm }: ModelPackageProps, containers: InferenceContainer[], artifacts: ArtifactBinder): S3Reading[] {
  return [...containers.map(({ modelData }) => modelData), sourceAlgorithm?.modelData]
    .filter((modelData): modelData is ModelData => modelData !== undefined)
    .map(({ _location, _source }) => ({ location: artifacts.boundLocation(_location), isPrefix: _source?.dataType === 'S3Prefix' }));
}

function metricsOf({ modelMetrics = {} }: ModelPackageProps): MetricsSource[] {
  return Object.values(modelMetrics as Record<string, Record<string, MetricsSource | undefined> | undefined>)
    .flatMap((topic) => Object.values(topic ?? {}))
    .filter((source): source is MetricsSource => source !== undefined);
}

/** A file that serves twice is read once. */
function unique(readings: S3Reading[]): S3Reading[] {
  return [...new Map(readings.map((reading) => [reading.location, reading])).values()];
}
