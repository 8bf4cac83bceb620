import { writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Stack, Token } from 'aws-cdk-lib';
import { ModelPackage, ModelPackageDescription, ModelPackageGroup, ModelPackagePromotionProps } from '../../src';
import * as events from '../fixtures/model-package-events.json';
import { ENV, issuesOf, newStack, PACKAGE, propertiesOf, warningCodes } from '../support';

const SERVING = {
  Containers: [{ Image: '444455556666.dkr.ecr.eu-west-1.amazonaws.com/churn:7', ModelDataUrl: 's3://models/churn/7/model.tar.gz' }],
  SupportedContentTypes: ['text/csv'],
  SupportedResponseMIMETypes: ['text/csv'],
};

function promoted(description: object, props: Partial<ModelPackagePromotionProps> = {}): Stack {
  const stack = newStack(ENV);
  const source = ModelPackageDescription.fromJson(JSON.stringify(description));
  ModelPackage.promote(stack, 'Churn', { source, modelPackageGroup: new ModelPackageGroup(stack, 'Group'), ...props });
  return stack;
}

const propertiesOfPromoted = (description: object, props?: Partial<ModelPackagePromotionProps>) =>
  propertiesOf(promoted(description, props), PACKAGE);

const lossesOf = (
  description: object, props?: Partial<ModelPackagePromotionProps>,
) => issuesOf(() => promoted(description, props));

const kindsOf = (description: object) => issuesOf(() => ModelPackageDescription.fromJson(JSON.stringify(description)));

describe('a description is read', () => {
  test('from a file, with a byte order mark', () => {
    const path = join(tmpdir(), `description-${process.pid}.json`);
    writeFileSync(path, `\uFEFF${JSON.stringify({ Domain: 'COMPUTER_VISION' })}`);
    const stack = newStack(ENV);
    const source = ModelPackageDescription.fromFile(path);
    ModelPackage.promote(stack, 'Churn', { source, modelPackageGroup: new ModelPackageGroup(stack, 'Group') });
    expect(propertiesOf(stack, PACKAGE).Domain).toBe('COMPUTER_VISION');
  });

  test('as BatchDescribeModelPackage answers it, with a warning that it is a summary', () => {
    const arn = 'arn:aws:sagemaker:eu-west-1:444455556666:model-package/churn/7';
    const stack = promoted({
      ModelPackageSummaries: {
        [arn]: {
          ModelPackageGroupName: 'churn',
          ModelPackageVersion: 7,
          ModelPackageArn: arn,
          InferenceSpecification: SERVING,
          CreationTime: '2026-03-01T12:00:00+00:00',
          ModelPackageStatus: 'Completed',
          ModelApprovalStatus: 'Approved',
        },
      },
      BatchDescribeModelPackageErrorMap: {},
    });
    expect(propertiesOf(stack, PACKAGE).InferenceSpecification).toEqual(SERVING);
    expect(warningCodes(stack)).toContain('ModelPackage.promotedSummary');
  });

  test('as a resource of a template', () => {
    expect(propertiesOfPromoted({ Type: 'AWS::SageMaker::ModelPackage', Properties: { InferenceSpecification: SERVING } }))
      .toMatchObject({ InferenceSpecification: SERVING });
  });

  test('as a resource of a template without properties', () => {
    expect(propertiesOfPromoted({ Type: 'AWS::SageMaker::ModelPackage' })).toEqual({ ModelPackageGroupName: 'Stack-Group-CABF5A83' });
  });

  test.each([
    ['the CLI', '2026-03-01T12:00:00.123000+00:00'],
    ['boto3, by json.dumps with default=str', '2026-03-01 12:00:00.123000+00:00'],
    ['a service, in seconds', 1772366400.123],
    ['an SDK, as an object', { seconds: 1772366400, nanos: 123 }],
  ])('with dates as %s writes them', (_, date) => {
    expect(propertiesOfPromoted({ CreationTime: date, LastModifiedTime: date, Task: 'OTHER' })).toMatchObject({ Task: 'OTHER' });
  });

  test('with what SDKs say of the answer', () => {
    expect(propertiesOfPromoted({ Task: 'OTHER', ResponseMetadata: { HTTPStatusCode: 200 }, $metadata: { attempts: 1 } })).toMatchObject({ Task: 'OTHER' });
  });

  test('as the event of its approval has it', () => {
    const { ModelMetrics, InferenceSpecification, ModelPackageArn, ...detail } = JSON.parse(JSON.stringify(events.example.detail).replace(/…/g, 'models'));
    expect(propertiesOfPromoted({ ...detail, ModelMetrics, InferenceSpecification: SERVING })).toMatchObject({
      InferenceSpecification: SERVING,
      ModelMetrics,
      MetadataProperties: detail.MetadataProperties,
    });
  });

  test('with numbers, texts and booleans as templates may write them', () => {
    expect(propertiesOfPromoted({ Domain: 5, ModelPackageVersion: '7', CertifyForMarketplace: 'false' }))
      .toMatchObject({ Domain: '5', CustomerMetadataProperties: { promotedFromVersion: '7' } });
  });

  test('with null for what is missing', () => {
    expect(propertiesOfPromoted({ Domain: null, Task: 'OTHER', ModelMetrics: null })).toMatchObject({ Task: 'OTHER' });
  });

  test('with a model source that has no location', () => {
    const Containers = [{ Image: SERVING.Containers[0].Image, ModelDataSource: {} }];
    expect(propertiesOfPromoted({ InferenceSpecification: { Containers } }).InferenceSpecification.Containers)
      .toEqual([{ Image: SERVING.Containers[0].Image }]);
  });
});

