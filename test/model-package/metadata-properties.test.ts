import { Fn } from 'aws-cdk-lib';
import { MetadataProperties } from '../../src';
import { newVersion, renderedVersion } from '../artifacts/version';
import { issuesOf, newStack } from '../support';

function rendered(metadataProperties: MetadataProperties): any {
  return renderedVersion(newStack(), { metadataProperties }).MetadataProperties;
}

test('with everything', () => {
  expect(rendered({
    commitId: '0f1e2d3c', generatedBy: 'arn:aws:sagemaker:eu-west-1:111122223333:pipeline/churn/execution/1', projectId: 'churn', repository: 'https://git.example.com/churn',
  })).toEqual({
    CommitId: '0f1e2d3c',
    GeneratedBy: 'arn:aws:sagemaker:eu-west-1:111122223333:pipeline/churn/execution/1',
    ProjectId: 'churn',
    Repository: 'https://git.example.com/churn',
  });
});

test('with one of them', () => {
  expect(rendered({ commitId: '0f1e2d3c' })).toEqual({ CommitId: '0f1e2d3c' });
});

test('with one that is imported', () => {
  expect(rendered({ projectId: Fn.importValue('Project') })).toEqual({ ProjectId: { 'Fn::ImportValue': 'Project' } });
});

test('without any, there are none', () => {
  expect(renderedVersion(newStack(), {})).not.toHaveProperty('MetadataProperties');
});

test('all that can never deploy is refused, by its place', () => {
  expect(issuesOf(() => newVersion(newStack(), { metadataProperties: { commitId: 'a\nb', repository: 'x'.repeat(1025) } }))).toEqual([
    'metadataProperties.commitId: Text.oneLine',
    'metadataProperties.repository: Text.length',
  ]);
});
