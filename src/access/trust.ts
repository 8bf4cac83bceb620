import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';
import { isPolicyDocument } from '../cdk/class-of-cdk';
import { referencesIn } from '../cdk/references';
import { textOf } from '../diagnostics/codes';

const SAGEMAKER = { service: 'SageMaker', principal: 'sagemaker.amazonaws.com' };
const LAMBDA = { service: 'AWS Lambda', principal: 'lambda.amazonaws.com' };

/** How messages call what a role is for, and the service that assumes it. */
const USERS = {
  Model: { user: 'model', ...SAGEMAKER },
  ModelPackage: { user: 'validation', ...SAGEMAKER },
  LookUp: { user: 'look-up', ...LAMBDA },
};

/**
 * Fails the synthesis if this app creates the role and its trust policy does not allow the service to assume it. The
 * policy is read at synthesis, as statements can be added to it after the role is used.
 */
export function validateTrust(owner: IConstruct, role: iam.IRole, subject: keyof typeof USERS): void {
  const user = USERS[subject];
  owner.node.addValidation({
    validate: () => {
      const resource = resourceOf(role);
      return !resource || trusts(resource, user.principal)
        ? []
        : [textOf('Role.notAssumable', { role: role.node.path, ...user })];
    },
  });
}

/** The resource of a role that this app creates, as L1 or L2. A role is also imported by the ARN of its L1. */
function resourceOf(role: iam.IRole): iam.CfnRole | undefined {
  const { defaultChild } = role.node;
  const all = defaultChild ? [defaultChild] : [...referencesIn(role.roleArn, role)];
  return all.find((element): element is iam.CfnRole => iam.CfnRole.isCfnRole(element));
}

/** The parts of a policy that matter. Anything can be an intrinsic function instead, whose result is not known. */
interface Statement {
  readonly Effect?: unknown;
  readonly Action?: unknown;
  readonly Principal?: unknown;
}

function trusts(resource: iam.CfnRole, service: string): boolean {
  const { assumeRolePolicyDocument: policy } = resource;
  const resolved = Stack.of(resource).resolve(isPolicyDocument(policy) ? policy.toJSON() : policy);
  if (isUnknown(resolved) || isUnknown(resolved.Statement)) { return true; }
  const statements = listOf(resolved.Statement);
  return statements.some((statement) => isUnknown(statement) || allows(statement as Statement, service));
}

function allows({ Effect, Action, Principal }: Statement, service: string): boolean {
  return Effect !== 'Deny'
    && (Action === undefined || listOf(Action).some((action) => isUnknown(action) || /^(\*|sts:\*|sts:Assume(Role|\*))$/i.test(action as string)))
    && (Principal === undefined || Principal === '*' || isUnknown(Principal)
      || servicesOf(Principal).some((one) => isUnknown(one) || one === service));
}

function servicesOf(principal: unknown): unknown[] {
  return listOf((principal as { readonly Service?: unknown }).Service);
}

function listOf(value: unknown): unknown[] {
  return value === undefined ? [] : [value].flat();
}

/** Whether a resolved value is an intrinsic function. */
function isUnknown(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    && Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'));
}
