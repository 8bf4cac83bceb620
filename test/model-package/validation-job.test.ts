import { join } from 'path';
import { App, Aws, CfnParameter, Stack, Stage } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import {
  ContainerImage, InstanceType, ModelData, ModelPackage, ModelPackageGroup, PrebuiltRepository, S3File, S3Source,
  ValidationSpecification, ValidationSpecificationProps,
} from '../../src';
import { ENV, infosOf, issuesOf, templateOf, warningCodes, warningMessages } from '../support';
import { withoutFlag } from '../support/cdk';
import {
  bucketPolicy, dependenciesOf, filledStack, identityStatements, keyPolicy, newRole, newWorld, repositoryPolicy,
  resourcesOf, Statement, THROUGH_S3,
} from '../support/grants';
import { container, newGroup, specification } from '../support/packages';

const ARCHIVE = join(__dirname, '../../examples/registry/model/model.tar.gz');
const ROWS = join(__dirname, '../../examples/registry/model/batch-transform.csv');

/** What every validation may do, wherever its data lies. */
const LOGS: Statement = {
  Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
  Effect: 'Allow',
  Resource: 'arn:${AWS::Partition}:logs:eu-west-1:111122223333:log-group:/aws/sagemaker/*',
};
const METRICS: Statement = {
  Action: 'cloudwatch:PutMetricData',
  Effect: 'Allow',
  Resource: '*',
  Condition: { StringLike: { 'cloudwatch:namespace': ['/aws/sagemaker/*', 'AWS/SageMaker'] } },
};
const LOGIN: Statement = { Action: 'ecr:GetAuthorizationToken', Effect: 'Allow', Resource: '*' };

function pull(repository: string): Statement {
  return {
    Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
    Effect: 'Allow',
    Resource: repository,
  };
}

function readObject(object: string): Statement {
  return { Action: 's3:GetObject', Effect: 'Allow', Resource: object };
}

function listBelow(bucket: string, prefix: string): Statement {
  return { Action: 's3:ListBucket', Effect: 'Allow', Resource: bucket, Condition: { StringLike: { 's3:prefix': [prefix] } } };
}

function writeBelow(prefix: string): Statement {
  return { Action: ['s3:AbortMultipartUpload', 's3:PutObject'], Effect: 'Allow', Resource: prefix };
}

interface Case {
  readonly image?: ContainerImage;
  readonly modelData?: ModelData;
  readonly source: S3Source;
  readonly output: s3.IBucket;
  readonly prefix?: string;
  readonly outputKey?: kms.IKey;
  readonly volumeKey?: kms.IKey;
  readonly props?: Partial<ValidationSpecificationProps>;
  readonly scope?: Construct;
}

/** A version that is validated, in the group `churn`. */
function validated(stack: Stack, { image, modelData, source, output, prefix = 'output/', outputKey, volumeKey, props }: Case): ModelPackage {
  return new ModelPackage(stack, 'Package', {
    modelPackageGroup: newGroup(stack),
    inferenceSpecification: specification({ containers: [container({ ...image && { image }, modelData })] }),
    validationSpecification: new ValidationSpecification({
      profileName: 'profile',
      transformInput: { source },
      transformOutput: { bucket: output, prefix, encryptionKey: outputKey },
      transformResources: { instanceType: InstanceType.M5_LARGE, volumeEncryptionKey: volumeKey },
      ...props,
    }),
  });
}

/** A bucket that is made elsewhere. */
function elsewhere(scope: Construct, name: string): s3.IBucket {
  return s3.Bucket.fromBucketName(scope, name, name);
}

/** The least that is validated: the image of a URI, an input and an output, both in buckets of others. */
function least(stack: Stack, props?: Partial<ValidationSpecificationProps>): ModelPackage {
  return validated(stack, { source: S3Source.fromBucketPrefix(elsewhere(stack, 'rows'), 'input/'), output: elsewhere(stack, 'results'), props });
}

const LEAST: Statement[] = [
  readObject('arn:${AWS::Partition}:s3:::rows/input/*'),
  listBelow('arn:${AWS::Partition}:s3:::rows', 'input/*'),
  pull('arn:${AWS::Partition}:ecr:eu-west-1:111122223333:repository/churn'),
  LOGIN,
  writeBelow('arn:${AWS::Partition}:s3:::results/output/*'),
  LOGS,
  METRICS,
];