describe('no description is', () => {
  test.each([
    ['a text', 'churn'],
    ['a list', '[]'],
    ['an object of something else', '{ "Name": "churn" }'],
    ['a token', Token.asString({ resolve: () => '{}' })],
  ])('%s', (_, json) => {
    expect(issuesOf(() => ModelPackageDescription.fromJson(json))).toEqual(['json: ModelPackageDescription.notJson']);
  });

  test.each([[{}], [{ one: { Task: 'OTHER' }, other: { Task: 'OTHER' } }], [{ one: 'text' }]])('a summary of none or several: %j', (summaries) => {
    expect(kindsOf({ ModelPackageSummaries: summaries })).toEqual(['json: ModelPackageDescription.notOnePackage']);
  });

  test('a file that is not there', () => {
    expect(issuesOf(() => ModelPackageDescription.fromFile('no.json'))).toEqual(['path: File.missing']);
  });
});

test('values of wrong kinds are refused at their places, all at once', () => {
  expect(kindsOf({
    ModelPackageVersion: 'seven',
    Domain: ['OTHER'],
    CertifyForMarketplace: 'yes',
    ModelMetrics: [],
    CustomerMetadataProperties: 'team',
    InferenceSpecification: { Containers: {}, SupportedContentTypes: [{}] },
    ValidationSpecification: { ValidationProfiles: [{ TransformJobDefinition: { MaxPayloadInMB: '' } }] },
  })).toEqual([
    'ModelPackageVersion: Shape.kind',
    'Domain: Shape.kind',
    'CertifyForMarketplace: Shape.kind',
    'ModelMetrics: Shape.kind',
    'CustomerMetadataProperties: Shape.kind',
    'InferenceSpecification.Containers: Shape.kind',
    'InferenceSpecification.SupportedContentTypes[0]: Shape.kind',
    'ValidationSpecification.ValidationProfiles[0].TransformJobDefinition.MaxPayloadInMB: Shape.kind',
  ]);
});

