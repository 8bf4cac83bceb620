import { Fn, Lazy } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as ecr_assets from 'aws-cdk-lib/aws-ecr-assets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  ContainerImage, InstanceType, Model, ModelContainer, ModelData, ModelPackage, PrebuiltRepository, S3File,
} from '../../../src';
import { Explanations } from '../explanation';
import { api, guide, QUOTED, TOKENS } from '../sources';

const BUCKET_NAMES = '[Amazon S3, Bucket naming rules]'
  + '(https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html)';
const OBJECT_KEYS = '[Amazon S3, Object keys](https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html)';

/** Where artifacts are: keys, URIs and paths, and what their names say. */
export const LOCATION_EXPLANATIONS = {
  'S3Location.uriAsKey': {
    meaning: 'The bucket and the key are joined to a URI. A URI as the key would give `s3://models/s3://models/…`, an '
      + 'object that does not exist.',
    wrong: ({ bucket }) => ModelData.fromBucket(bucket, 's3://models/churn/model.tar.gz'),
    message: 'objectKey: "s3://models/churn/model.tar.gz" is a URI, and is used as a key of the bucket. Specify only '
      + 'the key: "churn/model.tar.gz"',
    right: ({ bucket }) => ModelData.fromBucket(bucket, 'churn/model.tar.gz'),
    source: OBJECT_KEYS,
  },
  'S3Location.leadingSlash': {
    meaning: 'Keys of Amazon S3 do not begin with a slash as paths do: `s3://models//churn` is another object than '
      + '`s3://models/churn`. A key that does begin with a slash can be specified by its URI.',
    wrong: ({ bucket }) => S3File.fromBucket(bucket, '/churn/evaluation.json'),
    message: 'objectKey: "/churn/evaluation.json" begins with a slash, which would be part of the key. Write it as '
      + '"churn/evaluation.json"',
    right: ({ bucket }) => S3File.fromBucket(bucket, 'churn/evaluation.json'),
    source: OBJECT_KEYS,
  },
  'S3Location.bucketInKey': {
    meaning: 'The bucket and the key are joined to a URI, in which the name of the bucket would occur twice.',
    wrong: ({ stack }) => {
      const models = new s3.Bucket(stack, 'Models');
      S3File.fromBucket(models, `${models.bucketName}/churn/evaluation.json`);
    },
    message: 'objectKey: begins with the name of the bucket, which would be part of the key. Write it as '
      + '"churn/evaluation.json"',
    right: ({ stack }) => S3File.fromBucket(new s3.Bucket(stack, 'Models'), 'churn/evaluation.json'),
    source: OBJECT_KEYS,
  },
  'S3Location.uriInUri': {
    meaning: 'Two URIs were joined. The result has a form that SageMaker accepts, but there is no such object.',
    wrong: () => S3File.fromUri('s3://models/s3://models/churn/evaluation.json'),
    message: 'uri: "s3://models/s3://models/churn/evaluation.json" has another URI as its key. Write it as '
      + '"s3://models/churn/evaluation.json"',
    right: () => S3File.fromUri('s3://models/churn/evaluation.json'),
    source: OBJECT_KEYS,
  },
  'S3Location.repeatedBucket': {
    meaning: 'The bucket and the key are joined to a URI, in which the name of the bucket occurs twice. This is right '
      + 'only for a folder that has the name of its bucket.',
    wrong: ({ stack, group, specification, image, bucket }) => {
      const modelData = ModelData.fromBucket(bucket, 'models/churn/model.tar.gz');
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ containers: [{ image, modelData }] }),
      });
    },
    message: 'inferenceSpecification.containers[0].modelData: "models/churn/model.tar.gz" begins with the name of '
      + 'its bucket, which would be part of the key. Write it as "churn/model.tar.gz", or acknowledge that the '
      + 'bucket has a folder of this name',
    right: ({ stack, group, specification, image, bucket }) => {
      const modelData = ModelData.fromBucket(bucket, 'churn/model.tar.gz');
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ containers: [{ image, modelData }] }),
      });
    },
    source: OBJECT_KEYS,
  },
  'S3Location.emptyFolder': {
    meaning: '`s3://models//churn` is another object than `s3://models/churn`. Such keys exist, but most URIs of this '
      + 'form are joined from a bucket with a slash at its end and a path.',
    wrong: ({ stack, group, specification, image }) => {
      const modelData = ModelData.fromUri('s3://models//churn/model.tar.gz');
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ containers: [{ image, modelData }] }),
      });
    },
    message: 'inferenceSpecification.containers[0].modelData: "s3://models//churn/model.tar.gz" has a key that '
      + 'begins with a slash. Write it as "s3://models/churn/model.tar.gz", or acknowledge that the bucket has such '
      + 'a key',
    right: ({ stack, group, specification, image }) => {
      const modelData = ModelData.fromUri('s3://models/churn/model.tar.gz');
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ containers: [{ image, modelData }] }),
      });
    },
    source: OBJECT_KEYS,
  },
  'S3Location.archiveName': {
    meaning: 'The documentation requires the suffix `.tar.gz`. Whether SageMaker accepts other names of gzip-compressed '
      + 'tar archives is not documented.',
    wrong: ({ stack, group, specification, image, bucket }) => {
      const modelData = ModelData.fromBucket(bucket, 'churn/model.tgz');
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ containers: [{ image, modelData }] }),
      });
    },
    message: 'inferenceSpecification.containers[0].modelData: "churn/model.tgz" does not end in .tar.gz, as '
      + 'SageMaker documents it for archives. Rename the archive, or acknowledge that SageMaker accepts it',
    right: ({ stack, group, specification, image, bucket }) => {
      const modelData = ModelData.fromBucket(bucket, 'churn/model.tar.gz');
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ containers: [{ image, modelData }] }),
      });
    },
    source: api('ModelPackageContainerDefinition'),
  },
  'Text.bucketName': {
    meaning: 'A bucket with this name cannot exist. Names with capitals, underscores and more than 63 characters, which '
      + 'were possible in us-east-1 until 2018, are accepted.',
    wrong: () => S3File.fromUri('s3://<bucket>/churn/evaluation.json'),
    message: 'uri: "<bucket>" is not the name of a bucket. Use 3 to 63 lower-case letters, digits, dots and hyphens',
    right: () => S3File.fromUri('s3://models/churn/evaluation.json'),
    source: BUCKET_NAMES,
  },
  'File.token': {
    meaning: 'CDK reads the file at synthesis, when the values of tokens are unknown.',
    wrong: () => S3File.fromAsset(Lazy.string({ produce: () => 'evaluation.json' })),
    message: 'path: is a token, and the path must be known at synthesis. Specify the path itself',
    right: () => S3File.fromAsset('README.md'),
    source: TOKENS,
  },
  'File.uri': {
    meaning: 'Assets are local files that CDK uploads. An object that is in Amazon S3 already is referenced by its URI or '
      + 'by its bucket.',
    wrong: () => S3File.fromAsset('s3://models/churn/evaluation.json'),
    message: 'path: "s3://models/churn/evaluation.json" is a URI, and not the path of a file. Specify the path of a '
      + 'local file, or use the method that accepts a URI',
    right: () => S3File.fromUri('s3://models/churn/evaluation.json'),
    source: '[AWS CDK, Assets](https://docs.aws.amazon.com/cdk/v2/guide/assets.html)',
  },
  'ModelData.eulaNotAccepted': {
    meaning: 'SageMaker creates no model from gated model data until its license is accepted. Model data without a '
      + 'license needs no answer.',
    wrong: ({ stack, group, specification, image, bucket }) => {
      const modelData = ModelData.fromBucketPrefix(bucket, 'llama/', { acceptEula: false });
      const transform = { supportedTransformInstanceTypes: undefined };
      new ModelPackage(stack, 'Llama1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ containers: [{ image, modelData }], ...transform }),
      });
    },
    message: 'inferenceSpecification.containers[0].modelData.acceptEula: is false, and SageMaker rejects a model '
      + 'whose license is not accepted. Set it to true after you have read the license, or remove it for a model '
      + 'without a license',
    right: ({ stack, container }) => {
      new Model(stack, 'Churn', { containers: [container] });
    },
    source: `${api('ModelAccessConfig')}; ${QUOTED}`,
  },
  'ModelData.eulaMissing': {
    meaning: 'SageMaker JumpStart has the models with a license in buckets of their own. SageMaker refuses them at the '
      + 'deployment, unless the license is accepted explicitly.',
    wrong: ({ stack, image }) => {
      const modelData = ModelData.fromUriPrefix('s3://jumpstart-private-cache-prod-eu-west-1/llama/');
      new Model(stack, 'Llama', { containers: [ModelContainer.fromImage(image, { modelData })] });
    },
    message: 'containers[0].modelData: is a gated model of SageMaker JumpStart, which SageMaker rejects without '
      + 'acceptEula. Read its license, and use ModelData.fromUriPrefix or fromBucketPrefix with acceptEula: true',
    right: ({ stack, image }) => {
      const modelData = ModelData.fromUriPrefix('s3://jumpstart-private-cache-prod-eu-west-1/llama/', {
        acceptEula: true,
      });
      new Model(stack, 'Llama', { containers: [ModelContainer.fromImage(image, { modelData })] });
    },
    source: `${api('ModelAccessConfig')}; ${QUOTED}`,
  },
  'ContainerImage.arm': {
    meaning: 'Most instance types have x86 processors, on which the image does not start. Graviton instance types, such '
      + 'as ml.c7g.large, have ARM processors.',
    wrong: ({ stack, group, specification, modelData }) => {
      const image = ContainerImage.fromAsset('test/artifacts/image', { platform: ecr_assets.Platform.LINUX_ARM64 });
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ containers: [{ image, modelData }] }),
      });
    },
    message: 'inferenceSpecification.containers[0].image: is built for ARM processors, which only Graviton instance '
      + 'types have. Build it for linux/amd64, or list only instance types such as ml.c7g.large',
    right: ({ stack, group, specification, modelData }) => {
      const image = ContainerImage.fromAsset('test/artifacts/image');
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ containers: [{ image, modelData }] }),
      });
    },
    source: guide('Adapting your own inference container', 'adapt-inference-container'),
  },
  'ContainerImage.pipelinePolicy': {
    meaning: 'In a pipeline with a built-in algorithm, SageMaker itself pulls the other images, which the permissions of '
      + 'the role do not cover.',
    wrong: ({ stack, group, specification, modelData }) => {
      const prepare = ContainerImage.fromEcrRepository(new ecr.Repository(stack, 'Images'), 'prepare-3');
      const predict = ContainerImage.fromPrebuilt(PrebuiltRepository.LINEAR_LEARNER, '1');
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ containers: [{ image: prepare }, { image: predict, modelData }] }),
      });
    },
    message: 'inferenceSpecification.containers[0].image: is in a pipeline with a built-in algorithm, for which '
      + 'repository Registry/Images must allow SageMaker to pull it. Allow the service principal '
      + 'sagemaker.amazonaws.com ecr:BatchCheckLayerAvailability, ecr:BatchGetImage and ecr:GetDownloadUrlForLayer '
      + 'in the policy of the repository',
    right: ({ stack, group, specification, modelData }) => {
      const images = new ecr.Repository(stack, 'Images');
      images.addToResourcePolicy(new iam.PolicyStatement({
        actions: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
        principals: [new iam.ServicePrincipal('sagemaker.amazonaws.com')],
      }));
      const prepare = ContainerImage.fromEcrRepository(images, 'prepare-3');
      const predict = ContainerImage.fromPrebuilt(PrebuiltRepository.LINEAR_LEARNER, '1');
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ containers: [{ image: prepare }, { image: predict, modelData }] }),
      });
    },
    source: guide('Troubleshoot inference pipelines', 'inference-pipeline-troubleshoot'),
  },
  'InstanceType.listToken': {
    meaning: 'A list that is a token has a single element in code, which represents the whole list. CDK can neither join '
      + 'it with others nor use it as one instance type.',
    wrong: ({ validation }) => {
      const types = Fn.split(',', Fn.importValue('InstanceTypes'));
      validation({ transformResources: { instanceType: InstanceType.of(types[0]) } });
    },
    message: 'validationSpecification.transformResources.instanceType: represents all elements of a list that is a '
      + 'token. Use it as the only element of the list, or select one element with Fn.select',
    right: ({ validation }) => {
      const types = Fn.split(',', Fn.importValue('InstanceTypes'));
      validation({ transformResources: { instanceType: InstanceType.of(Fn.select(0, types)) } });
    },
    source: TOKENS,
  },
} satisfies Explanations;
