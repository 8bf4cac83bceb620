import { IResource } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { IDependable } from 'constructs';
import { allowReading, Artifacts } from './artifact-grants';
import { awaitedAcrossStacks } from './awaited-role';
import { Granting, withoutPolicy } from './granting';
import { KnownPackage } from './known-package';
import { allowNetwork, NetworkAccess } from './network-grants';
import { allowLogsAndMetrics } from './operation-grants';
import { allowOnPackage, grantingOn } from './package-granting';
import { ACCESS_PACKAGE, INVOKE_FUNCTION } from './perms';

/** A package that a model is made from. */
export interface PackageUse {
  readonly modelPackage: KnownPackage;
  /** The name of the additional specification by which it is served. @default - its own specification */
  readonly specificationName?: string;
}

/** What the containers of a model need of its role. */
export interface ModelNeeds {
  /** What the containers read that come from images. */
  readonly artifacts: Artifacts;
  readonly packages: PackageUse[];
  readonly credentialsProviders: lambda.IFunction[];
  readonly network?: NetworkAccess;
}

/** What came of it. */
export interface ModelGranting {
  readonly granting: Granting;
  /** What of the packages was granted beside it, to wait for. */
  readonly access: IDependable[];
  /** Of what too little is known to grant anything. */
  readonly unknown: string[];
}

/** Lets the role of a model do what its containers need, and nothing else. */
export function grantModel(role: iam.IRole, model: IResource, needs: ModelNeeds): ModelGranting {
  const grantee = awaitedAcrossStacks(role, model);
  const granting = new Granting(grantee);
  const unknown = allowReading(granting, needs.artifacts, model.env);
  const access = needs.packages.map(({ modelPackage, specificationName }) => {
    const artifacts = modelPackage._artifacts?.servedBy(specificationName);
    if (artifacts) { unknown.push(...allowReading(granting, artifacts, modelPackage.env)); }
    // The image of an algorithm is known to its owner, and all of a package that is made elsewhere.
    if (!artifacts?.images.length) { unknown.push(`the images ${artifacts ? '' : 'and model data '}of package ${modelPackage.node.path}`); }
    const onPackage = grantingOn(modelPackage, grantee, role);
    allowOnPackage(onPackage, modelPackage, ACCESS_PACKAGE);
    return onPackage.result();
  });
  for (const { functionArn, env, node } of needs.credentialsProviders) {
    // The policy of a function takes no statements.
    granting.allow({ actions: INVOKE_FUNCTION, resourceArns: [functionArn] }, withoutPolicy(env, `function ${node.path}`));
  }
  if (needs.network) {
    allowNetwork(granting, model, needs.network);
  }
  allowLogsAndMetrics(granting, model);
  return { granting, access, unknown };
}
