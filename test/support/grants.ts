import { App, CfnWaitConditionHandle, Environment, Stack, Stage } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { ENV, templateOf } from './index';

/** The accounts and the region of these tests. */
export const ACCOUNT = '111122223333';
export const OTHER_ACCOUNT = '444455556666';
export const REGION = 'eu-west-1';
export const OTHER_ENV: Environment = { account: OTHER_ACCOUNT, region: REGION };

/** A statement of a policy, as it stands in a template. */
export interface Statement {
  readonly Action: string | string[];
  readonly Effect: 'Allow' | 'Deny';
  readonly Resource?: string | string[];
  readonly Principal?: unknown;
  readonly Condition?: { [operator: string]: { [key: string]: unknown } };
}

/** The condition of a bucket's key: S3 in the region of these tests. */
export const THROUGH_S3 = { StringEquals: { 'kms:ViaService': 's3.eu-west-1.${AWS::URLSuffix}' } };

/**
 * Anything of a template with its functions as readable text: `${Logical}`, `${Logical.Attribute}`, `${AWS::Region}`.
 */
export function plain(value: any): any {
  if (Array.isArray(value)) { return value.map(plain); }
  if (typeof value !== 'object' || value === null) { return value; }
  const [[name, argument] = [], ...others] = Object.entries<any>(value);
  if (others.length === 0 && name === 'Ref') { return `\${${argument}}`; }
  if (others.length === 0 && name === 'Fn::GetAtt') { return `\${${argument.join('.')}}`; }
  if (others.length === 0 && name === 'Fn::Sub' && typeof argument === 'string') { return argument; }
  if (others.length === 0 && name === 'Fn::Join') {
    const [separator, parts] = argument;
    return plain(parts).join(separator);
  }
  if (others.length === 0 && name === 'Fn::Select' && argument[1]['Fn::Split']) {
    const [separator, text] = argument[1]['Fn::Split'];
    return `\${part ${argument[0]} of ${plain(text)} at ${separator}}`;
  }
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, plain(child)]));
}

/** The resources of a type, readable, by logical id. */
export function resourcesOf(stack: Stack, ...types: string[]): { [logicalId: string]: any } {
  const { Resources = {} } = templateOf(stack);
  return Object.fromEntries(Object.entries<any>(Resources)
    .filter(([, { Type }]) => types.includes(Type))
    .map(([logicalId, resource]) => [logicalId, plain(resource)]));
}

/** All that identities of a stack are allowed. */
export function identityStatements(stack: Stack): Statement[] {
  return Object.values(resourcesOf(stack, 'AWS::IAM::Policy')).flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
}

/** What the one resource of a type has at a property: the statements of its policy, or undefined without a policy. */
export function policyStatements(stack: Stack, type: string, property: string): Statement[] | undefined {
  const resources = Object.values(resourcesOf(stack, type));
  expect(resources.length).toBeLessThan(2);
  return resources[0]?.Properties?.[property]?.Statement;
}

/** The resource policy of the one group of a stack. */
export function groupPolicy(stack: Stack): Statement[] | undefined {
  return policyStatements(stack, 'AWS::SageMaker::ModelPackageGroup', 'ModelPackageGroupPolicy');
}

/** The policy of the one bucket of a stack. */
export function bucketPolicy(stack: Stack): Statement[] | undefined {
  return policyStatements(stack, 'AWS::S3::BucketPolicy', 'PolicyDocument');
}

/** The policy of the one repository of a stack. */
export function repositoryPolicy(stack: Stack): Statement[] | undefined {
  return policyStatements(stack, 'AWS::ECR::Repository', 'RepositoryPolicyText');
}

/** What the policy of the one key of a stack has beside the statement that CDK gives every key. */
export function keyPolicy(stack: Stack): Statement[] | undefined {
  return policyStatements(stack, 'AWS::KMS::Key', 'KeyPolicy')?.filter(({ Action }) => Action !== 'kms:*');
}

/** What one package of a stack waits for, sorted. */
export function dependenciesOf(stack: Stack, id = 'Package'): string[] {
  const packages = Object.entries(resourcesOf(stack, 'AWS::SageMaker::ModelPackage')).filter(([logicalId]) => logicalId.startsWith(id));
  expect(packages).toHaveLength(1);
  return [...packages[0][1].DependsOn ?? []].sort();
}

