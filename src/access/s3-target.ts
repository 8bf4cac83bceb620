import { Aws, CfnResource, Reference, Token, Tokenization } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { literal } from './literal';
import { BoundS3Location } from '../artifacts/s3-location';
import { S3_URI } from '../artifacts/s3-uri';

/** A location as policies name it. */
export interface Target {
  readonly bucketArn: string;
  readonly key: string;
  readonly bucket?: s3.IBucketRef;
}

/** The bucket and key of a location, which may be derived from its URI. Undefined if they are unknown. */
export function targetOf({ uri, bucket, key }: BoundS3Location): Target | undefined {
  if (bucket) {
    const { bucketName, bucketArn } = bucket.bucketRef;
    return isAccessPoint(bucketName) ? undefined : { bucketArn: literal(bucketArn), key: literal(key!), bucket };
  }
  const [, name, keyInUri] = S3_URI.exec(uri) ?? [];
  if (isAccessPoint(name)) { return undefined; }
  // A token without a slash behind it may have the bucket and the key, which would not be an ARN.
  if (name === undefined || (keyInUri === undefined && Token.isUnresolved(name))) { return undefined; }
  return { bucketArn: `arn:${Aws.PARTITION}:s3:::${literal(name)}`, key: literal(keyInUri ?? '') };
}

function bucketIn(uri: string): string | undefined {
  return S3_URI.exec(uri)?.[1];
}

/** The ARN of an access point, and the ends of names that are reserved for access points and directory buckets. */
const ACCESS_POINT = /^arn:|(?:-s3alias|--ol-s3|--x-s3|--xa-s3|\.mrap)$/;

/**
 * Whether a name stands for an access point. Its policy and that of its bucket have to allow the grantee, and policies
 * do not support aliases.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html
 */
export function isAccessPoint(name: string = ''): boolean {
  if (ACCESS_POINT.test(name)) { return true; }
  const [token] = Tokenization.reverseString(name).tokens;
  return Reference.isReference(token)
    && CfnResource.isCfnResource(token.target)
    && token.target.cfnResourceType.endsWith('AccessPoint');
}

/** The name of an artifact for a warning, as a token is not readable. */
export function readable(what: string, uri: string): string {
  return Token.isUnresolved(uri) ? `${what} at a URI that is known only at deployment` : uri;
}

/** The same for data in Amazon S3. */
export function readableData({ uri, bucket }: BoundS3Location): string {
  const name = readable('data', uri);
  const bucketName = bucket?.bucketRef.bucketName ?? bucketIn(uri);
  return isAccessPoint(bucketName) ? `${name} (an access point, whose bucket is unknown)` : name;
}
