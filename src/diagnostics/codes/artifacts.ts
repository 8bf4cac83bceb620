import { error } from './entry';

/** Images, model data and files in S3. */
export const ARTIFACTS = {
  'ContainerImage.dockerfileMissing': error('has no {file}',
    'Give the directory of the Dockerfile, relative to the directory in which the app runs'),
  'ContainerImage.unknownRepository': error('is not in the table of prebuilt images',
    'Did you mean {closest}? Otherwise give the account that owns it as accountId'),
  'ContainerImage.unknownRegion': error('has no known account in {region}; known are {regions}',
    'Give the account that owns it as accountId, or use one of these regions'),
  'S3Location.notAnObject': error('is not the key of an object', 'Give the whole key, with the name of the file'),
  'S3Location.notAnArchive': error('is not a gzip-compressed tar archive', '{remedy}'),
  'ModelData.prefixWithoutSlash': error('does not end in a slash', 'SageMaker reads everything below the prefix: end it in /'),
  'ModelData.otherRegion': error('is in a bucket in {bucketRegion}, and the {reader} is in {region}',
    'Copy the model data to a bucket in the region of the {reader}'),
} as const;
