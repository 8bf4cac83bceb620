import { Environment, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  CopiedArtifactsOptions, ModelApprovalStatus, ModelLifeCycleStage, ModelLifeCycleStageStatus, ModelPackage,
  ModelPackageDescription, ModelPackageGroup, ModelPackagePromotionProps,
  PromotedArtifacts,
} from '../../src';
import { ENV, issuesOf, newStack, PACKAGE, propertiesOf, resourceOf, templateOf } from '../support';
import { validation } from '../support/packages';

const ARN = 'arn:aws:sagemaker:eu-west-1:444455556666:model-package/churn/7';
const IMAGE = '444455556666.dkr.ecr.eu-west-1.amazonaws.com/churn:7';
const KEY = 'arn:aws:kms:eu-west-1:444455556666:key/11111111-2222-3333-4444-555555555555';
const CONTAINER = { Image: IMAGE, ModelDataUrl: 's3://development/churn/7/model.tar.gz' };
const COPY = 'Custom::CDKBucketDeployment';

const described = (container: object = {}, members: object = {}) => ModelPackageDescription.fromJson(JSON.stringify({
  ModelPackageArn: ARN,
  ModelPackageGroupName: 'churn',
  ModelPackageVersion: 7,
  ModelPackageDescription: 'Finds customers who are about to leave',
  InferenceSpecification: {
    Containers: [{ ...CONTAINER, ...container }], SupportedContentTypes: ['text/csv'], SupportedResponseMIMETypes: ['text/csv'],
  },
  CustomerMetadataProperties: { team: 'churn' },
  ...members,
}));

function promote(
  source: ModelPackageDescription, props: Partial<ModelPackagePromotionProps> | (
    (stack: Stack) => Partial<ModelPackagePromotionProps>
  ) = {},
  env: Environment | undefined = ENV,
): Stack {
  const stack = newStack(env);
  const more = typeof props === 'function' ? props(stack) : props;
  ModelPackage.promote(stack, 'Churn7', { source, modelPackageGroup: new ModelPackageGroup(stack, 'Group'), ...more });
  return stack;
}

const containerOf = (stack: Stack) => propertiesOf(stack, PACKAGE).InferenceSpecification.Containers[0];

