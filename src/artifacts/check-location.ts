import { Token } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { objectOf } from './s3-uri';
import { knownToDiffer } from '../cdk/names-and-arns';
import { checkLimit } from '../diagnostics/check-limits';
import { Issues, shown } from '../diagnostics/issues';
import { BUCKET_NAME, S3_KEY, S3_LOCATION } from '../diagnostics/limits';

/*
 * Slips in keys and URIs. S3 has no rule against a key that begins with a slash or with a URI, but nobody means one:
 * the template would have `s3://bucket/s3://bucket/model.tar.gz`, which is found out only at the deployment.
 */

const SCHEME = /^(?:s3|https?):\/\//i;

/** An access point stands for its bucket by its ARN. */
const ARN = /^arn:/;

/**
 * Refuses what cannot be the key of an object, or a prefix of keys, in this bucket. Says whether it is no slip: of one,
 * nothing more is said.
 */
export function checkKey(issues: Issues, bucketName: string, key: string): boolean {
  if (isSlip(issues, bucketName, key)) { return false; }
  checkLimit(issues, { ...S3_KEY, max: S3_LOCATION.max! - uriOf(bucketName).length }, key);
  return true;
}

function isSlip(issues: Issues, bucketName: string, key: string): boolean {
  // What is not known yet may be anything, but for the bucket itself.
  const isKnown = !Token.isUnresolved(key);
  if (isKnown ? SCHEME.test(key) : key.startsWith(`s3://${bucketName}`)) {
    issues.invalidUse('S3Location.uriAsKey', { key: shown(keyOfUri(key)) }, key);
  } else if (isKnown && key.startsWith('/')) {
    issues.invalidUse('S3Location.leadingSlash', { key: shown(withoutSlashes(key)) }, key);
  } else if (Token.isUnresolved(bucketName) && beginsWithBucket(bucketName, key)) {
    // Nobody calls a folder by a name that is not known yet.
    issues.invalidUse('S3Location.bucketInKey', { key: shown(withoutBucket(bucketName, key)) }, key);
  } else {
    return false;
  }
  return true;
}

/** Refuses what is no URI of S3. */
export function checkUri(issues: Issues, uri: string): void {
  const object = objectOf(uri);
  if (object && SCHEME.test(object.key) && !Token.isUnresolved(uri)) {
    issues.invalidUse('S3Location.uriInUri', { uri: shown(object.key) }, uri);
    return;
  }
  checkLimit(issues, S3_LOCATION, uri);
  if (object && !ARN.test(object.bucket)) {
    // No bucket has an at sign in its name: it is a user with a password that is not shown.
    checkLimit(issues, BUCKET_NAME, object.bucket.replace(/^[^]+@/, '***@'));
  }
}

/** A folder may be called like its bucket, but rarely is. */
export function warnOfKey(issues: Issues, bucketName: string, key: string): void {
  if (beginsWithBucket(bucketName, key) && withoutBucket(bucketName, key) !== '') {
    issues.warn('S3Location.repeatedBucket', { key: shown(key), rest: shown(withoutBucket(bucketName, key)) });
  }
}

/** The same for URIs, where an empty folder can be meant: there is no other way to name its objects. */
export function warnOfUri(issues: Issues, uri: string): void {
  const object = objectOf(uri);
  if (!object) { return; }
  const { bucket, key } = object;
  if (key.startsWith('/')) {
    issues.warn(
      'S3Location.emptyFolder', { uri: shown(uri), instead: shown(`${uriOf(bucket)}${withoutSlashes(key)}`) },
    );
  } else {
    warnOfKey(issues, bucket, key);
  }
}

/** The registry keeps any location, but what reads it may be bound to the region of the package. */
export function warnOfRegion(issues: Issues, { bucket }: { readonly bucket?: s3.IBucketRef }, region: string): void {
  if (bucket && knownToDiffer(bucket.env.region, region)) {
    issues.warn('S3Location.otherRegion', { bucketRegion: bucket.env.region, region });
  }
}

/** What stands before a key. Of a name that is not known yet, its three characters at least count. */
function uriOf(bucketName: string): string {
  return `s3://${Token.isUnresolved(bucketName) ? 'xxx' : bucketName}/`;
}

function beginsWithBucket(bucketName: string, key: string): boolean {
  return key.startsWith(`${bucketName}/`);
}

function withoutBucket(bucketName: string, key: string): string {
  return withoutSlashes(key.slice(bucketName.length));
}

function withoutSlashes(key: string): string {
  return key.replace(/^\/+/, '');
}

/** The key that a URI names: behind the bucket, which an `https` URL has in its host or behind it. */
function keyOfUri(uri: string): string {
  return withoutSlashes(uri.replace(SCHEME, '').replace(/^(?:s3[.-][^/]*\/+)?[^/]*/, ''));
}
