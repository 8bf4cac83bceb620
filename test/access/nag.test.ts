import { App, Aspects, Environment } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks, NagPackSuppression, NagSuppressions } from 'cdk-nag';
import { ModelStack } from '../../examples/registry/model-stack';
import { RegistryStack } from '../../examples/registry/registry-stack';
import { ENV } from '../support';
import { sinceCdk } from '../support/cdk';

/** Something that is needed, in the policy of a role. */
interface Inherent extends NagPackSuppression {
  /** Its path, from its stack on. */
  readonly role: string;
}

const VALIDATION = 'ModelRegistry/TumourModel/ValidationRole';
const MODEL = 'ModelServing/Tumours/Role';

/** Wildcards without which no validation, no review and no model works, each with the reason. */
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
  ...[['ModelRegistry/Review/Scientist', 'registers'], ['ModelRegistry/Review/Reviewer', 'decides about']].map(([role, does]) => ({
    role,
    id: 'AwsSolutions-IAM5',
    appliesTo: [{ regex: '/^Resource::arn:<AWS::Partition>:sagemaker:[^*]+:model-package/ModelRegistry-Tumours-[0-9A-F]+/\\*$/' }],
    reason: `whoever ${does} versions does so with those to come, and the group is named whole`,
  })),
  {
    role: MODEL,
    id: 'AwsSolutions-IAM5',
    appliesTo: ['Resource::*'],
    reason: 'the login to a registry and what describes a network have no resource type; metrics are limited by the namespaces of SageMaker instead',
  },
  {
    role: MODEL,
    id: 'AwsSolutions-IAM5',
    appliesTo: [{ regex: '/^Resource::arn:<AWS::Partition>:logs:[^*]+:log-group:/aws/sagemaker/\\*$/' }],
    reason: 'SageMaker names the log groups of endpoints, all below /aws/sagemaker/',
  },
  {
    role: MODEL,
    id: 'AwsSolutions-IAM5',
    appliesTo: [{ regex: '/^Resource::arn:<AWS::Partition>:ec2:[^*]+:network-interface/\\*$/' }],
    reason: 'EC2 names the network interfaces, which are held to the subnets of the model',
  },
];

/** The findings in the example: where, and by which rule. */
function findings(suppressions: Inherent[], env?: Environment): string[] {
  const app = new App();
  const registry = new RegistryStack(app, 'ModelRegistry', { env });
  const serving = new ModelStack(app, 'ModelServing', { env, modelPackage: registry.modelPackage });
  Aspects.of(app).add(new AwsSolutionsChecks());
  for (const { role, ...suppression } of suppressions) {
    const stack = role.startsWith(registry.node.id) ? registry : serving;
    NagSuppressions.addResourceSuppressionsByPath(stack, `/${role}/DefaultPolicy/Resource`, [suppression]);
  }
  return [registry, serving].map((stack) => Annotations.fromStack(stack))
    .flatMap((annotations) => [...annotations.findError('*', Match.anyValue()), ...annotations.findWarning('*', Match.anyValue())])
    .map(({ id, entry }) => `${id}: ${entry.data}`)
    .filter((finding) => finding.includes('AwsSolutions-'));
}

sinceCdk('2.252.0', 'the example acknowledges a warning with Validations', () => {
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
});
