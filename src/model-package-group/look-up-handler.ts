import { Duration } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { LOOK_UP_CODE } from './look-up-code';
import { LatestApprovedModelPackageOptions } from './props';
import { roleOf } from '../access/referenced-role';
import { validateTrust } from '../access/trust';

/** The longest that AWS Lambda allows. A group may have many pages of versions. */
const TIMEOUT = Duration.minutes(15);

/** A function that is stopped cannot answer: CloudFormation waits a little longer, and not for an hour. */
export const SERVICE_TIMEOUT = TIMEOUT.plus(Duration.minutes(1));

/**
 * The function that performs a look-up. Each look-up has its own: CloudFormation does not allow a custom resource to
 * change its function, so that a shared one could not have the options of each look-up.
 */
export function makeLookUpHandler(scope: Construct, options: LatestApprovedModelPackageOptions): lambda.Function {
  const { vpc, vpcSubnets, logGroup } = options;
  const role = options.role && roleOf(options.role);
  if (role) { validateTrust(scope, role, 'LookUp'); }
  return new lambda.Function(scope, 'Handler', {
    description: 'Looks up the latest approved version of a model package group',
    runtime: lambda.determineLatestNodeRuntime(scope),
    handler: 'index.handler',
    code: lambda.Code.fromInline(LOOK_UP_CODE),
    timeout: TIMEOUT,
    // The SDK of SageMaker is large.
    memorySize: 256,
    role,
    vpc,
    vpcSubnets,
    logGroup: logGroup && logGroupOf(scope, logGroup),
  });
}

/** The function of CDK takes an L2 log group only. */
function logGroupOf(scope: Construct, logGroup: logs.ILogGroupRef): logs.ILogGroup {
  return 'grantWrite' in logGroup
    ? logGroup as logs.ILogGroup
    : logs.LogGroup.fromLogGroupName(scope, '@LogGroupRef', logGroup.logGroupRef.logGroupName);
}
