import { ArnFormat, Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { WRITE_LOGS, WRITE_METRICS } from './actions';
import { GrantBuilder, Permission } from './grant-builder';
import { once } from '../cdk/once';

const METRICS: Permission = {
  actions: WRITE_METRICS,
  // The action has no resource type; the condition takes its place.
  resourceArns: ['*'],
  conditions: { StringLike: { 'cloudwatch:namespace': ['/aws/sagemaker/*', 'AWS/SageMaker'] } },
};

const LOGS = new WeakMap<Stack, Permission>();

/** Lets the role under which a container runs write its logs and metrics. */
export function allowLogsAndMetrics(builder: GrantBuilder, owner: IConstruct): void {
  const stack = Stack.of(owner);
  builder.allow(once(LOGS, stack, () => ({
    actions: WRITE_LOGS,
    resourceArns: [stack.formatArn({
      service: 'logs', resource: 'log-group', arnFormat: ArnFormat.COLON_RESOURCE_NAME, resourceName: '/aws/sagemaker/*',
    })],
  })));
  builder.allow(METRICS);
}
