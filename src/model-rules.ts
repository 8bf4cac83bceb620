import { Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { checkModelDataRegion } from './artifacts/model-data-rules';
import { ModelProps } from './model-props';
import { checkLimit, checkLimits } from './private/check-limits';
import { MAX_MODEL_ENVIRONMENT, MODEL, MODEL_SUBNETS } from './private/limits';
import { knownToDiffer } from './private/names-and-arns';
import { checkRoleAccount, checkRoleOptions } from './private/role-rules';
import { Violations } from './private/violations';
import { InferenceExecutionMode } from './serving/execution-mode';
import { ModelContainer } from './serving/model-container';

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
