import { ArnFormat, Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { Granting } from './granting';
import { WRITE_LOGS, WRITE_METRICS } from './perms';

/** Lets the role under which a container runs write its logs and metrics. */
export function allowLogsAndMetrics(granting: Granting, owner: IConstruct): void {
  granting.allow({
    actions: WRITE_LOGS,
    resourceArns: [Stack.of(owner).formatArn({
      service: 'logs', resource: 'log-group', arnFormat: ArnFormat.COLON_RESOURCE_NAME, resourceName: '/aws/sagemaker/*',
    })],
  });
  granting.allow({
    actions: WRITE_METRICS,
    // The action has no resource type; the condition takes its place.
    resourceArns: ['*'],
    conditions: { StringLike: { 'cloudwatch:namespace': ['/aws/sagemaker/*', 'AWS/SageMaker'] } },
  });
}
