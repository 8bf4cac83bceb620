import { App, Fn, Stack } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  ContainerImage, IModelPackage, ModelContainer, ModelPackage, ModelPackageProps, S3File, S3Source,
} from '../../src';
import { ENV, issuesOf, newStack } from '../support';
import { warningsIn } from '../support/found';
import { newModel } from '../support/models';
import { bucket, container, newGroup, specification, validation } from '../support/packages';

/* What a package in eu-west-1 has of another region, or outside of Amazon ECR. */

const FAR_URI = '111122223333.dkr.ecr.us-east-1.amazonaws.com/churn:3';
const NEAR_URI = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3';
const PLACE = 'inferenceSpecification.containers[0].image';

function version(stack: Stack, props: Partial<ModelPackageProps>): ModelPackage {
  return new ModelPackage(stack, 'Version', { modelPackageGroup: newGroup(stack), inferenceSpecification: specification(), ...props });
}

function withImages(...uris: string[]): Partial<ModelPackageProps> {
  const containers = uris.map((uri) => container({ image: ContainerImage.fromUri(uri) }));
  return { inferenceSpecification: specification({ containers }) };
}

function farRepository(): ecr.Repository {
  return new ecr.Repository(
    new Stack(new App(), 'Far', { env: { account: '111122223333', region: 'us-east-1' } }), 'Images', { repositoryName: 'churn' });
}

describe('the image of a package', () => {
  test.each<[string, () => ContainerImage]>([
    ['by its URI', () => ContainerImage.fromUri(FAR_URI)],
    ['of a repository', () => ContainerImage.fromEcrRepository(farRepository(), '3')],
  ])('%s warns in another region', (_how, image) => {
    const stack = newStack(ENV);
    const containers = [container({ image: image() })];
    const modelPackage = version(stack, { inferenceSpecification: specification({ containers }) });
    expect(warningsIn(modelPackage)).toEqual([['ModelPackage.imageInOtherRegion', PLACE]]);
  });

  test('warns in another region in additional specifications, too', () => {
    const stack = newStack(ENV);
    const containers = [container({ image: ContainerImage.fromUri(FAR_URI) })];
    const modelPackage = version(stack, { additionalInferenceSpecifications: [{ name: 'gpu', containers }] });
    expect(warningsIn(modelPackage)).toContainEqual(
      ['ModelPackage.imageInOtherRegion', 'additionalInferenceSpecifications[0].containers[0].image']);
  });

  test('does not warn where one of the regions is not known', () => {
    expect(warningsIn(version(newStack(), withImages(FAR_URI)))).toEqual([]);
    expect(warningsIn(version(newStack(ENV), withImages(`111122223333.dkr.ecr.${Fn.importValue('Region')}.amazonaws.com/churn:3`)))).toEqual([]);
  });

  test('warns outside of Amazon ECR', () => {
    expect(warningsIn(version(newStack(ENV), withImages('pytorch/pytorch:2.3')))).toEqual([['ModelPackage.imageOutsideEcr', PLACE]]);
  });

  test('does not warn where the registry is not known', () => {
    expect(warningsIn(version(newStack(ENV), withImages(`${Fn.importValue('Registry')}/churn:3`)))).toEqual([]);
  });

  test('is refused outside of Amazon ECR where the package is to be certified', () => {
    expect(issuesOf(() => new ModelPackage(newStack(ENV), 'Package', {
      ...withImages('pytorch/pytorch:2.3'), certifyForMarketplace: true, validationSpecification: validation(),
    }))).toEqual([`${PLACE}: ModelPackage.certifiedImageOutsideEcr`]);
  });
});

test('a version that is to be certified is refused as such only', () => {
  expect(issuesOf(() => version(newStack(ENV), { ...withImages('pytorch/pytorch:2.3'), certifyForMarketplace: true }))).toEqual([
    'certifyForMarketplace: ModelPackage.certifiedVersion',
  ]);
});

