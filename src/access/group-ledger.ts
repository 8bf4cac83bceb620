import { Lazy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnModelPackageGroup, IModelPackageGroupRef } from 'aws-cdk-lib/aws-sagemaker';
import { IConstruct } from 'constructs';
import { leastPolicySize } from './policy-size';
import { once } from '../cdk/once';
import { checkValue, warn } from '../diagnostics/issues';
import { MAX_RESOURCE_POLICY } from '../diagnostics/limits';

/** What is added to the policies of groups. */
const ADDITIONS = new WeakMap<CfnModelPackageGroup, iam.PolicyDocument>();

/** Adds a statement to the resource policy of a group that the app makes. */
export function addToGroupPolicy(group: CfnModelPackageGroup, statement: iam.PolicyStatement): iam.AddToResourcePolicyResult {
  additionsTo(group).addStatements(statement);
  return { statementAdded: true, policyDependable: group };
}

/** Leaves alone the policy of a group that is made elsewhere, and says so. */
export function refuseImportedPolicy(group: IModelPackageGroupRef): iam.AddToResourcePolicyResult {
  warn(group, 'ModelPackageGroup', {
    name: 'importedPolicy',
    message: 'the resource policy of an imported model package group is not changed: add the statement where the group is made',
  });
  return { statementAdded: false };
}

/** What an L1 was given stays as it is, known or not: the additions join it when the template is made. */
function additionsTo(group: CfnModelPackageGroup): iam.PolicyDocument {
  const existing = ADDITIONS.get(group);
  if (existing) { return existing; }
  const additions = new iam.PolicyDocument();
  ADDITIONS.set(group, additions);
  const given: unknown = group.modelPackageGroupPolicy;
  group.modelPackageGroupPolicy = given === undefined ? additions : Lazy.uncachedAny({
    produce: (context) => join(context.resolve(given), context.resolve(additions)),
  });
  group.node.addValidation({ validate: () => [...tooLong(group), ...additions.validateForResourcePolicy()] });
  return additions;
}

function join(given: unknown, additions: { readonly Statement: unknown[] }): unknown {
  const policy = parse(given);
  return Object.keys(policy).length === 0 ? additions : { ...policy, Statement: [policy.Statement ?? [], additions.Statement].flat() };
}

/** An empty document of CDK resolves to nothing. */
function parse(given: unknown = {}): { readonly Statement?: unknown } {
  const policy = typeof given === 'string' ? parseJson(given) : given;
  checkValue('model package group', (violations) => {
    if (typeof policy !== 'object' || policy === null || Object.keys(policy).some((key) => key === 'Ref' || key.startsWith('Fn::'))) {
      violations.at('modelPackageGroupPolicy').misplaced('is no policy that is known at synthesis, so that no statement can join it', 'give it as an object');
    }
  });
  return policy as { readonly Statement?: unknown };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function tooLong(group: CfnModelPackageGroup): string[] {
  const size = leastPolicySize(group.stack.resolve(group.modelPackageGroupPolicy));
  return size > MAX_RESOURCE_POLICY
    ? [`the resource policy of the model package group has ${size} characters of at most ${MAX_RESOURCE_POLICY}: grant an organization instead of many accounts`]
    : [];
}

/** Lets one grantee read the artifacts of one package. */
interface Share {
  readArtifacts(grantee: iam.IGrantable): void;
}

/** The packages of a group, and those of other accounts who deploy them: either may come first. */
interface Sharing {
  readonly packages: Share[];
  readonly deployers: iam.IGrantable[];
}

const SHARINGS = new WeakMap<IConstruct, Sharing>();

/** Lets a grantee read the artifacts of every package that this app makes in the group. */
export function shareArtifacts(group: IModelPackageGroupRef, deployer: iam.IGrantable): void {
  const sharing = sharingOf(group);
  sharing.deployers.push(deployer);
  sharing.packages.forEach((share) => share.readArtifacts(deployer));
}

/** Lets everyone to whom the group is shared read the artifacts of one more package. */
export function joinSharing(group: IModelPackageGroupRef, share: Share): void {
  const sharing = sharingOf(group);
  sharing.packages.push(share);
  sharing.deployers.forEach((deployer) => share.readArtifacts(deployer));
}

/** An L2 and its L1 are the same group. */
function sharingOf(group: IModelPackageGroupRef): Sharing {
  return once<IConstruct, Sharing>(SHARINGS, group.node.defaultChild ?? group, () => ({ packages: [], deployers: [] }));
}
