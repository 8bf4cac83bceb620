import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import * as cxapi from 'aws-cdk-lib/cx-api';
import { ModelStack } from '../../examples/registry/model-stack';
import { RegistryStack } from '../../examples/registry/registry-stack';
import { findingsOf, summaryOf } from '../../examples/registry/summary';
import { sinceCdk } from '../support/cdk';

sinceCdk('2.254.0', 'the stacks of the example are held together by a weak reference', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'summary-'));
  let assembly: cxapi.CloudAssembly;
  let registry: string[];
  let serving: string[];

  beforeAll(() => {
    const app = new App({
      outdir,
      context: {
        '@aws-cdk/core:defaultCrossStackReferences': 'weak',
        '@aws-cdk/core:validateAgainstDefaultRules': true,
        'aws:cdk:enable-path-metadata': true,
      },
    });
    const registryStack = new RegistryStack(app, 'ModelRegistry');
    const servingStack = new ModelStack(app, 'ModelServing', { modelPackage: registryStack.modelPackage });
    assembly = app.synth();
    [registry, serving] = [registryStack, servingStack].map((stack) =>
      summaryOf(stack, assembly.getStackArtifact(stack.artifactId)));
  });

  afterAll(() => rmSync(outdir, { recursive: true, force: true }));

  test('the example says what it registers', () => {
    expect(registry).toEqual(expect.arrayContaining([
      '  group         ModelRegistry-Tumours-00000C35 · Tells malignant from benign tumours by the shape of their cells',
      '  version       TumourModel · XGBoost on the Wisconsin breast cancer data · PendingManualApproval, as SageMaker decides by default',
      '  image         sagemaker-xgboost:1.7-1 · XGBOOST 1.7-1',
      '  metrics       ModelQuality (constraints, statistics) · drift baselines: ModelQuality (constraints, statistics)',
      '  card          Tells malignant from benign breast masses by the shape of their cell nuclei. · PendingReview',
    ]));
  });

  test('who may do what, and on which condition', () => {
    expect(registry).toEqual(expect.arrayContaining([
      '  may           Review/Scientist · CreateModelPackage · ModelApprovalStatus is PendingManualApproval, ModelLifeCycle:Stage is Development',
      '  may           Review/Reviewer · UpdateModelPackage · ModelApprovalStatus is Approved or Rejected',
      '  role          TumourModel/ValidationRole · of sagemaker.amazonaws.com · may call s3, ecr, logs, cloudwatch',
    ]));
  });

  test('what runs at the deployment, and what it costs in kind', () => {
    expect(registry).toContain('  at deployment a transform job validates the version (held-out-rows) · costs the minutes of 1 × ml.m5.large');
    expect(serving).toContain('  at deployment nothing runs');
    expect(serving[serving.length - 1]).toContain('nothing for a model, until an endpoint runs it');
  });

  test('what was found and what was acknowledged', () => {
    expect(findingsOf(assembly)).toEqual(expect.arrayContaining([
      '  checked       by the library: no error · no warnings',
      '  acknowledged  ModelServing/Tumours · cdk-sagemaker-model-package:Model.unapprovedPackage · this stack is deployed after a reviewer has approved the package',
    ]));
  });
});