describe('what would be lost', () => {
  const container = (members: object) => (
    { InferenceSpecification: { ...SERVING, Containers: [{ ...SERVING.Containers[0], ...members }] } }
  );

  test.each<[string, object, string]>([
    ['a member of the future', { Colour: 'blue', Task: 'OTHER' }, 'source.Colour: ModelPackageDescription.lostUnknownMember'],
    ['a member called like what all objects have', { constructor: 'x', Task: 'OTHER' }, 'source.constructor: ModelPackageDescription.lostUnknownMember'],
    ['a product', container({ ProductId: 'prod-1' }), 'source.InferenceSpecification.Containers[0].ProductId: ModelPackageDescription.lostMember'],
    ['additional data', container({ AdditionalModelDataSources: [{ ChannelName: 'adapter' }] }),
      'source.InferenceSpecification.Containers[0].AdditionalModelDataSources: ModelPackageDescription.lostMember'],
    ['a checkpoint', container({ IsCheckpoint: true }), 'source.InferenceSpecification.Containers[0].IsCheckpoint: ModelPackageDescription.lostMember'],
    ['a hub', container({ ModelDataUrl: undefined, ModelDataSource: { S3DataSource: { S3Uri: 's3://models/a/', S3DataType: 'S3Prefix', CompressionType: 'None', HubAccessConfig: { HubContentArn: 'arn' } } } }),
      'source.InferenceSpecification.Containers[0].ModelDataSource.S3DataSource.HubAccessConfig: ModelPackageDescription.lostMember'],
    ['compression of a prefix', container({ ModelDataUrl: undefined, ModelDataSource: { S3DataSource: { S3Uri: 's3://models/a/', S3DataType: 'S3Prefix', CompressionType: 'Gzip' } } }),
      'source.InferenceSpecification.Containers[0].ModelDataSource.S3DataSource.CompressionType: ModelPackageDescription.lostCombination'],
    ['one of two locations of model data', container({ ModelDataSource: { S3DataSource: { S3Uri: 's3://models/a/', S3DataType: 'S3Prefix', CompressionType: 'None' } } }),
      'source.InferenceSpecification.Containers[0].ModelDataUrl: ModelPackageDescription.lostCombination'],
    ['more than 16 variables', container({ Environment: Object.fromEntries(Array.from({ length: 17 }, (_, index) => [`V${index}`, 'x'])) }),
      'source.InferenceSpecification.Containers[0].Environment: ModelPackageDescription.lostExcess'],
    ['a long input configuration', container({ ModelInput: { DataInputConfig: `{"input":"${'x'.repeat(1100)}"}` } }),
      'source.InferenceSpecification.Containers[0].ModelInput.DataInputConfig: ModelPackageDescription.lostExcess'],
    ['metadata of more than 128 characters', { CustomerMetadataProperties: { notes: 'x'.repeat(129) } },
      'source.CustomerMetadataProperties["notes"]: ModelPackageDescription.lostExcess'],
    ['the storage', { ManagedStorageType: 'Restricted' }, 'source.ManagedStorageType: ModelPackageDescription.lostMember'],
    ['tags', { Tags: [{ Key: 'team', Value: 'churn' }] }, 'source.Tags: ModelPackageDescription.lostMember'],
    ['specifications that an update adds', { AdditionalInferenceSpecificationsToAdd: [{ Name: 'gpu', Containers: SERVING.Containers }] },
      'source.AdditionalInferenceSpecificationsToAdd: ModelPackageDescription.lostMember'],
    ['a source beside a specification', { InferenceSpecification: SERVING, SourceUri: 'arn:aws:sagemaker:eu-west-1:444455556666:model/churn' },
      'source.SourceUri: ModelPackageDescription.lostCombination'],
    ['a certification', { CertifyForMarketplace: true }, 'source.CertifyForMarketplace: ModelPackageDescription.lostCombination'],
    ['a card without content', { ModelCard: { ModelCardStatus: 'Draft' } }, 'source.ModelCard: ModelPackageDescription.lostMember'],
    ['a key', { SecurityConfig: { KmsKeyId: 'arn:aws:kms:eu-west-1:444455556666:key/1' } }, 'source.SecurityConfig: ModelPackageDescription.lostKey'],
  ])('%s is an error, and accepted by its name or its path', (_, description, issue) => {
    expect(lossesOf(description)).toEqual([issue]);
    const place = issue.replace(/^source\./, '').replace(/: [^:]*$/, '');
    const name = place.replace(/\["[^]*/, '').split('.').pop()!;
    expect(() => promoted(description, { acceptLosses: [place] })).not.toThrow();
    expect(() => promoted(description, { acceptLosses: [name] })).not.toThrow();
  });

  test.each<[string, object]>([
    ['what SageMaker observed of objects', container({ ModelDataETag: '"abc"' })],
    ['no checkpoint', container({ IsCheckpoint: false })],
    ['lists and maps that are empty', { Tags: [], Colours: {}, Task: 'OTHER' }],
    ['one location that is written twice', container({
      ModelDataUrl: 's3://models/a/model.tar.gz',
      ModelDataSource: { S3DataSource: { S3Uri: 's3://models/a/model.tar.gz', S3DataType: 'S3Object', CompressionType: 'Gzip' } },
    })],
    ['the registration of versions', { ModelPackageRegistrationType: 'Registered' }],
    ['what is decided anew', { ModelApprovalStatus: 'Approved', ApprovalDescription: 'good', ModelLifeCycle: { Stage: 'Production', StageStatus: 'Approved' } }],
    ['the validation, which is of another account', {
      ValidationSpecification: {
        ValidationRole: 'arn:aws:iam::444455556666:role/Validation',
        ValidationProfiles: [{ ProfileName: 'p', TransformJobDefinition: { TransformResources: { TransformAmiVersion: 'v1' } } }],
      },
    }],
    ['no validation of the model, if that is the default', { SkipModelValidation: 'None' }],
  ])('%s is nothing', (_, description) => {
    expect(() => promoted(description)).not.toThrow();
  });

  test('is left out if it is accepted, and all else stays', () => {
    expect(propertiesOfPromoted({
      ...container({ ProductId: 'prod-1', Framework: 'XGBOOST', Environment: { MODE: 'fast' } }),
      CustomerMetadataProperties: { notes: 'x'.repeat(129), team: 'churn' },
    }, { acceptLosses: ['ProductId', 'CustomerMetadataProperties["notes"]'] })).toMatchObject({
      InferenceSpecification: { Containers: [{ ...SERVING.Containers[0], Framework: 'XGBOOST', Environment: { MODE: 'fast' } }] },
      CustomerMetadataProperties: { team: 'churn' },
    });
  });
});

test('all that is wrong with a description is one error, in its own words', () => {
  expect(lossesOf({
    InferenceSpecification: {
      Containers: [{ ModelDataUrl: 'models/model.tar.gz', ProductId: 'prod-1', FrameworkVersion: '12.1', ContainerHostname: '-' }],
      SupportedRealtimeInferenceInstanceTypes: ['m5.large'],
    },
    AdditionalInferenceSpecifications: [{ Containers: [{ Image: 'not an image' }] }],
    SourceAlgorithmSpecification: { SourceAlgorithms: [] },
    ModelMetrics: { Bias: { PostTrainingReport: { ContentType: 'application/json' } } },
    SamplePayloadUrl: 'payload.tar.gz',
    ModelCard: { ModelCardContent: '{"model_overviews":{}}', ModelCardStatus: 'Draft' },
  })).toEqual([
    'source.InferenceSpecification.Containers[0].ProductId: ModelPackageDescription.lostMember',
    'source.InferenceSpecification.Containers[0].Image: ModelPackageDescription.missing',
    'source.InferenceSpecification.Containers[0].ModelDataUrl: Text.s3Location',
    'source.InferenceSpecification.SupportedRealtimeInferenceInstanceTypes[0]: Text.instanceType',
    'source.InferenceSpecification.Containers[0].ContainerHostname: Text.sageMakerName',
    'source.InferenceSpecification.Containers[0].FrameworkVersion: Text.frameworkVersion',
    'source.AdditionalInferenceSpecifications[0].Containers[0].Image: Text.imagePath',
    'source.AdditionalInferenceSpecifications[0].Name: ModelPackageDescription.missing',
    'source.SourceAlgorithmSpecification.SourceAlgorithms[0].AlgorithmName: ModelPackageDescription.missing',
    'source.ModelMetrics.Bias.PostTrainingReport.S3Uri: Text.s3Location',
    'source.ModelCard: ModelCard.unknownField',
    'source.SamplePayloadUrl: Text.s3Location',
  ]);
});
