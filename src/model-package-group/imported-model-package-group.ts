import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { ModelPackageGroupBase } from './model-package-group-base';
import { refuseImportedPolicy } from '../access/group-ledger';

/** A group that exists already. Its policy stays as it is. */
export class ImportedModelPackageGroup extends ModelPackageGroupBase {
  constructor(
    scope: Construct, id: string, public readonly modelPackageGroupArn: string,
    public readonly modelPackageGroupName: string,
  ) {
    super(scope, id, { environmentFromArn: modelPackageGroupArn });
  }

  public addToResourcePolicy(statement: iam.PolicyStatement): iam.AddToResourcePolicyResult {
    return refuseImportedPolicy(this, statement);
  }
}
