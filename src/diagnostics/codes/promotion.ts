import { error, warning } from './entry';

const ACCEPT = 'Add "{name}" to acceptLosses to leave it out';

/** Descriptions of model packages, and what their promotion does with them. */
export const PROMOTION = {
  'ModelPackageDescription.notJson': error('is not the description of a model package as JSON',
    'Use what aws sagemaker describe-model-package prints'),
  'ModelPackageDescription.notOnePackage': error('describes {count} model packages', 'Describe one'),
  'ModelPackageDescription.missing': error('is missing, and CloudFormation requires it',
    'Specify it in the template, or describe a model package that has it'),
  'ModelPackageDescription.lostUnknownMember': error('is not known to this library and would be lost', ACCEPT),
  'ModelPackageDescription.lostMember': error('cannot be registered through CloudFormation and would be lost', ACCEPT),
  'ModelPackageDescription.lostExcess': error('has {count}, of which CloudFormation takes {max}, and would be lost', ACCEPT),
  'ModelPackageDescription.lostCombination': error('cannot be registered together with {other} and would be lost', ACCEPT),
  'ModelPackageDescription.lostKey': error(
    'encrypts the package with a key that is not mapped, and the encryption with a key would be lost',
    'Specify encryptionKey, or map the key with withKey, or add "{name}" to acceptLosses to leave it out'),
  'PromotedArtifacts.notARepository': error('is not the URI of a repository in Amazon ECR',
    'Write it as ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME, without tag and digest'),
  'PromotedArtifacts.otherRegion': error(
    'is in {sourceRegion}, and SageMaker reads it from the region of the package, {region}', '{remedy}'),
  'PromotedArtifacts.prefix': error('is a prefix, of which CDK copies no objects',
    'Copy the objects with aws s3 sync or S3 replication, and map the bucket with withBucket'),
  'PromotedArtifacts.notCopied': error('is not the location of an object, as far as this library can tell',
    'Write it as s3://BUCKET/KEY, or map the bucket with withBucket'),
  'PromotedArtifacts.sameKey': error(
    'would be copied over an object of the bucket {bucket}, which has the same key and is another artifact of the package',
    'Copy it to another key or bucket, and map its bucket with withBucket'),
  'ModelPackage.promotedSummary': warning(
    'is a summary of BatchDescribeModelPackage, which has no metrics, baselines, card and metadata, so that they are '
    + 'lost',
    'Use what DescribeModelPackage answers'),
} as const;
