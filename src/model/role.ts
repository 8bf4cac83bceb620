import { IResource } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { CfnModel } from 'aws-cdk-lib/aws-sagemaker';
import { IDependable } from 'constructs';
import { ModelContainer } from './container';
import { NetworkAccess, allowNetwork } from './network';
import { ACCESS_PACKAGE, INVOKE_FUNCTION } from '../access/actions';
import { warnOfUnknown, GrantBuilder, withoutPolicy } from '../access/grant-builder';
import { allowLogsAndMetrics } from '../access/logs';
import { PolicyPrincipal, awaitedAcrossStacks } from '../access/principals';
import { Artifacts, dependOnBucketPolicies, allowReading } from '../access/read-artifacts';
import { waitForRole } from '../access/service-role';
import { ArtifactBinder } from '../artifacts/artifact-binder';
import { ModelData } from '../artifacts/model-data';
import { dependOn } from '../cdk/dependencies';
import { PackageInternals, allowOnPackage, grantingOn } from '../model-package/internals';

/**
 * Gives the role what the containers need, and lets the model wait for it.
 *
 * @returns whom to grant more
 */
export function prepareRole(model: IResource, resource: CfnModel, role: iam.IRole, needs: ModelNeeds): iam.IPrincipal {
  const { builder, access, unknown } = grantModel(role, model, needs);
  warnOfUnknown(model, 'Model', unknown);
  dependOnBucketPolicies(resource, needs.artifacts);
  dependOn(resource, ...access);
  waitForRole(model, resource, role, builder, { construct: 'Model', property: 'the model', immutable: 'immutableRole' });
  return builder.grantee instanceof PolicyPrincipal ? builder.grantee : role.grantPrincipal;
}

/** What the containers of a model need of its role. */
export function needsOf(containers: ModelContainer[], artifacts: ArtifactBinder, network?: NetworkAccess): ModelNeeds {
  return {
    artifacts: artifactsOf(containers, artifacts),
    packages: containers.flatMap(({ _modelPackage: modelPackage, _options }) =>
      modelPackage ? [{ modelPackage, specificationName: _options.inferenceSpecificationName }] : []),
    credentialsProviders: containers.map(({ _options }) => _options.privateRegistry?.credentialsProvider)
      .filter((provider): provider is lambda.IFunction => provider !== undefined),
    network,
  };
}

/** SageMaker pulls an image of another registry without the permissions of the role. */
function artifactsOf(containers: ModelContainer[], artifacts: ArtifactBinder): Artifacts {
  return {
    images: containers.flatMap(({ _image, _options }) => _image && !_options.privateRegistry ? [artifacts.boundImage(_image)] : []),
    readings: containers.flatMap(({ _options: { modelData, multiModel } }) =>
      modelData ? [reading(modelData, artifacts, multiModel !== undefined)] : []),
  };
}

function reading({ _location, _source }: ModelData, artifacts: ArtifactBinder, isMultiModel: boolean): Artifacts['readings'][number] {
  return { location: artifacts.boundLocation(_location), isPrefix: isMultiModel || _source?.dataType === 'S3Prefix' };
}

/** A package that a model is made from. */
export interface PackageUse {
  readonly modelPackage: PackageInternals;
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
  readonly builder: GrantBuilder;
  /** What of the packages was granted beside it, to wait for. */
  readonly access: IDependable[];
  /** Of what too little is known to grant anything. */
  readonly unknown: string[];
}

/** Lets the role of a model do what its containers need, and nothing else. */
export function grantModel(role: iam.IRole, model: IResource, needs: ModelNeeds): ModelGranting {
  const grantee = awaitedAcrossStacks(role, model);
  const builder = new GrantBuilder(grantee);
  const unknown = allowReading(builder, needs.artifacts, model.env);
  const access = needs.packages.map(({ modelPackage, specificationName }) => {
    const artifacts = modelPackage._artifacts?.servedBy(specificationName);
    if (artifacts) { unknown.push(...allowReading(builder, artifacts, modelPackage.env)); }
    // The image of an algorithm is known to its owner, and all of a package that is made elsewhere.
    if (!artifacts?.images.length) { unknown.push(`the images ${artifacts ? '' : 'and model data '}of package ${modelPackage.node.path}`); }
    const onPackage = grantingOn(modelPackage, grantee, role);
    allowOnPackage(onPackage, modelPackage, ACCESS_PACKAGE);
    return onPackage.result();
  });
  for (const { functionArn, env, node } of needs.credentialsProviders) {
    // The policy of a function takes no statements.
    builder.allow({ actions: INVOKE_FUNCTION, resourceArns: [functionArn] }, withoutPolicy(env, `function ${node.path}`));
  }
  if (needs.network) {
    allowNetwork(builder, model, needs.network);
  }
  allowLogsAndMetrics(builder, model);
  return { builder, access, unknown };
}
