import { readFileSync } from 'fs';
import { Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  ContainerImage, InferenceContainer, InferenceSpecification, InferenceSpecificationProps, InstanceType, Model,
  ModelContainer, ModelData, ModelPackage, ModelPackageProps, PrebuiltRepository, S3Source,
  ValidationSpecificationProps,
} from '../../src';
import { newStack } from '../support';
import { warningsIn } from '../support/found';
import { container, newGroup, specification, validation } from '../support/packages';

/* Every example that AWS documents is taken, without a warning about it. */

interface Example {
  readonly source: string;
  /** What it is an example of. */
  readonly of: string;
  readonly value: string;
}

const { examples, texts, ...sources } = JSON.parse(readFileSync('test/fixtures/documented-examples.json', 'utf-8')) as {
  readonly examples: Example[];
  /** The sentences of the API model that have examples. The CloudFormation schemas have none. */
  readonly texts: { readonly [member: string]: string };
  readonly [source: string]: unknown;
};

/** In the region of the examples. */
const IMAGE = ContainerImage.fromUri('111122223333.dkr.ecr.us-west-2.amazonaws.com/churn:3');

function specified(
  changes: Partial<InferenceSpecificationProps> = {}, inContainer: Partial<InferenceContainer> = {},
): InferenceSpecification {
  return specification({ containers: [container({ image: IMAGE, ...inContainer })], ...changes });
}

type Use = (value: string, stack: Stack) => Partial<ModelPackageProps>;

const transform = (changes: (value: string, stack: Stack) => Partial<ValidationSpecificationProps>): Use =>
  (value, stack) => ({ validationSpecification: validation(changes(value, stack)) });

const serving = (changes: (value: string) => Partial<InferenceContainer>): Use => (value) => ({
  inferenceSpecification: specified({ supportedTransformInstanceTypes: undefined }, changes(value)),
});

function keyOf(stack: Stack, value: string): kms.IKey {
  const known = stack.node.tryFindChild('Key') ?? kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab');
  return Object.create(known, { keyArn: { value }, keyRef: { value: { keyArn: value, keyId: value } } });
}

/** How a user gives each of them. */
const USES: { readonly [of: string]: Use } = {
  'S3ModelDataSource.S3Uri, S3Prefix': serving((uri) => ({ modelData: ModelData.fromUriPrefix(uri) })),
  'S3ModelDataSource.S3Uri, S3Object': serving((uri) => ({ modelData: ModelData.fromUriObject(uri) })),
  'TransformS3DataSource.S3Uri, S3Prefix': transform((uri) => ({ transformInput: { source: S3Source.fromUri(uri) } })),
  'TransformS3DataSource.S3Uri, ManifestFile': transform((uri, stack) => {
    const [, name, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(uri)!;
    return { transformInput: { source: S3Source.fromManifest(s3.Bucket.fromBucketName(stack, 'Bucket', name), key) } };
  }),
  'TransformOutput.S3OutputPath': transform((uri, stack) => {
    const [, name, prefix] = /^s3:\/\/([^/]+)\/(.+)$/.exec(uri)!;
    return { transformOutput: { bucket: s3.Bucket.fromBucketName(stack, 'Bucket', name), prefix } };
  }),
  'KmsKeyId': (value, stack) => ({
    encryptionKey: keyOf(stack, value),
    // The policy of a role names keys by their ARNs.
    validationSpecification: !value.startsWith('arn:') ? undefined : validation({
      transformOutput: { bucket: s3.Bucket.fromBucketName(stack, 'Bucket', 'bucket-name'), encryptionKey: keyOf(stack, value) },
      transformResources: { instanceType: InstanceType.M5_LARGE, volumeEncryptionKey: keyOf(stack, value) },
    }),
  }),
  'TransformResources.InstanceType': (value) => ({
    inferenceSpecification: specified({ supportedTransformInstanceTypes: [InstanceType.of(value)] }),
    validationSpecification: validation({ transformResources: { instanceType: InstanceType.of(value) } }),
  }),
  'repository_name': serving((name) => ({ image: ContainerImage.fromPrebuilt(PrebuiltRepository.of(name), '1') })),
  'ModelPackageName': () => ({}),
  'Model.name': () => ({}),
  'DataInputConfig': serving((dataInputConfig) => ({ dataInputConfig })),
};

/** What is not about the examples. */
const OTHERS = ['ModelPackage.instanceTypesMissing', 'ModelPackage.notUpdatable', 'Model.fixedModelName'];

test.each(examples)('$value is taken as $of', ({ source, of, value }) => {
  expect(Object.keys(sources)).toContain(source);
  const stack = newStack({ account: '111122223333', region: 'us-west-2' });
  const made = of === 'Model.name' ? new Model(stack, 'Made', { modelName: value, containers: [ModelContainer.fromImage(IMAGE)] })
    : of === 'ModelPackageName' ? new ModelPackage(stack, 'Made', { modelPackageName: value, inferenceSpecification: specified() })
      : new ModelPackage(stack, 'Made', { modelPackageGroup: newGroup(stack), inferenceSpecification: specified(), ...USES[of](value, stack) });
  expect(warningsIn(made).filter(([code]) => !OTHERS.includes(code))).toEqual([]);
});

/** What SageMaker does with the examples, and takes from nobody. */
const OUTCOMES = [
  's3://customer_bucket/some/prefix/relative/path/to/custdata-1', 's3://customer_bucket/some/prefix/relative/path/custdata-2',
  's3://customer_bucket/some/prefix/relative/path/custdata-N',
  's3://bucket-name/input-name-prefix/dataset01/data.csv', 's3://bucket-name/output-name-prefix/input-name-prefix/data.csv.out',
];

/** Locations, ARNs, key IDs, aliases and instance types. */
const IN_TEXT = /s3:\/\/[\w/.-]*[\w/]|arn:aws:[\w:/-]+|alias\/\w+|(?<=\s)[0-9a-f]{8}(?:-[0-9a-f]+)+|ml\.\w+\.\d*x?large/g;

test.each(Object.entries(texts))('every example in the text of %s is one of these', (_member, text) => {
  const found = text.match(IN_TEXT) ?? [];
  expect(found.length).toBeGreaterThan(0);
  expect(
    found.filter((value) => !OUTCOMES.includes(value) && !examples.some((example) => example.value === value)),
  ).toEqual([]);
});
