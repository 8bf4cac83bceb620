import { Construct } from 'constructs';
import { BoundImage } from './bound-image';
import { ContainerImage } from './container-image';
import { BoundS3Location, S3Location } from './s3-location';
import { once } from '../cdk/once';

/**
 * Gives the artifacts of one construct their place in its template. A value that is used twice is bound once, so that
 * a package whose specifications share an asset has that asset once.
 */
export class ArtifactBinder {
  private readonly images = new Map<ContainerImage, BoundImage>();
  private readonly locations = new Map<S3Location, BoundS3Location>();

  constructor(private readonly scope: Construct) {}

  /** The URI of an image. `id` names the asset, if it is one. */
  public image(image: ContainerImage, id: string): string {
    return once(this.images, image, () => image._bind(this.scope, id)).uri;
  }

  /** The URI of what lies in S3. `id` names the asset, if it is one. */
  public s3Uri(location: S3Location, id: string): string {
    return once(this.locations, location, () => location.bind(this.scope, id)).uri;
  }

  /** An image that has its place already. */
  public boundImage(image: ContainerImage): BoundImage {
    return this.images.get(image)!;
  }

  /** What lies in S3 and has its place already. */
  public boundLocation(location: S3Location): BoundS3Location {
    return this.locations.get(location)!;
  }
}