describe('the new version', () => {
  test('has what the source has, the group of here, and says where it comes from', () => {
    expect(propertiesOf(promote(described()), PACKAGE)).toEqual({
      ModelPackageGroupName: 'Stack-Group-CABF5A83',
      ModelPackageDescription: 'Finds customers who are about to leave',
      InferenceSpecification: { Containers: [CONTAINER], SupportedContentTypes: ['text/csv'], SupportedResponseMIMETypes: ['text/csv'] },
      CustomerMetadataProperties: { team: 'churn', promotedFromArn: ARN, promotedFromGroup: 'churn', promotedFromVersion: '7' },
    });
  });

  test('has a status, a description, metadata, a key, a validation and a removal policy of its own', () => {
    const stack = promote(described({}, { ModelApprovalStatus: 'Rejected', SecurityConfig: { KmsKeyId: KEY } }), (scope) => ({
      approvalStatus: ModelApprovalStatus.APPROVED,
      description: 'In production',
      customerMetadataProperties: { team: 'retention', promotedFromGroup: 'development' },
      encryptionKey: Key.fromKeyArn(scope, 'Key', 'arn:aws:kms:eu-west-1:111122223333:key/22222222-2222-3333-4444-555555555555'),
      validationSpecification: validation(),
      removalPolicy: RemovalPolicy.RETAIN,
    }));
    expect(resourceOf(stack, PACKAGE)).toMatchObject({
      DeletionPolicy: 'Retain',
      Properties: {
        ModelApprovalStatus: 'Approved',
        ModelPackageDescription: 'In production',
        CustomerMetadataProperties: { team: 'retention', promotedFromArn: ARN, promotedFromGroup: 'development', promotedFromVersion: '7' },
        SecurityConfig: { KmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/22222222-2222-3333-4444-555555555555' },
        ValidationSpecification: { ValidationProfiles: [{ ProfileName: 'profile' }] },
      },
    });
  });

  test('is in a stage of its own, and logged as the source is', () => {
    const stack = promote(described({}, {
      ModelLifeCycle: { Stage: 'Development', StageStatus: 'Approved' }, ModelPackageRegistrationType: 'Logged',
    }), { lifeCycle: { stage: ModelLifeCycleStage.PRODUCTION, status: ModelLifeCycleStageStatus.IN_PROGRESS } });
    const requests = JSON.stringify(templateOf(stack).Resources);
    expect(requests).toContain('Production');
    expect(requests).toContain('Logged');
    expect(requests).not.toContain('Development');
  });

  test('skips the validation of the model as the source does', () => {
    expect(propertiesOf(promote(described({}, { SkipModelValidation: 'All' })), PACKAGE).SkipModelValidation).toBe('All');
  });

  test('is validated on request, though the source skips it', () => {
    const stack = promote(described({}, { SkipModelValidation: 'All' }), { validationSpecification: validation() });
    expect(propertiesOf(stack, PACKAGE).SkipModelValidation).toBeUndefined();
  });

  test('clones the source that it was registered from, if it has no specification', () => {
    const SourceUri = 'arn:aws:sagemaker:eu-west-1:444455556666:model-package/churn/7';
    expect(
      propertiesOf(promote(described({}, { InferenceSpecification: undefined, SourceUri })), PACKAGE),
    ).toMatchObject({ SourceUri });
  });

  test('says where it comes from as far as there is room', () => {
    const metadata = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, 'x']));
    const keys = (count: number) => Object.keys(propertiesOf(
      promote(described({}, { CustomerMetadataProperties: metadata(count) })), PACKAGE,
    ).CustomerMetadataProperties)
      .filter((key) => key.startsWith('promoted'));
    expect(keys(48)).toEqual(['promotedFromArn', 'promotedFromGroup']);
    expect(keys(50)).toEqual([]);
  });

  test('says where it comes from in as many characters as CloudFormation takes', () => {
    const stack = promote(described({}, { ModelPackageGroupName: `arn:aws:sagemaker:eu-west-1:444455556666:model-package-group/${'x'.repeat(90)}` }));
    expect(propertiesOf(stack, PACKAGE).CustomerMetadataProperties.promotedFromGroup).toHaveLength(128);
  });

  test('says nothing of a source that has no ARN', () => {
    const unknown = described(
      {}, { ModelPackageArn: undefined, ModelPackageGroupName: undefined, ModelPackageVersion: undefined },
    );
    expect(propertiesOf(promote(unknown), PACKAGE).CustomerMetadataProperties).toEqual({ team: 'churn' });
  });

  test('is wrong by its own properties in the words of the library', () => {
    expect(issuesOf(() => promote(described(), { description: 'a\nb' }))).toEqual(['description: Text.printable']);
  });
});

