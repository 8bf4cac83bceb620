import { Stack, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { ModelData } from './artifacts/model-data';
import { checkModelDataArchive, checkModelDataRegion, UNCOMPRESSED } from './artifacts/model-data-rules';
import { checkArchive } from './artifacts/s3-location';
import { checkDescribedFiles } from './metadata/metrics-rules';
import { ModelPackageProps } from './model-package-props';
import { containersOf } from './model-package-specifications';
import { checkLimits } from './private/check-limits';
import { MAX_ADDITIONAL_SPECIFICATIONS, METADATA_PROPERTIES, MODEL_PACKAGE, SOURCE_ALGORITHM } from './private/limits';
import { checkRemovalPolicy } from './private/removal-policy';
import { checkRoleAccount } from './private/role-rules';
import { Violations } from './private/violations';
import { checkAdditionalSpecification } from './specification/inference-rules';
import { SourceAlgorithm } from './specification/source-algorithm';

/** Everything about the properties of a package that can never deploy. */
export function checkModelPackage(violations: Violations, scope: Construct, props: ModelPackageProps): void {
  if (props.modelPackageGroup) {
    checkVersioned(violations, props);
  } else {
    checkUnversioned(violations, props);
  }
  checkSource(violations, props);
  checkLimits(violations, MODEL_PACKAGE, props);
  checkLimits(violations.at('metadataProperties'), METADATA_PROPERTIES, props.metadataProperties ?? {});
  checkDescribedFiles(violations.at('modelMetrics'), props.modelMetrics ?? {});
  checkDescribedFiles(violations.at('driftCheckBaselines'), props.driftCheckBaselines ?? {});
  checkRemovalPolicy(violations, props.removalPolicy);
  if (props.samplePayload) {
    checkArchive(violations.at('samplePayload'), props.samplePayload._location);
  }
  checkAdditionalSpecifications(violations, props);
  checkRoleAccount(violations.at('validationSpecification'), props.validationSpecification?._props.role, Stack.of(scope).account, 'package');
  checkArtifacts(violations, Stack.of(scope).region, props);
}

function checkAdditionalSpecifications(violations: Violations, props: ModelPackageProps): void {
  const { additionalInferenceSpecifications = [], additionalInferenceSpecificationsToAdd = [] } = props;
  const names = new Set<string>();
  const check = (list: 'additionalInferenceSpecifications' | 'additionalInferenceSpecificationsToAdd') =>
    props[list]?.forEach((specification, index) => {
      checkAdditionalSpecification(violations.at(list, index), specification);
      if (names.has(specification.name)) {
        violations.at(list, index, 'name').refuse(specification.name, 'is taken by another specification of the package', 'give it a name of its own');
      }
      names.add(specification.name);
    });
  check('additionalInferenceSpecifications');
  check('additionalInferenceSpecificationsToAdd');

  const total = additionalInferenceSpecifications.length + additionalInferenceSpecificationsToAdd.length;
  if (additionalInferenceSpecifications.length > 0 && additionalInferenceSpecificationsToAdd.length > 0 && total > MAX_ADDITIONAL_SPECIFICATIONS) {
    violations.at('additionalInferenceSpecificationsToAdd').misplaced(`makes ${total} additional specifications in all`,
      `a package may have ${MAX_ADDITIONAL_SPECIFICATIONS}: remove some`);
  }
}

/** Images and model data: what depends on the package that uses them. */
function checkArtifacts(violations: Violations, region: string, props: ModelPackageProps): void {
  for (const { container, steps } of containersOf(props)) {
    const { image, modelData } = container;
    image._check(violations.at(...steps, 'image'), region);
    if (modelData) {
      checkModelDataArchive(violations.at(...steps, 'modelData'), modelData, props.modelPackageGroup && UNCOMPRESSED);
      checkModelDataRegion(violations.at(...steps, 'modelData'), modelData, region, 'package');
    }
  }
  const { sourceAlgorithm } = props;
  if (sourceAlgorithm) {
    checkLimits(violations.at('sourceAlgorithm'), SOURCE_ALGORITHM, sourceAlgorithm);
    if (sourceAlgorithm.modelData) {
      checkAlgorithmData(violations.at('sourceAlgorithm', 'modelData'), regionOfAlgorithm(sourceAlgorithm, region), sourceAlgorithm.modelData);
    }
  }
}

/** An algorithm that is given by name is one of the account and region of the package. Of a token, nothing is known. */
function regionOfAlgorithm({ algorithmName }: SourceAlgorithm, region: string): string {
  if (Token.isUnresolved(algorithmName)) { return algorithmName; }
  const [,,, regionOfArn] = algorithmName.split(':');
  return regionOfArn || region;
}

function checkAlgorithmData(violations: Violations, region: string, modelData: ModelData): void {
  if (modelData._source) {
    violations.misplaced('is not given as one archive, and CloudFormation takes nothing else from an algorithm',
      'use ModelData.fromBucket, fromAsset or fromUri');
  } else {
    checkModelDataArchive(violations, modelData);
  }
  checkModelDataRegion(violations, modelData, region, 'algorithm');
}

/** Where a package comes from. */
function checkSource(violations: Violations, props: ModelPackageProps): void {
  if (props.sourceUri !== undefined && props.inferenceSpecification) {
    violations.at('sourceUri').misplaced('cannot be combined with inferenceSpecification; SageMaker takes that from the source',
      'remove one of the two', props.sourceUri);
  }
}

function checkVersioned(violations: Violations, props: ModelPackageProps): void {
  if (props.modelPackageName !== undefined) {
    violations.at('modelPackageName').misplaced(
      'cannot be combined with modelPackageGroup; a package in a group is named by its group and version',
      'remove modelPackageName', props.modelPackageName);
  }
  if (props.certifyForMarketplace) {
    violations.at('certifyForMarketplace').misplaced('cannot be combined with modelPackageGroup; AWS Marketplace takes unversioned packages only',
      'remove certifyForMarketplace, or modelPackageGroup', true);
  }
}

function checkUnversioned(violations: Violations, props: ModelPackageProps): void {
  const inference = props.inferenceSpecification?._props;
  if (!inference && !props.sourceAlgorithm) {
    violations.at('inferenceSpecification').misplaced('is missing, and so is sourceAlgorithm; a package without a group has one of them',
      'give one of them, or modelPackageGroup');
  }
  for (const list of ['supportedRealtimeInferenceInstanceTypes', 'supportedTransformInstanceTypes'] as const) {
    if (inference && inference[list] === undefined) {
      violations.at('inferenceSpecification', list).misplaced('is missing; a package without a group names its instance types',
        'list the instance types on which the model runs');
    }
  }
  for (const { container, steps } of containersOf(props)) {
    const at = violations.at(...steps);
    if (container.environment && Object.keys(container.environment).length > 0) {
      at.at('environment').misplaced('is not possible without modelPackageGroup; SageMaker refuses environment variables in unversioned packages',
        'remove it, or put the variables into the image');
    }
    if (container.modelData?._source) {
      at.at('modelData').misplaced('is not given as one archive, and a package without a group takes nothing else',
        'use ModelData.fromBucket, fromAsset or fromUri with a .tar.gz');
    }
  }
  if (props.sourceUri !== undefined) {
    violations.at('sourceUri').misplaced('is not possible without modelPackageGroup; SageMaker clones and registers versions only',
      'give modelPackageGroup, or remove sourceUri', props.sourceUri);
  }
  if (props.certifyForMarketplace && !props.validationSpecification) {
    violations.at('certifyForMarketplace').misplaced('needs validationSpecification; AWS Marketplace takes validated packages only',
      'give validationSpecification', true);
  }
}
