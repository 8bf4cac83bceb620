import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sagemaker from 'aws-cdk-lib/aws-sagemaker';
import { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { APPROVAL_STATUS, REMOVED_METADATA, STAGE, STAGE_STATUS } from './condition-keys';
import { ModelPackageOptions } from './props';
import { UPDATE_PACKAGE } from '../access/actions';
import { watchCall } from '../access/call-policies';
import { GrantBuilder, Permission, warnOfUnreached } from '../access/grant-builder';
import { groupName } from '../access/group-identity';
import { GroupLedger } from '../access/group-ledger';
import { allowPackageKey } from '../access/keys';
import { openGroup } from '../access/open-group';
import { knownToDiffer } from '../cdk/names-and-arns';
import { warn } from '../diagnostics/issues';

/** A part of a version that CloudFormation does not know: what the API is told, and what IAM calls that. */
interface VersionUpdate {
  readonly id: string;
  readonly parameters: { readonly [name: string]: unknown };
  readonly conditions: NonNullable<Permission['conditions']>;
}

/**
 * Sets what CloudFormation cannot set in a version: a custom resource for each property, so that a change of one sends
 * no other again, which people may have changed since. The version is updated by one after the other.
 *
 * None of them does anything when it is deleted. If the version is replaced, they update the new one.
 */
export function updateVersion(
  version: Construct & sagemaker.IModelPackageRef, resource: sagemaker.CfnModelPackage,
  group: sagemaker.IModelPackageGroupRef, props: ModelPackageOptions,
): void {
  let before: AwsCustomResource | undefined;
  for (const update of updatesIn(props)) {
    const customResource = callUpdate(version, resource, group, update);
    watchCall(customResource, customResource.grantPrincipal as iam.IRole, version);
    if (before) { customResource.node.addDependency(before); }
    if (props.encryptionKey) {
      const builder = new GrantBuilder(customResource);
      allowPackageKey(builder, props.encryptionKey, 'write', group.env.region);
      builder.result().applyBefore(customResource);
      warnOfUnreached(version, 'ModelPackage', builder);
    }
    allowUpdates(version, customResource, group, update);
    before = customResource;
  }
}

function updatesIn(props: ModelPackageOptions): VersionUpdate[] {
  const { lifeCycle, registrationType, customerMetadataPropertiesToRemove } = props;
  const updates: VersionUpdate[] = [];
  if (lifeCycle) {
    const { stage, status, description } = lifeCycle;
    updates.push({
      id: 'LifeCycle',
      parameters: {
        ModelLifeCycle: {
          Stage: stage.value,
          StageStatus: status.value,
          ...description !== undefined && { StageDescription: description },
        },
      },
      conditions: {
        StringEquals: { [STAGE]: stage.value, [STAGE_STATUS]: status.value },
        ...without(REMOVED_METADATA),
      },
    });
  }
  if (registrationType) {
    updates.push({
      id: 'RegistrationType',
      parameters: { ModelPackageRegistrationType: registrationType },
      conditions: without(STAGE, REMOVED_METADATA),
    });
  }
  if (customerMetadataPropertiesToRemove?.length) {
    updates.push({
      id: 'RemovedMetadata',
      parameters: { CustomerMetadataPropertiesToRemove: customerMetadataPropertiesToRemove },
      conditions: {
        'ForAllValues:StringEquals': { [REMOVED_METADATA]: customerMetadataPropertiesToRemove },
        // ForAllValues is also true of a request without the key.
        'Null': { ...without(STAGE).Null, [REMOVED_METADATA]: 'false' },
      },
    });
  }
  return updates;
}

/** A request that neither decides on the version nor sets anything else that has a condition key. */
function without(...keys: string[]): NonNullable<Permission['conditions']> {
  return { Null: Object.fromEntries([APPROVAL_STATUS, ...keys].map((key) => [key, 'true'])) };
}

function callUpdate(
  version: Construct, resource: sagemaker.CfnModelPackage, group: sagemaker.IModelPackageGroupRef,
  { id, parameters, conditions }: VersionUpdate,
): AwsCustomResource {
  return new AwsCustomResource(version, id, {
    resourceType: `Custom::ModelPackage${id}`,
    // The call is also used when the resource is created.
    onUpdate: {
      service: 'sagemaker',
      action: 'UpdateModelPackage',
      parameters: { ModelPackageArn: resource.ref, ...parameters },
      region: group.env.region,
      // A response is limited to 4,096 bytes.
      outputPaths: ['ModelPackageArn'],
      physicalResourceId: PhysicalResourceId.of(resource.ref),
    },
    policy: AwsCustomResourcePolicy.fromStatements([
      new iam.PolicyStatement({ actions: UPDATE_PACKAGE, resources: [resource.ref], conditions }),
    ]),
    installLatestAwsSdk: false,
  });
}

/**
 * Adds the update to the policy of a group in another account. The principal is the account, because a policy can refer
 * only to roles that exist. A policy that is not known at synthesis stays as it is.
 */
function allowUpdates(
  version: Construct, user: Construct, group: sagemaker.IModelPackageGroupRef, { conditions }: VersionUpdate,
): void {
  const { env } = group;
  const { account } = Stack.of(version);
  if (!knownToDiffer(env.account, account)) { return; }
  openGroup({
    user,
    env,
    name: groupName(group),
    ledger: GroupLedger.of(group),
    statementOn: (versions) => new iam.PolicyStatement({
      principals: [new iam.AccountPrincipal(account)], actions: UPDATE_PACKAGE, resources: [versions], conditions,
    }),
    report: () => warn(version, 'ModelPackage.updateElsewhere', { account, groupAccount: env.account }),
  });
}
