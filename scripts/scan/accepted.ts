/** A finding that a scanner makes with reason in general, and none here. */
export interface Accepted {
  readonly rule: string;
  /** The beginning of the names of the templates. */
  readonly template: string;
  /** What is in the finding: the logical id of the resource, or words of the message. By default, anything. */
  readonly text?: string;
  readonly because: string;
}

const FUNCTION_OF_CDK = 'AWS679f53fac002430cb0da5b7982bd2287';
const OF_CDK = 'the function is one that CDK makes for all custom resources that call AWS, as it makes it';
const SHORT_LIVED = 'the bucket is deleted at the end of the test, and nothing in it is anybody\'s';

export const ACCEPTED: readonly Accepted[] = [
  { rule: 'W3005', template: 'integ-custom-resources-', text: FUNCTION_OF_CDK, because: OF_CDK },
  ...['CKV_AWS_115', 'CKV_AWS_116', 'CKV_AWS_117', 'CKV_AWS_158'].map((rule) => (
    { rule, template: 'integ-custom-resources-', text: FUNCTION_OF_CDK, because: OF_CDK }
  )),
  { rule: 'W3005', template: 'integ-custom-resources-', text: 'LatestHandler', because: 'CDK makes each function wait for its role' },
  ...[
    ['CKV_AWS_115', 'the function of a look-up runs once in a deployment'],
    ['CKV_AWS_116', 'CloudFormation waits for the answer of the function, and fails without one'],
    ['CKV_AWS_117', 'a look-up is tested as it is by default: a VPC is an option'],
    ['CKV_AWS_158', 'a look-up is tested as it is by default: a log group with a key is an option'],
  ].map(([rule, because]) => ({ rule, template: 'integ-custom-resources-', text: 'LatestHandler', because })),
  ...['CKV_AWS_18', 'CKV_AWS_21'].flatMap((rule) => ['integ-cross-account-registry', 'integ-model-package-unversioned'].map((template) => (
    { rule, template, because: SHORT_LIVED }
  ))),
  ...['integ-model.', 'integ-cross-account-other'].map((template) => (
    { rule: 'CKV_AWS_370', template, because: 'a model is tested as it is by default, as SageMaker has it: without network isolation' }
  )),
  { rule: 'CKV_AWS_27', template: 'integ-model-package-group', because: 'Amazon SQS encrypts the queue with its own key, which checkov does not know' },
];
