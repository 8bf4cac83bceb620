import { CfnParameter, CfnStack, NestedStack, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { ContainerImage, Model, ModelContainer, ModelData, ModelPackage } from '../../src';
import { endpointOf, functionIn, groupIn, invoke, modelIn, roleIn, validatedBy, versionIn } from '../support/layout-parts';
import { Facts, factsOf, Layout } from '../support/layouts';
import { IMAGE, newVpc } from '../support/models';

type Use = (stack: Stack, id: string, role?: iam.IRole) => void;

/** What uses a role: a version that is validated with it, or a model. Both read a bucket of their own stack. */
const USES: [string, Use][] = [
  ['a validation', (stack, id, role) => {
    versionIn(stack, id, groupIn(stack, `${id}Group`), validatedBy(role, new s3.Bucket(stack, `${id}Bucket`)));
  }],
  ['a model', (stack, id, role) => {
    const modelData = ModelData.fromBucket(new s3.Bucket(stack, `${id}Bucket`), 'model.tar.gz');
    const containers = [ModelContainer.fromImage(ContainerImage.fromUri(IMAGE), { modelData })];
    new Model(stack, id, { role, containers, vpc: newVpc(stack, `${id}Vpc`) });
  }],
];

/** What the user of the role waits for, without its group. */
function waitsOf({ waits }: Facts, path: string): string[] {
  return (waits[path] ?? []).filter((needed) => !needed.endsWith('Group'));
}

describe.each(USES)('%s has a role', (_name, use) => {
  test('of its own', () => {
    const layout = new Layout();
    use(layout.stack('Here'), 'User');
    const facts = factsOf(layout.app);
    expect(waitsOf(facts, 'Here/User')).toEqual([expect.stringMatching(/Here\/User\/\w*Role\/DefaultPolicy/)]);
  });

  test('of the same stack', () => {
    const layout = new Layout();
    const here = layout.stack('Here');
    use(here, 'User', roleIn(here));
    const facts = factsOf(layout.app);
    expect(waitsOf(facts, 'Here/User')).toEqual(['Here/Role/DefaultPolicy']);
    expect(Object.keys(facts.policies)).toEqual(['Here/Role/DefaultPolicy']);
  });

  test('of another stack', () => {
    const layout = new Layout();
    use(layout.stack('Here'), 'User', roleIn(layout.stack('Security')));
    const facts = factsOf(layout.app);
    expect(facts.stacks).toEqual({ Here: ['Security'] });
    expect(waitsOf(facts, 'Here/User')).toEqual(['Here/RolePolicies/SecurityRole/Permissions']);
    expect(Object.keys(facts.policies)).toEqual(['Here/RolePolicies/SecurityRole/Permissions']);
  });

  test('of another stack, where several others use it, too: one policy', () => {
    const layout = new Layout();
    const role = roleIn(layout.stack('Security'));
    ['One', 'Two', 'Three'].forEach((id) => use(layout.stack('Here'), id, role));
    const facts = factsOf(layout.app);
    expect(Object.keys(facts.policies)).toEqual(['Here/RolePolicies/SecurityRole/Permissions']);
    expect(waitsOf(facts, 'Here/Three')).toEqual(['Here/RolePolicies/SecurityRole/Permissions']);
  });

  test('of another stack, which others of several stacks use: IAM tells their policies apart by name', () => {
    const layout = new Layout();
    const role = roleIn(layout.stack('Security'));
    const stacks = ['Here', 'There'].map((id) => layout.stack(id));
    stacks.forEach((stack) => use(stack, 'User', role));
    factsOf(layout.app);
    const names = stacks.map((stack) => policyIn(stack).policyName);
    expect(names).toEqual([expect.stringMatching(/^Here\w+Permissions$/), expect.stringMatching(/^There\w+Permissions$/)]);
  });

  test('of another stack, which is imported there', () => {
    const layout = new Layout();
    const security = layout.stack('Security');
    roleIn(security, 'Filling');
    use(layout.stack('Here'), 'User', iam.Role.fromRoleArn(security, 'Role', 'arn:aws:iam::111122223333:role/ours'));
    const facts = factsOf(layout.app);
    expect(waitsOf(facts, 'Here/User')).toEqual(['Here/RolePolicies/SecurityRole/Permissions']);
  });

  test('of another stack, which is imported there and allowed to call something here', () => {
    const layout = new Layout();
    const [here, security] = [layout.stack('Here'), layout.stack('Security')];
    const role = iam.Role.fromRoleArn(security, 'Role', 'arn:aws:iam::111122223333:role/ours');
    use(here, 'User', role);
    functionIn(here, 'Function').grantInvoke(role);
    expect(factsOf(layout.app).stacks).toEqual({ Security: ['Here'] });
  });

  test('of a parent stack', () => {
    const layout = new Layout();
    const parent = layout.stack('Parent');
    use(new NestedStack(parent, 'Nested'), 'User', roleIn(parent));
    const facts = factsOf(layout.app);
    expect(waitsOf(facts, 'Parent/Nested/User')).toEqual(['Parent/Nested/RolePolicies/ParentRole/Permissions']);
    expect(Object.keys(facts.policies)).toEqual(['Parent/Nested/RolePolicies/ParentRole/Permissions']);
  });

  test('of a parent stack, which may also call something in the nested stack', () => {
    const layout = new Layout();
    const parent = layout.stack('Parent');
    const nested = new NestedStack(parent, 'Nested');
    const role = roleIn(parent);
    use(nested, 'User', role);
    functionIn(nested, 'Function').grantInvoke(role);
    expect(Object.keys(factsOf(layout.app).policies)).toContain('Parent/Role/DefaultPolicy');
  });

  test('of a nested stack', () => {
    const layout = new Layout();
    const parent = layout.stack('Parent');
    use(parent, 'User', roleIn(new NestedStack(parent, 'Nested')));
    expect(Object.keys(factsOf(layout.app).policies)).toEqual(['Parent/RolePolicies/ParentNestedRole/Permissions']);
  });

  test('of another nested stack', () => {
    const layout = new Layout();
    const parent = layout.stack('Parent');
    use(new NestedStack(parent, 'One'), 'User', roleIn(new NestedStack(parent, 'Two')));
    expect(Object.keys(factsOf(layout.app).policies)).toEqual(['Parent/One/RolePolicies/ParentTwoRole/Permissions']);
  });

  test('of another region', () => {
    const layout = new Layout();
    use(layout.stack('Here'), 'User', roleIn(layout.stack('Security', { account: '111122223333', region: 'us-east-1' })));
    expect(factsOf(layout.app)).toMatchObject({ policies: { 'Here/RolePolicies/SecurityRole/Permissions': expect.anything() } });
  });

  test('of a stack of its stage', () => {
    const layout = new Layout();
    const stage = layout.stage('Prod');
    use(new Stack(stage, 'Here'), 'User', roleIn(new Stack(stage, 'Security')));
    expect(factsOf(layout.app).stacks).toEqual({ 'Prod/Here': ['Prod/Security'] });
  });

  test('that is allowed to call something which is told of the user of the role: a policy of its own', () => {
    const layout = new Layout();
    const here = layout.stack('Here');
    const role = roleIn(here);
    use(here, 'User', role);
    const child = here.node.findChild('User');
    const name = child instanceof Model ? child.modelName : (child as ModelPackage).modelPackageArn;
    functionIn(here, 'Function', { NAME: name }).grantInvoke(role);
    const facts = factsOf(layout.app);
    expect(waitsOf(facts, 'Here/User')).toEqual(['Here/User/RoleGrants']);
    expect(facts.policies['Here/User/RoleGrants']).toEqual(facts.policies['Here/Role/DefaultPolicy'].filter((action) => action !== 'lambda:InvokeFunction'));
  });
});

test('a role may also do something to what needs nothing of the user of the role: a parameter and a stack', () => {
  const layout = new Layout();
  const here = layout.stack('Here');
  const role = roleIn(here);
  modelIn(here, 'Model', versionIn(here, 'Version', groupIn(here)), role);
  const other = new CfnStack(here, 'Other', { templateUrl: 'https://example.com/template.json' });
  [new CfnParameter(here, 'Table').valueAsString, other.ref].forEach((resource) =>
    role.addToPrincipalPolicy(new iam.PolicyStatement({ actions: ['dynamodb:GetItem'], resources: [`arn:aws:dynamodb:::table/${resource}`] })));
  expect(factsOf(layout.app).waits['Here/Model']).toEqual(['Here/Role/DefaultPolicy']);
});

function policyIn(stack: Stack): iam.CfnPolicy {
  return stack.node.findAll().find((child): child is iam.CfnPolicy => child instanceof iam.CfnPolicy)!;
}

describe('one role serves a model and calls its endpoint', () => {
  test.each<[string, string[], (here: Stack, layout: Layout) => iam.IRole | undefined]>([
    ['a role of the same stack', ['Here/Model/RoleGrants'], (here) => roleIn(here)],
    ['the role that the model makes', ['Here/Model/RoleGrants'], () => undefined],
    ['an imported role', ['Here/Model/RoleGrants'], (here) => iam.Role.fromRoleArn(here, 'Role', 'arn:aws:iam::111122223333:role/ours')],
  ])('%s', (_name, waits, make) => {
    const layout = new Layout();
    const here = layout.stack('Here');
    const version = versionIn(here, 'Version', groupIn(here));
    const model = modelIn(here, 'Model', version, make(here, layout));
    model.role!.addToPrincipalPolicy(invoke(endpointOf(model)));
    expect(factsOf(layout.app).waits['Here/Model']).toEqual(waits);
  });

  test('of another stack: what is granted to the model is beside it', () => {
    const layout = new Layout();
    const here = layout.stack('Here');
    const model = modelIn(here, 'Model', versionIn(here, 'Version', groupIn(here)), roleIn(layout.stack('Security')));
    model.grantPrincipal.addToPrincipalPolicy(invoke(endpointOf(model)));
    const { stacks, waits } = factsOf(layout.app);
    expect(stacks).toEqual({ Here: ['Security'] });
    expect(waits['Here/Model']).toEqual(['Here/Model/RoleGrants']);
  });

  test('a role without policy updates: nothing is beside the model, which does not wait', () => {
    const layout = new Layout();
    const here = layout.stack('Here');
    const role = roleIn(here).withoutPolicyUpdates() as iam.IRole;
    const model = modelIn(here, 'Model', versionIn(here, 'Version', groupIn(here)), role);
    new iam.ManagedPolicy(role as unknown as Construct, 'Calls', { statements: [invoke(endpointOf(model))] });
    const { waits } = factsOf(layout.app);
    expect(Object.keys(waits)).not.toContain('Here/Model');
  });

  test('only the models that the role calls have policies of their own', () => {
    const layout = new Layout();
    const here = layout.stack('Here');
    const role = roleIn(here);
    const version = versionIn(here, 'Version', groupIn(here));
    const [called, caller] = ['Called', 'Caller'].map((id) => modelIn(here, id, version, role));
    role.addToPrincipalPolicy(invoke(endpointOf(called)));
    expect(caller.role).toBe(role);
    expect(factsOf(layout.app).waits).toMatchObject({ 'Here/Called': ['Here/Called/RoleGrants'], 'Here/Caller': ['Here/Role/DefaultPolicy'] });
  });

  test('of a parent stack', () => {
    const layout = new Layout();
    const parent = layout.stack('Parent');
    const nested = new NestedStack(parent, 'Nested');
    const role = roleIn(parent);
    const model = modelIn(nested, 'Model', versionIn(nested, 'Version', groupIn(nested)), role);
    role.addToPrincipalPolicy(invoke(endpointOf(model)));
    expect(factsOf(layout.app).policies).toMatchObject({ 'Parent/Role/DefaultPolicy': ['sagemaker:InvokeEndpoint'] });
  });
});

describe('one role validates versions and', () => {
  test.each<[string, (layout: Layout) => iam.IRole | undefined]>([
    ['of the same stack', (layout) => roleIn(layout.stack('Here'))],
    ['of another stack', (layout) => roleIn(layout.stack('Security'))],
    ['of the version', () => undefined],
  ])('serves a model: a role %s', (_name, make) => {
    const layout = new Layout();
    const here = layout.stack('Here');
    const version = versionIn(here, 'Version', groupIn(here), validatedBy(make(layout), new s3.Bucket(here, 'Bucket')));
    modelIn(here, 'Model', version, version.validationRole);
    const facts = factsOf(layout.app);
    expect(facts.waits['Here/Model']).toContainEqual(expect.stringMatching(/RolePolicies\/.*\/PackageGrants/));
    expect(waitsOf(facts, 'Here/Version')).not.toContainEqual(expect.stringMatching(/PackageGrants/));
  });

  /** A second version of a group, which waits for the first one and which the role of that may read. */
  function secondVersion(layout: Layout, make: (here: Stack) => iam.IRole | undefined, grantFirst = false): Facts {
    const here = layout.stack('Here');
    const group = groupIn(here);
    const bucket = new s3.Bucket(here, 'Bucket');
    const role = make(here);
    if (grantFirst) {
      const second = versionIn(here, 'Second', group);
      second.grants.read(role!);
      second.node.addDependency(versionIn(here, 'First', group, validatedBy(role, bucket)));
    } else {
      const first = versionIn(here, 'First', group, validatedBy(role, bucket));
      const second = versionIn(here, 'Second', group);
      second.grants.read(first.validationRole!);
      second.node.addDependency(first);
    }
    return factsOf(layout.app);
  }

  test('may read a later version, which waits for the first one', () => {
    const { waits, policies } = secondVersion(new Layout(), () => undefined);
    expect(waits['Here/First']).toEqual(['Here/First/ValidationRole/DefaultPolicy', 'Here/Group']);
    expect(Object.keys(policies)).toEqual(['Here/First/ValidationRole/DefaultPolicy', 'Here/RolePolicies/HereFirstValidationRole/PackageGrants']);
  });

  test('may read a later version where the user makes the role', () => {
    const { policies } = secondVersion(new Layout(), roleIn);
    expect(Object.keys(policies)).toEqual(['Here/Role/DefaultPolicy', 'Here/RolePolicies/HereRole/PackageGrants']);
  });

  test('may read a later version where that is granted before the role validates', () => {
    const { waits } = secondVersion(new Layout(), roleIn, true);
    expect(waits['Here/First']).toEqual(['Here/First/RoleGrants', 'Here/Group']);
  });

  test('may read a later version by what the user adds to the policy of the role: the order of the versions gives way', () => {
    const layout = new Layout();
    const here = layout.stack('Here');
    const [group, role] = [groupIn(here), roleIn(here)];
    versionIn(here, 'First', group, validatedBy(role, new s3.Bucket(here, 'Bucket')));
    const { modelPackageArn } = versionIn(here, 'Second', group);
    role.addToPrincipalPolicy(new iam.PolicyStatement({ actions: ['sagemaker:DescribeModelPackage'], resources: [modelPackageArn] }));
    expect(factsOf(layout.app).waits).toEqual({
      'Here/First': ['Here/Group', 'Here/Role/DefaultPolicy', 'Here/Second'], 'Here/Second': ['Here/Group'],
    });
  });

  test('may read a later version with the role of another stack', () => {
    const layout = new Layout();
    const { policies } = secondVersion(layout, () => roleIn(layout.stack('Security')));
    expect(Object.keys(policies).sort()).toEqual(['Here/RolePolicies/SecurityRole/PackageGrants', 'Here/RolePolicies/SecurityRole/Permissions']);
  });

  test('may read a version of a stack that needs that of the role', () => {
    const layout = new Layout();
    const [here, later] = [layout.stack('Here'), layout.stack('Later')];
    const first = versionIn(here, 'First', groupIn(here), validatedBy(undefined, new s3.Bucket(here, 'Bucket')));
    const second = versionIn(later, 'Second', first.modelPackageGroup!);
    second.grants.delete(first.validationRole!);
    expect(factsOf(layout.app)).toMatchObject({ stacks: { Later: ['Here'] } });
  });
});
