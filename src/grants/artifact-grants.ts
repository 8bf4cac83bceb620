import { Aws } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Granting } from './granting';
import { allowOnKey, through } from './key-grants';
import { hasManagedKey } from './managed-key';
import { GET_OBJECT, KEY_DECRYPT, KEY_ENCRYPT, LIST_BUCKET, PULL_IMAGE, PUT_OBJECT, REGISTRY_LOGIN } from './perms';
import { BoundImage } from '../artifacts/bound-image';
import { BoundS3Location } from '../artifacts/s3-location';

/** Something in S3 that is read: one object, or all below a prefix. */
export interface S3Reading {
  readonly location: BoundS3Location;
  readonly isPrefix: boolean;
}

/** What is read to run a model. */
export interface Artifacts {
  readonly images: BoundImage[];
  readonly readings: S3Reading[];
}

/**
 * Lets the grantee read exactly these artifacts: neither other objects of the buckets nor other repositories.
 *
 * @returns the URIs of which too little is known to grant anything
 */
export function allowReading(granting: Granting, { images, readings }: Artifacts): string[] {
  const unknown = [
    ...readings.filter((reading) => !allowReadingS3(granting, reading)).map(({ location }) => location.uri),
    ...images.filter((image) => !allowPulling(granting, image)).map(({ uri }) => uri),
  ];
  if (images.length > 0) {
    // The action has no resource type.
    granting.allow({ actions: REGISTRY_LOGIN, resourceArns: ['*'] });
  }
  return unknown;
}

/** Lets the grantee write below a prefix alone. `key` encrypts what is written. */
export function allowWriting(granting: Granting, { bucket, key: prefix = '' }: BoundS3Location, region: string, key = bucket!.encryptionKey): void {
  granting.allow({ actions: PUT_OBJECT, resourceArns: [bucket!.arnForObjects(`${prefix}*`)] }, bucketPolicy(bucket!));
  if (key) {
    allowOnKey(granting, key, { actions: KEY_ENCRYPT, conditions: through('s3', region) });
  }
}

function allowReadingS3(granting: Granting, { location, isPrefix }: S3Reading): boolean {
  const target = targetOf(location);
  if (!target) { return false; }
  const { bucketArn, key, bucket } = target;
  const holder = bucket && bucketPolicy(bucket);
  granting.allow({ actions: GET_OBJECT, resourceArns: [`${bucketArn}/${key}${isPrefix ? '*' : ''}`] }, holder);
  if (isPrefix) {
    granting.allow({ actions: LIST_BUCKET, resourceArns: [bucketArn], conditions: { StringLike: { 's3:prefix': [`${key}*`] } } }, holder);
  }
  if (bucket?.encryptionKey) {
    allowOnKey(granting, bucket.encryptionKey, { actions: KEY_DECRYPT });
  } else if (bucket && granting.isOutside(bucket.env.account) && hasManagedKey(bucket)) {
    granting.undecryptable.push(`bucket ${bucket.node.path}`);
  }
  return true;
}

function allowPulling(granting: Granting, { repositoryArn, repository }: BoundImage): boolean {
  if (repositoryArn === undefined) { return false; }
  granting.allow({ actions: PULL_IMAGE, resourceArns: [repositoryArn] },
    // Repository policies have no resource.
    repository && { resource: repository, selfArns: [], name: `repository ${repository.node.path}` });
  return true;
}

/** The bucket and key of a location: its own, or those that its URI names. */
function targetOf({ uri, bucket, key = '' }: BoundS3Location): { bucketArn: string; key: string; bucket?: s3.IBucket } | undefined {
  if (bucket) { return { bucketArn: bucket.bucketArn, key, bucket }; }
  const [, bucketName, uriKey] = /^s3:\/\/([^/]+)\/(.*)$/.exec(uri) ?? [];
  return bucketName === undefined ? undefined : { bucketArn: `arn:${Aws.PARTITION}:s3:::${bucketName}`, key: uriKey };
}

function bucketPolicy(bucket: s3.IBucket) {
  return { resource: bucket, name: `bucket ${bucket.node.path}` };
}
