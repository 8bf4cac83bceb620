import { changesBetween, Template } from './template-changes';

/** A version of a group, as SageMaker knows it. */
export interface RegisteredVersion {
  readonly number: number;
  status: string;
  metadata: { readonly [key: string]: string };
  /** The resource in the stack that it is, if it is one. */
  logicalId?: string;
}

interface Resource {
  readonly Type: string;
  readonly Properties: {
    readonly ModelPackageGroupName?: string;
    readonly ModelApprovalStatus?: string;
    readonly CustomerMetadataProperties?: { readonly [key: string]: string };
  };
  readonly DeletionPolicy?: string;
  readonly DependsOn?: string | string[];
}

const VERSION = 'AWS::SageMaker::ModelPackage';

/**
 * A registry and a stack, as CloudFormation's handler of model packages (as AWS published it in March 2023) changes the
 * one when the other is deployed. People decide about versions meanwhile.
 */
export class Registry {
  public readonly versions: RegisteredVersion[] = [];
  private template: Template = {};

  /** Deploys a template. Where the name of a group is taken, the deployment fails, and nothing of it stays. */
  public deploy(template: Template): void {
    const resources = (template.Resources ?? {}) as { readonly [logicalId: string]: Resource };
    const changes = changesBetween(this.template, template);
    for (const logicalId of inOrder(resources)) {
      const change = changes.find((each) => each.logicalId === logicalId);
      const resource = resources[logicalId];
      if (resource.Type !== VERSION || !change) { continue; }
      switch (change.effect) {
        case 'created': this.register(logicalId, resource); break;
        case 'replaced': case 'perhaps replaced': this.release(logicalId); this.register(logicalId, resource); break;
        case 'updated': this.update(logicalId, resource); break;
      }
    }
    changes.filter(({ effect }) => effect === 'retained').forEach(({ logicalId }) => this.release(logicalId));
    this.template = template;
  }

  /** A reviewer decides. */
  public decide(number: number, status: 'Approved' | 'Rejected'): void {
    this.versions.find((version) => version.number === number)!.status = status;
  }

  private register(logicalId: string, { Properties }: Resource): void {
    this.versions.push({
      number: this.versions.length + 1,
      // Without a status, a version is not approved.
      status: Properties.ModelApprovalStatus ?? 'none',
      metadata: Properties.CustomerMetadataProperties ?? {},
      logicalId,
    });
  }

  /** The handler sends a status that the template has with every update, and removes metadata that it lacks. */
  private update(logicalId: string, { Properties }: Resource): void {
    const version = this.versions.find((each) => each.logicalId === logicalId)!;
    version.status = Properties.ModelApprovalStatus ?? version.status;
    version.metadata = Properties.CustomerMetadataProperties ?? version.metadata;
  }

  private release(logicalId: string): void {
    this.versions.filter((version) =>
      version.logicalId === logicalId).forEach((version) => { version.logicalId = undefined; });
  }
}

/** Resources behind those that they depend on. */
function inOrder(resources: { readonly [logicalId: string]: Resource }): string[] {
  const ordered = new Set<string>();
  const visit = (logicalId: string) => {
    if (ordered.has(logicalId) || !resources[logicalId]) { return; }
    [resources[logicalId].DependsOn ?? []].flat().forEach(visit);
    ordered.add(logicalId);
  };
  Object.keys(resources).sort().forEach(visit);
  return [...ordered];
}
