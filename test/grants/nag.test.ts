import { App, Aspects, Environment } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks, NagPackSuppression, NagSuppressions } from 'cdk-nag';
import { RegistryStack } from '../../examples/registry/registry-stack';
import { ENV } from '../support';

/** Something that is needed, in the policy of a role. */
interface Inherent extends NagPackSuppression {
  readonly role: string;
}

const VALIDATION = 'TumourModel/ValidationRole';

/** Wildcards without which no validation and no review works, each with the reason. */
const INHERENT: Inherent[] = [
  {
    role: VALIDATION,
    id: 'AwsSolutions-IAM5',
    appliesTo: ['Resource::*'],
    reason: 'ecr:GetAuthorizationToken has no resource type; cloudwatch:PutMetricData is limited by the namespaces of SageMaker instead',
  },
  {
    role: VALIDATION,
    id: 'AwsSolutions-IAM5',
    appliesTo: [{ regex: '/^Resource::arn:<AWS::Partition>:logs:[^*]+:log-group:/aws/sagemaker/\\*$/' }],
    reason: 'SageMaker names the log groups of a validation, all below /aws/sagemaker/',
  },
  {
    role: VALIDATION,
    id: 'AwsSolutions-IAM5',
    appliesTo: [{ regex: '/^Resource::<ValidationResults[0-9A-F]+.Arn>/tumours/?\\*$/' }],
    reason: 'SageMaker names the results of a validation, all below the prefix of its output',
  },
  {
    role: VALIDATION,
    id: 'AwsSolutions-IAM5',
    appliesTo: [{ regex: '/^Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-[^/*]+/[0-9a-f]{64}.csv\\*$/' }],
    reason: 'a transform job reads its input by prefix; this one is the whole key of one file, hash and all',
  },
  ...[['Review/Scientist', 'registers'], ['Review/Reviewer', 'decides about']].map(([role, does]) => ({
    role,
    id: 'AwsSolutions-IAM5',
    appliesTo: [{ regex: '/^Resource::arn:<AWS::Partition>:sagemaker:[^*]+:model-package/ModelRegistry-Tumours-[0-9A-F]+/\\*$/' }],
    reason: `whoever ${does} versions does so with those to come, and the group is named whole`,
  })),
];

/** The findings in the example: where, and by which rule. */
function findings(suppressions: Inherent[], env?: Environment): string[] {
  const app = new App();
  const stack = new RegistryStack(app, 'ModelRegistry', { env });
  Aspects.of(app).add(new AwsSolutionsChecks());
  for (const { role, ...suppression } of suppressions) {
    NagSuppressions.addResourceSuppressionsByPath(stack, `/ModelRegistry/${role}/DefaultPolicy/Resource`, [suppression]);
  }
  return [...Annotations.fromStack(stack).findError('*', Match.anyValue()), ...Annotations.fromStack(stack).findWarning('*', Match.anyValue())]
    .map(({ id, entry }) => `${id}: ${entry.data}`)
    .filter((finding) => finding.includes('AwsSolutions-'));
}

describe.each<[string, Environment | undefined]>([['without', undefined], ['with', ENV]])('in the example %s an environment', (_name, env) => {
  test('no role has a wildcard that is not needed', () => {
    expect(findings(INHERENT, env).filter((finding) => finding.includes('IAM'))).toEqual([]);
  });

  test.each(INHERENT.map((suppression, index) => [suppression.reason, index] as const))('this is a finding still: %s', (_reason, index) => {
    expect(findings(INHERENT.filter((_suppression, other) => other !== index), env).filter((finding) => finding.includes('IAM'))).toHaveLength(1);
  });

  test('there is no finding', () => {
    expect(findings(INHERENT, env)).toEqual([]);
  });
});