describe('a model of a package', () => {
  const ARN = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3';

  function modelOf(modelPackage: (stack: Stack) => IModelPackage, inferenceSpecificationName?: string): () => void {
    return () => {
      const stack = newStack(ENV);
      newModel(
        stack, { containers: [ModelContainer.fromModelPackage(modelPackage(stack), { inferenceSpecificationName })] },
      );
    };
  }

  const REFUSED = ['containers[0].modelPackage: Model.imageOfPackageInOtherRegion'];

  test.each<[string, (stack: Stack) => IModelPackage]>([
    ['by its URI', (stack) => version(stack, withImages(NEAR_URI, FAR_URI))],
    ['of a repository', (stack) => version(stack, {
      inferenceSpecification: specification({ containers: [container({ image: ContainerImage.fromEcrRepository(farRepository(), '3') })] }),
    })],
    ['of an imported package', (stack) => ModelPackage.fromModelPackageAttributes(stack, 'Version', {
      modelPackageArn: ARN, images: [ContainerImage.fromUri(FAR_URI)],
    })],
  ])('with an image %s in another region is refused', (_image, modelPackage) => {
    expect(issuesOf(modelOf(modelPackage))).toEqual(REFUSED);
  });

  describe('whose additional specification has an image in another region', () => {
    const modelPackage = (stack: Stack) => version(stack, {
      additionalInferenceSpecifications: [{ name: 'gpu', containers: [container({ image: ContainerImage.fromUri(FAR_URI) })] }],
    });

    test('is refused if that serves', () => {
      expect(issuesOf(modelOf(modelPackage, 'gpu'))).toEqual(REFUSED);
    });

    test.each([undefined, 'tpu'])('is made if %p serves', (name) => {
      expect(modelOf(modelPackage, name)).not.toThrow();
    });
  });

  test.each<[string, (stack: Stack) => IModelPackage]>([
    ['imported and has an image in the region, too', (stack) => ModelPackage.fromModelPackageAttributes(stack, 'Version', {
      modelPackageArn: ARN, images: [ContainerImage.fromUri(FAR_URI), ContainerImage.fromUri(NEAR_URI)],
    })],
    ['imported without images', (stack) => ModelPackage.fromModelPackageArn(stack, 'Version', ARN)],
    ['of a registry that is not known', (stack) => version(stack, withImages(`${Fn.importValue('Registry')}/churn:3`))],
    ['of a repository whose region is not known', (stack) => version(stack, {
      inferenceSpecification: specification({
        containers: [container({ image: ContainerImage.fromEcrRepository(new ecr.Repository(newStack(), 'Images', { repositoryName: 'churn' }), '3') })],
      }),
    })],
  ])('that is %s is made', (_package, modelPackage) => {
    expect(modelOf(modelPackage)).not.toThrow();
  });
});

/** Where a package may have a bucket whose region SageMaker does not document. */
const BUCKETS: [string, (data: s3.IBucket) => Partial<ModelPackageProps>][] = [
  ['samplePayload', (data) => ({ samplePayload: S3File.fromBucket(data, 'payload.tar.gz') })],
  ['modelMetrics.bias.report.file', (data) => ({ modelMetrics: { bias: { report: { file: S3File.fromBucket(data, 'bias.json') } } } })],
  ['driftCheckBaselines.bias.configFile.file', (data) => ({
    driftCheckBaselines: { bias: { configFile: { file: S3File.fromBucket(data, 'config.json') } } },
  })],
  ['validationSpecification.transformInput.source', (data) => ({
    validationSpecification: validation({ transformInput: { source: S3Source.fromBucketPrefix(data, 'input/') } }),
  })],
  ['validationSpecification.transformOutput.bucket', (data) => ({
    validationSpecification: validation({ transformOutput: { bucket: data, prefix: 'output/' } }),
  })],
];

describe.each(BUCKETS)('the bucket of %s', (place, withBucket) => {
  test('warns in another region', () => {
    expect(warningsIn(version(newStack(ENV), withBucket(bucket('us-east-1'))))).toContainEqual(['S3Location.otherRegion', place]);
  });

  test.each(['eu-west-1', undefined])('does not warn in the region %p', (region) => {
    const codes = warningsIn(version(newStack(ENV), withBucket(bucket(region)))).map(([code]) => code);
    expect(codes).not.toContain('S3Location.otherRegion');
  });
});