describe('artifacts in place', () => {
  test('of another region are refused, but for images of AWS', () => {
    expect(issuesOf(() => promote(described({}, {
      AdditionalInferenceSpecifications: [{ Name: 'aws', Containers: [{ Image: '141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-xgboost:1.7-1' }] }],
    }), {}, { account: '111122223333', region: 'eu-central-1' }))).toEqual([
      'source.InferenceSpecification.Containers[0].Image: PromotedArtifacts.otherRegion',
      'source.InferenceSpecification.Containers[0].ModelDataUrl: PromotedArtifacts.otherRegion',
    ]);
  });

  test('that are images of AWS are taken from the region of the package', () => {
    const source = described({ Image: '141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-xgboost:1.7-1', ModelDataUrl: undefined });
    expect(containerOf(promote(source, {}, { account: '111122223333', region: 'eu-central-1' })).Image)
      .toEqual({ 'Fn::Join': ['', ['492215442770.dkr.ecr.eu-central-1.', { Ref: 'AWS::URLSuffix' }, '/sagemaker-xgboost:1.7-1']] });
  });

  test.each([
    ['by digest', `141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-xgboost@sha256:${'0'.repeat(64)}`, 'eu-central-1'],
    ['of another account', '111122223333.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-xgboost:1.7-1', 'eu-central-1'],
    ['where AWS has none', '141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-xgboost:1.7-1', 'xx-west-1'],
  ])('that are images of AWS %s are not', (_, image, region) => {
    const source = described({ Image: image, ModelDataUrl: undefined });
    expect(issuesOf(() => promote(source, {}, { account: '111122223333', region })))
      .toEqual(['source.InferenceSpecification.Containers[0].Image: PromotedArtifacts.otherRegion']);
  });

  test('of a region that is known at deployment only are as they are', () => {
    expect(containerOf(promote(described(), {}, undefined))).toEqual(CONTAINER);
  });

  test('are files of any region, and the data of an algorithm, which must be in the region of that', () => {
    const source = described({}, {
      InferenceSpecification: undefined,
      SamplePayloadUrl: 's3://development/payload.tar.gz',
      SourceAlgorithmSpecification: { SourceAlgorithms: [{ AlgorithmName: 'arn:aws:sagemaker:eu-west-1:444455556666:algorithm/churn', ModelDataUrl: 's3://development/model.tar.gz' }] },
    });
    expect(propertiesOf(promote(source, {}, { account: '111122223333', region: 'eu-central-1' }), PACKAGE)).toMatchObject({
      SamplePayloadUrl: 's3://development/payload.tar.gz',
      SourceAlgorithmSpecification: { SourceAlgorithms: [{ ModelDataUrl: 's3://development/model.tar.gz' }] },
    });
  });

  test.each([
    ['S3Prefix', 'None', 's3://development/llama/'], ['S3Object', 'None', 's3://development/model.bin'], ['S3Object', 'Gzip', 's3://development/model.tar.gz'],
  ])('are model data of the layout %s, %s', (S3DataType, CompressionType, S3Uri) => {
    const S3DataSource = { S3Uri, S3DataType, CompressionType, ModelAccessConfig: { AcceptEula: true } };
    expect(
      containerOf(promote(described({ ModelDataUrl: undefined, ModelDataSource: { S3DataSource } }))).ModelDataSource,
    ).toEqual({ S3DataSource });
  });
});

