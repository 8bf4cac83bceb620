import { existsSync } from 'fs';
import { join } from 'path';
import { Token } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as ecr_assets from 'aws-cdk-lib/aws-ecr-assets';
import { repositoryOf } from './bound-image';
import { AssetImage, DEFAULT_TAG, ImageSource, RepositoryImage, UriImage } from './image-source';
import { PrebuiltImage } from './prebuilt-image';
import { closestRepository } from '../catalogue/prebuilt-accounts';
import { PrebuiltRepository } from '../catalogue/prebuilt-repository';
import { checkLimit } from '../diagnostics/check-limits';
import { checkCall } from '../diagnostics/check-shape';
import { markClass } from '../diagnostics/class-mark';
import { checkValue } from '../diagnostics/issues';
import { IMAGE_DIGEST, IMAGE_TAG, IMAGE_URI, REGISTRY_ACCOUNT, REPOSITORY_NAME } from '../diagnostics/limits';

const SUBJECT = 'container image';

/** Options for a prebuilt container image. */
export interface PrebuiltImageOptions {
  /**
   * The ID of the AWS account that owns the image: 12 digits. It overrides the account that this library knows.
   *
   * @default - the account that this library knows for the repository in the region of the stack
   */
  readonly accountId?: string;
}

/**
 * The image of an inference container.
 *
 * SageMaker requires an image for a single platform with a Docker manifest (version 2, schema 2). It rejects OCI
 * manifests and image indexes ("Unsupported manifest media type application/vnd.oci.image.index.v1+json"), which
 * BuildKit creates by default.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-inference-code.html
 * @example
 * const ownImage = ContainerImage.fromEcrRepository(repository, '3');
 * const builtFromDirectory = ContainerImage.fromAsset('serving');
 * const imageOfAws = ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1');
 */
export abstract class ContainerImage {
  static { markClass(this, 'ContainerImage'); }

  /**
   * References an image in an Amazon ECR repository.
   *
   * A tag can be moved to another image later. A digest always identifies the same image and is therefore recommended
   * for registered versions. A token is a tag: for a digest that is a token, use `fromEcrRepositoryDigest`.
   *
   * @param repository the repository that contains the image
   * @param tagOrDigest the tag (at most 128 characters) or the digest (`sha256:` followed by 64 lowercase hexadecimal
   * digits) of the image, `latest` by default
   * @throws ValidationError if `tagOrDigest` is neither a valid tag nor a valid digest, or if the name of an imported
   * repository is malformed
   */
  public static fromEcrRepository(repository: ecr.IRepositoryRef, tagOrDigest: string = DEFAULT_TAG): ContainerImage {
    checkCall(SUBJECT, 'ContainerImage.fromEcrRepository', repository, tagOrDigest);
    checkValue(SUBJECT, (issues) => {
      checkLimit(issues.at('repository'), REPOSITORY_NAME, repository.repositoryRef.repositoryName);
      // A tag contains neither a colon nor an at sign.
      checkLimit(issues.at('tagOrDigest'), /[:@]/.test(tagOrDigest) ? IMAGE_DIGEST : IMAGE_TAG, tagOrDigest);
    });
    return new ImageOfSource(new RepositoryImage(repository, tagOrDigest));
  }

  /**
   * References an image in an Amazon ECR repository by its digest, which may be a token, such as a parameter of the
   * stack or a value in AWS Systems Manager.
   *
   * @param repository the repository that contains the image
   * @param digest the digest of the image: `sha256:` followed by 64 lowercase hexadecimal digits
   * @throws ValidationError if `digest` is not a valid digest, or if the name of an imported repository is malformed
   */
  public static fromEcrRepositoryDigest(repository: ecr.IRepositoryRef, digest: string): ContainerImage {
    checkCall(SUBJECT, 'ContainerImage.fromEcrRepositoryDigest', repository, digest);
    checkValue(SUBJECT, (issues) => {
      checkLimit(issues.at('repository'), REPOSITORY_NAME, repository.repositoryRef.repositoryName);
      checkLimit(issues.at('digest'), IMAGE_DIGEST, digest);
    });
    return new ImageOfSource(new RepositoryImage(repository, digest, true));
  }

