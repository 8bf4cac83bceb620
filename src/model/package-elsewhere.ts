import { IResource, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { DEPLOY_PACKAGE } from '../access/actions';
import { versionsArn } from '../access/group-identity';
import { GroupLedger } from '../access/group-ledger';
import { literal } from '../access/literal';
import { policyText } from '../access/policy-text';
import { knownToDiffer } from '../cdk/names-and-arns';
import { warn } from '../diagnostics/issues';
import { PackageInternals } from '../model-package/internals';

/** A package without a group, such as one of AWS Marketplace, to which accounts subscribe. */
const UNVERSIONED = /:model-package\/[^/]+$/;

/**
 * Allows the account of a model to create it from a package of another account, by the policy of the group. If this app
 * does not own that policy, a warning contains the statement.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-deploy.html
 */
export function openPackage(model: IResource, { env, modelPackageGroup, modelPackageRef }: PackageInternals): void {
  const { account } = model.env;
  const { modelPackageArn } = modelPackageRef;
  if (!knownToDiffer(env.account, account) || UNVERSIONED.test(modelPackageArn)) { return; }
  const ledger = modelPackageGroup && GroupLedger.of(modelPackageGroup);
  const statement = new iam.PolicyStatement({
    principals: [new iam.AccountPrincipal(account)],
    actions: DEPLOY_PACKAGE,
    resources: [ledger ? versionsArn(ledger.group) : literal(modelPackageArn)],
  });
  if (ledger?.isPolicyKnown) {
    ledger.addToPolicy(statement);
  } else {
    warn(model, 'Model.packageElsewhere', {
      account, packageAccount: env.account, policy: policyText(Stack.of(model), [statement]),
    });
  }
}
