import { IResource, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { DEPLOY_PACKAGE } from '../access/actions';
import { groupName, versionsArn } from '../access/group-identity';
import { GroupLedger } from '../access/group-ledger';
import { literal } from '../access/literal';
import { openGroup } from '../access/open-group';
import { groupOfVersion } from '../access/owned-group';
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
  const { modelPackageArn } = modelPackageRef;
  if (!knownToDiffer(env.account, model.env.account) || UNVERSIONED.test(modelPackageArn)) { return; }
  const ledger = modelPackageGroup && GroupLedger.of(modelPackageGroup);
  openGroup({
    user: model,
    env,
    name: modelPackageGroup ? groupName(modelPackageGroup) : groupOfVersion(modelPackageArn),
    ledger,
    statementOn: (versions) => statementFor(model, versions),
    report: () => warn(model, 'Model.packageElsewhere', {
      account: model.env.account,
      packageAccount: env.account,
      policy: policyText(Stack.of(model), [
        statementFor(model, ledger ? versionsArn(ledger.group) : literal(modelPackageArn)),
      ]),
    }),
  });
}

function statementFor({ env: { account } }: IResource, resource: string): iam.PolicyStatement {
  return new iam.PolicyStatement({
    principals: [new iam.AccountPrincipal(account)], actions: DEPLOY_PACKAGE, resources: [resource],
  });
}
