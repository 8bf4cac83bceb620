import { App, Aws, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { PROVIDER_ERROR_KEY } from 'aws-cdk-lib/cx-api';
import { IModelPackage, Model, ModelApprovalStatus, ModelContainer, ModelPackage, ModelPackageLookupOptions } from '../../src';
import { ENV, issuesOf, messageOf, newStack, propertiesOf } from '../support';
import { newGroup } from '../support/packages';

const PREFIX = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn';
const OTHER_GROUP = 'arn:aws:sagemaker:eu-west-1:444455556666:model-package-group/churn';

/** The key by which the CLI keeps the answer, as cdk.context.json has it. */
const KEY = 'cc-api-provider:account=111122223333:expectedMatchCount=at-least-one'
  + ':propertiesToReturn.0=ModelPackageArn:propertyMatch.ModelApprovalStatus=Approved'
  + ':propertyMatch.ModelPackageStatus=Completed:region=eu-west-1:resourceModel.ModelPackageGroupName=churn'
  + ':typeName=AWS$:$:SageMaker$:$:ModelPackage';

interface World {
  readonly stack: Stack;
  readonly found: IModelPackage;
}

/** A look-up in a stack, whose context has an answer to it, if there is one. */
function lookUp(answer?: unknown, options: Partial<ModelPackageLookupOptions> = {}): World {
  const app = new App({ context: answer === undefined ? {} : { [KEY]: answer } });
  const stack = new Stack(app, 'Stack', { env: ENV });
  newGroup(stack);
  return { stack, found: ModelPackage.fromLookup(stack, 'Churn', { modelPackageGroupName: 'churn', ...options }) };
}

/** What the CLI answers: packages with these numbers, in this order. */
function versions(...numbers: number[]) {
  return numbers.map((number) => ({ ModelPackageArn: `${PREFIX}/${number}`, Identifier: `${PREFIX}/${number}` }));
}

/** What the CLI is asked for. */
function queriesOf({ stack }: World) {
  return (stack.node.root as App).synth().manifest.missing ?? [];
}

/** The errors of a construct, which keep its stack from being deployed. */
function errorsOf({ stack }: World): string[] {
  return Annotations.fromStack(stack).findError('*', Match.anyValue()).map(({ id, entry }) => `${id}: ${String(entry.data)}`);
}

describe('the CLI is asked', () => {
  test('for the completed and approved versions of the group, of which there must be one', () => {
    expect(queriesOf(lookUp())).toEqual([{
      key: KEY,
      provider: 'cc-api-provider',
      props: {
        account: '111122223333',
        region: 'eu-west-1',
        lookupRoleArn: expect.stringContaining('-lookup-role-'),
        typeName: 'AWS::SageMaker::ModelPackage',
        resourceModel: { ModelPackageGroupName: 'churn' },
        propertyMatch: { ModelApprovalStatus: 'Approved', ModelPackageStatus: 'Completed' },
        propertiesToReturn: ['ModelPackageArn'],
        expectedMatchCount: 'at-least-one',
        dummyValue: [{ ModelPackageArn: `${PREFIX}/1` }],
      },
    }]);
  });

  test('for versions with another approval status', () => {
    expect(queriesOf(lookUp(undefined, { approvalStatus: ModelApprovalStatus.PENDING_MANUAL_APPROVAL }))[0].props)
      .toMatchObject({ propertyMatch: { ModelApprovalStatus: 'PendingManualApproval', ModelPackageStatus: 'Completed' } });
  });

  test('for the versions of a group of another account, by its ARN', () => {
    expect(queriesOf(lookUp(undefined, { modelPackageGroupName: OTHER_GROUP }))[0].props).toMatchObject({
      account: '111122223333',
      resourceModel: { ModelPackageGroupName: OTHER_GROUP },
      dummyValue: [{ ModelPackageArn: 'arn:aws:sagemaker:eu-west-1:444455556666:model-package/churn/1' }],
    });
  });

  test('once for two look-ups of one group', () => {
    const world = lookUp();
    ModelPackage.fromLookup(world.stack, 'Again', { modelPackageGroupName: 'churn' });
    expect(queriesOf(world)).toHaveLength(1);
  });

  test('nothing that the context has', () => {
    expect(queriesOf(lookUp(versions(6)))).toEqual([]);
  });
});

describe('what is found', () => {
  test.each<[string, number[], number]>([
    ['the only version', [6], 6],
    ['the highest of three versions', [5, 7, 6], 7],
    ['the highest number, not the last text', [9, 10], 10],
    ['the highest of 150 versions', Array.from({ length: 150 }, (_, index) => index + 1), 150],
  ])('is %s', (_, numbers, highest) => {
    expect(lookUp(versions(...numbers)).found.modelPackageArn).toBe(`${PREFIX}/${highest}`);
  });

  test('is a model package of the environment of its ARN', () => {
    expect(lookUp(versions(6)).found.env).toEqual(ENV);
    expect(lookUp(undefined, { modelPackageGroupName: OTHER_GROUP }).found.env.account).toBe('444455556666');
  });

  test('can be deployed', () => {
    const { stack, found } = lookUp(versions(6, 7));
    new Model(stack, 'Model', { containers: [ModelContainer.fromModelPackage(found)] });
    expect(propertiesOf(stack, 'AWS::SageMaker::Model').PrimaryContainer).toEqual({ ModelPackageName: `${PREFIX}/7` });
  });

  test('is granted with the key of its group', () => {
    const stack = new Stack(new App({ context: { [KEY]: versions(6) } }), 'Stack', { env: ENV });
    const encryptionKey = new kms.Key(stack, 'Key');
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
    ModelPackage.fromLookup(stack, 'Churn', { modelPackageGroupName: 'churn', encryptionKey }).grants.read(role);
    expect(propertiesOf(stack, 'AWS::IAM::Policy').PolicyDocument.Statement).toMatchObject([
      { Resource: `${PREFIX}/6` },
      { Action: ['kms:Decrypt', 'kms:DescribeKey'] },
    ]);
  });

  test('is a placeholder at first, of which models and grants are made without an error', () => {
    const world = lookUp();
    const model = new Model(world.stack, 'Model', { containers: [ModelContainer.fromModelPackage(world.found)] });
    world.found.grants.deploy(model.role!);
    expect(propertiesOf(world.stack, 'AWS::SageMaker::Model').PrimaryContainer).toEqual({ ModelPackageName: `${PREFIX}/1` });
    expect(errorsOf(world)).toEqual([]);
  });
});

describe('where nothing is found', () => {
  const NOT_FOUND = '/Stack/Churn: no completed version of the model package group churn with the approval status Approved was found from '
    + 'account 111122223333 in region eu-west-1';

  test('the error of the CLI is followed by what was looked for', () => {
    const world = lookUp({ [PROVIDER_ERROR_KEY]: 'Could not find any resources.' });
    expect(errorsOf(world)).toEqual([
      '/Stack: Could not find any resources.',
      expect.stringMatching(`^${NOT_FOUND} \\(Could not find any resources\\)\\. .*ModelPackage\\.noVersionFound`),
    ]);
  });

  test('an answer without versions is an error as well', () => {
    expect(errorsOf(lookUp([]))).toEqual([expect.stringContaining(`${NOT_FOUND}. Approve a version`)]);
    expect(errorsOf(lookUp([]))).toEqual([expect.stringContaining('(ModelPackage.noVersionFound, ')]);
  });

  test.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'churn'],
    ['a number', 3],
    ['an object', {}],
    ['a list without packages', [null, [], {}, { ModelPackageArn: 3 }]],
  ])('%s in a context that was edited is an error of the look-up, not of the library', (_what, answer) => {
    expect(errorsOf(lookUp(answer))).toEqual([expect.stringContaining(`${NOT_FOUND}. Approve a version`)]);
  });

  test('the stack has a placeholder, and the other stacks of the app are none the worse', () => {
    const { stack, found } = lookUp([]);
    const other = new Stack(stack.node.root as App, 'Other', { env: ENV });
    newGroup(other);
    expect(found.modelPackageArn).toBe(`${PREFIX}/1`);
    expect(errorsOf({ stack: other, found })).toEqual([]);
  });
});

describe('a look-up is refused', () => {
  test('in a stack without account and region, as CDK refuses it', () => {
    expect(messageOf(() => ModelPackage.fromLookup(newStack(), 'Churn', { modelPackageGroupName: 'churn' }))).toMatch(
      'Cannot retrieve value from context provider cc-api-provider since account/region are not specified at the stack level');
  });

  test.each<[string, string, string]>([
    ['whose name is known at deployment only', `churn-${Aws.ACCOUNT_ID}`, 'ModelPackage.lookUpToken'],
    ['whose name is none', 'churn_models', 'Text.sageMakerName'],
    ['whose ARN is that of a version', `${PREFIX}/6`, 'Arn.form'],
  ])('of a group %s', (_, modelPackageGroupName, code) => {
    expect(issuesOf(() => lookUp(undefined, { modelPackageGroupName }))).toEqual([`modelPackageGroupName: ${code}`]);
  });

  test('before anything is made of it', () => {
    const stack = newStack(ENV);
    expect(() => ModelPackage.fromLookup(stack, 'Churn', { modelPackageGroupName: '' })).toThrow();
    expect(stack.node.children).toEqual([]);
  });
});
