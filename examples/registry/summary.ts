import { readFileSync } from 'fs';
import { join } from 'path';
import { CfnResource, Stack } from 'aws-cdk-lib';
import * as cxapi from 'aws-cdk-lib/cx-api';
import { IConstruct } from 'constructs';

/** What costs money once it is deployed, and for what. */
const COSTS: { readonly [type: string]: string } = {
  'AWS::SageMaker::Model': 'nothing for a model, until an endpoint runs it',
  'AWS::KMS::Key': 'each key, by the month and by the request',
  'AWS::S3::Bucket': 'what the buckets keep',
  'AWS::SQS::Queue': 'the messages of the queues',
  'AWS::Logs::LogGroup': 'what is logged, and its storage',
};

interface Resource {
  /** The path of the construct that a user wrote, without the stack and the L1. */
  readonly path: string;
  readonly logicalId: string;
  readonly type: string;
  readonly props: any;
}

/** A stack in a few lines: what it registers or serves, who may do what, what runs at deployment, and its costs. */
export function summaryOf(stack: Stack, { template }: cxapi.CloudFormationStackArtifact): string[] {
  const resources = stack.node.findAll().filter(CfnResource.isCfnResource).map((resource): Resource => {
    const logicalId: string = stack.resolve(resource.logicalId);
    const { Type: type, Properties: props = {} } = template.Resources[logicalId];
    return { path: pathOf(resource), logicalId, type, props };
  });
  const of = (type: string) => resources.filter((resource) => resource.type === type);
  return [
    `${stack.stackName}: ${resources.length} resources`,
    ...of('AWS::SageMaker::ModelPackageGroup').map(({ props }) =>
      line('group', props.ModelPackageGroupName, props.ModelPackageGroupDescription)),
    ...of('AWS::SageMaker::ModelPackage').flatMap(versionLines),
    ...of('AWS::SageMaker::Model').flatMap((model) => modelLines(model)),
    ...of('AWS::Events::Rule').map(({ path, props }) => line('event', path, props.Description)),
    ...of('AWS::IAM::Policy').flatMap((policy) => policyLines(policy, resources)),
    ...runLines(of('AWS::SageMaker::ModelPackage')),
    line('costs', Object.keys(COSTS).filter((type) => of(type).length > 0).map((type) => COSTS[type]).join('; ')),
  ];
}