  /**
   * References an image that is built from a local directory and pushed to Amazon ECR during deployment.
   *
   * The image is built for linux/amd64, unless the options specify another platform. If Docker creates OCI manifests by
   * default, which SageMaker rejects, set `BUILDX_NO_DEFAULT_ATTESTATIONS=1` in the environment of the deployment and
   * the option `outputs: ['type=docker,oci-mediatypes=false']`.
   *
   * @param directory the directory that contains the Dockerfile, relative to the working directory of the app
   * @param options the options for building the image
   * @throws ValidationError if the directory does not contain the Dockerfile
   */
  public static fromAsset(directory: string, options: ecr_assets.DockerImageAssetOptions = {}): ContainerImage {
    checkCall(SUBJECT, 'ContainerImage.fromAsset', directory, options);
    checkValue(SUBJECT, (issues) => {
      const file = options.file ?? 'Dockerfile';
      if (Token.isUnresolved(directory)) {
        issues.at('directory').invalidUse('File.token');
      } else if (!existsSync(join(directory, file))) {
        issues.at('directory').invalidValue('ContainerImage.dockerfileMissing', directory, { file });
      }
    });
    return new ImageOfSource(new AssetImage(directory, options));
  }

  /**
   * References an image that AWS builds and owns.
   *
   * In a stack with a known region, the account of the registry is resolved at synthesis. In an environment-agnostic
   * stack, it is resolved at deployment by a mapping in the template, which repositories with the same accounts share.
   * The deployment fails in a region that the mapping does not contain. If a role of another stack is granted
   * permission to pull the image, CDK copies the mapping to that stack.
   *
   * @param repository the repository of AWS
   * @param tag the tag of the image, such as `1.7-1`: at most 128 letters, digits and `_ . -`
   * @param options the options of the image
   * @throws ValidationError if the tag or the account is malformed, or if this library does not know the accounts of
   * the repository and `accountId` is not specified. A region without a known account is an error of the construct that
   * uses the image
   */
  public static fromPrebuilt(
    repository: PrebuiltRepository, tag: string, options: PrebuiltImageOptions = {},
  ): ContainerImage {
    checkCall(SUBJECT, 'ContainerImage.fromPrebuilt', repository, tag, options);
    checkValue(SUBJECT, (issues) => {
      if (!repository._accounts && options.accountId === undefined) {
        issues.at('repository').invalidUse('ContainerImage.unknownRepository', {
          closest: closestRepository(repository.repositoryName),
        }, repository.repositoryName);
      }
      checkLimit(issues.at('tag'), IMAGE_TAG, tag);
      if (options.accountId !== undefined) {
        checkLimit(issues.at('accountId'), REGISTRY_ACCOUNT, options.accountId);
      }
    });
    return new ImageOfSource(new PrebuiltImage(repository, tag, options.accountId));
  }

  /**
   * References an image by its URI.
   *
   * If the URI identifies a repository in Amazon ECR, grants allow roles to pull from that repository. They do not
   * change the policy of the repository, which has to allow principals of other accounts.
   *
   * @param imageUri `registry/repository:tag` or `registry/repository@digest`, at most 255 characters without spaces
   * @throws ValidationError if the URI is empty, longer than 255 characters or contains spaces, or if the name of a
   * repository in Amazon ECR is malformed
   */
  public static fromUri(imageUri: string): ContainerImage {
    checkCall(SUBJECT, 'ContainerImage.fromUri', imageUri);
    checkValue(SUBJECT, (issues) => {
      checkLimit(issues.at('imageUri'), IMAGE_URI, imageUri);
      const repository = repositoryOf(imageUri);
      // Spaces are reported already.
      if (repository !== undefined && !/\s/.test(repository)) {
        checkLimit(issues.at('imageUri'), REPOSITORY_NAME, repository);
      }
    });
    return new ImageOfSource(new UriImage(imageUri));
  }

  /** @internal */
  public abstract readonly _source: ImageSource;
}

class ImageOfSource extends ContainerImage {
  constructor(public readonly _source: ImageSource) {
    super();
  }
}
