import { dirname, join } from 'path';

type Handler = (event: object, context: object) => Promise<unknown>;

/** CDK's own handler of custom resources that call an API. Its path is no export of the package. */
const { handler: HANDLER_OF_CDK }: { readonly handler: Handler } = jest.requireActual(join(
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

/** The handler of a function whose code is in the template. */
export function handlerOf(code: string): Handler {
  const exports: { handler?: Handler } = {};
  new Function('exports', 'require', code)(exports, require);
  return exports.handler!;
}

/**
 * Does what CloudFormation does with a custom resource, and returns what the handler answers. SageMaker's client has to
 * be a mock; `jest.restoreAllMocks()` takes away those that are made here.
 */
export async function answerTo(request: CustomResourceRequest, handler = HANDLER_OF_CDK): Promise<any> {
  let answered: any;
  jest.spyOn(console, 'log').mockImplementation();
  jest.spyOn(https, 'request').mockImplementation(((_options: unknown, done: (response: object) => void) => {
    const write = (body: string) => { answered = JSON.parse(body); };
    return {
      on: () => undefined,
      write,
      end: (body?: string) => {
        if (body !== undefined) { write(body); }
        done({ resume: () => undefined });
      },
    };
  }) as any);
  await handler({
    ResponseURL: 'https://cloudformation.example.com/answer',
    StackId: 'arn:aws:cloudformation:eu-west-1:111122223333:stack/Stack/1',
    RequestId: '1',
    ...request,
  }, { logStreamName: 'log' });
  return answered;
}
