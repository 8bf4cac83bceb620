import { Aws, CfnParameter, Fn } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { leastPolicySize } from '../../src/access/policy-size';
import { newStack } from '../support';

test('the JSON of a policy, without spaces', () => {
  expect(leastPolicySize({ Effect: 'Allow', Action: ['a:B', 'a:C'] })).toBe(41); // {"Effect":"Allow","Action":["a:B","a:C"]}
});

test('numbers, booleans and null as they are', () => {
  expect(leastPolicySize({ a: 1, b: true, c: null, d: [], e: {} })).toBe(39); // {"a":1,"b":true,"c":null,"d":[],"e":{}}
});

test('the account has 12 digits', () => {
  expect(leastPolicySize({ Ref: 'AWS::AccountId' })).toBe(14); // "111122223333"
});

test('the shortest partition has 3 characters', () => {
  expect(leastPolicySize({ Ref: 'AWS::Partition' })).toBe(5); // "aws"
});

test('the shortest region has 9 characters', () => {
  expect(leastPolicySize({ Ref: 'AWS::Region' })).toBe(11); // "us-east-1"
});

test('any other reference may be empty', () => {
  expect(leastPolicySize({ Ref: 'Parameter' })).toBe(2);
});

test('an attribute may be empty', () => {
  expect(leastPolicySize({ 'Fn::GetAtt': ['Role', 'Arn'] })).toBe(2);
});

test('an import may be empty', () => {
  expect(leastPolicySize({ Resource: { 'Fn::ImportValue': 'Group' } })).toBe(15); // {"Resource":""}
});

test('joined parts count with what is between them', () => {
  expect(leastPolicySize({ 'Fn::Join': ['-', ['ab', 'cd', { Ref: 'Parameter' }]] })).toBe(8); // "ab-cd-"
});

test('joined parts may be joined themselves', () => {
  expect(leastPolicySize({ 'Fn::Join': ['', ['arn:', { 'Fn::Join': [':', [{ Ref: 'AWS::Partition' }, 'iam']] }]] })).toBe(13); // "arn:aws:iam"
});

test('what only looks like a function counts as it is', () => {
  expect(leastPolicySize({ Ref: 'a', Other: 'b' })).toBe(23); // {"Ref":"a","Other":"b"}
  expect(leastPolicySize({ 'aws:PrincipalOrgID': 'o-1' })).toBe(28); // {"aws:PrincipalOrgID":"o-1"}
});

test('a list with one element counts as it is', () => {
  expect(leastPolicySize(['a:B'])).toBe(7); // ["a:B"]
});

test('a policy of CDK', () => {
  const policy = new iam.PolicyDocument({
    statements: [new iam.PolicyStatement({
      principals: [new iam.AccountPrincipal('444455556666')],
      actions: ['sagemaker:DescribeModelPackage'],
      resources: [`arn:${Aws.PARTITION}:sagemaker:${Aws.REGION}:${Aws.ACCOUNT_ID}:model-package/churn/*`],
    })],
  });
  // {"Statement":[{"Action":"sagemaker:DescribeModelPackage","Effect":"Allow",
  // "Principal":{"AWS":"arn:aws:iam::444455556666:root"},
  // "Resource":"arn:aws:sagemaker:us-east-1:111122223333:model-package/churn/*"}],"Version":"2012-10-17"}
  expect(leastPolicySize(newStack().resolve(policy))).toBe(228);
});

// parts.map is not a function: the parts are a reference to a list.
test('parts that are a parameter may be empty', () => {
  const stack = newStack();
  const accounts = new CfnParameter(stack, 'Accounts', { type: 'CommaDelimitedList' }).valueAsList;
  expect(leastPolicySize(stack.resolve({ AWS: Fn.join(',', accounts) }))).toBe(10); // {"AWS":""}
});

test('an empty policy of CDK, which resolves to nothing, has no size', () => {
  expect(leastPolicySize(undefined)).toBe(0);
});
