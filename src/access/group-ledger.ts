import { Stack, Stage, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { IModelPackageGroupRef } from 'aws-cdk-lib/aws-sagemaker';
import { reportUnlessAllowed } from './allowed-in-app';
import { groupName, groupResource } from './group-identity';
import { GroupPolicy } from './group-policy';
import { keyIdentity, KeyOrArn } from './keys';
import { certainKeyOf, l1VersionsOf } from './l1-versions';
import { AtSynthesis } from '../cdk/at-synthesis';
import { once } from '../cdk/once';
import { ownerOf } from '../cdk/resource-behind';
import { stateOf } from '../cdk/state';
import { warn } from '../diagnostics/issues';

/** A version of a group whose artifacts this app knows. */
export interface GroupVersion {
  readonly grants: { readArtifacts(grantee: iam.IGrantable): unknown };
  readonly encryptionKey?: kms.IKeyRef;
}

/**
 * The state of a group beyond its properties: the statements that are added to its policy, its versions, and the
 * principals that deploy them. They may be added in any order.
 *
 * All references to a group have one ledger: an L2, its L1, references to the ARN of either, and imports of one group
 * in one stage.
 */
export class GroupLedger {
  public static of(group: IModelPackageGroupRef): GroupLedger {
    const resource = groupResource(group);
    return resource
      ? stateOf(resource, 'GroupLedger', () => new GroupLedger(resource, new GroupPolicy(resource)))
      : importLedgerOf(group);
  }

  /** Whether versions are registered in the order of the app, unless they say otherwise. */
  public registersInOrder = true;

  private readonly versions = new Set<GroupVersion>();
  private readonly deployers = new Set<iam.IGrantable>();
  private readonly keys = new Map<unknown, KeyOrArn>();
  private readonly shares: ((account?: string) => boolean)[] = [];
  private readonly keyUsers: ((key: KeyOrArn) => void)[] = [];

  /**
   * @param group the group itself, if this app creates it
   * @param policy its policy
   */
  constructor(public readonly group: IModelPackageGroupRef, private readonly policy?: GroupPolicy) {}

  /** Whether the ledger is that of a group that this app creates. */
  public get isOwned(): boolean {
    return this.policy !== undefined;
  }

  /** Whether the policy of the group is owned by this app and known at synthesis. */
  public get isPolicyKnown(): boolean {
    return this.policy !== undefined && this.policy.isKnown;
  }

  /** Adds a statement to the policy of the group, if this app creates it. */
  public addToPolicy(statement: iam.PolicyStatement): iam.AddToResourcePolicyResult {
    return this.policy?.add(statement) ?? { statementAdded: false };
  }

  /** Adds a version. All principals that deploy the versions of the group are allowed to read its artifacts. */
  public addVersion(version: GroupVersion): void {
    this.versions.add(version);
    this.deployers.forEach((deployer) => version.grants.readArtifacts(deployer));
    this.addKey(version.encryptionKey);
  }

  /** Adds a grant that needs the keys of all versions that this app creates: those of before, and those of later. */
  public addKeyUser(allow: (key: KeyOrArn) => void): void {
    this.keyUsers.push(allow);
    this.keys.forEach((key) => allow(key));
    if (this.keyUsers.length === 1) { AtSynthesis.of(this.group).place((round) => this.addKeysOfL1s(round)); }
  }

  /** Versions that are L1s do not tell the group of their keys. */
  private addKeysOfL1s(round: object): void {
    for (const version of l1VersionsOf(this.group, round)) {
      if (!this.versions.has(ownerOf(version) as unknown as GroupVersion)) { this.addKey(certainKeyOf(version)); }
    }
  }

  private addKey(key: KeyOrArn | undefined): void {
    if (key === undefined || this.keys.has(keyIdentity(key))) { return; }
    this.keys.set(keyIdentity(key), key);
    this.keyUsers.forEach((allow) => allow(key));
  }

  /** Adds a share, which tells whether it may include an account. */
  public addShare(includes: (account?: string) => boolean): void {
    this.shares.push(includes);
  }

  /** Whether an account may see the group in its lists. Of a principal with several accounts, any share counts. */
  public isSharedWith(account?: string): boolean {
    return this.shares.some((includes) => includes(account));
  }

  /**
   * Adds a principal that deploys versions. It is allowed to read the artifacts of all versions that this app creates.
   */
  public addDeployer(deployer: iam.IGrantable): void {
    this.deployers.add(deployer);
    this.versions.forEach(({ grants }) => grants.readArtifacts(deployer));
  }
}

/**
 * Imports of one group share a ledger where account, region and name are known, within one stage, as stages cannot
 * refer to each other. Otherwise, an ARN is known to be the same only within one stack.
 */
function importLedgerOf(group: IModelPackageGroupRef): GroupLedger {
  const { account, region } = group.env;
  const identity = [account, region, groupName(group)].join('/');
  const [owner, key] = Token.isUnresolved(identity)
    ? [Stack.of(group), group.modelPackageGroupRef.modelPackageGroupArn]
    : [Stage.of(group)!, identity]; // CDK creates an app for a stack without one.
  const ledgers = stateOf(owner, 'ImportedGroups', () => new Map<string, GroupLedger>());
  return once(ledgers, key, () => new GroupLedger(group));
}

/**
 * Warns that the policy of an imported group is not changed, with the statement that is missing there, unless this app
 * creates the group in another stack and its policy has it.
 */
export function refuseImportedPolicy(
  group: IModelPackageGroupRef, statement: iam.PolicyStatement,
): iam.AddToResourcePolicyResult {
  reportUnlessAllowed(group, statement, (policy) => warn(group, 'ModelPackageGroup.importedPolicy', { policy }));
  return { statementAdded: false };
}
