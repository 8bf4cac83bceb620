/**
 * Every action that the library grants, sorted within each list, with the reason why it is there. Names and the
 * resources that they accept are those of the service authorization reference.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
 */

/** To see a group. */
export const DESCRIBE_GROUP = ['sagemaker:DescribeModelPackageGroup'];

/** To see and find the versions of a group. */
export const READ_VERSIONS = ['sagemaker:BatchDescribeModelPackage', 'sagemaker:DescribeModelPackage', 'sagemaker:ListModelPackages'];

/** To find the latest approved version: the list has all that is asked for, and no key encrypts it. */
export const LIST_VERSIONS = ['sagemaker:ListModelPackages'];

/** To see one package. ListModelPackages is about a group, not a package. */
export const READ_PACKAGE = ['sagemaker:BatchDescribeModelPackage', 'sagemaker:DescribeModelPackage', 'sagemaker:ListTags'];

/** To add a version: this alone is limited by approval status. */
export const CREATE_VERSION = ['sagemaker:CreateModelPackage'];

/** Whoever registers looks for earlier versions, and waits until the new one is complete. */
export const FOLLOW_VERSIONS = ['sagemaker:DescribeModelPackage', 'sagemaker:ListModelPackages'];

/** To approve or reject: this alone is limited by approval status. */
export const UPDATE_PACKAGE = ['sagemaker:UpdateModelPackage'];

/** Nobody should decide on what they cannot see. */
export const DESCRIBE_PACKAGE = ['sagemaker:DescribeModelPackage'];

/** To make a model from a package. AccessModelPackage is what hosting asks for, CreateModel what other accounts need. */
export const DEPLOY_PACKAGE = ['sagemaker:AccessModelPackage', 'sagemaker:CreateModel', 'sagemaker:DescribeModelPackage'];

/** To run a model that is made from a package. */
export const ACCESS_PACKAGE = ['sagemaker:AccessModelPackage'];

/** IAM authorises CreateModel on the model that is made, not on the package. */
export const CREATE_MODEL = ['sagemaker:CreateModel'];

/** To remove a package, after a look at it. */
export const DELETE_PACKAGE = ['sagemaker:DeleteModelPackage', 'sagemaker:DescribeModelPackage'];

/** To read what SageMaker has encrypted of a package. */
export const KEY_READ = ['kms:Decrypt', 'kms:DescribeKey'];

/** To have SageMaker encrypt something of a package. */
export const KEY_WRITE = ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'];

/** To let SageMaker use a key on its own later, which alone a grant for an AWS resource allows. */
export const KEY_GRANT = ['kms:CreateGrant'];

/** To read an object of an encrypted bucket. */
export const KEY_DECRYPT = ['kms:Decrypt'];

/** To write an object to an encrypted bucket; S3 decrypts the parts of a multipart upload. */
export const KEY_ENCRYPT = ['kms:Decrypt', 'kms:GenerateDataKey'];

/** To read an object. */
export const GET_OBJECT = ['s3:GetObject'];

/** To find the objects below a prefix. */
export const LIST_BUCKET = ['s3:ListBucket'];

/** To write an object, in parts if it is large: AbortMultipartUpload cleans up when that fails. */
export const PUT_OBJECT = ['s3:AbortMultipartUpload', 's3:PutObject'];

/** To pull an image. */
export const PULL_IMAGE = ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];

/** To log in to a registry. */
export const REGISTRY_LOGIN = ['ecr:GetAuthorizationToken'];

/** To write the log of a container. */
export const WRITE_LOGS = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'];

/** To write the metrics of a container. */
export const WRITE_METRICS = ['cloudwatch:PutMetricData'];

/** To get the credentials of a private registry. */
export const INVOKE_FUNCTION = ['lambda:InvokeFunction'];

/** To put a network interface into a VPC. */
export const CREATE_NETWORK_INTERFACE = ['ec2:CreateNetworkInterface'];

/** To hand a network interface to the instances of SageMaker, and to remove it: in the subnets of the model alone. */
export const ATTACH_NETWORK = ['ec2:CreateNetworkInterfacePermission', 'ec2:DeleteNetworkInterface'];

/** To take a network interface back. IAM tells the network interface of a permission only where the service names it. */
export const DETACH_NETWORK = ['ec2:DeleteNetworkInterfacePermission'];

/** To find the way in a VPC. */
export const LOOK_AT_NETWORK = [
  'ec2:DescribeDhcpOptions', 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets', 'ec2:DescribeVpcs',
];
