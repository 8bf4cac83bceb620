import { CfnModelPackageGroupProps, CfnModelPackageProps } from 'aws-cdk-lib/aws-sagemaker';
import {
  AdditionalData, BucketData, ContainerData, FileData, FileLocation, FilesData, GroupChoice, GroupData, ImageData,
  KeyData, ModelDataData, PackageData, RoleData, ServingData, SourceLocation, ValidationData,
} from './data';

/*
 * What CloudFormation should get for a package or group, by the documentation of the resource: a mapping written
 * for the tests, of which nothing is taken from the library.
 */

/** What the surroundings of a package are called in a template. */
export interface Names {
  bucketName(data: BucketData): string;
  repositoryUri(repository: string): string;
  registry(accountId: string): string;
  keyArn(data: KeyData): string;
  roleArn(data: RoleData | undefined, user?: object): string;
  group(choice: GroupChoice): string;
  asset(): string;
}

/** Names for comparing data with data. */
const SYMBOLIC: Names = {
  bucketName: (data) => data === 'own' ? '<own>' : data.name,
  repositoryUri: (repository) => `<${repository}>`,
  registry: (accountId) => `<${accountId}>`,
  keyArn: (data) => data,
  roleArn: (data) => data ?? '<made>',
  group: (choice) => choice,
  asset: () => '<asset>',
};

/** Names of the right forms, for what looks at values. */
export const STATED: Names = {
  bucketName: (data) => data === 'own' ? 'bucket' : data.name,
  repositoryUri: (repository) => `111122223333.dkr.ecr.eu-west-1.amazonaws.com/${repository}`,
  registry: (accountId) => `${accountId}.dkr.ecr.eu-west-1.amazonaws.com`,
  keyArn: () => 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  roleArn: () => 'arn:aws:iam::111122223333:role/service-role/sagemaker',
  group: (choice) => choice,
  asset: () => 's3://assets/asset.tar.gz',
};

/** The owner of SageMaker's XGBoost and scikit-learn images in eu-west-1. */
const PREBUILT_ACCOUNT = '141502667606';

export function renderPackage(data: PackageData, names: Names): CfnModelPackageProps {
  return {
    modelPackageGroupName: data.modelPackageGroup && names.group(data.modelPackageGroup),
    modelPackageName: data.modelPackageName,
    modelApprovalStatus: data.approvalStatus,
    approvalDescription: data.approvalDescription,
    modelPackageDescription: data.description,
    inferenceSpecification: data.inferenceSpecification && renderServing(data.inferenceSpecification, names),
    additionalInferenceSpecifications: data.additionalInferenceSpecifications?.map((one) =>
      renderAdditional(one, names)),
    additionalInferenceSpecificationsToAdd: data.additionalInferenceSpecificationsToAdd?.map((one) =>
      renderAdditional(one, names)),
    sourceAlgorithmSpecification: data.sourceAlgorithm && {
      sourceAlgorithms: [{
        algorithmName: data.sourceAlgorithm.algorithmName,
        modelDataUrl: data.sourceAlgorithm.modelData && locate(data.sourceAlgorithm.modelData, names),
      }],
    },
    sourceUri: data.sourceUri,
    validationSpecification: data.validationSpecification && renderValidation(withBuilder(data), names),
    modelMetrics: data.modelMetrics && renderFiles(data.modelMetrics, names),
    driftCheckBaselines: data.driftCheckBaselines && renderFiles(data.driftCheckBaselines, names),
    modelCard: data.modelCard && { modelCardContent: compact(data.modelCard.json), modelCardStatus: data.modelCard.status ?? 'Draft' },
    customerMetadataProperties: Object.keys(data.customerMetadataProperties ?? {}).length > 0
      ? data.customerMetadataProperties
      : undefined,
    metadataProperties: data.metadataProperties,
    domain: data.domain,
    task: data.task,
    samplePayloadUrl: data.samplePayload && locate(data.samplePayload, names),
    securityConfig: data.encryptionKey && { kmsKeyId: names.keyArn(data.encryptionKey) },
    certifyForMarketplace: data.certifyForMarketplace,
    skipModelValidation: data.skipModelValidation === undefined ? undefined : { true: 'All', false: 'None' }[`${data.skipModelValidation}`],
    clientToken: data.clientToken,
  };
}

export function renderGroup(data: GroupData, generatedName: string): CfnModelPackageGroupProps {
  return {
    modelPackageGroupName: data.modelPackageGroupName ?? generatedName,
    modelPackageGroupDescription: data.description,
  };
}

