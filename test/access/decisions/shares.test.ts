import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { OF_CHURN, READ_GROUP } from './granted';
import { Allowed, allowedTo, ofObjects, REGISTRY } from './universe';
import { ModelApprovalStatus, ModelData, ModelPackage, ModelPackageGroup, ModelPackageGroupAccess, ModelPackageGroupShareOptions } from '../../../src';
import { newWorld, resourcesOf } from '../../support/grants';
import { Deployed } from '../../support/iam';
import { container, specification } from '../../support/packages';

const SPOKE = '444455556666';
const ORGANIZATION = 'arn:aws:organizations::111122223333:organization/o-abcdefghij';
const UNIT = 'arn:aws:organizations::111122223333:ou/o-abcdefghij/ou-ab12-34567890';

/** What is in the account of the group, and the model data of a version of it. */
const OURS = [
  ...REGISTRY.filter(({ resource }) => resource.includes(':111122223333:')),
  ...ofObjects('models/churn/1.tar.gz', 'models/fraud/1.tar.gz'),
];

/** A shared group with a version, once it is deployed, and AWS RAM has added its own policy. */
function shared(options: ModelPackageGroupShareOptions): Deployed {
  const { app, stack } = newWorld();
  const group = new ModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn' });
  const bucket = new s3.Bucket(stack, 'Bucket', { bucketName: 'models', encryptionKey: new kms.Key(stack, 'Key') });
  new ModelPackage(stack, 'Churn1', {
    modelPackageGroup: group,
    inferenceSpecification: specification({ containers: [container({ modelData: ModelData.fromBucket(bucket, 'churn/1.tar.gz') })] }),
  });
  group.share('Share', options);
  const [{ Properties: { PolicyTemplate } }] = Object.values(resourcesOf(stack, 'AWS::RAM::Permission'));
  const arn = (name: string) => `arn:aws:sagemaker:eu-west-1:111122223333:${name}`;
  const resources = [[arn('model-package-group/churn'), arn('model-package-group/churn')], [arn('model-package/churn'), arn('model-package/churn/*')]];
  const deployed = new Deployed(app);
  for (const account of options.accounts ?? []) {
    for (const [of, Resource] of resources) {
      deployed.withPolicyOf(of, '111122223333', { ...PolicyTemplate, Principal: { AWS: account }, Resource });
    }
  }
  return deployed;
}

describe('an account with which a group is shared', () => {
  test.each<[string, Partial<ModelPackageGroupShareOptions>, Allowed]>([
    ['sees it, and no more', {}, READ_GROUP],
    ['that deploys can neither approve nor register', { access: [ModelPackageGroupAccess.DEPLOY] }, {
      ...READ_GROUP,
      'sagemaker:AccessModelPackage': OF_CHURN,
      'sagemaker:CreateModel': OF_CHURN,
      's3:GetObject': ['models/churn/1.tar.gz'],
    }],
    ['that registers can register versions that are to be approved, and neither approve nor deploy', { access: [ModelPackageGroupAccess.REGISTER] }, {
      ...READ_GROUP,
      'sagemaker:CreateModelPackage': ['churn/1 as PendingManualApproval', 'churn/2 as PendingManualApproval'],
    }],
    ['that registers approved versions can still approve none', {
      access: [ModelPackageGroupAccess.REGISTER], approvalStatuses: [ModelApprovalStatus.APPROVED],
    }, {
      ...READ_GROUP,
      'sagemaker:CreateModelPackage': OF_CHURN.flatMap((version) => [`${version} as Approved`, `${version} as Approved of team growth`]),
    }],
    ['that does both can approve nothing', { access: [ModelPackageGroupAccess.DEPLOY, ModelPackageGroupAccess.REGISTER] }, {
      ...READ_GROUP,
      'sagemaker:AccessModelPackage': OF_CHURN,
      'sagemaker:CreateModel': OF_CHURN,
      'sagemaker:CreateModelPackage': ['churn/1 as PendingManualApproval', 'churn/2 as PendingManualApproval'],
      's3:GetObject': ['models/churn/1.tar.gz'],
    }],
  ])('%s', (_, options, allowed) => {
    const deployed = shared({ accounts: [SPOKE], ...options });
    expect(allowedTo(deployed, SPOKE, OURS)).toEqual(allowed);
    expect(allowedTo(deployed, '777788889999', OURS)).toEqual({});
    expect(allowedTo(deployed, `arn:aws:iam::${SPOKE}:role/somebody`, OURS)).toEqual({});
  });
});

describe('a group is shared with', () => {
  const of = (context: { [key: string]: string | string[] }) =>
    OURS.map((asked) => ({ ...asked, context: { ...asked.context, ...context } }));

  test.each<[string, string, Allowed]>([
    ['the unit', 'o-abcdefghij/r-ab12/ou-ab12-34567890/', READ_GROUP],
    ['a unit in the unit', 'o-abcdefghij/r-ab12/ou-ab12-34567890/ou-ab12-99999999/', READ_GROUP],
    ['the unit in another unit', 'o-abcdefghij/r-ab12/ou-ab12-11111111/ou-ab12-34567890/', READ_GROUP],
    ['another unit', 'o-abcdefghij/r-ab12/ou-ab12-11111111/', {}],
    ['a unit of another organization', 'o-zzzzzzzzzz/r-ab12/ou-ab12-34567890/', {}],
  ])('the accounts of an organizational unit: %s', (_, path, allowed) => {
    expect(allowedTo(shared({ organizationalUnitArns: [UNIT] }), SPOKE, of({ 'aws:PrincipalOrgPaths': [path] }))).toEqual(allowed);
  });

  test.each<[string, string, Allowed]>([
    ['the organization', 'o-abcdefghij', READ_GROUP],
    ['another organization', 'o-zzzzzzzzzz', {}],
  ])('the accounts of an organization: %s', (_, organization, allowed) => {
    expect(allowedTo(shared({ organizationArn: ORGANIZATION }), SPOKE, of({ 'aws:PrincipalOrgID': organization }))).toEqual(allowed);
  });
});
