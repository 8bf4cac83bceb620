import { ModelPackageProps } from './props';
import { ValidationNeeds } from './validation-job';
import { Artifacts, S3Reading } from '../access/read-artifacts';
import { ArtifactBinder } from '../artifacts/artifact-binder';
import { BoundImage } from '../artifacts/bound-image';
import { ModelData } from '../artifacts/model-data';
import { BoundS3Location } from '../artifacts/s3-location';
import { MetricsSource } from '../metrics/sources';
import { AdditionalInferenceSpecification } from '../specification/additional-inference-specification';
import { outputLocation } from '../specification/check';
import { InferenceContainer } from '../specification/inference-container';
import { InferenceSpecificationProps } from '../specification/inference-specification-props';
import { ValidationSpecificationProps } from '../specification/validation-specification-props';

/** What a container of a package reads. */
interface ReadContainer {
  /** The additional specification that it is of. Absent for the package's own. */
  readonly specificationName?: string;
  readonly image: BoundImage;
  readonly modelData?: S3Reading;
}

/**
 * The artifacts of a package, by what reads them. Of its specifications, a package keeps nothing else: users fill one
 * object anew for every package of a loop, and apps have thousands.
 */
export class PackageArtifacts {
  private readonly containers: ReadContainer[];
  private readonly algorithm?: S3Reading;
  private readonly files: BoundS3Location[];
  private readonly isClone: boolean;

  constructor(props: ModelPackageProps, binder: ArtifactBinder) {
    this.containers = containersOf(props).map(({ specificationName, container: { image, modelData } }) =>
      ({ specificationName, image: binder.boundImage(image), modelData: readingOf(modelData, binder) }));
    this.algorithm = readingOf(props.sourceAlgorithm?.modelData, binder);
    this.files = [...metricsOf(props).map(({ file }) => file), ...props.samplePayload ? [props.samplePayload] : []]
      .map(({ _location }) => binder.boundLocation(_location));
    this.isClone = props.sourceUri !== undefined;
  }

  /** The names of the additional specifications. */
  public get specificationNames(): string[] {
    return [...new Set(this.containers.flatMap(({ specificationName = [] }) => specificationName))];
  }

  /** All that models made from the package read, and what its reviewers look at. */
  public get all(): Artifacts {
    return this.readBy(this.containers, this.files);
  }

  /** What the package's own specification reads. */
  public get own(): Artifacts {
    return this.readBy(this.of(undefined));
  }

  /**
   * What a model made from the package reads, served by its own specification or by an additional one. Where that is
   * not known, what any of them reads; of a clone, nothing is known.
   */
  public servedBy(name?: string): Artifacts | undefined {
    const named = this.of(name);
    return this.isClone ? undefined : this.readBy(named.length > 0 ? named : this.containers);
  }

  private of(name?: string): ReadContainer[] {
    return this.containers.filter(({ specificationName }) => specificationName === name);
  }

  private readBy(containers: ReadContainer[], files: BoundS3Location[] = []): Artifacts {
    return {
      images: containers.map(({ image }) => image),
      readings: unique([
        ...containers.flatMap(({ modelData = [] }) => modelData),
        ...this.algorithm ? [this.algorithm] : [],
        ...files.map((location) => ({ location, isPrefix: false })),
      ]),
    };
  }
}

/** What the validation of a package needs: its own containers, as SageMaker does not validate the additional ones. */
export function validationNeedsOf(
  { own }: PackageArtifacts, { transformInput, transformOutput, transformResources }: ValidationSpecificationProps, binder: ArtifactBinder,
): ValidationNeeds {
  const { source } = transformInput;
  const input: S3Reading = {
    location: binder.boundLocation(source._location),
    isPrefix: source._dataType === 'S3Prefix',
    alsoReads: source._dataType === 'ManifestFile' ? 'the objects that the manifest of transformInput lists' : undefined,
  };
  return {
    artifacts: { images: own.images, readings: unique([...own.readings, input]) },
    output: outputLocation(transformOutput),
    outputKey: transformOutput.encryptionKey,
    volumeKey: transformResources.volumeEncryptionKey,
  };
}

function readingOf(modelData: ModelData | undefined, binder: ArtifactBinder): S3Reading | undefined {
  return modelData && { location: binder.boundLocation(modelData._location), isPrefix: modelData._source?.dataType === 'S3Prefix' };
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

/** A step of the path by which the user wrote something: a property or an element. */
export type Step = string | number;

/** What the specification of a package and its additional ones have in common, with the place where it stands. */
export interface Serving {
  readonly steps: Step[];
  /** Absent for the package's own. */
  readonly name?: string;
  readonly specification: InferenceSpecificationProps | AdditionalInferenceSpecification;
}

/** All ways in which a package can be served, its own first. */
export function servingsOf(props: ModelPackageProps): Serving[] {
  const { inferenceSpecification, additionalInferenceSpecifications = [], additionalInferenceSpecificationsToAdd = [] } = props;
  return [
    ...inferenceSpecification ? [{ specification: inferenceSpecification._props, steps: ['inferenceSpecification'] }] : [],
    ...additionalInferenceSpecifications.map((specification, index) =>
      ({ name: specification.name, specification, steps: ['additionalInferenceSpecifications', index] })),
    ...additionalInferenceSpecificationsToAdd.map((specification, index) =>
      ({ name: specification.name, specification, steps: ['additionalInferenceSpecificationsToAdd', index] })),
  ];
}

/** A container of a package, with the place where it stands. */
export interface PlacedContainer {
  readonly steps: Step[];
  /** The additional specification that it is of. Absent for the package's own. */
  readonly specificationName?: string;
  readonly container: InferenceContainer;
}

/** Every container of a package. */
export function containersOf(props: ModelPackageProps): PlacedContainer[] {
  return servingsOf(props).flatMap(({ steps, name, specification }) =>
    specification.containers.map((container, index) => ({ steps: [...steps, 'containers', index], specificationName: name, container })));
}

/** A place as the user would write it, such as `inferenceSpecification.containers[0]`. */
export function pathOf(steps: Step[]): string {
  return steps.map((step, index) => typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${step}`).join('');
}
