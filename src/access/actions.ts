/**
 * All actions that this library grants, sorted in each list, with the reason for granting them. The names of the
 * actions and the resources that they support are those of the service authorization reference.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
 */

/** Reads a group. */
export const DESCRIBE_GROUP = ['sagemaker:DescribeModelPackageGroup'];

/** Lists and reads the versions of a group. */
export const READ_VERSIONS = [
  'sagemaker:BatchDescribeModelPackage', 'sagemaker:DescribeModelPackage', 'sagemaker:ListModelPackages',
];

/** Finds the latest approved version. The list contains all required fields and is not encrypted. */
export const LIST_VERSIONS = ['sagemaker:ListModelPackages'];

/**
 * Sees a group that is shared by AWS RAM, and its versions: the actions that the guide names for this. A change needs a
 * new ID of the permission in `share.ts`: CloudFormation creates the new permission, with the same name, before it
 * deletes the old one.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-ram-discover.html
 */
export const SHARE_DISCOVER = [
  'sagemaker:DescribeModelPackage', 'sagemaker:DescribeModelPackageGroup', 'sagemaker:ListModelPackages',
];

/** Also creates models. A permission of AWS RAM can only have actions that it knows of a group. */
export const SHARE_DEPLOY = ['sagemaker:CreateModel', ...SHARE_DISCOVER];

/** Reads a package. ListModelPackages is an action on a group, not on a package. */
export const READ_PACKAGE = [
  'sagemaker:BatchDescribeModelPackage', 'sagemaker:DescribeModelPackage', 'sagemaker:ListTags',
];

/** Registers a version. Only this action is restricted by approval status. */
export const CREATE_VERSION = ['sagemaker:CreateModelPackage'];

/** Lists earlier versions, and waits until a registered version is complete. */
export const FOLLOW_VERSIONS = ['sagemaker:DescribeModelPackage', 'sagemaker:ListModelPackages'];

/** Approves or rejects a package. Only this action is restricted by approval status. */
export const UPDATE_PACKAGE = ['sagemaker:UpdateModelPackage'];

/** Reads the package that is approved or rejected. */
export const DESCRIBE_PACKAGE = ['sagemaker:DescribeModelPackage'];

/** Creates a model from a package. Hosting requires AccessModelPackage, other accounts require CreateModel. */
export const DEPLOY_PACKAGE = [
  'sagemaker:AccessModelPackage', 'sagemaker:CreateModel', 'sagemaker:DescribeModelPackage',
];

/** Runs a model that is created from a package. */
export const ACCESS_PACKAGE = ['sagemaker:AccessModelPackage'];

/** Creates a model. IAM authorizes CreateModel on the created model, not on the package. */
export const CREATE_MODEL = ['sagemaker:CreateModel'];

/** Passes the execution role of a model that is created to SageMaker. */
export const PASS_ROLE = ['iam:PassRole'];

/** Reads and deletes a package. */
export const DELETE_PACKAGE = ['sagemaker:DeleteModelPackage', 'sagemaker:DescribeModelPackage'];

/** Decrypts the data that SageMaker stores for a package. */
export const KEY_READ = ['kms:Decrypt', 'kms:DescribeKey'];

/** Encrypts the data that SageMaker stores for a package. */
export const KEY_WRITE = ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'];

/** Allows SageMaker to use a key later without the principal, which requires a grant of the key. */
export const KEY_GRANT = ['kms:CreateGrant'];

/** Reads an object of an encrypted bucket. */
export const KEY_DECRYPT = ['kms:Decrypt'];

/** Writes an object to an encrypted bucket. Amazon S3 decrypts the parts of a multipart upload. */
export const KEY_ENCRYPT = ['kms:Decrypt', 'kms:GenerateDataKey'];

/** Reads an object. */
export const GET_OBJECT = ['s3:GetObject'];

/** Lists the objects with a prefix. */
export const LIST_BUCKET = ['s3:ListBucket'];

/** Writes an object. AbortMultipartUpload removes the parts of a multipart upload that failed. */
export const PUT_OBJECT = ['s3:AbortMultipartUpload', 's3:PutObject'];

/** Pulls an image. */
export const PULL_IMAGE = ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];

/** Reads an object for a version that another account registers. */
export const OBJECT_OF_VERSION = ['s3:GetObject', 's3:GetObjectAcl'];

/** Reads who owns the bucket of such an object. */
export const BUCKET_ACL = ['s3:GetBucketAcl'];

/** Reads an image for a version that another account registers. */
export const INSPECT_IMAGE = [
  'ecr:BatchGetImage', 'ecr:DescribeImageScanFindings', 'ecr:DescribeImages', 'ecr:DescribeRepositories',
];

/** Logs in to a registry. */
export const REGISTRY_LOGIN = ['ecr:GetAuthorizationToken'];

/** Writes the logs of a container. */
export const WRITE_LOGS = [
  'logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents',
];

/** Writes the metrics of a container. */
export const WRITE_METRICS = ['cloudwatch:PutMetricData'];

/** Gets the credentials of a private registry. */
export const INVOKE_FUNCTION = ['lambda:InvokeFunction'];

/** Creates a network interface in a VPC. */
export const CREATE_NETWORK_INTERFACE = ['ec2:CreateNetworkInterface'];

/**
 * Attaches a network interface to the instances of SageMaker and deletes it. Restricted to the subnets of the model.
 */
export const ATTACH_NETWORK = ['ec2:CreateNetworkInterfacePermission', 'ec2:DeleteNetworkInterface'];

/** Detaches a network interface. IAM knows the network interface of a permission only if the service specifies it. */
export const DETACH_NETWORK = ['ec2:DeleteNetworkInterfacePermission'];

/** Reads the configuration of a VPC. */
export const LOOK_AT_NETWORK = [
  'ec2:DescribeDhcpOptions', 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets',
  'ec2:DescribeVpcs',
];
