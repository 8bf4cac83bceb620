import { PREBUILT_ACCOUNTS, PrebuiltAccounts } from './prebuilt-accounts';

/**
 * A repository of container images that AWS builds and owns, in an account of its own in each region.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg-ecr-paths/sagemaker-algo-docker-registry-paths.html
 */
export class PrebuiltRepository {
  /** XGBoost of SageMaker, version 0.90 and later. */
  public static readonly XGBOOST = PrebuiltRepository.of('sagemaker-xgboost');

  /**
   * Any other repository of AWS. Where this library does not know its accounts, give the account with the image.
   *
   * @param repositoryName the name of the repository, without its registry
   */
  public static of(repositoryName: string): PrebuiltRepository {
    return new PrebuiltRepository(repositoryName);
  }

  /**
   * The accounts of the repository by region, where they are known.
   *
   * @internal
   */
  public readonly _accounts?: PrebuiltAccounts;

  private constructor(
    /** The name of the repository, without its registry. */
    public readonly repositoryName: string,
  ) {
    this._accounts = PREBUILT_ACCOUNTS.find(({ repositories }) => repositories.includes(repositoryName));
  }
}
