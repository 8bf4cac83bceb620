/** How jsii marks the classes of a library. */
const RUNTIME_TYPE = Symbol.for('jsii.rtti');

/** The name of a class in jsii, such as `aws-cdk-lib.aws_iam.User`, and the version of its library. */
interface Mark {
  readonly fqn: string;
  readonly version: string;
}

/** The marks of the classes of which a value is an instance, the most specific one first. */
export function* marksOf(value: unknown): Generator<Mark> {
  let type = (value as { constructor?: { readonly [RUNTIME_TYPE]?: Mark } } | null | undefined)?.constructor;
  while (type && type !== Function.prototype) {
    if (Object.prototype.hasOwnProperty.call(type, RUNTIME_TYPE)) { yield type[RUNTIME_TYPE]!; }
    type = Object.getPrototypeOf(type);
  }
}

/**
 * Whether a value is an instance of a class of CDK, by its name in jsii, such as `aws-cdk-lib.aws_iam.User`. An app may
 * have several copies of CDK, whose classes are not the same objects, so that `instanceof` does not tell.
 */
export function isOfCdk(fqn: string, value: unknown): boolean {
  for (const mark of marksOf(value)) {
    if (mark.fqn === fqn) { return true; }
  }
  return false;
}

/** Whether a value is a policy document: CDK's, or anything that is used like it. */
export function isPolicyDocument(value: unknown): value is { toJSON(): any } {
  return typeof value === 'object' && value !== null && 'addStatements' in value && 'toJSON' in value;
}
