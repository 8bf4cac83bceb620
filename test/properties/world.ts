import { mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Aws, CloudFormationValidatePlugin, Environment, PolicyViolation, ResourceEnvironment, Size, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sagemaker from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import {
  AdditionalData, BucketData, ContainerData, FileLocation, FilesData, GroupChoice, GroupData, ImageData, InferenceData,
  KeyData, ModelDataData, PackageData, RoleData, SourceLocation, ValidationData,
} from './data';
import { Names } from './expected';
import {
  ContainerImage, InferenceContainer, InferenceSpecification, InstanceType, MachineLearningDomain, MachineLearningTask,
  ModelCard, ModelData, ModelPackage, ModelPackageGroup, ModelPackageGroupProps, ModelPackageProps, PrebuiltRepository,
  S3File, S3Source, ValidationSpecification,
} from '../../src';
import { GROUP, PACKAGE } from '../support';
import { MODEL, newVpc } from '../support/models';

/** Local files for assets: one of each kind is enough. */
const LOCAL = mkdtempSync(join(tmpdir(), 'properties-'));
writeFileSync(join(LOCAL, 'Dockerfile'), 'FROM scratch\n');
writeFileSync(join(LOCAL, 'model.tar.gz'), 'model');
writeFileSync(join(LOCAL, 'card.json'), '{}');
export const DIRECTORY = LOCAL;
export const LOCAL_ARCHIVE = join(LOCAL, 'model.tar.gz');
export const LOCAL_FILE = join(LOCAL, 'card.json');

export interface Template {
  readonly Resources: { readonly [logicalId: string]: { readonly Type: string; readonly Properties: any } };
}

const OTHER_GROUP = 'arn:aws:sagemaker:us-east-1:444455556666:model-package-group/elsewhere';

export interface WorldOptions {
  /** @default - environment-agnostic */
  readonly env?: Environment;
  /** Whether CloudFormation Validate looks at the template, and its errors make the synthesis fail. @default true */
  readonly validated?: boolean;
  /** Whether all users of a role share it, so that it has the same name everywhere. */
  readonly oneRole?: boolean;
}

/**
 * A stack with all that packages refer to, and a scope for the packages themselves. It turns data into calls of the
 * public API.
 */
export class World implements Names {
  public readonly stack: Stack;
  /** Where packages and groups stand, and nothing else. */
  public readonly scope: Construct;
  private readonly surroundings: Construct;
  private readonly made = new Map<string, unknown>();
  private readonly oneRole: boolean;
  private readonly users = new Map<object, number>();
  private readonly app: App;

  private readonly validated: boolean;

  constructor({ env, validated = true, oneRole = false }: WorldOptions = {}) {
    this.validated = validated;
    this.oneRole = oneRole;
    this.app = new App({ postCliContext: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
    this.stack = new Stack(this.app, 'Stack', { env });
    this.surroundings = new Construct(this.stack, 'Surroundings');
    this.scope = new Construct(this.stack, 'Packages');
    // CloudFormation Validate is fast as long as all templates have the same types of resources.
    this.bucket('own');
    this.key('own');
    this.role('own');
    this.repository('own');
    this.groupRef('own');
  }

  /** The template, validated by CloudFormation Validate on the way. */
  public synth(): Template {
    process.env.CDK_VALIDATION = String(this.validated);
    return this.app.synth().getStackByName(this.stack.stackName).template;
  }

  /** What CloudFormation Validate had to say about packages, groups and models at the synthesis, warnings included. */
  public findings(): string[] {
    const template = this.synth();
    const { pluginReports } = JSON.parse(readFileSync(join(this.app.outdir, 'validation-report.json'), 'utf-8'));
    return pluginReports
      .filter(({ pluginName }: any) => pluginName === CloudFormationValidatePlugin.PLUGIN_NAME)
      .flatMap(({ violations }: any) => violations)
      .filter(({ violatingConstructs }: any) => violatingConstructs.some(({ cloudFormationResource }: any) =>
        [PACKAGE, GROUP, MODEL].includes(template.Resources[cloudFormationResource?.logicalId]?.Type)))
      .map(({ severity, ruleName, description }: any) => `${severity} ${ruleName} ${description}`);
  }

  public addPackage(id: string, data: PackageData): ModelPackage {
    return new ModelPackage(this.scope, id, this.packageProps(data));
  }

  public addGroup(id: string, data: GroupData): ModelPackageGroup {
    return new ModelPackageGroup(this.scope, id, data as ModelPackageGroupProps);
  }

  public packageProps(data: PackageData): ModelPackageProps {
    const {
      modelPackageGroup, inferenceSpecification, additionalInferenceSpecifications,
      additionalInferenceSpecificationsToAdd, sourceAlgorithm,
      validationSpecification, modelMetrics, driftCheckBaselines, modelCard, domain, task, samplePayload, encryptionKey,
      fluent = false, ...same
    } = data;
    return {
      ...same as Pick<ModelPackageProps, keyof typeof same>,
      ...modelPackageGroup && { modelPackageGroup: this.groupRef(modelPackageGroup) },
      ...inferenceSpecification
        && { inferenceSpecification: this.inferenceSpecification(inferenceSpecification, fluent) },
      ...additionalInferenceSpecifications
        && { additionalInferenceSpecifications: additionalInferenceSpecifications.map((one) => this.additional(one)) },
      ...additionalInferenceSpecificationsToAdd
        && {
          additionalInferenceSpecificationsToAdd:
            additionalInferenceSpecificationsToAdd.map((one) => this.additional(one)),
        },
      ...sourceAlgorithm && {
        sourceAlgorithm: {
          ...sourceAlgorithm,
          modelData: sourceAlgorithm.modelData && this.modelData(sourceAlgorithm.modelData),
        },
      },
      ...validationSpecification
        && { validationSpecification: this.validationSpecification(validationSpecification, fluent) },
      ...modelMetrics && { modelMetrics: this.files(modelMetrics) },
      ...driftCheckBaselines && { driftCheckBaselines: this.files(driftCheckBaselines) },
      ...modelCard && { modelCard: ModelCard.fromJson(modelCard.json, modelCard.status as any) },
      ...domain !== undefined && { domain: MachineLearningDomain.of(domain) },
      ...task !== undefined && { task: MachineLearningTask.of(task) },
      ...samplePayload && { samplePayload: this.file(samplePayload) },
      ...encryptionKey && { encryptionKey: this.key(encryptionKey) },
    };
  }

  public image(data: ImageData): ContainerImage {
    switch (data.via) {
      case 'uri': return ContainerImage.fromUri(data.uri);
      case 'ecr': return ContainerImage.fromEcrRepository(this.repository(data.repository), data.tagOrDigest);
      case 'asset': return ContainerImage.fromAsset(DIRECTORY);
      case 'prebuilt': {
        const repository = data.repository === 'sagemaker-xgboost' ? PrebuiltRepository.XGBOOST : PrebuiltRepository.of(data.repository);
        return ContainerImage.fromPrebuilt(
          repository, data.tag, data.accountId === undefined ? undefined : { accountId: data.accountId },
        );
      }
    }
  }

  public modelData(data: ModelDataData): ModelData {
    switch (data.via) {
      case 'uri': return ModelData.fromUri(data.uri);
      case 'bucket': return ModelData.fromBucket(this.bucket(data.bucket), data.key);
      case 'asset': return ModelData.fromAsset(LOCAL_ARCHIVE);
      case 'bucketPrefix': return ModelData.fromBucketPrefix(this.bucket(data.bucket), data.prefix, { acceptEula: data.acceptEula });
      case 'bucketObject':
        return ModelData.fromBucketObject(this.bucket(data.bucket), data.key, {
          compressed: data.compressed,
          acceptEula: data.acceptEula,
        });
    }
  }

  public file(data: FileLocation): S3File {
    switch (data.via) {
      case 'uri': return S3File.fromUri(data.uri);
      case 'bucket': return S3File.fromBucket(this.bucket(data.bucket), data.key);
      case 'asset': return S3File.fromAsset(LOCAL_ARCHIVE);
    }
  }

  public source(data: SourceLocation): S3Source {
    switch (data.via) {
      case 'uri': return S3Source.fromUri(data.uri);
      case 'manifest': return S3Source.fromManifest(this.bucket(data.bucket), data.key);
      case 'bucketPrefix': return S3Source.fromBucketPrefix(this.bucket(data.bucket), data.prefix);
    }
  }

  public inferenceSpecification(data: InferenceData, fluent = false): InferenceSpecification {
    const containers = data.containers.map((one) => this.container(one));
    const realtime = data.supportedRealtimeInferenceInstanceTypes?.map((type) => InstanceType.of(type));
    const transform = data.supportedTransformInstanceTypes?.map((type) => InstanceType.of(type));
    if (!fluent) {
      return new InferenceSpecification({
        containers,
        supportedContentTypes: data.supportedContentTypes,
        supportedResponseMimeTypes: data.supportedResponseMimeTypes,
        supportedRealtimeInferenceInstanceTypes: realtime,
        supportedTransformInstanceTypes: transform,
      });
    }
    const builder = InferenceSpecification.builder()
      .supportedContentTypes(...data.supportedContentTypes)
      .supportedResponseMimeTypes(...data.supportedResponseMimeTypes);
    containers.forEach((one) => builder.addContainer(one));
    if (realtime) { builder.supportedRealtimeInferenceInstanceTypes(...realtime); }
    if (transform) { builder.supportedTransformInstanceTypes(...transform); }
    return builder.toSpecification();
  }

  public validationSpecification(data: ValidationData, fluent = false): ValidationSpecification {
    const {
      transformOutput: { bucket, encryptionKey, ...output },
      transformResources: { instanceType, volumeEncryptionKey, ...resources },
    } = data;
    const transformInput = { ...data.transformInput as any, source: this.source(data.transformInput.source) };
    const transformOutput = {
      ...output as any,
      bucket: this.bucket(bucket),
      ...encryptionKey && { encryptionKey: this.key(encryptionKey) },
    };
    const transformResources = {
      ...resources,
      instanceType: InstanceType.of(instanceType),
      ...volumeEncryptionKey && { volumeEncryptionKey: this.key(volumeEncryptionKey) },
    };
    const role = data.role && this.role(data.role, data);
    const maxPayload = data.maxPayload === undefined ? undefined : Size.mebibytes(data.maxPayload);
    const { profileName, environment, maxConcurrentTransforms } = data;
    if (!fluent) {
      return new ValidationSpecification({
        ...{
          profileName,
          transformInput,
          transformOutput,
          transformResources,
          role,
          maxPayload,
          environment,
          maxConcurrentTransforms,
        },
        batchStrategy: data.batchStrategy as any,
      });
    }
    const builder = ValidationSpecification.builder()
      .profileName(profileName)
      .transformInput(transformInput).transformOutput(transformOutput).transformResources(transformResources);
    if (role) { builder.role(role); }
    if (maxPayload) { builder.maxPayload(maxPayload); }
    if (maxConcurrentTransforms !== undefined) { builder.maxConcurrentTransforms(maxConcurrentTransforms); }
    if (data.batchStrategy !== undefined) { builder.batchStrategy(data.batchStrategy as any); }
    Object.entries(environment ?? {}).forEach(([name, value]) => builder.environment(name, value));
    return builder.toSpecification();
  }

  public bucket(data: BucketData): s3.IBucket {
    if (data === 'own') { return this.once('Bucket', (id) => new s3.Bucket(this.surroundings, id)); }
    return this.once(`Bucket ${JSON.stringify(data)}`, (id) =>
      s3.Bucket.fromBucketAttributes(this.surroundings, id, { bucketName: data.name, region: data.region }));
  }

  public key(data: KeyData): kms.IKey {
    switch (data) {
      case 'own': return this.once('Key', (id) => new kms.Key(this.surroundings, id));
      case 'imported': return this.once('ImportedKey', (id) => kms.Key.fromKeyArn(this.surroundings, id, KEY_ARN));
      case 'alias': return this.once('Alias', (id) => kms.Alias.fromAliasName(this.surroundings, id, 'alias/models'));
    }
  }

  /** The role of the app, for each user one of its own: the policies of a role have a limit. */
  public role(data: RoleData, user: object = this): iam.IRole {
    return data === 'own'
      ? this.once(`Role${this.numberOf(user)}`, (id) => new iam.Role(this.surroundings, id, { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') }))
      : this.once(`ImportedRole${this.numberOf(user)}`, (id) => iam.Role.fromRoleArn(this.surroundings, id, ROLE_ARN));
  }

  /** A role of any ARN, which CDK has not looked at. */
  public roleRef(roleArn: string): iam.IRoleRef {
    return this.reference(`Role ${roleArn}`, { roleRef: { roleArn, roleName: roleArn } });
  }

  /** A function of any ARN. */
  public functionRef(functionArn: string): lambda.IFunctionRef {
    return this.reference(`Function ${functionArn}`, { functionRef: { functionArn, functionName: functionArn } });
  }

  /** A VPC without resources of its own: its subnets are in two zones. */
  public vpc(): ec2.IVpc {
    return this.once('Vpc', (id) => newVpc(this.surroundings, id));
  }

  /** A subnet of any id. Without its zone it stands for one of its own. */
  public subnet(subnetId: string): ec2.ISubnet {
    return this.once(`Subnet ${subnetId}`, (id) => ec2.Subnet.fromSubnetId(this.surroundings, id, subnetId));
  }

  public securityGroup(securityGroupId: string): ec2.ISecurityGroup {
    return this.once(`SecurityGroup ${securityGroupId}`, (id) => ec2.SecurityGroup.fromSecurityGroupId(this.surroundings, id, securityGroupId));
  }

  public modelPackage(arn: string): sagemaker.IModelPackageRef {
    return this.once(`Package ${arn}`, (id) => ModelPackage.fromModelPackageArn(this.surroundings, id, arn));
  }

  public repository(data: 'own' | 'imported'): ecr.IRepository {
    return data === 'own'
      ? this.once('Repository', (id) => new ecr.Repository(this.surroundings, id))
      : this.once('ImportedRepository', (id) => ecr.Repository.fromRepositoryName(this.surroundings, id, 'models/churn'));
  }

  public groupRef(choice: GroupChoice): sagemaker.IModelPackageGroupRef {
    switch (choice) {
      case 'own': return this.once('Group', (id) => new ModelPackageGroup(this.surroundings, id, { modelPackageGroupName: 'own' }));
      case 'l1': return this.once('L1Group', (id) => new sagemaker.CfnModelPackageGroup(this.surroundings, id, { modelPackageGroupName: 'l1' }));
      case 'byName': return this.once('NamedGroup', (id) => ModelPackageGroup.fromModelPackageGroupName(this.surroundings, id, 'byName'));
      case 'byArn': return this.once('ArnGroup', (id) => ModelPackageGroup.fromModelPackageGroupArn(this.surroundings, id,
        `arn:aws:sagemaker:${this.stack.region}:${this.stack.account}:model-package-group/byArn`));
      case 'elsewhere': return this.once('GroupElsewhere', (id) => ModelPackageGroup.fromModelPackageGroupArn(this.surroundings, id, OTHER_GROUP));
    }
  }

  // What the surroundings are called in the template.

  public bucketName(data: BucketData): string {
    return data === 'own' ? this.bucket(data).bucketName : data.name;
  }

  public repositoryUri(repository: string): string {
    return this.repository(repository as 'own' | 'imported').repositoryUri;
  }

  public registry(accountId: string): string {
    return `${accountId}.dkr.ecr.${this.stack.region}.${Aws.URL_SUFFIX}`;
  }

  public keyArn(data: KeyData): string {
    return this.key(data).keyArn;
  }

  public roleArn(data: RoleData | undefined, user?: object): string {
    return data ? this.role(data, user).roleArn : ROLE_ARN;
  }

  public group(choice: GroupChoice): string {
    if (choice === 'elsewhere') { return OTHER_GROUP; }
    this.groupRef(choice);
    return choice;
  }

  public asset(): string {
    return 's3://assets/asset.tar.gz';
  }

  private numberOf(user: object): number {
    if (this.oneRole) { return 0; }
    const number = this.users.get(user) ?? this.users.size;
    this.users.set(user, number);
    return number;
  }

  private reference<T extends object>(name: string, ref: T): T & Construct & { readonly env: ResourceEnvironment } {
    return this.once(
      name, (id) => Object.assign(new Construct(this.surroundings, id), { ...ref, env: this.stack.env }),
    );
  }

  private once<T>(name: string, make: (id: string) => T): T {
    const known = this.made.get(name) as T | undefined ?? make(`S${this.made.size}`);
    this.made.set(name, known);
    return known;
  }

  private container(data: ContainerData): InferenceContainer {
    const { image, modelData, ...same } = data;
    return { ...same, image: this.image(image), ...modelData && { modelData: this.modelData(modelData) } };
  }

  private additional(data: AdditionalData) {
    return {
      ...data,
      containers: data.containers.map((one) => this.container(one)),
      supportedRealtimeInferenceInstanceTypes: data.supportedRealtimeInferenceInstanceTypes?.map((type) =>
        InstanceType.of(type)),
      supportedTransformInstanceTypes: data.supportedTransformInstanceTypes?.map((type) => InstanceType.of(type)),
    };
  }

  private files(topics: FilesData): any {
    return Object.fromEntries(Object.entries(topics).map(([topic, files]) =>
      [topic, Object.fromEntries(
        Object.entries(files).map(([name, data]) => [name, { ...data, file: this.file(data.file) }]),
      )]));
  }
}

const KEY_ARN = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const ROLE_ARN = 'arn:aws:iam::111122223333:role/service-role/Validation';

/** Whether a synthesis fails only because IAM limits the policies of a role, of which the sources do not know. */
export function isPolicyTooLong(error: unknown): boolean {
  return (error as Error).message.includes('the inline policies of the identity');
}

/**
 * The template of a batch of cases. The locations of a case may be so long that the policy of its role is longer than
 * IAM allows: it is left out.
 */
export function synthesized<T>(
  batch: readonly T[], make: (batch: readonly T[]) => World,
): { readonly world: World; readonly template: Template; readonly fitting: readonly T[] } {
  try {
    const world = make(batch);
    return { world, template: world.synth(), fitting: batch };
  } catch (error) {
    const fitting = isPolicyTooLong(error) ? batch.filter((one) => fits(() => make([one]).synth())) : batch;
    if (fitting.length === batch.length) { throw error; }
    return synthesized(fitting, make);
  }
}

function fits(synth: () => void): boolean {
  try {
    synth();
    return true;
  } catch (error) {
    if (!isPolicyTooLong(error)) { throw error; }
    return false;
  }
}

/** The properties of all packages of a template, in its order. */
export function packagesIn(template: Template): any[] {
  return propertiesIn(template, PACKAGE);
}

/** The properties of all groups of a template, in its order. */
export function groupsIn(template: Template): any[] {
  return propertiesIn(template, GROUP);
}

/** The properties of all models of a template, in its order. */
export function modelsIn(template: Template): any[] {
  return propertiesIn(template, MODEL);
}

function propertiesIn({ Resources }: Template, type: string): any[] {
  return Object.values(Resources).filter(({ Type }) => Type === type).map(({ Properties }) => Properties);
}

export interface Finding {
  readonly rule: string;
  readonly severity: string;
  readonly description: string;
}

const plugin = new CloudFormationValidatePlugin();

/** What CloudFormation Validate says about the resources of a template, by logical id: errors and warnings. */
export function validate(template: object): Map<string, Finding[]> {
  const templatePath = join(LOCAL, 'template.json');
  writeFileSync(templatePath, JSON.stringify(template));
  const { violations } = plugin.validate({
    templatePaths: [templatePath],
    stackTemplates: [{ stackConstructPath: 'Stack', templatePath, accountId: '111122223333', region: 'eu-west-1' }],
    appConstruct: undefined as any,
  });
  const findings = new Map<string, Finding[]>();
  for (const violation of violations) {
    const { ruleName: rule, severity = 'error', description } = violation as PolicyViolation;
    for (const { resourceLogicalId = '' } of violation.violatingResources) {
      findings.set(resourceLogicalId, [...findings.get(resourceLogicalId) ?? [], { rule, severity, description }]);
    }
  }
  return findings;
}
