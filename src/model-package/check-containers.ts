import { Token } from 'aws-cdk-lib';
import { PackagePlan, PlannedContainer } from './plan';
import { ModelPackageProps } from './props';
import { ModelData } from '../artifacts/model-data';
import { checkModelDataArchive, checkModelDataRegion, UNCOMPRESSED } from '../artifacts/model-data-use';
import { checkLimits } from '../diagnostics/check-limits';
import { Issues } from '../diagnostics/issues';
import { SOURCE_ALGORITHM } from '../diagnostics/limits';
import { warnOfSecrets } from '../diagnostics/secrets';
import { InferenceContainer } from '../specification/inference-container';
import { SourceAlgorithm } from '../specification/source-algorithm';

/** Images and model data: what depends on the package that uses them. */
export function checkContainers(issues: Issues, plan: PackagePlan, props: ModelPackageProps, region: string): void {
  for (const { place, containers } of plan.servings) {
    const at = issues.at(...place, 'containers');
    containers.forEach(({ container }, index) => checkContainer(at.at(index), container, props, region));
    if (!hostnamesAreClear(containers)) {
      at.warn('ModelPackage.containerHostnames');
    }
  }
  if (props.sourceAlgorithm) {
    checkAlgorithm(issues.at('sourceAlgorithm'), props.sourceAlgorithm, region);
  }
}

function checkContainer(
  issues: Issues, { image, imageDigest, modelData, environment }: InferenceContainer, props: ModelPackageProps, region: string,
): void {
  image._check(issues.at('image'), region);
  if (image._movingTag !== undefined && imageDigest === undefined) {
    issues.at('image').warn('ModelPackage.mutableImageTag');
  }
  warnOfSecrets(issues, 'ModelPackage.secretInEnvironment', environment);
  if (modelData) {
    const at = issues.at('modelData');
    checkModelDataArchive(at, modelData, props.modelPackageGroup && UNCOMPRESSED);
    checkModelDataRegion(at, modelData, region, 'package');
    if (modelData._source && props.validationSpecification) {
      at.warn('ModelPackage.uncompressedModelDataWithValidation');
    }
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
}
