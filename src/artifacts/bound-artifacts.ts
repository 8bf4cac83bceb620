import { UnscopedValidationError } from 'aws-cdk-lib/core/lib/errors';
import { lit } from 'aws-cdk-lib/core/lib/helpers-internal';
import { Construct } from 'constructs';
import { BoundImage } from './bound-image';
import { ContainerImage } from './container-image';
import { BoundS3Location, S3Location } from './s3-location';
import { once } from '../cdk/once';

/** An image, or something in S3, that a construct uses. `id` names its asset, if it is one. */
export type PlannedArtifact =
  | { readonly id: string; readonly image: ContainerImage }
  | { readonly id: string; readonly location: S3Location };

/**
 * The artifacts of one construct once they have their place in its template, which only `bind` gives them: what renders
 * or grants takes this, so that it cannot come before.
 */
export class BoundArtifacts {
  /** A value that is used twice is bound once, so that specifications that share an asset have that asset once. */
  public static bind(scope: Construct, planned: readonly PlannedArtifact[]): BoundArtifacts {
    const bound = new BoundArtifacts();
    for (const artifact of planned) {
      if ('image' in artifact) {
        once(bound.images, artifact.image, () => artifact.image._source.bind(scope, artifact.id));
      } else {
        once(bound.locations, artifact.location, () => artifact.location.bind(scope, artifact.id));
      }
    }
    return bound;
  }

  private readonly images = new Map<ContainerImage, BoundImage>();
  private readonly locations = new Map<S3Location, BoundS3Location>();

  private constructor() {}

  public image(image: ContainerImage): BoundImage {
    return this.images.get(image) ?? notPlanned(image._source.identity);
  }

  public location(location: S3Location): BoundS3Location {
    return this.locations.get(location) ?? notPlanned(location.written);
  }
}

/** An error of this library, not of its user: the plan lacks an artifact that the properties have. */
function notPlanned(artifact: string): never {
  throw new UnscopedValidationError(lit`ArtifactNotPlanned`, `${artifact} is used but was not planned`);
}