export function renderContainer(data: ContainerData, names: Names = SYMBOLIC) {
  const { image, modelData, dataInputConfig, environment, ...same } = data;
  const unpacked = modelData && (modelData.via === 'bucketPrefix' || modelData.via === 'bucketObject') ? modelData : undefined;
  return {
    ...same,
    image: renderImage(image, names),
    environment,
    modelInput: dataInputConfig === undefined ? undefined : { DataInputConfig: dataInputConfig },
    modelDataUrl: modelData && !unpacked ? locate(modelData, names) : undefined,
    modelDataSource: unpacked && {
      s3DataSource: {
        s3Uri: locate(unpacked, names),
        s3DataType: unpacked.via === 'bucketPrefix' ? 'S3Prefix' : 'S3Object',
        compressionType: unpacked.via === 'bucketObject' && unpacked.compressed ? 'Gzip' : 'None',
        modelAccessConfig: unpacked.acceptEula === undefined ? undefined : { acceptEula: unpacked.acceptEula },
      },
    },
  };
}

function renderServing(data: ServingData, names: Names) {
  return {
    containers: data.containers.map((container) => renderContainer(container, names)),
    supportedContentTypes: data.supportedContentTypes as string[],
    supportedResponseMimeTypes: data.supportedResponseMimeTypes as string[],
    supportedRealtimeInferenceInstanceTypes: data.supportedRealtimeInferenceInstanceTypes,
    supportedTransformInstanceTypes: data.supportedTransformInstanceTypes,
  };
}

function renderAdditional(data: AdditionalData, names: Names) {
  return { ...renderServing(data, names), name: data.name, description: data.description };
}

function renderImage(data: ImageData, names: Names): string {
  switch (data.via) {
    case 'uri': return data.uri;
    case 'asset': return names.asset();
    case 'prebuilt': return `${names.registry(data.accountId ?? PREBUILT_ACCOUNT)}/${data.repository}:${data.tag}`;
    case 'ecr': {
      const { repository, tagOrDigest = 'latest' } = data;
      const separator = tagOrDigest.startsWith('sha256:') ? '@' : ':';
      return `${names.repositoryUri(repository)}${tagOrDigest === '' ? '' : separator}${tagOrDigest}`;
    }
  }
}

function locate(data: ModelDataData | FileLocation | SourceLocation, names: Names): string {
  switch (data.via) {
    case 'uri': return data.uri;
    case 'asset': return names.asset();
    case 'bucketPrefix': return `s3://${names.bucketName(data.bucket)}/${data.prefix ?? ''}`;
    default: return `s3://${names.bucketName(data.bucket)}/${data.key}`;
  }
}

/** The builder gets entries one at a time, so that it knows no empty map. */
function withBuilder({ fluent, validationSpecification }: PackageData): ValidationData {
  const { environment, ...rest } = validationSpecification!;
  return fluent && Object.keys(environment ?? {}).length === 0 ? rest : validationSpecification!;
}

function renderValidation(data: ValidationData, names: Names) {
  const { transformInput, transformOutput, transformResources } = data;
  return {
    validationRole: names.roleArn(data.role, data),
    validationProfiles: [{
      profileName: data.profileName,
      transformJobDefinition: {
        batchStrategy: data.batchStrategy,
        environment: data.environment,
        maxConcurrentTransforms: data.maxConcurrentTransforms,
        maxPayloadInMb: data.maxPayload,
        transformInput: {
          dataSource: {
            s3DataSource: { s3DataType: transformInput.source.via === 'manifest' ? 'ManifestFile' : 'S3Prefix', s3Uri: locate(transformInput.source, names) },
          },
          contentType: transformInput.contentType,
          compressionType: transformInput.compressionType,
          splitType: transformInput.splitType,
        },
        transformOutput: {
          s3OutputPath: `s3://${names.bucketName(transformOutput.bucket)}/${transformOutput.prefix ?? ''}`,
          accept: transformOutput.accept,
          assembleWith: transformOutput.assembleWith,
          kmsKeyId: transformOutput.encryptionKey && names.keyArn(transformOutput.encryptionKey),
        },
        transformResources: {
          instanceType: transformResources.instanceType,
          instanceCount: transformResources.instanceCount ?? 1,
          volumeKmsKeyId: transformResources.volumeEncryptionKey
            && names.keyArn(transformResources.volumeEncryptionKey),
        },
      },
    }],
  };
}

/** Metrics have a content type in any case, configuration files only the one that is given. */
function renderFiles(topics: FilesData, names: Names): any {
  const render = (name: string, { file, contentType, contentDigest }: FileData) =>
    ({ s3Uri: locate(file, names), contentType: contentType ?? (name === 'configFile' ? undefined : 'application/json'), contentDigest });
  return Object.fromEntries(Object.entries(topics).map(([topic, files]) =>
    [topic, Object.fromEntries(Object.entries(files).map(([name, file]) => [name, render(name, file)]))]));
}

/** A card is one line. What cannot be parsed is taken as it is. */
function compact(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json));
  } catch {
    return json;
  }
}
