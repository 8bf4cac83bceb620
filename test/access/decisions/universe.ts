import { Context, Deployed, Who } from '../../support/iam';

/*
 * What these tests ask about: every action that matters here, on what is granted and on what lies beside it. Tests
 * write out what is allowed; everything else of the universe has to be denied.
 */

/** A request: an action on a resource. */
export interface Asked {
  readonly action: string;
  /** How tests call the resource and what the request says. */
  readonly label: string;
  readonly resource: string;
  readonly context?: Context;
}

/** What is allowed, by action: the labels of the requests. */
export interface Allowed {
  readonly [action: string]: readonly string[];
}

let decided = 0;

/** How many decisions were asked for. */
export function decisions(): number {
  return decided;
}

/** What somebody may do, of everything that is asked. */
export function allowedTo(deployed: Deployed, who: Who, asked: readonly Asked[]): Allowed {
  const allowed: { [action: string]: string[] } = {};
  for (const { action, label, resource, context } of asked) {
    decided++;
    if (deployed.may(who, action, resource, context)) { (allowed[action] ??= []).push(label); }
  }
  return allowed;
}

/** The same actions on each of several resources. */
export function each(
  actions: readonly string[], resources: { readonly [label: string]: string }, context?: Context,
): Asked[] {
  return actions.flatMap((action) =>
    Object.entries(resources).map(([label, resource]) => ({ action, label, resource, context })));
}

const sagemaker = (name: string, account = '111122223333', region = 'eu-west-1') => `arn:aws:sagemaker:${region}:${account}:${name}`;

/**
 * The group churn and a version of it, other groups, among them one whose name begins alike, and the same elsewhere.
 */
export const GROUPS = {
  'churn': sagemaker('model-package-group/churn'),
  'churn-eu': sagemaker('model-package-group/churn-eu'),
  'churn of another account': sagemaker('model-package-group/churn', '444455556666'),
  'churn of another region': sagemaker('model-package-group/churn', '111122223333', 'us-east-1'),
};
export const VERSIONS = {
  'churn/1': sagemaker('model-package/churn/1'),
  'churn/2': sagemaker('model-package/churn/2'),
  'churn-eu/1': sagemaker('model-package/churn-eu/1'),
  'churn as an unversioned package': sagemaker('model-package/churn'),
  'churn/1 of another account': sagemaker('model-package/churn/1', '444455556666'),
  'churn/1 of another region': sagemaker('model-package/churn/1', '111122223333', 'us-east-1'),
};
export const MODELS = {
  'model churn-3': sagemaker('model/churn-3'),
  'model other': sagemaker('model/other'),
  'model churn-3 of another account': sagemaker('model/churn-3', '444455556666'),
  'model churn-3 of another region': sagemaker('model/churn-3', '111122223333', 'us-east-1'),
};

/** What a request to register or to approve says of the version. */
const STATUSES = ['Approved', 'Rejected', 'PendingManualApproval'];

function deciding(action: string, versions: { readonly [label: string]: string }): Asked[] {
  return Object.entries(versions).flatMap(([label, resource]): Asked[] => [
    { action, label: `${label} without status`, resource },
    ...STATUSES.map((status) => ({ action, label: `${label} as ${status}`, resource, context: { 'sagemaker:ModelApprovalStatus': status } })),
    {
      action,
      label: `${label} as Approved of team growth`,
      resource,
      context: { 'sagemaker:ModelApprovalStatus': 'Approved', 'sagemaker:CustomerMetadataProperties/team': 'growth' },
    },
    // No grant allows a stage of the life cycle, neither alone nor beside a status.
    { action, label: `${label} in production`, resource, context: { 'sagemaker:ModelLifeCycle:Stage': 'Production' } },
    ...STATUSES.map((status) => ({
      action,
      label: `${label} as ${status} in production`,
      resource,
      context: { 'sagemaker:ModelApprovalStatus': status, 'sagemaker:ModelLifeCycle:Stage': 'Production' },
    })),
  ]);
}

