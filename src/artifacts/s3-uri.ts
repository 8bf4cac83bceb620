/** An object or a prefix of a bucket. */
export interface ObjectUri {
  readonly bucket: string;
  readonly key: string;
}

/** A bucket, and what lies behind its slash. */
export const S3_URI = /^s3:\/\/([^/]+)(?:\/([^]*))?$/;
/** `https://BUCKET.s3.REGION.amazonaws.com/KEY`, also without the region or dual-stack. */
const BY_HOST = /^https:\/\/([^/]+)\.s3(?:[.-](?:dualstack\.)?[a-z0-9-]+)?\.amazonaws\.com(?:\.cn)?\/([^]*)$/;
/** `https://s3.REGION.amazonaws.com/BUCKET/KEY`. */
const BY_PATH = /^https:\/\/s3(?:[.-](?:dualstack\.)?[a-z0-9-]+)?\.amazonaws\.com(?:\.cn)?\/([^/]+)\/?([^]*)$/;

/** The bucket and the key in a URI of Amazon S3. Undefined if it is of another form. */
export function objectOf(uri: string): ObjectUri | undefined {
  const [, bucket, key = ''] = S3_URI.exec(uri) ?? BY_PATH.exec(uri) ?? BY_HOST.exec(uri) ?? [];
  return bucket === undefined ? undefined : { bucket, key: uri.startsWith('s3:') ? key : decoded(key) };
}

/** The path of a URL is encoded; a key is not. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
