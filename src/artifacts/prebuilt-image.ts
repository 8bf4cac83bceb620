import { Aws, CfnMapping, Stack, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { BoundImage } from './bound-image';
import { PrebuiltAccounts } from '../catalogue/prebuilt-accounts';
import { PrebuiltRepository } from '../catalogue/prebuilt-repository';
import { sharedChild } from '../cdk/shared-child';
import { Issues } from '../diagnostics/issues';

const ACCOUNT = 'accountId';

/** An image in a repository of AWS. Its registry depends on the region in which the image is used. */
export class PrebuiltImage {
  public readonly identity: string;

  constructor(
    private readonly repository: PrebuiltRepository,
    public readonly tag: string,
    private readonly accountId?: string,
  ) {
    this.identity = `${accountId ?? 'AWS'}/${repository.repositoryName}:${tag}`;
  }

  /** Rejects a known region for which the table has no account. */
  public check(issues: Issues, region: string): void {
    const table = this.repository._accounts;
    if (this.accountId === undefined && table && !Token.isUnresolved(region) && table.accounts[region] === undefined) {
      issues.invalidValue('ContainerImage.unknownRegion', this.repository.repositoryName, {
        region, regions: Object.keys(table.accounts).join(', '),
      });
    }
  }

  public bind(scope: Construct): BoundImage {
    const stack = Stack.of(scope);
    const { repositoryName } = this.repository;
    const account = this.accountId ?? accountIn(stack, this.repository._accounts!);
    return {
      uri: `${account}.dkr.ecr.${stack.region}.${stack.urlSuffix}/${repositoryName}:${this.tag}`,
      repositoryArn: stack.formatArn({ service: 'ecr', account, resource: 'repository', resourceName: repositoryName }),
      isOwnedByAws: true,
    };
  }
}

/** The account of the registry in the region of the stack: a literal, or a look-up in the mapping of the stack. */
function accountIn(stack: Stack, table: PrebuiltAccounts): string {
  if (!Token.isUnresolved(stack.region)) {
    return table.accounts[stack.region];
  }
  const mapping = sharedChild(stack, mappingId(table), (id) => new CfnMapping(stack, id, {
    mapping: Object.fromEntries(Object.entries(table.accounts).map(([region, account]) => [region, { [ACCOUNT]: account }])),
  }));
  return mapping.findInMap(Aws.REGION, ACCOUNT);
}

/** The same in all stacks: named after the first repository of the table, such as `SagemakerScikitLearnAccounts`. */
function mappingId({ repositories: [first] }: PrebuiltAccounts): string {
  return `${first.replace(/(?:^|[^a-z0-9])([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())}Accounts`;
}
