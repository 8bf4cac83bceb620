/** How model data that is given as a ModelDataSource is laid out. Of the four pairs, S3Prefix with Gzip has no meaning. */
export interface ModelDataLayout {
  readonly dataType: 'S3Prefix' | 'S3Object';
  readonly compressionType: 'None' | 'Gzip';
  readonly acceptEula?: boolean;
}