/** Everything of SageMaker. */
export const REGISTRY: readonly Asked[] = [
  ...each([
    'sagemaker:DescribeModelPackageGroup', 'sagemaker:DeleteModelPackageGroup', 'sagemaker:CreateModelPackageGroup',
    'sagemaker:GetModelPackageGroupPolicy', 'sagemaker:PutModelPackageGroupPolicy', 'sagemaker:DeleteModelPackageGroupPolicy',
  ], GROUPS),
  ...each([
    'sagemaker:AccessModelPackage', 'sagemaker:BatchDescribeModelPackage', 'sagemaker:DeleteModelPackage', 'sagemaker:DescribeModelPackage',
    'sagemaker:ListModelPackages',
  ], VERSIONS),
  ...each(['sagemaker:AddTags', 'sagemaker:ListTags', 'sagemaker:DeleteTags'], { ...GROUPS, ...VERSIONS }),
  ...deciding('sagemaker:CreateModelPackage', VERSIONS),
  ...deciding('sagemaker:UpdateModelPackage', VERSIONS),
  ...each(['sagemaker:CreateModel'], { ...VERSIONS, ...MODELS }),
  ...each(['sagemaker:DescribeModel', 'sagemaker:DeleteModel', 'sagemaker:CreateEndpoint'], MODELS),
];

const KEY_ACTIONS = [
  'kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ScheduleKeyDeletion', 'kms:PutKeyPolicy',
];

/** What may be done with a key: by itself, and through services. */
export function ofKey(label: string, key: string, region = 'eu-west-1'): readonly Asked[] {
  const through = (service: string, where = region, suffix = 'amazonaws.com') => ({ 'kms:ViaService': `${service}.${where}.${suffix}` });
  const uses: { readonly [how: string]: Context } = {
    'by itself': {},
    'through SageMaker': through('sagemaker'),
    'through S3': through('s3'),
    'through Secrets Manager': through('secretsmanager'),
    'through SageMaker of another region': through('sagemaker', 'us-east-1'),
    'through S3 of another region': through('s3', 'us-east-1'),
    'through S3 of China': through('s3', region, 'amazonaws.com.cn'),
  };
  return Object.entries(uses).flatMap(([how, context]) => [
    ...KEY_ACTIONS.map((action) => ({ action, label: `${label} ${how}`, resource: key, context })),
    { action: 'kms:CreateGrant', label: `${label} ${how}`, resource: key, context },
    { action: 'kms:CreateGrant', label: `${label} ${how} for AWS`, resource: key, context: { ...context, 'kms:GrantIsForAWSResource': 'true' } },
  ]);
}

/** What may be done with objects: those that exist in these tests, by bucket and key. */
export function ofObjects(...objects: string[]): readonly Asked[] {
  return each(
    ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject', 's3:AbortMultipartUpload', 's3:DeleteObject', 's3:GetObjectAcl'],
    Object.fromEntries(objects.map((object) => [object, `arn:aws:s3:::${object}`])),
  );
}

/** Whose names may be listed: the prefixes that a request asks for, by bucket. */
export function ofLists(bucket: string, ...prefixes: string[]): readonly Asked[] {
  return [
    { action: 's3:ListBucket', label: `${bucket} without prefix`, resource: `arn:aws:s3:::${bucket}` },
    ...prefixes.map((prefix) => ({
      action: 's3:ListBucket', label: `${bucket}/${prefix}`, resource: `arn:aws:s3:::${bucket}`, context: { 's3:prefix': prefix },
    })),
    ...each(['s3:DeleteBucket', 's3:PutBucketPolicy'], { [bucket]: `arn:aws:s3:::${bucket}` }),
  ];
}

/** What may be done with repositories, by name. */
export function ofRepositories(...repositories: string[]): readonly Asked[] {
  return [
    { action: 'ecr:GetAuthorizationToken', label: 'log in', resource: '*' },
    ...each(
      ['ecr:BatchGetImage', 'ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:PutImage', 'ecr:BatchDeleteImage'],
      Object.fromEntries(repositories.map((name) => [name, `arn:aws:ecr:eu-west-1:111122223333:repository/${name}`])),
    ),
  ];
}
