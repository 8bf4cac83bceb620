import { CfnParameter, Fn, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { policyText } from '../../src/access/policy-text';

test('statements are shown as they are pasted, references in the form of Fn::Sub, and a list that is known at deployment as it is', () => {
  const stack = new Stack();
  const parts = new CfnParameter(stack, 'Parts', { type: 'CommaDelimitedList' }).valueAsList;
  const resources = [`arn:${stack.partition}:s3:::models`, Fn.join(':', parts)];
  expect(policyText(stack, [new iam.PolicyStatement({ actions: ['s3:GetObject'], resources })])).toBe(
    '{"Action":"s3:GetObject","Effect":"Allow","Resource":["arn:${AWS::Partition}:s3:::models","{\\"Fn::Join\\":[\\":\\",{\\"Ref\\":\\"Parts\\"}]}"]}',
  );
});

/** The resource and the conditions of a statement as they are shown. */
function shownOf(resource: string, conditions?: iam.Conditions) {
  const { Resource, Condition } = JSON.parse(policyText(new Stack(), [
    new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: [resource], conditions }),
  ]));
  return { resource: Resource, conditions: Condition };
}

test('a part that has no form in Fn::Sub is shown as it is', () => {
  expect(shownOf(`arn:aws:s3:::${Fn.importValue('Bucket')}/churn/*`).resource).toBe('arn:aws:s3:::{"Fn::ImportValue":"Bucket"}/churn/*');
});

test('an attribute may be written as a text', () => {
  expect(shownOf(Token.asString({ 'Fn::GetAtt': 'Bucket.Arn' })).resource).toBe('${Bucket.Arn}');
});

test('a condition operator without keys is shown as it is', () => {
  expect(shownOf('*', { StringEquals: {} }).conditions).toEqual({ StringEquals: {} });
});
