import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { ModelData, ModelPackage } from '../../../src';
import { issuesOf } from '../../support';
import { newWorld } from '../../support/grants';
import { Deployed } from '../../support/iam';
import { container, newGroup, specification } from '../../support/packages';

/** An account with conditions that deploys a version whose model data is a prefix of an encrypted bucket. */
function shared(conditions: iam.Conditions) {
  const { app, stack } = newWorld();
  const bucket = new s3.Bucket(stack, 'Bucket', { bucketName: 'models', encryptionKey: new kms.Key(stack, 'Key') });
  const modelPackageGroup = newGroup(stack);
  new ModelPackage(stack, 'Package', {
    modelPackageGroup,
    inferenceSpecification: specification({ containers: [container({ modelData: ModelData.fromBucketPrefix(bucket, 'churn/') })] }),
  });
  modelPackageGroup.grants.deploy(new iam.AccountPrincipal('444455556666').withConditions(conditions));
  return new Deployed(app);
}

test.each<[string, iam.Conditions]>([
  ['another service', { StringEquals: { 'kms:ViaService': 'secretsmanager.eu-west-1.amazonaws.com' } }],
  ['another service, by a pattern', { StringEquals: { 'KMS:viaservice': ['secretsmanager.eu-west-1.amazonaws.com'] } }],
  ['another prefix', { StringLike: { 's3:prefix': 'secret/*' } }],
  ['another prefix in other letters', { StringLike: { 'S3:Prefix': ['secret/*'] } }],
])('a condition of the grantee on %s is refused, as both cannot be met', (_name, conditions) => {
  expect(issuesOf(() => shared(conditions))).toEqual(['grantee: Grants.conflictingConditions']);
});

test('a condition of the grantee on the same prefix and another one is refused, as patterns are not compared', () => {
  expect(issuesOf(() => shared({ StringLike: { 's3:prefix': ['churn/*', 'secret/*'] } }))).toEqual(['grantee: Grants.conflictingConditions']);
});

test('a condition of the grantee on the same prefix is the condition of the grant', () => {
  const deployed = shared({ StringLike: { 's3:prefix': ['churn/*'] } });
  const lists = (prefix: string) => deployed.may('444455556666', 's3:ListBucket', 'arn:aws:s3:::models', { 's3:prefix': prefix });
  expect([lists('churn/1'), lists('secret/1')]).toEqual([true, false]);
});
