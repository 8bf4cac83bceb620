import { dirname, join } from 'path';

/** CDK's own handler of custom resources that call an API. Its path is no export of the package. */
const { handler } = jest.requireActual(join(
  dirname(require.resolve('aws-cdk-lib/package.json')),
  'custom-resource-handlers/dist/custom-resources/aws-custom-resource-handler/index.js',
));
const https = jest.requireActual<typeof import('https')>('https');

/** What CloudFormation asks of a custom resource. */
export interface CustomResourceRequest {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly LogicalResourceId: string;
  /** The physical id of the resource, once it is created. */
  readonly PhysicalResourceId?: string;
  readonly ResourceProperties: object;
}

/**
 * Does what CloudFormation does with a custom resource, and returns what the handler answers. SageMaker's client has to
 * be a mock; `jest.restoreAllMocks()` takes away those that are made here.
 */
export async function answerTo(request: CustomResourceRequest): Promise<any> {
  let answered: any;
  jest.spyOn(console, 'log').mockImplementation();
  jest.spyOn(https, 'request').mockImplementation(((_options: unknown, done: () => void) => ({
    on: () => undefined,
    write: (body: string) => { answered = JSON.parse(body); },
    end: () => done(),
  })) as any);
  await handler({
    ResponseURL: 'https://cloudformation.example.com/answer',
    StackId: 'arn:aws:cloudformation:eu-west-1:111122223333:stack/Stack/1',
    RequestId: '1',
    ...request,
  }, { logStreamName: 'log' });
  return answered;
}
