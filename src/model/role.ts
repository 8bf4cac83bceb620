import { IResource } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnModel } from 'aws-cdk-lib/aws-sagemaker';
import { allowNetwork } from './network';
import { openPackage } from './package-elsewhere';
import { ModelNeeds } from './plan';
import { ACCESS_PACKAGE, INVOKE_FUNCTION } from '../access/actions';
import { awaited, packageBuilder } from '../access/awaited-permissions';
import { warnOfUnknown, GrantBuilder, withoutPolicy } from '../access/grant-builder';
import { literal } from '../access/literal';
import { allowLogsAndMetrics } from '../access/logs';
import { PolicyPrincipal } from '../access/principals';
import { allowReading, dependOnBucketPolicies } from '../access/read-artifacts';
import { waitForRole } from '../access/service-role';
import { allowOnPackage } from '../model-package/internals';

/**
 * Grants the permissions that the containers need to the role, and makes the model depend on them.
 *
 * @returns the principal for further grants to the model
 */
export function prepareRole(model: IResource, resource: CfnModel, role: iam.IRole, needs: ModelNeeds): iam.IPrincipal {
  const { builder, access, unknown } = grantModel(role, model, needs);
  warnOfUnknown(model, 'Model', unknown);
  needs.packages.forEach(({ modelPackage }) => openPackage(model, modelPackage));
  dependOnBucketPolicies(resource, needs.artifacts);
  waitForRole(model, resource, role, { subject: 'Model', immutable: 'Model.immutableRole' }, builder, ...access);
  return PolicyPrincipal.is(builder.grantee) ? builder.grantee : role.grantPrincipal;
}

/** The result of the grants to the role of a model. */
export interface ModelGranting {
  readonly builder: GrantBuilder;
  /** The builders of the permissions on packages, which may be in separate policies. */
  readonly access: GrantBuilder[];
  /** The artifacts on which nothing can be granted, because too little is known about them. */
  readonly unknown: string[];
}

/** Grants only the permissions that its containers need to the role of a model. */
export function grantModel(role: iam.IRole, model: IResource, needs: ModelNeeds): ModelGranting {
  const grantee = awaited(role, model);
  const builder = new GrantBuilder(grantee);
  const unknown = allowReading(builder, needs.artifacts, model.env);
  const access = needs.packages.map(({ modelPackage, specificationName }) => {
    const artifacts = modelPackage._access ? modelPackage._access.servedBy(specificationName) : modelPackage._artifacts;
    if (artifacts) { unknown.push(...allowReading(builder, artifacts, modelPackage.env)); }
    // The image of an algorithm and the artifacts of an imported package are unknown.
    if (!artifacts?.images.length) {
      unknown.push(`the images ${artifacts ? '' : 'and model data '}of package ${modelPackage.node.path}`);
    }
    const onPackage = packageBuilder(grantee, role, model);
    allowOnPackage(onPackage, modelPackage, ACCESS_PACKAGE);
    return onPackage;
  });
  for (const { functionRef, env, node } of needs.credentialsProviders) {
    // Statements cannot be added to the policy of a function.
    builder.allow({
      actions: INVOKE_FUNCTION, resourceArns: [literal(functionRef.functionArn)],
    }, withoutPolicy(env, `function ${node.path}`));
  }
  if (needs.network) {
    allowNetwork(builder, model, needs.network);
  }
  allowLogsAndMetrics(builder, model);
  return { builder, access, unknown };
}
