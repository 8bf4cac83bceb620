import { error } from './entry';

/** Images, model data and files in S3. */
export const ARTIFACTS = {
  'ContainerImage.dockerfileMissing': error('has no {file}',
    'Specify the directory of the Dockerfile, relative to the working directory of the app'),
  'ContainerImage.unknownRepository': error('is not a known prebuilt repository',
    'Did you mean {closest}? Otherwise specify the account that owns it as accountId'),
  'ContainerImage.unknownRegion': error('has no known account in {region}',
    'Specify the account that owns it as accountId, or use one of the known regions: {regions}'),
  'S3Location.notAnObject': error('is not the key of an object', 'Specify the full key, including the file name'),
  'S3Location.notAnArchive': error('is not a gzip-compressed tar archive', '{remedy}'),
  'ModelData.prefixWithoutSlash': error('does not end with a slash',
    'End it with /, as SageMaker reads everything below the prefix'),
  'ModelData.otherRegion': error('is in a bucket in {bucketRegion}, and the {reader} is in {region}',
    'Copy the model data to a bucket in the region of the {reader}'),
} as const;
