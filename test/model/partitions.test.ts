import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { ContainerImage, Model, ModelContainer, ModelData, ModelPackage, PrebuiltRepository } from '../../src';
import { newStack, templateOf } from '../support';
import { identityStatements, plain, resourcesOf } from '../support/grants';
import { fromImage, MODEL, newModel } from '../support/models';

interface Partition {
  readonly partition: string;
  readonly region: string;
  /** The account of the images of XGBoost, by the table of the SageMaker Python SDK. */
  readonly account?: string;
}

const PARTITIONS: Partition[] = [
  { partition: 'aws', region: 'eu-west-1', account: '141502667606' },
  { partition: 'aws-cn', region: 'cn-north-1', account: '450853457545' },
  { partition: 'aws-us-gov', region: 'us-gov-west-1', account: '414596584902' },
  { partition: 'aws-iso', region: 'us-iso-east-1', account: '833128469047' },
  { partition: 'aws-iso-b', region: 'us-isob-east-1', account: '281123927165' },
  // Of this region the table has no images.
  { partition: 'aws-eusc', region: 'eusc-de-east-1' },
];

/** A model of a prebuilt image with data in a bucket, and of a package. */
function modelIn(stack: Stack, modelPackageArn: string, accountId?: string): Model {
  const bucket = s3.Bucket.fromBucketAttributes(stack, 'Models', {
    bucketName: 'models', encryptionKey: new kms.Key(stack, 'Key'),
  });
  return newModel(stack, {
    containers: [
      fromImage({ modelData: ModelData.fromBucket(bucket, 'model.tar.gz') }, ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1', { accountId })),
      ModelContainer.fromModelPackage(ModelPackage.fromModelPackageArn(stack, 'Package', modelPackageArn)),
    ],
    confusedDeputyProtection: true,
  });
}

/** All text of a template that names a partition or a domain. */
function literals(stack: Stack): string[] {
  return [...JSON.stringify(plain(templateOf(stack).Resources)).matchAll(/arn:(?!\$)[^"]*|amazonaws[^"]*/g)].map(([text]) => text);
}

/** What the template of the model has: its image and statements. */
function partsOf(stack: Stack) {
  const [{ Properties }] = Object.values(resourcesOf(stack, MODEL));
  const [role] = Object.values(resourcesOf(stack, 'AWS::IAM::Role'));
  return {
    image: Properties.Containers[0].Image,
    resources: identityStatements(stack).map(({ Resource }) => Resource),
    trust: role.Properties.AssumeRolePolicyDocument.Statement[0],
  };
}

describe.each(PARTITIONS)('in $partition', ({ partition, region, account }) => {
  const arn = `arn:${partition}:sagemaker:${region}:111122223333:model-package/churn/3`;

  test('with a known region', () => {
    const stack = newStack({ account: '111122223333', region });
    modelIn(stack, arn, account === undefined ? '999988887777' : undefined);
    expect(partsOf(stack)).toEqual({
      image: `${account ?? '999988887777'}.dkr.ecr.${region}.\${AWS::URLSuffix}/sagemaker-xgboost:1.7-1`,
      resources: [
        'arn:${AWS::Partition}:s3:::models/model.tar.gz',
        '${Key961B73FD.Arn}',
        `arn:\${AWS::Partition}:ecr:${region}:${account ?? '999988887777'}:repository/sagemaker-xgboost`,
        '*',
        arn,
        `arn:\${AWS::Partition}:logs:${region}:111122223333:log-group:/aws/sagemaker/*`,
        '*',
      ],
      trust: {
        Action: 'sts:AssumeRole',
        Condition: {
          ArnLike: { 'aws:SourceArn': `arn:\${AWS::Partition}:sagemaker:${region}:111122223333:*` },
          StringEquals: { 'aws:SourceAccount': '111122223333' },
        },
        Effect: 'Allow',
        Principal: { Service: 'sagemaker.amazonaws.com' },
      },
    });
    expect(new Set(literals(stack))).toEqual(new Set([arn, 'amazonaws.com']));
  });

  test('with a region that is known at deployment alone', () => {
    const stack = newStack();
    modelIn(stack, arn, '999988887777');
    expect(partsOf(stack)).toEqual({
      image: '999988887777.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/sagemaker-xgboost:1.7-1',
      resources: [
        'arn:${AWS::Partition}:s3:::models/model.tar.gz',
        '${Key961B73FD.Arn}',
        'arn:${AWS::Partition}:ecr:${AWS::Region}:999988887777:repository/sagemaker-xgboost',
        '*',
        arn,
        'arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:/aws/sagemaker/*',
        '*',
      ],
      trust: {
        Action: 'sts:AssumeRole',
        Condition: {
          ArnLike: { 'aws:SourceArn': 'arn:${AWS::Partition}:sagemaker:${AWS::Region}:${AWS::AccountId}:*' },
          StringEquals: { 'aws:SourceAccount': '${AWS::AccountId}' },
        },
        Effect: 'Allow',
        Principal: { Service: 'sagemaker.amazonaws.com' },
      },
    });
    expect(new Set(literals(stack))).toEqual(new Set([arn, 'amazonaws.com']));
  });
});

test('a role by name has the partition of the deployment', () => {
  const stack = newStack();
  newModel(stack, { role: iam.Role.fromRoleName(stack, 'Role', 'Serving') });
  expect(resourcesOf(stack, MODEL).Model0301700E.Properties.ExecutionRoleArn).toBe('arn:${AWS::Partition}:iam::${AWS::AccountId}:role/Serving');
});
