import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import {
  AdditionalInferenceSpecification, ContainerImage, InferenceContainer, InstanceType, Model, ModelContainer, ModelData,
  ModelPackage,
  ModelPackageGroup,
  ModelPackageGroupGrants, ModelPackageProps, PrebuiltRepository, S3File,
} from '../../src';
import { issuesOf, warningCodes, warningMessages } from '../support';
import {
  bucketPolicy, filledStack, groupPolicy, identityStatements, keyPolicy, newRole, newWorld, repositoryPolicy,
  SAGEMAKER, Statement, THROUGH_S3,
} from '../support/grants';
import { container, newGroup, specification } from '../support/packages';

const ARCHIVE = join(__dirname, '../../examples/registry/model/model.tar.gz');
const OTHER = new iam.AccountPrincipal('444455556666');
const OTHER_ROOT = { AWS: 'arn:${AWS::Partition}:iam::444455556666:root' };
const LOGIN: Statement = { Action: 'ecr:GetAuthorizationToken', Effect: 'Allow', Resource: '*' };
const PULL: Statement = {
  Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
  Effect: 'Allow',
};
const CHURN_IMAGE: Statement = { ...PULL, Resource: 'arn:${AWS::Partition}:ecr:eu-west-1:111122223333:repository/churn' };

/** A package with one container. */
function packageOf(
  stack: Stack, image: ContainerImage | undefined, modelData?: ModelData, props: Partial<ModelPackageProps> = {},
): ModelPackage {
  return new ModelPackage(stack, 'Package', {
    modelPackageGroup: newGroup(stack),
    inferenceSpecification: specification({ containers: [container({ ...image && { image }, modelData })] }),
    ...props,
  });
}

