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
 * Grants the permissions that the containers need to the role, and makes the model depend on them.
 *
 * @returns the principal for further grants to the model
 */
export function prepareRole(model: IResource, resource: CfnModel, role: iam.IRole, needs: ModelNeeds): iam.IPrincipal {
  const { builder, access, unknown } = grantModel(role, model, needs);
  warnOfUnknown(model, 'Model', unknown);
  dependOnBucketPolicies(resource, needs.artifacts);
  dependOn(resource, ...access);
  waitForRole(model, resource, role, builder, { construct: 'Model', property: 'the model', immutable: 'immutableRole' });
  return builder.grantee instanceof PolicyPrincipal ? builder.grantee : role.grantPrincipal;
}

/** Determines the permissions that the containers of a model need. */
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

/**
 * The artifacts that the role reads. SageMaker pulls images from private registries without permissions of the role.
 */
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

/** A package from which a model is created. */
export interface PackageUse {
  readonly modelPackage: PackageInternals;
  /** The additional specification that serves the model. @default - the inference specification of the package */
  readonly specificationName?: string;
}

/** The resources for which the containers of a model need permissions. */
export interface ModelNeeds {
  /** The artifacts of the containers that are created from images. */
  readonly artifacts: Artifacts;
  readonly packages: PackageUse[];
  readonly credentialsProviders: lambda.IFunction[];
  readonly network?: NetworkAccess;
}

/** The result of the grants to the role of a model. */
export interface ModelGranting {
  readonly builder: GrantBuilder;
  /** The separate grants on packages, to depend on. */
  readonly access: IDependable[];
  /** The artifacts on which nothing can be granted, because too little is known about them. */
  readonly unknown: string[];
}

/** Grants only the permissions that its containers need to the role of a model. */
export function grantModel(role: iam.IRole, model: IResource, needs: ModelNeeds): ModelGranting {
  const grantee = awaitedAcrossStacks(role, model);
  const builder = new GrantBuilder(grantee);
  const unknown = allowReading(builder, needs.artifacts, model.env);
  const access = needs.packages.map(({ modelPackage, specificationName }) => {
    const artifacts = modelPackage._artifacts?.servedBy(specificationName);
    if (artifacts) { unknown.push(...allowReading(builder, artifacts, modelPackage.env)); }
    // The image of an algorithm and the artifacts of an imported package are unknown.
    if (!artifacts?.images.length) { unknown.push(`the images ${artifacts ? '' : 'and model data '}of package ${modelPackage.node.path}`); }
    const onPackage = grantingOn(modelPackage, grantee, role);
    allowOnPackage(onPackage, modelPackage, ACCESS_PACKAGE);
    return onPackage.result();
  });
  for (const { functionArn, env, node } of needs.credentialsProviders) {
    // Statements cannot be added to the policy of a function.
    builder.allow({ actions: INVOKE_FUNCTION, resourceArns: [functionArn] }, withoutPolicy(env, `function ${node.path}`));
  }
  if (needs.network) {
    allowNetwork(builder, model, needs.network);
  }
  allowLogsAndMetrics(builder, model);
  return { builder, access, unknown };
}
