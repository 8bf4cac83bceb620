import { Stack, Stage } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { Context } from './context';
import { decide, Decision } from './decide';
import { arnOf, nameOf, Place, refOf, Resource } from './physical';
import { Policy, Principal } from './statements';
import { Defaults, Template, Templates } from './template';

/** Who asks: the ARN of a role or a user, a service by its domain, or an account of which it is an administrator. */
export type Who = string;

/** An administrator of an account has every permission that the account can give. */
const ADMINISTRATOR: Policy = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };

/** The policies of a resource, and the ARNs whose policy it is. */
interface ResourcePolicy {
  readonly policy: Policy;
  readonly account: string;
  readonly isOf: (arn: string) => boolean;
}

/**
 * An app once it is deployed: who may do what with the policies of its templates.
 *
 * Keys that the app does not define have the policy that AWS gives to new keys: they leave the decision to the identity
 * policies of their account. Everything else that it does not define has no policy.
 */
export class Deployed {
  private readonly templates: Templates;
  private readonly identityPolicies = new Map<string, Policy[]>();
  private readonly resourcePolicies: ResourcePolicy[] = [];
  private readonly bucketAccounts = new Map<string, string>();

  /**
   * @param scope the app, or anything in it
   * @param defaults where stacks without an environment are deployed
   */
  constructor(scope: IConstruct, defaults: Defaults = { account: '111122223333', region: 'eu-west-1' }) {
    const assembly = (scope.node.root as Stage).synth();
    this.templates = new Templates(assembly.stacksRecursively, defaults);
    for (const template of this.templates.all) {
      for (const resource of template.resources) {
        this.addIdentityPolicies(resource);
        this.addResourcePolicies(resource, template);
      }
    }
  }

  /** Adds the policy of a resource that the app does not define, as its owner may write it. */
  public withPolicyOf(arn: string, account: string, ...statements: Policy['Statement'][]): this {
    this.resourcePolicies.push({
      policy: { Version: '2012-10-17', Statement: statements.flat() },
      account,
      isOf: (other) => other === arn || other.startsWith(`${arn}/`),
    });
    if (arn.includes(':s3:::')) { this.bucketAccounts.set(bucketOf(arn), account); }
    return this;
  }

  /** Gives an identity that the app does not define every permission that its account can give. */
  public withAdministrator(arn: string): this {
    this.addIdentityPolicy(arn, ADMINISTRATOR);
    return this;
  }

  /** The ARN of a role, bucket, key or the like. */
  public arn(construct: IConstruct): string {
    return arnOf(this.resource(construct))!;
  }

  public name(construct: IConstruct): string {
    return nameOf(this.resource(construct));
  }

  /** The value that something of a stack has once it is deployed. */
  public value(scope: IConstruct, value: string): string {
    const stack = Stack.of(scope);
    return this.templates.of(stack.artifactId).resolve(stack.resolve(value));
  }

  /** Decides about a request. Without context, it says nothing of itself but who makes it. */
  public decide(who: Who, action: string, resource: string = '*', context: Context = {}): Decision {
    const principal = principalOf(who);
    const ofResource = this.resourcePolicies.filter(({ isOf }) => isOf(resource));
    const resourceAccount = ofResource[0]?.account ?? this.accountOf(resource);
    return decide({ principal, action, resource, context: { ...contextOf(principal), ...context } }, {
      identity: principal.arn === rootOf(who) ? [ADMINISTRATOR] : this.identityPolicies.get(who) ?? [],
      resource: ofResource.length > 0 ? ofResource.map(({ policy }) => policy) : defaultPolicies(resource),
      resourceAccount,
    });
  }

  public may(who: Who, action: string, resource?: string, context?: Context): boolean {
    return this.decide(who, action, resource, context) === 'allowed';
  }

  private resource(construct: IConstruct): Resource {
    const element = construct.node.defaultChild ?? construct;
    const stack = Stack.of(element);
    return this.templates.of(stack.artifactId).resource(stack.resolve((element as any).logicalId));
  }

  private accountOf(arn: string): string | undefined {
    return arn.includes(':s3:::') ? this.bucketAccounts.get(bucketOf(arn)) : arn.split(':')[4] || undefined;
  }

  private addIdentityPolicies(resource: Resource): void {
    const { type, properties, place } = resource;
    if (type === 'AWS::IAM::Policy' || type === 'AWS::IAM::ManagedPolicy') {
      for (const [kind, names] of [['role', properties.Roles], ['user', properties.Users]]) {
        for (const name of names ?? []) {
          this.addIdentityPolicy(
            identityArn(kind, name, place), properties.PolicyDocument,
          );
        }
      }
    }
    if (type === 'AWS::IAM::Role' || type === 'AWS::IAM::User') {
      for (const { PolicyDocument } of properties.Policies ?? []) {
        this.addIdentityPolicy(
          arnOf(resource)!, PolicyDocument,
        );
      }
    }
  }

  private addIdentityPolicy(arn: string, policy: Policy): void {
    this.identityPolicies.set(arn, [...this.identityPolicies.get(arn) ?? [], policy]);
  }

  private addResourcePolicies(resource: Resource, template: Template): void {
    const { type, properties, place: { account } } = resource;
    const add = (policy: Policy | undefined, ...prefixes: string[]) => {
      if (policy === undefined) { return; }
      this.resourcePolicies.push({ policy, account, isOf: (arn) => prefixes.some((prefix) => arn === prefix || arn.startsWith(`${prefix}/`)) });
    };
    switch (type) {
      case 'AWS::S3::Bucket': this.bucketAccounts.set(refOf(resource), account); break;
      case 'AWS::S3::BucketPolicy': add(properties.PolicyDocument, `arn:${template.place.partition}:s3:::${properties.Bucket}`); break;
      case 'AWS::KMS::Key': add(properties.KeyPolicy, arnOf(resource)!); break;
      case 'AWS::ECR::Repository': add(properties.RepositoryPolicyText, arnOf(resource)!); break;
      case 'AWS::IAM::Role': add(properties.AssumeRolePolicyDocument, arnOf(resource)!); break;
      case 'AWS::SageMaker::ModelPackageGroup':
        add(properties.ModelPackageGroupPolicy, arnOf(resource)!, arnOf(resource)!.replace(':model-package-group/', ':model-package/'));
        break;
    }
  }
}

function identityArn(kind: string, name: string, { partition, account }: Place): string {
  return `arn:${partition}:iam::${account}:${kind}/${name}`;
}

function principalOf(who: Who): Principal {
  if (/^\d{12}$/.test(who)) { return { account: who, arn: rootOf(who) }; }
  return who.startsWith('arn:') ? { account: who.split(':')[4], arn: who } : { service: who };
}

function rootOf(account: string): string {
  return `arn:aws:iam::${account}:root`;
}

/** What every request says. */
function contextOf({ account, arn, service }: Principal): Context {
  const user = /:user\/(?:.*\/)?([^/]+)$/.exec(arn ?? '')?.[1];
  return {
    'aws:PrincipalIsAWSService': String(service !== undefined),
    ...account !== undefined && { 'aws:PrincipalAccount': account },
    ...arn !== undefined && { 'aws:PrincipalArn': arn },
    ...user !== undefined && { 'aws:username': user },
  };
}

function bucketOf(arn: string): string {
  return arn.split(':')[5].split('/')[0];
}

function defaultPolicies(arn: string): Policy[] {
  const [, partition, service, , account] = arn.split(':');
  return service !== 'kms' ? [] : [{
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: { AWS: `arn:${partition}:iam::${account}:root` }, Action: 'kms:*', Resource: '*' },
  }];
}
