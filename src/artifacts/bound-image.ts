import { Arn, Aws, Token } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import { isAlgorithm, prebuiltAccountsOf } from '../catalogue/prebuilt-accounts';
import { TOKEN } from '../cdk/tokens';

/** An image that is bound to a construct. */
export interface BoundImage {
  readonly uri: string;
  /** Undefined if the URI does not contain the name of an Amazon ECR repository. */
  readonly repositoryArn?: string;
  /** The repository, if the app has a construct for it. */
  readonly repository?: ecr.IRepositoryRef;
  /** Whether AWS owns the repository, which everyone may pull from. @default false */
  readonly isOwnedByAws?: boolean;
}

/** The kinds of registries. SageMaker pulls from Amazon ECR directly, and from other registries through a VPC. */
export type Registry = 'ecr' | 'other';

/** The account, region and repository of an image in Amazon ECR. Each of them may be a token as a whole. */
const ECR_URI = new RegExp(
  String.raw`^((?:${TOKEN.source}|\d)+)\.dkr[.-]ecr(?:-fips)?\.((?:${TOKEN.source}|[a-z0-9-])+)\.[^/]+\/([^:@]+)`,
);

/** The Amazon ECR registries of an account in all partitions, including FIPS and IPv6 (`dkr-ecr.REGION.on.aws`). */
const ECR_REGISTRY = /^\d{12}\.dkr[.-]ecr(?:-fips)?\.[^/]+\//;

/** The kind of registry in which the image is. Undefined if the URI contains a token. */
export function registryOf(uri: string): Registry | undefined {
  return Token.isUnresolved(uri) ? undefined : ECR_REGISTRY.test(uri) ? 'ecr' : 'other';
}

/** The region of an image in Amazon ECR, if its URI contains it. */
export function regionOf(uri: string): string | undefined {
  return ECR_URI.exec(uri)?.[2];
}

/** The name of the repository of an image in Amazon ECR, if its URI contains it. */
export function repositoryOf(uri: string): string | undefined {
  return ECR_URI.exec(uri)?.[3];
}

/** The region of the repository of an image, if known. */
export function regionOfBound({ repository, repositoryArn = '' }: BoundImage): string | undefined {
  return repository?.env.region ?? repositoryArn.split(':')[3];
}

/** An image of which only the URI is known. The ARN of the repository is derived from the URI. */
export function imageOfUri(uri: string): BoundImage {
  const named = ECR_URI.exec(uri);
  if (!named) { return { uri }; }
  const [, account, region, resourceName] = named;
  const parts = { partition: Aws.PARTITION, service: 'ecr', region, account, resource: 'repository', resourceName };
  return { uri, repositoryArn: Arn.format(parts) };
}

/** What is known of the repository of an image in Amazon ECR before it has its place in a template. */
export interface ImageOrigin {
  /** For messages. @default - it is not the user's */
  readonly name?: string;
  /** The repository, if the app knows it as a construct. */
  readonly repository?: ecr.IRepositoryRef;
  /** Whether it has a built-in algorithm of SageMaker. @default false */
  readonly isAlgorithm?: boolean;
}

/** The repository that the URI of an image names, if it is in Amazon ECR. */
export function originOf(uri: string): ImageOrigin | undefined {
  const [, account, , name] = Token.isUnresolved(uri) ? [] : ECR_URI.exec(uri) ?? [];
  if (name === undefined) { return undefined; }
  const isOfAws = Object.values(prebuiltAccountsOf(name)?.accounts ?? {}).includes(account);
  return isOfAws ? { isAlgorithm: isAlgorithm(name) } : { name: `repository ${name}` };
}
