import { App, Fn, Lazy, NestedStack, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { CfnModel, CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import { IModelPackage, LatestApprovedModelPackage, LatestApprovedModelPackageOptions, ModelPackageGroup } from '../../src';
import { ENV, issuesOf, newStack, resourceOf, templateOf, warningCodes, warningsOf } from '../support';
import { acknowledge } from '../support/cdk';
import { plain, resourcesOf } from '../support/grants';
import { newGroup } from '../support/packages';

const LOOK_UP = 'Custom::LatestApprovedModelPackage';
const FUNCTION = 'AWS::Lambda::Function';
const ARN = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn';
const OTHER_ARN = 'arn:aws:sagemaker:us-east-1:444455556666:model-package-group/churn';
const ATTRIBUTE = 'ModelPackageArn';

interface World {
  readonly stack: Stack;
  readonly latest: IModelPackage;
}

/** A look-up in an imported group, unless told otherwise, and a model that is made of what it finds. */
function lookUp(options: Partial<LatestApprovedModelPackageOptions> = {}, stack = newStack(ENV), arn = ARN): World {
  const modelPackageGroup = options.modelPackageGroup ?? ModelPackageGroup.fromModelPackageGroupArn(stack, 'Group', arn);
  const latest = ModelPackageGroup.latestApprovedModelPackage(stack, 'Churn', { modelPackageGroup, ...options });
  new CfnModel(stack, 'Model', { primaryContainer: { modelPackageName: latest.modelPackageArn } });
  return { stack, latest };
}

/** What the handler of the look-up is told. */
function askedBy(stack: Stack) {
  const { ServiceToken, ServiceTimeout, ...asked } = plain(resourceOf(stack, LOOK_UP).Properties);
  return asked;
}

/** The statements that the look-up needs. */
function statementsOf(stack: Stack) {
  const [policy, ...others] = Object.values(resourcesOf(stack, 'AWS::IAM::Policy'));
  expect(others).toEqual([]);
  return policy.Properties.PolicyDocument.Statement;
}

describe('the template', () => {
  test('asks its function for the group in its region, and for nothing of the time', () => {
    const { stack } = lookUp();
    expect(resourceOf(stack, LOOK_UP).Properties).toEqual({
      ServiceToken: { 'Fn::GetAtt': [resourceOf(stack, FUNCTION).logicalId, 'Arn'] },
      ServiceTimeout: '960',
      ModelPackageGroupName: ARN,
      Region: 'eu-west-1',
    });
  });

  test('has the code of the function, which needs no asset', () => {
    const { stack } = lookUp();
    expect(resourceOf(stack, FUNCTION).Properties).toMatchObject({
      Code: { ZipFile: expect.stringContaining('ListModelPackagesCommand') },
      Handler: 'index.handler',
      Runtime: expect.stringMatching(/^nodejs\d+\.x$/),
      Timeout: 900,
    });
  });

  test('lets the handler list the versions of the group, and nothing else', () => {
    expect(statementsOf(lookUp().stack)).toEqual([{
      Action: 'sagemaker:ListModelPackages',
      Effect: 'Allow',
      Resource: 'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package/churn/*',
    }]);
    expect(Object.values(resourcesOf(lookUp().stack, 'AWS::IAM::Role'))[0].Properties.ManagedPolicyArns)
      .toEqual(['arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole']);
  });

  test('waits for the policy of the handler', () => {
    expect(resourceOf(lookUp().stack, LOOK_UP).DependsOn).toEqual(['ChurnNeedsApprovedVersionCustomResourcePolicyD01EC519']);
  });

  test('gives the model the ARN that is found, by an id that says what is wrong where there is none', () => {
    const { stack } = lookUp();
    expect(resourceOf(stack, 'AWS::SageMaker::Model').Properties).toEqual({
      PrimaryContainer: { ModelPackageName: { 'Fn::GetAtt': ['ChurnNeedsApprovedVersionABB61EE8', ATTRIBUTE] } },
    });
    expect(resourceOf(stack, LOOK_UP).logicalId).toBe('ChurnNeedsApprovedVersionABB61EE8');
  });

  test('is the same whenever it is made', () => {
    const now = templateOf(lookUp().stack);
    jest.useFakeTimers({ now: new Date('2036-11-21T00:00:00Z') });
    try {
      expect(templateOf(lookUp().stack)).toEqual(now);
    } finally {
      jest.useRealTimers();
    }
  });

  test('differs in one property where the user asks for another look-up', () => {
    const [before, after] = ['41', '42'].map((refreshKey) => resourceOf(lookUp({ refreshKey }).stack, LOOK_UP));
    expect(before.Properties.RefreshKey).toBe('41');
    expect(after).toEqual({ ...before, Properties: { ...before.Properties, RefreshKey: '42' } });
  });

  test('has a function and a role for each of several look-ups, which may list the versions of its group only', () => {
    const { stack } = lookUp();
    ModelPackageGroup.latestApprovedModelPackage(stack, 'Fraud', {
      modelPackageGroup: ModelPackageGroup.fromModelPackageGroupName(stack, 'FraudGroup', 'fraud'),
    });
    expect(Object.values(resourcesOf(stack, FUNCTION)).map(({ Properties }) => Properties.Role))
      .toEqual(['${ChurnHandlerServiceRole11714996.Arn}', '${FraudHandlerServiceRole0C850DF9.Arn}']);
    expect(Object.values(resourcesOf(stack, 'AWS::IAM::Policy')).map(({ Properties: { Roles, PolicyDocument } }) => [Roles, PolicyDocument.Statement[0].Resource])).toEqual([
      [['${ChurnHandlerServiceRole11714996}'], 'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package/churn/*'],
      [['${FraudHandlerServiceRole0C850DF9}'], 'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package/fraud/*'],
    ]);
  });
});

describe('the handler', () => {
  const roleIn = (stack: Stack) => new iam.Role(stack, 'Handler', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });

  test('has the role, the VPC, the subnets and the log group that the look-up specifies', () => {
    const stack = newStack(ENV);
    lookUp({
      role: roleIn(stack),
      vpc: ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-0123456789abcdef0', availabilityZones: ['eu-west-1a'], privateSubnetIds: ['subnet-0123456789abcdef0'], privateSubnetRouteTableIds: ['rtb-0123456789abcdef0'], isolatedSubnetIds: ['subnet-0123456789abcdef1'], isolatedSubnetRouteTableIds: ['rtb-0123456789abcdef1'] }),
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      logGroup: new logs.LogGroup(stack, 'Logs', { retention: logs.RetentionDays.ONE_MONTH }),
    }, stack);
    expect(plain(resourceOf(stack, FUNCTION).Properties)).toMatchObject({
      Role: '${Handler886CB40B.Arn}',
      VpcConfig: { SubnetIds: ['subnet-0123456789abcdef1'] },
      LoggingConfig: { LogGroup: '${Logs6819BB44}' },
    });
    expect(Object.keys(resourcesOf(stack, 'AWS::IAM::Role'))).toEqual(['Handler886CB40B']);
    expect(warningCodes(stack).filter((code) => !code.startsWith('@aws-cdk/'))).toEqual([]);
  });

  test('of each look-up has what that look-up specifies', () => {
    const { stack } = lookUp();
    const modelPackageGroup = ModelPackageGroup.fromModelPackageGroupName(stack, 'FraudGroup', 'fraud');
    ModelPackageGroup.latestApprovedModelPackage(stack, 'Fraud', { modelPackageGroup, role: roleIn(stack) });
    expect(Object.values(resourcesOf(stack, FUNCTION)).map(({ Properties }) => plain(Properties.Role)))
      .toEqual([expect.stringContaining('ChurnHandlerServiceRole'), '${Handler886CB40B.Arn}']);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('is the same function when its options change, as CloudFormation allows a custom resource no other', () => {
    const [before, after] = [newStack(ENV), newStack(ENV)];
    lookUp({}, before);
    lookUp({ role: roleIn(after), logGroup: new logs.LogGroup(after, 'Logs') }, after);
    const [one, other] = [before, after].map((stack) => resourceOf(stack, LOOK_UP).Properties.ServiceToken);
    expect(one).toEqual(other);
  });

  test('may have an imported role, which gets the permission to list the versions', () => {
    const stack = newStack(ENV);
    lookUp({ role: iam.Role.fromRoleArn(stack, 'Handler', 'arn:aws:iam::111122223333:role/look-up') }, stack);
    expect(resourceOf(stack, 'AWS::IAM::Policy').Properties.Roles).toEqual(['look-up']);
  });

  test('may have a role that this app does not change', () => {
    const stack = newStack(ENV);
    lookUp({ role: iam.Role.fromRoleArn(stack, 'Handler', 'arn:aws:iam::111122223333:role/look-up', { mutable: false }) }, stack);
    expect(resourcesOf(stack, 'AWS::IAM::Policy')).toEqual({});
  });
});

describe('a group that the stack itself creates', () => {
  test('has no approved version at the first deployment, which causes a warning', () => {
    const stack = newStack(ENV);
    lookUp({ modelPackageGroup: newGroup(stack) }, stack);
    expect(warningCodes(stack)).toEqual(['ModelPackageGroup.lookUpOfNewGroup']);
  });

  test('causes one from a nested stack, too', () => {
    const stack = newStack(ENV);
    ModelPackageGroup.latestApprovedModelPackage(new NestedStack(stack, 'Nested'), 'Churn', { modelPackageGroup: newGroup(stack) });
    expect(warningCodes(stack)).toEqual(['ModelPackageGroup.lookUpOfNewGroup']);
  });

  test('causes none from another stack, which is deployed later', () => {
    const stack = newStack(ENV);
    lookUp({ modelPackageGroup: newGroup(stack) }, new Stack(stack.node.root as App, 'Serving', { env: ENV }));
    expect(warningsOf(stack)).toEqual([]);
  });
});

describe('the group', () => {
  test.each<[string, (stack: Stack) => LatestApprovedModelPackageOptions['modelPackageGroup'], string]>([
    ['an L2', (stack) => newGroup(stack), '${GroupC77FDACD}'],
    ['an L1', (stack) => new CfnModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn' }),
      'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package-group/churn'],
  ])('may be %s, which is waited for', (_name, make, groupArn) => {
    const stack = newStack(ENV);
    lookUp({ modelPackageGroup: make(stack) }, stack);
    const group = resourceOf(stack, 'AWS::SageMaker::ModelPackageGroup').logicalId;
    expect(askedBy(stack)).toEqual({ ModelPackageGroupName: groupArn, Region: 'eu-west-1' });
    expect(resourceOf(stack, LOOK_UP).DependsOn).toEqual(expect.arrayContaining([group]));
    expect(statementsOf(stack)).toEqual([{
      Action: 'sagemaker:ListModelPackages',
      Effect: 'Allow',
      Resource: 'arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package/churn/*',
    }]);
  });

  test('may be of another account and region, where it is looked up', () => {
    const { stack } = lookUp({}, newStack(ENV), OTHER_ARN);
    expect(askedBy(stack)).toEqual({ ModelPackageGroupName: OTHER_ARN, Region: 'us-east-1' });
    expect(statementsOf(stack)).toEqual([{
      Action: 'sagemaker:ListModelPackages',
      Effect: 'Allow',
      Resource: 'arn:${AWS::Partition}:sagemaker:us-east-1:444455556666:model-package/churn/*',
    }]);
  });

  test('may be an L2 of another account of the app, which has no version before', () => {
    const app = new App();
    const group = newGroup(new Stack(app, 'Registry', { env: { account: '444455556666', region: 'eu-west-1' } }));
    const stack = new Stack(app, 'Stack', { env: ENV });
    lookUp({ modelPackageGroup: group }, stack);
    expect(askedBy(stack).ModelPackageGroupName).toBe('arn:${AWS::Partition}:sagemaker:eu-west-1:444455556666:model-package-group/churn');
  });

  test('may be known by an ARN that is a token', () => {
    const { stack } = lookUp({}, newStack(), Fn.importValue('GroupArn'));
    const part = (index: number) => ({ 'Fn::Select': [index, { 'Fn::Split': [':', { 'Fn::ImportValue': 'GroupArn' }] }] });
    const name = { 'Fn::Select': [1, { 'Fn::Split': ['/', part(5)] }] };
    expect(resourceOf(stack, 'AWS::IAM::Policy').Properties.PolicyDocument.Statement[0].Resource).toEqual({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':sagemaker:', part(3), ':', part(4), ':model-package/', name, '/*']],
    });
  });

  describe('of another account', () => {
    const CODE = 'ModelPackageGroup.lookUpElsewhere';

    test('warns that its policy has to let this one in', () => {
      expect(warningsOf(lookUp({}, newStack(ENV), OTHER_ARN).stack)).toEqual([{
        path: 'Stack/Churn',
        code: CODE,
        places: [],
        message: expect.stringContaining("In account 444455556666, call grants.read of the group with new iam.AccountPrincipal('111122223333')"),
      }]);
    });

    test('is let in by the grant that the warning names', () => {
      const stack = newStack({ account: '444455556666', region: 'us-east-1' });
      newGroup(stack).grants.read(new iam.AccountPrincipal('111122223333'));
      expect(plain(resourceOf(stack, 'AWS::SageMaker::ModelPackageGroup').Properties.ModelPackageGroupPolicy.Statement)).toContainEqual({
        Action: expect.arrayContaining(['sagemaker:ListModelPackages']),
        Effect: 'Allow',
        Principal: { AWS: 'arn:${AWS::Partition}:iam::111122223333:root' },
        Resource: 'arn:${AWS::Partition}:sagemaker:us-east-1:444455556666:model-package/churn/*',
      });
    });

    describe('that the look-up imports, although the app makes it', () => {
      const APPS: [string, (makeGroup: () => void, makeLookUp: () => void) => void][] = [
        ['before', (makeGroup, makeLookUp) => { makeGroup(); makeLookUp(); }],
        ['after', (makeGroup, makeLookUp) => { makeLookUp(); makeGroup(); }],
      ];

      test.each(APPS)('%s the look-up, lets this one in, and is awaited', (_name, inOrder) => {
        const app = new App();
        const registry = new Stack(app, 'Registry', { env: { account: '444455556666', region: 'us-east-1' } });
        const stack = new Stack(app, 'Stack', { env: ENV });
        inOrder(() => newGroup(registry), () => lookUp({}, stack, OTHER_ARN));
        expect(warningsOf(stack)).toEqual([]);
        expect(plain(resourceOf(registry, 'AWS::SageMaker::ModelPackageGroup').Properties.ModelPackageGroupPolicy.Statement)).toEqual([{
          Action: 'sagemaker:ListModelPackages',
          Effect: 'Allow',
          Principal: { AWS: 'arn:${AWS::Partition}:iam::111122223333:root' },
          Resource: 'arn:${AWS::Partition}:sagemaker:us-east-1:444455556666:model-package/churn/*',
        }]);
        expect(stack.dependencies).toEqual([registry]);
      });
    });

    describe('that the app makes', () => {
      /** The templates of the group and of two look-ups in another account. */
      function lookUps(make: (registry: Stack) => LatestApprovedModelPackageOptions['modelPackageGroup']) {
        const app = new App();
        const registry = new Stack(app, 'Registry', { env: { account: '444455556666', region: 'eu-west-1' } });
        const modelPackageGroup = make(registry);
        const stack = new Stack(app, 'Stack', { env: ENV });
        ['First', 'Second'].forEach((id) => ModelPackageGroup.latestApprovedModelPackage(stack, id, { modelPackageGroup }));
        const warnings = warningsOf(stack);
        return { stack, warnings, registry, policy: plain(resourceOf(registry, 'AWS::SageMaker::ModelPackageGroup').Properties.ModelPackageGroupPolicy) };
      }

      const LET_IN = {
        Action: 'sagemaker:ListModelPackages',
        Effect: 'Allow',
        Principal: { AWS: 'arn:${AWS::Partition}:iam::111122223333:root' },
        Resource: 'arn:${AWS::Partition}:sagemaker:eu-west-1:444455556666:model-package/churn/*',
      };
      const OWN = { Effect: 'Allow', Principal: { AWS: '222233334444' }, Action: 'sagemaker:DescribeModelPackage', Resource: '*' };
      const newCfnGroup = (stack: Stack, modelPackageGroupPolicy?: unknown) =>
        new CfnModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn', modelPackageGroupPolicy });

      test.each<[string, (registry: Stack) => LatestApprovedModelPackageOptions['modelPackageGroup'], object[]]>([
        ['an L2', (registry) => newGroup(registry), [LET_IN]],
        ['an L1', (registry) => newCfnGroup(registry), [LET_IN]],
        ['an L1 with a document', (registry) => newCfnGroup(registry, new iam.PolicyDocument({ statements: [iam.PolicyStatement.fromJson(OWN)] })),
          [OWN, LET_IN]],
        ['an L1 with an object', (registry) => newCfnGroup(registry, { Version: '2012-10-17', Statement: [OWN] }), [OWN, LET_IN]],
      ])('lets the account list its versions, once, if it is %s', (_name, make, statements) => {
        const { warnings, registry, stack, policy } = lookUps(make);
        expect(policy.Statement).toEqual(statements);
        expect([...warnings, ...warningsOf(registry)]).toEqual([]);
        expect(stack.dependencies).toEqual([registry]);
      });

      test('may let it in by a grant as well, without a warning about the look-up', () => {
        const { warnings, policy } = lookUps((registry) => {
          const group = newGroup(registry);
          group.grants.read(new iam.AccountPrincipal('111122223333'));
          return group;
        });
        expect(policy.Statement).toContainEqual(LET_IN);
        expect(warnings).toEqual([]);
      });

      test.each<[string, unknown]>([
        ['of the template alone', { 'Fn::ImportValue': 'Policy' }],
        ['a token', Fn.importValue('Policy')],
        ['known late', Lazy.any({ produce: () => ({ Statement: [] }) })],
        ['null', null],
      ])('warns and is left alone where its policy is %s', (_name, given) => {
        const app = new App();
        const registry = new Stack(app, 'Registry', { env: { account: '444455556666', region: 'eu-west-1' } });
        const group = newCfnGroup(registry, given);
        const stack = new Stack(app, 'Stack', { env: ENV });
        ModelPackageGroup.latestApprovedModelPackage(stack, 'Churn', { modelPackageGroup: group });
        expect(warningsOf(stack).map(({ code }) => code)).toEqual([CODE]);
        expect(group.modelPackageGroupPolicy).toBe(given);
      });
    });

    test('does not warn where that is acknowledged', () => {
      const { stack, latest } = lookUp({}, newStack(ENV), OTHER_ARN);
      acknowledge(latest.node.scope!, `cdk-sagemaker-model-package:${CODE}`, 'it does');
      expect(warningsOf(stack)).toEqual([]);
    });

    test.each([
      ['in the same account', newStack(ENV), 'arn:aws:sagemaker:us-east-1:111122223333:model-package-group/churn'],
      ['where the account of the stack is not known', newStack(), OTHER_ARN],
    ])('does not warn %s', (_name, stack, arn) => {
      lookUp({}, stack, arn);
      expect(warningsOf(stack)).toEqual([]);
    });
  });
});

describe('a look-up that cannot be made leaves nothing behind', () => {
  test('without a group', () => {
    const stack = newStack(ENV);
    const options = { group: newGroup(stack) } as any;
    expect(issuesOf(() => ModelPackageGroup.latestApprovedModelPackage(stack, 'Churn', options))).toEqual([
      'modelPackageGroup: Shape.missing',
    ]);
    expect(stack.node.tryFindChild('Churn')).toBeUndefined();
  });

  test('with what is no group', () => {
    const stack = newStack(ENV);
    expect(issuesOf(() => ModelPackageGroup.latestApprovedModelPackage(stack, 'Churn', { modelPackageGroup: {} as any }))).toEqual([
      'modelPackageGroup: Shape.kind',
    ]);
    expect(stack.node.tryFindChild('Churn')).toBeUndefined();
  });
});

describe('the package', () => {
  test('is of the account and region of the group', () => {
    expect(lookUp({}, newStack(ENV), OTHER_ARN).latest.env).toEqual({ account: '444455556666', region: 'us-east-1' });
  });

  test('has grants, with its key', () => {
    const stack = newStack(ENV);
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
    const encryptionKey = kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd');
    const { latest } = lookUp({ encryptionKey }, stack);
    latest.grants.read(role);
    const policy = resourcesOf(stack, 'AWS::IAM::Policy').RoleDefaultPolicy5FFB7DAB;
    expect(policy.Properties.PolicyDocument.Statement).toEqual([
      {
        Action: ['sagemaker:BatchDescribeModelPackage', 'sagemaker:DescribeModelPackage', 'sagemaker:ListTags'],
        Effect: 'Allow',
        Resource: `\${ChurnNeedsApprovedVersionABB61EE8.${ATTRIBUTE}}`,
      },
      {
        Action: ['kms:Decrypt', 'kms:DescribeKey'],
        Effect: 'Allow',
        Resource: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd',
        Condition: { StringEquals: { 'kms:ViaService': 'sagemaker.eu-west-1.${AWS::URLSuffix}' } },
      },
    ]);
    expect(warningsOf(stack)).toEqual([]);
  });
});

describe('a construct of its own', () => {
  test('is the version that is found, of the group and its environment', () => {
    const stack = newStack(ENV);
    const modelPackageGroup = ModelPackageGroup.fromModelPackageGroupArn(stack, 'Group', OTHER_ARN);
    const latest = new LatestApprovedModelPackage(stack, 'Churn', { modelPackageGroup });
    expect([latest.modelPackageGroup, latest.env]).toEqual([modelPackageGroup, { account: '444455556666', region: 'us-east-1' }]);
    expect(stack.resolve(latest.modelPackageRef.modelPackageArn)).toEqual({ 'Fn::GetAtt': [expect.stringContaining('NeedsApprovedVersion'), ATTRIBUTE] });
  });

  test('makes the same look-up as the method of the group', () => {
    const [one, other] = [newStack(ENV), newStack(ENV)];
    new LatestApprovedModelPackage(one, 'Churn', { modelPackageGroup: ModelPackageGroup.fromModelPackageGroupArn(one, 'Group', ARN) });
    ModelPackageGroup.latestApprovedModelPackage(other, 'Churn', { modelPackageGroup: ModelPackageGroup.fromModelPackageGroupArn(other, 'Group', ARN) });
    expect(templateOf(one)).toEqual(templateOf(other));
  });

  test('without a group is refused, and nothing is made', () => {
    const stack = newStack(ENV);
    expect(issuesOf(() => new LatestApprovedModelPackage(stack, 'Churn', {} as LatestApprovedModelPackageOptions))).toEqual([
      'modelPackageGroup: Shape.missing',
    ]);
    expect(stack.node.children).toEqual([]);
  });
});