/** A stack in the account of the registry and, once it is asked for, one in another account of the same app. */
export interface World {
  readonly app: App;
  readonly stack: Stack;
  readonly other: Stack;
}

export function newWorld(env: Environment | undefined = ENV, otherEnv: Environment | undefined = OTHER_ENV): World {
  const app = new App();
  return {
    app,
    stack: filledStack(app, 'Registry', env),
    get other() { return app.node.tryFindChild('Other') as Stack | undefined ?? filledStack(app, 'Other', otherEnv); },
  };
}

/** A stack that has a resource, as a template without any is none. */
export function filledStack(scope: App | Stage, id: string, env?: Environment): Stack {
  const stack = new Stack(scope, id, { env });
  new CfnWaitConditionHandle(stack, 'Filling');
  return stack;
}

/** Another account. */
export const PARTNER = new iam.AccountPrincipal(OTHER_ACCOUNT);

export const SAGEMAKER = new iam.ServicePrincipal('sagemaker.amazonaws.com');

/** A role that SageMaker assumes. */
export function newRole(stack: Stack, id = 'Role', roleName?: string): iam.Role {
  return new iam.Role(stack, id, { roleName, assumedBy: SAGEMAKER });
}

/** A kind of grantee, and where a grant to it has to end up. */
export interface GranteeKind {
  readonly name: string;
  readonly make: (world: World) => iam.IGrantable;
  /** The stack of the identity's policy, if it has one that the app can change. */
  readonly identity?: 'stack' | 'other';
  /** The account in which it makes models. */
  readonly account: string;
  /** The codes of the warnings of every grant to it. @default - none */
  readonly warnings?: string[];
  /** How resource policies name it, if they have to. */
  readonly principal?: unknown;
  /** The conditions that its principal brings along in resource policies. */
  readonly conditions?: { readonly [operator: string]: { readonly [key: string]: string } };
}

/** Grantees as seen by a group or a package in account 111122223333. */
export const GRANTEES: GranteeKind[] = [
  { name: 'a role', make: ({ stack }) => newRole(stack), identity: 'stack', account: ACCOUNT },
  {
    name: 'an imported role that can be changed',
    make: ({ stack }) => iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/ours'),
    identity: 'stack',
    account: ACCOUNT,
  },
  {
    name: 'an imported role that cannot be changed',
    make: ({ stack }) => iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/ours', { mutable: false }),
    account: ACCOUNT,
    warnings: ['Grants.immutableGrantee'],
  },
  { name: 'a user', make: ({ stack }) => new iam.User(stack, 'User'), identity: 'stack', account: ACCOUNT },
  {
    name: 'another account',
    make: () => new iam.AccountPrincipal('444455556666'),
    account: OTHER_ACCOUNT,
    principal: { AWS: 'arn:${AWS::Partition}:iam::444455556666:root' },
  },
  {
    name: 'an organization',
    make: () => new iam.OrganizationPrincipal('o-abcdef1234'),
    account: ACCOUNT,
    principal: { AWS: '*' },
    conditions: { StringEquals: { 'aws:PrincipalOrgID': 'o-abcdef1234' } },
  },
  {
    name: 'a role that the app makes in another account',
    make: ({ other }) => newRole(other, 'Role', 'deployer'),
    identity: 'other',
    account: OTHER_ACCOUNT,
    principal: { AWS: 'arn:${AWS::Partition}:iam::444455556666:root' },
    conditions: { ArnEquals: { 'aws:PrincipalArn': 'arn:${AWS::Partition}:iam::444455556666:role/deployer' } },
  },
  {
    name: 'an imported role of another account',
    make: ({ stack }) => iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::444455556666:role/deployer'),
    account: OTHER_ACCOUNT,
    principal: { AWS: 'arn:aws:iam::444455556666:role/deployer' },
  },
];

/** Statements as a resource policy has them for a grantee; undefined where the policy need not name it. */
export function forResource(
  statements: Statement[], { principal, conditions = {} }: GranteeKind,
): Statement[] | undefined {
  return principal === undefined ? undefined : statements.map((statement) => ({
    ...statement,
    Principal: principal,
    ...Object.keys(conditions).length > 0 && {
      Condition: Object.entries(conditions).reduce<NonNullable<Statement['Condition']>>(
        (all, [operator, tests]) => (
          { ...all, [operator]: { ...tests, ...all[operator] } }
        ), { ...statement.Condition }),
    },
  }));
}
