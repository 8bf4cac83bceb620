import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as sagemaker from 'aws-cdk-lib/aws-sagemaker';
import { bucket, CorpusApps, group, IMAGE_URI, key, modelFile, sagemakerRole, specification, validation, version } from '../parts';
import {
  ContainerImage, InferenceSpecification, InferenceSpecificationBuilder, InstanceType, MachineLearningDomain,
  MachineLearningTask,
  ModelApprovalStatus,
  ModelData, ModelPackage, ModelPackageGroup, PrebuiltRepository, S3File,
} from 'cdk-sagemaker-model-package';

export const VERSIONS: CorpusApps = {
  'version': (stack) => { version(stack); },
  'version-with-everything': (stack) => {
    const everything = version(stack, {
      additionalInferenceSpecifications: [{
        name: 'large',
        description: 'on larger instances',
        containers: [{ image: ContainerImage.fromUri(IMAGE_URI) }],
        supportedContentTypes: ['text/csv'],
        supportedResponseMimeTypes: ['text/csv'],
        supportedRealtimeInferenceInstanceTypes: [InstanceType.of('ml.m5.4xlarge')],
        supportedTransformInstanceTypes: [InstanceType.M5_4XLARGE],
      }],
      approvalStatus: ModelApprovalStatus.APPROVED,
      approvalDescription: 'recall over 0.9',
      customerMetadataProperties: { team: 'retention' },
      description: 'Churn, third attempt',
      domain: MachineLearningDomain.MACHINE_LEARNING,
      encryptionKey: key(stack),
      metadataProperties: {
        commitId: '0f1e2d3c', generatedBy: 'pipeline', projectId: 'churn', repository: 'https://example.com/churn.git',
      },
      removalPolicy: RemovalPolicy.RETAIN,
      samplePayload: S3File.fromAsset(modelFile('payload.tar.gz')),
      task: MachineLearningTask.CLASSIFICATION,
    });
    for (const [id, value] of Object.entries({
      Arn: everything.modelPackageArn,
      Reference: everything.modelPackageRef.modelPackageArn,
      Created: everything.modelPackageCreationTime,
      Status: everything.modelPackageStatus,
      Number: everything.modelPackageVersion!,
      OfGroup: everything.modelPackageGroup!.modelPackageGroupRef.modelPackageGroupArn,
      OfKey: everything.encryptionKey!.keyRef.keyArn,
      Is: String(ModelPackage.isModelPackage(everything)),
    })) { new CfnOutput(stack, id, { value }); }
  },
  'version-without-inference-specification': (stack) => {
    version(stack, { inferenceSpecification: undefined, sourceUri: 'arn:aws:sagemaker:eu-west-1:111122223333:model/churn' });
  },
  'version-skips-validation': (stack) => { version(stack, { skipModelValidation: true, clientToken: 'churn-3' }); },
  'version-adds-additional-specification': (stack) => {
    version(stack, {
      additionalInferenceSpecificationsToAdd: [{ name: 'large', containers: [{ image: ContainerImage.fromUri(IMAGE_URI) }] }],
    });
  },
  'versions-in-order': (stack) => {
    const churn = group(stack);
    for (const id of ['One', 'Two', 'Three']) { churn.addModelPackage(id, { inferenceSpecification: specification() }); }
  },
  'versions-in-any-order': (stack) => {
    const churn = group(stack);
    const add = (id: string) => () => {
      churn.addModelPackage(id, { inferenceSpecification: specification(), registerInOrder: false });
    };
    return [add('One'), add('Two'), add('Three')];
  },
  'versions-of-two-groups': (stack) => [
    () => { new ModelPackageGroup(stack, 'Churn').addModelPackage('One', { inferenceSpecification: specification() }); },
    () => { new ModelPackageGroup(stack, 'Fraud').addModelPackage('One', { inferenceSpecification: specification() }); },
  ],
  'version-of-l1-group': (stack) => {
    const churn = new sagemaker.CfnModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn' });
    new ModelPackage(stack, 'Version', { modelPackageGroup: churn, inferenceSpecification: specification() });
  },
  'version-of-group-of-another-stack': (stack) => {
    const registry = new Stack(stack.node.root as never, 'Registry', { env: { account: '111122223333', region: 'eu-west-1' } });
    new ModelPackage(stack, 'Version', { modelPackageGroup: group(registry), inferenceSpecification: specification() });
  },
  'version-of-group-of-another-account': (stack) => {
    const modelPackageGroup = ModelPackageGroup.fromModelPackageGroupArn(stack, 'Group', 'arn:aws:sagemaker:eu-west-1:444455556666:model-package-group/churn');
    new ModelPackage(stack, 'Version', { modelPackageGroup, inferenceSpecification: specification() });
  },
  'version-in-any-environment': (stack) => {
    const anywhere = new Stack(stack.node.root as never, 'Anywhere');
    group(stack);
    version(anywhere, { validationSpecification: validation(anywhere) });
  },
  'version-imported': (stack) => {
    const arn = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3';
    const third = ModelPackage.fromModelPackageArn(stack, 'Third', arn);
    const sealed = ModelPackage.fromModelPackageAttributes(stack, 'Sealed', { modelPackageArn: arn, encryptionKey: key(stack) });
    new CfnOutput(stack, 'Arns', { value: `${third.modelPackageArn} ${sealed.modelPackageArn}` });
  },
  'version-looked-up-at-synthesis': (stack) => {
    group(stack);
    const found = ModelPackage.fromLookup(stack, 'Found', {
      modelPackageGroupName: 'churn',
      approvalStatus: ModelApprovalStatus.APPROVED,
      encryptionKey: key(stack),
      images: [ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3')],
      modelData: [ModelData.fromUri('s3://models/churn/model.tar.gz')],
    });
    new CfnOutput(stack, 'Arn', { value: found.modelPackageArn });
  },
  'unversioned-package': (stack) => {
    new ModelPackage(stack, 'Package', { modelPackageName: 'churn', inferenceSpecification: specification() });
  },
  'unversioned-package-with-generated-name': (stack) => {
    new ModelPackage(stack, 'Package', { inferenceSpecification: specification() });
  },
  'package-for-the-marketplace': (stack) => {
    new ModelPackage(stack, 'Package', {
      certifyForMarketplace: true, inferenceSpecification: specification(), validationSpecification: validation(stack),
    });
  },
  'package-of-an-algorithm': (stack) => {
    new ModelPackage(stack, 'Package', {
      sourceAlgorithm: {
        algorithmName: 'arn:aws:sagemaker:eu-west-1:111122223333:algorithm/boosting', modelData: ModelData.fromBucket(bucket(stack), 'churn/3/model.tar.gz'),
      },
    });
  },
  'version-with-constants-by-name': (stack) => {
    version(stack, {
      domain: MachineLearningDomain.of(MachineLearningDomain.COMPUTER_VISION.value),
      task: MachineLearningTask.of(MachineLearningTask.REGRESSION.value),
      inferenceSpecification: specification({ image: ContainerImage.fromPrebuilt(PrebuiltRepository.of(PrebuiltRepository.XGBOOST.repositoryName), '1.7-1') }),
    });
  },
  'version-imported-with-its-artifacts': (stack) => {
    ModelPackage.fromModelPackageAttributes(stack, 'Version', {
      modelPackageArn: 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3',
      images: [ContainerImage.fromUri(IMAGE_URI)],
      modelData: [ModelData.fromUri('s3://models/churn/3/model.tar.gz')],
    }).grants.readArtifacts(sagemakerRole(stack));
  },
  'version-by-static-builder': (stack) => {
    version(stack, {
      inferenceSpecification: InferenceSpecification.builder()
        .addContainer({ image: ContainerImage.fromUri(IMAGE_URI) })
        .supportedContentTypes('text/csv')
        .supportedResponseMimeTypes('text/csv')
        .toSpecification(),
    });
  },
  'version-by-builder': (stack) => {
    version(stack, {
      inferenceSpecification: new InferenceSpecificationBuilder()
        .addContainer({ image: ContainerImage.fromUri(IMAGE_URI) })
        .supportedContentTypes('text/csv', 'application/json')
        .supportedResponseMimeTypes('text/csv')
        .supportedRealtimeInferenceInstanceTypes(InstanceType.M5_LARGE)
        .supportedTransformInstanceTypes(InstanceType.C5_LARGE)
        .toSpecification(),
    });
  },
};
