import { Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/** Something legal that will surprise. */
export interface Warning {
  /** The last part of the id, by which users acknowledge it: public API. */
  readonly name: string;
  readonly message: string;
}

/** Shows a warning that users can acknowledge by `cdk-sagemaker-model-package:<construct>.<name>`. */
export function warn(scope: IConstruct, construct: string, { name, message }: Warning): void {
  Validations.of(scope).addWarning(`cdk-sagemaker-model-package:${construct}.${name}`, message);
}
