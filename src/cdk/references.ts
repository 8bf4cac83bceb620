import {
  CfnElement, DefaultTokenResolver, IPostProcessor, IResolvable, IResolveContext, Reference, StringConcat, Tokenization,
} from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { isPolicyDocument } from './class-of-cdk';

/** The elements of templates to which a value refers, in any stack. */
export function referencesIn(value: unknown, scope: IConstruct): Set<CfnElement> {
  const resolver = new Recorder();
  Tokenization.resolve(value, { scope, resolver, preparing: true });
  return resolver.found;
}

/** The elements of templates to which an element refers, in any stack. */
export function referencesOf(element: CfnElement): Set<CfnElement> {
  // The method is public, but not documented.
  return referencesIn((element as unknown as { _toCloudFormation(): object })._toCloudFormation(), element);
}

/** Records the references that it resolves. */
class Recorder extends DefaultTokenResolver {
  public readonly found = new Set<CfnElement>();

  constructor() {
    super(new StringConcat());
  }

  public override resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): unknown {
    // A policy merges its statements when it is resolved, after which CDK cannot split it: it is only read.
    if (isPolicyDocument(token)) { return context.resolve(token.toJSON()); }
    const resolved = super.resolveToken(token, context, postProcessor);
    if (Reference.isReference(token) && CfnElement.isCfnElement(token.target) && isFunction(resolved)) {
      this.found.add(token.target);
    }
    return resolved;
  }
}

/** Whether a reference is one in the template, too. In another environment, it is the name of the resource instead. */
function isFunction(resolved: unknown): boolean {
  const [name] = Object.keys(Object(resolved));
  return name === 'Ref' || name === 'Fn::GetAtt';
}
