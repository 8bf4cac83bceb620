import { Aws, CfnMapping, IResolvable, IResolveContext, Stack, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { BoundImage, ImageOrigin } from './bound-image';
import { ImageSource, movingTag } from './image-source';
import { isAlgorithm, PrebuiltAccounts } from '../catalogue/prebuilt-accounts';
import { PrebuiltRepository } from '../catalogue/prebuilt-repository';
import { once } from '../cdk/once';
import { sharedChild } from '../cdk/shared-child';
import { Issues } from '../diagnostics/issues';

const ACCOUNT = 'accountId';

/** An image in a repository of AWS. Its registry depends on the region in which the image is used. */
export class PrebuiltImage implements ImageSource {
  public readonly identity: string;
  public readonly movingTag?: string;
  public readonly registry = 'ecr';
  public readonly origin: ImageOrigin;
  /** The bound image of each stack, which all constructs of the stack share. */
  private readonly bound = new WeakMap<Stack, BoundImage>();

  constructor(
    private readonly repository: PrebuiltRepository,
    private readonly tag: string,
    private readonly accountId?: string,
  ) {
    this.identity = `${accountId ?? 'AWS'}/${repository.repositoryName}:${tag}`;
    this.movingTag = movingTag(tag);
    this.origin = { isAlgorithm: isAlgorithm(repository.repositoryName) };
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
    return once(this.bound, stack, () => this.imageIn(stack));
  }

  private imageIn(stack: Stack): BoundImage {
    const { repositoryName } = this.repository;
    const account = this.accountId ?? accountIn(stack, this.repository);
    return {
      uri: `${account}.dkr.ecr.${stack.region}.${stack.urlSuffix}/${repositoryName}:${this.tag}`,
      repositoryArn: stack.formatArn({ service: 'ecr', account, resource: 'repository', resourceName: repositoryName }),
      isOwnedByAws: true,
    };
  }
}

/** The account of the registry in the region of the stack that uses it, or the literal where the region is known. */
class AccountOfRegistry implements IResolvable {
  public readonly creationStack = [];

  constructor(private readonly repository: PrebuiltRepository, private readonly table: PrebuiltAccounts) {}

  public resolve({ scope }: IResolveContext): string {
    const stack = Stack.of(scope);
    const known = this.table.accounts[stack.region];
    return known ?? mappingIn(stack, this.repository, this.table).findInMap(Aws.REGION, ACCOUNT);
  }

  public toString(): string {
    return Token.asString(this);
  }
}

/**
 * The account of the registry in the region of the stack: a literal, or a look-up in the mapping of the stack. A stack
 * that reads the image of another one has a mapping of its own.
 */
function accountIn(stack: Stack, repository: PrebuiltRepository): string {
  const table = repository._accounts!;
  if (!Token.isUnresolved(stack.region)) {
    return table.accounts[stack.region];
  }
  mappingIn(stack, repository, table);
  return Token.asString(new AccountOfRegistry(repository, table));
}

/** Named after the repository in all stacks, such as `SagemakerXgboostAccounts`. */
function mappingIn(stack: Stack, { repositoryName }: PrebuiltRepository, { accounts }: PrebuiltAccounts): CfnMapping {
  const name = repositoryName.replace(/(?:^|[^a-z0-9])([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return sharedChild(stack, `${name}Accounts`, (id) => new CfnMapping(stack, id, {
    mapping: Object.fromEntries(Object.entries(accounts).map(([region, account]) => [region, { [ACCOUNT]: account }])),
  }));
}
