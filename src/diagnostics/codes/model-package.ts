import { error, warning } from './entry';

/** Packages: versions of a group, and unversioned packages. */
export const MODEL_PACKAGE = {
  'ModelPackage.nameOnVersion': error('cannot be combined with modelPackageGroup; a package in a group is named by its group and version',
    'Remove modelPackageName'),
  'ModelPackage.certifiedVersion': error('cannot be combined with modelPackageGroup; AWS Marketplace takes unversioned packages only',
    'Remove certifyForMarketplace, or modelPackageGroup'),
  'ModelPackage.sourceUriWithSpecification': error('cannot be combined with inferenceSpecification; SageMaker takes that from the source',
    'Remove one of the two'),
  'ModelPackage.specificationNameTaken': error('is taken by another specification of the package', 'Give it a name of its own'),
  'ModelPackage.tooManySpecifications': error('makes {total} additional specifications in all', 'A package may have {max}: remove some'),
  'ModelPackage.algorithmData': error('is not given as one archive, and CloudFormation takes nothing else from an algorithm',
    'Use ModelData.fromBucket, fromAsset or fromUri'),
  'ModelPackage.specificationRequired': error('is missing, and so is sourceAlgorithm; a package without a group has one of them',
    'Give one of them, or modelPackageGroup'),
  'ModelPackage.instanceTypesRequired': error('is missing; a package without a group names its instance types',
    'List the instance types on which the model runs'),
  'ModelPackage.environmentOnUnversioned': error(
    'is not possible without modelPackageGroup; SageMaker refuses environment variables in unversioned packages',
    'Remove it, or put the variables into the image'),
  'ModelPackage.uncompressedOnUnversioned': error('is not given as one archive, and a package without a group takes nothing else',
    'Use ModelData.fromBucket, fromAsset or fromUri with a .tar.gz'),
  'ModelPackage.sourceUriOnUnversioned': error('is not possible without modelPackageGroup; SageMaker clones and registers versions only',
    'Give modelPackageGroup, or remove sourceUri'),
  'ModelPackage.certificationWithoutValidation': error('needs validationSpecification; AWS Marketplace takes validated packages only',
    'Give validationSpecification'),
  'ModelPackage.snapshot': error('is not possible, as there are no snapshots of the model registry', 'Use retain or destroy'),

  'ModelPackage.approvedWithoutMetrics': warning('approves the version from the start, and no modelMetrics say why',
    'Give modelMetrics, or leave the approval to a reviewer'),
  'ModelPackage.unversionedApproval': warning('is for versions, and a package without a group is not a version',
    'Give modelPackageGroup, or remove it'),
  'ModelPackage.registryOnlyOnUnversioned': warning(
    'is documented for versions only, and may be ignored or refused on a package without a group',
    'Give modelPackageGroup, or remove it'),
  'ModelPackage.sourceAlgorithmWithOthers': warning(
    'is documented as an alternative to {others}, so that SageMaker may refuse the combination', 'Remove one of them'),
  'ModelPackage.mutableImageTag': warning(
    'has the tag "latest", which will name another image one day, so that the version cannot be reproduced',
    'Use the digest, or give imageDigest'),
  'ModelPackage.uncompressedModelDataWithValidation': warning(
    'is not one archive, and transform jobs take nothing else, so that the validation may fail',
    'Use a .tar.gz, or remove validationSpecification'),
  'ModelPackage.containerHostnames': warning(
    'do not have a containerHostname of their own each, so that a model made from the package may be refused',
    'Give every container another one, or none of them'),
  'ModelPackage.batchStrategyWithoutSplitType': warning(
    '{strategy} has no effect, as validationSpecification.transformInput.splitType separates no records',
    'Give a split type, or remove batchStrategy'),
  'ModelPackage.volumeKeyWithLocalStorage': warning(
    'is refused for instance types with local storage, which {instanceType} is likely to have',
    'Remove it, as the hardware encrypts local storage, or use another instance type'),
  'ModelPackage.unknownDomain': warning('{value} is not a known domain', 'Did you mean {closest}? Otherwise acknowledge that it is right'),
  'ModelPackage.unknownTask': warning('{value} is not a known task', 'Did you mean {closest}? Otherwise acknowledge that it is right'),
  'ModelPackage.unknownInstanceType': warning('{value} is not a known instance type',
    'Did you mean {closest}? Otherwise acknowledge that it is right'),
  'ModelPackage.unknownTransformInstanceType': warning('{value} is not a known instance type for transform jobs',
    'Did you mean {closest}? Otherwise acknowledge that it is right'),
  'ModelPackage.notUpdatable': warning(
    'cannot be changed later, although CloudFormation takes a change for an update in place: the update would fail or do nothing',
    'To change it, make a new package'),
  'ModelPackage.specificationsToAdd': warning('is for an update of an existing package, and not part of its creation',
    'Give additionalInferenceSpecifications when the package is new'),
  'ModelPackage.tagsOnVersion': warning('a model package in a group cannot have tags{consequences}',
    'Tag the group, or use customerMetadataProperties{remedy}'),
  'ModelPackage.immutableValidationRole': warning(
    'the role {role} of validationSpecification cannot be changed by this app, and needs these actions: {actions}',
    'Allow them where the role is made'),
  'ModelPackage.grantNeedsGroup': warning(
    'the grantee is of another account, or has no policy of its own, and a package has no resource policy that could let it in',
    'If the package is a version, grant on its group'),
} as const;
