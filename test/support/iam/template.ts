import { CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { attributeOf, Place, refOf, Resource } from './physical';

/** Where stacks without an environment are deployed. */
export interface Defaults {
  readonly account: string;
  readonly region: string;
}

/** All templates of an app, which may refer to each other by their exports. */
export class Templates {
  private readonly byId = new Map<string, Template>();

  constructor(stacks: readonly CloudFormationStackArtifact[], defaults: Defaults) {
    for (const stack of stacks) { this.byId.set(stack.id, new Template(stack, this, defaults)); }
  }

  public get all(): readonly Template[] {
    return [...this.byId.values()];
  }

  public of(artifactId: string): Template {
    return this.byId.get(artifactId)!;
  }

  /** The value of an output, by its export in one environment, or by its stack. */
  public exported(name: string): unknown {
    for (const template of this.all) {
      for (const output of template.outputs) {
        if (output.Export !== undefined && template.resolve(output.Export.Name) === name) {
          return template.resolve(output.Value);
        }
      }
    }
    throw new Error(`nothing exports ${name}`);
  }

  public outputOf(stackName: string, output: string): unknown {
    const template = this.all.find((each) => each.stackName === stackName);
    if (template === undefined) { throw new Error(`there is no stack ${stackName}`); }
    return template.output(output);
  }
}

/** The template of a stack as CloudFormation deploys it: with all functions resolved. */
export class Template {
  public readonly place: Place;
  public readonly stackName: string;
  private readonly json: any;

  constructor(stack: CloudFormationStackArtifact, private readonly templates: Templates, defaults: Defaults) {
    const known = (value: string, byDefault: string) => value.startsWith('unknown-') ? byDefault : value;
    const region = known(stack.environment.region, defaults.region);
    const { partition, domainSuffix } = RegionInfo.get(region);
    this.place = {
      account: known(stack.environment.account, defaults.account),
      region,
      partition: partition!,
      urlSuffix: domainSuffix!,
    };
    this.stackName = stack.stackName;
    this.json = stack.template;
  }

  public get resources(): readonly Resource[] {
    return Object.keys(this.json.Resources ?? {}).map((logicalId) => this.resource(logicalId));
  }

  public get outputs(): readonly any[] {
    return Object.values(this.json.Outputs ?? {});
  }

  public output(name: string): unknown {
    return this.resolve(this.json.Outputs[name].Value);
  }

  public resource(logicalId: string): Resource {
    const { place, json: { Resources: { [logicalId]: written } } } = this;
    const resolve = (value: unknown) => this.resolve(value);
    return {
      logicalId,
      type: written.Type,
      place,
      // Resolved when asked for: resources may refer to each other in circles, by names that no policy needs.
      get properties() { return lazily(written.Properties ?? {}, resolve); },
    };
  }

  public resolve(value: any): any {
    if (Array.isArray(value)) { return value.map((each) => this.resolve(each)).filter((each) => each !== undefined); }
    if (typeof value !== 'object' || value === null) { return value; }
    const entries = Object.entries(value);
    if (entries.length === 1 && (entries[0][0] === 'Ref' || entries[0][0].startsWith('Fn::'))) { return this.call(entries[0][0], entries[0][1]); }
    return Object.fromEntries(entries.map(([key, each]) => [key, this.resolve(each)]));
  }

  private call(name: string, argument: any): unknown {
    switch (name) {
      case 'Ref': return this.ref(argument);
      case 'Fn::GetAtt': return attributeOf(this.resource(argument[0]), argument[1]);
      case 'Fn::Join': return this.resolve(argument[1]).join(argument[0]);
      case 'Fn::Split': return this.resolve(argument[1]).split(argument[0]);
      case 'Fn::Select': return this.resolve(argument[1])[Number(argument[0])];
      case 'Fn::Sub': return this.substitute(argument);
      case 'Fn::FindInMap': {
        const [map, first, second] = argument.map((each: unknown) => this.resolve(each));
        return this.json.Mappings[map][first][second];
      }
      case 'Fn::ImportValue': return this.templates.exported(this.resolve(argument));
      case 'Fn::GetStackOutput': return this.templates.outputOf(this.resolve(argument.StackName), argument.OutputName);
      case 'Fn::GetAZs': return ['a', 'b', 'c'].map((zone) => `${this.place.region}${zone}`);
      case 'Fn::Cidr': return Array.from({ length: Number(argument[1]) }, (_, index) => `10.0.${index}.0/24`);
      default: throw new Error(`the reader of templates does not know ${name}`);
    }
  }

  private ref(name: string): unknown {
    const { account, region, partition, urlSuffix } = this.place;
    const pseudo: { [name: string]: unknown } = {
      'AWS::AccountId': account,
      'AWS::Region': region,
      'AWS::Partition': partition,
      'AWS::URLSuffix': urlSuffix,
      'AWS::StackName': this.stackName,
      'AWS::StackId': `arn:${partition}:cloudformation:${region}:${account}:stack/${this.stackName}/1`,
      'AWS::NoValue': undefined,
    };
    if (name in pseudo) { return pseudo[name]; }
    return name in (this.json.Resources ?? {})
      ? refOf(this.resource(name))
      : this.resolve(this.json.Parameters[name].Default);
  }

  private substitute(argument: string | [string, { [name: string]: unknown }]): string {
    const [text, values] = Array.isArray(argument) ? argument : [argument, {}];
    return text.replace(/\$\{(!?)([^}]+)\}/g, (_, escape: string, name: string) => {
      if (escape) { return `\${${name}}`; }
      const [logicalId, attribute] = name.split('.');
      return String(name in values ? this.resolve(values[name])
        : attribute === undefined ? this.ref(name) : attributeOf(this.resource(logicalId), attribute));
    });
  }
}

function lazily(written: object, resolve: (value: unknown) => unknown): any {
  return Object.defineProperties({}, Object.fromEntries(Object.entries(written)
    .map(([key, value]) => [key, { enumerable: true, get: () => resolve(value) }])));
}
