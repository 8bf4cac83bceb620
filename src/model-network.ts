import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { NetworkAccess } from './grants/network-grants';
import { ModelProps } from './model-props';

/** How a model is connected to its VPC. */
export interface Network extends NetworkAccess {
  readonly connections: ec2.Connections;
}

/** Connects a model to its VPC, if it has one: by its security groups, or by a new one. */
export function networkOf(scope: Construct, { vpc, vpcSubnets, securityGroups, allowAllOutbound }: ModelProps): Network | undefined {
  if (!vpc) { return undefined; }
  const groups = securityGroups ?? [new ec2.SecurityGroup(scope, 'SecurityGroup', { vpc, allowAllOutbound, description: 'Containers of a SageMaker model' })];
  return {
    vpc,
    subnetIds: vpc.selectSubnets(vpcSubnets).subnetIds,
    securityGroups: groups,
    connections: new ec2.Connections({ securityGroups: groups }),
  };
}
