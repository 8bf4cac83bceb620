/** How jsii marks the classes of a library. */
const RUNTIME_TYPE = Symbol.for('jsii.rtti');

interface MarkedClass { readonly [RUNTIME_TYPE]?: { readonly fqn: string } }

/**
 * Whether a value is an instance of a class of CDK, by its name in jsii, such as `aws-cdk-lib.aws_iam.User`. An app may
 * have several copies of CDK, whose classes are not the same objects, so that `instanceof` does not tell.
 */
export function isOfCdk(fqn: string, value: unknown): boolean {
  let type = (value as { constructor?: MarkedClass } | null | undefined)?.constructor;
  while (type && type !== Function.prototype) {
    if (Object.prototype.hasOwnProperty.call(type, RUNTIME_TYPE) && type[RUNTIME_TYPE]!.fqn === fqn) { return true; }
    type = Object.getPrototypeOf(type);
  }
  return false;
}

/** Whether a value is a policy document: CDK's, or anything that is used like it. */
export function isPolicyDocument(value: unknown): value is { toJSON(): any } {
  return typeof value === 'object' && value !== null && 'addStatements' in value && 'toJSON' in value;
}
