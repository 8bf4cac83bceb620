import { CfnElement, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sagemaker from 'aws-cdk-lib/aws-sagemaker';
import {
  ContainerImage, InstanceType, LatestApprovedModelPackage, Model, ModelContainer, ModelData, ModelPackage,
  ModelPackageDescription, ModelPackageGrants, ModelPackageGroup, ModelPackageGroupEvents, ModelPackageGroupGrants,
  ModelPackageOptions, ModelPackagePromotionProps, PromotedArtifacts, S3File, S3Source,
} from '../../src';
import { structs, calls } from '../../src/diagnostics/shapes.json';
import { ENV, newStack, templateOf } from '../support';
import { fromImage, newModel, newVpc, securityGroup } from '../support/models';
import { container, newGroup, specification, validation } from '../support/packages';

/*
 * Every property and every parameter of a reference interface takes an L1 construct, which has neither the methods nor
 * the policies of an L2.
 */

const PACKAGE_ARN = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3';
const ARCHIVE = 'churn/model.tar.gz';

// One L1 of each kind.
const newKey = (stack: Stack) => new kms.CfnKey(stack, 'L1', { keyPolicy: { Statement: [] } });
const newBucket = (stack: Stack) => new s3.CfnBucket(stack, 'L1');
const newRepository = (stack: Stack) => new ecr.CfnRepository(stack, 'L1');
const newRole = (stack: Stack) => new iam.CfnRole(stack, 'L1', {
  assumeRolePolicyDocument: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: ['sagemaker.amazonaws.com', 'lambda.amazonaws.com'] } }],
  },
});
const newSecurityGroup = (stack: Stack) => new ec2.CfnSecurityGroup(stack, 'L1', { groupDescription: 'of models' });
const newFunction = (stack: Stack) => new lambda.CfnFunction(stack, 'L1', {
  code: { zipFile: 'exports.handler = () => {};' }, role: 'arn:aws:iam::111122223333:role/credentials', runtime: 'nodejs22.x', handler: 'index.handler',
});
const newL1Group = (stack: Stack) => new sagemaker.CfnModelPackageGroup(stack, 'L1', { modelPackageGroupName: 'churn' });
const newL1Package = (stack: Stack) => new sagemaker.CfnModelPackage(stack, 'L1', { modelPackageGroupName: 'churn' });

// What it is given to.
const grantee = (stack: Stack) => new iam.Role(stack, 'Grantee', { assumedBy: new iam.AccountRootPrincipal() });
const newVersion = (stack: Stack, options: ModelPackageOptions) => new ModelPackage(stack, 'Package', { modelPackageGroup: newGroup(stack), ...options });
const withImage = (stack: Stack, image: ContainerImage) =>
  newVersion(stack, { inferenceSpecification: specification({ containers: [container({ image })] }) });
const withData = (stack: Stack, modelData: ModelData) =>
  newVersion(stack, { inferenceSpecification: specification({ containers: [container({ modelData })] }) });
const validated = (stack: Stack, changes: Parameters<typeof validation>[0]) =>
  newVersion(stack, { inferenceSpecification: specification(), validationSpecification: validation(changes) });
