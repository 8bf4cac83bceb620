import { ArnFormat, Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { WRITE_LOGS, WRITE_METRICS } from './actions';
import { GrantBuilder, Permission } from './grant-builder';
import { memo } from '../cdk/once';

const METRICS: Permission = {
  actions: WRITE_METRICS,
  // The action does not support resources. The condition restricts it instead.
  resourceArns: ['*'],
  conditions: { StringLike: { 'cloudwatch:namespace': ['/aws/sagemaker/*', 'AWS/SageMaker'] } },
};

const logsIn = memo((stack: Stack): Permission => ({
  actions: WRITE_LOGS,
  resourceArns: [stack.formatArn({
    service: 'logs', resource: 'log-group', arnFormat: ArnFormat.COLON_RESOURCE_NAME, resourceName: '/aws/sagemaker/*',
  })],
}));

/** Allows the role of a container to write its logs and metrics. */
export function allowLogsAndMetrics(builder: GrantBuilder, owner: IConstruct): void {
  builder.allow(logsIn(Stack.of(owner)));
  builder.allow(METRICS);
}
