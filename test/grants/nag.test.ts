import { App, Aspects, Environment } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks, NagPackSuppression, NagSuppressions } from 'cdk-nag';
import { RegistryStack } from '../../examples/registry/registry-stack';
import { ENV } from '../support';

/** Wildcards without which no validation works, each with the reason. */
const INHERENT: NagPackSuppression[] = [
  {
    id: 'AwsSolutions-IAM5',
    appliesTo: ['Resource::*'],
    reason: 'ecr:GetAuthorizationToken has no resource type; cloudwatch:PutMetricData is limited by the namespaces of SageMaker instead',
  },
  {
    id: 'AwsSolutions-IAM5',
    appliesTo: [{ regex: '/^Resource::arn:<AWS::Partition>:logs:[^*]+:log-group:/aws/sagemaker/\\*$/' }],
    reason: 'SageMaker names the log groups of a validation, all below /aws/sagemaker/',
  },
  {
    id: 'AwsSolutions-IAM5',
    appliesTo: [{ regex: '/^Resource::<ValidationResults[0-9A-F]+.Arn>/tumours/?\\*$/' }],
    reason: 'SageMaker names the results of a validation, all below the prefix of its output',
  },
  {
    id: 'AwsSolutions-IAM5',
    appliesTo: [{ regex: '/^Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-[^/*]+/[0-9a-f]{64}.csv\\*$/' }],
    reason: 'a transform job reads its input by prefix; this one is the whole key of one file, hash and all',
  },
];

/** The findings in the example: where, and by which rule. */
function findings(suppressions: NagPackSuppression[], env?: Environment): string[] {
  const app = new App();
  const stack = new RegistryStack(app, 'ModelRegistry', { env });
  Aspects.of(app).add(new AwsSolutionsChecks());
  NagSuppressions.addResourceSuppressionsByPath(stack, '/ModelRegistry/TumourModel/ValidationRole/DefaultPolicy/Resource', suppressions);
  return [...Annotations.fromStack(stack).findError('*', Match.anyValue()), ...Annotations.fromStack(stack).findWarning('*', Match.anyValue())]
    .map(({ id, entry }) => `${id}: ${entry.data}`)
    .filter((finding) => finding.includes('AwsSolutions-'));
}

describe.each<[string, Environment | undefined]>([['without', undefined], ['with', ENV]])('in the example %s an environment', (_name, env) => {
  test('the role of the validation has no wildcard that is not needed', () => {
    expect(findings(INHERENT, env).filter((finding) => finding.includes('IAM'))).toEqual([]);
  });

  test.each(INHERENT.map((suppression, index) => [suppression.reason, index] as const))('this is a finding still: %s', (_reason, index) => {
    expect(findings(INHERENT.filter((_suppression, other) => other !== index), env).filter((finding) => finding.includes('IAM'))).toHaveLength(1);
  });

  test('there is no finding', () => {
    expect(findings(INHERENT, env)).toEqual([]);
  });
});
