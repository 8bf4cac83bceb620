import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { IConstruct } from 'constructs';
import { ModelData, ModelPackage } from '../../../src';
import { ENV, issuesOf } from '../../support';
import { bucketPolicy, filledStack, newWorld, World } from '../../support/grants';
import { Context, Deployed } from '../../support/iam';
import { fromImage, newModel } from '../../support/models';
import { newGroup, specification, validation } from '../../support/packages';

/*
 * Roles of models and validations that are a user's own: a construct like a role, whose permissions go to whatever
 * principal it says. What holds for the principals of grants holds for these.
 */

const OURS = 'arn:aws:iam::111122223333:role/ours';
const PULL = 'ecr:BatchGetImage';
const IMAGES = 'arn:aws:ecr:eu-west-1:111122223333:repository/churn';
const IN_VPC = { StringEquals: { 'aws:SourceVpc': 'vpc-1' } };

/** A role that grants to a principal in place of itself. */
function roleThatIs(principal: (role: iam.IRole) => iam.IPrincipal, scope: Stack): iam.IRole {
  const role = iam.Role.fromRoleArn(scope, 'Role', OURS);
  return Object.assign(role, { grantPrincipal: principal(role) });
}

const USERS: [string, (stack: Stack, role: iam.IRole) => IConstruct][] = [
  ['a model', (stack, role) => newModel(stack, { role })],
  ['a validation', (stack, role) => new ModelPackage(stack, 'Package', {
    modelPackageGroup: newGroup(stack),
    inferenceSpecification: specification(),
    validationSpecification: validation({ role }),
  })],
];

describe.each(USERS)('the role of %s', (_user, make) => {
  test.each<[string, iam.IPrincipal]>([
    ['everyone', new iam.AnyPrincipal()],
    ['a service', new iam.ServicePrincipal('lambda.amazonaws.com')],
    ['a federation', new iam.WebIdentityPrincipal('accounts.google.com')],
    ['a canonical user', new iam.CanonicalUserPrincipal('79a59df900b949e5')],
  ])('is refused that stands for %s, in its own stack and in another one', (_name, principal) => {
    const here = newWorld();
    expect(issuesOf(() => make(here.stack, roleThatIs(() => principal, here.stack)))).toEqual(['grantee: Grants.unsupportedPrincipal']);
    const there = newWorld();
    expect(issuesOf(() => make(filledStack(there.app, 'Using', ENV), roleThatIs(() => principal, there.stack)))).toEqual([
      'grantee: Grants.unsupportedPrincipal',
    ]);
  });

  /** Whether the role may pull the image in a VPC, and elsewhere. */
  function pulls({ app }: World): boolean[] {
    const deployed = new Deployed(app);
    return [{ 'aws:SourceVpc': 'vpc-1' }, {} as Context].map((context) => deployed.may(OURS, PULL, IMAGES, context));
  }

  test('keeps its conditions, in its own stack and in another one', () => {
    const here = newWorld();
    make(here.stack, roleThatIs((role) => new iam.PrincipalWithConditions(role, IN_VPC), here.stack));
    expect(pulls(here)).toEqual([true, false]);
    const there = newWorld();
    make(filledStack(there.app, 'Using', ENV), roleThatIs((role) => new iam.PrincipalWithConditions(role, IN_VPC), there.stack));
    expect(pulls(there)).toEqual([true, false]);
  });
});

test('the role of a model keeps its conditions in the policy that the model waits for, if its others need the model', () => {
  const world = newWorld();
  const role = roleThatIs((own) => new iam.PrincipalWithConditions(own, IN_VPC), world.stack);
  const model = newModel(world.stack, { containers: [fromImage()], role });
  role.addToPrincipalPolicy(new iam.PolicyStatement({ actions: ['sagemaker:DescribeModel'], resources: [model.modelArn] }));
  const deployed = new Deployed(world.app);
  expect([deployed.may(OURS, PULL, IMAGES, { 'aws:SourceVpc': 'vpc-1' }), deployed.may(OURS, PULL, IMAGES)]).toEqual([true, false]);
});

test('the role of a model keeps its conditions in the policy of a bucket of another account', () => {
  const world = newWorld();
  const bucket = new s3.Bucket(world.other, 'Bucket', { bucketName: 'models' });
  const role = roleThatIs((own) => new iam.PrincipalWithConditions(own, IN_VPC), world.stack);
  newModel(filledStack(world.app, 'Using', ENV), { containers: [fromImage({ modelData: ModelData.fromBucket(bucket, 'model.tar.gz') })], role });
  const [statement] = bucketPolicy(world.other)!;
  expect(statement).toMatchObject({ Action: 's3:GetObject', Principal: { AWS: OURS }, Condition: IN_VPC });
});