describe('policy', () => {
  test('of an archive, an own repository and customer keys everywhere', () => {
    const { stack } = newWorld();
    const key = (id: string) => new kms.Key(stack, id);
    const models = new s3.Bucket(stack, 'Models', { encryptionKey: key('ModelKey') });
    const rows = new s3.Bucket(stack, 'Rows', { encryptionKey: key('RowKey') });
    const results = new s3.Bucket(stack, 'Results', { encryptionKey: key('ResultKey') });
    validated(stack, {
      image: ContainerImage.fromEcrRepository(new ecr.Repository(stack, 'Images'), '3'),
      modelData: ModelData.fromBucket(models, 'churn/model.tar.gz'),
      source: S3Source.fromBucketPrefix(rows, 'held-out/'),
      output: results,
      prefix: 'churn/',
      outputKey: key('OutputKey'),
      volumeKey: key('VolumeKey'),
    });
    expect(identityStatements(stack)).toEqual([
      { Action: 's3:GetObject', Effect: 'Allow', Resource: '${ModelsC55D3500.Arn}/churn/model.tar.gz' },
      { Action: 'kms:Decrypt', Effect: 'Allow', Resource: '${ModelKey797AAF76.Arn}', Condition: THROUGH_S3 },
      { Action: 's3:GetObject', Effect: 'Allow', Resource: '${Rows2606D84C.Arn}/held-out/*' },
      {
        Action: 's3:ListBucket',
        Effect: 'Allow',
        Resource: '${Rows2606D84C.Arn}',
        Condition: { StringLike: { 's3:prefix': ['held-out/*'] } },
      },
      { Action: 'kms:Decrypt', Effect: 'Allow', Resource: '${RowKey6DD0E52F.Arn}', Condition: THROUGH_S3 },
      {
        Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
        Effect: 'Allow',
        Resource: '${Images2D38C313.Arn}',
      },
      { Action: 'ecr:GetAuthorizationToken', Effect: 'Allow', Resource: '*' },
      { Action: ['s3:AbortMultipartUpload', 's3:PutObject'], Effect: 'Allow', Resource: '${Results25575328.Arn}/churn/*' },
      {
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Effect: 'Allow',
        Resource: '${OutputKeyFDFE7A84.Arn}',
        Condition: { StringEquals: { 'kms:ViaService': 's3.eu-west-1.${AWS::URLSuffix}' } },
      },
      {
        Action: 'kms:CreateGrant',
        Effect: 'Allow',
        Resource: '${VolumeKeyB3FBD601.Arn}',
        Condition: {
          StringEquals: { 'kms:ViaService': 'sagemaker.eu-west-1.${AWS::URLSuffix}' },
          Bool: { 'kms:GrantIsForAWSResource': 'true' },
        },
      },
      LOGS,
      METRICS,
    ]);
    expect(warningCodes(stack)).toEqual([]);
  });

  test('of a prebuilt image and assets, without keys', () => {
    const { stack } = newWorld();
    validated(stack, {
      image: ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1'),
      modelData: ModelData.fromAsset(ARCHIVE),
      source: S3Source.fromAsset(ROWS),
      output: new s3.Bucket(stack, 'Results'),
    });
    const [model, rows, list, ...others] = identityStatements(stack);
    expect(model).toEqual({
      Action: 's3:GetObject',
      Effect: 'Allow',
      Resource: expect.stringMatching(/^arn:\$\{AWS::Partition\}:s3:::cdk-hnb659fds-assets-111122223333-eu-west-1\/[0-9a-f]{64}\.tar\.gz$/),
    });
    expect(rows).toEqual({
      Action: 's3:GetObject',
      Effect: 'Allow',
      Resource: expect.stringMatching(/^arn:\$\{AWS::Partition\}:s3:::cdk-hnb659fds-assets-111122223333-eu-west-1\/[0-9a-f]{64}\.csv\*$/),
    });
    expect(list).toEqual({
      Action: 's3:ListBucket',
      Effect: 'Allow',
      Resource: 'arn:${AWS::Partition}:s3:::cdk-hnb659fds-assets-111122223333-eu-west-1',
      Condition: { StringLike: { 's3:prefix': [expect.stringMatching(/^[0-9a-f]{64}\.csv\*$/)] } },
    });
    expect(others).toEqual([
      pull('arn:${AWS::Partition}:ecr:eu-west-1:141502667606:repository/sagemaker-xgboost'),
      LOGIN,
      writeBelow('${Results25575328.Arn}/output/*'),
      LOGS,
      METRICS,
    ]);
    expect(warningCodes(stack)).toEqual([]);
  });

  test('of uncompressed model data below a prefix', () => {
    const { stack } = newWorld();
    validated(stack, {
      modelData: ModelData.fromBucketPrefix(elsewhere(stack, 'models'), 'churn/7/'),
      source: S3Source.fromBucketPrefix(elsewhere(stack, 'rows')),
      output: elsewhere(stack, 'results'),
      prefix: '',
    });
    expect(identityStatements(stack)).toEqual([
      readObject('arn:${AWS::Partition}:s3:::models/churn/7/*'),
      listBelow('arn:${AWS::Partition}:s3:::models', 'churn/7/*'),
      readObject('arn:${AWS::Partition}:s3:::rows/*'),
      listBelow('arn:${AWS::Partition}:s3:::rows', '*'),
      pull('arn:${AWS::Partition}:ecr:eu-west-1:111122223333:repository/churn'),
      LOGIN,
      writeBelow('arn:${AWS::Partition}:s3:::results/*'),
      LOGS,
      METRICS,
    ]);
    expect(warningCodes(stack)).toEqual(['ModelPackage.uncompressedModelDataWithValidation']);
  });

  test('of URIs alone: what they name is taken from them', () => {
    const { stack } = newWorld();
    validated(stack, {
      image: ContainerImage.fromUri('777788889999.dkr.ecr.eu-west-1.amazonaws.com/team/churn@sha256:'
        + '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'),
      modelData: ModelData.fromUri('s3://models/churn/model.tar.gz'),
      source: S3Source.fromUri('s3://rows/held-out/'),
      output: elsewhere(stack, 'results'),
    });
    expect(identityStatements(stack)).toEqual([
      readObject('arn:${AWS::Partition}:s3:::models/churn/model.tar.gz'),
      readObject('arn:${AWS::Partition}:s3:::rows/held-out/*'),
      listBelow('arn:${AWS::Partition}:s3:::rows', 'held-out/*'),
      pull('arn:${AWS::Partition}:ecr:eu-west-1:777788889999:repository/team/churn'),
      LOGIN,
      writeBelow('arn:${AWS::Partition}:s3:::results/output/*'),
      LOGS,
      METRICS,
    ]);
    expect(warningCodes(stack)).toEqual([]);
  });

  test('of a URI in another partition', () => {
    const { stack } = newWorld();
    validated(stack, {
      image: ContainerImage.fromUri('777788889999.dkr.ecr.cn-north-1.amazonaws.com.cn/churn:3'),
      source: S3Source.fromUri('s3://rows/held-out/'),
      output: elsewhere(stack, 'results'),
    });
    expect(identityStatements(stack)).toContainEqual(pull('arn:${AWS::Partition}:ecr:cn-north-1:777788889999:repository/churn'));
  });

  test('of an https URL and a foreign registry: a warning names what is not granted', () => {
    const { stack } = newWorld();
    validated(stack, {
      image: ContainerImage.fromUri('registry.example.com/churn:3'),
      modelData: ModelData.fromUri('https://models.s3.eu-west-1.amazonaws.com/churn/model.tar.gz'),
      source: S3Source.fromUri('s3://rows/held-out/'),
      output: elsewhere(stack, 'results'),
    });
    expect(identityStatements(stack)).toEqual([
      readObject('arn:${AWS::Partition}:s3:::rows/held-out/*'),
      listBelow('arn:${AWS::Partition}:s3:::rows', 'held-out/*'),
      LOGIN,
      writeBelow('arn:${AWS::Partition}:s3:::results/output/*'),
      LOGS,
      METRICS,
    ]);
    expect(warningMessages(stack, 'ModelPackage.unknownArtifacts')).toEqual([
      expect.stringContaining('https://models.s3.eu-west-1.amazonaws.com/churn/model.tar.gz, registry.example.com/churn:3'),
    ]);
  });

  test('of an https URL whose key looks like a URI of its own is never made', () => {
    expect(issuesOf(() => ModelData.fromUri('https://models.s3.eu-west-1.amazonaws.com/s3://others/model.tar.gz')))
      .toEqual(['uri: S3Location.uriInUri']);
  });

  test('of a URI with tokens of account and region', () => {
    const { stack } = newWorld();
    validated(stack, {
      image: ContainerImage.fromUri(`${Aws.ACCOUNT_ID}.dkr.ecr.${Aws.REGION}.${Aws.URL_SUFFIX}/churn:3`),
      source: S3Source.fromUri('s3://rows/held-out/'),
      output: elsewhere(stack, 'results'),
    });
    expect(identityStatements(stack)).toContainEqual(pull('arn:${AWS::Partition}:ecr:${AWS::Region}:${AWS::AccountId}:repository/churn'));
  });

  test('of the URI of a whole bucket', () => {
    const { stack } = newWorld();
    validated(stack, { source: S3Source.fromUri('s3://rows'), output: elsewhere(stack, 'results') });
    expect(identityStatements(stack)).toContainEqual(readObject('arn:${AWS::Partition}:s3:::rows/*'));
    expect(warningCodes(stack)).toEqual([]);
  });

  test('of a manifest: a warning says that the objects in it are not granted', () => {
    const { stack } = newWorld();
    validated(stack, { source: S3Source.fromManifest(elsewhere(stack, 'rows'), 'manifest.json'), output: elsewhere(stack, 'results') });
    expect(warningMessages(stack, 'ModelPackage.unknownArtifacts')).toEqual([
      expect.stringContaining('the objects that the manifest of transformInput lists'),
    ]);
  });

  test('of a manifest: the manifest itself can be read', () => {
    const { stack } = newWorld();
    validated(stack, { source: S3Source.fromManifest(elsewhere(stack, 'rows'), 'manifest.json'), output: elsewhere(stack, 'results') });
    expect(identityStatements(stack)[0]).toEqual(readObject('arn:${AWS::Partition}:s3:::rows/manifest.json'));
  });

  test('of an output prefix without a slash does not reach another one that starts alike', () => {
    const { stack } = newWorld();
    validated(stack, { source: S3Source.fromUri('s3://rows/held-out/'), output: elsewhere(stack, 'results'), prefix: 'churn' });
    expect(identityStatements(stack)).toContainEqual(writeBelow('arn:${AWS::Partition}:s3:::results/churn/*'));
  });

  test('of an output prefix that is a parameter has one slash, whether the parameter ends in one or not', () => {
    const { stack } = newWorld();
    const prefix = `results/${new CfnParameter(stack, 'Prefix').valueAsString}`;
    validated(stack, { source: S3Source.fromUri('s3://rows/held-out/'), output: elsewhere(stack, 'results'), prefix });
    expect(JSON.stringify(templateOf(stack))).toContain(
      ':s3:::results/results/",{"Fn::Join":["/",{"Fn::Split":["//",{"Fn::Join":["",[{"Ref":"Prefix"},"/"]]}]}]},"*"]]}',
    );
  });

  test('of an output prefix that ends in a pseudo parameter is below it', () => {
    const { stack } = newWorld();
    validated(stack, { source: S3Source.fromUri('s3://rows/held-out/'), output: elsewhere(stack, 'results'), prefix: `of/${Aws.STACK_NAME}` });
    expect(identityStatements(stack)).toContainEqual(writeBelow('arn:${AWS::Partition}:s3:::results/of/${AWS::StackName}/*'));
  });

  test('of an encrypted output bucket uses its key where the output has none of its own', () => {
    const { stack } = newWorld();
    const output = new s3.Bucket(stack, 'Results', { encryptionKey: new kms.Key(stack, 'Key') });
    validated(stack, { source: S3Source.fromUri('s3://rows/held-out/'), output });
    expect(identityStatements(stack)).toContainEqual({
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Effect: 'Allow',
      Resource: '${Key961B73FD.Arn}',
      Condition: { StringEquals: { 'kms:ViaService': 's3.eu-west-1.${AWS::URLSuffix}' } },
    });
  });

  test('of an output bucket in another account that AWS encrypts cannot be enough, unless the output has a key of its own', () => {
    for (const hasKey of [false, true]) {
      const { stack, other } = newWorld();
      const output = new s3.Bucket(other, 'Results', { bucketName: 'results', encryption: s3.BucketEncryption.KMS_MANAGED });
      const outputKey = hasKey ? new kms.Key(stack, 'Key') : undefined;
      validated(stack, { source: S3Source.fromUri('s3://rows/held-out/'), output, outputKey });
      expect(warningCodes(stack).includes('ModelPackage.crossAccountManagedKey')).toBe(!hasKey);
    }
  });

  test('of several containers reads each model and pulls each image once, and nothing of additional specifications, metrics and payloads', () => {
    const { stack } = newWorld();
    const models = elsewhere(stack, 'models');
    const model = ModelData.fromBucket(models, 'model.tar.gz');
    const image = ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/prepare:1');
    new ModelPackage(stack, 'Package', {
      modelPackageGroup: newGroup(stack),
      inferenceSpecification: specification({ containers: [container({ image }), container({ modelData: model })] }),
      additionalInferenceSpecifications: [{
        name: 'other',
        containers: [container({ image: ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/other:1') })],
      }],
      modelMetrics: { modelQuality: { statistics: { file: S3File.fromBucket(models, 'statistics.json') } } },
      samplePayload: S3File.fromBucket(models, 'payload.tar.gz'),
      validationSpecification: new ValidationSpecification({
        profileName: 'profile',
        transformInput: { source: S3Source.fromBucketPrefix(elsewhere(stack, 'rows'), 'input/') },
        transformOutput: { bucket: elsewhere(stack, 'results'), prefix: 'output/' },
        transformResources: { instanceType: InstanceType.M5_LARGE },
      }),
    });
    expect(identityStatements(stack)).toEqual([
      readObject('arn:${AWS::Partition}:s3:::models/model.tar.gz'),
      readObject('arn:${AWS::Partition}:s3:::rows/input/*'),
      listBelow('arn:${AWS::Partition}:s3:::rows', 'input/*'),
      pull('arn:${AWS::Partition}:ecr:eu-west-1:111122223333:repository/prepare'),
      pull('arn:${AWS::Partition}:ecr:eu-west-1:111122223333:repository/churn'),
      LOGIN,
      writeBelow('arn:${AWS::Partition}:s3:::results/output/*'),
      LOGS,
      METRICS,
    ]);
  });

  test('of an algorithm reads the data of the algorithm', () => {
    const { stack } = newWorld();
    new ModelPackage(stack, 'Package', {
      modelPackageGroup: newGroup(stack),
      sourceAlgorithm: { algorithmName: 'algorithm', modelData: ModelData.fromBucket(elsewhere(stack, 'models'), 'model.tar.gz') },
      validationSpecification: new ValidationSpecification({
        profileName: 'profile',
        transformInput: { source: S3Source.fromBucketPrefix(elsewhere(stack, 'rows'), 'input/') },
        transformOutput: { bucket: elsewhere(stack, 'results'), prefix: 'output/' },
        transformResources: { instanceType: InstanceType.M5_LARGE },
      }),
    });
    expect(identityStatements(stack)).toEqual([
      readObject('arn:${AWS::Partition}:s3:::models/model.tar.gz'),
      readObject('arn:${AWS::Partition}:s3:::rows/input/*'),
      listBelow('arn:${AWS::Partition}:s3:::rows', 'input/*'),
      writeBelow('arn:${AWS::Partition}:s3:::results/output/*'),
      LOGS,
      METRICS,
    ]);
  });

  test('of an environment-agnostic stack keeps its tokens', () => {
    const stack = filledStack(new App(), 'Churn');
    least(stack);
    expect(identityStatements(stack)).toContainEqual({
      Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      Effect: 'Allow',
      Resource: 'arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:/aws/sagemaker/*',
    });
  });
});

describe('the role that the package makes', () => {
  test('is trusted by SageMaker alone', () => {
    const { stack } = newWorld();
    least(stack);
    expect(Object.values(resourcesOf(stack, 'AWS::IAM::Role')).map(({ Properties }) => Properties)).toEqual([{
      Description: 'Validates a SageMaker model package',
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'sagemaker.amazonaws.com' } }],
      },
    }]);
  });

  test('is trusted on behalf of its own account alone, on request', () => {
    const { stack } = newWorld();
    least(stack, { confusedDeputyProtection: true });
    expect(Object.values(resourcesOf(stack, 'AWS::IAM::Role')).map(({ Properties }) => Properties.AssumeRolePolicyDocument.Statement)).toEqual([[{
      Action: 'sts:AssumeRole',
      Effect: 'Allow',
      Principal: { Service: 'sagemaker.amazonaws.com' },
      Condition: {
        StringEquals: { 'aws:SourceAccount': '111122223333' },
        ArnLike: { 'aws:SourceArn': 'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:*' },
      },
    }]]);
  });

  test('is the validation role of the package and in its template', () => {
    const { stack } = newWorld();
    const modelPackage = least(stack);
    expect(stack.resolve(modelPackage.validationRole!.roleArn)).toEqual({ 'Fn::GetAtt': ['PackageValidationRole55475C4D', 'Arn'] });
    expect(Object.values(resourcesOf(stack, 'AWS::SageMaker::ModelPackage'))[0].Properties.ValidationSpecification.ValidationRole)
      .toBe('${PackageValidationRole55475C4D.Arn}');
  });

  test('has no managed policy, and neither has anyone', () => {
    const { stack } = newWorld();
    least(stack);
    expect(resourcesOf(stack, 'AWS::IAM::ManagedPolicy')).toEqual({});
    expect(JSON.stringify(resourcesOf(stack, 'AWS::IAM::Role'))).not.toContain('ManagedPolicyArns');
  });

  test('may do what the least validation needs', () => {
    const { stack } = newWorld();
    least(stack);
    expect(identityStatements(stack)).toEqual(LEAST);
  });

  test('is not made without a validation', () => {
    const { stack } = newWorld();
    expect(new ModelPackage(stack, 'Package', { modelPackageGroup: newGroup(stack) }).validationRole).toBeUndefined();
    expect(resourcesOf(stack, 'AWS::IAM::Role')).toEqual({});
  });
});

