import { CfnParameter, Lazy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { CfnModelPackageGroup, IModelPackageGroupRef } from 'aws-cdk-lib/aws-sagemaker';
import { ModelData, ModelPackage, ModelPackageGroup, ModelPackageGroupAccess, ModelPackageGroupGrants } from '../../src';
import { messageOf, templateOf } from '../support';
import { newWorld } from '../support/grants';
import { container, newGroup, specification } from '../support/packages';

const OTHER = new iam.AccountPrincipal('444455556666');

/** A statement that an L1 was given. */
const GIVEN = {
  Action: 'sagemaker:DescribeModelPackageGroup',
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::777788889999:root' },
  Resource: 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn',
};

/** A statement of the user. */
const ADDED = { ...GIVEN, Principal: { AWS: 'arn:aws:iam::888899990000:root' } };

/** A group of an app, a bucket with the data of a version, and a stack of another account. */
interface App {
  readonly stack: Stack;
  readonly other: Stack;
  readonly group: IModelPackageGroupRef;
  readonly l1: CfnModelPackageGroup;
  readonly bucket: s3.Bucket;
}

type Group = (stack: Stack) => IModelPackageGroupRef;

const l1With = (policy?: unknown): Group => (stack) =>
  new CfnModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn', modelPackageGroupPolicy: policy });

const GROUPS: { readonly [name: string]: { readonly group: Group; readonly given: object[] } } = {
  'an L2': { group: (stack) => newGroup(stack), given: [] },
  'an L1 without a policy': { group: l1With(), given: [] },
  'an L1 with an object': { group: l1With({ Version: '2012-10-17', Statement: [GIVEN] }), given: [GIVEN] },
  'an L1 with a text': { group: l1With(JSON.stringify({ Version: '2012-10-17', Statement: [GIVEN] })), given: [GIVEN] },
  'an L1 with a document of CDK': { group: l1With(new iam.PolicyDocument({ statements: [iam.PolicyStatement.fromJson(GIVEN)] })), given: [GIVEN] },
};

const grantsOf = ({ group }: Pick<App, 'group'>) => ModelPackageGroupGrants.fromModelPackageGroup(group);

/** All that touches the policy of a group, or the policy of the bucket by the group. */
const CALLS: { readonly [name: string]: (app: App) => unknown } = {
  'grants.read': (app) => grantsOf(app).read(OTHER),
  'grants.register': (app) => grantsOf(app).register(OTHER),
  'grants.approve': (app) => grantsOf(app).approve(OTHER),
  'grants.changeStage': (app) => grantsOf(app).changeStage(OTHER),
  'grants.deploy': (app) => grantsOf(app).deploy(OTHER),
  'grants.delete': (app) => grantsOf(app).delete(OTHER),
  'grants.actions': (app) => grantsOf(app).actions(OTHER, ['sagemaker:ListTags']),
  'grants.deploy of the L1': ({ l1 }) => grantsOf({ group: l1 }).deploy(OTHER),
  'addToResourcePolicy': ({ group }) => iam.ResourceWithPolicies.of(group)!.addToResourcePolicy(iam.PolicyStatement.fromJson(ADDED)),
  'addToResourcePolicy of the L1': ({ l1 }) => iam.ResourceWithPolicies.of(l1)!.addToResourcePolicy(iam.PolicyStatement.fromJson(ADDED)),
  'a look-up': ({ group, other }) => ModelPackageGroup.latestApprovedModelPackage(other, 'LookUp', { modelPackageGroup: group }),
  'a version': ({ group, stack, bucket }) => newVersion(stack, group, bucket),
  'grants.approve of a version': ({ group, stack, bucket }) => newVersion(stack, group, bucket, 'Approved').grants.approve(OTHER),
};

/** An L1 has no shares. */
const CALLS_OF_L2: typeof CALLS = {
  ...CALLS,
  'a share': ({ group }) => (group as ModelPackageGroup).share('Share', {
    accounts: ['444455556666'],
    access: [ModelPackageGroupAccess.DEPLOY, ModelPackageGroupAccess.REGISTER],
  }),
};

function newVersion(stack: Stack, modelPackageGroup: IModelPackageGroupRef, bucket: s3.IBucket, id = 'Version'): ModelPackage {
  return new ModelPackage(stack, id, {
    modelPackageGroup,
    inferenceSpecification: specification({ containers: [container({ modelData: ModelData.fromBucket(bucket, 'model.tar.gz') })] }),
  });
}

function newApp(group: Group): App {
  const { stack, other } = newWorld();
  const made = group(stack);
  return { stack, other, group: made, l1: (made.node.defaultChild ?? made) as CfnModelPackageGroup, bucket: new s3.Bucket(stack, 'Bucket') };
}

/** What some calls in this order lead to: the statements of the two policies, and the warnings. */
function after(group: Group, ...calls: string[]) {
  const app = newApp(group);
  calls.forEach((call) => CALLS_OF_L2[call](app));
  const { stack, l1, bucket } = app;
  const statements = (policy: unknown): string[] => {
    const resolved = stack.resolve(policy);
    const { Statement = [] } = typeof resolved === 'string' ? JSON.parse(resolved) : resolved ?? {};
    // Statements that differ in their actions or principals only are merged, whichever comes first: what is allowed is
    // compared.
    return sorted(Statement.flatMap((statement: any) => [statement.Action].flat().flatMap((Action) =>
      [statement.Principal.AWS].flat().map(
        (AWS) => ({ ...statement, Action, Principal: { ...statement.Principal, AWS } }),
      ))));
  };
  return {
    group: statements(l1.modelPackageGroupPolicy),
    bucket: statements(bucket.policy?.document),
    warnings: sorted(stack.node.root.node.findAll().flatMap(({ node }) =>
      node.metadata.filter(({ type }) => type === 'aws:cdk:warning').map(({ data }) => [node.path, data]))),
  };
}

/** Each once, in an order of their own. */
const sorted = (values: unknown[]) => [...new Set(values.map((value) => JSON.stringify(value)))].sort();

const PAIRS = Object.keys(CALLS).flatMap((first, index, names) =>
  names.slice(index + 1).map((second) => [first, second]));

describe.each(Object.entries(GROUPS))('%s', (_name, { group, given }) => {
  const alone = Object.fromEntries(Object.keys(CALLS).map((call) => [call, after(group, call)]));

  test.each(PAIRS)('has the same policy after %s and %s in both orders, and loses nothing', (first, second) => {
    const [forwards, backwards] = [after(group, first, second), after(group, second, first)];
    expect(forwards).toEqual(backwards);
    expect(forwards.group)
      .toEqual([...new Set([...sorted(given), ...alone[first].group, ...alone[second].group])].sort());
  });

  test('lets the other account read the data of a version, whichever comes first', () => {
    expect(after(group, 'a version', 'grants.deploy').bucket).toEqual([JSON.stringify({
      Action: 's3:GetObject',
      Effect: 'Allow',
      Principal: { AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::444455556666:root']] } },
      Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Bucket83908E77', 'Arn'] }, '/model.tar.gz']] },
    })]);
  });

  test('is synthesized after all calls', () => {
    const app = newApp(group);
    Object.values(CALLS).forEach((call) => call(app));
    expect(() => templateOf(app.stack)).not.toThrow();
  });
});

test.each(Object.keys(CALLS))('an L2 has the same policy after a share and %s in both orders, and loses nothing', (call) => {
  const { group } = GROUPS['an L2'];
  const [forwards, backwards] = [after(group, 'a share', call), after(group, call, 'a share')];
  expect(forwards).toEqual(backwards);
  expect(forwards.group).toEqual([...new Set([...after(group, 'a share').group, ...after(group, call).group])].sort());
});

describe('a policy that is not known at synthesis', () => {
  const GROUP: { readonly [name: string]: Group } = {
    'a function': l1With({ 'Fn::Sub': '{ "Statement": [] }' }),
    'a parameter': (stack) => l1With(new CfnParameter(stack, 'Policy').valueAsString)(stack),
  };

  test.each(Object.entries(GROUP))('as %s, takes no look-up, and warns', (_name, group) => {
    const { warnings } = after(group, 'a look-up');
    expect(warnings).toEqual([expect.stringContaining('lookUpElsewhere')]);
  });

  test.each(Object.entries(GROUP))('as %s, takes no grant, before and after a look-up', (_name, group) => {
    for (const calls of [['grants.delete', 'a look-up'], ['a look-up', 'grants.delete']]) {
      const app = newApp(group);
      calls.forEach((call) => CALLS[call](app));
      expect(messageOf(() => app.stack.resolve(app.l1.modelPackageGroupPolicy))).toContain('modelPackageGroupPolicy');
      expect(app.other.node.findChild('LookUp').node.metadata.map(({ data }) => data)).toEqual([expect.stringContaining('lookUpElsewhere')]);
    }
  });

  test('but is lazy, takes a grant and no look-up, in both orders', () => {
    const group = l1With(Lazy.any({ produce: () => ({ Statement: [GIVEN] }) }));
    const [forwards, backwards] = [after(group, 'grants.delete', 'a look-up'), after(group, 'a look-up', 'grants.delete')];
    expect(forwards).toEqual(backwards);
    expect(forwards.group).toEqual(after(group, 'grants.delete').group);
  });
});
