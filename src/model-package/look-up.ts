import { ContextProvider, Stack, Token } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as cxschema from 'aws-cdk-lib/cloud-assembly-schema';
import { PROVIDER_ERROR_KEY } from 'aws-cdk-lib/cx-api';
import { Construct } from 'constructs';
import { ModelApprovalStatus } from './approval-status';
import { ContainerImage } from '../artifacts/container-image';
import { ModelData } from '../artifacts/model-data';
import { checkArn } from '../diagnostics/check-arn';
import { checkLimits } from '../diagnostics/check-limits';
import { FactsOf } from '../diagnostics/codes';
import { Issues } from '../diagnostics/issues';
import { isObject } from '../diagnostics/json';
import { MODEL_PACKAGE_GROUP } from '../diagnostics/limits';

/** Options for the look-up of a version of a model package group at synthesis. */
export interface ModelPackageLookupOptions {
  /**
   * The name of the group, or the ARN of a group of another account in the region of the stack. It must not be a token.
   *
   * A group of another account must allow `sagemaker:ListModelPackages` to the account of the stack, as the grants
   * `read` and the shares of the group do.
   */
  readonly modelPackageGroupName: string;

  /**
   * The approval status of the version.
   *
   * @default ModelApprovalStatus.APPROVED
   */
  readonly approvalStatus?: ModelApprovalStatus;

  /**
   * The KMS key that encrypts the data that SageMaker stores for the version, for grants on the version. The look-up
   * does not use it.
   *
   * @default - the data is encrypted with a key that SageMaker manages
   */
  readonly encryptionKey?: kms.IKeyRef;

  /**
   * The images of the containers of the version, so that those who deploy it are allowed to pull exactly these. The
   * look-up does not find them.
   *
   * @default - unknown; grants that need them cause a warning
   */
  readonly images?: ContainerImage[];

  /**
   * The model data of the containers of the version, so that those who deploy it are allowed to read exactly these. The
   * version that is found next may have other data: specify the prefix of the data of all versions.
   *
   * @default - none if the images are specified; otherwise unknown
   */
  readonly modelData?: ModelData[];
}

/** What a look-up gives: an ARN, which is a placeholder as long as nothing is found. */
export interface FoundVersion {
  readonly modelPackageArn: string;
  /** What was looked for in vain. */
  readonly missing?: FactsOf<'ModelPackage.noVersionFound'>;
}

/** A package as the context has it. */
interface Summary {
  readonly ModelPackageArn: string;
}

/** What the context has as long as the CLI was not asked, or has failed. */
interface Failure {
  readonly [PROVIDER_ERROR_KEY]: string;
}

const GROUP_ARN = /^arn:/;

/** Rejects names that are not known at synthesis, or are no names. */
export function checkLookUp(issues: Issues, { modelPackageGroupName }: ModelPackageLookupOptions): void {
  if (Token.isUnresolved(modelPackageGroupName)) {
    issues.at('modelPackageGroupName').invalidUse('ModelPackage.lookUpToken');
  } else if (GROUP_ARN.test(modelPackageGroupName)) {
    checkArn(issues.at('modelPackageGroupName'), 'model-package-group', modelPackageGroupName);
  } else {
    checkLimits(issues, MODEL_PACKAGE_GROUP, { modelPackageGroupName });
  }
}

/**
 * Asks the CLI for the versions of a group, with AWS Cloud Control, and takes the one with the highest number.
 *
 * The list of Cloud Control has the status of each version, so that the CLI can select the completed ones. An empty
 * list would stay in the context, so that the CLI is told to fail instead.
 *
 * @see https://docs.aws.amazon.com/cloudcontrolapi/latest/userguide/resource-operations-list.html
 */
export function lookUpVersion(scope: Construct, options: ModelPackageLookupOptions): FoundVersion {
  const { modelPackageGroupName: group, approvalStatus: status = ModelApprovalStatus.APPROVED } = options;
  const { account, region } = Stack.of(scope);
  const query = {
    provider: cxschema.ContextProvider.CC_API_PROVIDER,
    props: {
      typeName: 'AWS::SageMaker::ModelPackage',
      resourceModel: { ModelPackageGroupName: group },
      propertyMatch: { ModelApprovalStatus: status, ModelPackageStatus: 'Completed' },
      propertiesToReturn: ['ModelPackageArn'],
      expectedMatchCount: 'at-least-one',
    },
  };
  const placeholder: Summary = { ModelPackageArn: placeholderOf(group, account, region) };
  const found = summariesIn(ContextProvider.getValue(scope, { ...query, dummyValue: [placeholder] }).value);
  const { key } = ContextProvider.getKey(scope, query);
  const failure = (scope.node.tryGetContext(key) as Partial<Failure> | undefined)?.[PROVIDER_ERROR_KEY];
  const [latest = placeholder] = [...found].sort((one, other) => numberOf(other) - numberOf(one));
  return {
    modelPackageArn: latest.ModelPackageArn,
    missing: failure !== undefined || found.length === 0
      ? { group, status, account, region, reason: failure === undefined ? '' : ` (${String(failure).replace(/\.$/, '')})` } : undefined,
  };
}

/** The packages that were found. The context is a file, which may have been edited. */
function summariesIn(value: unknown): Summary[] {
  return [value].flat().filter((each): each is Summary => isObject(each) && typeof each.ModelPackageArn === 'string');
}

/** Has the form of what will be found, so that grants and models can be made of it. It is never deployed. */
function placeholderOf(group: string, account: string, region: string): string {
  return GROUP_ARN.test(group)
    ? `${group.replace(':model-package-group/', ':model-package/')}/1`
    : `arn:aws:sagemaker:${region}:${account}:model-package/${group}/1`;
}

/** The number of a version is the last part of its ARN. */
function numberOf({ ModelPackageArn: arn }: Summary): number {
  return Number(arn.slice(arn.lastIndexOf('/') + 1));
}
