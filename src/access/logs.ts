import { ArnFormat, Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { WRITE_LOGS, WRITE_METRICS } from './actions';
import { GrantBuilder, Permission } from './grant-builder';
import { memo } from '../cdk/once';

const METRICS: Permission = {
  actions: WRITE_METRICS,
  // The action has no resource type; the condition takes its place.
  resourceArns: ['*'],
  conditions: { StringLike: { 'cloudwatch:namespace': ['/aws/sagemaker/*', 'AWS/SageMaker'] } },
};

const logsIn = memo((stack: Stack): Permission => ({
  actions: WRITE_LOGS,
  resourceArns: [stack.formatArn({
    service: 'logs', resource: 'log-group', arnFormat: ArnFormat.COLON_RESOURCE_NAME, resourceName: '/aws/sagemaker/*',
  })],
}));

/** Lets the role under which a container runs write its logs and metrics. */
export function allowLogsAndMetrics(builder: GrantBuilder, owner: IConstruct): void {
  builder.allow(logsIn(Stack.of(owner)));
  builder.allow(METRICS);
}