const latest = (stack: Stack, options: object) => {
  const modelPackageGroup = ModelPackageGroup.fromModelPackageGroupName(stack, 'Group', 'churn');
  return new LatestApprovedModelPackage(stack, 'Latest', { modelPackageGroup, ...options });
};
const promoted = (stack: Stack, changes: Partial<ModelPackagePromotionProps>) => ModelPackage.promote(stack, 'Package', {
  source: ModelPackageDescription.fromJson(JSON.stringify({
    ModelPackageArn: PACKAGE_ARN,
    SecurityConfig: { KmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab' },
    InferenceSpecification: {
      Containers: [{
        Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3',
        ModelDataSource: {
          S3DataSource: { S3Uri: `s3://models/${ARCHIVE}`, S3DataType: 'S3Object', CompressionType: 'Gzip' },
        },
      }],
      SupportedContentTypes: ['text/csv'],
      SupportedResponseMIMETypes: ['text/csv'],
    },
  })),
  modelPackageGroup: newGroup(stack),
  acceptLosses: ['SecurityConfig'],
  ...changes,
});

/** Each place, by its name in `shapes.json`: the L1 is given to it, and what is made of that uses it. */
const PLACES: Record<string, (stack: Stack) => unknown> = {
  'ContainerImage.fromEcrRepository(repository)': (stack) => withImage(stack, ContainerImage.fromEcrRepository(newRepository(stack), '3')),
  'ContainerImage.fromEcrRepositoryDigest(repository)': (stack) =>
    withImage(stack, ContainerImage.fromEcrRepositoryDigest(newRepository(stack), `sha256:${'0f1e'.repeat(16)}`)),
  'ModelContainer.fromModelPackage(modelPackage)': (stack) => newModel(stack, { containers: [ModelContainer.fromModelPackage(newL1Package(stack))] }),
  'ModelData.fromBucket(bucket)': (stack) => withData(stack, ModelData.fromBucket(newBucket(stack), ARCHIVE)),
  'ModelData.fromBucketObject(bucket)': (stack) => withData(stack, ModelData.fromBucketObject(newBucket(stack), 'model.bin')),
  'ModelData.fromBucketPrefix(bucket)': (stack) => withData(stack, ModelData.fromBucketPrefix(newBucket(stack), 'churn/')),
  'ModelPackageGrants.fromModelPackage(modelPackage)': (stack) => ModelPackageGrants.fromModelPackage(newL1Package(stack)).read(grantee(stack)),
  'ModelPackageGroupEvents.fromModelPackageGroup(group)': (stack) =>
    ModelPackageGroupEvents.fromModelPackageGroup(newL1Group(stack)).onApproved('Rule'),
  'ModelPackageGroupGrants.fromModelPackageGroup(group)': (stack) =>
    ModelPackageGroupGrants.fromModelPackageGroup(newL1Group(stack)).read(new iam.AccountPrincipal('444455556666')),
  'PromotedArtifacts.withBucket(bucket)': (stack) =>
    promoted(stack, { artifacts: PromotedArtifacts.inPlace().withBucket('models', newBucket(stack)) }),
  'PromotedArtifacts.withKey(key)': (stack) => promoted(stack, {
    artifacts: PromotedArtifacts.inPlace().withKey('arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab', newKey(stack)),
  }),
  'PromotedArtifacts.withRepository(repository)': (stack) => promoted(stack, {
    artifacts: PromotedArtifacts.inPlace().withRepository('111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn', newRepository(stack)),
  }),
  'S3File.fromBucket(bucket)': (stack) =>
    newVersion(
      stack, { inferenceSpecification: specification(), samplePayload: S3File.fromBucket(newBucket(stack), ARCHIVE) },
    ),
  'S3Source.fromBucketPrefix(bucket)': (stack) => validated(stack, { transformInput: { source: S3Source.fromBucketPrefix(newBucket(stack), 'rows/') } }),
  'S3Source.fromManifest(bucket)': (stack) => validated(stack, { transformInput: { source: S3Source.fromManifest(newBucket(stack), 'manifest.json') } }),
  'DeployGrantOptions.executionRoles': (stack) =>
    ModelPackage.fromModelPackageArn(stack, 'Package', PACKAGE_ARN).grants.deploy(grantee(stack), { executionRoles: [newRole(stack)] }),
  'LatestApprovedModelPackageOptions.encryptionKey': (stack) => latest(stack, { encryptionKey: newKey(stack) }).grants.read(grantee(stack)),
  'LatestApprovedModelPackageOptions.logGroup': (stack) => latest(stack, { logGroup: new logs.CfnLogGroup(stack, 'L1') }),
  'LatestApprovedModelPackageOptions.modelPackageGroup': (stack) => latest(stack, { modelPackageGroup: newL1Group(stack) }),
  'LatestApprovedModelPackageOptions.role': (stack) => latest(stack, { role: newRole(stack) }),
  'ModelAttributes.role': (stack) => Model.fromModelAttributes(stack, 'Model', {
    modelArn: 'arn:aws:sagemaker:eu-west-1:111122223333:model/churn', role: newRole(stack),
  }).addToRolePolicy(new iam.PolicyStatement({ actions: ['s3:ListAllMyBuckets'], resources: ['*'] })),
  'ModelAttributes.securityGroups': (stack) => Model.fromModelAttributes(stack, 'Model', {
    modelArn: 'arn:aws:sagemaker:eu-west-1:111122223333:model/churn', securityGroups: [newSecurityGroup(stack)],
  }).connections.allowFrom(securityGroup(stack, '1'), ec2.Port.tcp(443)),
  'ModelPackageAttributes.encryptionKey': (stack) => ModelPackage.fromModelPackageAttributes(stack, 'Package', {
    modelPackageArn: PACKAGE_ARN, encryptionKey: newKey(stack),
  }).grants.read(grantee(stack)),
  'ModelPackageGroupGrantOptions.encryptionKey': (stack) => newGroup(stack).grants.read(grantee(stack), { encryptionKey: newKey(stack) }),
  'ModelPackageGroupShareOptions.encryptionKey': (stack) =>
    newGroup(stack).share('Share', { accounts: ['444455556666'], encryptionKey: newKey(stack) }),
  'ModelPackageLookupOptions.encryptionKey': (stack) => ModelPackage.fromLookup(stack, 'Package', {
    modelPackageGroupName: 'churn', encryptionKey: newKey(stack),
  }).grants.read(grantee(stack)),
  'ModelPackageOptions.encryptionKey': (stack) => newVersion(stack, { inferenceSpecification: specification(), encryptionKey: newKey(stack) }),
  'ModelPackagePromotionProps.encryptionKey': (stack) => promoted(stack, { encryptionKey: newKey(stack) }),
  'ModelPackagePromotionProps.modelPackageGroup': (stack) => promoted(stack, { modelPackageGroup: newL1Group(stack) }),
  'ModelPackageProps.modelPackageGroup': (stack) =>
    new ModelPackage(stack, 'Package', { modelPackageGroup: newL1Group(stack), inferenceSpecification: specification() }),
  'ModelProps.role': (stack) => newModel(stack, { role: newRole(stack) }),
  'ModelProps.securityGroups': (stack) => newModel(stack, { vpc: newVpc(stack), securityGroups: [newSecurityGroup(stack)] }),
  'PrivateRegistryOptions.credentialsProvider': (stack) => newModel(stack, {
    vpc: newVpc(stack),
    containers: [fromImage({ privateRegistry: { credentialsProvider: newFunction(stack) } }, ContainerImage.fromUri('registry.example.com/churn:3'))],
  }),
  'TransformOutput.bucket': (stack) => validated(stack, { transformOutput: { bucket: newBucket(stack), prefix: 'results/' } }),
  'TransformOutput.encryptionKey': (stack) => validated(stack, {
    transformOutput: { bucket: s3.Bucket.fromBucketName(stack, 'Results', 'results'), prefix: 'results/', encryptionKey: newKey(stack) },
  }),
  'TransformResources.volumeEncryptionKey': (stack) =>
    validated(
      stack, { transformResources: { instanceType: InstanceType.M5_LARGE, volumeEncryptionKey: newKey(stack) } },
    ),
  'ValidationSpecificationProps.role': (stack) => validated(stack, { role: newRole(stack) }),
};

/** Structs that inherit all their references from one above. */
const HEIRS = [
  'LatestApprovedModelPackageProps', 'ModelPackageGroupApproveGrantOptions', 'ModelPackageGroupChangeStageGrantOptions',
  'ModelPackageGroupDeployGrantOptions', 'RegisterGrantOptions',
];

/** Inherited. */
const ELSEWHERE = ['ModelPackageProps.encryptionKey'];

test('No place is left out', () => {
  const isReference = ([, kind]: [string, unknown]) => /^I\w+Ref(?:\[\])?$/.test(String(kind));
  const found = [
    ...Object.entries(calls).flatMap(([call, parameters]) => Object.entries(parameters).filter(isReference).map(([name]) => `${call}(${name})`)),
    ...Object.entries(structs).filter(([struct]) => !HEIRS.includes(struct)).flatMap(([struct, properties]) =>
      Object.entries(properties).filter(isReference).map(([name]) => `${struct}.${name.replace('?', '')}`)),
  ];
  const others = found.filter((place) => !ELSEWHERE.includes(place));
  expect(others.sort()).toEqual(Object.keys(PLACES).sort());
});

/** Where the L1 itself is all that changes. */
const KEEPS_TO_ITSELF = ['ModelPackageGroupGrants.fromModelPackageGroup(group)'];

test.each(Object.entries(PLACES))('%s takes an L1', (place, make) => {
  const stack = newStack(ENV);
  make(stack);
  const id = stack.resolve(stack.getLogicalId(stack.node.findChild('L1') as CfnElement));
  const { Resources } = templateOf(stack);
  expect(Resources).toHaveProperty([id]);
  if (!KEEPS_TO_ITSELF.includes(place)) {
    const { [id]: _, ...others } = Resources;
    expect(JSON.stringify(others)).toMatch(new RegExp(`"Ref":"${id}"|"Fn::GetAtt":\\["${id}",|ModelPackageGroupName":\\[?"churn"|model-package(?:-group)?/churn`));
  }
});
