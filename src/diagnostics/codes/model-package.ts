import { error, warning } from './entry';

/** Packages: versions of a group, and unversioned packages. */
export const MODEL_PACKAGE = {
  'ModelPackage.nameOnVersion': error(
    'cannot be combined with modelPackageGroup; a package in a group is named by its group and version',
    'Remove modelPackageName'),
  'ModelPackage.versionOnly': error('requires modelPackageGroup; SageMaker has it for versions only',
    'Specify modelPackageGroup to register a version, or remove it'),
  'ModelPackage.metadataKeptAndRemoved': error(
    'is also a key of customerMetadataProperties', 'Remove it from one of them'),
  'ModelPackage.certifiedVersion': error(
    'cannot be combined with modelPackageGroup; AWS Marketplace accepts unversioned packages only',
    'Remove certifyForMarketplace, or modelPackageGroup'),
  'ModelPackage.sourceUriWithSpecification': error(
    'cannot be combined with inferenceSpecification; SageMaker copies that from the source',
    'Remove one of the two'),
  'ModelPackage.specificationNameTaken': error('is the name of another specification of the package',
    'Use a unique name'),
  'ModelPackage.tooManySpecifications': error('brings the additional specifications of the package to {total}',
    'Remove some, as a package can have {max}'),
  'ModelPackage.algorithmData': error(
    'is not a single archive, and CloudFormation accepts nothing else for an algorithm',
    'Use ModelData.fromBucket, fromAsset or fromUri'),
  'ModelPackage.specificationRequired': error(
    'is missing, and so is sourceAlgorithm; a package without a group needs one of them',
    'Specify modelPackageGroup to register a version, or one of them'),
  'ModelPackage.instanceTypesRequired': error('is missing; a package without a group must list its instance types',
    'Specify modelPackageGroup to register a version, or list the instance types on which the model runs'),
  'ModelPackage.environmentOnUnversioned': error(
    'requires modelPackageGroup; SageMaker rejects environment variables in unversioned packages',
    'Remove it, or set the variables in the image'),
  'ModelPackage.uncompressedOnUnversioned': error(
    'is not a single archive, and a package without a group accepts nothing else',
    'Use ModelData.fromBucket, fromAsset or fromUri with a .tar.gz'),
  'ModelPackage.sourceUriOnUnversioned': error(
    'requires modelPackageGroup; SageMaker clones and registers versions only',
    'Specify modelPackageGroup, or remove sourceUri'),
  'ModelPackage.certificationWithoutValidation': error(
    'requires validationSpecification; AWS Marketplace accepts validated packages only',
    'Specify validationSpecification'),
  'ModelPackage.certifiedImageOutsideEcr': error(
    'is not in Amazon ECR, from which AWS Marketplace takes the images of its packages',
    'Copy the image to Amazon ECR, or remove certifyForMarketplace'),
  'ModelPackage.otherDigest': error('is not {digest}, which the image itself specifies',
    'Remove imageDigest, or correct one of the two'),
  'ModelPackage.keyInOtherRegion': error(
    'is in {keyRegion}, and the package is in {region}; keys of AWS KMS work only in their own region',
    'Use a key in the region of the package'),
  'ModelPackage.snapshot': error('is not supported, as the model registry has no snapshots',
    'Use RemovalPolicy.RETAIN or RemovalPolicy.DESTROY'),

  'ModelPackage.nothingToServe': warning(
    'the version has none of inferenceSpecification, sourceAlgorithm and sourceUri, so that no model can be created '
    + 'from it',
    'Specify one of them, and check the spelling of the properties'),
  'ModelPackage.approvalOwnedByTemplate': warning(
    'is sent with every update of the version, so that the next update overwrites what a reviewer decided in the '
    + 'meantime',
    'Remove it: models cannot be deployed from a version without a status, and it keeps what reviewers decide'),
  'ModelPackage.instanceTypesMissing': warning(
    'is missing, and the CloudFormation handler as published in March 2023 fails without it; whether it still does '
    + 'is not known',
    'List the instance types on which the model runs'),
  'ModelPackage.destroy': warning(
    'the removal policy deletes the version when it leaves the stack or is replaced, approved or not',
    'Keep RETAIN_ON_UPDATE_OR_DELETE, or acknowledge that the version may be lost'),
  'ModelPackage.approvedWithoutMetrics': warning(
    'approves the version on creation, without modelMetrics to support the decision',
    'Specify modelMetrics, or leave the approval to a reviewer'),
  'ModelPackage.unversionedApproval': warning(
    'applies to versions only, and a package without a group is not a version',
    'Specify modelPackageGroup, or remove it'),
  'ModelPackage.registryOnlyOnUnversioned': warning(
    'is documented for versions only, and may be ignored or rejected on a package without a group',
    'Specify modelPackageGroup, or remove it'),
  'ModelPackage.sourceAlgorithmWithOthers': warning(
    'is documented as an alternative to {others}, so that SageMaker may reject the combination',
    'Remove one of them'),
  'ModelPackage.mutableImageTag': warning(
    'has the tag "latest", which can move to another image, so that the version is not reproducible',
    'Use a digest or an immutable tag, or specify imageDigest'),
  'ModelPackage.imageInOtherRegion': warning(
    'is in {imageRegion}, and the package is in {region}; SageMaker pulls no images from other regions',
    'Use a repository in the region of the package, or acknowledge that no model is created from the package'),
  'ModelPackage.imageOutsideEcr': warning(
    'is not in Amazon ECR, and SageMaker pulls images from other registries only for models that name the image '
    + 'themselves',
    'Copy the image to Amazon ECR, or acknowledge that no model is created from the package'),
  'ModelPackage.uncompressedModelDataWithValidation': warning(
    'is not a single archive, and transform jobs accept nothing else, so that the validation may fail',
    'Use a .tar.gz, or remove validationSpecification'),
  'ModelPackage.uncompressedModelDataWithTransform': warning(
    'promises transform jobs, which accept model data only as a single archive, and a container has other model data',
    'Use a .tar.gz archive, or acknowledge that no transform job runs the model'),
  'ModelPackage.unreadableDataInputConfig': warning('is neither JSON nor a Python dictionary, as frameworks write it',
    'Specify names and shapes, such as {example}'),
  'ModelPackage.containerHostnames': warning(
    'do not all have a unique containerHostname, so that SageMaker may reject a model created from the package',
    'Give every container a unique one, or none of them'),
  'ModelPackage.batchStrategyWithoutSplitType': warning(
    '{strategy} has no effect, as validationSpecification.transformInput.splitType splits no records',
    'Specify a split type, or remove batchStrategy'),
  'ModelPackage.volumeKeyWithLocalStorage': warning(
    'is rejected for instance types with local storage, which {instanceType} is likely to have',
    'Remove it, as the hardware encrypts local storage, or use another instance type'),
  'ModelPackage.unknownDomain': warning('{value} is not a known domain',
    'Did you mean {closest}? Otherwise acknowledge this warning if the value is right'),
  'ModelPackage.unknownTask': warning('{value} is not a known task',
    'Did you mean {closest}? Otherwise acknowledge this warning if the value is right'),
  'ModelPackage.unknownInstanceType': warning('{value} is not a known instance type',
    'Did you mean {closest}? Otherwise acknowledge this warning if the value is right'),
  'ModelPackage.unknownTransformInstanceType': warning('{value} is not a known instance type for transform jobs',
    'Did you mean {closest}? Otherwise acknowledge this warning if the value is right'),
  'ModelPackage.validationOnOtherInstanceType': warning(
    '{instanceType} is not in supportedTransformInstanceTypes, so the validation tests none of these',
    'Validate on one of these instance types, or add this one to them'),
  'ModelPackage.validationWithOtherContentType': warning(
    '{contentType} is not in supportedContentTypes, so the validation tests none of these',
    'Validate with one of these content types, or add this one to them'),
  'ModelPackage.skippedValidation': warning('skips all validations, in spite of {others}', 'Remove one of them'),
  'ModelPackage.fixedClientToken': warning(
    'is used again when a change replaces the package, so that SageMaker may return the old package',
    'Remove it, as CloudFormation creates one for each request'),
  'ModelPackage.otherSource': warning(
    'is {kind}, and SageMaker documents only model packages and models as sources, by their ARNs',
    'Use the ARN of a model package or model, or acknowledge that SageMaker accepts it'),
  'ModelPackage.sourceInOtherRegion': warning('is in {sourceRegion}, and the package is in {region}',
    'Use a source in the region of the package, or acknowledge that SageMaker accepts it'),
  'ModelPackage.partOfRecommender': warning(
    'is for Amazon SageMaker Inference Recommender, which also requires {missing}',
    'Specify all of them, or acknowledge that the package is not for Inference Recommender'),
  'ModelPackage.notUpdatable': warning(
    'cannot be changed later; CloudFormation treats a change as an update in place, which would fail or do nothing',
    'To change it, create a new package'),
  'ModelPackage.specificationsToAdd': warning(
    'is for updates of existing packages and is not part of the creation of a package',
    'Use additionalInferenceSpecifications for a new package'),
  'ModelPackage.tagsOnVersion': warning('a model package in a group cannot have tags{consequences}',
    'Tag the group, or use customerMetadataProperties{remedy}'),
  'ModelPackage.secretInEnvironment': warning(
    'looks like a secret, and everyone who may describe the package or receives its events can read it',
    'Keep it in AWS Secrets Manager and let the container read it, or acknowledge that it is not a secret'),
  'ModelPackage.immutableValidationRole': warning(
    'the role {role} of validationSpecification cannot be changed by this app, and needs these actions: {actions}',
    'Allow them where the role is defined',
    'the role {role} needs these statements: {policy}'),
  'ModelPackage.grantNeedsGroup': warning(
    'the grantee is in another account or has no policy of its own, and a package has no resource policy to allow it',
    'If the package is a version, grant on its group instead'),
  'ModelPackage.lookUpToken': error('is a token, whose value is not known when the version is looked up',
    'Specify the name as text, or look the version up at deployment by ModelPackageGroup.latestApprovedModelPackage'),
  'ModelPackage.noVersionFound': error(
    'no completed version of the model package group {group} with the approval status {status} was found from account {account} in region {region}{reason}',
    'Approve a version, and check the name of the group and who is allowed to list its versions'),
  'ModelPackage.updateElsewhere': warning(
    'the policy of the group must allow account {account} to update its versions',
    "In account {groupAccount}, call grants.changeStage or grants.actions of the group with new iam.AccountPrincipal('{account}')"),
  'ModelPackage.registryAccess': warning(
    'account {account}, which has the group, must read the artifacts of the version, and this app does not own all of their policies',
    'Add these statements to the policies of their resources: {policy}'),
} as const;
