import { existsSync } from 'fs';
import { join, resolve } from 'path';
import { Stack, Token } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as ecr_assets from 'aws-cdk-lib/aws-ecr-assets';
import { Construct } from 'constructs';
import { BoundImage, imageOfUri, regionOf, Registry, registryOf } from './bound-image';
import { PrebuiltImage } from './prebuilt-image';
import { PrebuiltRepository } from '../catalogue/prebuilt-repository';
import { once } from '../cdk/once';
import { checkLimit } from '../diagnostics/check-limits';
import { checkValue, Violations } from '../diagnostics/issues';
import { IMAGE_DIGEST, IMAGE_TAG, IMAGE_URI, REGISTRY_ACCOUNT } from '../diagnostics/limits';

const SUBJECT = 'container image';
const DEFAULT_TAG = 'latest';

/** Where a prebuilt image comes from. */
export interface PrebuiltImageOptions {
  /**
   * The AWS account that owns the image, in place of the library's table: 12 digits.
   *
   * @default - the account that the table has for the region of the stack
   */
  readonly accountId?: string;
}

/**
 * The image of an inference container, in Amazon ECR.
 *
 * SageMaker takes images for one platform with a Docker manifest (version 2, schema 2); it refuses OCI manifests and
 * image indexes ("Unsupported manifest media type application/vnd.oci.image.index.v1+json"), which BuildKit makes by
 * default.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-inference-code.html
 */
export abstract class ContainerImage {
  /**
   * An image in a repository of your own.
   *
   * A tag can be moved to another image later; a digest always names the same one, which is what a registry is for.
   *
   * @param repository the repository
   * @param tagOrDigest the tag (at most 128 characters), or the digest (`sha256:` and 64 hexadecimal digits in lower
   * case), `latest` by default
   * @throws ValidationError if it is neither a tag nor a digest
   */
  public static fromEcrRepository(repository: ecr.IRepository, tagOrDigest: string = DEFAULT_TAG): ContainerImage {
    checkValue(SUBJECT, (violations) => {
      // No tag has either of the two.
      checkLimit(violations.at('tagOrDigest'), /[:@]/.test(tagOrDigest) ? IMAGE_DIGEST : IMAGE_TAG, tagOrDigest);
    });
    return new RepositoryImage(repository, tagOrDigest);
  }

  /**
   * An image built from a local directory and pushed with the deployment.
   *
   * The image is built for linux/amd64 unless the options name another platform. Build with
   * `BUILDX_NO_DEFAULT_ATTESTATIONS=1` in the environment and `outputs: ['type=docker,oci-mediatypes=false']` where
   * your Docker makes OCI manifests by default: SageMaker refuses those.
   *
   * @param directory the directory with the Dockerfile, relative to the directory in which the app runs
   * @param options how the image is built
   * @throws ValidationError if there is no Dockerfile in the directory
   */
  public static fromAsset(directory: string, options: ecr_assets.DockerImageAssetOptions = {}): ContainerImage {
    checkValue(SUBJECT, (violations) => {
      const dockerfile = join(directory, options.file ?? 'Dockerfile');
      if (!existsSync(dockerfile)) {
        violations.at('directory').refuse(directory, `has no ${options.file ?? 'Dockerfile'}`,
          'give the directory of the Dockerfile, relative to the directory in which the app runs');
      }
    });
    return new AssetImage(directory, options);
  }

  /**
   * An image that AWS builds and owns.
   *
   * In a stack with a concrete region the account is looked up at synthesis; in an environment-agnostic stack by a
   * mapping in the template, of which there is one for all repositories with the same accounts. Such a stack cannot be
   * deployed in a region that the mapping does not have. Where a role of another stack is granted to pull the image of a
   * package, CDK copies the mapping there.
   *
   * @param repository the repository of AWS
   * @param tag the tag, such as `1.7-1`: at most 128 letters, digits and `_ . -`
   * @param options where the image comes from
   * @throws ValidationError if the tag or the account is malformed, or if the accounts of the repository are not known
   * and none is given; where the image is used, if the accounts are known but not the one in the region of the stack
   */
  public static fromPrebuilt(repository: PrebuiltRepository, tag: string, options: PrebuiltImageOptions = {}): ContainerImage {
    checkValue(SUBJECT, (violations) => {
      if (!repository._accounts && options.accountId === undefined) {
        violations.at('repository').misplaced('is not in the table of prebuilt images',
          'give the account that owns it as accountId', repository.repositoryName);
      }
      checkLimit(violations.at('tag'), IMAGE_TAG, tag);
      if (options.accountId !== undefined) {
        checkLimit(violations.at('accountId'), REGISTRY_ACCOUNT, options.accountId);
      }
    });
    return new AwsImage(new PrebuiltImage(repository, tag, options.accountId));
  }

