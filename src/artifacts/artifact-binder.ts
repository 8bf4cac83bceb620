import { Construct } from 'constructs';
import { BoundImage } from './bound-image';
import { ContainerImage } from './container-image';
import { BoundS3Location, S3Location } from './s3-location';
import { once } from '../cdk/once';

/**
 * Binds the artifacts of one construct to that construct. An artifact that is used more than once is bound only once,
 * so that specifications that share an asset create that asset only once.
 */
export class ArtifactBinder {
  private readonly images = new Map<ContainerImage, BoundImage>();
  private readonly locations = new Map<S3Location, BoundS3Location>();

  constructor(private readonly scope: Construct) {}

  /** Binds an image and returns its URI. `id` is the construct id of the asset, if the image is one. */
  public image(image: ContainerImage, id: string): string {
    return once(this.images, image, () => image._bind(this.scope, id)).uri;
  }

  /** Binds an S3 location and returns its URI. `id` is the construct id of the asset, if the location is one. */
  public s3Uri(location: S3Location, id: string): string {
    return once(this.locations, location, () => location.bind(this.scope, id)).uri;
  }

  /** An image that is bound already. */
  public boundImage(image: ContainerImage): BoundImage {
    return this.images.get(image)!;
  }

  /** An S3 location that is bound already. */
  public boundLocation(location: S3Location): BoundS3Location {
    return this.locations.get(location)!;
  }
}
