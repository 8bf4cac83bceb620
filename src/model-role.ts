import { IResource } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { CfnModel } from 'aws-cdk-lib/aws-sagemaker';
import { ArtifactBinder } from './artifacts/artifact-binder';
import { ModelData } from './artifacts/model-data';
import { Artifacts } from './grants/artifact-grants';
import { dependOnBucketPolicies } from './grants/bucket-policies';
import { warnOfUnknown } from './grants/grant-warnings';
import { grantModel, ModelNeeds } from './grants/model-role-grants';
import { NetworkAccess } from './grants/network-grants';
import { PolicyPrincipal } from './grants/policy-principal';
import { waitForRole } from './grants/sagemaker-role';
import { dependOn } from './private/dependencies';
import { ModelContainer } from './serving/model-container';

/**
 * Gives the role what the containers need, and lets the model wait for it.
 *
 * @returns whom to grant more
 */
export function prepareRole(model: IResource, resource: CfnModel, role: iam.IRole, needs: ModelNeeds): iam.IPrincipal {
  const { granting, access, unknown } = grantModel(role, model, needs);
  warnOfUnknown(model, 'Model', unknown);
  dependOnBucketPolicies(resource, needs.artifacts);
  dependOn(resource, ...access);
  waitForRole(model, resource, role, granting, { construct: 'Model', property: 'the model', immutable: 'immutableRole' });
  return granting.grantee instanceof PolicyPrincipal ? granting.grantee : role.grantPrincipal;
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
