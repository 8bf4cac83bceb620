import * as s3 from 'aws-cdk-lib/aws-s3';
import { ContainerImage, Model, ModelContainer, ModelPackage } from '../../../src';
import { Explanations } from '../explanation';
import { api, guide } from '../sources';

/** Images and buckets that a package or its models cannot use, because of where they are. */
export const REGION_EXPLANATIONS = {
  'Model.imageOfPackageInOtherRegion': {
    meaning: 'A model is created from the images of the package, and SageMaker refuses those of other regions: "Cross '
      + 'region ECR image pulls are not allowed". Of an imported package, the images are known if they are specified.',
    wrong: ({ stack }) => {
      const modelPackage = ModelPackage.fromModelPackageAttributes(stack, 'Churn1', {
        modelPackageArn: 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/1',
        images: [ContainerImage.fromUri('111122223333.dkr.ecr.us-east-1.amazonaws.com/churn:3')],
      });
      new Model(stack, 'Model', { containers: [ModelContainer.fromModelPackage(modelPackage)] });
    },
    message: 'containers[0].modelPackage: has an image in us-east-1, and the model is in eu-west-1; SageMaker pulls no '
      + 'images from other regions. Register the package with an image in the region of the model',
    right: ({ stack }) => {
      const modelPackage = ModelPackage.fromModelPackageAttributes(stack, 'Churn1', {
        modelPackageArn: 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/1',
        images: [ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3')],
      });
      new Model(stack, 'Model', { containers: [ModelContainer.fromModelPackage(modelPackage)] });
    },
    source: api('ContainerDefinition'),
  },
  'ModelPackage.imageInOtherRegion': {
    meaning: 'SageMaker registers the package, but refuses to create a model from it: "Cross region ECR image pulls are '
      + 'not allowed". A model of the package in this app is an error.',
    wrong: ({ stack, group, specification, modelData }) => {
      const image = ContainerImage.fromUri('111122223333.dkr.ecr.us-east-1.amazonaws.com/churn:3');
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ containers: [{ image, modelData }] }),
      });
    },
    message: 'inferenceSpecification.containers[0].image: is in us-east-1, and the package is in eu-west-1; SageMaker '
      + 'pulls no images from other regions. Use a repository in the region of the package, or acknowledge that no '
      + 'model is created from the package',
    right: ({ stack, group, specification, modelData }) => {
      const image = ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3');
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ containers: [{ image, modelData }] }),
      });
    },
    source: api('ContainerDefinition'),
  },
  'ModelPackage.imageOutsideEcr': {
    meaning: 'SageMaker pulls an image from another registry only for a model that names it and its registry, which is '
      + 'reached through the VPC of the model. A model of a package names no image.',
    wrong: ({ stack, group, specification, modelData }) => {
      const image = ContainerImage.fromUri('pytorch/pytorch:2.3');
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ containers: [{ image, modelData }] }),
      });
    },
    message: 'inferenceSpecification.containers[0].image: is not in Amazon ECR, and SageMaker pulls images from other '
      + 'registries only for models that name the image themselves. Copy the image to Amazon ECR, or acknowledge that '
      + 'no model is created from the package',
    right: ({ stack, group, specification, modelData }) => {
      const image = ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/pytorch:2.3');
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ containers: [{ image, modelData }] }),
      });
    },
    source: guide('Use a private Docker registry', 'your-algorithms-containers-inference-private'),
  },
  'ModelPackage.certifiedImageOutsideEcr': {
    meaning: 'The image of a package that is to be sold must be stored in Amazon ECR.',
    wrong: ({ stack, specification, validation, modelData }) => {
      const image = ContainerImage.fromUri('pytorch/pytorch:2.3');
      new ModelPackage(stack, 'Churn', {
        certifyForMarketplace: true,
        inferenceSpecification: specification({ containers: [{ image, modelData }] }),
        validationSpecification: validation(),
      });
    },
    message: 'inferenceSpecification.containers[0].image: "pytorch/pytorch:2.3" is not in Amazon ECR, from which AWS '
      + 'Marketplace takes the images of its packages. Copy the image to Amazon ECR, or remove certifyForMarketplace',
    right: ({ stack, specification, validation, modelData }) => {
      const image = ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/pytorch:2.3');
      new ModelPackage(stack, 'Churn', {
        certifyForMarketplace: true,
        inferenceSpecification: specification({ containers: [{ image, modelData }] }),
        validationSpecification: validation(),
      });
    },
    rightWarns: ['ModelPackage.notUpdatable'],
    source: guide('Create a Model Package Resource', 'sagemaker-mkt-create-model-package'),
  },
  'S3Location.otherRegion': {
    meaning: 'SageMaker documents the region for model data only, which is an error in another one. Metrics, baselines, '
      + 'sample payloads, and the data of a validation may be read from there or not.',
    wrong: ({ stack, group, specification, validation }) => {
      const bucket = s3.Bucket.fromBucketAttributes(stack, 'Results', { bucketName: 'results', region: 'us-east-1' });
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        validationSpecification: validation({ transformOutput: { bucket } }),
      });
    },
    message: 'validationSpecification.transformOutput.bucket: is in a bucket in us-east-1, and the package is in '
      + 'eu-west-1. Use a bucket in the region of the package, or acknowledge that it is used from there',
    right: ({ stack, group, specification, validation }) => {
      const bucket = s3.Bucket.fromBucketAttributes(stack, 'Results', { bucketName: 'results', region: 'eu-west-1' });
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        validationSpecification: validation({ transformOutput: { bucket } }),
      });
    },
    source: `${api('ModelPackageContainerDefinition')}; ${api('TransformOutput')}`,
  },
} satisfies Explanations;
