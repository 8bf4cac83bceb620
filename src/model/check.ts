import { Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { ModelContainer } from './container';
import { InferenceExecutionMode } from './execution-mode';
import { ModelProps } from './props';
import { checkModelDataRegion } from '../artifacts/model-data-use';
import { knownToDiffer } from '../cdk/names-and-arns';
import { checkLimit, checkLimits } from '../diagnostics/check-limits';
import { checkRoleAccount, checkRoleOptions } from '../diagnostics/common-checks';
import { Violations, Warning } from '../diagnostics/issues';
import { MAX_MODEL_ENVIRONMENT, MODEL, MODEL_SUBNETS } from '../diagnostics/limits';
import { ModelApprovalStatus } from '../model-package/approval-status';
import { ModelPackage } from '../model-package/model-package';

/** Everything about the properties of a model that can never deploy. */
export function checkModel(violations: Violations, scope: Construct, props: ModelProps): void {
  checkLimits(violations, MODEL, props);
  props.containers.forEach((container, index) => checkContainer(violations.at('containers', index), Stack.of(scope).region, container));
  checkHostnames(violations.at('containers'), props);
  checkTogether(violations.at('containers'), props.containers);
  checkRoleOptions(violations, props);
  checkRoleAccount(violations, props.role, Stack.of(scope).account, 'model');
  if (props.vpc) {
    checkNetwork(violations, props.vpc, props, Stack.of(scope).region);
  } else {
    checkNoNetwork(violations, props);
  }
}

function checkContainer(violations: Violations, region: string, container: ModelContainer): void {
  const { _image: image, _modelPackage: modelPackage, _options } = container;
  image?._check(violations.at('image'), region);
  if (image?._region !== undefined && knownToDiffer(image._region, region)) {
    violations.at('image').misplaced(`is in ${image._region}, and the model in ${region}`, 'use a repository in the region of the model');
  }
  if (_options.modelData) {
    checkModelDataRegion(violations.at('modelData'), _options.modelData, region, 'model');
  }
  const { credentialsProvider } = _options.privateRegistry ?? {};
  if (credentialsProvider && knownToDiffer(credentialsProvider.env.region, region)) {
    violations.at('privateRegistry', 'credentialsProvider').misplaced(`is in ${credentialsProvider.env.region}, and the model in ${region}`,
      'use a function in the region of the model');
  }
  if (modelPackage && knownToDiffer(modelPackage.env.region, region)) {
    violations.at('modelPackage').misplaced(`is in ${modelPackage.env.region}, and the model in ${region}`,
      'make the model in the region of the package, or register the package in the region of the model');
  }
}

/** SageMaker tells the containers of a pipeline apart by their host names. */
function checkHostnames(violations: Violations, { containers, executionMode }: ModelProps): void {
  if (containers.length < 2) { return; }
  const hostnames = containers.map(({ _options }) => _options.containerHostname);
  const wanted = executionMode === InferenceExecutionMode.DIRECT || hostnames.some((hostname) => hostname !== undefined);
  hostnames.forEach((hostname, index) => {
    const at = violations.at(index, 'containerHostname');
    if (hostname === undefined && wanted) {
      at.misplaced(executionMode === InferenceExecutionMode.DIRECT
        ? 'is missing; in direct mode requests name the container by it'
        : 'is missing; other containers of the pipeline have one', 'give every container one');
    } else if (hostname !== undefined && hostnames.indexOf(hostname) < index) {
      at.refuse(hostname, 'is taken by another container', 'give it a host name of its own');
    }
  });
}

function checkTogether(violations: Violations, containers: ModelContainer[]): void {
  const multiModel = containers.filter(({ _options }) => _options.multiModel).length;
  if (multiModel > 1) {
    violations.misplaced(`has ${multiModel} multi-model containers`, 'SageMaker takes one in a pipeline: make them models of their own');
  }
  const bytes = containers.reduce((sum, { _options }) => sum + bytesOf(_options.environment), 0);
  if (bytes > MAX_MODEL_ENVIRONMENT) {
    violations.misplaced(`has ${bytes} bytes of environment variables in all`, `use at most ${MAX_MODEL_ENVIRONMENT}`);
  }
}

/** The least that the variables can have: what is not known yet counts nothing. */
function bytesOf(environment: { [key: string]: string } = {}): number {
  return Token.isUnresolved(environment) ? 0 : Object.entries(environment).flat()
    .reduce((sum, text) => sum + (Token.isUnresolved(text) ? 0 : Buffer.byteLength(text)), 0);
}

function checkNetwork(violations: Violations, vpc: ec2.IVpc, props: ModelProps, region: string): void {
  if (knownToDiffer(vpc.env.region, region)) {
    violations.at('vpc').misplaced(`is in ${vpc.env.region}, and the model in ${region}`, 'use a VPC in the region of the model');
  }
  checkSubnets(violations.at('vpcSubnets'), vpc, props.vpcSubnets);
  if (props.allowAllOutbound !== undefined && props.securityGroups) {
    violations.at('allowAllOutbound').misplaced('cannot be combined with securityGroups, which say themselves what they let out',
      'say it where the security groups are made', props.allowAllOutbound);
  }
}

function checkSubnets(violations: Violations, vpc: ec2.IVpc, selected?: ec2.SubnetSelection): void {
  try {
    const { subnetIds, isPendingLookup } = vpc.selectSubnets(selected);
    // The stand-in of a VPC that CDK has yet to look up may lack them.
    if (!isPendingLookup) {
      checkLimit(violations, MODEL_SUBNETS, subnetIds);
    }
  } catch (error) {
    violations.misplaced(`selects no subnets of the VPC: ${(error as Error).message}`, 'select some that it has');
  }
}

function checkNoNetwork(violations: Violations, props: ModelProps): void {
  for (const name of ['vpcSubnets', 'securityGroups', 'allowAllOutbound'] as const) {
    if (props[name] !== undefined) {
      violations.at(name).misplaced('needs vpc', `give vpc, or remove ${name}`);
    }
  }
  props.containers.forEach(({ _options: { privateRegistry } }, index) => {
    if (privateRegistry) {
      violations.at('containers', index, 'privateRegistry').misplaced('needs vpc of the model, through which SageMaker reaches the registry',
        'give vpc, or copy the image to Amazon ECR');
    }
  });
}

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
