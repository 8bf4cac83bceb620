import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { AssembleWith, InstanceType, ModelPackage, S3Source, SplitType, ValidationSpecification } from '../../src';
import { deployableSpecification, exampleFile, integApp } from '../support/integ';

/** A package without a group that SageMaker validates: a transform job runs, by the role that the package makes. */
const app = integApp();
const stack = new Stack(app, 'integ-model-package-unversioned');

new ModelPackage(stack, 'Product', {
  inferenceSpecification: deployableSpecification(),
  validationSpecification: new ValidationSpecification({
    profileName: 'held-out-rows',
    transformInput: { source: S3Source.fromAsset(exampleFile('batch-transform.csv')), contentType: 'text/csv', splitType: SplitType.LINE },
    transformOutput: {
      bucket: new s3.Bucket(stack, 'Results', { blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL, removalPolicy: RemovalPolicy.DESTROY }),
      prefix: 'tumours',
      accept: 'text/csv',
      assembleWith: AssembleWith.LINE,
    },
    transformResources: { instanceType: InstanceType.M5_LARGE },
  }),
  removalPolicy: RemovalPolicy.DESTROY,
});

new IntegTest(app, 'UnversionedModelPackage', { testCases: [stack] });
