import { ImageContainerOptions, ModelPackageContainerOptions } from './container-options';
import { ContainerImage } from '../artifacts/container-image';
import { ModelData } from '../artifacts/model-data';
import { checkModelDataArchive, UNCOMPRESSED } from '../artifacts/model-data-use';
import { checkLimits } from '../diagnostics/check-limits';
import { Violations } from '../diagnostics/issues';
import { MODEL_CONTAINER } from '../diagnostics/limits';

const PREFIX = 'use ModelData.fromBucketPrefix, or ModelData.fromUri with a URI that ends in /';

/** What holds for a container from a package, whichever model it is in. */
export function checkPackageContainer(violations: Violations, options: ModelPackageContainerOptions): void {
  checkLimits(violations, MODEL_CONTAINER, options);
}

/** What holds for a container from an image, whichever model it is in. */
export function checkImageContainer(violations: Violations, image: ContainerImage, options: ImageContainerOptions): void {
  checkLimits(violations, MODEL_CONTAINER, options);
  const { modelData, multiModel, privateRegistry, hubContentArn } = options;
  if (image._registry === 'other' && !privateRegistry) {
    violations.at('image').refuse(image._identity, 'is not in Amazon ECR, and SageMaker pulls from elsewhere through the VPC of the model alone',
      'give privateRegistry, or copy the image to Amazon ECR');
  }
  if (multiModel) {
    checkMultiModelData(violations.at('modelData'), modelData);
  } else if (modelData) {
    checkModelDataArchive(violations.at('modelData'), modelData, UNCOMPRESSED);
  }
  if (hubContentArn !== undefined && multiModel) {
    violations.at('hubContentArn').misplaced('cannot be combined with multiModel; SageMaker takes no hub there', 'remove one of the two', hubContentArn);
  } else if (hubContentArn !== undefined && !modelData?._source) {
    violations.at('hubContentArn').misplaced('needs model data that is not given as one archive',
      'use ModelData.fromBucketPrefix or fromBucketObject, or remove hubContentArn', hubContentArn);
  }
}

/** A multi-model container takes a plain prefix: SageMaker has no place for a license there. */
function checkMultiModelData(violations: Violations, modelData?: ModelData): void {
  if (!modelData) {
    violations.misplaced('is missing; a multi-model container reads its models below a prefix', PREFIX);
  } else if (!modelData._source) {
    checkPrefix(violations, modelData._location.written);
  } else if (modelData._source.dataType === 'S3Object') {
    violations.misplaced('is one object, and a multi-model container reads its models below a prefix', PREFIX, modelData._location.written);
  } else if (modelData._source.acceptEula !== undefined) {
    violations.at('acceptEula').misplaced('cannot be combined with multiModel; SageMaker takes no license there', 'remove one of the two', modelData._source.acceptEula);
  }
}

function checkPrefix(violations: Violations, written: string): void {
  if (!written.endsWith('/')) {
    violations.refuse(written, 'is not a prefix, and a multi-model container reads its models below one', PREFIX);
  }
}
