import { Stack } from 'aws-cdk-lib';
import { InferenceSpecification, InstanceType, ModelApprovalStatus, ModelData, ModelPackage, ModelPackageGroup, S3File } from '../../../src';
import { appOfTool } from '../app-of-tool';
import { Explanations } from '../explanation';

const TYPES = 'types of this library, which a compiler checks, and plain JavaScript and `any` do not';

export const SHAPE_EXPLANATIONS = {
  'Shape.missing': {
    meaning: 'The property or the argument is required.',
    wrong: ({ specification, image }) => {
      specification({ supportedContentTypes: undefined, containers: [{ image }] });
    },
    message: 'inferenceSpecification.supportedContentTypes: is missing. Specify a list in which each element is a string',
    right: ({ specification, image }) => {
      specification({ supportedContentTypes: ['text/csv'], containers: [{ image }] });
    },
    source: TYPES,
  },
  'Shape.null': {
    meaning: 'CDK renders nothing for null and leaves out the property, or fails later.',
    wrong: ({ stack }) => {
      new ModelPackageGroup(stack, 'Churn', { description: null as any });
    },
    message: 'description: is null. Specify a string, or omit the property if it is optional',
    right: ({ stack }) => {
      new ModelPackageGroup(stack, 'Churn', { description: undefined });
    },
    source: TYPES,
  },
  'Shape.kind': {
    meaning: 'The value is of another type than the property or the argument.',
    wrong: () => ModelData.fromBucket('models' as any, 'churn/model.tar.gz'),
    message: 'bucket: "models" is a string. Specify an IBucketRef of aws-cdk-lib/aws-s3, such as Bucket.fromBucketArn(...) '
      + 'or .fromBucketName(...)',
    right: ({ bucket }) => ModelData.fromBucket(bucket, 'churn/model.tar.gz'),
    source: TYPES,
  },
  'Shape.enum': {
    meaning: 'The property accepts only the values of its enumeration, and case matters.',
    wrong: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Version', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        approvalStatus: 'rejected' as any,
      });
    },
    message: 'approvalStatus: "rejected" is not a ModelApprovalStatus. Use ModelApprovalStatus.REJECTED ("Rejected"), '
      + 'ModelApprovalStatus.APPROVED ("Approved") or ModelApprovalStatus.PENDING_MANUAL_APPROVAL ("PendingManualApproval")',
    right: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Version', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        approvalStatus: ModelApprovalStatus.REJECTED,
      });
    },
    source: TYPES,
  },
  'Shape.classInstance': {
    meaning: 'Some values are instances of a class, which checks them when they are created. An object with the same '
      + 'properties is not one.',
    wrong: ({ stack, group, image }) => {
      new ModelPackage(stack, 'Version', {
        modelPackageGroup: group,
        inferenceSpecification: {
          containers: [{ image }],
          supportedContentTypes: ['text/csv'],
          supportedResponseMimeTypes: ['text/csv'],
        } as any,
      });
    },
    message: 'inferenceSpecification: is an object, not an instance of InferenceSpecification. Use new '
      + 'InferenceSpecification(...)',
    right: ({ stack, group, image }) => {
      new ModelPackage(stack, 'Version', {
        modelPackageGroup: group,
        inferenceSpecification: new InferenceSpecification({
          containers: [{ image }],
          supportedContentTypes: ['text/csv'],
          supportedResponseMimeTypes: ['text/csv'],
          supportedRealtimeInferenceInstanceTypes: [InstanceType.M5_LARGE],
          supportedTransformInstanceTypes: [InstanceType.M5_LARGE],
        }),
      });
    },
    source: TYPES,
  },
  'Shape.builder': {
    meaning: 'A builder collects the parts of a specification. `toSpecification()` checks them and creates it.',
    wrong: ({ stack, group, image }) => {
      const builder = InferenceSpecification.builder()
        .addContainer({ image })
        .supportedContentTypes('text/csv')
        .supportedResponseMimeTypes('text/csv');
      new ModelPackage(stack, 'Version', { modelPackageGroup: group, inferenceSpecification: builder as any });
    },
    message: 'inferenceSpecification: is a builder, not an instance of InferenceSpecification. Call toSpecification() on it',
    right: ({ stack, group, image }) => {
      const builder = InferenceSpecification.builder()
        .addContainer({ image })
        .supportedContentTypes('text/csv')
        .supportedResponseMimeTypes('text/csv')
        .supportedRealtimeInferenceInstanceTypes(InstanceType.M5_LARGE)
        .supportedTransformInstanceTypes(InstanceType.M5_LARGE);
      new ModelPackage(stack, 'Version', { modelPackageGroup: group, inferenceSpecification: builder.toSpecification() });
    },
    source: TYPES,
  },
  'Shape.undefinedEntry': {
    meaning: 'The entry of a map has no value. Usually, an environment variable of the app is not set.',
    wrong: ({ specification, image }) => {
      specification({ containers: [{ image, environment: { LOG_LEVEL: process.env.LOG_LEVEL_OF_CHURN! } }] });
    },
    message: 'inferenceSpecification.containers[0].environment["LOG_LEVEL"]: is undefined. Specify a string, or omit the '
      + 'entry; an environment variable that is not set is undefined',
    right: ({ specification, image }) => {
      specification({ containers: [{ image, environment: { LOG_LEVEL: process.env.LOG_LEVEL_OF_CHURN ?? 'info' } }] });
    },
    source: TYPES,
  },
  'Shape.metric': {
    meaning: 'SageMaker stores the locations of reports, and no values of metrics.',
    wrong: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Version', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        modelMetrics: { accuracy: 0.9 } as any,
      });
    },
    message: 'modelMetrics.accuracy: is not a property of ModelMetrics. Metrics and baselines are files in S3: specify '
      + "{ modelQuality: { statistics: { file: S3File.fromBucket(bucket, 'evaluation/statistics.json') } } }",
    right: ({ stack, group, specification, bucket }) => {
      new ModelPackage(stack, 'Version', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        modelMetrics: { modelQuality: { statistics: { file: S3File.fromBucket(bucket, 'evaluation/statistics.json') } } },
      });
    },
    source: '[SageMaker Developer Guide, Model quality metrics]'
      + '(https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-model-quality-metrics.html); '
      + '[SageMaker API, MetricsSource](https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MetricsSource.html)',
  },
  'Shape.unreadable': {
    meaning: 'The property has a getter, and the getter throws an error.',
    wrong: ({ stack }) => {
      const settings = { get description(): string { throw new Error('settings are not loaded'); } };
      new ModelPackageGroup(stack, 'Churn', settings);
    },
    message: 'description: cannot be read: it throws Error: settings are not loaded. Specify the value itself',
    right: ({ stack }) => {
      const settings = { description: 'Predicts churn' };
      new ModelPackageGroup(stack, 'Churn', settings);
    },
    source: TYPES,
  },
  'Shape.otherCopy': {
    meaning: 'An app and its libraries share one copy of `aws-cdk-lib` and of `constructs`. A second one is installed '
      + 'where a package requires another version, or bundles its own. Constructs of different versions have different '
      + 'internals, so that the synthesis would end in an error of JavaScript.',
    wrong: () => {
      // aws-cdk-lib is also installed in node_modules/tool/node_modules, in another version.
      const app = appOfTool();
      new ModelPackageGroup(new Stack(app, 'Registry'), 'Churn');
    },
    message: 'scope: is in an app that uses aws-cdk-lib 2.0.0, while this library uses another copy of it, '
      + '2.251.0. Use one version for the app and all of its libraries: npm ls aws-cdk-lib lists those that are installed',
    right: ({ app }) => {
      new ModelPackageGroup(new Stack(app, 'Churn'), 'Churn');
    },
    source: '[AWS CDK, Troubleshooting](https://docs.aws.amazon.com/cdk/v2/guide/troubleshooting.html)',
  },
  'Shape.unknownProperty': {
    meaning: 'TypeScript permits other properties in an object that is not written in place, and JavaScript everywhere. They '
      + 'are ignored. The name of this one is nearly that of a property that is not specified.',
    wrong: ({ stack, group, specification }) => {
      const props = { modelPackageGroup: group, inferenceSpecification: specification(), descripton: 'Predicts churn' };
      new ModelPackage(stack, 'Version', props);
    },
    message: 'descripton: is not a property of ModelPackageProps and has no effect. Did you mean description? Otherwise '
      + 'remove it',
    right: ({ stack, group, specification }) => {
      const props = { modelPackageGroup: group, inferenceSpecification: specification(), description: 'Predicts churn' };
      new ModelPackage(stack, 'Version', props);
    },
    source: TYPES,
  },
} satisfies Explanations;
