import { NestedStack, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { ModelPackage, ModelPackageGrants, ModelPackageGroup } from '../../src';
import { functionIn, groupIn, modelIn, roleIn, validatedBy, versionIn } from '../support/layout-parts';
import { factsOf, Layout } from '../support/layouts';
import { container, specification } from '../support/packages';

/** Everything that can be granted on a package. */
const GRANTS: [string, (grants: ModelPackageGrants, grantee: iam.IGrantable) => iam.Grant][] = [
  ['read', (grants, grantee) => grants.read(grantee)],
  ['approve', (grants, grantee) => grants.approve(grantee)],
  ['deploy', (grants, grantee) => grants.deploy(grantee)],
  ['delete', (grants, grantee) => grants.delete(grantee)],
  ['readArtifacts', (grants, grantee) => grants.readArtifacts(grantee)],
  ['actions', (grants, grantee) => grants.actions(grantee, ['sagemaker:ListTags'])],
];
const DELETE = ['sagemaker:DeleteModelPackage', 'sagemaker:DescribeModelPackage'];

/** A version with a key and with model data in a bucket of its stack. */
function versionWithData(stack: Stack, id = 'Version'): ModelPackage {
  const { inferenceSpecification } = validatedBy(undefined, new s3.Bucket(stack, `${id}Bucket`));
  return versionIn(stack, id, groupIn(stack, `${id}Group`), { inferenceSpecification, encryptionKey: new kms.Key(stack, `${id}Key`) });
}

describe.each(GRANTS)('grants.%s', (_name, grant) => {
  test('to a role of a stack that the stack of the package needs: by a policy beside the package', () => {
    const layout = new Layout();
    const [registry, security] = [layout.stack('Registry'), layout.stack('Security')];
    const role = roleIn(security);
    grant(versionWithData(registry).grants, role);
    functionIn(registry, 'Later', {}, role);
    const { stacks, policies } = factsOf(layout.app);
    expect(stacks).toEqual({ Registry: ['Security'] });
    expect(Object.keys(policies)).toContain('Registry/RolePolicies/SecurityRole/PackageGrants');
  });

  test('to a function of a stack that needs that of the package: by the policy of its role', () => {
    const layout = new Layout();
    const [registry, serving] = [layout.stack('Registry'), layout.stack('Serving')];
    const version = versionWithData(registry);
    grant(version.grants, functionIn(serving, 'Reader', { VERSION: version.modelPackageArn }));
    const { stacks, policies } = factsOf(layout.app);
    expect(stacks).toEqual({ Serving: ['Registry'] });
    expect(Object.keys(policies)).toEqual(['Serving/Reader/ServiceRole/DefaultPolicy']);
  });

  test('to a role in the same stack: by the policy of the role', () => {
    const layout = new Layout();
    const registry = layout.stack('Registry');
    grant(versionWithData(registry).grants, roleIn(registry));
    expect(Object.keys(factsOf(layout.app).policies)).toEqual(['Registry/Role/DefaultPolicy']);
  });

  test('to the role of a parent stack, with which a function of the nested stack runs: by a policy beside both in the parent stack', () => {
    const layout = new Layout();
    const parent = layout.stack('Parent');
    const nested = new NestedStack(parent, 'Nested');
    const role = roleIn(parent);
    grant(versionWithData(nested).grants, role);
    functionIn(nested, 'Function', {}, role);
    expect(Object.keys(factsOf(layout.app).policies)).toContain('Parent/RolePolicies/ParentRole/PackageGrants');
  });

  test('to the role of a nested stack, to which the parent stack refers: by a policy in the parent stack', () => {
    const layout = new Layout();
    const parent = layout.stack('Parent');
    const role = roleIn(new NestedStack(parent, 'Nested'));
    grant(versionWithData(parent).grants, role);
    functionIn(parent, 'Function', {}, role);
    expect(Object.keys(factsOf(layout.app).policies)).toContain('Parent/RolePolicies/ParentNestedRole/PackageGrants');
  });
});

describe('the stack of the package needs that of the grantee', () => {
  test('through a third', () => {
    const layout = new Layout();
    const [registry, security, middle] = [layout.stack('Registry'), layout.stack('Security'), layout.stack('Middle')];
    const role = roleIn(security);
    versionWithData(registry).grants.delete(role);
    functionIn(registry, 'Registry', { NEXT: functionIn(middle, 'Middle', {}, role).functionArn });
    expect(factsOf(layout.app)).toMatchObject({
      stacks: { Registry: ['Middle', 'Security'], Middle: ['Security'] },
      policies: { 'Registry/RolePolicies/SecurityRole/PackageGrants': DELETE },
    });
  });

  test('explicitly', () => {
    const layout = new Layout();
    const [registry, security] = [layout.stack('Registry'), layout.stack('Security')];
    versionWithData(registry).grants.delete(roleIn(security));
    registry.node.addDependency(security);
    expect(factsOf(layout.app).policies).toEqual({ 'Registry/RolePolicies/SecurityRole/PackageGrants': DELETE });
  });

  test('by a dependency of a construct', () => {
    const layout = new Layout();
    const [registry, security] = [layout.stack('Registry'), layout.stack('Security')];
    const [version, role] = [versionWithData(registry), roleIn(security)];
    version.grants.delete(role);
    version.node.addDependency(role);
    expect(factsOf(layout.app).policies).toEqual({ 'Registry/RolePolicies/SecurityRole/PackageGrants': DELETE });
  });

  test.each<[string, string, (stack: Stack) => iam.IIdentity]>([
    ['a user', 'User', (stack) => new iam.User(stack, 'User')],
    ['a group of users', 'Users', (stack) => new iam.Group(stack, 'Users')],
    ['an imported role', 'Imported', (stack) => iam.Role.fromRoleArn(stack, 'Imported', 'arn:aws:iam::111122223333:role/ours')],
    ['a lazy role, which something uses', 'Lazy', (stack) => {
      const role = new iam.LazyRole(stack, 'Lazy', { assumedBy: new iam.AccountRootPrincipal() });
      functionIn(stack, 'Uses', { ROLE: role.roleArn });
      return role;
    }],
  ])('which is %s', (_name, id, make) => {
    const layout = new Layout();
    const [registry, security] = [layout.stack('Registry'), layout.stack('Security')];
    versionWithData(registry).grants.delete(make(security));
    functionIn(registry, 'Later', {}, roleIn(security));
    expect(factsOf(layout.app)).toMatchObject({ stacks: { Registry: ['Security'] }, policies: { [`Registry/RolePolicies/Security${id}/PackageGrants`]: DELETE } });
  });

  test('which cannot be changed', () => {
    const layout = new Layout();
    const [registry, security] = [layout.stack('Registry'), layout.stack('Security')];
    const role = roleIn(security);
    versionWithData(registry).grants.delete(role.withoutPolicyUpdates());
    functionIn(registry, 'Later', {}, role);
    expect(factsOf(layout.app)).toMatchObject({ stacks: { Registry: ['Security'] }, policies: {} });
  });

  test('and what it finds by a look-up is granted beside the look-up', () => {
    const layout = new Layout();
    const [serving, security] = [layout.stack('Serving'), layout.stack('Security')];
    const role = roleIn(security);
    const modelPackageGroup = ModelPackageGroup.fromModelPackageGroupName(serving, 'Group', 'churn');
    const latest = ModelPackageGroup.latestApprovedModelPackage(serving, 'Latest', { modelPackageGroup });
    latest.grants.delete(role);
    functionIn(serving, 'Function', { VERSION: latest.modelPackageArn }, role);
    expect(factsOf(layout.app)).toMatchObject({
      stacks: { Serving: ['Security'] }, policies: { 'Serving/RolePolicies/SecurityRole/PackageGrants': DELETE },
    });
  });

  test('and several packages are granted by one policy', () => {
    const layout = new Layout();
    const [registry, security] = [layout.stack('Registry'), layout.stack('Security')];
    const role = roleIn(security);
    const group = groupIn(registry);
    ['One', 'Two', 'Three'].forEach((id) => versionIn(registry, id, group).grants.delete(role));
    functionIn(registry, 'Function', {}, role);
    expect(factsOf(layout.app).policies).toEqual({ 'Registry/RolePolicies/SecurityRole/PackageGrants': DELETE });
  });
});

test('packages of two stacks are granted to the roles of each other: only one needs the other', () => {
  const layout = new Layout();
  const [one, two] = [layout.stack('One'), layout.stack('Two')];
  versionWithData(one).grants.delete(roleIn(two));
  versionWithData(two).grants.delete(roleIn(one));
  expect(factsOf(layout.app)).toEqual({
    stacks: { Two: ['One'] },
    waits: { 'One/Version': ['One/VersionGroup'], 'Two/Version': ['Two/VersionGroup'] },
    policies: { 'Two/Role/DefaultPolicy': DELETE, 'Two/RolePolicies/OneRole/PackageGrants': DELETE },
  });
});

test('a package and a role in nested stacks of one stack: by a policy in their parent stack', () => {
  const layout = new Layout();
  const parent = layout.stack('Parent');
  const [one, two] = [new NestedStack(parent, 'One'), new NestedStack(parent, 'Two')];
  const role = roleIn(two);
  const version = versionWithData(one);
  version.grants.delete(role);
  functionIn(one, 'Function', {}, role);
  expect(factsOf(layout.app).policies).toEqual({ 'Parent/RolePolicies/ParentTwoRole/PackageGrants': DELETE });
});

test('stacks of one stage', () => {
  const layout = new Layout();
  const stage = layout.stage('Prod');
  const [registry, security] = [new Stack(stage, 'Registry'), new Stack(stage, 'Security')];
  const role = roleIn(security);
  versionWithData(registry).grants.delete(role);
  functionIn(registry, 'Function', {}, role);
  expect(factsOf(layout.app).policies).toEqual({ 'Prod/Registry/RolePolicies/ProdSecurityRole/PackageGrants': DELETE });
});

test('a package without a group is granted by its name to a role of another account', () => {
  const layout = new Layout();
  const registry = layout.stack('Registry');
  const modelPackage = new ModelPackage(registry, 'Package', {
    modelPackageName: 'churn', inferenceSpecification: specification({ containers: [container()] }),
  });
  modelPackage.grants.delete(roleIn(layout.stack('Serving', { account: '444455556666', region: 'eu-west-1' })));
  expect(factsOf(layout.app)).toMatchObject({ stacks: {}, policies: { 'Serving/Role/DefaultPolicy': DELETE } });
});

test('what depends on a grant waits for the policy in which it is', () => {
  const layout = new Layout();
  const [registry, security] = [layout.stack('Registry'), layout.stack('Security')];
  const role = roleIn(security);
  const grant = versionWithData(registry).grants.delete(role);
  const later = groupIn(registry, 'Later');
  grant.applyBefore(later);
  functionIn(registry, 'Function', {}, role);
  const needed = factsOf(layout.app);
  expect(needed.stacks).toEqual({ Registry: ['Security'] });
  expect(later.node.dependencies.map(({ node }) => node.path)).toEqual([expect.stringMatching(/^Registry\/RolePolicies\/.*\/PackageGrants$/)]);
});

test('a package is granted to a model whose role is of another stack: by the policy that the model waits for', () => {
  const layout = new Layout();
  const [serving, security] = [layout.stack('Serving'), layout.stack('Security')];
  const [version, other] = ['Version', 'Other'].map((id) => versionWithData(serving, id));
  const model = modelIn(serving, 'Model', version, roleIn(security));
  other.grants.delete(model);
  expect(factsOf(layout.app)).toMatchObject({
    stacks: { Serving: ['Security'] },
    waits: { 'Serving/Model': ['Serving/RolePolicies/SecurityRole/Permissions'] },
    policies: { 'Serving/RolePolicies/SecurityRole/Permissions': expect.arrayContaining(DELETE) },
  });
});
