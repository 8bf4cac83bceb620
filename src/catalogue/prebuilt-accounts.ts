import * as catalogue from './prebuilt-accounts.json';

/** The AWS accounts that own the registries of prebuilt images, by region. */
export interface PrebuiltAccounts {
  /** All that have the same accounts, sorted. */
  readonly repositories: readonly string[];
  readonly accounts: { readonly [region: string]: string };
}

/**
 * The accounts of a repository, where they are known. The catalogue says where it is from; `npx projen refresh-prebuilt`
 * writes it.
 */
export function prebuiltAccountsOf(repositoryName: string): PrebuiltAccounts | undefined {
  // The compiler takes a region that one table lacks for a region without an account.
  return (catalogue.tables as PrebuiltAccounts[]).find(({ repositories }) => repositories.includes(repositoryName));
}
