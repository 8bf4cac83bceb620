import { error, warning } from './entry';

/** Deployed models and their containers. */
export const MODEL = {
  'Model.otherRegion': error('is in {otherRegion}, and the model is in {region}', '{remedy}'),
  'Model.imageOfPackageInOtherRegion': error(
    'has an image in {otherRegion}, and the model is in {region}; SageMaker pulls no images from other regions',
    'Register the package with an image in the region of the model'),
  'Model.missingHostname': error('is missing; {because}', 'Give every container one'),
  'Model.hostnameTaken': error('is the host name of another container', 'Use a unique host name'),
  'Model.multiModelContainers': error('has {count} multi-model containers',
    'Keep one, as SageMaker accepts one in a pipeline, and create separate models for the others'),
  'Model.environmentSize': error('has {bytes} bytes of environment variables in total', 'Use at most {max}'),
  'Model.outboundWithSecurityGroups': error(
    'cannot be combined with securityGroups, which have their own outbound rules',
    'Set it where the security groups are defined'),
  'Model.noSubnets': error('selects no subnets of the VPC: {reason}', 'Select subnets that the VPC has'),
  'Model.needsVpc': error('requires vpc', 'Specify vpc, or remove {property}'),
  'Model.privateRegistryWithoutVpc': error('requires vpc on the model, through which SageMaker reaches the registry',
    'Specify vpc, or copy the image to Amazon ECR'),
  'Model.noConnections': error('has no security groups, as the model is not in a VPC',
    'Specify vpc, or import the model with its securityGroups'),
  'ModelContainer.imageOutsideEcr': error(
    'is not in Amazon ECR, and SageMaker pulls images from other registries only through the VPC of the model',
    'Specify privateRegistry, or copy the image to Amazon ECR'),
  'ModelContainer.hubWithMultiModel': error(
    'cannot be combined with multiModel; SageMaker accepts no hub content there',
    'Remove one of the two'),
  'ModelContainer.hubWithArchive': error('requires modelData that is not a single archive',
    'Use ModelData.fromBucketPrefix, fromBucketObject, fromUriPrefix or fromUriObject, or remove hubContentArn'),
  'ModelContainer.multiModelDataMissing': error('is missing; a multi-model container reads its models below a prefix',
    'Use ModelData.fromBucketPrefix or fromUriPrefix'),
  'ModelContainer.multiModelData': error('is not a prefix, and a multi-model container reads its models below one',
    'Use ModelData.fromBucketPrefix or fromUriPrefix'),
  'ModelContainer.eulaWithMultiModel': error('cannot be combined with multiModel; SageMaker accepts no license there',
    'Remove one of the two'),

  'Model.fixedModelName': warning(
    'prevents replacement: every change replaces the model, which fails if the new model has the old name',
    'Remove modelName, or change it with every change of the model'),
  'Model.singleAvailabilityZone': warning(
    'the subnets of the model are in one availability zone, and SageMaker requires two even for one instance',
    'Select subnets in at least two'),
  'Model.hostnameOfOneContainer': warning('has no effect, as the model has one container',
    'Remove it, or add containers'),
  'Model.specificationNameWithImage': warning(
    'has no effect with an image, as it selects an inference specification of a model package',
    'Remove it, or use ModelContainer.fromModelPackage'),
  'Model.executionModeWithOneContainer': warning('applies to pipelines only, and the model has one container',
    'Remove it, or add containers'),
  'Model.unapprovedPackage': warning(
    'is registered as {status}, and SageMaker creates models from approved versions only',
    'Deploy the model on the event of its approval, by the ARN of the version, '
    + 'or acknowledge this warning in a separate stack that is deployed after the approval'),
  'Model.unknownInferenceSpecification': warning(
    '{name} is not an additional specification that this app adds to the package{known}',
    'Did you mean {closest}? Otherwise add it to the package, or acknowledge that it is added elsewhere'),
  'Model.mutableImageTag': warning(
    'has the tag "latest", which can move to another image, and the model does not follow it',
    'Use a digest or an immutable tag'),
  'Model.secretInEnvironment': warning('looks like a secret, and everyone who may describe the model can read it',
    'Keep it in AWS Secrets Manager and let the container read it, or acknowledge that it is not a secret'),
  'Model.privateRegistryWithEcrImage': warning('is for other registries only, and the image is in Amazon ECR',
    'Remove it'),
  'Model.immutableRole': warning(
    'the role {role} of the model cannot be changed by this app, and needs these actions: {actions}',
    'Allow them where the role is defined',
    'the role {role} needs these statements: {policy}'),
  'Model.packageElsewhere': warning(
    'the package is in account {packageAccount}, whose policy of the group must allow account {account} to create models from it',
    'In account {packageAccount}, call grants.deploy of the group with new iam.AccountPrincipal, or add this statement to its policy: {policy}'),
} as const;
