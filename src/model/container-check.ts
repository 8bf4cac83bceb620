import { ImageContainerOptions, ModelPackageContainerOptions } from './container-options';
import { ContainerImage } from '../artifacts/container-image';
import { ModelData } from '../artifacts/model-data';
import { checkModelDataArchive, UNCOMPRESSED } from '../artifacts/model-data-use';
import { checkLimits } from '../diagnostics/check-limits';
import { Issues } from '../diagnostics/issues';
import { MODEL_CONTAINER } from '../diagnostics/limits';

/** What holds for a container from a package, whichever model it is in. */
export function checkPackageContainer(issues: Issues, options: ModelPackageContainerOptions): void {
  checkLimits(issues, MODEL_CONTAINER, options);
}

/** What holds for a container from an image, whichever model it is in. */
export function checkImageContainer(issues: Issues, image: ContainerImage, options: ImageContainerOptions): void {
  checkLimits(issues, MODEL_CONTAINER, options);
  const { modelData, multiModel, privateRegistry, hubContentArn } = options;
  if (image._source.registry === 'other' && !privateRegistry) {
    issues.at('image').invalidValue('ModelContainer.imageOutsideEcr', image._source.identity);
  }
  if (multiModel) {
    checkMultiModelData(issues.at('modelData'), modelData);
  } else if (modelData) {
    checkModelDataArchive(issues.at('modelData'), modelData, UNCOMPRESSED);
  }
  if (hubContentArn !== undefined && multiModel) {
    issues.at('hubContentArn').invalidUse('ModelContainer.hubWithMultiModel', {}, hubContentArn);
  } else if (hubContentArn !== undefined && !modelData?._source) {
    issues.at('hubContentArn').invalidUse('ModelContainer.hubWithArchive', {}, hubContentArn);
  }
}

/** A multi-model container takes a plain prefix: SageMaker has no place for a license there. */
function checkMultiModelData(issues: Issues, modelData?: ModelData): void {
  if (!modelData) {
    issues.invalidUse('ModelContainer.multiModelDataMissing');
  } else if (!modelData._source) {
    checkPrefix(issues, modelData._location.written);
  } else if (modelData._source.dataType === 'S3Object') {
    issues.invalidUse('ModelContainer.multiModelData', {}, modelData._location.written);
  } else if (modelData._source.acceptEula !== undefined) {
    issues.at('acceptEula').invalidUse('ModelContainer.eulaWithMultiModel', {}, modelData._source.acceptEula);
  }
}

function checkPrefix(issues: Issues, written: string): void {
  if (!written.endsWith('/')) {
    issues.invalidValue('ModelContainer.multiModelData', written);
  }
}