describe('artifacts that are mapped', () => {
  const mapped = (stack: Stack) => PromotedArtifacts.inPlace()
    .withRepository('444455556666.dkr.ecr.eu-west-1.amazonaws.com/churn', Repository.fromRepositoryName(stack, 'Images', 'churn-production'))
    .withBucket('development', Bucket.fromBucketName(stack, 'Models', 'production'))
    .withKey(KEY, Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-central-1:111122223333:key/22222222-2222-3333-4444-555555555555'));

  const inFrankfurt = (source: ModelPackageDescription) =>
    promote(source, (stack) => ({ artifacts: mapped(stack) }), { account: '111122223333', region: 'eu-central-1' });

  test('are images in another repository, with the same tag', () => {
    expect(JSON.stringify(containerOf(inFrankfurt(described())).Image)).toContain('/churn-production:7"');
  });

  test('are images in another repository, with the same digest', () => {
    const digest = `sha256:${'0'.repeat(64)}`;
    const image = containerOf(inFrankfurt(described({ Image: `${IMAGE}@${digest}` }))).Image;
    expect(JSON.stringify(image)).toContain(`/churn-production@${digest}"`);
  });

  test('are objects in another bucket, with the same keys', () => {
    expect(containerOf(inFrankfurt(described())).ModelDataUrl).toBe('s3://production/churn/7/model.tar.gz');
  });

  test.each([
    ['S3Prefix', 'None', 'llama/'], ['S3Object', 'None', 'llama.bin'], ['S3Object', 'Gzip', 'llama.tar.gz'],
  ])('are model data of the layout %s, %s in another bucket', (S3DataType, CompressionType, key) => {
    const S3DataSource = { S3Uri: `s3://development/${key}`, S3DataType, CompressionType };
    expect(containerOf(
      inFrankfurt(described({ ModelDataUrl: undefined, ModelDataSource: { S3DataSource } })),
    ).ModelDataSource)
      .toEqual({ S3DataSource: { ...S3DataSource, S3Uri: `s3://production/${key}` } });
  });

  test('are encrypted with another key', () => {
    expect(propertiesOf(inFrankfurt(described({}, { SecurityConfig: { KmsKeyId: KEY } })), PACKAGE).SecurityConfig)
      .toEqual({ KmsKeyId: 'arn:aws:kms:eu-central-1:111122223333:key/22222222-2222-3333-4444-555555555555' });
  });

  test('leave the value that they are made of as it is', () => {
    const stack = newStack(ENV);
    const artifacts = PromotedArtifacts.inPlace();
    artifacts.withBucket('development', Bucket.fromBucketName(stack, 'Models', 'production'));
    ModelPackage.promote(stack, 'Churn7', { source: described(), modelPackageGroup: new ModelPackageGroup(stack, 'Group'), artifacts });
    expect(containerOf(stack)).toEqual(CONTAINER);
  });

  test.each(['churn', `${IMAGE}`, 'https://444455556666.dkr.ecr.eu-west-1.amazonaws.com/churn'])('are not images of %s, which is no repository', (uri) => {
    const repository = Repository.fromRepositoryName(newStack(), 'Images', 'churn');
    expect(issuesOf(() => PromotedArtifacts.inPlace().withRepository(uri, repository))).toEqual(['sourceRepositoryUri: PromotedArtifacts.notARepository']);
  });
});

describe('artifacts that are copied', () => {
  const copied = (source: ModelPackageDescription, options?: CopiedArtifactsOptions) => promote(source, (stack) => ({
    artifacts: PromotedArtifacts.copiedTo(Bucket.fromBucketName(stack, 'Models', 'production'), options),
  }));
  const copiesOf = (stack: Stack) => Object.entries(templateOf(stack).Resources).filter(
    ([, { Type }]) => Type === COPY,
  );

  test('are copied as they are, below the prefix, before the version is registered', () => {
    const stack = copied(described(), { prefix: 'promoted' });
    const [[logicalId, { Properties }], ...others] = copiesOf(stack);
    expect(others).toEqual([]);
    expect(Properties).toMatchObject({
      SourceBucketNames: ['development'],
      SourceObjectKeys: ['churn/7/model.tar.gz'],
      DestinationBucketName: 'production',
      DestinationBucketKeyPrefix: 'promoted/churn/7',
      Extract: false,
      Prune: false,
      RetainOnDelete: true,
    });
    expect(containerOf(stack).ModelDataUrl).toBe('s3://production/promoted/churn/7/model.tar.gz');
    expect(resourceOf(stack, PACKAGE).DependsOn).toContain(logicalId);
  });

  test('are copied under their keys without a prefix, and below one that ends in a slash', () => {
    const atTop = described({ ModelDataUrl: 's3://development/model.tar.gz' });
    expect(containerOf(copied(atTop)).ModelDataUrl).toBe('s3://production/model.tar.gz');
    expect(copiesOf(copied(atTop))[0][1].Properties.DestinationBucketKeyPrefix).toBeUndefined();
    expect(containerOf(copied(atTop, { prefix: 'promoted/' })).ModelDataUrl).toBe('s3://production/promoted/model.tar.gz');
  });

  test('are copied once, though two containers and the metrics have them', () => {
    const file = { ContentType: 'application/json', S3Uri: 's3://development/report.json' };
    const stack = copied(described({}, {
      AdditionalInferenceSpecifications: [{ Name: 'again', Containers: [CONTAINER] }],
      ModelMetrics: { ModelQuality: { Statistics: file, Constraints: file } },
      SamplePayloadUrl: 's3://development/payload.tar.gz',
      SourceAlgorithmSpecification: { SourceAlgorithms: [{ AlgorithmName: 'churn', ModelDataUrl: CONTAINER.ModelDataUrl }] },
    }));
    expect(copiesOf(stack).map(([, { Properties }]) => Properties.SourceObjectKeys[0])).toEqual(['churn/7/model.tar.gz', 'report.json', 'payload.tar.gz']);
  });

  test.each([
    'https://development.s3.eu-west-1.amazonaws.com/churn/7/model.tar.gz', 'https://development.s3.amazonaws.com/churn/7/model.tar.gz',
    'https://s3.eu-west-1.amazonaws.com/development/churn/7/model.tar.gz', 'https://s3-eu-west-1.amazonaws.com/development/churn/7/model.tar.gz',
    'https://development.s3.dualstack.eu-west-1.amazonaws.com/churn%2F7/model.tar.gz',
  ])('are copied from %s', (url) => {
    expect(copiesOf(copied(described({ ModelDataUrl: url })))[0][1].Properties)
      .toMatchObject({ SourceBucketNames: ['development'], SourceObjectKeys: ['churn/7/model.tar.gz'] });
  });

  test('are copied from a URL whose encoding is broken by the key as it is written', () => {
    expect(copiesOf(copied(described({ ModelDataUrl: 'https://development.s3.amazonaws.com/a%zz/model.tar.gz' })))[0][1].Properties.SourceObjectKeys)
      .toEqual(['a%zz/model.tar.gz']);
  });

  test('are read with the key of a bucket of the app', () => {
    const stack = newStack(ENV);
    const encryptionKey = Key.fromKeyArn(stack, 'Key', KEY);
    const source = Bucket.fromBucketAttributes(stack, 'Development', { bucketName: 'development', encryptionKey });
    ModelPackage.promote(stack, 'Churn7', {
      source: described(),
      modelPackageGroup: new ModelPackageGroup(stack, 'Group'),
      artifacts: PromotedArtifacts.copiedTo(Bucket.fromBucketName(stack, 'Models', 'production'), { sourceBuckets: [source] }),
    });
    const policies = Object.values(templateOf(stack).Resources).filter(({ Type }) => Type === 'AWS::IAM::Policy');
    expect(JSON.stringify(policies)).toContain(`"Resource":"${KEY}"`);
  });

  test.each([
    ['a prefix', 's3://development/llama/', 'PromotedArtifacts.prefix'],
    ['a bucket', 's3://development', 'PromotedArtifacts.prefix'],
    ['a URL of something else', 'https://models.example.com/report.json', 'PromotedArtifacts.notCopied'],
    ['in a bucket that cannot exist', 's3://m/report.json', 'Text.bucketName'],
    ['over each other', 's3://reports/churn/7/model.tar.gz', 'PromotedArtifacts.sameKey'],
  ])('are not %s', (_, S3Uri, code) => {
    const source = described({}, { ModelMetrics: { Bias: { Report: { ContentType: 'application/json', S3Uri } } } });
    expect(issuesOf(() => copied(source))).toEqual([`source.ModelMetrics.Bias.Report.S3Uri: ${code}`]);
  });

  test.each([
    ['/promoted', 'S3Location.leadingSlash'],
    ['s3://production/promoted', 'S3Location.uriAsKey'],
  ])('are not copied below the prefix %s', (prefix, code) => {
    expect(issuesOf(() => copied(described(), { prefix }))).toEqual([`prefix: ${code}`]);
  });

  test('are not the objects of a prefix', () => {
    const S3DataSource = { S3Uri: 's3://development/llama/', S3DataType: 'S3Prefix', CompressionType: 'None' };
    expect(issuesOf(() => copied(described({ ModelDataUrl: undefined, ModelDataSource: { S3DataSource } }))))
      .toEqual(['source.InferenceSpecification.Containers[0].ModelDataSource.S3DataSource.S3Uri: PromotedArtifacts.prefix']);
  });
});
