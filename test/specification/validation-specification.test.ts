import { App, CfnParameter, Fn, Lazy, Size, Stack, Stage } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  AssembleWith, BatchStrategy, CompressionType, InstanceType, S3Source, SplitType, ValidationSpecification,
  ValidationSpecificationBuilder, ValidationSpecificationProps,
} from '../../src';
import { newVersion, renderedVersion } from '../artifacts/version';
import { ENV, issuesOf, messageOf, newStack, propertiesOf } from '../support';
import { filledStack } from '../support/grants';

const ROLE_ARN = 'arn:aws:iam::111122223333:role/validation';
const OUTPUT_KEY_ARN = 'arn:aws:kms:eu-west-1:111122223333:key/0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0';
const VOLUME_KEY_ARN = 'arn:aws:kms:eu-west-1:111122223333:key/1f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f1';

/** The least that a validation needs. */
function minimal(stack: Stack): ValidationSpecificationProps {
  return {
    profileName: 'csv',
    transformInput: { source: S3Source.fromBucketPrefix(s3.Bucket.fromBucketName(stack, 'Data', 'acme-data'), 'batch/') },
    transformOutput: { bucket: s3.Bucket.fromBucketName(stack, 'Results', 'acme-results') },
    transformResources: { instanceType: InstanceType.M5_LARGE },
  };
}

/** Such a validation with something else about it. */
function specified(props: Partial<ValidationSpecificationProps> = {}): ValidationSpecification {
  return new ValidationSpecification({ ...minimal(newStack(ENV)), ...props });
}

function rendered(validationSpecification: ValidationSpecification, stack = newStack(ENV)): any {
  return renderedVersion(stack, { validationSpecification }).ValidationSpecification;
}

/** The one transform job of a validation. */
function renderedJob(validationSpecification: ValidationSpecification, stack = newStack(ENV)): any {
  return rendered(validationSpecification, stack).ValidationProfiles[0].TransformJobDefinition;
}

