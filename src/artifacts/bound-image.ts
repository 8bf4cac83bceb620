import { Arn, Aws, Token } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';

/** An image once it has its place in a template. */
export interface BoundImage {
  readonly uri: string;
  /** Absent where the URI names no repository of Amazon ECR. */
  readonly repositoryArn?: string;
  /** The repository, where the app knows it as a construct. */
  readonly repository?: ecr.IRepository;
  /** Whether AWS owns the repository and lets everyone pull. @default false */
  readonly isOfAws?: boolean;
}

/** Kinds of registries: SageMaker pulls from Amazon ECR by itself, and from others through a VPC. */
export type Registry = 'ecr' | 'other';

/** The account, region and repository of an image in Amazon ECR. A token stands for each of them as a whole. */
const ECR_URI = /^((?:\$\{Token\[[^\]]+\]\}|\d)+)\.dkr[.-]ecr(?:-fips)?\.((?:\$\{Token\[[^\]]+\]\}|[a-z0-9-])+)\.[^/]+\/([^:@]+)/;

/** The registries of an account in Amazon ECR, in each partition, with FIPS and with IPv6 (`dkr-ecr.REGION.on.aws`). */
const ECR_REGISTRY = /^\d{12}\.dkr[.-]ecr(?:-fips)?\.[^/]+\//;

/** In which kind of registry the image of a URI is. Where the URI has a token, that is not known. */
export function registryOf(uri: string): Registry | undefined {
  return Token.isUnresolved(uri) ? undefined : ECR_REGISTRY.test(uri) ? 'ecr' : 'other';
}

/** The region of an image in Amazon ECR, where its URI tells. */
export function regionOf(uri: string): string | undefined {
  return ECR_URI.exec(uri)?.[2];
}

/** An image of which only the URI is known. What the URI says of its repository is used. */
export function imageOfUri(uri: string): BoundImage {
  const named = ECR_URI.exec(uri);
  if (!named) { return { uri }; }
  const [, account, region, resourceName] = named;
  return { uri, repositoryArn: Arn.format({ partition: Aws.PARTITION, service: 'ecr', region, account, resource: 'repository', resourceName }) };
}
