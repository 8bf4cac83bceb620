import { resolve } from 'path';
import { Aws, Token } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as ecr_assets from 'aws-cdk-lib/aws-ecr-assets';
import { Construct } from 'constructs';
import { BoundImage, ImageOrigin, imageOfUri, originOf, regionOf, Registry, registryOf } from './bound-image';
import { SHA256_DIGEST } from '../diagnostics/forms';
import { Issues } from '../diagnostics/issues';

/** The tag of an image for which none is given. */
export const DEFAULT_TAG = 'latest';

/** Where an image comes from, and what is known of it before it is bound to a construct. */
export interface ImageSource {
  /** Equal for two sources of the same image. */
  readonly identity: string;
  /** The tag, if it is known to be moved to other images (`latest`). */
  readonly movingTag?: string;
  /** The kind of registry in which the image is, if known. */
  readonly registry?: Registry;
  /** The digest that names the image, if it does. */
  readonly digest?: string;
  /** Whether the image is for processors of the ARM architecture, if that is known. */
  readonly isArm?: boolean;
  /** The repository in Amazon ECR, as far as it is known. */
  readonly origin?: ImageOrigin;
  /** The region of the repository, if it may differ from the region in which the image is used. */
  readonly region?: string;

  bind(scope: Construct, id: string): BoundImage;

  /** Checks the rules that depend on the region in which the image is used. */
  check?(issues: Issues, region: string): void;
}

/** An image in a repository of Amazon ECR. */
export class RepositoryImage implements ImageSource {
  public readonly identity: string;
  public readonly movingTag?: string;
  public readonly registry = 'ecr';
  public readonly region: string;
  public readonly digest?: string;
  public readonly origin: ImageOrigin;
  private bound?: BoundImage;

  constructor(
    private readonly repository: ecr.IRepositoryRef,
    private readonly tagOrDigest: string,
    private readonly isDigest = tagOrDigest.startsWith('sha256:'),
  ) {
    this.region = repository.env.region;
    // Not the URI: CDK creates it from new tokens each time.
    this.identity = `${repository.repositoryRef.repositoryArn}${isDigest ? '@' : ':'}${tagOrDigest}`;
    this.movingTag = movingTag(tagOrDigest);
    this.digest = digestOf(tagOrDigest);
    this.origin = { name: `repository ${repository.node.path}`, repository };
  }

  public bind(): BoundImage {
    const { repository } = this;
    // The same in all stacks: packages that share the image share its tokens, each of which costs CDK a stack trace.
    return this.bound ??= {
      uri: this.uri(), repositoryArn: repository.repositoryRef.repositoryArn, repository,
    };
  }

  private uri(): string {
    const { repository, tagOrDigest, isDigest } = this;
    const { account, region } = repository.env;
    if ('repositoryUriForTag' in repository) {
      const l2 = repository as ecr.IRepository;
      return isDigest ? l2.repositoryUriForDigest(tagOrDigest) : l2.repositoryUriForTag(tagOrDigest);
    }
    const { repositoryName } = repository.repositoryRef;
    return `${account}.dkr.ecr.${region}.${Aws.URL_SUFFIX}/${repositoryName}${isDigest ? '@' : ':'}${tagOrDigest}`;
  }
}

/** An image that is built from a local directory. */
export class AssetImage implements ImageSource {
  public readonly identity: string;
  public readonly registry = 'ecr';
  public readonly isArm: boolean;
  public readonly origin: ImageOrigin = { name: 'the repository of the assets of CDK' };

  constructor(private readonly directory: string, private readonly options: ecr_assets.DockerImageAssetOptions) {
    this.identity = `directory ${JSON.stringify([resolve(directory), options])}`;
    this.isArm = options.platform?.platform.startsWith('linux/arm') ?? false;
  }

  public bind(scope: Construct, id: string): BoundImage {
    const { imageUri, repository } = new ecr_assets.DockerImageAsset(scope, id, {
      platform: ecr_assets.Platform.LINUX_AMD64,
      ...this.options,
      directory: this.directory,
    });
    return { uri: imageUri, repositoryArn: repository.repositoryArn, repository };
  }
}

/** An image of which only the URI is known. */
export class UriImage implements ImageSource {
  public readonly identity: string;
  public readonly movingTag?: string;
  public readonly registry?: Registry;
  public readonly region?: string;
  public readonly digest?: string;
  public readonly origin?: ImageOrigin;

  constructor(private readonly imageUri: string) {
    this.region = regionOf(imageUri);
    this.identity = imageUri;
    this.registry = registryOf(imageUri);
    this.movingTag = imageUri.includes('@') ? undefined : movingTag(tagOfUri(imageUri), imageUri);
    this.digest = digestOf(imageUri.split('@')[1]);
    this.origin = originOf(imageUri);
  }

  public bind(): BoundImage {
    return imageOfUri(this.imageUri);
  }
}

/**
 * `latest`, which is also used if there is no tag, is the only tag that is known to be moved. A tag that is a token is
 * unknown.
 */
export function movingTag(tag: string, written: string = tag): string | undefined {
  return (tag === DEFAULT_TAG || tag === '') && !Token.isUnresolved(written) ? DEFAULT_TAG : undefined;
}

/** The tag follows the last slash, so that the port of a registry is not mistaken for a tag. */
function tagOfUri(imageUri: string): string {
  return imageUri.slice(imageUri.lastIndexOf('/') + 1).split(':')[1] ?? DEFAULT_TAG;
}

/** A text, if it is the digest of an image. */
function digestOf(text = ''): string | undefined {
  return SHA256_DIGEST.pattern.test(text) ? text : undefined;
}
