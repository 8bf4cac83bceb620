import { Aws, Lazy } from 'aws-cdk-lib';
import { BoundImage, imageOfUri } from '../../src/artifacts/bound-image';
import { newStack } from '../support';

function resolved(uri: string): BoundImage {
  return newStack().resolve(imageOfUri(uri));
}

test.each([
  ['by tag', '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:1.0'],
  ['by digest', `111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn@sha256:${'0'.repeat(64)}`],
  ['without a tag', '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn'],
])('the repository of an image %s', (_, uri) => {
  expect(resolved(uri)).toEqual({
    uri,
    repositoryArn: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':ecr:eu-west-1:111122223333:repository/churn']] },
  });
});

test('the repository of an image in China', () => {
  expect(resolved('111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/churn:1.0').repositoryArn)
    .toEqual({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':ecr:cn-north-1:111122223333:repository/churn']] });
});

test('a repository with a namespace', () => {
  expect(resolved('111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/models/churn:1.0').repositoryArn)
    .toEqual({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':ecr:eu-west-1:111122223333:repository/team/models/churn']] });
});

test('an image elsewhere has no repository of Amazon ECR', () => {
  expect(resolved('registry.example.com:5000/churn:1.0')).toEqual({ uri: 'registry.example.com:5000/churn:1.0' });
});

test('a mirror of an image of Amazon ECR has none, either', () => {
  const uri = 'mirror.example.com/111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:1.0';
  expect(resolved(uri)).toEqual({ uri });
});

test('an image that is known late has none, either', () => {
  expect(resolved(Lazy.string({ produce: () => '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn' })))
    .toEqual({ uri: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn' });
});

test('a repository whose name is a token', () => {
  expect(resolved(`111122223333.dkr.ecr.eu-west-1.amazonaws.com/${Aws.STACK_NAME}:1.0`).repositoryArn).toEqual({
    'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':ecr:eu-west-1:111122223333:repository/', { Ref: 'AWS::StackName' }]],
  });
});

test('a repository whose account is a token', () => {
  expect(resolved(`${Aws.ACCOUNT_ID}.dkr.ecr.eu-west-1.amazonaws.com/churn:1.0`).repositoryArn).toEqual({
    'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':ecr:eu-west-1:', { Ref: 'AWS::AccountId' }, ':repository/churn']],
  });
});

// The region is taken up to the first dot, and ${Token[AWS.Region.4]} has dots itself: ":ecr:${Token[AWS:".
test('a repository whose region is a token', () => {
  expect(resolved(`${Aws.ACCOUNT_ID}.dkr.ecr.${Aws.REGION}.${Aws.URL_SUFFIX}/churn:1.0`).repositoryArn).toEqual({
    'Fn::Join': ['', [
      'arn:', { Ref: 'AWS::Partition' }, ':ecr:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':repository/churn',
    ]],
  });
});
