import { App, CfnParameter, Fn, IPropertyInjector, Lazy, PropertyInjectors, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { ModelPackageGroup, ModelPackageGroupProps } from '../../src';
import { ENV, GROUP, issuesOf, messageOf, newStack, propertiesOf, resourceOf, templateOf, warningCodes, warningsOf } from '../support';
import { acknowledge, sinceCdk } from '../support/cdk';
import { newGroup } from '../support/packages';

const ARN = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/ChurnModels';

/** The properties of a group in an environment-agnostic stack. */
function rendered(props?: ModelPackageGroupProps) {
  const stack = newStack();
  new ModelPackageGroup(stack, 'Group', props);
  return propertiesOf(stack, GROUP);
}

describe('name', () => {
  test('is generated where none is given, and nothing else is rendered', () => {
    expect(rendered()).toEqual({ ModelPackageGroupName: 'Stack-Group-CABF5A83' });
  });

  test('is the given one', () => {
    expect(rendered({ modelPackageGroupName: 'ChurnModels' })).toEqual({ ModelPackageGroupName: 'ChurnModels' });
  });

  test('differs between two groups of a stack', () => {
    const stack = newStack();
    expect(new ModelPackageGroup(stack, 'One').modelPackageGroupName).toBe('Stack-One-30A4127A');
    expect(new ModelPackageGroup(stack, 'Two').modelPackageGroupName).toBe('Stack-Two-3036A41A');
  });

  test('differs between two stacks', () => {
    const app = new App();
    expect(new ModelPackageGroup(new Stack(app, 'Red'), 'Group').modelPackageGroupName).toBe('Red-Group-6BB13AAD');
    expect(new ModelPackageGroup(new Stack(app, 'Blue'), 'Group').modelPackageGroupName).toBe('Blue-Group-13BEAA97');
  });

  test('is cut to at most 63 characters where the path is long', () => {
    const place = new Construct(newStack(), 'AVeryLongNameForATeamThatHasMuchToSayAboutItself');
    const group = new ModelPackageGroup(place, 'AnotherVeryLongNameForAGroupOfModelPackages');
    expect(group.modelPackageGroupName).toBe('Stack-AVeryLongNameForATeammeForAGroupOfModelPackages-848ED93B');
  });

  test('may be a token', () => {
    const stack = newStack();
    const modelPackageGroupName = new CfnParameter(stack, 'Name').valueAsString;
    new ModelPackageGroup(stack, 'Group', { modelPackageGroupName });
    expect(propertiesOf(stack, GROUP)).toEqual({ ModelPackageGroupName: { Ref: 'Name' } });
  });
});

describe('description', () => {
  test('is rendered as given', () => {
    expect(rendered({ modelPackageGroupName: 'churn', description: 'Which customers leave, and why: 80 % are right' })).toEqual({
      ModelPackageGroupName: 'churn',
      ModelPackageGroupDescription: 'Which customers leave, and why: 80 % are right',
    });
  });

  test('may be empty', () => {
    expect(rendered({ modelPackageGroupName: 'churn', description: '' })).toEqual({ ModelPackageGroupName: 'churn', ModelPackageGroupDescription: '' });
  });
});

describe('removal policy', () => {
  test.each([
    ['retain where none is given, but not what a failed deployment created', undefined, 'RetainExceptOnCreate', 'Retain'],
    ['retain', RemovalPolicy.RETAIN, 'Retain', 'Retain'],
    ['destroy', RemovalPolicy.DESTROY, 'Delete', 'Delete'],
    ['retain on update or delete', RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE, 'RetainExceptOnCreate', 'Retain'],
  ])('%s', (_name, removalPolicy, deletion, updateReplace) => {
    const stack = newStack();
    new ModelPackageGroup(stack, 'Group', { removalPolicy });
    expect(resourceOf(stack, GROUP)).toMatchObject({ DeletionPolicy: deletion, UpdateReplacePolicy: updateReplace });
  });

  test('snapshot is refused', () => {
    expect(issuesOf(() => new ModelPackageGroup(newStack(), 'Group', { removalPolicy: RemovalPolicy.SNAPSHOT }))).toEqual([
      'removalPolicy: ModelPackageGroup.snapshot',
    ]);
  });
});

describe('attributes', () => {
  test('the ARN is the reference of the resource', () => {
    const stack = newStack();
    const group = new ModelPackageGroup(stack, 'Group');
    expect(stack.resolve(group.modelPackageGroupArn)).toEqual({ Ref: 'GroupC77FDACD' });
  });

  test('the reference has the ARN', () => {
    const stack = newStack();
    const group = new ModelPackageGroup(stack, 'Group');
    expect(stack.resolve(group.modelPackageGroupRef)).toEqual({ modelPackageGroupArn: { Ref: 'GroupC77FDACD' } });
  });

  test('the resource is the primary child', () => {
    const group = new ModelPackageGroup(newStack(), 'Group');
    expect(group.node.findChild('Resource')).toBeInstanceOf(CfnModelPackageGroup);
    expect(group.node.defaultChild).toBe(group.node.findChild('Resource'));
  });
});

test('tags of the group are rendered', () => {
  const stack = newStack();
  const group = newGroup(stack);
  Tags.of(group).add('team', 'growth');
  expect(propertiesOf(stack, GROUP)).toEqual({ ModelPackageGroupName: 'churn', Tags: [{ Key: 'team', Value: 'growth' }] });
});

test('all that is wrong is in one error', () => {
  const props = { modelPackageGroupName: 'churn_models', description: 'two\nlines', removalPolicy: RemovalPolicy.SNAPSHOT };
  expect(issuesOf(() => new ModelPackageGroup(newStack(), 'Group', props))).toEqual([
    'modelPackageGroupName: Text.sageMakerName',
    'description: Text.printable',
    'removalPolicy: ModelPackageGroup.snapshot',
  ]);
});

test('a taken id gets the error of CDK', () => {
  const stack = newStack();
  new ModelPackageGroup(stack, 'Group');
  expect(() => new ModelPackageGroup(stack, 'Group')).toThrow("There is already a Construct with name 'Group'");
});

describe('property injection', () => {
  test('changes the properties of every group below its scope', () => {
    const stack = newStack();
    const injector: IPropertyInjector = {
      constructUniqueId: 'cdk-sagemaker-model-package.ModelPackageGroup',
      inject: (original: ModelPackageGroupProps) => ({ ...original, removalPolicy: RemovalPolicy.DESTROY }),
    };
    PropertyInjectors.of(stack).add(injector);
    newGroup(stack);
    expect(resourceOf(stack, GROUP)).toMatchObject({ Properties: { ModelPackageGroupName: 'churn' }, DeletionPolicy: 'Delete' });
  });

  test('reaches a group that is made without properties', () => {
    const stack = newStack();
    PropertyInjectors.of(stack).add({
      constructUniqueId: 'cdk-sagemaker-model-package.ModelPackageGroup',
      inject: () => ({ modelPackageGroupName: 'injected' }),
    });
    new ModelPackageGroup(stack, 'Group');
    expect(propertiesOf(stack, GROUP)).toEqual({ ModelPackageGroupName: 'injected' });
  });
});

describe('resource policy', () => {
  const OTHER_ACCOUNT = new iam.ArnPrincipal('arn:aws:iam::444455556666:root');

  function statement(resource = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/*') {
    return new iam.PolicyStatement({ principals: [OTHER_ACCOUNT], actions: ['sagemaker:DescribeModelPackage'], resources: [resource] });
  }

  test('has the added statement', () => {
    const stack = newStack();
    newGroup(stack).addToResourcePolicy(statement());
    expect(propertiesOf(stack, GROUP)).toEqual({
      ModelPackageGroupName: 'churn',
      ModelPackageGroupPolicy: {
        Version: '2012-10-17',
        Statement: [{
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::444455556666:root' },
          Action: 'sagemaker:DescribeModelPackage',
          Resource: 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/*',
        }],
      },
    });
  });

  test('has every added statement, those merged that only differ in their resources', () => {
    const stack = newStack();
    const group = newGroup(stack);
    group.addToResourcePolicy(statement('arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/1'));
    group.addToResourcePolicy(statement('arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/2'));
    expect(propertiesOf(stack, GROUP).ModelPackageGroupPolicy.Statement).toMatchObject([{
      Resource: [
        'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/1',
        'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/2',
      ],
    }]);
  });

  test('is what the result depends on', () => {
    const group = newGroup(newStack());
    expect(group.addToResourcePolicy(statement())).toEqual({ statementAdded: true, policyDependable: group.node.findChild('Resource') });
  });

  describe.each<[string, (stack: Stack) => iam.IResourceWithPolicyV2]>([
    ['of a group', (stack) => newGroup(stack)],
    ['of an L1 group', (stack) => iam.ResourceWithPolicies.of(new CfnModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn' }))!],
  ])('%s', (_group, makeGroup) => {
    /** The warnings of a policy with this statement. */
    function warningsWith(given: iam.PolicyStatementProps): string[] {
      const stack = newStack();
      makeGroup(stack).addToResourcePolicy(new iam.PolicyStatement({ actions: ['sagemaker:DescribeModelPackage'], resources: ['*'], ...given }));
      return warningCodes(stack);
    }
    const everyone = new iam.AnyPrincipal();

    test.each<[string, iam.PolicyStatementProps]>([
      ['everyone', { principals: [everyone] }],
      ['everyone as an ARN', { principals: [new iam.ArnPrincipal('*')] }],
      ['everyone as a star', { principals: [new iam.StarPrincipal()] }],
      ['everyone and an account', { principals: [new iam.AccountPrincipal('444455556666'), everyone] }],
      ['everyone but an account', { notPrincipals: [new iam.AccountPrincipal('444455556666')] }],
      ['everyone under a condition that does not limit who that is', { principals: [everyone], conditions: { Bool: { 'aws:SecureTransport': 'true' } } }],
      ['everyone of any organization', { principals: [everyone], conditions: { StringLike: { 'aws:PrincipalOrgID': '*' } } }],
      ['an ARN that turns out to be everyone', { principals: [new iam.ArnPrincipal(Lazy.string({ produce: () => '*' }))] }],
      ['an organization that turns out to be any', {
        principals: [everyone], conditions: { StringLike: { 'aws:PrincipalOrgID': Lazy.string({ produce: () => '*' }) } },
      }],
    ])('that allows %s warns', (_name, given) => {
      expect(warningsWith(given)).toEqual(['ModelPackageGroup.publicPolicy']);
    });

    test.each<[string, iam.PolicyStatementProps]>([
      ['an account', { principals: [new iam.AccountPrincipal('444455556666')] }],
      ['an organization', { principals: [new iam.OrganizationPrincipal('o-1234567890')] }],
      ['everyone of an account', { principals: [everyone], conditions: { StringEquals: { 'aws:PrincipalAccount': '444455556666' } } }],
    ])('that allows %s does not', (_name, given) => {
      expect(warningsWith(given)).toEqual([]);
    });

    test('to which everyone is added later warns once', () => {
      const stack = newStack();
      const policy = makeGroup(stack);
      for (const name of ['DescribeModelPackage', 'ListModelPackages']) {
        const added = new iam.PolicyStatement({ actions: [`sagemaker:${name}`], resources: ['*'], principals: [new iam.AccountPrincipal('444455556666')] });
        policy.addToResourcePolicy(added);
        added.addPrincipals(everyone);
      }
      expect(warningCodes(stack)).toEqual(['ModelPackageGroup.publicPolicy']);
    });

    test('that allows everyone something, and an account more, warns', () => {
      const stack = newStack();
      const policy = makeGroup(stack);
      for (const [name, principal] of Object.entries({ DescribeModelPackage: everyone, DeleteModelPackage: new iam.AccountPrincipal('444455556666') })) {
        policy.addToResourcePolicy(new iam.PolicyStatement({ actions: [`sagemaker:${name}`], resources: ['*'], principals: [principal] }));
      }
      expect(warningCodes(stack)).toEqual(['ModelPackageGroup.publicPolicy']);
    });

    test.each<[string, (stack: Stack) => Construct]>([
      ['the stack', (stack) => stack],
      ['the app', (stack) => stack.node.root as App],
    ])('that allows everyone does not warn if that is acknowledged at %s afterwards', (_name, placeIn) => {
      const stack = newStack();
      makeGroup(stack).addToResourcePolicy(new iam.PolicyStatement({
        actions: ['sagemaker:DescribeModelPackage'], resources: ['*'], principals: [everyone],
      }));
      acknowledge(placeIn(stack), 'cdk-sagemaker-model-package:ModelPackageGroup.publicPolicy', 'it is meant');
      expect(warningCodes(stack)).toEqual([]);
    });

    test('that denies everyone does not', () => {
      expect(warningsWith({ effect: iam.Effect.DENY, principals: [everyone] })).toEqual([]);
    });
  });

  test('may have 20,480 characters', () => {
    const stack = newStack();
    newGroup(stack).addToResourcePolicy(statement('r'.repeat(20_314)));
    // The length alone: a failure need not show the text.
    expect(JSON.stringify(propertiesOf(stack, GROUP).ModelPackageGroupPolicy).length).toBe(20_480);
  });

  test('with one character more fails at synthesis', () => {
    const stack = newStack();
    newGroup(stack).addToResourcePolicy(statement('r'.repeat(20_315)));
    expect(issuesOf(() => templateOf(stack))).toEqual(['Stack/Group/Resource: ModelPackageGroup.policySize']);
  });

  test('with tokens counts the least that they can become', () => {
    const stack = newStack();
    const resource = stack.formatArn({ service: 'sagemaker', resource: 'model-package', resourceName: 'r'.repeat(20_250) });
    newGroup(stack).addToResourcePolicy(statement(resource));
    expect(propertiesOf(stack, GROUP).ModelPackageGroupPolicy.Statement).toHaveLength(1);
  });

  test('without a principal fails at synthesis', () => {
    const stack = newStack();
    newGroup(stack).addToResourcePolicy(new iam.PolicyStatement({ actions: ['sagemaker:DescribeModelPackage'], resources: ['*'] }));
    expect(messageOf(() => templateOf(stack))).toBe(
      'Validation failed with the following errors:\n'
      + '  [Stack/Group/Resource] A PolicyStatement used in a resource-based policy must specify at least one IAM principal.',
    );
  });

  describe('of an imported group', () => {
    function imported() {
      const stack = newStack();
      // An empty template is invalid.
      new ModelPackageGroup(stack, 'Other');
      const group = ModelPackageGroup.fromModelPackageGroupArn(stack, 'Group', ARN);
      return { stack, group };
    }

    test('is not changed', () => {
      const { stack, group } = imported();
      expect(group.addToResourcePolicy(statement())).toEqual({ statementAdded: false });
      expect(propertiesOf(stack, GROUP)).toEqual({ ModelPackageGroupName: 'Stack-Other-22D239EB' });
    });

    test('warns instead', () => {
      const { stack, group } = imported();
      group.addToResourcePolicy(statement());
      expect(warningsOf(stack)).toEqual([{
        path: 'Stack/Group',
        code: 'ModelPackageGroup.importedPolicy',
        places: [],
        message: expect.any(String),
      }]);
    });

    sinceCdk('2.271.0', 'what was acknowledged on the very construct counts for later warnings', () => test('does not warn where that is acknowledged', () => {
      const { stack, group } = imported();
      group.addToResourcePolicy(statement());
      acknowledge(group, 'cdk-sagemaker-model-package:ModelPackageGroup.importedPolicy', 'done by hand');
      expect(warningsOf(stack)).toEqual([]);
    }));

    test('does not warn where that is acknowledged for the stack', () => {
      const { stack, group } = imported();
      group.addToResourcePolicy(statement());
      acknowledge(stack, 'cdk-sagemaker-model-package:ModelPackageGroup.importedPolicy', 'done by hand');
      expect(warningsOf(stack)).toEqual([]);
    });
  });
});

