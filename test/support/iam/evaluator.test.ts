import { Context } from './context';
import { decide, Policies } from './decide';
import { Policy, Principal, Statement } from './statements';

/*
 * Decisions that the documentation of AWS describes. The page that does so is named with each.
 */

const ACCOUNT = '111122223333';
const USER: Principal = { account: ACCOUNT, arn: 'arn:aws:iam::111122223333:user/JohnDoe' };
const ROLE: Principal = { account: ACCOUNT, arn: 'arn:aws:iam::111122223333:role/Reader' };
const FOREIGN: Principal = { account: '444455556666', arn: 'arn:aws:iam::444455556666:role/Reader' };

function policy(...statements: Partial<Statement>[]): Policy {
  return { Version: '2012-10-17', Statement: statements.map((statement) => ({ Effect: 'Allow', ...statement })) };
}

/** Whether one statement of an identity, or the policies, allow a request. */
function allows(
  policies: Partial<Statement> | Partial<Policies>,
  action: string,
  resource: string,
  context: Context = {},
  principal = ROLE,
): boolean {
  const given = 'identity' in policies || 'resource' in policies ? policies as Partial<Policies> : { identity: [policy(policies as Statement)] };
  return decide({ principal, action, resource, context }, { identity: [], resource: [], resourceAccount: ACCOUNT, ...given }) === 'allowed';
}

