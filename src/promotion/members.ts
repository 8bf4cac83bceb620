import { FLAG, list, LOST, lostUnless, map, NUMBER, OBSERVED, Read, shortText, struct, TEXT, TEXTS } from './member';
import {
  INFERENCE_CONTAINER, MODEL_PACKAGE, MapLimit, TextLimit, VALIDATION_SPECIFICATION,
} from '../diagnostics/limits';

/*
 * The members of a model package: what DescribeModelPackage and BatchDescribeModelPackage answer, which is what
 * CreateModelPackage takes but for tags and client token, and the properties of the CloudFormation resource, which have
 * the same names. Sources: the API model of SageMaker (2017-07-24, botocore 1.43.107) and the CloudFormation schema of
 * AWS::SageMaker::ModelPackage. `test/promotion/members.test.ts` compares the table with both.
 */

const ENVIRONMENT = map((INFERENCE_CONTAINER.environment as MapLimit).max);
const { max: entries, value: { max: valueCharacters } } = MODEL_PACKAGE.customerMetadataProperties as MapLimit;
const TRANSFORM_VALUE = (VALIDATION_SPECIFICATION.environment as MapLimit).value.max;

const MODEL_DATA_SOURCE = struct({
  S3DataSource: struct({
    S3Uri: TEXT,
    S3DataType: TEXT,
    CompressionType: TEXT,
    ModelAccessConfig: struct({ AcceptEula: FLAG }),
    HubAccessConfig: LOST,
    ManifestS3Uri: LOST,
    ETag: OBSERVED,
    ManifestEtag: OBSERVED,
  }),
});

export const CONTAINER = struct({
  ContainerHostname: TEXT,
  Image: TEXT,
  ImageDigest: TEXT,
  ModelDataUrl: TEXT,
  ModelDataSource: MODEL_DATA_SOURCE,
  Environment: ENVIRONMENT,
  ModelInput: struct({ DataInputConfig: shortText((INFERENCE_CONTAINER.dataInputConfig as TextLimit).max!) }),
  Framework: TEXT,
  FrameworkVersion: TEXT,
  NearestModelName: TEXT,
  ProductId: LOST,
  AdditionalModelDataSources: LOST,
  AdditionalS3DataSource: LOST,
  IsCheckpoint: lostUnless(false),
  BaseModel: LOST,
  ModelDataETag: OBSERVED,
});

const SERVING = {
  Containers: list(CONTAINER),
  SupportedContentTypes: TEXTS,
  SupportedResponseMIMETypes: TEXTS,
  SupportedRealtimeInferenceInstanceTypes: TEXTS,
  SupportedTransformInstanceTypes: TEXTS,
} as const;

const ADDITIONAL_SPECIFICATIONS = list(struct({ ...SERVING, Name: TEXT, Description: TEXT }));

const FILE = struct({ S3Uri: TEXT, ContentType: TEXT, ContentDigest: TEXT });
const QUALITY = struct({ Statistics: FILE, Constraints: FILE });

const TRANSFORM_JOB = struct({
  MaxConcurrentTransforms: NUMBER,
  MaxPayloadInMB: NUMBER,
  BatchStrategy: TEXT,
  Environment: { ...ENVIRONMENT, max: TRANSFORM_VALUE },
  TransformInput: struct({
    DataSource: struct({ S3DataSource: struct({ S3DataType: TEXT, S3Uri: TEXT }) }),
    ContentType: TEXT,
    CompressionType: TEXT,
    SplitType: TEXT,
  }),
  TransformOutput: struct({ S3OutputPath: TEXT, Accept: TEXT, AssembleWith: TEXT, KmsKeyId: TEXT }),
  TransformResources: struct({
    InstanceType: TEXT, InstanceCount: NUMBER, VolumeKmsKeyId: TEXT, TransformAmiVersion: LOST,
  }),
});

/** A model package, described by the API or by a template. */
export const MODEL_PACKAGE_MEMBERS = struct({
  ModelPackageName: TEXT,
  ModelPackageGroupName: TEXT,
  ModelPackageArn: TEXT,
  ModelPackageVersion: NUMBER,
  ModelPackageDescription: TEXT,
  InferenceSpecification: struct(SERVING),
  AdditionalInferenceSpecifications: ADDITIONAL_SPECIFICATIONS,
  AdditionalInferenceSpecificationsToAdd: ADDITIONAL_SPECIFICATIONS,
  SourceAlgorithmSpecification: struct({
    SourceAlgorithms: list(struct({
      AlgorithmName: TEXT,
      ModelDataUrl: TEXT,
      ModelDataSource: LOST,
      ModelDataETag: OBSERVED,
    })),
  }),
  SourceUri: TEXT,
  ValidationSpecification: struct({
    ValidationRole: TEXT,
    ValidationProfiles: list(struct({ ProfileName: TEXT, TransformJobDefinition: TRANSFORM_JOB })),
  }),
  ModelApprovalStatus: TEXT,
  ApprovalDescription: TEXT,
  ModelMetrics: struct({
    ModelQuality: QUALITY,
    ModelDataQuality: QUALITY,
    Bias: struct({ Report: FILE, PreTrainingReport: FILE, PostTrainingReport: FILE }),
    Explainability: struct({ Report: FILE }),
  }),
  DriftCheckBaselines: struct({
    Bias: struct({ ConfigFile: FILE, PreTrainingConstraints: FILE, PostTrainingConstraints: FILE }),
    Explainability: struct({ ConfigFile: FILE, Constraints: FILE }),
    ModelQuality: QUALITY,
    ModelDataQuality: QUALITY,
  }),
  ModelCard: struct({ ModelCardContent: TEXT, ModelCardStatus: TEXT }),
  CustomerMetadataProperties: map(entries, valueCharacters),
  MetadataProperties: struct({ CommitId: TEXT, GeneratedBy: TEXT, ProjectId: TEXT, Repository: TEXT }),
  Domain: TEXT,
  Task: TEXT,
  SamplePayloadUrl: TEXT,
  SecurityConfig: struct({ KmsKeyId: TEXT }),
  CertifyForMarketplace: FLAG,
  SkipModelValidation: TEXT,
  ClientToken: TEXT,
  ModelPackageRegistrationType: TEXT,
  ModelLifeCycle: struct({ Stage: TEXT, StageStatus: TEXT, StageDescription: TEXT }),
  ManagedStorageType: LOST,
  // Not part of a description: of what a template or a search has of a package without a group.
  Tags: LOST,
  // What SageMaker says of the package, and what SDKs say of the answer.
  CreationTime: OBSERVED,
  CreatedBy: OBSERVED,
  LastModifiedTime: OBSERVED,
  LastModifiedBy: OBSERVED,
  ModelPackageStatus: OBSERVED,
  ModelPackageStatusDetails: OBSERVED,
  ResponseMetadata: OBSERVED,
  $metadata: OBSERVED,
});

/** What is read of a package. */
export type DescribedPackage = Read<typeof MODEL_PACKAGE_MEMBERS>;
export type DescribedContainer = Read<typeof CONTAINER>;
export type DescribedServing = Read<ReturnType<typeof struct<typeof SERVING>>>;
export type DescribedAdditional = Read<typeof ADDITIONAL_SPECIFICATIONS>[number];
export type DescribedFile = Read<typeof FILE>;
export type DescribedJob = Read<typeof TRANSFORM_JOB>;