describe('import by ARN', () => {
  test('keeps the ARN as it is', () => {
    expect(ModelPackageGroup.fromModelPackageGroupArn(newStack(), 'Group', ARN).modelPackageGroupArn).toBe(ARN);
  });

  test('knows the name, upper and lower case as in the ARN', () => {
    expect(ModelPackageGroup.fromModelPackageGroupArn(newStack(), 'Group', ARN).modelPackageGroupName).toBe('ChurnModels');
  });

  test('has the ARN as its reference', () => {
    expect(ModelPackageGroup.fromModelPackageGroupArn(newStack(), 'Group', ARN).modelPackageGroupRef).toEqual({ modelPackageGroupArn: ARN });
  });

  test('stands in the environment of the ARN', () => {
    expect(ModelPackageGroup.fromModelPackageGroupArn(newStack({ account: '444455556666', region: 'us-east-1' }), 'Group', ARN).env)
      .toEqual({ account: '111122223333', region: 'eu-west-1' });
  });

  test.each([
    ['China', 'arn:aws-cn:sagemaker:cn-north-1:111122223333:model-package-group/churn', 'cn-north-1'],
    ['GovCloud', 'arn:aws-us-gov:sagemaker:us-gov-west-1:111122223333:model-package-group/churn', 'us-gov-west-1'],
    ['an isolated region', 'arn:aws-iso-b:sagemaker:us-isob-east-1:111122223333:model-package-group/churn', 'us-isob-east-1'],
  ])('takes an ARN of %s', (_name, arn, region) => {
    const group = ModelPackageGroup.fromModelPackageGroupArn(newStack(), 'Group', arn);
    expect([group.modelPackageGroupName, group.env.region]).toEqual(['churn', region]);
  });

  test('takes a token', () => {
    const stack = newStack();
    const group = ModelPackageGroup.fromModelPackageGroupArn(stack, 'Group', Fn.importValue('GroupArn'));
    expect(stack.resolve(group.modelPackageGroupArn)).toEqual({ 'Fn::ImportValue': 'GroupArn' });
    expect(stack.resolve(group.modelPackageGroupName)).toEqual({
      'Fn::Select': [1, { 'Fn::Split': ['/', { 'Fn::Select': [5, { 'Fn::Split': [':', { 'Fn::ImportValue': 'GroupArn' }] }] }] }],
    });
  });

  test.each([
    ['of a package', 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3'],
    ['of another service', 'arn:aws:s3:eu-west-1:111122223333:model-package-group/churn'],
    ['without an account', 'arn:aws:sagemaker:eu-west-1::model-package-group/churn'],
    ['without a region', 'arn:aws:sagemaker::111122223333:model-package-group/churn'],
    ['without a name', 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/'],
    ['with a version', 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn/3'],
    ['that is only a name', 'churn'],
  ])('refuses an ARN %s', (_name, arn) => {
    expect(issuesOf(() => ModelPackageGroup.fromModelPackageGroupArn(newStack(), 'Group', arn))).toEqual([
      'modelPackageGroupArn: Arn.form',
    ]);
  });

  test('makes no resource', () => {
    const group = ModelPackageGroup.fromModelPackageGroupArn(newStack(), 'Group', ARN);
    expect(group.node.children).toEqual([]);
  });
});

describe('import by name', () => {
  test('is a group of the environment of the stack', () => {
    const group = ModelPackageGroup.fromModelPackageGroupName(newStack(ENV), 'Group', 'ChurnModels');
    expect([group.modelPackageGroupName, group.env]).toEqual(['ChurnModels', { account: '111122223333', region: 'eu-west-1' }]);
  });

  test('has an ARN with the partition of the deployment', () => {
    const stack = newStack(ENV);
    expect(stack.resolve(ModelPackageGroup.fromModelPackageGroupName(stack, 'Group', 'ChurnModels').modelPackageGroupArn)).toEqual({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':sagemaker:eu-west-1:111122223333:model-package-group/ChurnModels']],
    });
  });

  test('works in an environment-agnostic stack', () => {
    const stack = newStack();
    expect(stack.resolve(ModelPackageGroup.fromModelPackageGroupName(stack, 'Group', 'ChurnModels').modelPackageGroupRef)).toEqual({
      modelPackageGroupArn: {
        'Fn::Join': ['', [
          'arn:', { Ref: 'AWS::Partition' }, ':sagemaker:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':model-package-group/ChurnModels',
        ]],
      },
    });
  });

  test('takes a token', () => {
    const stack = newStack(ENV);
    const group = ModelPackageGroup.fromModelPackageGroupName(stack, 'Group', new CfnParameter(stack, 'Name').valueAsString);
    expect(stack.resolve([group.modelPackageGroupName, group.modelPackageGroupArn])).toEqual([
      { Ref: 'Name' },
      { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':sagemaker:eu-west-1:111122223333:model-package-group/', { Ref: 'Name' }]] },
    ]);
  });

  test('refuses what cannot be a name', () => {
    expect(issuesOf(() => ModelPackageGroup.fromModelPackageGroupName(newStack(), 'Group', 'churn models'))).toEqual([
      'modelPackageGroupName: Text.sageMakerName',
    ]);
  });
});
