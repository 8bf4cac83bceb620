import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { importedArtifacts } from './access';
import { ModelPackageBase } from './model-package-base';
import { Artifacts } from '../access/read-artifacts';
import { ContainerImage } from '../artifacts/container-image';
import { ModelData } from '../artifacts/model-data';
import { removeOnFailure } from '../cdk/dependencies';

/** Attributes of an existing model package. */
export interface ModelPackageAttributes {
  /** The ARN of the model package. The names in it must be spelled as in SageMaker, because IAM is case-sensitive. */
  readonly modelPackageArn: string;

  /**
   * The KMS key that encrypts the data that SageMaker stores for the package.
   *
   * @default - the data is encrypted with a key that SageMaker manages
   */
  readonly encryptionKey?: kms.IKeyRef;

  /**
   * The images of the containers of the package, so that those who deploy it are allowed to pull exactly these.
   *
   * @default - unknown; grants that need them cause a warning
   */
  readonly images?: ContainerImage[];

  /**
   * The model data of the containers of the package, so that those who deploy it are allowed to read exactly these.
   *
   * @default - none if the images are specified; otherwise unknown
   */
  readonly modelData?: ModelData[];
}

/** A package that exists already. */
export class ImportedModelPackage extends ModelPackageBase {
  public readonly modelPackageArn: string;
  public readonly encryptionKey?: kms.IKeyRef;

  /** @internal */
  public readonly _artifacts?: Artifacts;

  constructor(scope: Construct, id: string, attrs: ModelPackageAttributes) {
    super(scope, id, { environmentFromArn: attrs.modelPackageArn });
    this.modelPackageArn = attrs.modelPackageArn;
    this.encryptionKey = attrs.encryptionKey;
    this._artifacts = removeOnFailure(this, () => importedArtifacts(this, attrs));
  }
}
