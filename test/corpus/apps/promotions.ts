import { readFileSync } from 'fs';
import { join } from 'path';
import { RemovalPolicy, Size } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { bucket, CorpusApps, group, key, repository, validation } from '../parts';
import {
  ModelApprovalStatus, ModelLifeCycleStage, ModelLifeCycleStageStatus, ModelPackage, ModelPackageDescription,
  PromotedArtifacts,
} from 'cdk-sagemaker-model-package';

const DESCRIBED = join(__dirname, '..', 'described.json');
const SOURCE_KEY = 'arn:aws:kms:eu-west-1:444455556666:key/11111111-2222-3333-4444-555555555555';

export const PROMOTIONS: CorpusApps = {
  'promoted-version': (stack) => {
    ModelPackage.promote(stack, 'Version', {
      source: ModelPackageDescription.fromFile(DESCRIBED), modelPackageGroup: group(stack), artifacts: PromotedArtifacts.inPlace(), acceptLosses: ['SecurityConfig'],
    });
  },
  'promoted-version-with-everything': (stack) => {
    ModelPackage.promote(stack, 'Version', {
      source: ModelPackageDescription.fromJson(readFileSync(DESCRIBED, 'utf8')),
      modelPackageGroup: group(stack),
      artifacts: PromotedArtifacts.inPlace()
        .withRepository('444455556666.dkr.ecr.eu-west-1.amazonaws.com/churn', repository(stack))
        .withBucket('development', bucket(stack))
        .withKey(SOURCE_KEY, key(stack)),
      approvalStatus: ModelApprovalStatus.PENDING_MANUAL_APPROVAL,
      lifeCycle: {
        stage: ModelLifeCycleStage.of(ModelLifeCycleStage.QA.value),
        status: ModelLifeCycleStageStatus.of(ModelLifeCycleStageStatus.IN_PROGRESS.value),
      },
      customerMetadataProperties: { reviewer: 'ada' },
      description: 'Promoted from development',
      acceptLosses: [],
      validationSpecification: validation(stack),
      removalPolicy: RemovalPolicy.RETAIN,
    });
  },
  'promoted-version-with-copies': (stack) => {
    ModelPackage.promote(stack, 'Version', {
      source: ModelPackageDescription.fromFile(DESCRIBED),
      modelPackageGroup: group(stack),
      encryptionKey: key(stack),
      artifacts: PromotedArtifacts.copiedTo(bucket(stack), {
        prefix: 'churn/7',
        memoryLimit: 512,
        ephemeralStorageSize: Size.gibibytes(2),
        sourceBuckets: [s3.Bucket.fromBucketName(stack, 'Source', 'development')],
      }),
    });
  },
};
