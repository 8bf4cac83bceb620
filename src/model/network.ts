import { Arn, Aws, IResource, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IEnvironmentAware } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import { ModelProps } from './props';
import { ATTACH_NETWORK, CREATE_NETWORK_INTERFACE, DETACH_NETWORK, LOOK_AT_NETWORK } from '../access/actions';
import { GrantBuilder } from '../access/grant-builder';
import { literal } from '../access/literal';

/** The connection of a model to its VPC. */
export interface Network extends NetworkAccess {
  readonly connections: ec2.Connections;
}

/** Connects a model to its VPC, if any, with the specified security groups or a new one. */
export function networkOf(
  scope: Construct, { vpc, vpcSubnets, securityGroups, allowAllOutbound }: ModelProps,
): Network | undefined {
  if (!vpc) { return undefined; }
  const description = 'Containers of a SageMaker model';
  const groups: ec2.ISecurityGroupRef[] = securityGroups
    ?? [new ec2.SecurityGroup(scope, 'SecurityGroup', { vpc, allowAllOutbound, description })];
  return {
    vpc,
    subnetIds: vpc.selectSubnets(vpcSubnets).subnetIds,
    securityGroups: groups,
    connections: connectionsOf(scope, groups),
  };
}

/** The connections of security groups. Rules are added to those that are no L2 constructs as to imported ones. */
export function connectionsOf(scope: Construct, groups: ec2.ISecurityGroupRef[]): ec2.Connections {
  return new ec2.Connections({
    securityGroups: groups.map((group, index) => isL2(group)
      ? group
      : ec2.SecurityGroup.fromSecurityGroupId(scope, `SecurityGroup${index}`, group.securityGroupRef.securityGroupId)),
  });
}

function isL2(group: ec2.ISecurityGroupRef): group is ec2.ISecurityGroup {
  return 'addIngressRule' in group;
}

/** The subnets and security groups in which SageMaker creates its network interfaces. */
export interface NetworkAccess {
  readonly vpc: ec2.IVpc;
  readonly subnetIds: string[];
  readonly securityGroups: ec2.ISecurityGroupRef[];
}

/** Allows the role of a model to connect it to these subnets with these security groups. */
export function allowNetwork(
  builder: GrantBuilder, model: IResource, { vpc, subnetIds, securityGroups }: NetworkAccess,
): void {
  const arnOf = ({ env: { account, region } }: IEnvironmentAware, resource: string, resourceName: string) =>
    Arn.format({ partition: Aws.PARTITION, service: 'ec2', account, region, resource, resourceName });
  const interfaces = arnOf(model, 'network-interface', '*');
  // A list that is known only at deployment cannot be converted to ARNs, so that the VPC is used instead.
  const isList = Token.isUnresolved(subnetIds);
  const inVpc = { ArnEquals: { 'ec2:Vpc': arnOf(vpc, 'vpc', literal(vpc.vpcId)) } };
  // Subnets that are shared with the account belong to the account of the VPC.
  const subnets = (isList ? ['*'] : subnetIds.map(literal)).map((id) => arnOf(vpc, 'subnet', id));
  const ofGroups = securityGroups.map((group) =>
    arnOf(group, 'security-group', literal(group.securityGroupRef.securityGroupId)));
  const parts = [...subnets, ...ofGroups];
  if (isList) {
    // A network interface that is yet to be created has no VPC that IAM could compare.
    builder.allow({ actions: CREATE_NETWORK_INTERFACE, resourceArns: [interfaces] });
    builder.allow({ actions: CREATE_NETWORK_INTERFACE, resourceArns: parts, conditions: inVpc });
  } else {
    builder.allow({ actions: CREATE_NETWORK_INTERFACE, resourceArns: [interfaces, ...parts] });
  }
  builder.allow({
    actions: ATTACH_NETWORK,
    resourceArns: [interfaces],
    conditions: isList ? inVpc : { ArnEquals: { 'ec2:Subnet': subnets } },
  });
  builder.allow({ actions: DETACH_NETWORK, resourceArns: [interfaces] });
  // These actions have no resource type.
  builder.allow({ actions: LOOK_AT_NETWORK, resourceArns: ['*'] });
}
