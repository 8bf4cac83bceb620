import { Arn, Aws, IResource, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Granting } from './granting';
import { ATTACH_NETWORK, CREATE_NETWORK_INTERFACE, DETACH_NETWORK, LOOK_AT_NETWORK } from './perms';

/** Where in a VPC SageMaker puts its network interfaces. */
export interface NetworkAccess {
  readonly vpc: ec2.IVpc;
  readonly subnetIds: string[];
  readonly securityGroups: ec2.ISecurityGroup[];
}

/** Lets the role of a model connect it to these subnets, with these security groups. */
export function allowNetwork(granting: Granting, model: IResource, { vpc, subnetIds, securityGroups }: NetworkAccess): void {
  const arnOf = ({ env: { account, region } }: IResource, resource: string, resourceName: string) =>
    Arn.format({ partition: Aws.PARTITION, service: 'ec2', account, region, resource, resourceName });
  const interfaces = arnOf(model, 'network-interface', '*');
  // A list that is known at deployment alone cannot be taken apart into ARNs: its VPC stands for it.
  const isList = Token.isUnresolved(subnetIds);
  const inVpc = { ArnEquals: { 'ec2:Vpc': arnOf(vpc, 'vpc', vpc.vpcId) } };
  // Subnets that are shared with the account are still their owner's, as the VPC is.
  const subnets = (isList ? ['*'] : subnetIds).map((id) => arnOf(vpc, 'subnet', id));
  granting.allow({
    actions: CREATE_NETWORK_INTERFACE,
    resourceArns: [interfaces, ...subnets, ...securityGroups.map((group) => arnOf(group, 'security-group', group.securityGroupId))],
    conditions: isList ? inVpc : undefined,
  });
  granting.allow({ actions: ATTACH_NETWORK, resourceArns: [interfaces], conditions: isList ? inVpc : { ArnEquals: { 'ec2:Subnet': subnets } } });
  granting.allow({ actions: DETACH_NETWORK, resourceArns: [interfaces] });
  // These actions have no resource type.
  granting.allow({ actions: LOOK_AT_NETWORK, resourceArns: ['*'] });
}
