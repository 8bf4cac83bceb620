import * as catalogue from './prebuilt-accounts.json';
import { closestMatch } from '../diagnostics/closest-match';

/** The AWS accounts that own the registries of prebuilt images, by region. */
export interface PrebuiltAccounts {
  /** All repositories that have these accounts, sorted. */
  readonly repositories: readonly string[];
  readonly accounts: { readonly [region: string]: string };
}

/**
 * The accounts of a repository, if known. The JSON file, which `npx projen refresh-catalogue` writes, contains its
 * source and date.
 */
export function prebuiltAccountsOf(repositoryName: string): PrebuiltAccounts | undefined {
  // The compiler infers a region that a table lacks as one whose account is undefined.
  return (catalogue.tables as PrebuiltAccounts[]).find(({ repositories }) => repositories.includes(repositoryName));
}

/** The repository with known accounts whose name is closest to a misspelled one. */
export function closestRepository(repositoryName: string): string | undefined {
  return closestMatch(repositoryName, catalogue.tables.flatMap(({ repositories }) => repositories));
}

/** The built-in algorithms, by their repositories. */
const ALGORITHMS: ReadonlySet<string> = new Set([
  'blazingtext', 'factorization-machines', 'forecasting-deepar', 'image-classification', 'ipinsights', 'kmeans',
  'knn', 'lda', 'linear-learner', 'ntm', 'object-detection', 'object2vec', 'pca', 'randomcutforest',
  'sagemaker-xgboost', 'semantic-segmentation',
  'seq2seq', 'xgboost',
]);

/**
 * Whether a repository of AWS has a built-in algorithm.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/algos.html
 */
export function isAlgorithm(repositoryName: string): boolean {
  return ALGORITHMS.has(repositoryName);
}
