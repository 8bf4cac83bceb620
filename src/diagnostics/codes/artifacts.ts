import { error, warning } from './entry';

/** Images, model data and files in S3. */
export const ARTIFACTS = {
  'ContainerImage.dockerfileMissing': error('has no {file}',
    'Specify the directory of the Dockerfile, relative to the working directory of the app'),
  'ContainerImage.unknownRepository': error('is not a known prebuilt repository',
    'Did you mean {closest}? Otherwise specify the account that owns it as accountId'),
  'ContainerImage.unknownRegion': error('has no known account in {region}',
    'Specify the account that owns it as accountId, or use one of the known regions: {regions}'),
  'S3Location.notAnObject': error('is not the key of an object', 'Specify the full key, including the file name'),
  'S3Location.uriAsKey': error('is a URI, and is used as a key of the bucket', 'Specify only the key: {key}'),
  'S3Location.leadingSlash': error('begins with a slash, which would be part of the key', 'Write it as {key}'),
  'S3Location.bucketInKey': error('begins with the name of the bucket, which would be part of the key',
    'Write it as {key}'),
  'S3Location.uriInUri': error('has another URI as its key', 'Write it as {uri}'),
  'S3Location.notAnArchive': error('is not a gzip-compressed tar archive', '{remedy}'),
  'ModelData.prefixWithoutSlash': error('does not end with a slash',
    'End it with /, as SageMaker reads everything below the prefix'),
  'ModelData.otherRegion': error('is in a bucket in {bucketRegion}, and the {reader} is in {region}',
    'Copy the model data to a bucket in the region of the {reader}'),

  'ContainerImage.arm': warning('is built for ARM processors, which only Graviton instance types have',
    'Build it for linux/amd64, or list only instance types such as ml.c7g.large'),
  'ContainerImage.pipelinePolicy': warning(
    'is in a pipeline with a built-in algorithm, for which {repository} must allow SageMaker to pull it',
    'Allow the service principal sagemaker.amazonaws.com ecr:BatchCheckLayerAvailability, ecr:BatchGetImage and '
    + 'ecr:GetDownloadUrlForLayer in the policy of the repository'),
  'ModelData.eulaNotAccepted': warning('is false, and SageMaker rejects a model whose license is not accepted',
    'Set it to true after you have read the license, or remove it for a model without a license'),
  'ModelData.eulaMissing': warning(
    'is a gated model of SageMaker JumpStart, which SageMaker rejects without acceptEula',
    'Read its license, and use ModelData.fromUriPrefix or fromBucketPrefix with acceptEula: true'),
  'S3Location.archiveName': warning('{name} does not end in .tar.gz, as SageMaker documents it for archives',
    'Rename the archive, or acknowledge that SageMaker accepts it'),
  'S3Location.repeatedBucket': warning('{key} begins with the name of its bucket, which would be part of the key',
    'Write it as {rest}, or acknowledge that the bucket has a folder of this name'),
  'S3Location.otherRegion': warning('is in a bucket in {bucketRegion}, and the package is in {region}',
    'Use a bucket in the region of the package, or acknowledge that it is used from there'),
  'S3Location.emptyFolder': warning('{uri} has a key that begins with a slash',
    'Write it as {instead}, or acknowledge that the bucket has such a key'),
} as const;