describe('readArtifacts lets a role', () => {
  test('read everything of a package, each thing once, and nothing else', () => {
    const { stack } = newWorld();
    const bucket = new s3.Bucket(stack, 'Bucket', { encryptionKey: new kms.Key(stack, 'Key') });
    const model = ModelData.fromBucket(bucket, 'churn/model.tar.gz');
    const file = S3File.fromBucket(bucket, 'reports/quality.json');
    const image = ContainerImage.fromEcrRepository(new ecr.Repository(stack, 'Images'), '3');
    const modelPackage = packageOf(stack, image, model, {
      additionalInferenceSpecifications: [{
        name: 'light',
        containers: [
          container({ image, modelData: model }),
          container({ modelData: ModelData.fromBucketPrefix(bucket, 'light/') }),
        ],
        supportedRealtimeInferenceInstanceTypes: [InstanceType.M5_LARGE],
      }],
      modelMetrics: {
        modelQuality: { statistics: { file }, constraints: { file } }, explainability: {}, bias: undefined,
      },
      samplePayload: S3File.fromBucket(bucket, 'payload.tar.gz'),
      driftCheckBaselines: { modelQuality: { statistics: { file: S3File.fromBucket(bucket, 'baseline.json') } } },
    });
    modelPackage.grants.readArtifacts(newRole(stack));
    expect(identityStatements(stack)).toEqual([
      { Action: 's3:GetObject', Effect: 'Allow', Resource: '${Bucket83908E77.Arn}/churn/model.tar.gz' },
      { Action: 'kms:Decrypt', Effect: 'Allow', Resource: '${Key961B73FD.Arn}', Condition: THROUGH_S3 },
      { Action: 's3:GetObject', Effect: 'Allow', Resource: '${Bucket83908E77.Arn}/light/*' },
      {
        Action: 's3:ListBucket',
        Effect: 'Allow',
        Resource: '${Bucket83908E77.Arn}',
        Condition: { StringLike: { 's3:prefix': ['light/*'] } },
      },
      { Action: 's3:GetObject', Effect: 'Allow', Resource: '${Bucket83908E77.Arn}/reports/quality.json' },
      { Action: 's3:GetObject', Effect: 'Allow', Resource: '${Bucket83908E77.Arn}/payload.tar.gz' },
      { ...PULL, Resource: '${Images2D38C313.Arn}' },
      CHURN_IMAGE,
      LOGIN,
    ]);
    expect(bucketPolicy(stack)).toBeUndefined();
    expect(repositoryPolicy(stack)).toBeUndefined();
    expect(keyPolicy(stack)).toEqual([]);
    // These are about additionalInferenceSpecifications and samplePayload.
    expect(warningCodes(stack)).toEqual(['ModelPackage.notUpdatable', 'ModelPackage.partOfRecommender']);
  });

  test('read an asset, and nothing else of the bucket of assets', () => {
    const { stack } = newWorld();
    packageOf(stack, undefined, ModelData.fromAsset(ARCHIVE)).grants.readArtifacts(newRole(stack));
    expect(identityStatements(stack)).toEqual([
      {
        Action: 's3:GetObject',
        Effect: 'Allow',
        Resource: expect.stringMatching(/^arn:\$\{AWS::Partition\}:s3:::cdk-hnb659fds-assets-111122223333-eu-west-1\/[0-9a-f]{64}\.tar\.gz$/),
      },
      CHURN_IMAGE,
      LOGIN,
    ]);
  });

  test('pull an image of AWS in an environment-agnostic stack', () => {
    const stack = filledStack(new App(), 'Registry');
    packageOf(stack, ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1')).grants.readArtifacts(newRole(stack));
    expect(JSON.stringify(identityStatements(stack)[0].Resource)).not.toContain('*');
    expect(identityStatements(stack)[0].Action).toEqual(['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer']);
  });

  test('read the model of an algorithm, without a registry', () => {
    const { stack } = newWorld();
    new ModelPackage(stack, 'Package', {
      modelPackageGroup: newGroup(stack),
      sourceAlgorithm: { algorithmName: 'algorithm', modelData: ModelData.fromUri('s3://models/model.tar.gz') },
    }).grants.readArtifacts(newRole(stack));
    expect(identityStatements(stack)).toEqual([{ Action: 's3:GetObject', Effect: 'Allow', Resource: 'arn:${AWS::Partition}:s3:::models/model.tar.gz' }]);
  });

  test('read nothing of a package without artifacts', () => {
    const { stack } = newWorld();
    const grant = new ModelPackage(stack, 'Package', {
      modelPackageGroup: newGroup(stack), sourceAlgorithm: { algorithmName: 'churn' },
    }).grants.readArtifacts(newRole(stack));
    expect(identityStatements(stack)).toEqual([]);
    expect(grant.success).toBe(false);
    expect(warningCodes(stack)).toEqual([]);
  });

  test('read what it knows, and a warning names the rest', () => {
    const { stack } = newWorld();
    packageOf(stack, ContainerImage.fromUri('registry.example.com/churn:3'), undefined, {
      modelMetrics: { bias: { report: { file: S3File.fromUri('https://reports.s3.eu-west-1.amazonaws.com/bias.json') } } },
    }).grants.readArtifacts(newRole(stack));
    expect(identityStatements(stack)).toEqual([LOGIN]);
    expect(warningMessages(stack, 'ModelPackage.unknownArtifacts')).toEqual([
      expect.stringContaining('https://reports.s3.eu-west-1.amazonaws.com/bias.json, registry.example.com/churn:3'),
    ]);
  });

  test('read nothing where it cannot be changed', () => {
    const { stack } = newWorld();
    packageOf(stack, undefined).grants.readArtifacts(iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/ours', { mutable: false }));
    expect(identityStatements(stack)).toEqual([]);
  });

  test('read the artifacts of an import only where they are granted otherwise', () => {
    const { stack } = newWorld();
    ModelPackage.fromModelPackageArn(stack, 'Package', 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3')
      .grants.readArtifacts(newRole(stack));
    expect(identityStatements(stack)).toEqual([]);
    expect(warningCodes(stack)).toEqual(['ModelPackage.unknownArtifacts']);
  });
});

describe('what a package reads is what it was made with', () => {
  test('where one object of properties is filled anew for every package', () => {
    const { stack } = newWorld();
    const bucket = new s3.Bucket(stack, 'Bucket');
    const group = newGroup(stack);
    const image = ContainerImage.fromEcrRepository(new ecr.Repository(stack, 'Images'), '3');
    const containers: InferenceContainer[] = [];
    const additional: AdditionalInferenceSpecification[] = [];
    const props: { -readonly [name in keyof ModelPackageProps]: ModelPackageProps[name] } = {
      modelPackageGroup: group, additionalInferenceSpecifications: additional,
    };
    const [first] = ['1', '2'].map((version) => {
      const data = (name: string) => ModelData.fromBucket(bucket, `${name}/${version}/model.tar.gz`);
      containers.splice(0, 1, container({ image, modelData: data('own') }));
      props.inferenceSpecification = specification({ containers });
      additional.push({ name: `light${version}`, containers: [container({ image, modelData: data('light') })] });
      return new ModelPackage(stack, `Version${version}`, props);
    });
    first.grants.readArtifacts(newRole(stack));
    // A name that the package does not have: any of its containers may be meant.
    new Model(stack, 'Model', { containers: [ModelContainer.fromModelPackage(first, { inferenceSpecificationName: 'later' })] });
    const read = identityStatements(stack).filter(({ Action }) => Action === 's3:GetObject').map(({ Resource }) => Resource);
    const own = '${Bucket83908E77.Arn}/own/1/model.tar.gz';
    const light = '${Bucket83908E77.Arn}/light/1/model.tar.gz';
    expect(read).toEqual([own, light, own, light]);
  });
});

describe('another account that may deploy a group', () => {
  /** A stack of everything that the app owns, and in which order the two come. */
  interface Owned {
    readonly stack: Stack;
    readonly group: ModelPackageGroup;
    readonly addPackage: (id?: string) => ModelPackage;
  }

  function owned(): Owned {
    const { stack } = newWorld();
    const group = newGroup(stack);
    const bucket = new s3.Bucket(stack, 'Bucket', { encryptionKey: new kms.Key(stack, 'Key') });
    const repository = new ecr.Repository(stack, 'Images');
    return {
      stack,
      group,
      addPackage: (id = 'Package') => new ModelPackage(stack, id, {
        modelPackageGroup: group,
        inferenceSpecification: specification({
          containers: [container({ image: ContainerImage.fromEcrRepository(repository, '3'), modelData: ModelData.fromBucket(bucket, `${id}.tar.gz`) })],
        }),
      }),
    };
  }

  const SHARED_BUCKET: Statement[] = [
    { Action: 's3:GetObject', Effect: 'Allow', Principal: OTHER_ROOT, Resource: '${Bucket83908E77.Arn}/Package.tar.gz' },
  ];
  const SHARED_REPOSITORY: Statement[] = [
    { Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'], Effect: 'Allow', Principal: OTHER_ROOT },
  ];
  const SHARED_KEY: Statement[] = [{ Action: 'kms:Decrypt', Effect: 'Allow', Principal: OTHER_ROOT, Resource: '*', Condition: THROUGH_S3 }];

  test.each<[string, (world: Owned) => void]>([
    ['granted before the package is made', ({ group, addPackage }) => { group.grants.deploy(OTHER); addPackage(); }],
    ['granted after the package is made', ({ group, addPackage }) => { addPackage(); group.grants.deploy(OTHER); }],
    ['granted twice', ({ group, addPackage }) => { group.grants.deploy(OTHER); addPackage(); group.grants.deploy(OTHER); }],
  ])('is let in by bucket, repository and key, %s', (_name, act) => {
    const world = owned();
    act(world);
    expect(bucketPolicy(world.stack)).toEqual(SHARED_BUCKET);
    expect(repositoryPolicy(world.stack)).toEqual(SHARED_REPOSITORY);
    expect(keyPolicy(world.stack)).toEqual(SHARED_KEY);
    expect(groupPolicy(world.stack)).toEqual([
      {
        Action: 'sagemaker:DescribeModelPackageGroup',
        Effect: 'Allow',
        Principal: OTHER_ROOT,
        Resource: 'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package-group/churn',
      },
      {
        Action: ['sagemaker:AccessModelPackage', 'sagemaker:CreateModel', 'sagemaker:DescribeModelPackage'],
        Effect: 'Allow',
        Principal: OTHER_ROOT,
        Resource: 'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package/churn/*',
      },
    ]);
    expect(warningCodes(world.stack)).toEqual(['ModelPackageGroup.crossAccountDiscovery']);
  });

  test('reads every version, those before and those after the grant', () => {
    const { stack, group, addPackage } = owned();
    addPackage('One');
    group.grants.deploy(OTHER);
    addPackage('Two');
    expect(bucketPolicy(stack)!.map(({ Resource }) => Resource)).toEqual(['${Bucket83908E77.Arn}/One.tar.gz', '${Bucket83908E77.Arn}/Two.tar.gz']);
    expect(repositoryPolicy(stack)).toEqual(SHARED_REPOSITORY);
    expect(keyPolicy(stack)).toEqual(SHARED_KEY);
  });

  test('is one of two that do', () => {
    const { stack, group, addPackage } = owned();
    group.grants.deploy(OTHER);
    group.grants.deploy(new iam.OrganizationPrincipal('o-abcdef1234'));
    addPackage();
    expect(repositoryPolicy(stack)).toEqual([
      ...SHARED_REPOSITORY,
      {
        Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abcdef1234' } },
      },
    ]);
  });

  test.each<[string, (grants: ModelPackageGroupGrants) => void]>([
    ['read', (grants) => { grants.read(OTHER); }],
    ['register', (grants) => { grants.register(OTHER); }],
    ['approve', (grants) => { grants.approve(OTHER); }],
    ['delete', (grants) => { grants.delete(OTHER); }],
  ])('reads no artifact where it may only %s', (_name, grant) => {
    const { stack, group, addPackage } = owned();
    addPackage();
    grant(group.grants);
    expect(bucketPolicy(stack)).toBeUndefined();
    expect(repositoryPolicy(stack)).toBeUndefined();
    expect(keyPolicy(stack)).toEqual([]);
  });

  test('reads no artifact of another group', () => {
    const { stack, addPackage } = owned();
    addPackage();
    new ModelPackageGroup(stack, 'Others', { modelPackageGroupName: 'others' }).grants.deploy(OTHER);
    expect(bucketPolicy(stack)).toBeUndefined();
  });

  test('is not the account of the group: its roles read no artifact by deploying', () => {
    const { stack, group, addPackage } = owned();
    addPackage();
    group.grants.deploy(newRole(stack));
    expect(identityStatements(stack).filter(({ Action }) => JSON.stringify(Action).includes('s3:'))).toEqual([]);
    expect(bucketPolicy(stack)).toBeUndefined();
  });

  test('may be reached by a role that the app makes there: it is allowed and let in', () => {
    const { stack, other } = newWorld();
    const group = newGroup(stack);
    const models = new s3.Bucket(stack, 'Bucket', { bucketName: 'models-of-churn' });
    const repository = new ecr.Repository(stack, 'Images', { repositoryName: 'churn' });
    new ModelPackage(stack, 'Package', {
      modelPackageGroup: group,
      inferenceSpecification: specification({
        containers: [container({ image: ContainerImage.fromEcrRepository(repository, '3'), modelData: ModelData.fromBucket(models, 'model.tar.gz') })],
      }),
    });
    group.grants.deploy(newRole(other, 'Role', 'deployer'));
    // The account, which exists before the role does: S3 and ECR refuse a principal that is yet to be created.
    const Principal = { AWS: 'arn:${AWS::Partition}:iam::444455556666:root' };
    const Condition = { ArnEquals: { 'aws:PrincipalArn': 'arn:${AWS::Partition}:iam::444455556666:role/deployer' } };
    expect(bucketPolicy(stack)).toEqual([{ Action: 's3:GetObject', Condition, Effect: 'Allow', Principal, Resource: '${Bucket83908E77.Arn}/model.tar.gz' }]);
    expect(repositoryPolicy(stack)).toEqual([{ ...PULL, Condition, Principal }]);
    expect(identityStatements(other).slice(3)).toEqual([
      { Action: 's3:GetObject', Effect: 'Allow', Resource: 'arn:${AWS::Partition}:s3:::models-of-churn/model.tar.gz' },
      { ...PULL, Resource: 'arn:${AWS::Partition}:ecr:eu-west-1:111122223333:repository/churn' },
      LOGIN,
    ]);
  });

  test('may be reached by a role that the app makes there, without a reference to the key', () => {
    const { stack, other } = newWorld();
    const group = newGroup(stack);
    const models = new s3.Bucket(stack, 'Bucket', { bucketName: 'models-of-churn', encryptionKey: new kms.Key(stack, 'Key') });
    new ModelPackage(stack, 'Package', {
      modelPackageGroup: group,
      inferenceSpecification: specification({ containers: [container({ modelData: ModelData.fromBucket(models, 'model.tar.gz') })] }),
    });
    group.grants.deploy(newRole(other, 'Role', 'deployer'));
    expect(JSON.stringify(identityStatements(other))).not.toContain('Fn::GetStackOutput');
  });

  test('is let in by bucket, repository and key, granted on the L1 within the group', () => {
    const { stack, group, addPackage } = owned();
    addPackage();
    ModelPackageGroupGrants.fromModelPackageGroup(group.node.defaultChild as CfnModelPackageGroup).deploy(OTHER);
    expect(bucketPolicy(stack)).toEqual(SHARED_BUCKET);
  });

  test('is let in by bucket, repository and key where the group is imported', () => {
    const { stack } = newWorld();
    const group = ModelPackageGroup.fromModelPackageGroupName(stack, 'Group', 'churn');
    const bucket = new s3.Bucket(stack, 'Bucket');
    new ModelPackage(stack, 'Package', {
      modelPackageGroup: group,
      inferenceSpecification: specification({ containers: [container({ modelData: ModelData.fromBucket(bucket, 'Package.tar.gz') })] }),
    });
    group.grants.deploy(OTHER);
    expect(bucketPolicy(stack)).toEqual(SHARED_BUCKET);
    expect(warningCodes(stack)).toEqual(['ModelPackage.crossAccountPolicies', 'ModelPackageGroup.importedPolicy']);
  });

  describe('is not let in by what others own, and a warning names it:', () => {
    test('bucket, repository and key', () => {
      const { stack } = newWorld();
      const group = newGroup(stack);
      const encryptionKey = kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab');
      const bucket = s3.Bucket.fromBucketAttributes(stack, 'Bucket', { bucketName: 'models', encryptionKey });
      const image = ContainerImage.fromEcrRepository(ecr.Repository.fromRepositoryName(stack, 'Images', 'images'), '3');
      new ModelPackage(stack, 'Package', {
        modelPackageGroup: group,
        inferenceSpecification: specification({
          containers: [container({ image, modelData: ModelData.fromBucket(bucket, 'model.tar.gz') })],
        }),
        samplePayload: S3File.fromBucket(bucket, 'payload.tar.gz'),
      });
      group.grants.deploy(OTHER);
      expect(warningMessages(stack, 'ModelPackage.crossAccountPolicies')).toEqual([
        expect.stringContaining('bucket Registry/Bucket, key Registry/Key, repository Registry/Images'),
      ]);
      expect(warningCodes(stack)).toEqual([
        'ModelPackage.crossAccountPolicies', 'ModelPackage.partOfRecommender', 'ModelPackageGroup.crossAccountDiscovery',
      ]);
    });

    test('what is known by a URL alone', () => {
      const { stack } = newWorld();
      const group = newGroup(stack);
      new ModelPackage(stack, 'Package', {
        modelPackageGroup: group,
        inferenceSpecification: specification({
          containers: [container({ modelData: ModelData.fromUri('https://models.s3.eu-west-1.amazonaws.com/model.tar.gz') })],
        }),
      });
      group.grants.deploy(OTHER);
      expect(warningCodes(stack)).toContain('ModelPackage.unknownArtifacts');
    });

    test('what is known by an s3 URI and an image URI alone', () => {
      const { stack } = newWorld();
      const group = newGroup(stack);
      new ModelPackage(stack, 'Package', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ containers: [container({ modelData: ModelData.fromUri('s3://models/model.tar.gz') })] }),
      });
      group.grants.deploy(OTHER);
      expect(warningCodes(stack)).toContain('ModelPackage.crossAccountPolicies');
    });
  });

  describe('cannot decrypt', () => {
    function sharing(
      bucket: (stack: Stack) => s3.IBucket, props?: (bucket: s3.IBucket) => Partial<ModelPackageProps>,
    ): Stack {
      const { stack } = newWorld();
      const group = newGroup(stack);
      const models = bucket(stack);
      new ModelPackage(stack, 'Package', {
        modelPackageGroup: group,
        inferenceSpecification: specification({ containers: [container({ modelData: ModelData.fromBucket(models, 'model.tar.gz') })] }),
        ...props?.(models),
      });
      group.grants.deploy(OTHER);
      return stack;
    }

    test.each<[string, s3.BucketProps]>([
      ['KMS', { encryption: s3.BucketEncryption.KMS_MANAGED }],
      ['KMS twice', { encryption: s3.BucketEncryption.DSSE_MANAGED }],
    ])('a bucket under a key of AWS (%s), and a warning says so', (_name, props) => {
      const stack = sharing((place) => new s3.Bucket(place, 'Bucket', props));
      expect(warningMessages(stack, 'ModelPackage.crossAccountManagedKey')).toEqual([
        expect.stringContaining('bucket Registry/Bucket'),
      ]);
    });

    test('two such buckets, and the warning names both', () => {
      const stack = sharing(
        (place) => new s3.Bucket(place, 'Bucket', { encryption: s3.BucketEncryption.KMS_MANAGED }),
        (bucket) => ({ samplePayload: S3File.fromBucket(new s3.Bucket(bucket.stack, 'Payloads', { encryption: s3.BucketEncryption.KMS_MANAGED }), 'payload.tar.gz') }),
      );
      expect(warningMessages(stack, 'ModelPackage.crossAccountManagedKey')).toEqual([
        expect.stringContaining('bucket Registry/Bucket, bucket Registry/Payloads'),
      ]);
    });

    test('two objects of such a bucket, and the warning names the bucket once', () => {
      const stack = sharing(
        (place) => new s3.Bucket(place, 'Bucket', { encryption: s3.BucketEncryption.KMS_MANAGED }),
        (bucket) => ({ samplePayload: S3File.fromBucket(bucket, 'payload.tar.gz') }),
      );
      expect(warningMessages(stack, 'ModelPackage.crossAccountManagedKey')).toEqual([
        expect.stringContaining('bucket Registry/Bucket'),
      ]);
    });

    test.each<[string, (stack: Stack) => s3.IBucket]>([
      ['without encryption of its own', (stack) => new s3.Bucket(stack, 'Bucket')],
      ['under S3\'s own encryption', (stack) => new s3.Bucket(stack, 'Bucket', { encryption: s3.BucketEncryption.S3_MANAGED })],
      ['under a key of the app', (stack) => new s3.Bucket(stack, 'Bucket', { encryption: s3.BucketEncryption.KMS })],
      ['that is imported, of which nothing is known', (stack) => s3.Bucket.fromBucketName(stack, 'Bucket', 'models')],
      ['whose rules say nothing of the algorithm', (stack) => {
        const bucket = new s3.Bucket(stack, 'Bucket');
        (bucket.node.defaultChild as s3.CfnBucket).bucketEncryption = {
          serverSideEncryptionConfiguration: [{ bucketKeyEnabled: true }],
        };
        return bucket;
      }],
    ])('nothing worth a warning in a bucket %s', (_name, bucket) => {
      expect(warningCodes(sharing(bucket))).not.toContain('ModelPackage.crossAccountManagedKey');
    });

    test('but a role of the account of the bucket can, and needs no warning', () => {
      const { stack } = newWorld();
      packageOf(stack, undefined, ModelData.fromBucket(new s3.Bucket(stack, 'Bucket', { encryption: s3.BucketEncryption.KMS_MANAGED }), 'model.tar.gz'))
        .grants.readArtifacts(newRole(stack));
      expect(warningCodes(stack)).toEqual([]);
    });
  });
});

describe('another account that may deploy one package', () => {
  test('is let in by its bucket, and told that the group has to let it in, too', () => {
    const { stack } = newWorld();
    packageOf(stack, undefined, ModelData.fromBucket(new s3.Bucket(stack, 'Bucket'), 'model.tar.gz')).grants.deploy(OTHER);
    expect(bucketPolicy(stack)).toEqual([
      { Action: 's3:GetObject', Effect: 'Allow', Principal: OTHER_ROOT, Resource: '${Bucket83908E77.Arn}/model.tar.gz' },
    ]);
    expect(groupPolicy(stack)).toBeUndefined();
    expect(warningCodes(stack)).toEqual(['ModelPackage.crossAccountPolicies', 'ModelPackage.grantNeedsGroup']);
  });

  test('is let in by a bucket, prefix and all, by readArtifacts', () => {
    const { stack } = newWorld();
    packageOf(stack, undefined, ModelData.fromBucketPrefix(new s3.Bucket(stack, 'Bucket'), 'churn/')).grants.readArtifacts(OTHER);
    expect(bucketPolicy(stack)).toEqual([
      { Action: 's3:GetObject', Effect: 'Allow', Principal: OTHER_ROOT, Resource: '${Bucket83908E77.Arn}/churn/*' },
      {
        Action: 's3:ListBucket',
        Effect: 'Allow',
        Principal: OTHER_ROOT,
        Resource: '${Bucket83908E77.Arn}',
        Condition: { StringLike: { 's3:prefix': ['churn/*'] } },
      },
    ]);
    expect(warningCodes(stack)).toEqual(['ModelPackage.crossAccountPolicies', 'ModelPackage.uncompressedModelDataWithTransform']);
  });
});

test('a service is refused, and the repository of the image stays closed', () => {
  const { stack } = newWorld();
  const image = ContainerImage.fromEcrRepository(new ecr.Repository(stack, 'Images'), '3');
  const modelPackage = packageOf(stack, image);
  expect(issuesOf(() => modelPackage.grants.readArtifacts(SAGEMAKER))).toEqual(['grantee: Grants.unsupportedPrincipal']);
  expect(repositoryPolicy(stack)).toBeUndefined();
});

test('a grant to another account on repository and key can be waited for', () => {
  const { stack } = newWorld();
  const image = ContainerImage.fromEcrRepository(new ecr.Repository(stack, 'Images'), '3');
  const grant = packageOf(stack, image).grants.readArtifacts(OTHER);
  grant.applyBefore(stack.node.findChild('Filling'));
  expect(repositoryPolicy(stack)).toHaveLength(1);
});
