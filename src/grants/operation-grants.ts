import { ArnFormat, Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { Granting, Permission } from './granting';
import { WRITE_LOGS, WRITE_METRICS } from './perms';
import { remember } from '../private/remember';

const METRICS: Permission = {
  actions: WRITE_METRICS,
  // The action has no resource type; the condition takes its place.
  resourceArns: ['*'],
  conditions: { StringLike: { 'cloudwatch:namespace': ['/aws/sagemaker/*', 'AWS/SageMaker'] } },
};

const LOGS = new WeakMap<Stack, Permission>();

/** Lets the role under which a container runs write its logs and metrics. */
export function allowLogsAndMetrics(granting: Granting, owner: IConstruct): void {
  const stack = Stack.of(owner);
  granting.allow(remember(LOGS, stack, () => ({
    actions: WRITE_LOGS,
    resourceArns: [stack.formatArn({
      service: 'logs', resource: 'log-group', arnFormat: ArnFormat.COLON_RESOURCE_NAME, resourceName: '/aws/sagemaker/*',
    })],
  })));
  granting.allow(METRICS);
}