function versionLines({ path, props }: Resource): string[] {
  const [container] = props.InferenceSpecification.Containers;
  const {
    SupportedRealtimeInferenceInstanceTypes: realtime = [], SupportedTransformInstanceTypes: transform = [],
  } = props.InferenceSpecification;
  return [
    line('version', path, props.ModelPackageDescription,
      props.ModelApprovalStatus ?? 'PendingManualApproval, as SageMaker decides by default'),
    line('image', textOf(container.Image).replace(/^.*\//, ''), `${container.Framework} ${container.FrameworkVersion}`),
    line('runs on', `endpoints: ${realtime.join(', ')}; batch transform: ${transform.join(', ')}`),
    line('metrics', reportsIn(props.ModelMetrics), `drift baselines: ${reportsIn(props.DriftCheckBaselines)}`),
    ...props.ModelCard ? [cardLine(props.ModelCard)] : [],
  ];
}

function cardLine({ ModelCardContent, ModelCardStatus }: any): string {
  return line('card', JSON.parse(ModelCardContent).intended_uses?.purpose_of_model, ModelCardStatus);
}

function modelLines({ path, props }: Resource): string[] {
  const { Subnets = [] } = props.VpcConfig ?? {};
  return [
    line('model', path, 'made of a registered version'),
    line('network', Subnets.length > 0 ? `${Subnets.length} subnets` : 'of SageMaker',
      props.EnableNetworkIsolation ? 'the container has none' : undefined),
  ];
}

/** What a role may do: that of a person by action and condition, that of a service by what it calls. */
function policyLines({ props: { Roles, PolicyDocument } }: Resource, resources: Resource[]): string[] {
  const role = resources.find(({ logicalId }) => logicalId === Roles[0].Ref)!;
  const principal = role.props.AssumeRolePolicyDocument.Statement[0].Principal;
  if (principal.Service) {
    const called: string[] = PolicyDocument.Statement.flatMap(({ Action }: any) => Action);
    const services = called.map((action) => action.split(':')[0]);
    return [line('role', role.path, `of ${principal.Service}`, `may call ${[...new Set(services)].join(', ')}`)];
  }
  const actions = new Map<string, Set<string>>();
  for (const { Effect, Action, Condition } of PolicyDocument.Statement) {
    const condition = `${Effect === 'Allow' ? 'may' : 'must not'}|${conditionOf(Condition)}`;
    const known = actions.get(condition) ?? new Set();
    actions.set(condition, known);
    [Action].flat().forEach((action: string) => known.add(action.replace(/^.*:/, '')));
  }
  return [...actions].map(([key, names]) => {
    const [may, condition] = key.split('|');
    return line(may, role.path, [...names].join(', '), condition);
  });
}

/** The values that a condition compares with; that a key is there or not matters to the policy only. */
function conditionOf({ Null, ...operators }: { [operator: string]: object } = {}): string {
  return Object.values(operators).flatMap((keys) => Object.entries(keys))
    .map(([key, values]) => `${key.replace(/^[^:]*:/, '')} is ${[values].flat().join(' or ')}`).join(', ');
}

function runLines(versions: Resource[]): string[] {
  const profiles: any[] = versions.flatMap(({ props }) => props.ValidationSpecification?.ValidationProfiles ?? []);
  if (profiles.length === 0) { return [line('at deployment', 'nothing runs')]; }
  return profiles.map(({ ProfileName, TransformJobDefinition }) => {
    const { InstanceCount, InstanceType } = TransformJobDefinition.TransformResources;
    return line('at deployment', `a transform job validates the version (${ProfileName})`,
      `costs the minutes of ${InstanceCount} × ${InstanceType}`);
  });
}

function reportsIn(reports: object = {}): string {
  const all = Object.entries(reports).map(([kind, files]) => `${kind} (${Object.keys(files).join(', ').toLowerCase()})`);
  return all.join(', ') || 'none';
}

/** A value with what is known at the deployment only left out. */
function textOf(value: any): string {
  if (typeof value === 'string') { return value; }
  return value['Fn::Join'][1].map((part: any) => (typeof part === 'string' ? part : '…')).join('');
}

/** What was found, and what was acknowledged with which reason. */
export function findingsOf(assembly: cxapi.CloudAssembly): string[] {
  const { pluginReports } = JSON.parse(readFileSync(join(assembly.directory, 'validation-report.json'), 'utf8'));
  const found = pluginReports.flatMap(({ violations }: any) => violations);
  const messages = assembly.stacks.flatMap((stack) => stack.messages);
  const metadata = assembly.stacks.flatMap((stack) => Object.entries(stack.metadata));
  const acknowledged = metadata.flatMap(([path, entries]) => entries
    .filter(({ type }) => type === 'aws:cdk:acknowledged-rules').flatMap(({ data }) => Object.entries(data as object))
    .map(([id, reason]) => line('acknowledged', path.slice(1), id.replace(/^Annotation::/, ''), reason)));
  return [
    line('checked', 'by the library: no error', `${messages.length || 'no'} warnings`),
    ...messages.map(({ id, entry }) => line('', id, String(entry.data))),
    line('checked', `by CloudFormation Validate: ${found.length || 'no'} findings`),
    ...acknowledged,
  ];
}

function pathOf({ node }: IConstruct): string {
  return node.path.split('/').slice(1).filter((part) => part !== 'Resource').join('/');
}

function line(what: string, ...details: (string | undefined)[]): string {
  return `  ${what.padEnd(14)}${details.filter(Boolean).join(' · ')}`;
}
