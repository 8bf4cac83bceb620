import { Construct } from 'constructs';
import { BoundPlan } from './plan';
import { ModelPackageProps } from './props';
import { ValidationNeeds } from './validation-job';
import { Artifacts, S3Reading } from '../access/read-artifacts';
import { BoundArtifacts } from '../artifacts/bound-artifacts';
import { BoundImage } from '../artifacts/bound-image';
import { ContainerImage } from '../artifacts/container-image';
import { ModelData } from '../artifacts/model-data';
import { BoundS3Location } from '../artifacts/s3-location';
import { outputLocation } from '../specification/check';
import { ValidationSpecificationProps } from '../specification/validation-specification-props';

/** What a container of a package reads. */
interface ReadContainer {
  /** The additional specification that it is of. Absent for the package's own. */
  readonly specificationName?: string;
  readonly image: BoundImage;
  readonly modelData?: S3Reading;
}

/**
 * Who reads what of a package. Of its specifications, a package keeps nothing else: users fill one object anew for
 * every package of a loop, and apps have thousands.
 */
export class PackageAccess {
  private readonly containers: ReadContainer[] = [];
  private readonly algorithm?: S3Reading;
  private readonly files: BoundS3Location[];
  private readonly isClone: boolean;

  constructor(
    { servings, metrics, artifacts }: BoundPlan, { sourceAlgorithm, samplePayload, sourceUri }: ModelPackageProps,
  ) {
    for (const { name: specificationName, containers } of servings) {
      for (const { container: { image, modelData } } of containers) {
        this.containers.push({
          specificationName,
          image: artifacts.image(image),
          modelData: readingOf(modelData, artifacts),
        });
      }
    }
    this.algorithm = readingOf(sourceAlgorithm?.modelData, artifacts);
    this.files = metrics.map(({ source }) => artifacts.location(source.file._location));
    if (samplePayload) { this.files.push(artifacts.location(samplePayload._location)); }
    this.isClone = sourceUri !== undefined;
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

  /** The images of the containers of a specification, as far as it is known. */
  public imagesOf(name?: string): BoundImage[] {
    return this.of(name).map(({ image }) => image);
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

/** What is known of an imported package: the images and model data that users specify. */
export function importedArtifacts(
  scope: Construct,
  { images = [], modelData = [] }: { readonly images?: ContainerImage[]; readonly modelData?: ModelData[] },
): Artifacts | undefined {
  if (images.length + modelData.length === 0) { return undefined; }
  const artifacts = BoundArtifacts.bind(scope, [
    ...images.map((image, index) => ({ id: `Image${index}`, image })),
    ...modelData.map(({ _location }, index) => ({ id: `ModelData${index}`, location: _location })),
  ]);
  return {
    images: images.map((image) => artifacts.image(image)),
    readings: unique(modelData.flatMap((data) => readingOf(data, artifacts)!)),
  };
}

/** What the validation of a package needs: its own containers, as SageMaker does not validate the additional ones. */
export function validationNeedsOf(
  { own }: PackageAccess,
  { transformInput, transformOutput, transformResources }: ValidationSpecificationProps,
  artifacts: BoundArtifacts,
): ValidationNeeds {
  const { source } = transformInput;
  const input: S3Reading = {
    location: artifacts.location(source._location),
    isPrefix: source._dataType === 'S3Prefix',
    alsoReads: source._dataType === 'ManifestFile'
      ? 'the objects that the manifest of transformInput lists'
      : undefined,
  };
  return {
    artifacts: { images: own.images, readings: unique([...own.readings, input]) },
    output: outputLocation(transformOutput),
    outputKey: transformOutput.encryptionKey,
    volumeKey: transformResources.volumeEncryptionKey,
  };
}

function readingOf(modelData: ModelData | undefined, artifacts: BoundArtifacts): S3Reading | undefined {
  return modelData && {
    location: artifacts.location(modelData._location), isPrefix: modelData._source?.dataType === 'S3Prefix',
  };
}

/** A file that serves twice is read once. */
function unique(readings: S3Reading[]): S3Reading[] {
  return [...new Map(readings.map((reading) => [reading.location, reading])).values()];
}
