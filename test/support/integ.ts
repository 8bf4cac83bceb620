import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { ContainerImage, InferenceContainer, InferenceSpecification, InstanceType, ModelData, PrebuiltRepository } from '../../src';

/** An app whose assembly is the same on every machine, and small. */
export function integApp(): App {
  return new App({
    analyticsReporting: false,
    treeMetadata: false,
    context: { 'aws:cdk:disable-creation-stack-traces': true, 'aws:cdk:disable-stack-trace': true },
  });
}

/** A file of the model of the example. */
export function exampleFile(name: string): string {
  return join(__dirname, '../../examples/registry/model', name);
}

/** An image that every account may pull, with a model that was really trained: what can be deployed anywhere. */
export function deployableContainer(): InferenceContainer {
  return {
    image: ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1'),
    modelData: ModelData.fromAsset(exampleFile('model.tar.gz')),
  };
}

export function deployableSpecification(): InferenceSpecification {
  return new InferenceSpecification({
    containers: [deployableContainer()],
    supportedContentTypes: ['text/csv'],
    supportedResponseMimeTypes: ['text/csv'],
    supportedRealtimeInferenceInstanceTypes: [InstanceType.M5_LARGE],
    supportedTransformInstanceTypes: [InstanceType.M5_LARGE],
  });
}