describe('validation specification', () => {
  test('with nothing that may be left out', () => {
    expect(rendered(specified())).toEqual({
      ValidationRole: { 'Fn::GetAtt': [expect.stringMatching(/^VersionValidationRole/), 'Arn'] },
      ValidationProfiles: [{
        ProfileName: 'csv',
        TransformJobDefinition: {
          TransformInput: { DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://acme-data/batch/' } } },
          TransformOutput: { S3OutputPath: 's3://acme-results/' },
          TransformResources: { InstanceType: 'ml.m5.large', InstanceCount: 1 },
        },
      }],
    });
  });

  test('with everything', () => {
    const stack = newStack(ENV);
    expect(rendered(new ValidationSpecification({
      profileName: 'csv',
      transformInput: {
        source: S3Source.fromManifest(s3.Bucket.fromBucketName(stack, 'Data', 'acme-data'), 'batch/manifest.json'),
        contentType: 'text/csv',
        compressionType: CompressionType.GZIP,
        splitType: SplitType.LINE,
      },
      transformOutput: {
        bucket: s3.Bucket.fromBucketName(stack, 'Results', 'acme-results'),
        prefix: 'churn/',
        accept: 'application/json',
        assembleWith: AssembleWith.LINE,
        encryptionKey: kms.Key.fromKeyArn(stack, 'OutputKey', OUTPUT_KEY_ARN),
      },
      transformResources: {
        instanceType: InstanceType.M5_2XLARGE,
        instanceCount: 2,
        volumeEncryptionKey: kms.Key.fromKeyArn(stack, 'VolumeKey', VOLUME_KEY_ARN),
      },
      role: iam.Role.fromRoleArn(stack, 'Role', ROLE_ARN),
      batchStrategy: BatchStrategy.MULTI_RECORD,
      maxConcurrentTransforms: 4,
      maxPayload: Size.mebibytes(20),
      environment: { LOG_LEVEL: 'info' },
    }), stack)).toEqual({
      ValidationRole: 'arn:aws:iam::111122223333:role/validation',
      ValidationProfiles: [{
        ProfileName: 'csv',
        TransformJobDefinition: {
          BatchStrategy: 'MultiRecord',
          Environment: { LOG_LEVEL: 'info' },
          MaxConcurrentTransforms: 4,
          MaxPayloadInMB: 20,
          TransformInput: {
            DataSource: { S3DataSource: { S3DataType: 'ManifestFile', S3Uri: 's3://acme-data/batch/manifest.json' } },
            ContentType: 'text/csv',
            CompressionType: 'Gzip',
            SplitType: 'Line',
          },
          TransformOutput: {
            S3OutputPath: 's3://acme-results/churn/',
            Accept: 'application/json',
            AssembleWith: 'Line',
            KmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0',
          },
          TransformResources: {
            InstanceType: 'ml.m5.2xlarge',
            InstanceCount: 2,
            VolumeKmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/1f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f1',
          },
        },
      }],
    });
  });

  test('lets the container choose by zero', () => {
    expect(renderedJob(specified({ maxConcurrentTransforms: 0, maxPayload: Size.mebibytes(0) }))).toMatchObject({
      MaxConcurrentTransforms: 0, MaxPayloadInMB: 0,
    });
  });

  test.each([
    [BatchStrategy.MULTI_RECORD, 'MultiRecord'],
    [BatchStrategy.SINGLE_RECORD, 'SingleRecord'],
  ])('writes the batch strategy as SageMaker does: %s', (batchStrategy, written) => {
    expect(renderedJob(specified({ batchStrategy })).BatchStrategy).toBe(written);
  });

  test.each([
    [SplitType.NONE, 'None'],
    [SplitType.LINE, 'Line'],
    [SplitType.RECORD_IO, 'RecordIO'],
    [SplitType.TF_RECORD, 'TFRecord'],
  ])('writes the split type as SageMaker does: %s', (splitType, written) => {
    const { transformInput } = minimal(newStack());
    expect(renderedJob(specified({ transformInput: { ...transformInput, splitType } })).TransformInput.SplitType)
      .toBe(written);
  });

  test.each([
    [CompressionType.NONE, 'None'],
    [CompressionType.GZIP, 'Gzip'],
  ])('writes the compression as SageMaker does: %s', (compressionType, written) => {
    const { transformInput } = minimal(newStack());
    expect(
      renderedJob(specified({ transformInput: { ...transformInput, compressionType } })).TransformInput.CompressionType,
    ).toBe(written);
  });

  test.each([
    [AssembleWith.NONE, 'None'],
    [AssembleWith.LINE, 'Line'],
  ])('writes what stands between results as SageMaker does: %s', (assembleWith, written) => {
    const { transformOutput } = minimal(newStack());
    expect(
      renderedJob(specified({ transformOutput: { ...transformOutput, assembleWith } })).TransformOutput.AssembleWith,
    ).toBe(written);
  });

  // The package waits for the role, which CDK refuses across stages. An imported role needs no waiting for.
  test('takes an imported role of another stage', () => {
    const app = new App();
    const roles = filledStack(new Stage(app, 'Roles'), 'Stack', ENV);
    const role = iam.Role.fromRoleArn(roles, 'Role', ROLE_ARN);
    const stack = new Stack(new Stage(app, 'Models'), 'Stack', { env: ENV });
    expect(rendered(specified({ role }), stack).ValidationRole).toBe('arn:aws:iam::111122223333:role/validation');
  });

  test('has a role of the package, unless it has its own', () => {
    const stack = newStack(ENV);
    expect(newVersion(stack, { validationSpecification: specified() }).validationRole?.node.path).toBe('Stack/Version/ValidationRole');
  });

  test('refuses all that can never deploy, by its place', () => {
    const { transformInput, transformOutput, transformResources } = minimal(newStack());
    expect(issuesOf(() => specified({
      profileName: 'csv!',
      maxConcurrentTransforms: -1,
      environment: { '1ST': 'one' },
      transformInput: { ...transformInput, contentType: 'text\ncsv' },
      transformOutput: { ...transformOutput, accept: 'text\ncsv', prefix: 'p'.repeat(1007) },
      transformResources: { ...transformResources, instanceCount: 0 },
      maxPayload: Size.mebibytes(101),
    }))).toEqual([
      'validationSpecification.profileName: Text.sageMakerName',
      'validationSpecification.maxConcurrentTransforms: Number.range',
      'validationSpecification.environment: Text.environmentVariable',
      'validationSpecification.transformInput.contentType: Text.oneLine',
      'validationSpecification.transformOutput.accept: Text.oneLine',
      'validationSpecification.transformOutput.prefix: Text.length',
      'validationSpecification.transformResources.instanceCount: Number.range',
      'validationSpecification.maxPayload: Number.range',
    ]);
  });
});

describe('payload', () => {
  test('of 100 MiB is accepted', () => {
    expect(renderedJob(specified({ maxPayload: Size.mebibytes(100) })).MaxPayloadInMB).toBe(100);
  });

  test('may be written in KiB', () => {
    expect(renderedJob(specified({ maxPayload: Size.kibibytes(2048) })).MaxPayloadInMB).toBe(2);
  });

  test('of a GiB is too large', () => {
    expect(issuesOf(() => specified({ maxPayload: Size.gibibytes(1) }))).toEqual([
      'validationSpecification.maxPayload: Number.range',
    ]);
  });

  test('of a fraction of a MiB is refused', () => {
    expect(issuesOf(() => specified({ maxPayload: Size.kibibytes(512) }))).toEqual([
      'validationSpecification.maxPayload: Number.whole',
    ]);
  });

  test('and concurrency may come to 100 MiB', () => {
    expect(
      renderedJob(specified({ maxPayload: Size.mebibytes(25), maxConcurrentTransforms: 4 })).MaxConcurrentTransforms,
    ).toBe(4);
  });

  test('and concurrency must not come to more', () => {
    expect(issuesOf(() => specified({ maxPayload: Size.mebibytes(26), maxConcurrentTransforms: 4 }))).toEqual([
      'validationSpecification.maxPayload: ValidationSpecification.payload',
    ]);
  });

  test('of the most that one request may be leaves room for one', () => {
    expect(issuesOf(() => specified({ maxPayload: Size.mebibytes(100), maxConcurrentTransforms: 2 }))).toEqual([
      'validationSpecification.maxPayload: ValidationSpecification.payload',
    ]);
  });

  test('that is too much for one request is refused once', () => {
    expect(issuesOf(() => specified({ maxPayload: Size.mebibytes(101), maxConcurrentTransforms: 2 }))).toEqual([
      'validationSpecification.maxPayload: Number.range',
    ]);
  });

  test('that is a parameter in MiB is rendered', () => {
    const stack = newStack(ENV);
    const maxPayload = Size.mebibytes(new CfnParameter(stack, 'Payload', { type: 'Number' }).valueAsNumber);
    expect(renderedJob(specified({ maxPayload, maxConcurrentTransforms: 4 }), stack).MaxPayloadInMB).toEqual({ Ref: 'Payload' });
  });

  test('that is a parameter in another unit gets the error of CDK', () => {
    const maxPayload = Size.kibibytes(new CfnParameter(newStack(), 'Payload', { type: 'Number' }).valueAsNumber);
    expect(messageOf(() => specified({ maxPayload }))).toContain("Size must be specified as 'Size.mebibytes()' here");
  });

  test('beside a concurrency that is a parameter is rendered', () => {
    const stack = newStack(ENV);
    const maxConcurrentTransforms = new CfnParameter(stack, 'Concurrency', { type: 'Number' }).valueAsNumber;
    expect(renderedJob(specified({ maxPayload: Size.mebibytes(100), maxConcurrentTransforms }), stack))
      .toMatchObject({ MaxPayloadInMB: 100, MaxConcurrentTransforms: { Ref: 'Concurrency' } });
  });
});

describe('tokens', () => {
  test('stand wherever a text or number does', () => {
    const stack = newStack(ENV);
    const text = new CfnParameter(stack, 'Text').valueAsString;
    const instanceCount = new CfnParameter(stack, 'Count', { type: 'Number' }).valueAsNumber;
    const { transformInput: { source }, transformOutput: { bucket } } = minimal(newStack(ENV));
    expect(rendered(specified({
      profileName: text,
      transformInput: { source, contentType: text },
      transformOutput: { bucket, prefix: text, accept: text },
      transformResources: { instanceType: InstanceType.of(text), instanceCount },
      environment: { NAME: text },
    }), stack).ValidationProfiles).toEqual([{
      ProfileName: { Ref: 'Text' },
      TransformJobDefinition: {
        Environment: { NAME: { Ref: 'Text' } },
        TransformInput: {
          DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://acme-data/batch/' } },
          ContentType: { Ref: 'Text' },
        },
        TransformOutput: { S3OutputPath: { 'Fn::Join': ['', ['s3://acme-results/', { Ref: 'Text' }]] }, Accept: { Ref: 'Text' } },
        TransformResources: { InstanceType: { Ref: 'Text' }, InstanceCount: { Ref: 'Count' } },
      },
    }]);
  });

  test('stand for the environment as a whole', () => {
    const environment: any = Lazy.any({ produce: () => ({ LOG_LEVEL: 'info' }) });
    expect(renderedJob(specified({ environment })).Environment).toEqual({ LOG_LEVEL: 'info' });
  });

  test('stand for the name of the bucket', () => {
    const stack = newStack(ENV);
    const bucket = s3.Bucket.fromBucketName(stack, 'Results', Fn.importValue('ResultsBucket'));
    expect(renderedJob(specified({ transformOutput: { bucket, prefix: 'churn/' } }), stack).TransformOutput.S3OutputPath)
      .toEqual({ 'Fn::Join': ['', ['s3://', { 'Fn::ImportValue': 'ResultsBucket' }, '/churn/']] });
  });
});

describe('builder', () => {
  const built = (): ValidationSpecificationBuilder => {
    const { profileName, transformInput, transformOutput, transformResources } = minimal(newStack(ENV));
    return ValidationSpecification.builder()
      .profileName(profileName)
      .transformInput(transformInput)
      .transformOutput(transformOutput)
      .transformResources(transformResources);
  };

  test('makes what the declarative form makes', () => {
    const expected = {
      BatchStrategy: 'SingleRecord',
      Environment: { LOG_LEVEL: 'info', WORKERS: '2' },
      MaxConcurrentTransforms: 4,
      MaxPayloadInMB: 6,
      TransformInput: { DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://acme-data/batch/' } } },
      TransformOutput: { S3OutputPath: 's3://acme-results/' },
      TransformResources: { InstanceType: 'ml.m5.large', InstanceCount: 1 },
    };
    expect(renderedJob(built()
      .batchStrategy(BatchStrategy.SINGLE_RECORD)
      .maxConcurrentTransforms(4)
      .maxPayload(Size.mebibytes(6))
      .environment('LOG_LEVEL', 'info')
      .environment('WORKERS', '2')
      .toSpecification())).toEqual(expected);
    expect(renderedJob(specified({
      batchStrategy: BatchStrategy.SINGLE_RECORD,
      maxConcurrentTransforms: 4,
      maxPayload: Size.mebibytes(6),
      environment: { LOG_LEVEL: 'info', WORKERS: '2' },
    }))).toEqual(expected);
  });

  test('takes a role', () => {
    const stack = newStack(ENV);
    const role = iam.Role.fromRoleArn(stack, 'Role', ROLE_ARN);
    expect(rendered(built().role(role).toSpecification(), stack).ValidationRole).toBe('arn:aws:iam::111122223333:role/validation');
  });

  test('limits the role that the package makes', () => {
    const stack = newStack(ENV);
    newVersion(stack, { validationSpecification: built().confusedDeputyProtection(true).toSpecification() });
    expect(propertiesOf(stack, 'AWS::IAM::Role').AssumeRolePolicyDocument.Statement).toEqual([
      expect.objectContaining({ Condition: expect.objectContaining({ StringEquals: { 'aws:SourceAccount': '111122223333' } }) }),
    ]);
  });

  test('has packages share a role', () => {
    const stack = newStack(ENV);
    const version = newVersion(stack, { validationSpecification: built().sharedRole(true).toSpecification() });
    expect(version.validationRole!.node.scope).toBe(stack);
  });

  test('leaves out what was not given', () => {
    expect(renderedJob(built().toSpecification())).toEqual({
      TransformInput: { DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://acme-data/batch/' } } },
      TransformOutput: { S3OutputPath: 's3://acme-results/' },
      TransformResources: { InstanceType: 'ml.m5.large', InstanceCount: 1 },
    });
  });

  test('lets the last call of a step win', () => {
    const specification = built().profileName('json').profileName('parquet').maxConcurrentTransforms(2).maxConcurrentTransforms(3).toSpecification();
    const { ValidationProfiles: [profile] } = rendered(specification);
    expect(profile.ProfileName).toBe('parquet');
    expect(profile.TransformJobDefinition.MaxConcurrentTransforms).toBe(3);
  });

  test('lets the last value of an environment variable win', () => {
    expect(renderedJob(built().environment('A', '1').environment('B', '2').environment('A', '3').toSpecification()).Environment)
      .toEqual({ A: '3', B: '2' });
  });

  test('goes on after it made a specification, which stays as it was', () => {
    const builder = built().environment('A', '1');
    const first = builder.toSpecification();
    const second = builder.profileName('json').environment('B', '2').toSpecification();
    expect(rendered(first).ValidationProfiles).toEqual([expect.objectContaining({ ProfileName: 'csv' })]);
    expect(renderedJob(first).Environment).toEqual({ A: '1' });
    expect(rendered(second).ValidationProfiles).toEqual([expect.objectContaining({ ProfileName: 'json' })]);
    expect(renderedJob(second).Environment).toEqual({ A: '1', B: '2' });
  });

  test('refuses missing steps, all of them at once', () => {
    expect(issuesOf(() => ValidationSpecification.builder().toSpecification())).toEqual([
      'validationSpecification.profileName: ValidationSpecification.missing',
      'validationSpecification.transformInput: ValidationSpecification.missing',
      'validationSpecification.transformOutput: ValidationSpecification.missing',
      'validationSpecification.transformResources: ValidationSpecification.missing',
    ]);
  });

  test('refuses the one step that is missing', () => {
    const { transformInput, transformResources } = minimal(newStack());
    expect(issuesOf(() => ValidationSpecification.builder()
      .profileName('csv').transformInput(transformInput).transformResources(transformResources).toSpecification())).toEqual([
      'validationSpecification.transformOutput: ValidationSpecification.missing',
    ]);
  });

  test('refuses what can never deploy', () => {
    expect(issuesOf(() => built().profileName('').toSpecification())).toEqual([
      'validationSpecification.profileName: Text.length',
    ]);
  });
});