describe('a role that packages share', () => {
  /** A version whose model is the key of an object in `bucket`. */
  function sharing(
    stack: Stack, id: string, bucket: s3.IBucket, props: Partial<ValidationSpecificationProps> = {},
  ): ModelPackage {
    return new ModelPackage(stack, id, {
      modelPackageGroup: newGroup(stack, `${id}Group`),
      inferenceSpecification: specification({ containers: [container({ modelData: ModelData.fromBucket(bucket, `${id}/model.tar.gz`) })] }),
      validationSpecification: new ValidationSpecification({
        profileName: 'profile',
        sharedRole: true,
        transformInput: { source: S3Source.fromBucketPrefix(bucket, `${id}/rows/`) },
        transformOutput: { bucket, prefix: `${id}/output/` },
        transformResources: { instanceType: InstanceType.M5_LARGE },
        ...props,
      }),
    });
  }

  /** Two versions that share a role, and the bucket of both. */
  function twoIn(stack: Stack, props?: Partial<ValidationSpecificationProps>) {
    const data = new s3.Bucket(stack, 'Data');
    return { one: sharing(stack, 'One', data), other: sharing(stack, 'Other', data, props) };
  }

  test('is one role of the stack', () => {
    const { stack } = newWorld();
    const { one, other } = twoIn(stack);
    expect(one.validationRole!.node.path).toBe(`${stack.node.path}/SharedValidationRole`);
    expect(other.validationRole).toBe(one.validationRole);
    expect(Object.keys(resourcesOf(stack, 'AWS::IAM::Role'))).toEqual([expect.stringMatching(/^SharedValidationRole/)]);
  });

  test('may read the models and inputs and write the outputs of those packages', () => {
    const { stack } = newWorld();
    twoIn(stack);
    const resources = (action: string) => identityStatements(stack)
      .filter(({ Action }) => [Action].flat().includes(action)).flatMap(({ Resource }) => Resource);
    expect(resources('s3:GetObject')).toEqual([
      '${Data666C94C7.Arn}/One/model.tar.gz', '${Data666C94C7.Arn}/One/rows/*',
      '${Data666C94C7.Arn}/Other/model.tar.gz', '${Data666C94C7.Arn}/Other/rows/*',
    ]);
    expect(resources('s3:PutObject')).toEqual(['${Data666C94C7.Arn}/One/output/*', '${Data666C94C7.Arn}/Other/output/*']);
  });

  test('has a policy that each package waits for', () => {
    const { stack } = newWorld();
    twoIn(stack);
    expect(dependenciesOf(stack, 'One')).toEqual(['OneGroup4D1373AE', 'SharedValidationRoleDefaultPolicy28476B09']);
    expect(dependenciesOf(stack, 'Other')).toEqual(['OtherGroup85E5C653', 'SharedValidationRoleDefaultPolicy28476B09']);
  });

  test('is another one for those that are protected', () => {
    const { stack } = newWorld();
    const { one, other } = twoIn(stack, { confusedDeputyProtection: true });
    expect(other.validationRole!.node.path).toBe(`${stack.node.path}/SharedValidationRoleOfAccount`);
    expect(one.validationRole!.node.path).toBe(`${stack.node.path}/SharedValidationRole`);
  });

  test('is not for packages that do not ask for it', () => {
    const { stack } = newWorld();
    const { other } = twoIn(stack, { sharedRole: false });
    expect(other.validationRole!.node.path).toBe(`${stack.node.path}/Other/ValidationRole`);
  });

  test('is not for those of another stack', () => {
    const app = new App();
    const [one, other] = ['One', 'Other'].map((id) => new Stack(app, id, { env: ENV }));
    expect(twoIn(one).one.validationRole).not.toBe(twoIn(other).one.validationRole);
  });

  test('cannot be had beside a role of the user', () => {
    const { stack } = newWorld();
    expect(issuesOf(() => least(stack, { sharedRole: true, role: newRole(stack) }))).toEqual([
      'validationSpecification.sharedRole: ValidationSpecification.sharedRoleWithRole',
    ]);
  });

  test('has no conditions beside a role of the user', () => {
    const { stack } = newWorld();
    expect(issuesOf(() => least(stack, { confusedDeputyProtection: true, role: newRole(stack) }))).toEqual([
      'validationSpecification.confusedDeputyProtection: Role.protectionWithRole',
    ]);
  });

  test('is taken without conditions', () => {
    const { stack } = newWorld();
    expect(() => least(stack, { confusedDeputyProtection: false, role: newRole(stack) })).not.toThrow();
  });
});

