import { ResourceEnvironment, Stack, Stage } from 'aws-cdk-lib';
import { CfnModelPackage, CfnModelPackageGroup, IModelPackageGroupRef } from 'aws-cdk-lib/aws-sagemaker';
import { IConstruct } from 'constructs';
import { groupName } from './group-identity';
import { KeyOrArn } from './keys';
import { keyOfL1 } from './named-keys';
import { once } from '../cdk/once';
import { referencedResource } from '../cdk/resource-behind';
import { stateOf } from '../cdk/state';

type VersionsOfGroups = ReadonlyMap<string, readonly CfnModelPackage[]>;

const GROUP_ARN = /^arn:[^:]*:sagemaker:([^:]*):([^:]*):model-package-group\/([^]+)$/;

/**
 * The L1 resources of the versions of a group in its stage, which name the group by its name, its ARN or a reference.
 *
 * @param round for all groups, the stage is searched once in a round of decisions
 */
export function l1VersionsOf(group: IModelPackageGroupRef, round: object): readonly CfnModelPackage[] {
  const { env, modelPackageGroupRef: { modelPackageGroupArn } } = group;
  const versions = stateOf(round, 'L1Versions', () => versionsIn(Stage.of(group)!));
  // Of an ARN that is known at deployment only, neither name nor environment are known: versions have the same text.
  const identities = [identityOf(env, groupName(group)), identityOf(Stack.of(group), modelPackageGroupArn)];
  return identities.flatMap((identity) => versions.get(identity) ?? []);
}

/**
 * The key of an L1 version, unless it depends on a condition, which is known only in the stack of the version: in the
 * policies of other stacks, and without a key, the deployment would fail.
 */
export function certainKeyOf(version: CfnModelPackage): KeyOrArn | undefined {
  const key = keyOfL1(version);
  return typeof key === 'string' && JSON.stringify(version.stack.resolve(key)).includes('"Fn::If"') ? undefined : key;
}

function versionsIn(stage: Stage): VersionsOfGroups {
  const versions = new Map<string, CfnModelPackage[]>();
  const visit = (construct: IConstruct): void => {
    if (CfnModelPackage.isCfnModelPackage(construct)) {
      const { modelPackageGroupName: name } = construct;
      // Without types it may be anything, which CDK refuses when it renders the version.
      if (typeof name === 'string') {
        const identity = identityNamed(construct.stack, name);
        once(versions, identity, () => [] as CfnModelPackage[]).push(construct);
      }
    }
    // Stages cannot refer to each other.
    construct.node.children.filter((child) => !Stage.isStage(child)).forEach(visit);
  };
  visit(stage);
  return versions;
}

/** The group that an L1 version names. */
function identityNamed(stack: Stack, name: string): string {
  const group = referencedResource(name, CfnModelPackageGroup.isCfnModelPackageGroup);
  if (group) { return identityOf(group.stack, group.modelPackageGroupName); }
  const [, region, account, nameInArn] = GROUP_ARN.exec(name) ?? [];
  return nameInArn === undefined ? identityOf(stack, name) : identityOf({ account, region }, nameInArn);
}

function identityOf({ account, region }: ResourceEnvironment, name: string): string {
  return [account, region, name].join('/');
}
