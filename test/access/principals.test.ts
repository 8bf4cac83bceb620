import * as iam from 'aws-cdk-lib/aws-iam';
import { PolicyPrincipal } from '../../src/access/principals';
import { newStack } from '../support';

test('what a principal of a policy is allowed goes to that policy', () => {
  const stack = newStack();
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
  const policy = new iam.Policy(stack, 'Policy');
  const statement = new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::data/model.tar.gz'] });
  expect(new PolicyPrincipal(role, policy).addToPolicy(statement)).toBe(true);
  expect(stack.resolve(policy.document)).toEqual({
    Version: '2012-10-17',
    Statement: [{ Action: 's3:GetObject', Effect: 'Allow', Resource: 'arn:aws:s3:::data/model.tar.gz' }],
  });
});
