import { Resource } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { IModelPackageGroupRef, ModelPackageReference } from 'aws-cdk-lib/aws-sagemaker';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { latestApprovedVersion } from './latest-approved';
import { LatestApprovedModelPackageProps } from './props';
import { removeOnFailure } from '../cdk/dependencies';
import { checkLimits } from '../diagnostics/check-limits';
import { checkCall } from '../diagnostics/check-shape';
import { checkConstruct } from '../diagnostics/issues';
import { LOOK_UP } from '../diagnostics/limits';
import { refuseOtherRegion } from '../model-package/check-key';
import { ModelPackageGrants } from '../model-package/grants';
import { IModelPackage } from '../model-package/model-package-base';

const SUBJECT = 'latest approved model package';

/**
 * The version of a group that is approved and completed and has the highest number, which is looked up during the
 * deployment of the stack.
 *
 * The look-up is performed once. Versions that are approved or rejected later have no effect until the look-up is
 * performed again, because the `refreshKey` or the group changes. If the group has no such version, the deployment
 * fails.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListModelPackages.html
 * @example
 * const latest = new LatestApprovedModelPackage(stack, 'Latest', { modelPackageGroup: group });
 * new Model(stack, 'Model', { containers: [ModelContainer.fromModelPackage(latest)] });
 */
@propertyInjectable
export class LatestApprovedModelPackage extends Resource implements IModelPackage {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-sagemaker-model-package.LatestApprovedModelPackage';

  public readonly grants = ModelPackageGrants.fromModelPackage(this);

  /** The ARN of the version, which is known only at deployment. */
  public readonly modelPackageArn: string;

  /** The group of the version. */
  public readonly modelPackageGroup: IModelPackageGroupRef;

  /** The KMS key that encrypts the data that SageMaker stores for the version, if specified. */
  public readonly encryptionKey?: kms.IKeyRef;

  /**
   * Looks up the latest approved version.
   *
   * @param scope the scope in which to define this construct
   * @param id the identifier of this construct
   * @param props the properties of the look-up
   * @throws ValidationError if the group is missing, or if the key is in another region than the group
   */
  constructor(scope: Construct, id: string, props: LatestApprovedModelPackageProps) {
    checkCall(SUBJECT, 'new LatestApprovedModelPackage', scope, id, props);
    checkConstruct(SUBJECT, scope, id, (issues) => {
      checkLimits(issues, LOOK_UP, props);
      refuseOtherRegion(issues.at('encryptionKey'), props.encryptionKey, props.modelPackageGroup.env.region);
    });
    const { modelPackageGroup, encryptionKey } = props;
    const { account, region } = modelPackageGroup.env;
    super(scope, id, { account, region });
    this.modelPackageGroup = modelPackageGroup;
    this.encryptionKey = encryptionKey;
    this.modelPackageArn = removeOnFailure(this, () => latestApprovedVersion(this, props));
  }

  public get modelPackageRef(): ModelPackageReference {
    return { modelPackageArn: this.modelPackageArn };
  }
}
