import { IResource, Stack, Stage } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import { DEPLOY_PACKAGE } from '../access/actions';
import { groupName, versionsArn } from '../access/group-identity';
import { GroupLedger } from '../access/group-ledger';
import { literal } from '../access/literal';
import { groupOfVersion, ownedGroup } from '../access/owned-group';
import { policyText } from '../access/policy-text';
import { AtSynthesis } from '../cdk/at-synthesis';
import { dependOn } from '../cdk/dependencies';
import { knownToDiffer } from '../cdk/names-and-arns';
import { StackGraph, topStack } from '../cdk/stack-graph';
import { warn } from '../diagnostics/issues';
import { PackageInternals } from '../model-package/internals';

/** A package without a group, such as one of AWS Marketplace, to which accounts subscribe. */
const UNVERSIONED = /:model-package\/[^/]+$/;

/**
 * Allows the account of a model to create it from a package of another account, by the policy of the group. If this app
 * does not own that policy, a warning contains the statement.
 *
 * The group may be one that this app creates, although the package or the group is imported: in a stage of its own, if
 * it is defined before the model, as stages are synthesized one after the other.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-deploy.html
 */
export function openPackage(model: IResource, { env, modelPackageGroup, modelPackageRef }: PackageInternals): void {
  const { modelPackageArn } = modelPackageRef;
  if (!knownToDiffer(env.account, model.env.account) || UNVERSIONED.test(modelPackageArn)) { return; }
  const ledger = modelPackageGroup && GroupLedger.of(modelPackageGroup);
  if (ledger && opens(ledger, model)) { return; }
  const name = modelPackageGroup ? groupName(modelPackageGroup) : groupOfVersion(modelPackageArn);
  const before = ownedGroup(model.node.root, env, name);
  const isOpen = before !== undefined && opens(GroupLedger.of(before), model);
  AtSynthesis.of(model).place((stacks) => {
    const owned = isOpen ? before : ownedGroup(Stage.of(model)!, env, name);
    if (owned && (isOpen || opens(GroupLedger.of(owned), model))) {
      waitFor(owned, model, stacks);
    } else {
      const resource = ledger ? versionsArn(ledger.group) : literal(modelPackageArn);
      warn(model, 'Model.packageElsewhere', {
        account: model.env.account,
        packageAccount: env.account,
        policy: policyText(Stack.of(model), [statementFor(model, resource)]),
      });
    }
  });
}

/** Adds the account of the model to the policy of a group, if that is known. */
function opens(ledger: GroupLedger, model: IResource): boolean {
  return ledger.isPolicyKnown && ledger.addToPolicy(statementFor(model, versionsArn(ledger.group))).statementAdded;
}

function statementFor({ env: { account } }: IResource, resource: string): iam.PolicyStatement {
  return new iam.PolicyStatement({
    principals: [new iam.AccountPrincipal(account)], actions: DEPLOY_PACKAGE, resources: [resource],
  });
}

/** Nothing in the template of the model refers to the group. Its stack may need that of the model, which goes first. */
function waitFor(group: CfnModelPackageGroup, model: IResource, stacks: StackGraph): void {
  if (stacks.needs(topStack(group), topStack(model))) { return; }
  dependOn(model, group);
  stacks.add(topStack(model), topStack(group));
}
