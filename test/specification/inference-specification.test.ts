import { CfnParameter, Lazy, Stack } from 'aws-cdk-lib';
import { ContainerImage, InferenceSpecification, InstanceType, ModelData } from '../../src';
import { renderedVersion } from '../artifacts/version';
import { issuesOf, newStack } from '../support';

const IMAGE = ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:1.0');
const DIGEST = 'sha256:0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0';

function rendered(inferenceSpecification: InferenceSpecification, stack = newStack()): any {
  return renderedVersion(stack, { inferenceSpecification }).InferenceSpecification;
}

describe('inference specification', () => {
  test('with nothing that may be left out', () => {
    expect(rendered(new InferenceSpecification({
      containers: [{ image: IMAGE }],
      supportedContentTypes: ['text/csv'],
      supportedResponseMimeTypes: ['application/json'],
    }))).toEqual({
      Containers: [{ Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:1.0' }],
      SupportedContentTypes: ['text/csv'],
      SupportedResponseMIMETypes: ['application/json'],
    });
  });

  test('with everything', () => {
    expect(rendered(new InferenceSpecification({
      containers: [
        {
          image: IMAGE,
          imageDigest: DIGEST,
          modelData: ModelData.fromUri('s3://acme-models/churn/model.tar.gz'),
          environment: { LOG_LEVEL: 'info', WORKERS: '2' },
          containerHostname: 'features',
          framework: 'XGBOOST',
          frameworkVersion: '1.7-1',
          nearestModelName: 'xgboost',
        },
        { image: IMAGE, containerHostname: 'model' },
      ],
      supportedContentTypes: ['text/csv', 'text/libsvm'],
      supportedResponseMimeTypes: ['text/csv', 'application/json'],
      supportedRealtimeInferenceInstanceTypes: [InstanceType.M5_LARGE, InstanceType.of('ml.m99.huge')],
      supportedTransformInstanceTypes: [InstanceType.M5_XLARGE],
    }))).toEqual({
      Containers: [
        {
          Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:1.0',
          ImageDigest: 'sha256:0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0',
          ModelDataUrl: 's3://acme-models/churn/model.tar.gz',
          Environment: { LOG_LEVEL: 'info', WORKERS: '2' },
          ContainerHostname: 'features',
          Framework: 'XGBOOST',
          FrameworkVersion: '1.7-1',
          NearestModelName: 'xgboost',
        },
        { Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:1.0', ContainerHostname: 'model' },
      ],
      SupportedContentTypes: ['text/csv', 'text/libsvm'],
      SupportedResponseMIMETypes: ['text/csv', 'application/json'],
      SupportedRealtimeInferenceInstanceTypes: ['ml.m5.large', 'ml.m99.huge'],
      SupportedTransformInstanceTypes: ['ml.m5.xlarge'],
    });
  });

  // CfnModelPackage.modelInput is any: its member is rendered as it is written, dataInputConfig.
  test('has the input of the data below ModelInput', () => {
    expect(rendered(new InferenceSpecification({
      containers: [{ image: IMAGE, dataInputConfig: '{"input":[1,3,224,224]}' }],
      supportedContentTypes: ['text/csv'],
      supportedResponseMimeTypes: ['text/csv'],
    })).Containers[0].ModelInput).toEqual({ DataInputConfig: '{"input":[1,3,224,224]}' });
  });

  test('keeps the order of a pipeline', () => {
    const specification = new InferenceSpecification({
      containers: ['c', 'a', 'b'].map((containerHostname) => ({ image: IMAGE, containerHostname })),
      supportedContentTypes: [],
      supportedResponseMimeTypes: [],
    });
    expect(rendered(specification).Containers.map((container: any) => container.ContainerHostname)).toEqual(['c', 'a', 'b']);
  });

  test('has the containers that it was made with, whatever becomes of the list', () => {
    const containers = [{ image: IMAGE }];
    const made = new InferenceSpecification({ containers, supportedContentTypes: ['text/csv'], supportedResponseMimeTypes: ['text/csv'] });
    containers.length = 0;
    expect(rendered(made).Containers).toEqual([{ Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:1.0' }]);
  });

  test('says so where no type is supported', () => {
    expect(rendered(new InferenceSpecification({
      containers: [{ image: IMAGE }],
      supportedContentTypes: [],
      supportedResponseMimeTypes: [],
    })))
      .toMatchObject({ SupportedContentTypes: [], SupportedResponseMIMETypes: [] });
  });
});

describe('tokens', () => {
  /** A specification whose every text is the parameter. */
  function allOf(parameter: CfnParameter): InferenceSpecification {
    const text = parameter.valueAsString;
    return new InferenceSpecification({
      containers: [{
        image: IMAGE,
        imageDigest: text,
        environment: { NAME: text, [text]: 'value' },
        containerHostname: text,
        framework: text,
        frameworkVersion: text,
        nearestModelName: text,
        dataInputConfig: text,
      }],
      supportedContentTypes: [text],
      supportedResponseMimeTypes: [text],
      supportedTransformInstanceTypes: [InstanceType.of(text)],
    });
  }

  test('stand wherever a text does', () => {
    const stack = newStack();
    const ref = { Ref: 'Text' };
    // A parameter cannot be a key of a map in a template, so that the entry is taken out before.
    const { containers: [{ environment, dataInputConfig: _, ...container }], ...props } = allOf(new CfnParameter(stack, 'Text'))._props;
    expect(Object.keys(environment!)).toHaveLength(2);
    const rest = new InferenceSpecification({
      ...props,
      containers: [{ ...container, environment: { NAME: environment!.NAME } }],
    });
    expect(rendered(rest, stack)).toEqual({
      Containers: [{
        Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:1.0',
        ImageDigest: ref,
        Environment: { NAME: ref },
        ContainerHostname: ref,
        Framework: ref,
        FrameworkVersion: ref,
        NearestModelName: ref,
      }],
      SupportedContentTypes: [ref],
      SupportedResponseMIMETypes: [ref],
      SupportedTransformInstanceTypes: [ref],
    });
  });

  test('stand where a list does', () => {
    const stack = newStack();
    const types = new CfnParameter(stack, 'Types', { type: 'CommaDelimitedList' }).valueAsList;
    const specification = new InferenceSpecification({
      containers: [{ image: IMAGE }], supportedContentTypes: types, supportedResponseMimeTypes: types,
    });
    expect(rendered(specification, stack)).toMatchObject({ SupportedContentTypes: { Ref: 'Types' }, SupportedResponseMIMETypes: { Ref: 'Types' } });
  });

  test('stand where a map does', () => {
    const environment: any = Lazy.any({ produce: () => ({ LOG_LEVEL: 'info' }) });
    const specification = new InferenceSpecification({
      containers: [{ image: IMAGE, environment }], supportedContentTypes: ['text/csv'], supportedResponseMimeTypes: ['text/csv'],
    });
    expect(rendered(specification).Containers[0].Environment).toEqual({ LOG_LEVEL: 'info' });
  });

  test('do not hide what is known beside them', () => {
    const text = Lazy.string({ produce: () => 'text/csv' });
    expect(issuesOf(() => new InferenceSpecification({
      containers: [{ image: IMAGE }], supportedContentTypes: [text], supportedResponseMimeTypes: [text, 'csv'],
    }))).toEqual(['inferenceSpecification.supportedResponseMimeTypes[1]: Text.mimeType']);
  });
});

describe('builder', () => {
  const built = () => InferenceSpecification.builder()
    .addContainer({ image: IMAGE, containerHostname: 'features' })
    .addContainer({ image: IMAGE, containerHostname: 'model' })
    .supportedContentTypes('text/csv', 'text/libsvm')
    .supportedResponseMimeTypes('text/csv')
    .supportedRealtimeInferenceInstanceTypes(InstanceType.M5_LARGE)
    .supportedTransformInstanceTypes(InstanceType.M5_XLARGE, InstanceType.M5_2XLARGE);

  test('makes what the declarative form makes', () => {
    const expected = {
      Containers: [
        { Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:1.0', ContainerHostname: 'features' },
        { Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:1.0', ContainerHostname: 'model' },
      ],
      SupportedContentTypes: ['text/csv', 'text/libsvm'],
      SupportedResponseMIMETypes: ['text/csv'],
      SupportedRealtimeInferenceInstanceTypes: ['ml.m5.large'],
      SupportedTransformInstanceTypes: ['ml.m5.xlarge', 'ml.m5.2xlarge'],
    };
    const declared = new InferenceSpecification({
      containers: [{ image: IMAGE, containerHostname: 'features' }, { image: IMAGE, containerHostname: 'model' }],
      supportedContentTypes: ['text/csv', 'text/libsvm'],
      supportedResponseMimeTypes: ['text/csv'],
      supportedRealtimeInferenceInstanceTypes: [InstanceType.M5_LARGE],
      supportedTransformInstanceTypes: [InstanceType.M5_XLARGE, InstanceType.M5_2XLARGE],
    });
    expect(rendered(built().toSpecification())).toEqual(expected);
    expect(rendered(declared)).toEqual(expected);
  });

  test('leaves out what was not given', () => {
    expect(rendered(InferenceSpecification.builder().addContainer({ image: IMAGE }).toSpecification())).toEqual({
      Containers: [{ Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:1.0' }],
      SupportedContentTypes: [],
      SupportedResponseMIMETypes: [],
    });
  });

  test('adds up the types of all calls', () => {
    const specification = InferenceSpecification.builder()
      .addContainer({ image: IMAGE })
      .supportedContentTypes('text/csv').supportedContentTypes('text/libsvm')
      .supportedResponseMimeTypes('text/csv').supportedResponseMimeTypes('application/json')
      .supportedRealtimeInferenceInstanceTypes(InstanceType.M5_LARGE)
      .supportedRealtimeInferenceInstanceTypes(InstanceType.M5_XLARGE)
      .supportedTransformInstanceTypes(InstanceType.C5_LARGE).supportedTransformInstanceTypes(InstanceType.C5_XLARGE)
      .toSpecification();
    expect(rendered(specification)).toMatchObject({
      SupportedContentTypes: ['text/csv', 'text/libsvm'],
      SupportedResponseMIMETypes: ['text/csv', 'application/json'],
      SupportedRealtimeInferenceInstanceTypes: ['ml.m5.large', 'ml.m5.xlarge'],
      SupportedTransformInstanceTypes: ['ml.c5.large', 'ml.c5.xlarge'],
    });
  });

  test('goes on after it made a specification, which stays as it was', () => {
    const builder = built();
    const first = builder.toSpecification();
    const second = builder
      .addContainer({ image: IMAGE, containerHostname: 'labels' })
      .supportedContentTypes('application/json')
      .supportedResponseMimeTypes('application/json')
      .supportedRealtimeInferenceInstanceTypes(InstanceType.M5_4XLARGE)
      .supportedTransformInstanceTypes(InstanceType.M5_4XLARGE)
      .toSpecification();
    expect(rendered(first)).toEqual({
      Containers: [expect.objectContaining({ ContainerHostname: 'features' }), expect.objectContaining({ ContainerHostname: 'model' })],
      SupportedContentTypes: ['text/csv', 'text/libsvm'],
      SupportedResponseMIMETypes: ['text/csv'],
      SupportedRealtimeInferenceInstanceTypes: ['ml.m5.large'],
      SupportedTransformInstanceTypes: ['ml.m5.xlarge', 'ml.m5.2xlarge'],
    });
    expect(rendered(second)).toMatchObject({
      Containers: [expect.anything(), expect.anything(), expect.objectContaining({ ContainerHostname: 'labels' })],
      SupportedContentTypes: ['text/csv', 'text/libsvm', 'application/json'],
      SupportedResponseMIMETypes: ['text/csv', 'application/json'],
      SupportedRealtimeInferenceInstanceTypes: ['ml.m5.large', 'ml.m5.4xlarge'],
      SupportedTransformInstanceTypes: ['ml.m5.xlarge', 'ml.m5.2xlarge', 'ml.m5.4xlarge'],
    });
  });

  test('without a container refuses', () => {
    expect(issuesOf(() => InferenceSpecification.builder().supportedContentTypes('text/csv').toSpecification())).toEqual([
      'inferenceSpecification.containers: List.length',
    ]);
  });

  test('refuses all that can never deploy', () => {
    expect(issuesOf(() => InferenceSpecification.builder()
      .addContainer({ image: IMAGE, containerHostname: '-model' })
      .supportedResponseMimeTypes('csv')
      .supportedTransformInstanceTypes()
      .toSpecification())).toEqual([
      'inferenceSpecification.supportedResponseMimeTypes[0]: Text.mimeType',
      'inferenceSpecification.supportedTransformInstanceTypes: List.length',
      'inferenceSpecification.containers[0].containerHostname: Text.sageMakerName',
    ]);
  });
});

test('stacks do not share a specification, they each render it', () => {
  const specification = new InferenceSpecification({
    containers: [{ image: IMAGE }], supportedContentTypes: ['text/csv'], supportedResponseMimeTypes: ['text/csv'],
  });
  const expected = {
    Containers: [{ Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:1.0' }],
    SupportedContentTypes: ['text/csv'],
    SupportedResponseMIMETypes: ['text/csv'],
  };
  const stacks: [Stack, Stack] = [newStack(), newStack()];
  expect(rendered(specification, stacks[0])).toEqual(expected);
  expect(rendered(specification, stacks[1])).toEqual(expected);
});
