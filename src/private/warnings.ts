import { Annotations, Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/** Something legal that will surprise. */
export interface Warning {
  /** The last part of the id, by which users acknowledge it: public API. */
  readonly name: string;
  readonly message: string;
}

/** What takes warnings: `Validations` does since aws-cdk-lib 2.252.0. */
type TakesWarnings = Pick<Validations, 'addPlugins'> & { addWarning?(id: string, message: string): void };

/** Shows a warning that users can acknowledge by `cdk-sagemaker-model-package:<construct>.<name>`. */
export function warn(scope: IConstruct, construct: string, { name, message }: Warning): void {
  const id = `cdk-sagemaker-model-package:${construct}.${name}`;
  const validations: TakesWarnings = Validations.of(scope);
  if (validations.addWarning !== undefined) {
    validations.addWarning(id, message);
  } else {
    // Not always: what Annotations shows, Validations.of().acknowledge() did not find until lately.
    Annotations.of(scope).addWarningV2(id, message);
  }
}
