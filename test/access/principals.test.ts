import * as iam from 'aws-cdk-lib/aws-iam';
import { PlacedPrincipal } from '../../src/access/placed-grants';
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

test('an identity is the same in policies of resources wherever its own permissions are', () => {
  const stack = newStack();
  const user = new iam.User(stack, 'User');
  expect(stack.resolve(new PlacedPrincipal(user, user, false).policyFragment.principalJson)).toEqual({ AWS: [{ 'Fn::GetAtt': ['User00B015A1', 'Arn'] }] });
});

test('policies of resources name an imported role, which is there already', () => {
  const stack = newStack();
  const role = iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/ours');
  expect(new PolicyPrincipal(role, new iam.Policy(stack, 'Policy')).policyFragment).toMatchObject({
    principalJson: { AWS: ['arn:aws:iam::111122223333:role/ours'] }, conditions: {},
  });
});
