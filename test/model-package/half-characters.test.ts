import { Stack } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import {
  ContainerImage, DecisionGrantOptions, MachineLearningDomain, MachineLearningTask, Model, ModelCard, ModelCardMetric,
  ModelContainer, ModelData,
  ModelPackage, ModelPackageGroup, ModelPackageProps, PrebuiltRepository, S3File, S3Source,
} from '../../src';
import { newStack } from '../support';
import { errorsOf } from '../support/found';
import { bucket, container, newGroup, specification, validation } from '../support/packages';

/** What is left of an emoji when a text is cut within. */
const HALF = 'looks good 😀'.slice(0, -1);
const OTHER_HALF = '😀 looks good'.slice(1);

function version(props: (text: string) => Partial<ModelPackageProps>): (text: string) => void {
  return (text) => {
    const stack = newStack();
    new ModelPackage(stack, 'Package', { modelPackageGroup: newGroup(stack), ...props(text) });
  };
}

function granted(options: DecisionGrantOptions): void {
  const stack = newStack();
  newGroup(stack).grants.approve(new iam.User(stack, 'Ada'), options);
}

/** Wherever a text is taken, and where the error says that it is. */
const TEXTS: [string, (text: string) => void][] = [
  ['description', version((text) => ({ description: text }))],
  ['approvalDescription', version((text) => ({ approvalDescription: text }))],
  ['sourceUri', version((text) => ({ sourceUri: text }))],
  ['clientToken', version((text) => ({ clientToken: text }))],
  ['customerMetadataProperties', version((text) => ({ customerMetadataProperties: { [text]: 'a' } }))],
  ['customerMetadataProperties["a"]', version((text) => ({ customerMetadataProperties: { a: text } }))],
  ['metadataProperties.commitId', version((text) => ({ metadataProperties: { commitId: text } }))],
  ['metadataProperties.repository', version((text) => ({ metadataProperties: { repository: text } }))],
  ['sourceAlgorithm.algorithmName', version((text) => ({ sourceAlgorithm: { algorithmName: text } }))],
  ['modelMetrics.bias.report.contentType',
    version((text) => ({ modelMetrics: { bias: { report: { file: S3File.fromUri('s3://data/r.json'), contentType: text } } } }))],
  ['additionalInferenceSpecifications[0].name', version((name) => ({ additionalInferenceSpecifications: [{ name, containers: [container()] }] }))],
  ['additionalInferenceSpecifications[0].description',
    version((description) => ({ additionalInferenceSpecifications: [{ name: 'gpu', description, containers: [container()] }] }))],
  ['inferenceSpecification.supportedContentTypes[1]', (text) => specification({ supportedContentTypes: ['text/csv', text] })],
  ['inferenceSpecification.supportedResponseMimeTypes[0]', (text) => specification({ supportedResponseMimeTypes: [`text/${text}`] })],
  ['inferenceSpecification.containers[0].environment', (text) => specification({ containers: [container({ environment: { [text]: '' } })] })],
  ['inferenceSpecification.containers[0].environment["A"]', (A) => specification({ containers: [container({ environment: { A } })] })],
  ['inferenceSpecification.containers[0].framework', (framework) => specification({ containers: [container({ framework })] })],
  ['inferenceSpecification.containers[0].nearestModelName', (nearestModelName) => specification({ containers: [container({ nearestModelName })] })],
  ['inferenceSpecification.containers[0].dataInputConfig', (dataInputConfig) => specification({ containers: [container({ dataInputConfig })] })],
  ['inferenceSpecification.containers[0].containerHostname', (containerHostname) => specification({ containers: [container({ containerHostname })] })],
  ['validationSpecification.profileName', (profileName) => validation({ profileName })],
  ['validationSpecification.environment["A"]', (A) => validation({ environment: { A } })],
  ['validationSpecification.transformInput.contentType',
    (contentType) => validation({ transformInput: { source: S3Source.fromUri('s3://data'), contentType } })],
  ['validationSpecification.transformOutput.prefix', (prefix) => validation({ transformOutput: { bucket: bucket(), prefix } })],
  ['validationSpecification.transformOutput.accept', (accept) => validation({ transformOutput: { bucket: bucket(), accept } })],
  ['objectKey', (key) => ModelData.fromBucket(bucket(), key)],
  ['prefix', (prefix) => ModelData.fromBucketPrefix(bucket(), `${prefix}/`)],
  ['uri', (key) => S3File.fromUri(`s3://data/${key}`)],
  ['imageUri', (text) => ContainerImage.fromUri(`churn:${text}`)],
  ['tagOrDigest', (tag) => ContainerImage.fromEcrRepository(ecr.Repository.fromRepositoryName(new Stack(), 'Images', 'churn'), tag)],
  ['repositoryName', (name) => PrebuiltRepository.of(name)],
  ['value', (value) => MachineLearningDomain.of(value)],
  ['value', (value) => MachineLearningTask.of(value)],
  ['description', (description) => new ModelPackageGroup(newStack(), 'Group', { description })],
  ['modelPackageGroupName', (modelPackageGroupName) => new ModelPackageGroup(newStack(), 'Group', { modelPackageGroupName })],
  ['modelName', (modelName) => new Model(newStack(), 'Model', { modelName, containers: [ModelContainer.fromImage(container().image)] })],
  ['environment["A"]', (A) => ModelContainer.fromImage(container().image, { environment: { A } })],
  ['modelOverview.modelCreator', (modelCreator) => ModelCard.fromContent({ modelOverview: { modelCreator } })],
  ['modelOverview.modelArtifact[0]', (artifact) => ModelCard.fromContent({ modelOverview: { modelArtifact: [artifact] } })],
  ['additionalInformation.customDetails', (key) => ModelCard.fromContent({ additionalInformation: { customDetails: { [key]: 'a' } } })],
  ['additionalInformation.customDetails["a"]', (a) => ModelCard.fromContent({ additionalInformation: { customDetails: { a } } })],
  ['model_overview.model_creator', (text) => ModelCard.fromJson(JSON.stringify({ model_overview: { model_creator: text } }))],
  ['name', (name) => ModelCardMetric.number(name, 1)],
  ['value', (value) => ModelCardMetric.text('a', value)],
  ['customerMetadataProperties', (key) => granted({ customerMetadataProperties: { [key]: ['a'] } })],
  ['customerMetadataProperties["a"][0]', (a) => granted({ customerMetadataProperties: { a: [a] } })],
];

describe.each(TEXTS)('%s', (place, make) => {
  test.each([['the first half', HALF], ['the second half', OTHER_HALF]])('refuses %s of a character', (_which, text) => {
    expect(errorsOf(() => make(text))).toContainEqual(['Text.surrogate', place]);
  });

  test('has no half of a character in a whole one', () => {
    expect(errorsOf(() => make('😀')).map(([code]) => code)).not.toContain('Text.surrogate');
  });
});
