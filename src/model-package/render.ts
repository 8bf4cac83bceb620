import { IResource } from 'aws-cdk-lib';
import { CfnModelPackageProps } from 'aws-cdk-lib/aws-sagemaker';
import { BoundPlan } from './plan';
import { ModelPackageProps } from './props';
import { groupNameOrArn } from '../access/group-identity';
import { renderDriftCheckBaselines, renderModelMetrics } from '../metrics/render';
import {
  renderAdditionalSpecifications, renderInferenceSpecification, renderSourceAlgorithm, renderValidationSpecification,
} from '../specification/render';
import { ValidationSpecificationProps } from '../specification/validation-specification-props';

/** Attributes that the construct determines, in addition to its properties. */
export interface OwnAttributes {
  /** The name of the package, if it is unversioned. */
  readonly name?: string;
  /** The validation with its role, if there is one. */
  readonly validation?: { readonly specification: ValidationSpecificationProps; readonly roleArn: string };
}

/** Renders the properties of a package for CloudFormation. Properties that are not specified are not rendered. */
export function renderModelPackage(
  modelPackage: IResource, props: ModelPackageProps, own: OwnAttributes, { artifacts }: BoundPlan,
): CfnModelPackageProps {
  const {
    modelPackageGroup, customerMetadataProperties, encryptionKey, modelCard, samplePayload, skipModelValidation,
  } = props;
  return {
    // No spread of an object, which would make V8 create all further properties slowly: a tenth of the construction.
    modelPackageGroupName: modelPackageGroup && groupNameOrArn(modelPackage, modelPackageGroup),
    modelPackageName: own.name,
    modelApprovalStatus: props.approvalStatus,
    approvalDescription: props.approvalDescription,
    modelPackageDescription: props.description,
    inferenceSpecification: props.inferenceSpecification
      && renderInferenceSpecification(props.inferenceSpecification._props, artifacts),
    additionalInferenceSpecifications:
      renderAdditionalSpecifications(props.additionalInferenceSpecifications, artifacts),
    additionalInferenceSpecificationsToAdd:
      renderAdditionalSpecifications(props.additionalInferenceSpecificationsToAdd, artifacts),
    sourceAlgorithmSpecification: props.sourceAlgorithm && renderSourceAlgorithm(props.sourceAlgorithm, artifacts),
    sourceUri: props.sourceUri,
    validationSpecification: own.validation
      && renderValidationSpecification(own.validation.specification, own.validation.roleArn, artifacts),
    modelMetrics: props.modelMetrics && renderModelMetrics(props.modelMetrics, artifacts),
    driftCheckBaselines: props.driftCheckBaselines && renderDriftCheckBaselines(props.driftCheckBaselines, artifacts),
    modelCard: modelCard
      && { modelCardContent: modelCard._render(modelPackage.stack), modelCardStatus: modelCard._status },
    // CloudFormation rejects an empty map.
    customerMetadataProperties: isEmpty(customerMetadataProperties) ? undefined : customerMetadataProperties,
    metadataProperties: props.metadataProperties,
    domain: props.domain?.value,
    task: props.task?.value,
    samplePayloadUrl: samplePayload && artifacts.location(samplePayload._location).uri,
    securityConfig: encryptionKey && { kmsKeyId: encryptionKey.keyRef.keyArn },
    certifyForMarketplace: props.certifyForMarketplace,
    skipModelValidation: skipModelValidation === undefined ? undefined : skipModelValidation ? 'All' : 'None',
    clientToken: props.clientToken,
  };
}

function isEmpty(map?: object): boolean {
  return map !== undefined && Object.keys(map).length === 0;
}