  /**
   * An image of which only the URI is known. Where that names a repository in Amazon ECR, roles may pull from it; its own
   * policy, which other accounts need, stays as it is.
   *
   * @param imageUri `registry/repository:tag` or `registry/repository@digest`, at most 255 characters without spaces
   * @throws ValidationError if the URI is empty, too long or has spaces
   */
  public static fromUri(imageUri: string): ContainerImage {
    checkValue(SUBJECT, (violations) => checkLimit(violations.at('imageUri'), IMAGE_URI, imageUri));
    return new UriImage(imageUri);
  }

  /**
   * Equal for two images that are the same one.
   *
   * @internal
   */
  public abstract readonly _identity: string;

  /**
   * The tag by which another image can take this one's place later, if that is known.
   *
   * @internal
   */
  public abstract readonly _movingTag?: string;

  /**
   * Whether the image is in Amazon ECR or in another registry, if that is known.
   *
   * @internal
   */
  public readonly _registry?: Registry = 'ecr';

  /**
   * The region of the repository, if the image is in one that may be another than where it is used.
   *
   * @internal
   */
  public readonly _region?: string;

  /** @internal */
  public abstract _bind(scope: Construct, id: string): BoundImage;

  /**
   * Rules that depend on where the image is used.
   *
   * @internal
   */
  public _check(_violations: Violations, _region: string): void {}
}

class RepositoryImage extends ContainerImage {
  public readonly _identity: string;
  public readonly _movingTag?: string;
  public readonly _region: string;
  private bound?: BoundImage;

  constructor(private readonly repository: ecr.IRepository, private readonly tagOrDigest: string) {
    super();
    this._region = repository.env.region;
    // Not the URI: CDK makes it of new tokens every time.
    this._identity = `${repository.repositoryArn} ${tagOrDigest}`;
    this._movingTag = movingTag(tagOrDigest);
  }

  public _bind(): BoundImage {
    const { repository, tagOrDigest } = this;
    // The same in every stack: packages that share the image share its tokens, which cost CDK a stack trace each.
    return this.bound ??= { uri: repository.repositoryUriForTagOrDigest(tagOrDigest), repositoryArn: repository.repositoryArn, repository };
  }
}

class AssetImage extends ContainerImage {
  public readonly _identity: string;
  public readonly _movingTag = undefined;

  constructor(private readonly directory: string, private readonly options: ecr_assets.DockerImageAssetOptions) {
    super();
    this._identity = `directory ${JSON.stringify([resolve(directory), options])}`;
  }

  public _bind(scope: Construct, id: string): BoundImage {
    const { imageUri, repository } = new ecr_assets.DockerImageAsset(scope, id, {
      platform: ecr_assets.Platform.LINUX_AMD64,
      ...this.options,
      directory: this.directory,
    });
    return { uri: imageUri, repositoryArn: repository.repositoryArn, repository };
  }
}

class AwsImage extends ContainerImage {
  public readonly _identity: string;
  public readonly _movingTag?: string;
  /** What the packages of a stack share. */
  private readonly bound = new WeakMap<Stack, BoundImage>();

  constructor(private readonly image: PrebuiltImage) {
    super();
    this._identity = image.identity;
    this._movingTag = movingTag(image.tag);
  }

  public _bind(scope: Construct): BoundImage {
    const stack = Stack.of(scope);
    return once(this.bound, stack, () => this.image.bind(stack));
  }

  public _check(violations: Violations, region: string): void {
    this.image.check(violations, region);
  }
}

class UriImage extends ContainerImage {
  public readonly _identity: string;
  public readonly _movingTag?: string;
  public readonly _registry?: Registry;
  public readonly _region?: string;

  constructor(private readonly imageUri: string) {
    super();
    this._region = regionOf(imageUri);
    this._identity = imageUri;
    this._registry = registryOf(imageUri);
    this._movingTag = imageUri.includes('@') ? undefined : movingTag(tagOfUri(imageUri), imageUri);
  }

  public _bind(): BoundImage {
    return imageOfUri(this.imageUri);
  }
}

/** Behind the last slash, so that the port of a registry is not taken for a tag. */
function tagOfUri(imageUri: string): string {
  return imageUri.slice(imageUri.lastIndexOf('/') + 1).split(':')[1] ?? DEFAULT_TAG;
}

/** Of all tags, the default one is known to move, and it is what no tag means. Where the tag is a token, nothing is known. */
function movingTag(tag: string, written: string = tag): string | undefined {
  return (tag === DEFAULT_TAG || tag === '') && !Token.isUnresolved(written) ? DEFAULT_TAG : undefined;
}
