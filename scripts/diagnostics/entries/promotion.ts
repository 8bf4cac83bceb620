import { Stack } from 'aws-cdk-lib';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ModelPackage, ModelPackageDescription, ModelPackageGroup, PromotedArtifacts } from '../../../src';
import { Explanations } from '../explanation';
import { api, API_MODEL, schema } from '../sources';

const DESCRIBE = api('DescribeModelPackage');

export const PROMOTION_EXPLANATIONS = {
  'ModelPackageDescription.notJson': {
    meaning: 'Nothing of a model package is in the text, or it is not a JSON object.',
    wrong: () => ModelPackageDescription.fromJson('["churn"]'),
    message: 'json: is not the description of a model package as JSON. Use what aws sagemaker describe-model-package '
      + 'prints',
    right: ({ described }) => described(),
    source: DESCRIBE,
  },
  'ModelPackageDescription.notOnePackage': {
    meaning: 'BatchDescribeModelPackage describes up to 100 packages, and each promotion registers one.',
    wrong: () => ModelPackageDescription.fromJson('{ "ModelPackageSummaries": {} }'),
    message: 'json: describes 0 model packages. Describe one',
    right: ({ described }) => described(),
    source: api('BatchDescribeModelPackage'),
  },
  'ModelPackageDescription.missing': {
    meaning: 'The API registers containers without an image, and CloudFormation does not.',
    wrong: ({ stack, group, described }) => {
      const source = described({ InferenceSpecification: { Containers: [{ ModelDataUrl: 's3://models/model.tar.gz' }] } });
      ModelPackage.promote(stack, 'Churn7', { source, modelPackageGroup: group });
    },
    message: 'source.InferenceSpecification.Containers[0].Image: is missing, and CloudFormation requires it. Specify it '
      + 'in the template, or describe a model package that has it',
    right: ({ stack, group, described }) => {
      ModelPackage.promote(stack, 'Churn7', { source: described(), modelPackageGroup: group });
    },
    source: `${api('ModelPackageContainerDefinition')}; ${schema('ModelPackage')}`,
  },
  'ModelPackageDescription.lostUnknownMember': {
    meaning: 'The API may be newer than this library, or the name is misspelled: it would not be registered.',
    wrong: ({ stack, group, described }) => {
      ModelPackage.promote(stack, 'Churn7', { source: described({ Colour: 'blue' }), modelPackageGroup: group });
    },
    message: 'source.Colour: is not known to this library and would be lost. Add "Colour" to acceptLosses to leave it out',
    right: ({ stack, group, described }) => {
      const source = described({ Colour: 'blue' });
      ModelPackage.promote(stack, 'Churn7', { source, modelPackageGroup: group, acceptLosses: ['Colour'] });
    },
    source: DESCRIBE,
  },
  'ModelPackageDescription.lostMember': {
    meaning: 'The API registers it, and the resource of CloudFormation has no property for it.',
    wrong: ({ stack, group, described }) => {
      ModelPackage.promote(stack, 'Churn7', { source: described({ ManagedStorageType: 'Restricted' }), modelPackageGroup: group });
    },
    message: 'source.ManagedStorageType: cannot be registered through CloudFormation and would be lost. Add '
      + '"ManagedStorageType" to acceptLosses to leave it out',
    right: ({ stack, group, described }) => {
      const source = described({ ManagedStorageType: 'Restricted' });
      ModelPackage.promote(stack, 'Churn7', { source, modelPackageGroup: group, acceptLosses: ['ManagedStorageType'] });
    },
    source: `${API_MODEL}; ${schema('ModelPackage')}`,
  },
  'ModelPackageDescription.lostExcess': {
    meaning: 'CloudFormation takes less than the API: 16 environment variables instead of 100, 128 characters of metadata '
      + 'instead of 256, and 1,024 of an input configuration instead of 16,384.',
    wrong: ({ stack, group, described }) => {
      const source = described({ CustomerMetadataProperties: { notes: 'n'.repeat(129) } });
      ModelPackage.promote(stack, 'Churn7', { source, modelPackageGroup: group });
    },
    message: 'source.CustomerMetadataProperties["notes"]: has 129 characters, of which CloudFormation takes 128, and would '
      + 'be lost. Add "CustomerMetadataProperties" to acceptLosses to leave it out',
    right: ({ stack, group, described }) => {
      const source = described({ CustomerMetadataProperties: { notes: 'n'.repeat(128) } });
      ModelPackage.promote(stack, 'Churn7', { source, modelPackageGroup: group });
    },
    source: `${API_MODEL}; ${schema('ModelPackage')}`,
  },
  'ModelPackageDescription.lostCombination': {
    meaning: 'SageMaker describes both, and registers only one of them in one call.',
    wrong: ({ stack, group, described }) => {
      const source = described({ SourceUri: 'arn:aws:sagemaker:eu-west-1:444455556666:model/churn' });
      ModelPackage.promote(stack, 'Churn7', { source, modelPackageGroup: group });
    },
    message: 'source.SourceUri: cannot be registered together with InferenceSpecification and would be lost. Add '
      + '"SourceUri" to acceptLosses to leave it out',
    right: ({ stack, group, described }) => {
      const source = described({ SourceUri: 'arn:aws:sagemaker:eu-west-1:444455556666:model/churn' });
      ModelPackage.promote(stack, 'Churn7', { source, modelPackageGroup: group, acceptLosses: ['SourceUri'] });
    },
    source: 'SageMaker Python SDK 2.257, `create_model_package_from_containers`',
  },
  'ModelPackageDescription.lostKey': {
    meaning: 'The key of another account or region does not encrypt a package here, and without one SageMaker uses its own.',
    wrong: ({ stack, group, described }) => {
      const source = described({ SecurityConfig: { KmsKeyId: 'arn:aws:kms:eu-west-1:444455556666:key/1' } });
      ModelPackage.promote(stack, 'Churn7', { source, modelPackageGroup: group });
    },
    message: 'source.SecurityConfig: encrypts the package with a key that is not mapped, and the encryption with a key '
      + 'would be lost. Specify encryptionKey, or map the key with withKey, or add "SecurityConfig" to acceptLosses to '
      + 'leave it out',
    right: ({ stack, group, described }) => {
      const source = described({ SecurityConfig: { KmsKeyId: 'arn:aws:kms:eu-west-1:444455556666:key/1' } });
      ModelPackage.promote(stack, 'Churn7', { source, modelPackageGroup: group, acceptLosses: ['SecurityConfig'] });
    },
    source: api('ModelPackageSecurityConfig'),
  },
  'PromotedArtifacts.notARepository': {
    meaning: 'The URI of an image with a tag is that of one image, and not of its repository.',
    wrong: ({ stack }) => {
      const repository = Repository.fromRepositoryName(stack, 'Images', 'churn');
      PromotedArtifacts.inPlace().withRepository('444455556666.dkr.ecr.eu-west-1.amazonaws.com/churn:7', repository);
    },
    message: 'sourceRepositoryUri: "444455556666.dkr.ecr.eu-west-1.amazonaws.com/churn:7" is not the URI of a repository in '
      + 'Amazon ECR. Write it as ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME, without tag and digest',
    right: ({ stack }) => {
      const repository = Repository.fromRepositoryName(stack, 'Images', 'churn');
      PromotedArtifacts.inPlace().withRepository('444455556666.dkr.ecr.eu-west-1.amazonaws.com/churn', repository);
    },
    source: api('ModelPackageContainerDefinition'),
  },
  'PromotedArtifacts.otherRegion': {
    meaning: 'The images and the model data of a package must be in its region.',
    wrong: ({ app, described }) => {
      const stack = new Stack(app, 'Frankfurt', { env: { account: '111122223333', region: 'eu-central-1' } });
      const artifacts = PromotedArtifacts.inPlace()
        .withRepository('444455556666.dkr.ecr.eu-west-1.amazonaws.com/churn', Repository.fromRepositoryName(stack, 'Images', 'churn'));
      ModelPackage.promote(stack, 'Churn7', { source: described(), modelPackageGroup: new ModelPackageGroup(stack, 'Group'), artifacts });
    },
    message: 'source.InferenceSpecification.Containers[0].ModelDataUrl: '
      + '"s3://models-of-development/churn/7/model.tar.gz" is in eu-west-1, and SageMaker reads it from the region of the '
      + 'package, eu-central-1. Copy the model data with PromotedArtifacts.copiedTo, or map the bucket with withBucket',
    right: ({ app, described }) => {
      const stack = new Stack(app, 'Frankfurt', { env: { account: '111122223333', region: 'eu-central-1' } });
      const artifacts = PromotedArtifacts.copiedTo(Bucket.fromBucketName(stack, 'Models', 'models-of-frankfurt'))
        .withRepository('444455556666.dkr.ecr.eu-west-1.amazonaws.com/churn', Repository.fromRepositoryName(stack, 'Images', 'churn'));
      ModelPackage.promote(stack, 'Churn7', { source: described(), modelPackageGroup: new ModelPackageGroup(stack, 'Group'), artifacts });
    },
    source: api('ModelPackageContainerDefinition'),
  },
  'PromotedArtifacts.prefix': {
    meaning: 'CDK copies single objects. What lies below a prefix may be thousands of objects, which a function cannot copy '
      + 'in 15 minutes.',
    wrong: ({ stack, group, bucket, described }) => {
      const source = described({ ModelMetrics: { Bias: { Report: { ContentType: 'application/json', S3Uri: 's3://reports/bias/' } } } });
      ModelPackage.promote(stack, 'Churn7', { source, modelPackageGroup: group, artifacts: PromotedArtifacts.copiedTo(bucket) });
    },
    message: 'source.ModelMetrics.Bias.Report.S3Uri: "s3://reports/bias/" is a prefix, of which CDK copies no objects. Copy '
      + 'the objects with aws s3 sync or S3 replication, and map the bucket with withBucket',
    right: ({ stack, group, bucket, described }) => {
      const source = described({ ModelMetrics: { Bias: { Report: { ContentType: 'application/json', S3Uri: 's3://reports/bias/' } } } });
      const artifacts = PromotedArtifacts.copiedTo(bucket).withBucket('reports', bucket);
      ModelPackage.promote(stack, 'Churn7', { source, modelPackageGroup: group, artifacts });
    },
    source: '[AWS CDK, BucketDeployment]'
      + '(https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_s3_deployment.BucketDeployment.html)',
  },
  'PromotedArtifacts.notCopied': {
    meaning: 'The bucket and the key of an object cannot be told from another URL.',
    wrong: ({ stack, group, bucket, described }) => {
      const source = described({ SamplePayloadUrl: 'https://models.example.com/payload.tar.gz' });
      ModelPackage.promote(stack, 'Churn7', { source, modelPackageGroup: group, artifacts: PromotedArtifacts.copiedTo(bucket) });
    },
    message: 'source.SamplePayloadUrl: "https://models.example.com/payload.tar.gz" is not the location of an object, as far '
      + 'as this library can tell. Write it as s3://BUCKET/KEY, or map the bucket with withBucket',
    right: ({ stack, group, bucket, described }) => {
      const source = described({ SamplePayloadUrl: 's3://models/payload.tar.gz' });
      ModelPackage.promote(stack, 'Churn7', { source, modelPackageGroup: group, artifacts: PromotedArtifacts.copiedTo(bucket) });
    },
    rightWarns: ['ModelPackage.partOfRecommender'],
    source: '[Amazon S3, Methods for accessing a bucket]'
      + '(https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-bucket-intro.html)',
  },
  'PromotedArtifacts.sameKey': {
    meaning: 'A copy has the key of its object, so that of two objects with the same key only one would be left.',
    wrong: ({ stack, group, bucket, described }) => {
      const source = described({ SamplePayloadUrl: 's3://payloads/churn/7/model.tar.gz' });
      ModelPackage.promote(stack, 'Churn7', { source, modelPackageGroup: group, artifacts: PromotedArtifacts.copiedTo(bucket) });
    },
    message: 'source.SamplePayloadUrl: "s3://payloads/churn/7/model.tar.gz" would be copied over an object of the bucket '
      + 'models-of-development, which has the same key and is another artifact of the package. Copy it to another key or '
      + 'bucket, and map its bucket with withBucket',
    right: ({ stack, group, bucket, described }) => {
      const source = described({ SamplePayloadUrl: 's3://payloads/churn/7/payload.tar.gz' });
      ModelPackage.promote(stack, 'Churn7', { source, modelPackageGroup: group, artifacts: PromotedArtifacts.copiedTo(bucket) });
    },
    rightWarns: ['ModelPackage.partOfRecommender'],
    source: '[AWS CDK, BucketDeployment]'
      + '(https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_s3_deployment.BucketDeployment.html)',
  },
  'ModelPackage.promotedSummary': {
    meaning: 'BatchDescribeModelPackage answers eight members of a package. The promoted version has no others.',
    wrong: ({ stack, group }) => {
      const source = ModelPackageDescription.fromJson(`{ "ModelPackageSummaries": { "arn": {
        "SourceUri": "arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/7"
      } } }`);
      ModelPackage.promote(stack, 'Churn7', { source, modelPackageGroup: group });
    },
    message: 'source: is a summary of BatchDescribeModelPackage, which has no metrics, baselines, card and metadata, so that '
      + 'they are lost. Use what DescribeModelPackage answers',
    right: ({ stack, group, described }) => {
      ModelPackage.promote(stack, 'Churn7', { source: described(), modelPackageGroup: group });
    },
    source: api('BatchDescribeModelPackage'),
  },
} satisfies Explanations;
