import { CfnParameter, Fn, Stack } from 'aws-cdk-lib';
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