describe('a role that the user brings', () => {
  const ROLE_ARN = 'arn:aws:iam::111122223333:role/ours';

  test('gets the same', () => {
    const { stack } = newWorld();
    const role = newRole(stack);
    expect(least(stack, { role }).validationRole).toBe(role);
    expect(identityStatements(stack)).toEqual(LEAST);
    expect(warningCodes(stack)).toEqual([]);
  });

  test('gets the same where it is imported', () => {
    const { stack } = newWorld();
    least(stack, { role: iam.Role.fromRoleArn(stack, 'Role', ROLE_ARN) });
    expect(identityStatements(stack)).toEqual(LEAST);
    expect(warningCodes(stack)).toEqual([]);
  });

  test('gets the same where it is imported by name', () => {
    const { stack } = newWorld();
    least(stack, { role: iam.Role.fromRoleName(stack, 'Role', 'ours') });
    expect(identityStatements(stack)).toEqual(LEAST);
    expect(warningCodes(stack)).toEqual([]);
  });

  test('gets nothing where it cannot be changed, and a warning says what it needs', () => {
    const { stack } = newWorld();
    least(stack, { role: iam.Role.fromRoleArn(stack, 'Role', ROLE_ARN, { mutable: false }) });
    expect(resourcesOf(stack, 'AWS::IAM::Policy', 'AWS::IAM::Role', 'AWS::IAM::ManagedPolicy')).toEqual({});
    expect(warningCodes(stack)).toEqual(['ModelPackage.immutableValidationRole']);
    expect(warningMessages(stack, 'ModelPackage.immutableValidationRole')).toEqual([
      expect.stringContaining('cloudwatch:PutMetricData, '
      + 'ecr:BatchCheckLayerAvailability, ecr:BatchGetImage, ecr:GetAuthorizationToken, ecr:GetDownloadUrlForLayer, logs:CreateLogGroup, '
      + 'logs:CreateLogStream, logs:DescribeLogStreams, logs:PutLogEvents, s3:AbortMultipartUpload, s3:GetObject, s3:ListBucket, s3:PutObject'),
    ]);
    expect(infosOf(stack).map(({ path, message }) => [path, message.split(': ')[0]])).toEqual([
      ['Registry/Role', 'the role Registry/Role needs these statements'],
    ]);
  });

  test('gets nothing where its owner forbids changes', () => {
    const { stack } = newWorld();
    least(stack, { role: newRole(stack).withoutPolicyUpdates() });
    expect(identityStatements(stack)).toEqual([]);
    expect(warningCodes(stack)).toEqual(['ModelPackage.immutableValidationRole']);
  });

  test('is let in by the policies of resources where it asks for that', () => {
    const { stack } = newWorld();
    const role = iam.Role.fromRoleArn(stack, 'Role', ROLE_ARN, { mutable: false, addGrantsToResources: true });
    // CDK takes both options together by withoutPolicyUpdates alone.
    validated(stack, { source: S3Source.fromUri('s3://rows/held-out/'), output: new s3.Bucket(stack, 'Results'), props: { role } });
    expect(identityStatements(stack)).toEqual([]);
    expect(bucketPolicy(stack)).toEqual([{
      Action: ['s3:AbortMultipartUpload', 's3:PutObject'],
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111122223333:role/ours' },
      Resource: '${Results25575328.Arn}/output/*',
    }]);
  });

  describe('may be of another account for all that is known, and', () => {
    function agnostic(make: (stack: Stack) => Partial<Case>): Stack {
      const stack = filledStack(new App(), 'Registry');
      validated(stack, {
        source: S3Source.fromUri('s3://rows/held-out/'),
        output: elsewhere(stack, 'results'),
        props: { role: iam.Role.fromRoleArn(stack, 'Role', ROLE_ARN) },
        ...make(stack),
      });
      return stack;
    }

    test('is let in by the key of the output', () => {
      const stack = agnostic((place) => ({ output: new s3.Bucket(place, 'Results', { encryptionKey: new kms.Key(place, 'Key') }) }));
      expect(keyPolicy(stack)).toEqual([{
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111122223333:role/ours' },
        Resource: '*',
        Condition: { StringEquals: { 'kms:ViaService': ['s3.${AWS::Region}.${AWS::URLSuffix}', 's3.${AWS::Region}.amazonaws.com'] } },
      }]);
    });

    test('is let in by the repository of the image', () => {
      const stack = agnostic((place) => ({ image: ContainerImage.fromEcrRepository(new ecr.Repository(place, 'Images'), '3') }));
      expect(repositoryPolicy(stack)).toEqual([{
        Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111122223333:role/ours' },
      }]);
    });

    test('is let in by the bucket of the output', () => {
      const stack = agnostic((place) => ({ output: new s3.Bucket(place, 'Results') }));
      expect(bucketPolicy(stack)).toEqual([{
        Action: ['s3:AbortMultipartUpload', 's3:PutObject'],
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111122223333:role/ours' },
        Resource: '${Results25575328.Arn}/output/*',
      }]);
    });

    withoutFlag('@aws-cdk/aws-iam:importedRoleStackSafeDefaultPolicyName', 'the policy of an imported role has another name', () => test('waits for that of the bucket and its own', () => {
      const stack = agnostic((place) => ({ output: new s3.Bucket(place, 'Results') }));
      expect(dependenciesOf(stack)).toEqual(['GroupC77FDACD', 'ResultsPolicy9F4743DA', 'RolePolicy72E7D967']);
    }));
  });

  test('is let in by its account and a condition where it is of another stack, as it may not be there yet', () => {
    const { app, stack, other } = newWorld();
    const output = new s3.Bucket(other, 'Results', { bucketName: 'results' });
    validated(stack, {
      source: S3Source.fromUri('s3://rows/held-out/'), output, props: { role: newRole(filledStack(app, 'Roles', ENV), 'Role', 'validator') },
    });
    expect(bucketPolicy(other)).toEqual([{
      Action: ['s3:AbortMultipartUpload', 's3:PutObject'],
      Effect: 'Allow',
      Principal: { AWS: 'arn:${AWS::Partition}:iam::111122223333:root' },
      Condition: { ArnEquals: { 'aws:PrincipalArn': 'arn:${AWS::Partition}:iam::111122223333:role/validator' } },
      Resource: '${Results25575328.Arn}/output/*',
    }]);
  });

  test('is not called immutable under the flags of a new app', () => {
    const stack = filledStack(new App({ context: { '@aws-cdk/aws-iam:importedRoleStackSafeDefaultPolicyName': true } }), 'Registry', ENV);
    least(stack, { role: iam.Role.fromRoleArn(stack, 'Role', ROLE_ARN) });
    expect(identityStatements(stack)).toEqual(LEAST);
    expect(warningCodes(stack)).toEqual([]);
  });

  test.each<[string, (stack: Stack) => iam.IRole]>([
    ['is imported with a name for its policy', (stack) => iam.Role.fromRoleArn(stack, 'Role', ROLE_ARN, { defaultPolicyName: 'Ours' })],
    ['is lazy', (stack) => new iam.LazyRole(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') })],
  ])('is not called immutable where it %s', (_name, role) => {
    const { stack } = newWorld();
    least(stack, { role: role(stack) });
    expect(identityStatements(stack)).toEqual(LEAST);
    expect(warningCodes(stack)).toEqual([]);
  });
});

describe('the package waits for', () => {
  const POLICIES = [
    'GroupC77FDACD', 'PackageValidationRoleDefaultPolicyC0D57A69',
  ];

  /** A bucket with a policy. */
  function guarded(scope: Construct, id: string): s3.Bucket {
    return new s3.Bucket(scope, id, { enforceSSL: true });
  }

  test('its group and the policy of the role of its validation, and not the role itself, which it refers to', () => {
    const { stack } = newWorld();
    least(stack);
    expect(dependenciesOf(stack)).toEqual(POLICIES);
  });

  test('the policies of the buckets of model, input, output, metrics and payload', () => {
    const { stack } = newWorld();
    new ModelPackage(stack, 'Package', {
      modelPackageGroup: newGroup(stack),
      inferenceSpecification: specification({ containers: [container({ modelData: ModelData.fromBucket(guarded(stack, 'Models'), 'model.tar.gz') })] }),
      modelMetrics: { bias: { report: { file: S3File.fromBucket(guarded(stack, 'Metrics'), 'bias.json') } } },
      samplePayload: S3File.fromBucket(guarded(stack, 'Payloads'), 'payload.tar.gz'),
      validationSpecification: new ValidationSpecification({
        profileName: 'profile',
        transformInput: { source: S3Source.fromBucketPrefix(guarded(stack, 'Rows'), 'input/') },
        transformOutput: { bucket: guarded(stack, 'Results'), prefix: 'output/' },
        transformResources: { instanceType: InstanceType.M5_LARGE },
      }),
    });
    expect(dependenciesOf(stack)).toEqual([
      'GroupC77FDACD', 'MetricsPolicyDA777AD4', 'ModelsPolicy9BB3F5C5',
      'PackageValidationRoleDefaultPolicyC0D57A69', 'PayloadsPolicyF642221F', 'ResultsPolicy9F4743DA', 'RowsPolicyE12B94C6',
    ]);
  });

  test('the policy of a bucket that comes after the package', () => {
    const { stack } = newWorld();
    const output = new s3.Bucket(stack, 'Results');
    validated(stack, { source: S3Source.fromUri('s3://rows/held-out/'), output });
    output.addToResourcePolicy(new iam.PolicyStatement({
      principals: [new iam.AccountPrincipal('444455556666')], actions: ['s3:GetObject'], resources: [output.arnForObjects('*')],
    }));
    expect(dependenciesOf(stack)).toEqual([...POLICIES, 'ResultsPolicy9F4743DA'].sort());
  });

  test('no policy of a bucket that has none', () => {
    const { stack } = newWorld();
    validated(stack, { source: S3Source.fromUri('s3://rows/held-out/'), output: new s3.Bucket(stack, 'Results') });
    expect(dependenciesOf(stack)).toEqual(POLICIES);
  });

  test('the policy of the bucket of its model without a validation, too', () => {
    const { stack } = newWorld();
    new ModelPackage(stack, 'Package', {
      modelPackageGroup: newGroup(stack),
      inferenceSpecification: specification({ containers: [container({ modelData: ModelData.fromBucket(guarded(stack, 'Models'), 'model.tar.gz') })] }),
    });
    expect(dependenciesOf(stack)).toEqual(['GroupC77FDACD', 'ModelsPolicy9BB3F5C5']);
  });

  withoutFlag('@aws-cdk/aws-iam:importedRoleStackSafeDefaultPolicyName', 'the policy of an imported role has another name', () => test('the policy of a role that is imported', () => {
    const { stack } = newWorld();
    least(stack, { role: iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/ours') });
    expect(dependenciesOf(stack)).toEqual(['GroupC77FDACD', 'RolePolicy72E7D967']);
  }));

  test('no role that cannot be changed', () => {
    const { stack } = newWorld();
    least(stack, { role: iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/ours', { mutable: false }) });
    expect(dependenciesOf(stack)).toEqual(['GroupC77FDACD']);
  });

  test('a policy of its own stack for a role of another stack', () => {
    const { app, stack } = newWorld();
    const roles = filledStack(app, 'Roles', ENV);
    least(stack, { role: newRole(roles) });
    expect(dependenciesOf(stack)).toEqual(['GroupC77FDACD', 'RolePoliciesRolesRoleD93740FFPermissions9A999FF7']);
    expect(stack.dependencies).toEqual([roles]);
    expect(identityStatements(stack)).toEqual(LEAST);
  });

  describe.each<[string, (scope: Construct, id: string) => s3.IBucket]>([
    ['fromBucketArn', (scope, id) => s3.Bucket.fromBucketArn(scope, id, `arn:aws:s3:::${id.toLowerCase()}`)],
    ['fromBucketAttributes with an account', (scope, id) => s3.Bucket.fromBucketAttributes(scope, id, {
      bucketName: id.toLowerCase(), account: '111122223333', region: 'eu-west-1',
    })],
  ])('the policy of the role, with a bucket %s', (_name, bucket) => {
    test.each<[string, () => Stack]>([
      ['in an environment-agnostic stack', () => filledStack(new App(), 'Registry')],
      ['in a stack with an environment', () => newWorld().stack],
      ['in a stage with an environment', () => filledStack(new Stage(new App(), 'Prod', { env: ENV }), 'Registry')],
    ])('%s', (_place, place) => {
      const stack = place();
      validated(stack, { source: S3Source.fromBucketPrefix(bucket(stack, 'Rows'), 'input/'), output: bucket(stack, 'Results') });
      expect(dependenciesOf(stack)).toEqual(expect.arrayContaining([expect.stringMatching(/^PackageValidationRoleDefaultPolicy/)]));
      expect(identityStatements(stack)).toContainEqual(expect.objectContaining({ Action: ['s3:AbortMultipartUpload', 's3:PutObject'] }));
    });
  });

  test('nothing of another stage, by whose order it is deployed', () => {
    const app = new App();
    const shared = filledStack(new Stage(app, 'Shared', { env: ENV }), 'Registry');
    const stack = filledStack(new Stage(app, 'Prod', { env: ENV }), 'Versions');
    new ModelPackage(stack, 'Package', { modelPackageGroup: ModelPackageGroup.fromModelPackageGroupName(shared, 'Group', 'churn') });
    expect(dependenciesOf(stack)).toEqual([]);
  });

  test('no policy of a bucket of another stage, by whose order it is deployed', () => {
    const app = new App();
    const data = filledStack(new Stage(app, 'Data', { env: ENV }), 'Buckets');
    const stack = filledStack(new Stage(app, 'Prod', { env: { account: '444455556666', region: 'eu-west-1' } }), 'Registry');
    const models = new s3.Bucket(data, 'Models', { bucketName: 'models-of-data', enforceSSL: true });
    new ModelPackage(stack, 'Package', {
      modelPackageGroup: newGroup(stack),
      inferenceSpecification: specification({ containers: [container({ modelData: ModelData.fromBucket(models, 'model.tar.gz') })] }),
    });
    expect(dependenciesOf(stack)).toEqual(['GroupC77FDACD']);
  });

  test('no policy that names the package itself', () => {
    const { stack } = newWorld();
    const modelPackage = least(stack);
    modelPackage.grants.read(modelPackage.validationRole!);
    expect(identityStatements(stack)).toContainEqual({
      Action: ['sagemaker:BatchDescribeModelPackage', 'sagemaker:DescribeModelPackage', 'sagemaker:ListTags'],
      Effect: 'Allow',
      Resource: '${Package30CE7B1A}',
    });
  });
});

test('the package does not wait for policies of another stage', () => {
  const app = new App();
  const data = new Stack(new Stage(app, 'One', { env: ENV }), 'Data');
  const bucket = new s3.Bucket(data, 'Bucket', { bucketName: 'models', enforceSSL: true });
  const stack = new Stack(new Stage(app, 'Other', { env: { account: '444455556666', region: 'eu-west-1' } }), 'Registry');
  validated(stack, {
    modelData: ModelData.fromBucket(bucket, 'model.tar.gz'),
    source: S3Source.fromBucketPrefix(elsewhere(stack, 'rows'), 'input/'),
    output: elsewhere(stack, 'results'),
  });
  app.synth();
  expect(dependenciesOf(stack)).toEqual(['GroupC77FDACD', 'PackageValidationRoleDefaultPolicyC0D57A69']);
});
