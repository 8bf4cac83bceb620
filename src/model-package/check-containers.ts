import { Token } from 'aws-cdk-lib';
import { PackagePlan, PlannedContainer, Serving } from './plan';
import { ModelPackageProps } from './props';
import { ImageSource } from '../artifacts/image-source';
import { ModelData } from '../artifacts/model-data';
import { checkModelDataArchive, checkModelDataRegion, UNCOMPRESSED, warnOfLicense } from '../artifacts/model-data-use';
import { warnOfPipelineImages } from '../artifacts/pipeline-images';
import { isArm } from '../catalogue/instance-types';
import { knownToDiffer } from '../cdk/names-and-arns';
import { isUnresolved } from '../cdk/tokens';
import { checkLimits } from '../diagnostics/check-limits';
import { SHA256_DIGEST } from '../diagnostics/forms';
import { Issues } from '../diagnostics/issues';
import { SOURCE_ALGORITHM } from '../diagnostics/limits';
import { warnOfSecrets } from '../diagnostics/secrets';
import { isDataInputConfig } from '../specification/data-input-config';
import { InferenceContainer } from '../specification/inference-container';
import { SourceAlgorithm } from '../specification/source-algorithm';

/** Images and model data: what depends on the package that uses them. */
export function checkContainers(issues: Issues, plan: PackagePlan, props: ModelPackageProps, region: string): void {
  for (const { place, specification, containers } of plan.servings) {
    const at = issues.at(...place, 'containers');
    containers.forEach(({ container }, index) => checkContainer(at.at(index), container, specification, props, region));
    if (!hostnamesAreClear(containers)) {
      at.warn('ModelPackage.containerHostnames');
    }
    warnOfPipelineImages(at, containers.map(({ container }) => container.image));
    warnOfUncompressed(issues.at(...place), specification, props);
  }
  if (props.sourceAlgorithm) {
    checkAlgorithm(issues.at('sourceAlgorithm'), props.sourceAlgorithm, region);
  }
}

function checkContainer(
  issues: Issues, container: InferenceContainer, specification: Specification, props: ModelPackageProps, region: string,
): void {
  const { image: { _source: image }, imageDigest, modelData, environment, dataInputConfig } = container;
  checkImage(issues.at('image'), image, isCertified(props), region);
  checkDigest(issues.at('imageDigest'), image, imageDigest);
  if (image.isArm && !runsOnArm(specification)) {
    issues.at('image').warn('ContainerImage.arm');
  }
  if (image.movingTag !== undefined && imageDigest === undefined) {
    issues.at('image').warn('ModelPackage.mutableImageTag');
  }
  warnOfSecrets(issues, 'ModelPackage.secretInEnvironment', environment);
  if (dataInputConfig !== undefined && !Token.isUnresolved(dataInputConfig) && !isDataInputConfig(dataInputConfig)) {
    issues.at('dataInputConfig').warn('ModelPackage.unreadableDataInputConfig', { example: '{"input":[1,3,224,224]}' });
  }
  if (modelData) {
    const at = issues.at('modelData');
    checkModelDataArchive(at, modelData, props.modelPackageGroup && UNCOMPRESSED);
    checkModelDataRegion(at, modelData, region, 'package');
    modelData._location.warn(at);
    warnOfLicense(at, modelData);
    if (modelData._source && props.validationSpecification) {
      at.warn('ModelPackage.uncompressedModelDataWithValidation');
    }
  }
}

/** A version cannot be certified, which is an error of its own. */
function isCertified({ certifyForMarketplace, modelPackageGroup }: ModelPackageProps): boolean {
  return certifyForMarketplace === true && !modelPackageGroup;
}

/** SageMaker registers packages whose images it never pulls. */
function checkImage(issues: Issues, image: ImageSource, isToBeSold: boolean, region: string): void {
  image.check?.(issues, region);
  if (image.region !== undefined && knownToDiffer(image.region, region)) {
    issues.warn('ModelPackage.imageInOtherRegion', { imageRegion: image.region, region });
  } else if (image.registry === 'other' && isToBeSold) {
    issues.invalidValue('ModelPackage.certifiedImageOutsideEcr', image.identity);
  } else if (image.registry === 'other') {
    issues.warn('ModelPackage.imageOutsideEcr');
  }
}

/** The same digest may be written in capitals. One that is none has been refused as such. */
function checkDigest(issues: Issues, { digest }: ImageSource, imageDigest = ''): void {
  const isOther = imageDigest.toLowerCase() !== digest?.toLowerCase();
  if (digest !== undefined && SHA256_DIGEST.pattern.test(imageDigest) && isOther) {
    issues.invalidValue('ModelPackage.otherDigest', imageDigest, { digest });
  }
}

type Specification = Serving['specification'];

/**
 * Whether all instances on which a model may run have processors of the ARM architecture. Where none are named, any may
 * be meant.
 */
function runsOnArm(
  { supportedRealtimeInferenceInstanceTypes = [], supportedTransformInstanceTypes = [] }: Specification,
): boolean {
  const types = [...supportedRealtimeInferenceInstanceTypes, ...supportedTransformInstanceTypes].map(String);
  return types.length > 0 && types.every((type) => isUnresolved(type) || isArm(type));
}

/** SageMaker runs no transform jobs with it. Where the package has a validation, that has said so already. */
function warnOfUncompressed(
  issues: Issues, { containers, supportedTransformInstanceTypes = [] }: Specification, props: ModelPackageProps,
): void {
  const isUncompressed = containers.some(({ modelData }) => modelData?._source);
  if (isUncompressed && supportedTransformInstanceTypes.length > 0 && !props.validationSpecification) {
    issues.at('supportedTransformInstanceTypes').warn('ModelPackage.uncompressedModelDataWithTransform');
  }
}

function hostnamesAreClear(containers: readonly PlannedContainer[]): boolean {
  if (containers.every(({ container }) => container.containerHostname === undefined)) { return true; }
  const hostnames = containers.flatMap(({ container: { containerHostname = [] } }) => containerHostname);
  return new Set(hostnames).size === containers.length;
}

function checkAlgorithm(issues: Issues, sourceAlgorithm: SourceAlgorithm, region: string): void {
  checkLimits(issues, SOURCE_ALGORITHM, sourceAlgorithm);
  if (sourceAlgorithm.modelData) {
    checkAlgorithmData(issues.at('modelData'), sourceAlgorithm.modelData, regionOfAlgorithm(sourceAlgorithm, region));
  }
}

/** An algorithm that is given by name is one of the account and region of the package. Of a token, nothing is known. */
function regionOfAlgorithm({ algorithmName }: SourceAlgorithm, region: string): string {
  if (Token.isUnresolved(algorithmName)) { return algorithmName; }
  const [,,, regionOfArn] = algorithmName.split(':');
  return regionOfArn || region;
}

function checkAlgorithmData(issues: Issues, modelData: ModelData, region: string): void {
  if (modelData._source) {
    issues.invalidUse('ModelPackage.algorithmData');
  } else {
    checkModelDataArchive(issues, modelData);
  }
  checkModelDataRegion(issues, modelData, region, 'algorithm');
  modelData._location.warn(issues);
  warnOfLicense(issues, modelData);
}
