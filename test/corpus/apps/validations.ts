import { CfnOutput, Size } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { CorpusApps, encryptedBucket, group, key, modelFile, sagemakerRole, specification, validation, version } from '../parts';
import {
  AssembleWith, BatchStrategy, CompressionType, InstanceType, S3Source, SplitType, ValidationSpecification,
  ValidationSpecificationBuilder,
} from 'cdk-sagemaker-model-package';

export const VALIDATIONS: CorpusApps = {
  'validation': (stack) => {
    const validated = version(stack, { validationSpecification: validation(stack) });
    new CfnOutput(stack, 'Role', { value: validated.validationRole!.roleRef.roleArn });
  },
  'validation-with-everything': (stack) => {
    const data = encryptedBucket(stack);
    version(stack, {
      validationSpecification: new ValidationSpecification({
        profileName: 'held-out',
        batchStrategy: BatchStrategy.SINGLE_RECORD,
        confusedDeputyProtection: true,
        environment: { LOG_LEVEL: '20' },
        maxConcurrentTransforms: 2,
        maxPayload: Size.mebibytes(6),
        transformInput: {
          source: S3Source.fromBucketPrefix(data, 'held-out/'), contentType: 'text/csv', compressionType: CompressionType.GZIP, splitType: SplitType.LINE,
        },
        transformOutput: { bucket: data, prefix: 'results', accept: 'text/csv', assembleWith: AssembleWith.LINE, encryptionKey: key(stack, 'ResultsKey') },
        transformResources: { instanceType: InstanceType.M5_LARGE, instanceCount: 2, volumeEncryptionKey: key(stack, 'VolumeKey') },
      }),
    });
  },
  'validation-by-builder': (stack) => {
    const results = new s3.Bucket(stack, 'Results');
    version(stack, {
      validationSpecification: ValidationSpecification.builder()
        .profileName('held-out')
        .batchStrategy(BatchStrategy.MULTI_RECORD)
        .confusedDeputyProtection(false)
        .environment('LOG_LEVEL', '20')
        .maxConcurrentTransforms(1)
        .maxPayload(Size.mebibytes(1))
        .sharedRole(true)
        .transformInput({ source: S3Source.fromManifest(results, 'manifest.json') })
        .transformOutput({ bucket: results, prefix: 'results' })
        .transformResources({ instanceType: InstanceType.M5_LARGE })
        .toSpecification(),
    });
  },
  'validation-with-role-of-the-user': (stack) => {
    const role = sagemakerRole(stack);
    const results = new s3.Bucket(stack, 'Results');
    version(stack, {
      validationSpecification: new ValidationSpecificationBuilder()
        .profileName('held-out')
        .role(role)
        .transformInput({ source: S3Source.fromAsset(modelFile('batch-transform.csv')) })
        .transformOutput({ bucket: results, prefix: 'results' })
        .transformResources({ instanceType: InstanceType.M5_LARGE })
        .toSpecification(),
    });
  },
  'validations-with-each-choice': (stack) => {
    const churn = group(stack);
    const data = new s3.Bucket(stack, 'Data');
    for (const splitType of [SplitType.NONE, SplitType.RECORD_IO, SplitType.TF_RECORD]) {
      churn.addModelPackage(splitType, {
        inferenceSpecification: specification(),
        validationSpecification: new ValidationSpecification({
          profileName: 'held-out',
          role: sagemakerRole(stack, `${splitType}Role`),
          transformInput: { source: S3Source.fromBucketPrefix(data), compressionType: CompressionType.NONE, splitType },
          transformOutput: { bucket: data, assembleWith: AssembleWith.NONE },
          transformResources: { instanceType: InstanceType.of(InstanceType.M5_LARGE.toString()) },
        }),
      });
    }
  },
  'validations-with-shared-role': (stack) => {
    const churn = group(stack);
    const shared = validation(stack, { sharedRole: true });
    for (const id of ['One', 'Two']) { churn.addModelPackage(id, { inferenceSpecification: specification(), validationSpecification: shared }); }
  },
};
