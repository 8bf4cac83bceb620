import { Size } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Copying } from './copied-location';
import { BucketLocation } from '../artifacts/s3-location';
import { checkCall } from '../diagnostics/check-shape';
import { markClass } from '../diagnostics/class-mark';
import { checkValue } from '../diagnostics/issues';

const SUBJECT = 'promoted artifacts';
const REPOSITORY_URI = /^\d{12}\.dkr[.-]ecr(?:-fips)?\.[^/]+\/[^:@]+$/;
const DEFAULT_MEMORY = 1024;
/** The most that AWS Lambda has: the model data must fit, and are often large. */
const DEFAULT_STORAGE = 10;

/** Options for artifacts that are copied. */
export interface CopiedArtifactsOptions {
  /**
   * The prefix of the keys in the bucket. The copy of an object has this prefix, a slash, and the key of the object.
   *
   * @default - no prefix; a copy has the key of the object
   */
  readonly prefix?: string;

  /**
   * The buckets that the objects are copied from, if the app has constructs for them. CDK grants the function that
   * copies permission to read them, and to decrypt with the keys that the constructs have.
   *
   * @default - the buckets are imported by their names, without keys
   */
  readonly sourceBuckets?: s3.IBucket[];

  /**
   * The memory of the function that copies, in MiB.
   *
   * @default 1024
   */
  readonly memoryLimit?: number;

  /**
   * The ephemeral storage of the function that copies, through which each object passes. It must be larger than the
   * largest object.
   *
   * @default Size.gibibytes(10)
   */
  readonly ephemeralStorageSize?: Size;
}

interface Mappings {
  readonly repositories: ReadonlyMap<string, ecr.IRepositoryRef>;
  readonly buckets: ReadonlyMap<string, s3.IBucketRef>;
  readonly keys: ReadonlyMap<string, kms.IKeyRef>;
}

/**
 * Where the artifacts of a promoted package are: its images, model data and files.
 *
 * They stay where they are, or are copied to a bucket. Images are not copied: they stay, or are in repositories that
 * are mapped, for example by the replication of Amazon ECR. Images of AWS are taken from the region of the package.
 *
 * @see https://github.com/cdk-sagemaker/cdk-sagemaker-model-package/blob/main/docs/promotion.md
 * @example
 * const artifacts = PromotedArtifacts.copiedTo(bucket, { prefix: 'promoted' })
 *   .withRepository('111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn', repository);
 */
export class PromotedArtifacts {
  static { markClass(this, 'PromotedArtifacts'); }

  /**
   * The artifacts stay where they are.
   *
   * SageMaker reads model data and images from the region of the package. In another account, the policies of their
   * buckets, keys and repositories must allow those who use the package.
   */
  public static inPlace(): PromotedArtifacts {
    return new PromotedArtifacts({ repositories: new Map(), buckets: new Map(), keys: new Map() });
  }

  /**
   * Model data and files are copied to a bucket when the package is deployed, and the package waits for them.
   *
   * Each object is copied as it is by CDK's `BucketDeployment`, whose function must be allowed to read it: in another
   * account, the policy of the bucket and of its key must allow the account of the stack. The function runs for at most
   * 15 minutes. It does not copy prefixes: copy them with `aws s3 sync` or S3 replication, and map the bucket with
   * `withBucket`. A copy is not deleted with the package.
   *
   * @param bucket the bucket, in the region of the package
   * @param options the options for copying
   * @throws ValidationError if the prefix is a URI, or starts with a slash or with the name of the bucket
   */
  public static copiedTo(bucket: s3.IBucket, options: CopiedArtifactsOptions = {}): PromotedArtifacts {
    checkCall(SUBJECT, 'PromotedArtifacts.copiedTo', bucket, options);
    const { prefix = '', sourceBuckets = [], memoryLimit = DEFAULT_MEMORY, ephemeralStorageSize } = options;
    checkValue(SUBJECT, (issues) => { new BucketLocation(bucket, prefix).check(issues.at('prefix')); });
    return new PromotedArtifacts({ repositories: new Map(), buckets: new Map(), keys: new Map() }, {
      bucket,
      prefix: prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`,
      sourceBuckets,
      memoryLimit,
      ephemeralStorageSize: ephemeralStorageSize ?? Size.gibibytes(DEFAULT_STORAGE),
    });
  }

  private constructor(private readonly mappings: Mappings, private readonly copying?: Copying) {}

  /**
   * Takes the images of a repository from another repository, with the same tags and digests.
   *
   * @param sourceRepositoryUri the URI of the repository in the description, without tag and digest
   * @param repository the repository that contains the images, in the region of the package
   * @throws ValidationError if the URI is not that of a repository in Amazon ECR
   */
  public withRepository(sourceRepositoryUri: string, repository: ecr.IRepositoryRef): PromotedArtifacts {
    checkCall(SUBJECT, 'PromotedArtifacts.withRepository', sourceRepositoryUri, repository);
    checkValue(SUBJECT, (issues) => {
      if (!REPOSITORY_URI.test(sourceRepositoryUri)) {
        issues.at('sourceRepositoryUri').invalidValue('PromotedArtifacts.notARepository', sourceRepositoryUri);
      }
    });
    return this.with({ repositories: new Map([...this.mappings.repositories, [sourceRepositoryUri, repository]]) });
  }

  /**
   * Takes the objects of a bucket from another bucket, where they have the same keys. They are not copied.
   *
   * @param sourceBucketName the name of the bucket in the description
   * @param bucket the bucket that contains the objects, in the region of the package
   */
  public withBucket(sourceBucketName: string, bucket: s3.IBucketRef): PromotedArtifacts {
    checkCall(SUBJECT, 'PromotedArtifacts.withBucket', sourceBucketName, bucket);
    return this.with({ buckets: new Map([...this.mappings.buckets, [sourceBucketName, bucket]]) });
  }

  /**
   * Encrypts what SageMaker stores for a package with another key, unless the promotion specifies its `encryptionKey`.
   *
   * @param sourceKey the ID or ARN of the key, as the description has it
   * @param key the key that replaces it, in the region of the package
   */
  public withKey(sourceKey: string, key: kms.IKeyRef): PromotedArtifacts {
    checkCall(SUBJECT, 'PromotedArtifacts.withKey', sourceKey, key);
    return this.with({ keys: new Map([...this.mappings.keys, [sourceKey, key]]) });
  }

  /** @internal */
  public get _mappings(): Mappings {
    return this.mappings;
  }

  /** @internal */
  public get _copying(): Copying | undefined {
    return this.copying;
  }

  private with(added: Partial<Mappings>): PromotedArtifacts {
    return new PromotedArtifacts({ ...this.mappings, ...added }, this.copying);
  }
}
