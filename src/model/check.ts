import { PhysicalName, ResourceEnvironment, Token } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { checkNetwork } from './check-network';
import { ModelContainer } from './container';
import { InferenceExecutionMode } from './execution-mode';
import { ModelProps } from './props';
import { regionOfBound } from '../artifacts/bound-image';
import { ContainerImage } from '../artifacts/container-image';
import { checkModelDataArchive, checkModelDataRegion, warnOfLicense } from '../artifacts/model-data-use';
import { warnOfPipelineImages } from '../artifacts/pipeline-images';
import { knownToDiffer } from '../cdk/names-and-arns';
import { checkArn } from '../diagnostics/check-arn';
import { checkLimit, checkLimits } from '../diagnostics/check-limits';
import { closestMatch } from '../diagnostics/closest-match';
import { checkRole, checkRoleOptions } from '../diagnostics/common-checks';
import { Issues, shown } from '../diagnostics/issues';
import { CREDENTIALS_PROVIDER, MAX_MODEL_ENVIRONMENT, MODEL } from '../diagnostics/limits';
import { warnOfSecrets } from '../diagnostics/secrets';
import { warnOfUnknownProperties } from '../diagnostics/unknown-properties';
import { ModelApprovalStatus } from '../model-package/approval-status';
import { PackageInternals } from '../model-package/internals';

/** Everything about the properties of a model that can never deploy, or is legal and will surprise. */
export function checkModel(issues: Issues, props: ModelProps, { account, region }: ResourceEnvironment): void {
  checkLimits(issues, MODEL, props);
  const containers = issues.at('containers');
  props.containers.forEach((container, index) => checkContainer(containers.at(index), container, region));
  checkHostnames(containers, props);
  checkTogether(containers, props.containers);
  warnOfPipelineImages(
    containers, props.containers.map(({ _source }) => _source.kind === 'image' ? _source.image : undefined),
  );
  checkRoleOptions(issues, props);
  checkRole(issues, props.role, account, 'model');
  checkNetwork(issues, props, region);
  if (props.modelName !== undefined && props.modelName !== PhysicalName.GENERATE_IF_NEEDED) {
    issues.at('modelName').warn('Model.fixedModelName');
  }
  if (props.containers.length === 1 && props.containers[0]._options.containerHostname !== undefined) {
    containers.at(0, 'containerHostname').warn('Model.hostnameOfOneContainer');
  }
  if (props.executionMode !== undefined && props.containers.length === 1) {
    issues.at('executionMode').warn('Model.executionModeWithOneContainer');
  }
  warnOfUnknownProperties(issues, 'ModelProps', props);
}

function checkContainer(issues: Issues, { _source, _options }: ModelContainer, region: string): void {
  warnOfUnknownProperties(
    issues, _source.kind === 'image' ? 'ImageContainerOptions' : 'ModelPackageContainerOptions', _options,
  );
  if (_source.kind === 'image') {
    checkImage(issues, _source.image, _options.privateRegistry !== undefined, region);
    if (_options.inferenceSpecificationName !== undefined) {
      issues.at('inferenceSpecificationName').warn('Model.specificationNameWithImage');
    }
  } else {
    checkPackage(issues, _source.modelPackage, _options.inferenceSpecificationName, region);
  }
  warnOfSecrets(issues, 'Model.secretInEnvironment', _options.environment);
  if (_options.modelData) {
    checkModelDataRegion(issues.at('modelData'), _options.modelData, region, 'model');
    _options.modelData._location.warn(issues.at('modelData'));
    if (!_options.multiModel) {
      checkModelDataArchive(issues.at('modelData'), _options.modelData);
      warnOfLicense(issues.at('modelData'), _options.modelData);
    }
  }
  if (_options.privateRegistry?.credentialsProvider) {
    checkCredentialsProvider(
      issues.at('privateRegistry', 'credentialsProvider'), _options.privateRegistry.credentialsProvider, region,
    );
  }
}

function checkCredentialsProvider(issues: Issues, { functionRef, env }: lambda.IFunctionRef, region: string): void {
  checkLimit(issues, CREDENTIALS_PROVIDER, functionRef.functionArn);
  if (knownToDiffer(env.region, region)) {
    issues.invalidUse('Model.otherRegion', {
      otherRegion: env.region, region, remedy: 'Use a function in the region of the model',
    });
  }
}

