import * as iam from 'aws-cdk-lib/aws-iam';
import { ContainerImage, ModelContainer, ModelData, ModelPackage, S3File } from '../../src';
import { redact } from '../../src/diagnostics/redact';
import { messageOf, newStack, ENV, warningsOf } from '../support';
import { container, IMAGE, newGroup, specification } from '../support/packages';

test.each([
  ['https://b.s3.amazonaws.com/k?X-Amz-Credential=AKIA%2F1&X-Amz-Date=1&X-Amz-Security-Token=t%2F&X-Amz-Signature=abc',
    'https://b.s3.amazonaws.com/k?X-Amz-Credential=***&X-Amz-Date=1&X-Amz-Security-Token=***&X-Amz-Signature=***'],
  ['https://b.s3.amazonaws.com/k?AWSAccessKeyId=AKIA1&Signature=abc&Expires=1', 'https://b.s3.amazonaws.com/k?AWSAccessKeyId=***&Signature=***&Expires=1'],
  ['https://user:password@github.com/o/r.git', 'https://***@github.com/o/r.git'],
  ['https://token@github.com/o/r.git', 'https://***@github.com/o/r.git'],
  ['https://git.example.com/o/r?private_token=abc#main', 'https://git.example.com/o/r?private_token=***#main'],
  ['imageUri: "user:password@registry.example.com/churn:3"', 'imageUri: "***@registry.example.com/churn:3"'],
  ['https://user:pass@word@github.com/o/r.git', 'https://***@github.com/o/r.git'],
  ['imageUri: "user:pass@word@registry.example.com/churn:3"', 'imageUri: "***@registry.example.com/churn:3"'],
  ['[user:password@registry.example.com/churn:3]', '[***@registry.example.com/churn:3]'],
  ['"arn:aws:s3:::b/k${?}X-Amz-Signature=abc"', '"arn:aws:s3:::b/k${?}X-Amz-Signature=***"'],
  ['https://b.s3.amazonaws.com/k%3FX-Amz-Signature%3Dabc/m', 'https://b.s3.amazonaws.com/k%3FX-Amz-Signature%3D***'],
  ['https://storage.googleapis.com/b/k?X-Goog-Signature=abc', 'https://storage.googleapis.com/b/k?X-Goog-Signature=***'],
  ['https://example.com/k#access_token=abc', 'https://example.com/k#access_token=***'],
  ['"DB_PASSWORD=abc"', '"DB_PASSWORD=***"'],
  ['AWS_SECRET_ACCESS_KEY=abc', 'AWS_SECRET_ACCESS_KEY=***'],
  ['AKIAIOSFODNN7EXAMPLE', 'AKIA***'],
  ['ghp_0123456789abcdefghij0123456789', 'ghp_***'],
  ['"-----BEGIN RSA PRIVATE KEY-----\\nMII"', '"-----BEGIN RSA PRIVATE KEY-----***"'],
])('of %s, the secret is hidden', (text, expected) => {
  expect(redact(text)).toBe(expected);
});

test.each([
  's3://bucket/user:name@2x/model.tar.gz',
  'registry.example.com:443/churn:3@sha256:0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0',
  'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3',
  'https://github.com/o/r.git?ref=main',
])('%s has no secret', (text) => {
  expect(redact(text)).toBe(text);
});

test('errors show neither signatures nor passwords, even of values that are cut', () => {
  const signed = `https://b.s3.amazonaws.com/${'k'.repeat(1024)}?X-Amz-Signature=secret`;
  expect(messageOf(() => S3File.fromUri(signed))).not.toContain('secret');
  expect(messageOf(() => ContainerImage.fromUri(`user:secret-password@registry.example.com/${'a'.repeat(255)}`))).not.toContain('secret');
  const stack = newStack(ENV);
  expect(messageOf(() => new ModelPackage(stack, 'Package', {
    modelPackageGroup: newGroup(stack),
    inferenceSpecification: specification(),
    metadataProperties: { repository: 'https://user:secret@github.com/o/r.git\n' },
  }))).not.toContain('secret');
});

test('the user in the URI of an object is not shown as a part of the name of the bucket', () => {
  expect(messageOf(() => S3File.fromUri('s3://user:secret@models/churn.json'))).not.toContain('secret');
  expect(messageOf(() => S3File.fromUri('https://user:secret@models.s3.amazonaws.com/churn.json'))).not.toContain('secret');
});

test('what is assigned in the name of an environment variable is not shown', () => {
  const message = messageOf(() => ModelContainer.fromImage(ContainerImage.fromUri(IMAGE), { environment: { 'DB_PW=secret': '' } }));
  expect(message).toContain('"DB_PW=***" as a key');
  expect(message).not.toContain('secret');
});

test('statements to be pasted do not show the signature of a URL that became a key', () => {
  const stack = newStack(ENV);
  new ModelPackage(stack, 'Package', {
    modelPackageGroup: newGroup(stack),
    inferenceSpecification: specification({
      containers: [container({ modelData: ModelData.fromUriObject('s3://models/churn?X-Amz-Signature=secret') })],
    }),
  }).grants.readArtifacts(iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/ours', { mutable: false }));
  const warnings = JSON.stringify(warningsOf(stack));
  expect(warnings).toContain('X-Amz-Signature=***');
  expect(warnings).not.toContain('secret');
});
