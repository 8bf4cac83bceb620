/** Where a stack is deployed. */
export interface Place {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly urlSuffix: string;
}

/** A resource as it stands in a template, with its properties resolved. */
export interface Resource {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: any;
  readonly place: Place;
}

interface Kind {
  /** The property with the name. Without it, AWS makes the name of the logical id. */
  readonly name?: string;
  readonly arn?: (name: string, place: Place, properties: any) => string;
  /** What `Ref` gives: the name, unless told otherwise. */
  readonly ref?: 'arn';
}

const sagemaker = (type: string) => (name: string, { partition, region, account }: Place) =>
  `arn:${partition}:sagemaker:${region}:${account}:${type}/${name}`;

/** The resources of these tests, and how AWS names them. */
const KINDS: { readonly [type: string]: Kind } = {
  'AWS::ECR::Repository': {
    name: 'RepositoryName',
    arn: (name, { partition, region, account }) => `arn:${partition}:ecr:${region}:${account}:repository/${name}`,
  },
  'AWS::IAM::Group': { name: 'GroupName', arn: (name, { partition, account }) => `arn:${partition}:iam::${account}:group/${name}` },
  'AWS::IAM::Role': { name: 'RoleName', arn: (name, { partition, account }) => `arn:${partition}:iam::${account}:role/${name}` },
  'AWS::IAM::User': { name: 'UserName', arn: (name, { partition, account }) => `arn:${partition}:iam::${account}:user/${name}` },
  'AWS::KMS::Key': { arn: (name, { partition, region, account }) => `arn:${partition}:kms:${region}:${account}:key/${name}` },
  'AWS::Lambda::Function': {
    name: 'FunctionName',
    arn: (name, { partition, region, account }) => `arn:${partition}:lambda:${region}:${account}:function:${name}`,
  },
  'AWS::S3::Bucket': { name: 'BucketName', arn: (name, { partition }) => `arn:${partition}:s3:::${name}` },
  'AWS::SQS::Queue': { name: 'QueueName', arn: (name, { partition, region, account }) => `arn:${partition}:sqs:${region}:${account}:${name}` },
  'AWS::SageMaker::Model': { name: 'ModelName', arn: sagemaker('model'), ref: 'arn' },
  'AWS::SageMaker::ModelPackage': {
    name: 'ModelPackageName',
    // Every version is the first of its group: a registry counts, which a template cannot say.
    arn: (name, place, { ModelPackageGroupName: group }) =>
      sagemaker('model-package')(group === undefined ? name : `${String(group).replace(/^.*\//, '')}/1`, place),
    ref: 'arn',
  },
  'AWS::SageMaker::ModelPackageGroup': { name: 'ModelPackageGroupName', arn: sagemaker('model-package-group'), ref: 'arn' },
};

export function nameOf({ type, logicalId, properties }: Resource): string {
  const { name } = KINDS[type] ?? {};
  return name !== undefined && properties[name] !== undefined ? properties[name] : logicalId.toLowerCase();
}

/** The ARN of a resource. Undefined for a type without ARN, or of which these tests know none. */
export function arnOf(resource: Resource): string | undefined {
  return KINDS[resource.type]?.arn?.(nameOf(resource), resource.place, resource.properties);
}

export function refOf(resource: Resource): string {
  return KINDS[resource.type]?.ref === 'arn' ? arnOf(resource)! : nameOf(resource);
}

/** An attribute. Of those that no policy needs, it is something to recognise. */
export function attributeOf(resource: Resource, attribute: string): string {
  if (/^(?:\w*Arn)$/.test(attribute)) { return arnOf(resource) ?? `${resource.logicalId}.${attribute}`; }
  return `${resource.logicalId.toLowerCase()}.${attribute}`;
}
