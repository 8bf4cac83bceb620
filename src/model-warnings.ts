import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ModelApprovalStatus } from './metadata/approval-status';
import { ModelPackage } from './model-package';
import { ModelProps } from './model-props';
import { Warning } from './private/warnings';
import { ModelContainer } from './serving/model-container';

/** Everything about the properties of a model that is legal and will surprise. */
export function modelWarnings(props: ModelProps): Warning[] {
  return [
    ...replacementWarnings(props),
    ...networkWarnings(props),
    ...props.containers.flatMap((container, index) => [
      ...packageWarnings(container, `containers[${index}]`),
      ...imageWarnings(container, `containers[${index}]`),
    ]),
    ...props.executionMode !== undefined && props.containers.length === 1 ? [{
      name: 'executionModeWithOneContainer',
      message: 'executionMode is about pipelines, and the model has one container: remove it, or add containers',
    }] : [],
  ];
}

function replacementWarnings({ modelName }: ModelProps): Warning[] {
  return modelName === undefined ? [] : [{
    name: 'fixedModelName',
    message: 'every change of a model replaces it, and the new one would have the name of the old one, which fails: leave out modelName, or change it each time',
  }];
}

function networkWarnings({ vpc, vpcSubnets }: ModelProps): Warning[] {
  const selection = vpc?.selectSubnets(vpcSubnets);
  const isKnown = selection && !selection.isPendingLookup && !Token.isUnresolved(selection.subnetIds);
  return !isKnown || new Set(selection.subnets.map(zoneOf)).size > 1 ? [] : [{
    name: 'singleAvailabilityZone',
    message: 'the subnets of the model lie in one availability zone, and SageMaker wants two even for one instance: select subnets in at least two',
  }];
}

/** The zone of a subnet. One that is imported by its id does not tell it, and may be in any: its id stands for it. */
function zoneOf(subnet: ec2.ISubnet): string {
  try {
    return subnet.availabilityZone;
  } catch {
    return subnet.subnetId;
  }
}

function packageWarnings({ _modelPackage, _options: { inferenceSpecificationName: name } }: ModelContainer, path: string): Warning[] {
  const { _artifacts, _approvalStatus, modelPackageGroup } = (_modelPackage ?? {}) as Partial<ModelPackage>;
  // Of other packages, nothing is known.
  if (!_artifacts) { return []; }
  const status = _approvalStatus ?? ModelApprovalStatus.PENDING_MANUAL_APPROVAL;
  const names = _artifacts.specificationNames;
  return [
    ...modelPackageGroup && status !== ModelApprovalStatus.APPROVED && !Token.isUnresolved(status) ? [{
      name: 'unapprovedPackage',
      message: `${path}.modelPackage is registered as ${status}, and SageMaker makes models of approved versions: `
        + 'deploy the model in a stack of its own, after the version was approved, or make it when the group tells of the approval',
    }] : [],
    ...name !== undefined && ![name, ...names].some((one) => Token.isUnresolved(one)) && !names.includes(name) ? [{
      name: 'unknownInferenceSpecification',
      message: `${path}.inferenceSpecificationName ${JSON.stringify(name)} is no additional specification that this app gives the package`
        + `${names.length > 0 ? `, which has ${names.join(', ')}` : ''}: check its spelling, or acknowledge that it is added elsewhere`,
    }] : [],
  ];
}

function imageWarnings({ _image: image, _options: { privateRegistry } }: ModelContainer, path: string): Warning[] {
  return [
    ...image?._movingTag !== undefined ? [{
      name: 'mutableImageTag',
      message: `the tag "latest" will name another image one day, and the model does not follow it: use the digest for ${path}.image`,
    }] : [],
    ...image && privateRegistry && image._registry === 'ecr' ? [{
      name: 'privateRegistryWithEcrImage',
      message: `${path}.privateRegistry is for other registries, and the image is in Amazon ECR: remove it`,
    }] : [],
  ];
}
