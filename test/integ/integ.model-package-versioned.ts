import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { MachineLearningDomain, MachineLearningTask, ModelPackage, ModelPackageGroup, S3File } from '../../src';
import { deployableSpecification, exampleFile, integApp } from '../support/integ';

/** A version with everything that reviewers look at. */
const app = integApp();
const stack = new Stack(app, 'integ-model-package-versioned');

new ModelPackage(stack, 'Tumours1', {
  modelPackageGroup: new ModelPackageGroup(stack, 'Tumours', { removalPolicy: RemovalPolicy.DESTROY }),
  inferenceSpecification: deployableSpecification(),
  modelMetrics: { modelQuality: { statistics: { file: S3File.fromAsset(exampleFile('evaluation.json')) } } },
  driftCheckBaselines: { modelQuality: { constraints: { file: S3File.fromAsset(exampleFile('constraints.json')) } } },
  customerMetadataProperties: { team: 'diagnostics' },
  metadataProperties: { generatedBy: 'examples/registry/model/train.py' },
  domain: MachineLearningDomain.MACHINE_LEARNING,
  task: MachineLearningTask.CLASSIFICATION,
  samplePayload: S3File.fromAsset(exampleFile('payload.tar.gz')),
  removalPolicy: RemovalPolicy.DESTROY,
});

new IntegTest(app, 'VersionedModelPackage', { testCases: [stack] });
