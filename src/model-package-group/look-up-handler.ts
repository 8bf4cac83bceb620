import { Stack } from 'aws-cdk-lib';
import { AwsCustomResource, AwsCustomResourceProps } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { LatestApprovedModelPackageOptions } from './props';
import { roleOf } from '../access/referenced-role';
import { stateOf } from '../cdk/state';
import { warn } from '../diagnostics/issues';

/** The options of a look-up that concern its handler. */
const OPTIONS = ['role', 'vpc', 'vpcSubnets', 'logGroup'] as const;

type HandlerOptions = Pick<AwsCustomResourceProps, (typeof OPTIONS)[number]>;

/**
 * The options of the handler of a look-up. CDK has one handler for all such custom resources of a stack and takes the
 * options of the first one: a warning names the options that have no effect.
 */
export function handlerOptions(place: Construct, given: LatestApprovedModelPackageOptions): HandlerOptions {
  const stack = Stack.of(place);
  const all: HandlerOptions = { ...given, role: given.role && roleOf(given.role) };
  const options: HandlerOptions = Object.fromEntries(
    OPTIONS.flatMap((name) => all[name] === undefined ? [] : [[name, all[name]]]),
  );
  const handler = stack.node.tryFindChild(`AWS${AwsCustomResource.PROVIDER_FUNCTION_UUID.replace(/-/g, '')}`);
  // What the first look-up says holds for all, unless there was a handler before.
  const actual = stateOf<HandlerOptions>(stack, 'LookUpHandler', () => handler ? {} : options);
  const ignored = OPTIONS.filter((name) => options[name] !== undefined && options[name] !== actual[name]);
  if (ignored.length > 0) {
    warn(place, 'ModelPackageGroup.lookUpHandler', { options: ignored.join(', ') });
  }
  return options;
}