describe('variables and wildcards (reference_policies_variables, reference_policies_elements_resource)', () => {
  const HOME = { Action: ['s3:GetObject', 's3:PutObject'], Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/${aws:username}/*' };

  test.each<[string, string, Context, boolean]>([
    ['the folder of the user', 'arn:aws:s3:::amzn-s3-demo-bucket/JohnDoe/a.txt', { 'aws:username': 'JohnDoe' }, true],
    ['the folder of another user', 'arn:aws:s3:::amzn-s3-demo-bucket/JaneDoe/a.txt', { 'aws:username': 'JohnDoe' }, false],
    ['a folder of the name of the variable', 'arn:aws:s3:::amzn-s3-demo-bucket/${aws:username}/a.txt', { 'aws:username': 'JohnDoe' }, false],
    ['any folder, for a role, which has no user name', 'arn:aws:s3:::amzn-s3-demo-bucket/JohnDoe/a.txt', {}, false],
    ['any folder, for a user whose name is a wildcard', 'arn:aws:s3:::amzn-s3-demo-bucket/JohnDoe/a.txt', { 'aws:username': '*' }, false],
  ])('a variable in a resource: %s', (_, resource, context, expected) => {
    expect(allows(HOME, 's3:GetObject', resource, context)).toBe(expected);
  });

  test.each<[string, boolean]>([
    ['company-bucket/home/${aws:PrincipalTag/team, \'company-wide\'}/a', false],
    ['company-bucket/home/company-wide/a', true],
    ['company-bucket/home/red/a', false],
  ])('the default of a variable without value: %s', (key, expected) => {
    const statement = { Action: 's3:GetObject', Resource: "arn:aws:s3:::company-bucket/home/${aws:PrincipalTag/team, 'company-wide'}/*" };
    expect(allows(statement, 's3:GetObject', `arn:aws:s3:::${key}`)).toBe(expected);
    expect(allows(statement, 's3:GetObject', 'arn:aws:s3:::company-bucket/home/red/a', { 'aws:PrincipalTag/team': 'red' })).toBe(true);
  });

  test.each<[string, string, boolean]>([
    ['a${*}/model', 'a*/model', true],
    ['a${*}/model', 'abc/model', false],
    ['a${?}/model', 'a?/model', true],
    ['a${?}/model', 'ab/model', false],
    ['a${$}{aws:username}', 'a${aws:username}', true],
    ['a${$}{aws:username}', 'aJohnDoe', false],
    ['a*/model', 'abc/d/model', true],
    ['a?/model', 'ab/model', true],
    ['a?/model', 'abc/model', false],
    ['a$b', 'a$b', true],
  ])('%s as an object matches %s: %s', (key, actual, expected) => {
    const statement = { Action: 's3:GetObject', Resource: `arn:aws:s3:::bucket/${key}` };
    expect(allows(statement, 's3:GetObject', `arn:aws:s3:::bucket/${actual}`, { 'aws:username': 'JohnDoe' })).toBe(expected);
  });

  test('a wildcard stays within its part of the ARN, of which the last has slashes and colons', () => {
    const arn = 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3';
    expect(allows({ Action: '*', Resource: 'arn:aws:sagemaker:*:111122223333:model-package/*' }, 'sagemaker:DescribeModelPackage', arn)).toBe(true);
    expect(allows({ Action: '*', Resource: 'arn:aws:sagemaker:*:model-package/*' }, 'sagemaker:DescribeModelPackage', arn)).toBe(false);
    expect(allows({ Action: '*', Resource: 'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/*' }, 'logs:PutLogEvents',
      'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/a:log-stream:b')).toBe(true);
  });

  test('actions ignore case, resources do not', () => {
    expect(allows({ Action: 'S3:GETobject', Resource: 'arn:aws:s3:::bucket/a' }, 's3:GetObject', 'arn:aws:s3:::bucket/a')).toBe(true);
    expect(allows({ Action: 's3:Get*', Resource: 'arn:aws:s3:::bucket/a' }, 's3:GetObject', 'arn:aws:s3:::bucket/a')).toBe(true);
    expect(allows({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::bucket/a' }, 's3:GetObject', 'arn:aws:s3:::bucket/A')).toBe(false);
    expect(allows({ Action: 's3:GetObject', Resource: '*' }, 's3:GetObjectAcl', 'arn:aws:s3:::bucket/a')).toBe(false);
  });

  test('NotAction and NotResource are all others', () => {
    const others = { NotAction: 's3:Delete*', NotResource: 'arn:aws:s3:::secret/*' };
    expect(allows(others, 's3:GetObject', 'arn:aws:s3:::bucket/a')).toBe(true);
    expect(allows(others, 's3:DeleteObject', 'arn:aws:s3:::bucket/a')).toBe(false);
    expect(allows(others, 's3:GetObject', 'arn:aws:s3:::secret/a')).toBe(false);
  });
});

describe('conditions (reference_policies_elements_condition_operators)', () => {
  const under = (Condition: Statement['Condition'], context: Context) =>
    allows({ Action: '*', Resource: '*', Condition }, 'dynamodb:GetItem', 'arn:aws:dynamodb:eu-west-1:111122223333:table/Thread', context);

  test.each<[string, Statement['Condition'], Context, boolean]>([
    ['StringEquals of one value', { StringEquals: { 'aws:PrincipalTag/job': 'iamuser-admin' } }, { 'aws:PrincipalTag/job': 'iamuser-admin' }, true],
    ['StringEquals of another value', { StringEquals: { 'aws:PrincipalTag/job': 'iamuser-admin' } }, { 'aws:PrincipalTag/job': 'x' }, false],
    ['StringEquals of no value', { StringEquals: { 'aws:PrincipalTag/job': 'iamuser-admin' } }, {}, false],
    ['StringEquals of one of several', { StringEquals: { k: ['a', 'b'] } }, { k: 'b' }, true],
    ['StringEquals of a wildcard', { StringEquals: { k: 'a*' } }, { k: 'ab' }, false],
    ['StringEquals of a wildcard as it is', { StringEquals: { k: 'a*' } }, { k: 'a*' }, true],
    ['StringEquals of an escaped wildcard', { StringEquals: { k: 'a${*}' } }, { k: 'a*' }, true],
    ['StringEquals of a key in another case', { StringEquals: { 'AWS:principaltag/JOB': 'a' } }, { 'aws:PrincipalTag/job': 'a' }, true],
    ['StringEqualsIgnoreCase', { StringEqualsIgnoreCase: { k: 'ABC' } }, { k: 'abc' }, true],
    ['StringNotEquals of the value', { StringNotEquals: { k: 'a' } }, { k: 'a' }, false],
    ['StringNotEquals of another value', { StringNotEquals: { k: ['a', 'b'] } }, { k: 'c' }, true],
    ['StringNotEquals of one of several', { StringNotEquals: { k: ['a', 'b'] } }, { k: 'b' }, false],
    ['StringNotEquals of no value', { StringNotEquals: { k: 'a' } }, {}, true],
    ['StringLike with a wildcard', { StringLike: { 's3:prefix': 'home/*' } }, { 's3:prefix': 'home/a' }, true],
    ['StringLike with an escaped wildcard', { StringLike: { 's3:prefix': 'home${*}/*' } }, { 's3:prefix': 'home-of-others/a' }, false],
    ['StringLike with a variable', { StringLike: { 's3:prefix': '${aws:username}/*' } }, { 's3:prefix': 'JohnDoe/a', 'aws:username': 'JohnDoe' }, true],
    ['StringLike with a variable without value', { StringLike: { 's3:prefix': '${aws:username}/*' } }, { 's3:prefix': 'JohnDoe/a' }, false],
    ['StringNotLike', { StringNotLike: { k: 'a*' } }, { k: 'abc' }, false],
    ['all operators', { StringEquals: { k: 'a' }, Bool: { b: 'true' } }, { k: 'a', b: 'false' }, false],
    ['all keys', { StringEquals: { k: 'a', l: 'b' } }, { k: 'a', l: 'b' }, true],
    ['all keys, of which one is absent', { StringEquals: { k: 'a', l: 'b' } }, { k: 'a' }, false],
    ['Bool', { Bool: { 'aws:SecureTransport': 'true' } }, { 'aws:SecureTransport': 'true' }, true],
    ['Bool of a template', { Bool: { 'aws:SecureTransport': true } }, { 'aws:SecureTransport': 'true' }, true],
    ['Bool of no value', { Bool: { 'aws:MultiFactorAuthPresent': 'false' } }, {}, false],
    ['BoolIfExists of no value', { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }, {}, true],
    ['StringEqualsIfExists of no value', { StringEqualsIfExists: { k: 'a' } }, {}, true],
    ['StringEqualsIfExists of another value', { StringEqualsIfExists: { k: 'a' } }, { k: 'b' }, false],
    ['Null true of no value', { Null: { 'aws:TokenIssueTime': 'true' } }, {}, true],
    ['Null true of a value', { Null: { 'aws:TokenIssueTime': 'true' } }, { 'aws:TokenIssueTime': '1' }, false],
    ['Null false of a value', { Null: { 'aws:TokenIssueTime': 'false' } }, { 'aws:TokenIssueTime': '1' }, true],
    ['Null false of no value', { Null: { 'aws:TokenIssueTime': 'false' } }, {}, false],
    ['ArnLike', { ArnLike: { 'aws:SourceArn': 'arn:aws:sagemaker:*:111122223333:*' } },
      { 'aws:SourceArn': 'arn:aws:sagemaker:eu-west-1:111122223333:model/churn' }, true],
    ['ArnLike of another account', { ArnLike: { 'aws:SourceArn': 'arn:aws:sagemaker:*:111122223333:*' } },
      { 'aws:SourceArn': 'arn:aws:sagemaker:eu-west-1:444455556666:model/churn' }, false],
    ['ArnEquals with a wildcard, which is as ArnLike', { ArnEquals: { a: 'arn:aws:iam::*:role/a*' } }, { a: 'arn:aws:iam::1:role/abc' }, true],
    ['ArnNotLike', { ArnNotLike: { a: 'arn:aws:iam::*:role/a*' } }, { a: 'arn:aws:iam::1:role/b' }, true],
  ])('%s', (_, condition, context, expected) => {
    expect(under(condition, context)).toBe(expected);
  });

  // reference_policies_condition-single-vs-multi-valued-context-keys
  test.each<[string, string, readonly string[], boolean]>([
    ['ForAllValues, all of them', 'ForAllValues:StringEquals', ['ID', 'Message'], true],
    ['ForAllValues, one too many', 'ForAllValues:StringEquals', ['ID', 'Secret'], false],
    ['ForAllValues, none', 'ForAllValues:StringEquals', [], true],
    ['ForAnyValue, one of them', 'ForAnyValue:StringEquals', ['ID', 'Secret'], true],
    ['ForAnyValue, another', 'ForAnyValue:StringEquals', ['Secret'], false],
    ['ForAnyValue, none', 'ForAnyValue:StringEquals', [], false],
    ['ForAnyValue, negated, one that is not among them', 'ForAnyValue:StringNotEquals', ['ID', 'Secret'], true],
    ['ForAllValues, negated, none that is among them', 'ForAllValues:StringNotEquals', ['Secret'], true],
    ['ForAllValues, negated, one that is among them', 'ForAllValues:StringNotEquals', ['ID', 'Secret'], false],
  ])('%s', (_, operator, values, expected) => {
    expect(under({ [operator]: { 'dynamodb:Attributes': ['ID', 'Message', 'Tags'] } }, { 'dynamodb:Attributes': values })).toBe(expected);
  });

  test('what is not known or not allowed is an error, not a decision', () => {
    expect(() => under({ DateEquals: { k: '1' } }, { k: '1' })).toThrow('does not know the operator DateEquals');
    expect(() => under({ StringEquals: { k: '1' } }, { k: ['1', '2'] })).toThrow('several values');
    expect(() => allows({ Action: '*', Resource: 'bucket' }, 's3:GetObject', 'arn:aws:s3:::bucket')).toThrow('not the ARN');
  });
});

describe('identity and resource policies (reference_policies_evaluation-logic, -cross-account-policy-evaluation)', () => {
  const IDENTITY = policy({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::bucket/*' });
  const DENY = policy({ Effect: 'Deny', Action: 's3:*', Resource: '*' });
  const to = (principal: Statement['Principal'], more: Partial<Statement> = {}) =>
    policy({ Principal: principal, Action: 's3:GetObject', Resource: 'arn:aws:s3:::bucket/*', ...more });
  const OBJECT = 'arn:aws:s3:::bucket/a';

  test.each<[string, Partial<Policies>, Principal, boolean]>([
    ['nobody says anything', {}, ROLE, false],
    ['only the identity', { identity: [IDENTITY] }, ROLE, true],
    ['only the resource, to the role', { resource: [to({ AWS: ROLE.arn! })] }, ROLE, true],
    ['only the resource, to another role', { resource: [to({ AWS: 'arn:aws:iam::111122223333:role/Other' })] }, ROLE, false],
    ['only the resource, to the account, which leaves it to identities', { resource: [to({ AWS: 'arn:aws:iam::111122223333:root' })] }, ROLE, false],
    ['the identity, and the resource to the account', { identity: [IDENTITY], resource: [to({ AWS: '111122223333' })] }, ROLE, true],
    ['only the resource, to everyone', { resource: [to('*')] }, ROLE, true],
    ['both deny', { identity: [IDENTITY, DENY] }, ROLE, false],
    ['the resource denies', { identity: [IDENTITY], resource: [to('*', { Effect: 'Deny' })] }, ROLE, false],
    ['the resource denies another', { identity: [IDENTITY], resource: [to({ AWS: FOREIGN.arn! }, { Effect: 'Deny' })] }, ROLE, true],
    ['of another account: only the identity', { identity: [IDENTITY] }, FOREIGN, false],
    ['of another account: only the resource, to the role', { resource: [to({ AWS: FOREIGN.arn! })] }, FOREIGN, false],
    ['of another account: only the resource, to everyone', { resource: [to('*')] }, FOREIGN, false],
    ['of another account: both, to the role', { identity: [IDENTITY], resource: [to({ AWS: FOREIGN.arn! })] }, FOREIGN, true],
    ['of another account: both, to the account', { identity: [IDENTITY], resource: [to({ AWS: 'arn:aws:iam::444455556666:root' })] }, FOREIGN, true],
    ['of another account: both, but for another account', { identity: [IDENTITY], resource: [to({ AWS: '111122223333' })] }, FOREIGN, false],
    ['of another account: both, to everyone of an organization',
      { identity: [IDENTITY], resource: [to({ AWS: '*' }, { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } })] }, FOREIGN, false],
    ['a service that is named', { resource: [to({ Service: 'sagemaker.amazonaws.com' })] }, { service: 'sagemaker.amazonaws.com' }, true],
    ['a service that is not named', { resource: [to({ Service: 'lambda.amazonaws.com' })] }, { service: 'sagemaker.amazonaws.com' }, false],
    ['a user', { identity: [IDENTITY] }, USER, true],
  ])('%s', (_, policies, principal, expected) => {
    expect(allows({ identity: [], ...policies }, 's3:GetObject', OBJECT, {}, principal)).toBe(expected);
  });

  // kms/latest/developerguide/key-policy-default, key-policy-modifying-external-accounts
  const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1';
  const USE = policy({ Action: 'kms:Decrypt', Resource: KEY });
  const DEFAULT = policy({ Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'kms:*', Resource: '*' });
  const toKey = (arn: string) => policy({ Principal: { AWS: arn }, Action: 'kms:Decrypt', Resource: '*' });

  test.each<[string, Partial<Policies>, Principal, boolean]>([
    ['a key with the default policy leaves it to identities', { identity: [USE], resource: [DEFAULT] }, ROLE, true],
    ['a key with the default policy allows nobody by itself', { resource: [DEFAULT] }, ROLE, false],
    ['without the account in the policy of the key, identities cannot allow', { identity: [USE], resource: [toKey(USER.arn!)] }, ROLE, false],
    ['the policy of a key allows by itself', { resource: [toKey(ROLE.arn!)] }, ROLE, true],
    ['another account needs both: only the key', { resource: [toKey('arn:aws:iam::444455556666:root')] }, FOREIGN, false],
    ['another account needs both: only the identity', { identity: [USE], resource: [DEFAULT] }, FOREIGN, false],
    ['another account needs both', { identity: [USE], resource: [toKey('arn:aws:iam::444455556666:root')] }, FOREIGN, true],
  ])('%s', (_, policies, principal, expected) => {
    expect(allows({ identity: [], ...policies }, 'kms:Decrypt', KEY, {}, principal)).toBe(expected);
  });

  test('the policy of a repository names no resource', () => {
    const repository = 'arn:aws:ecr:eu-west-1:111122223333:repository/churn';
    const pull = policy({ Principal: { AWS: FOREIGN.arn! }, Action: 'ecr:BatchGetImage' });
    expect(allows({ identity: [policy({ Action: 'ecr:*', Resource: '*' })], resource: [pull] }, 'ecr:BatchGetImage', repository, {}, FOREIGN)).toBe(true);
  });

  test('a policy of the older version is not evaluated', () => {
    expect(() => allows({ identity: [{ Version: '2008-10-17', Statement: [] }] }, 's3:GetObject', OBJECT)).toThrow('2008-10-17');
  });
});
