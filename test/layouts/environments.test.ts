import { App, CfnOutput, Fn, NestedStack, Resource, Stack, Stage } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { CfnModelPackageGroup, IModelPackageGroupRef } from 'aws-cdk-lib/aws-sagemaker';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { ModelData, ModelPackage, ModelPackageGroup, S3Source } from '../../src';
import { GROUP, issuesOf, PACKAGE, propertiesOf, resourceOf, templateOf } from '../support';
import { acknowledge } from '../support/cdk';
import { container, newGroup, specification, SPECIFICATION, validation } from '../support/packages';

const REGISTRY = { account: '111122223333', region: 'eu-west-1' };
const OTHER_ACCOUNT = { account: '444455556666', region: 'eu-west-1' };
const OTHER_REGION = { account: '111122223333', region: 'us-east-1' };

const GROUP_ARN = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/ChurnModels';

/** The literal ARN of a resource of the registry's environment, but for its partition. */
function arnOf(resource: string) {
  return { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:sagemaker:eu-west-1:111122223333:${resource}`]] };
}

/** A stack of the registry and one that uses it, in the same app. */
function twoStacks(registryEnv?: typeof REGISTRY, userEnv?: typeof REGISTRY) {
  const app = new App();
  return { registry: new Stack(app, 'Registry', { env: registryEnv }), user: new Stack(app, 'User', { env: userEnv }) };
}

/** What a stack sees of a text of another stack. */
function seen(from: Stack, value: string) {
  new ssm.CfnParameter(from, 'Seen', { type: 'String', value });
  return propertiesOf(synthesized(from), 'AWS::SSM::Parameter').Value;
}

/** The stack, once the whole app has been synthesized and validated. */
function synthesized(stack: Stack): Stack {
  templateOf(stack);
  return stack;
}

describe('a version names its group', () => {
  describe('made in another stack', () => {
    test('by name in the same environment', () => {
      const { registry, user } = twoStacks(REGISTRY, REGISTRY);
      new ModelPackage(user, 'Package', { modelPackageGroup: new ModelPackageGroup(registry, 'Group') });
      expect(resourceOf(user, PACKAGE).Properties.ModelPackageGroupName).toBe('Registry-Group-F9A457C4');
    });

    test('by name where both stacks are environment-agnostic', () => {
      const { registry, user } = twoStacks();
      new ModelPackage(user, 'Package', { modelPackageGroup: new ModelPackageGroup(registry, 'Group') });
      expect(resourceOf(user, PACKAGE).Properties.ModelPackageGroupName).toBe('Registry-Group-F9A457C4');
    });

    test('by ARN in another account', () => {
      const { registry, user } = twoStacks(REGISTRY, OTHER_ACCOUNT);
      new ModelPackage(user, 'Package', { modelPackageGroup: new ModelPackageGroup(registry, 'Group') });
      expect(resourceOf(user, PACKAGE).Properties.ModelPackageGroupName).toEqual(arnOf('model-package-group/Registry-Group-F9A457C4'));
    });

    test('by ARN in another region', () => {
      const { registry, user } = twoStacks(REGISTRY, OTHER_REGION);
      new ModelPackage(user, 'Package', { modelPackageGroup: newGroup(registry) });
      expect(resourceOf(user, PACKAGE).Properties.ModelPackageGroupName).toEqual(arnOf('model-package-group/churn'));
    });

    test('by ARN in an environment-agnostic stack, as the environment may be another', () => {
      const { registry, user } = twoStacks(REGISTRY, undefined);
      new ModelPackage(user, 'Package', { modelPackageGroup: newGroup(registry) });
      expect(resourceOf(user, PACKAGE).Properties.ModelPackageGroupName).toEqual(arnOf('model-package-group/churn'));
    });

    test('and waits for its stack in the same environment', () => {
      const { registry, user } = twoStacks(REGISTRY, REGISTRY);
      new ModelPackage(user, 'Package', { modelPackageGroup: newGroup(registry) });
      synthesized(user);
      expect(user.dependencies).toEqual([registry]);
    });

    test('and waits for its stack in another account', () => {
      const { registry, user } = twoStacks(REGISTRY, OTHER_ACCOUNT);
      new ModelPackage(user, 'Package', { modelPackageGroup: newGroup(registry) });
      synthesized(user);
      expect(user.dependencies).toEqual([registry]);
    });
  });

  describe('given as a resource of CloudFormation in another stack', () => {
    function groupAndUser(userEnv?: typeof REGISTRY) {
      const { registry, user } = twoStacks(REGISTRY, userEnv);
      const modelPackageGroup = new CfnModelPackageGroup(registry, 'Group', { modelPackageGroupName: 'churn' });
      new ModelPackage(user, 'Package', { modelPackageGroup });
      return { registry, user };
    }

    test('by name in the same environment, and waits for its stack', () => {
      const { registry, user } = groupAndUser(REGISTRY);
      expect(resourceOf(user, PACKAGE).Properties.ModelPackageGroupName).toBe('churn');
      expect(user.dependencies).toEqual([registry]);
    });

    test('by ARN in another account', () => {
      expect(resourceOf(groupAndUser(OTHER_ACCOUNT).user, PACKAGE).Properties.ModelPackageGroupName).toEqual(arnOf('model-package-group/churn'));
    });

    test('by ARN in another region', () => {
      expect(resourceOf(groupAndUser(OTHER_REGION).user, PACKAGE).Properties.ModelPackageGroupName).toEqual(arnOf('model-package-group/churn'));
    });

    test('by ARN in an environment-agnostic stack', () => {
      expect(resourceOf(groupAndUser(undefined).user, PACKAGE).Properties.ModelPackageGroupName).toEqual(arnOf('model-package-group/churn'));
    });
  });

  describe('imported by ARN', () => {
    function nameIn(env: typeof REGISTRY | undefined, arn: string) {
      const stack = new Stack(new App(), 'Stack', { env });
      new ModelPackage(stack, 'Package', { modelPackageGroup: ModelPackageGroup.fromModelPackageGroupArn(stack, 'Group', arn) });
      return resourceOf(stack, PACKAGE).Properties.ModelPackageGroupName;
    }

    test('by name in the same environment', () => {
      expect(nameIn(REGISTRY, GROUP_ARN)).toBe('ChurnModels');
    });

    test('by ARN in another account', () => {
      expect(nameIn(OTHER_ACCOUNT, GROUP_ARN)).toBe(GROUP_ARN);
    });

    test('by ARN in another region', () => {
      expect(nameIn(OTHER_REGION, GROUP_ARN)).toBe(GROUP_ARN);
    });

    test('by ARN in an environment-agnostic stack, as the environment may be another', () => {
      expect(nameIn(undefined, GROUP_ARN)).toBe(GROUP_ARN);
    });

    test('by ARN where that is a token', () => {
      expect(nameIn(REGISTRY, Fn.importValue('GroupArn'))).toEqual({ 'Fn::ImportValue': 'GroupArn' });
    });
  });

  describe('imported by name', () => {
    test('by name in the same environment', () => {
      const stack = new Stack(new App(), 'Stack', { env: REGISTRY });
      new ModelPackage(stack, 'Package', { modelPackageGroup: ModelPackageGroup.fromModelPackageGroupName(stack, 'Group', 'ChurnModels') });
      expect(resourceOf(stack, PACKAGE).Properties.ModelPackageGroupName).toBe('ChurnModels');
    });

    test('by name in an environment-agnostic stack', () => {
      const stack = new Stack(new App(), 'Stack');
      new ModelPackage(stack, 'Package', { modelPackageGroup: ModelPackageGroup.fromModelPackageGroupName(stack, 'Group', 'ChurnModels') });
      expect(resourceOf(stack, PACKAGE).Properties.ModelPackageGroupName).toBe('ChurnModels');
    });

    test('by ARN in another account', () => {
      const { registry, user } = twoStacks(REGISTRY, OTHER_ACCOUNT);
      newGroup(registry);
      new ModelPackage(user, 'Package', { modelPackageGroup: ModelPackageGroup.fromModelPackageGroupName(registry, 'Imported', 'ChurnModels') });
      expect(resourceOf(user, PACKAGE).Properties.ModelPackageGroupName).toEqual(arnOf('model-package-group/ChurnModels'));
    });
  });

  test("given as a construct of the user's own, by the name in its ARN", () => {
    class OwnGroup extends Resource implements IModelPackageGroupRef {
      public readonly modelPackageGroupRef = { modelPackageGroupArn: GROUP_ARN };
    }
    const stack = new Stack(new App(), 'Stack', { env: REGISTRY });
    new ModelPackage(stack, 'Package', { modelPackageGroup: new OwnGroup(stack, 'Group') });
    expect(resourceOf(stack, PACKAGE).Properties.ModelPackageGroupName).toBe('ChurnModels');
  });
});

describe('stages', () => {
  test('a version in a stage names the group of its stage, and waits for it', () => {
    const stack = new Stack(new Stage(new App(), 'Prod'), 'Stack');
    new ModelPackage(stack, 'Package', { modelPackageGroup: new ModelPackageGroup(stack, 'Group') });
    expect(resourceOf(stack, PACKAGE)).toMatchObject({
      Properties: { ModelPackageGroupName: 'ProdStack-Group-06B3DEA1' }, DependsOn: ['GroupC77FDACD'],
    });
  });

  test('a version of a group in another stage does not wait for it, as stages are deployed apart', () => {
    const app = new App();
    const registry = new Stack(new Stage(app, 'Registry', { env: REGISTRY }), 'Stack');
    const user = new Stack(new Stage(app, 'User', { env: REGISTRY }), 'Stack');
    new ModelPackage(user, 'Package', { modelPackageGroup: newGroup(registry) });
    const { DependsOn, Properties } = resourceOf(user, PACKAGE);
    expect(Properties.ModelPackageGroupName).toBe('churn');
    expect(DependsOn).toBeUndefined();
    expect(user.dependencies).toEqual([]);
  });

  test('a version of a group in a stage of another account names it by ARN', () => {
    const app = new App();
    const registry = new Stack(new Stage(app, 'Registry', { env: REGISTRY }), 'Stack');
    const user = new Stack(new Stage(app, 'User', { env: OTHER_ACCOUNT }), 'Stack');
    new ModelPackage(user, 'Package', { modelPackageGroup: newGroup(registry) });
    expect(resourceOf(user, PACKAGE).Properties.ModelPackageGroupName).toEqual(arnOf('model-package-group/churn'));
  });
});

describe('what a package reads in a stage of another account', () => {
  /** A stack in a stage of its own, and another for the package. */
  function twoStages() {
    const app = new App();
    return { data: new Stack(new Stage(app, 'Data', { env: REGISTRY }), 'Stack'), user: new Stack(new Stage(app, 'User', { env: OTHER_ACCOUNT }), 'Stack') };
  }

  test('may be a bucket without a policy', () => {
    const { data, user } = twoStages();
    const modelData = ModelData.fromBucket(new s3.Bucket(data, 'Bucket', { bucketName: 'data' }), 'model.tar.gz');
    new ModelPackage(user, 'Package', { modelPackageGroup: newGroup(user), inferenceSpecification: specification({ containers: [container({ modelData })] }) });
    expect(resourceOf(user, PACKAGE).Properties.InferenceSpecification.Containers[0].ModelDataUrl).toBe('s3://data/model.tar.gz');
  });

  test('may be a bucket with a policy', () => {
    const { data, user } = twoStages();
    const modelData = ModelData.fromBucket(new s3.Bucket(data, 'Bucket', { bucketName: 'data', enforceSSL: true }), 'model.tar.gz');
    new ModelPackage(user, 'Package', { modelPackageGroup: newGroup(user), inferenceSpecification: specification({ containers: [container({ modelData })] }) });
    expect(resourceOf(user, PACKAGE).Properties.InferenceSpecification.Containers[0].ModelDataUrl).toBe('s3://data/model.tar.gz');
  });

  test('may not be a role to validate it with, as IAM passes no roles to other accounts', () => {
    const { data, user } = twoStages();
    const role = new iam.Role(data, 'Role', { roleName: 'validation', assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
    expect(issuesOf(() => new ModelPackage(user, 'Package', { modelPackageGroup: newGroup(user), validationSpecification: validation({ role }) }))).toEqual([
      'validationSpecification.role: Role.otherAccount',
    ]);
  });
});

test('a validation may read a bucket that the app makes in another account', () => {
  const { registry, user } = twoStacks(REGISTRY, OTHER_ACCOUNT);
  const data = new s3.Bucket(registry, 'Bucket', { bucketName: 'data' });
  const validationSpecification = validation({ transformInput: { source: S3Source.fromBucketPrefix(data, 'input/') } });
  new ModelPackage(user, 'Package', { modelPackageGroup: newGroup(user), validationSpecification });
  expect(resourceOf(user, PACKAGE).Properties.ValidationSpecification.ValidationRole).toEqual({ 'Fn::GetAtt': ['PackageValidationRole55475C4D', 'Arn'] });
});

describe('nested stacks', () => {
  test('a version in a nested stack names the group of its parent, which the nested stack waits for', () => {
    const parent = new Stack(new App(), 'Parent');
    new ModelPackage(new NestedStack(parent, 'Nested'), 'Package', { modelPackageGroup: newGroup(parent) });
    expect(propertiesOf(parent.node.findChild('Nested') as Stack, PACKAGE).ModelPackageGroupName).toBe('churn');
    expect(resourceOf(parent, 'AWS::CloudFormation::Stack').DependsOn).toEqual(['GroupC77FDACD']);
  });

  test('a version in the parent names the group of a nested stack, and waits for the nested stack', () => {
    const parent = new Stack(new App(), 'Parent');
    const modelPackageGroup = new ModelPackageGroup(new NestedStack(parent, 'Nested'), 'Group');
    new ModelPackage(parent, 'Package', { modelPackageGroup });
    expect(resourceOf(parent, PACKAGE)).toMatchObject({
      Properties: { ModelPackageGroupName: 'Parent-Nested-Group-3AECFC61' },
      DependsOn: ['NestedNestedStackNestedNestedStackResourceDEFDAA4D'],
    });
  });

  test('group and version in one nested stack depend on each other there', () => {
    const nested = new NestedStack(new Stack(new App(), 'Parent'), 'Nested');
    new ModelPackage(nested, 'Package', { modelPackageGroup: newGroup(nested) });
    expect(resourceOf(nested, PACKAGE).DependsOn).toEqual(['GroupC77FDACD']);
  });
});

describe('the ARN of a group in another stack', () => {
  test('is imported in the same environment', () => {
    const { registry, user } = twoStacks(REGISTRY, REGISTRY);
    expect(seen(user, newGroup(registry).modelPackageGroupArn)).toEqual({ 'Fn::ImportValue': 'Registry:ExportsOutputRefGroupC77FDACD8CF7DD5B' });
  });

  test('is written out in another account, with the generated name', () => {
    const { registry, user } = twoStacks(REGISTRY, OTHER_ACCOUNT);
    expect(seen(user, new ModelPackageGroup(registry, 'Group').modelPackageGroupArn)).toEqual(arnOf('model-package-group/Registry-Group-F9A457C4'));
  });

  test('is written out in another region, with the given name', () => {
    const { registry, user } = twoStacks(REGISTRY, OTHER_REGION);
    expect(seen(user, newGroup(registry).modelPackageGroupArn)).toEqual(arnOf('model-package-group/churn'));
  });
});

describe('the name of a group', () => {
  test('is known in another account', () => {
    const { registry, user } = twoStacks(REGISTRY, OTHER_ACCOUNT);
    expect(seen(user, new ModelPackageGroup(registry, 'Group').modelPackageGroupName)).toBe('Registry-Group-F9A457C4');
  });
});

describe('the ARN of an unversioned package in another stack', () => {
  test('is imported in the same environment', () => {
    const { registry, user } = twoStacks(REGISTRY, REGISTRY);
    const modelPackage = new ModelPackage(registry, 'Package', { inferenceSpecification: specification() });
    expect(seen(user, modelPackage.modelPackageArn)).toEqual({ 'Fn::ImportValue': 'Registry:ExportsOutputRefPackage30CE7B1ADE7A2F5A' });
  });

  test('is written out in another account, with the generated name', () => {
    const { registry, user } = twoStacks(REGISTRY, OTHER_ACCOUNT);
    const modelPackage = new ModelPackage(registry, 'Package', { inferenceSpecification: specification() });
    expect(seen(user, modelPackage.modelPackageArn)).toEqual(arnOf('model-package/Registry-Package-AA3E5D64'));
  });

  test('is written out in another region, with the given name', () => {
    const { registry, user } = twoStacks(REGISTRY, OTHER_REGION);
    const modelPackage = new ModelPackage(registry, 'Package', { modelPackageName: 'churn', inferenceSpecification: specification() });
    expect(seen(user, modelPackage.modelPackageArn)).toEqual(arnOf('model-package/churn'));
  });
});

test('the ARN of a version is imported in another stack of the same environment', () => {
  const { registry, user } = twoStacks(REGISTRY, REGISTRY);
  const modelPackage = new ModelPackage(registry, 'Package', { modelPackageGroup: newGroup(registry) });
  expect(seen(user, modelPackage.modelPackageArn)).toEqual({ 'Fn::ImportValue': 'Registry:ExportsOutputRefPackage30CE7B1ADE7A2F5A' });
});

test('the number of a version can be an output', () => {
  const stack = new Stack(new App(), 'Stack');
  const modelPackage = new ModelPackage(stack, 'Package', { modelPackageGroup: newGroup(stack) });
  new CfnOutput(stack, 'Version', { value: modelPackage.modelPackageVersion! });
  expect(templateOf(stack).Outputs).toEqual({ Version: { Value: { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'Package30CE7B1A' }] }] } } });
});

describe.each([
  ['China', { account: '111122223333', region: 'cn-north-1' }, 'arn:aws-cn:sagemaker:cn-north-1:111122223333:model-package-group/ChurnModels'],
  ['GovCloud', { account: '111122223333', region: 'us-gov-west-1' }, 'arn:aws-us-gov:sagemaker:us-gov-west-1:111122223333:model-package-group/ChurnModels'],
])('in %s', (_name, env, groupArn) => {
  test('group and version are made', () => {
    const stack = new Stack(new App(), 'Stack', { env });
    const modelPackageGroup = newGroup(stack);
    new ModelPackage(stack, 'Package', { modelPackageGroup, inferenceSpecification: specification() });
    acknowledge(modelPackageGroup, 'CloudFormation-Validate::F3006', 'its list of resource types by region may lag behind');
    expect(propertiesOf(synthesized(stack), GROUP)).toEqual({ ModelPackageGroupName: 'churn' });
    expect(propertiesOf(stack, PACKAGE)).toEqual({
      ModelPackageGroupName: 'churn', InferenceSpecification: SPECIFICATION,
    });
  });

  test('an imported group is named', () => {
    const stack = new Stack(new App(), 'Stack', { env });
    new ModelPackage(stack, 'Package', { modelPackageGroup: ModelPackageGroup.fromModelPackageGroupArn(stack, 'Group', groupArn) });
    expect(resourceOf(stack, PACKAGE).Properties.ModelPackageGroupName).toBe('ChurnModels');
  });

  test('an imported group of another account is named by ARN', () => {
    const stack = new Stack(new App(), 'Stack', { env: { ...env, account: '444455556666' } });
    new ModelPackage(stack, 'Package', { modelPackageGroup: ModelPackageGroup.fromModelPackageGroupArn(stack, 'Group', groupArn) });
    expect(resourceOf(stack, PACKAGE).Properties.ModelPackageGroupName).toBe(groupArn);
  });
});
