import { RemovalPolicy } from 'aws-cdk-lib';
import { InstanceType, ModelData, ModelLifeCycleStage, ModelLifeCycleStageStatus, ModelPackage } from '../../../src';
import { Explanations } from '../explanation';
import { api, DELETION_POLICY, guide, PYTHON_SDK, schema } from '../sources';

export const PACKAGE_ERROR_EXPLANATIONS = {
  'ModelPackage.nameOnVersion': {
    meaning: 'SageMaker names a version by its group and number, and rejects a request with a name and a group: '
      + '"Both ModelPackageName and ModelPackageGroupName are provided in the input".',
    wrong: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        modelPackageName: 'churn',
        inferenceSpecification: specification(),
      });
    },
    message: 'modelPackageName: "churn" cannot be combined with modelPackageGroup; a package in a group is named '
      + 'by its group and version. Remove modelPackageName',
    right: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
      });
    },
    source: api('CreateModelPackage'),
  },
  'ModelPackage.versionOnly': {
    meaning: 'The stage of the life cycle, the registration type and the removal of metadata belong to the versions of a '
      + 'group. A package without a group has none of them.',
    wrong: ({ stack, specification }) => {
      new ModelPackage(stack, 'Churn', {
        inferenceSpecification: specification(),
        lifeCycle: { stage: ModelLifeCycleStage.QA, status: ModelLifeCycleStageStatus.IN_PROGRESS },
      });
    },
    message: 'lifeCycle: requires modelPackageGroup; SageMaker has it for versions only. Specify modelPackageGroup to '
      + 'register a version, or remove it',
    right: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        lifeCycle: { stage: ModelLifeCycleStage.QA, status: ModelLifeCycleStageStatus.IN_PROGRESS },
      });
    },
    source: api('UpdateModelPackage'),
  },
  'ModelPackage.metadataKeptAndRemoved': {
    meaning: 'The version would be registered with the key, and the key removed after that.',
    wrong: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        customerMetadataProperties: { team: 'retention' },
        customerMetadataPropertiesToRemove: ['team'],
      });
    },
    message: 'customerMetadataPropertiesToRemove[0]: "team" is also a key of customerMetadataProperties. Remove it from '
      + 'one of them',
    right: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        customerMetadataPropertiesToRemove: ['team'],
      });
    },
    source: api('UpdateModelPackage'),
  },
  'ModelPackage.certifiedVersion': {
    meaning: 'A package is certified to be listed on AWS Marketplace, which lists unversioned packages. The '
      + 'parameter does not apply to versions.',
    wrong: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        certifyForMarketplace: true,
        inferenceSpecification: specification(),
      });
    },
    message: 'certifyForMarketplace: true cannot be combined with modelPackageGroup; AWS Marketplace accepts '
      + 'unversioned packages only. Remove certifyForMarketplace, or modelPackageGroup',
    right: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
      });
    },
    source: api('CreateModelPackage'),
  },
  'ModelPackage.sourceUriWithSpecification': {
    meaning: 'A package that is cloned from another package, or registered from a model, has the inference '
      + 'specification of its source. SageMaker does not accept another one in the same request.',
    wrong: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn4', {
        modelPackageGroup: group,
        sourceUri: 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3',
        inferenceSpecification: specification(),
      });
    },
    message: 'sourceUri: "arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3" cannot be combined with '
      + 'inferenceSpecification; SageMaker copies that from the source. Remove one of the two',
    right: ({ stack, group }) => {
      new ModelPackage(stack, 'Churn4', {
        modelPackageGroup: group,
        sourceUri: 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3',
      });
    },
    source: `${api('CreateModelPackage')}; ${PYTHON_SDK}, which never sends both`,
  },
  'ModelPackage.specificationNameTaken': {
    meaning: 'A model selects an additional inference specification by its name, which SageMaker requires to be '
      + 'unique within the package.',
    wrong: ({ stack, group, specification, additional }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        additionalInferenceSpecifications: [
          additional('batch'),
          additional('batch'),
        ],
      });
    },
    message: 'additionalInferenceSpecifications[1].name: "batch" is the name of another specification of the '
      + 'package. Use a unique name',
    right: ({ stack, group, specification, additional }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        additionalInferenceSpecifications: [
          additional('batch'),
          additional('plain'),
        ],
      });
    },
    rightWarns: ['ModelPackage.notUpdatable'],
    source: api('AdditionalInferenceSpecificationDefinition'),
  },
  'ModelPackage.tooManySpecifications': {
    meaning: 'A package can have 15 additional inference specifications. This includes those to add.',
    wrong: ({ stack, group, specification, additional }) => {
      const names = Array.from({ length: 15 }, (_, index) => `size-${index}`);
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        additionalInferenceSpecifications: [additional('batch')],
        additionalInferenceSpecificationsToAdd: names.map(additional),
      });
    },
    message: 'additionalInferenceSpecificationsToAdd: brings the additional specifications of the package to 16. '
      + 'Remove some, as a package can have 15',
    right: ({ stack, group, specification, additional }) => {
      const names = Array.from({ length: 15 }, (_, index) => `size-${index}`);
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        additionalInferenceSpecifications: names.map(additional),
      });
    },
    rightWarns: ['ModelPackage.notUpdatable'],
    source: `${api('UpdateModelPackage')}; ${schema('ModelPackage')}`,
  },
  'ModelPackage.algorithmData': {
    meaning: 'The API accepts uncompressed model data for a source algorithm, but CloudFormation has no property '
      + 'for that.',
    wrong: ({ stack, bucket }) => {
      new ModelPackage(stack, 'Churn', {
        sourceAlgorithm: { algorithmName: 'churn', modelData: ModelData.fromBucketPrefix(bucket, 'churn/') },
      });
    },
    message: 'sourceAlgorithm.modelData: is not a single archive, and CloudFormation accepts nothing else for an '
      + 'algorithm. Use ModelData.fromBucket, fromAsset or fromUri',
    right: ({ stack, bucket }) => {
      new ModelPackage(stack, 'Churn', {
        sourceAlgorithm: { algorithmName: 'churn', modelData: ModelData.fromBucket(bucket, 'churn/model.tar.gz') },
      });
    },
    source: `${api('SourceAlgorithm')}; ${schema('ModelPackage')}`,
  },
  'ModelPackage.specificationRequired': {
    meaning: 'An unversioned package consists of containers or of an algorithm. Only a version can be registered '
      + 'without either.',
    wrong: ({ stack }) => {
      new ModelPackage(stack, 'Churn', {});
    },
    message: 'inferenceSpecification: is missing, and so is sourceAlgorithm; a package without a group needs one '
      + 'of them. Specify modelPackageGroup to register a version, or one of them',
    right: ({ stack, specification }) => {
      new ModelPackage(stack, 'Churn', { inferenceSpecification: specification() });
    },
    source: api('CreateModelPackage'),
  },
  'ModelPackage.instanceTypesRequired': {
    meaning: 'SageMaker requires both lists of instance types of an unversioned package, and neither of a version.',
    wrong: ({ stack, specification }) => {
      new ModelPackage(stack, 'Churn', {
        inferenceSpecification: specification({ supportedTransformInstanceTypes: undefined }),
      });
    },
    message: 'inferenceSpecification.supportedTransformInstanceTypes: is missing; a package without a group must '
      + 'list its instance types. Specify modelPackageGroup to register a version, or list the instance types on '
      + 'which the model runs',
    right: ({ stack, specification }) => {
      new ModelPackage(stack, 'Churn', {
        inferenceSpecification: specification({ supportedTransformInstanceTypes: [InstanceType.M5_LARGE] }),
      });
    },
    source: api('InferenceSpecification'),
  },
  'ModelPackage.environmentOnUnversioned': {
    meaning: 'SageMaker rejects the request: "Environment variable map cannot be specified when using '
      + 'non-versioned ModelPackages".',
    wrong: ({ stack, specification, image, modelData }) => {
      new ModelPackage(stack, 'Churn', {
        inferenceSpecification: specification({
          containers: [{ image, modelData, environment: { THRESHOLD: '0.5' } }],
        }),
      });
    },
    message: 'inferenceSpecification.containers[0].environment: requires modelPackageGroup; SageMaker rejects '
      + 'environment variables in unversioned packages. Remove it, or set the variables in the image',
    right: ({ stack, group, specification, image, modelData }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification({
          containers: [{ image, modelData, environment: { THRESHOLD: '0.5' } }],
        }),
      });
    },
    source: 'Message of SageMaker, as quoted in public scripts that copy model packages',
  },
  'ModelPackage.uncompressedOnUnversioned': {
    meaning: 'Uncompressed model data, given as a prefix or an object, cannot be used by packages for AWS Marketplace.',
    wrong: ({ stack, specification, image, bucket }) => {
      new ModelPackage(stack, 'Churn', {
        inferenceSpecification: specification({
          containers: [{ image, modelData: ModelData.fromBucketPrefix(bucket, 'churn/') }],
        }),
      });
    },
    message: 'inferenceSpecification.containers[0].modelData: is not a single archive, and a package without a '
      + 'group accepts nothing else. Use ModelData.fromBucket, fromAsset or fromUri with a .tar.gz',
    right: ({ stack, specification, image, bucket }) => {
      new ModelPackage(stack, 'Churn', {
        inferenceSpecification: specification({
          containers: [{ image, modelData: ModelData.fromBucket(bucket, 'churn/model.tar.gz') }],
        }),
      });
    },
    source: `${api('ContainerDefinition')}; ${PYTHON_SDK}, which refuses it`,
  },
  'ModelPackage.sourceUriOnUnversioned': {
    meaning: 'SageMaker clones packages and registers models as versions of a group only.',
    wrong: ({ stack }) => {
      new ModelPackage(stack, 'Churn', {
        sourceUri: 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3',
        sourceAlgorithm: { algorithmName: 'churn' },
      });
    },
    message: 'sourceUri: "arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3" requires '
      + 'modelPackageGroup; SageMaker clones and registers versions only. Specify modelPackageGroup, or '
      + 'remove sourceUri',
    right: ({ stack, group }) => {
      new ModelPackage(stack, 'Churn4', {
        modelPackageGroup: group,
        sourceUri: 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3',
      });
    },
    source: `${PYTHON_SDK}, which refuses it`,
  },
  'ModelPackage.certificationWithoutValidation': {
    meaning: 'AWS Marketplace lists packages that SageMaker has validated: it requires at least one validation '
      + 'profile.',
    wrong: ({ stack, specification }) => {
      new ModelPackage(stack, 'Churn', {
        certifyForMarketplace: true,
        inferenceSpecification: specification(),
      });
    },
    message: 'certifyForMarketplace: true requires validationSpecification; AWS Marketplace accepts validated '
      + 'packages only. Specify validationSpecification',
    right: ({ stack, specification, validation }) => {
      new ModelPackage(stack, 'Churn', {
        certifyForMarketplace: true,
        inferenceSpecification: specification(),
        validationSpecification: validation(),
      });
    },
    rightWarns: ['ModelPackage.notUpdatable'],
    source: guide('Create a Model Package Resource', 'sagemaker-mkt-create-model-package'),
  },
  'ModelPackage.snapshot': {
    meaning: 'CloudFormation supports snapshots of a few resource types only, and rejects them for packages.',
    wrong: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        removalPolicy: RemovalPolicy.SNAPSHOT,
      });
    },
    message: 'removalPolicy: "snapshot" is not supported, as the model registry has no snapshots. Use '
      + 'RemovalPolicy.RETAIN or RemovalPolicy.DESTROY',
    right: ({ stack, group, specification }) => {
      new ModelPackage(stack, 'Churn1', {
        modelPackageGroup: group,
        inferenceSpecification: specification(),
        removalPolicy: RemovalPolicy.RETAIN,
      });
    },
    source: DELETION_POLICY,
  },
} satisfies Explanations;
