import { App, CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { ModelPackageGroup } from '../../src';
import { ENV } from '../support';
import { filledStack } from '../support/grants';
import { newModel } from '../support/models';
import { newGroup } from '../support/packages';

const LAMBDA = new iam.ServicePrincipal('lambda.amazonaws.com');
const SAGEMAKER = new iam.ServicePrincipal('sagemaker.amazonaws.com');

/** Synthesizes a model with a role. */
function synthesize(roleOf: (stack: Stack) => iam.IRole, after: (role: iam.IRole) => void = () => {}): void {
  const app = new App();
  const stack = filledStack(app, 'Stack', ENV);
  const role = roleOf(stack);
  newModel(stack, { role });
  after(role);
  app.synth();
}

const withPolicy = (policyOf: (stack: Stack) => unknown) => (stack: Stack) => {
  const resource = new iam.CfnRole(stack, 'Role', { assumeRolePolicyDocument: policyOf(stack) });
  return iam.Role.fromRoleArn(stack, 'Import', resource.attrArn);
};

const statement = (Principal: unknown, Action: unknown = 'sts:AssumeRole') => ({ Statement: [{ Effect: 'Allow', Action, Principal }] });

describe('a role that this app creates is refused at synthesis', () => {
  test('if only another service can assume it', () => {
    expect(() => synthesize((stack) => new iam.Role(stack, 'Role', { assumedBy: LAMBDA }))).toThrow('Role.notAssumable');
  });

  test('if it is an L1 role', () => {
    expect(() => synthesize(withPolicy(() => statement({ Service: 'lambda.amazonaws.com' })))).toThrow('Role.notAssumable');
  });

  test('if only an identity can assume it', () => {
    expect(() => synthesize(withPolicy(() => statement({ AWS: 'arn:aws:iam::111122223333:root' })))).toThrow('Role.notAssumable');
  });

  test('if SageMaker can only tag its sessions', () => {
    expect(() => synthesize(withPolicy(() => statement({ Service: 'sagemaker.amazonaws.com' }, 'sts:TagSession')))).toThrow('Role.notAssumable');
  });
});

describe('a role is accepted', () => {
  test('if SageMaker is one of several services', () => {
    expect(() => synthesize((stack) => new iam.Role(stack, 'Role', { assumedBy: new iam.CompositePrincipal(LAMBDA, SAGEMAKER) }))).not.toThrow();
  });

  test('if SageMaker can assume it only under conditions', () => {
    expect(() => synthesize((stack) => new iam.Role(stack, 'Role', {
      assumedBy: SAGEMAKER.withConditions({ StringEquals: { 'aws:SourceAccount': '111122223333' } }),
    }))).not.toThrow();
  });

  test('if the statement is added after the model', () => {
    expect(() => synthesize((stack) => new iam.Role(stack, 'Role', { assumedBy: LAMBDA }), (role) => {
      (role as iam.Role).assumeRolePolicy!.addStatements(new iam.PolicyStatement({ principals: [SAGEMAKER], actions: ['sts:AssumeRole'] }));
    })).not.toThrow();
  });

  test('if its L1 allows SageMaker', () => {
    expect(() => synthesize(withPolicy(() => statement({ Service: ['lambda.amazonaws.com', 'sagemaker.amazonaws.com'] })))).not.toThrow();
  });

  test('if its policy is known only at deployment', () => {
    expect(() => synthesize(withPolicy(() => Fn.importValue('Trust')))).not.toThrow();
  });

  test('if the service is known only at deployment', () => {
    expect(() => synthesize(withPolicy((stack) => statement({ Service: new CfnParameter(stack, 'Service').valueAsString })))).not.toThrow();
  });

  test('if another app creates it', () => {
    expect(() => synthesize((stack) => iam.Role.fromRoleName(stack, 'Role', 'serving'))).not.toThrow();
  });
});

describe('the role of a look-up', () => {
  const lookUp = (assumedBy: iam.IPrincipal) => {
    const app = new App();
    const stack = filledStack(app, 'Stack', ENV);
    ModelPackageGroup.latestApprovedModelPackage(stack, 'Latest', {
      modelPackageGroup: newGroup(stack), role: new iam.Role(stack, 'Role', { assumedBy }),
    });
    return () => app.synth();
  };

  test('is refused at synthesis if AWS Lambda cannot assume it', () => {
    expect(lookUp(SAGEMAKER)).toThrow('[Stack/Latest] AWS Lambda cannot assume the role Stack/Role of the look-up');
  });

  test('is accepted if AWS Lambda can assume it', () => {
    expect(lookUp(LAMBDA)).not.toThrow();
  });
});
