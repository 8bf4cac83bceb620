import { Fn, ResourceEnvironment } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { IConstruct } from 'constructs';
import { GET_OBJECT, KEY_DECRYPT, KEY_ENCRYPT, LIST_BUCKET, PULL_IMAGE, PUT_OBJECT, REGISTRY_LOGIN } from './actions';
import { allowBucketKey, bucketPolicy, bucketPolicyDependable, throughS3 } from './buckets';
import { GrantBuilder, Permission, PolicyHolder, withoutPolicy } from './grant-builder';
import { allowOnKey, KeyOrArn } from './keys';
import { literal } from './literal';
import { policyOf } from './referenced-policy';
import { isAccessPoint, readable, readableData, targetOf } from './s3-target';
import { BoundImage } from '../artifacts/bound-image';
import { BoundS3Location, BucketLocation } from '../artifacts/s3-location';
import { dependOn } from '../cdk/dependencies';
import { memo } from '../cdk/once';
import { resourceBehind } from '../cdk/resource-behind';
import { TOKEN } from '../cdk/tokens';

/** A token at the end of a text, which may end in a slash: not one of the pseudo parameters of CloudFormation. */
const TOKEN_AT_END = new RegExp(String.raw`(?!.\{Token\[AWS\.)${TOKEN.source}$`);

/** Data in Amazon S3 that is read: a single object, or all objects with a prefix. */
export interface S3Reading {
  readonly location: BoundS3Location;
  readonly isPrefix: boolean;
  /** Further data that is read, but whose location is unknown. @default - no further data */
  readonly alsoReads?: string;
}

/** The artifacts that are read to run a model. */
export interface Artifacts {
  readonly images: BoundImage[];
  readonly readings: S3Reading[];
}

/** The action does not support resources. */
const LOGIN: Permission = { actions: REGISTRY_LOGIN, resourceArns: ['*'] };

/** The permission to pull an image, if its repository is known. */
const pullOf = memo(({ repositoryArn }: BoundImage): Permission | undefined =>
  repositoryArn === undefined ? undefined : { actions: PULL_IMAGE, resourceArns: [literal(repositoryArn)] });

/**
 * Allows the grantee to read only these artifacts, but no other objects of the buckets and no other repositories.
 *
 * @param home the account and region of the package
 * @returns the artifacts on which nothing can be granted, because too little is known about them
 */
export function allowReading(
  builder: GrantBuilder, { images, readings }: Artifacts, home: ResourceEnvironment,
): string[] {
  const unknown = [
    ...readings.filter((reading) =>
      !allowReadingS3(builder, reading, home)).map(({ location }) => readableData(location)),
    ...readings.flatMap(({ alsoReads = [] }) => alsoReads),
    ...images.filter((image) => !allowPulling(builder, image, home)).map(({ uri }) => readable('an image', uri)),
  ];
  if (images.length > 0) {
    builder.allow(LOGIN);
  }
  return unknown;
}

/**
 * Allows the grantee to write only objects with a prefix. `key` encrypts the objects, by default that of the bucket.
 *
 * @returns the output on which nothing can be granted, because too little is known about it
 */
export function allowWriting(
  builder: GrantBuilder, location: BucketLocation, key?: KeyOrArn,
): string[] {
  const { bucket, key: prefix } = location;
  const { bucketName, bucketArn } = bucket.bucketRef;
  if (isAccessPoint(bucketName)) { return [readableData(location)]; }
  builder.allow(
    { actions: PUT_OBJECT, resourceArns: [`${literal(bucketArn)}/${folderOf(prefix)}*`] }, bucketPolicy(bucket),
  );
  if (key) {
    allowOnKey(builder, key, { actions: KEY_ENCRYPT, conditions: throughS3(bucket) });
  } else {
    allowBucketKey(builder, bucket, KEY_ENCRYPT);
  }
  return [];
}

/** SageMaker uses the prefix as a folder: a grant on churn must not include churn-eu. */
function folderOf(prefix: string): string {
  if (prefix === '' || prefix.endsWith('/')) { return literal(prefix); }
  const [token] = TOKEN_AT_END.exec(prefix) ?? [];
  // Where the value of the token ends in a slash, the second one goes.
  return token === undefined
    ? literal(`${prefix}/`)
    : literal(prefix.slice(0, -token.length)) + Fn.join('/', Fn.split('//', `${literal(token)}/`));
}

function allowReadingS3(builder: GrantBuilder, { location, isPrefix }: S3Reading, home: ResourceEnvironment): boolean {
  const target = targetOf(location);
  if (!target || (target.key === '' && !isPrefix)) { return false; }
  const { bucketArn, key, bucket } = target;
  // A bucket that is known only by a URI is most likely in the account of the package.
  const holder = bucket ? bucketPolicy(bucket) : withoutPolicy(home, location.uri);
  builder.allow({ actions: GET_OBJECT, resourceArns: [`${bucketArn}/${key}${isPrefix ? '*' : ''}`] }, holder);
  if (isPrefix) {
    builder.allow({
      actions: LIST_BUCKET, resourceArns: [bucketArn], conditions: { StringLike: { 's3:prefix': [`${key}*`] } },
    }, holder);
  }
  if (bucket) { allowBucketKey(builder, bucket, KEY_DECRYPT); }
  return true;
}

function allowPulling(builder: GrantBuilder, image: BoundImage, home: ResourceEnvironment): boolean {
  const { uri, repository, isOwnedByAws } = image;
  const pull = pullOf(image);
  if (!pull) { return false; }
  // The repositories of AWS allow everyone.
  builder.allow(pull, repository ? repositoryPolicy(repository) : isOwnedByAws ? undefined : withoutPolicy(home, uri));
  return true;
}

/** The policy of a repository, whose statements have no resource. CDK has no trait for that of an L1. */
export function repositoryPolicy(repository: ecr.IRepositoryRef): PolicyHolder {
  const name = `repository ${repository.node.path}`;
  const resource = policyOf(
    repository, resourceBehind(repository, repository.repositoryRef.repositoryArn, ecr.CfnRepository.isCfnRepository),
  );
  return resource ? { resource, selfArns: [], name } : withoutPolicy(repository.env, name);
}

/**
 * Makes a resource depend on the policies of the buckets, as SageMaker reads the artifacts when it creates the
 * resource.
 */
export function dependOnBucketPolicies(
  resource: IConstruct, { readings }: Artifacts, ...others: (s3.IBucketRef | undefined)[]
): void {
  for (const bucket of new Set([...readings.map(({ location }) => location.bucket), ...others])) {
    if (bucket) {
      dependOn(resource, bucketPolicyDependable(bucket));
    }
  }
}
