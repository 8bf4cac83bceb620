import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ModelProps } from './props';
import { knownToDiffer } from '../cdk/names-and-arns';
import { checkLimit } from '../diagnostics/check-limits';
import { Issues } from '../diagnostics/issues';
import { MODEL_SUBNETS, VPC_RESOURCE_ID } from '../diagnostics/limits';

/** The network of a model, or what needs one. */
export function checkNetwork(issues: Issues, props: ModelProps, region: string): void {
  if (props.vpc) {
    checkVpc(issues, props.vpc, props, region);
  } else {
    checkNoVpc(issues, props);
  }
}

function checkVpc(issues: Issues, vpc: ec2.IVpc, props: ModelProps, region: string): void {
  if (knownToDiffer(vpc.env.region, region)) {
    issues.at('vpc').invalidUse('Model.otherRegion', {
      otherRegion: vpc.env.region, region, remedy: 'Use a VPC in the region of the model',
    });
  }
  checkLimit(issues.at('vpc'), VPC_RESOURCE_ID, vpc.vpcId);
  checkSubnets(issues.at('vpcSubnets'), vpc, props.vpcSubnets);
  props.securityGroups?.forEach(({ securityGroupRef: { securityGroupId } }, index) =>
    checkLimit(issues.at('securityGroups', index), VPC_RESOURCE_ID, securityGroupId));
  if (props.allowAllOutbound !== undefined && props.securityGroups) {
    issues.at('allowAllOutbound').invalidUse('Model.outboundWithSecurityGroups', {}, props.allowAllOutbound);
  }
}

function checkSubnets(issues: Issues, vpc: ec2.IVpc, selected?: ec2.SubnetSelection): void {
  const selection = select(issues, vpc, selected);
  // The stand-in of a VPC that CDK has yet to look up may lack them.
  if (!selection || selection.isPendingLookup) { return; }
  checkLimit(issues, MODEL_SUBNETS, selection.subnetIds);
  if (!Token.isUnresolved(selection.subnetIds) && new Set(selection.subnets.map(zoneOf)).size < 2) {
    issues.warn('Model.singleAvailabilityZone');
  }
}

function select(issues: Issues, vpc: ec2.IVpc, selected?: ec2.SubnetSelection): ec2.SelectedSubnets | undefined {
  try {
    return vpc.selectSubnets(selected);
  } catch (error) {
    issues.invalidUse('Model.noSubnets', { reason: (error as Error).message });
    return undefined;
  }
}

/** The zone of a subnet. One that is imported by its id does not tell it, and may be in any: its id stands for it. */
function zoneOf(subnet: ec2.ISubnet): string {
  try {
    return subnet.availabilityZone;
  } catch {
    return subnet.subnetId;
  }
}

function checkNoVpc(issues: Issues, props: ModelProps): void {
  for (const property of ['vpcSubnets', 'securityGroups', 'allowAllOutbound'] as const) {
    if (props[property] !== undefined) {
      issues.at(property).invalidUse('Model.needsVpc', { property });
    }
  }
  props.containers.forEach(({ _options: { privateRegistry } }, index) => {
    if (privateRegistry) {
      issues.at('containers', index, 'privateRegistry').invalidUse('Model.privateRegistryWithoutVpc');
    }
  });
}
