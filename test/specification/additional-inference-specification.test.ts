import { CfnParameter } from 'aws-cdk-lib';
import { InstanceType, ModelData } from '../../src';
import { IMAGE, newVersion, renderedVersion } from '../artifacts/version';
import { issuesOf, newStack } from '../support';

test('with nothing that may be left out', () => {
  expect(renderedVersion(newStack(), { additionalInferenceSpecifications: [{ name: 'gpu', containers: [{ image: IMAGE }] }] })
    .AdditionalInferenceSpecifications).toEqual([
    { Name: 'gpu', Containers: [{ Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:1.0' }] },
  ]);
});

test('with everything', () => {
  expect(renderedVersion(newStack(), {
    additionalInferenceSpecifications: [{
      name: 'gpu',
      description: 'Compiled for GPUs',
      containers: [{ image: IMAGE, modelData: ModelData.fromUri('s3://acme-models/churn-gpu.tar.gz') }],
      supportedContentTypes: ['text/csv'],
      supportedResponseMimeTypes: ['application/json'],
      supportedRealtimeInferenceInstanceTypes: [InstanceType.G5_XLARGE],
      supportedTransformInstanceTypes: [InstanceType.G4DN_XLARGE],
    }],
  }).AdditionalInferenceSpecifications).toEqual([{
    Name: 'gpu',
    Description: 'Compiled for GPUs',
    Containers: [{
      Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:1.0',
      ModelDataUrl: 's3://acme-models/churn-gpu.tar.gz',
    }],
    SupportedContentTypes: ['text/csv'],
    SupportedResponseMIMETypes: ['application/json'],
    SupportedRealtimeInferenceInstanceTypes: ['ml.g5.xlarge'],
    SupportedTransformInstanceTypes: ['ml.g4dn.xlarge'],
  }]);
});

test('those to add stand on their own', () => {
  const properties = renderedVersion(newStack(), {
    additionalInferenceSpecifications: [{ name: 'gpu', containers: [{ image: IMAGE }] }],
    additionalInferenceSpecificationsToAdd: [{ name: 'arm', containers: [{ image: IMAGE }] }],
  });
  expect(properties.AdditionalInferenceSpecifications.map(({ Name }: any) => Name)).toEqual(['gpu']);
  expect(properties.AdditionalInferenceSpecificationsToAdd.map(({ Name }: any) => Name)).toEqual(['arm']);
});

test('without any, there is none', () => {
  const properties = renderedVersion(newStack(), {});
  expect(properties).not.toHaveProperty('AdditionalInferenceSpecifications');
  expect(properties).not.toHaveProperty('AdditionalInferenceSpecificationsToAdd');
});

test('a name that is a parameter', () => {
  const stack = newStack();
  const name = new CfnParameter(stack, 'Name').valueAsString;
  expect(renderedVersion(stack, { additionalInferenceSpecifications: [{ name, containers: [{ image: IMAGE }] }] })
    .AdditionalInferenceSpecifications[0].Name).toEqual({ Ref: 'Name' });
});

test('equal containers are accepted', () => {
  expect(renderedVersion(newStack(), { additionalInferenceSpecifications: [{ name: 'twice', containers: [{ image: IMAGE }, { image: IMAGE }] }] })
    .AdditionalInferenceSpecifications[0].Containers).toHaveLength(2);
});

test('all that can never deploy is refused, by its place', () => {
  expect(issuesOf(() => newVersion(newStack(), {
    additionalInferenceSpecifications: [
      { name: 'gpu', containers: [{ image: IMAGE }] },
      { name: '-arm', description: 'line\nbreak', containers: [{ image: IMAGE }] },
    ],
    additionalInferenceSpecificationsToAdd: [{ name: 'late', containers: [] }],
  }))).toEqual([
    'additionalInferenceSpecifications[1].name: Text.sageMakerName',
    'additionalInferenceSpecifications[1].description: Text.printable',
    'additionalInferenceSpecificationsToAdd[0].containers: List.length',
  ]);
});