function checkImage(issues: Issues, { _source: image }: ContainerImage, isPrivate: boolean, region: string): void {
  const at = issues.at('image');
  image.check?.(at, region);
  if (image.region !== undefined && knownToDiffer(image.region, region)) {
    at.invalidUse(
      'Model.otherRegion', { otherRegion: image.region, region, remedy: 'Use a repository in the region of the model' },
    );
  }
  if (image.movingTag !== undefined) {
    at.warn('Model.mutableImageTag');
  }
  if (image.isArm) {
    at.warn('ContainerImage.arm');
  }
  if (isPrivate && image.registry === 'ecr') {
    issues.at('privateRegistry').warn('Model.privateRegistryWithEcrImage');
  }
}

function checkPackage(issues: Issues, modelPackage: PackageInternals, name: string | undefined, region: string): void {
  if (knownToDiffer(modelPackage.env.region, region)) {
    issues.at('modelPackage').invalidUse('Model.otherRegion', {
      otherRegion: modelPackage.env.region,
      region,
      remedy: 'Make the model in the region of the package, or register the package in the region of the model',
    });
  }
  checkArn(issues.at('modelPackage'), 'model-package', modelPackage.modelPackageRef.modelPackageArn);
  checkImagesOfPackage(issues.at('modelPackage'), modelPackage, name, region);
  const {
    _access, _approvalStatus: status = ModelApprovalStatus.PENDING_MANUAL_APPROVAL, modelPackageGroup,
  } = modelPackage;
  // Of other packages, nothing is known.
  if (!_access) { return; }
  if (modelPackageGroup && status !== ModelApprovalStatus.APPROVED && !Token.isUnresolved(status)) {
    issues.at('modelPackage').warn('Model.unapprovedPackage', { status });
  }
  if (name !== undefined) {
    checkSpecificationName(issues.at('inferenceSpecificationName'), name, _access.specificationNames);
  }
}

/** Of an imported package, not all images may be those of the specification that serves. */
function checkImagesOfPackage(
  issues: Issues, { _access, _artifacts }: PackageInternals, name: string | undefined, region: string,
): void {
  const images = _access?.imagesOf(name) ?? _artifacts?.images ?? [];
  const regions = images.flatMap((image) => regionOfBound(image) ?? []);
  const otherRegions = regions.filter((one) => knownToDiffer(one, region));
  if (otherRegions.length > 0 && (_access || otherRegions.length === images.length)) {
    issues.invalidUse('Model.imageOfPackageInOtherRegion', { otherRegion: otherRegions[0], region });
  }
}

function checkSpecificationName(issues: Issues, name: string, names: readonly string[]): void {
  if (names.includes(name) || [name, ...names].some((one) => Token.isUnresolved(one))) { return; }
  issues.warn('Model.unknownInferenceSpecification', {
    name: shown(name),
    known: names.length > 0 ? `, which has ${names.join(', ')}` : '',
    closest: closestMatch(name, names),
  });
}

/** SageMaker distinguishes the containers of a pipeline by their host names. */
function checkHostnames(issues: Issues, { containers, executionMode }: ModelProps): void {
  if (containers.length < 2) { return; }
  const isDirect = executionMode === InferenceExecutionMode.DIRECT;
  const hostnames = containers.map(({ _options }) => _options.containerHostname);
  const required = isDirect || hostnames.some((hostname) => hostname !== undefined);
  hostnames.forEach((hostname, index) => {
    const at = issues.at(index, 'containerHostname');
    if (hostname === undefined && required) {
      at.invalidUse('Model.missingHostname', {
        because: isDirect
          ? 'in direct mode requests name the container by it'
          : 'other containers of the pipeline have one',
      });
    } else if (hostname !== undefined && hostnames.indexOf(hostname) < index) {
      at.invalidValue('Model.hostnameTaken', hostname);
    }
  });
}

function checkTogether(issues: Issues, containers: ModelContainer[]): void {
  const count = containers.filter(({ _options }) => _options.multiModel).length;
  if (count > 1) {
    issues.invalidUse('Model.multiModelContainers', { count });
  }
  const bytes = containers.reduce((sum, { _options }) => sum + bytesOf(_options.environment), 0);
  if (bytes > MAX_MODEL_ENVIRONMENT) {
    issues.invalidUse('Model.environmentSize', { bytes, max: MAX_MODEL_ENVIRONMENT });
  }
}

/** The least that the variables can have: what is not known yet counts nothing. */
function bytesOf(environment: { [key: string]: string } = {}): number {
  return Token.isUnresolved(environment) ? 0 : Object.entries(environment).flat()
    .reduce((sum, text) => sum + (Token.isUnresolved(text) ? 0 : Buffer.byteLength(text)), 0);
}
