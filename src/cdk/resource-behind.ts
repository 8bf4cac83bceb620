import { CfnResource, Reference, Tokenization } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/**
 * The L1 resource that a construct stands for, if this app creates it: the construct itself, its primary child, or the
 * resource to which its identifier refers.
 *
 * @param identifier the ARN or the name of the resource
 * @param is tells resources of the type
 */
export function resourceBehind<T extends CfnResource>(
  construct: IConstruct, identifier: string, is: (x: any) => x is T,
): T | undefined {
  const resource = construct.node.defaultChild ?? construct;
  return is(resource) ? resource : referencedResource(identifier, is);
}

/** The L2 construct whose primary child a resource is. */
export function ownerOf(resource: CfnResource): IConstruct | undefined {
  const scope = resource.node.scope!;
  return scope.node.defaultChild === resource ? scope : undefined;
}

/** The L1 resource to which a text refers, if it is nothing but one reference. */
export function referencedResource<T extends CfnResource>(text: string, is: (x: any) => x is T): T | undefined {
  const { firstToken, length } = Tokenization.reverseString(text);
  return length === 1 && Reference.isReference(firstToken) && is(firstToken.target) ? firstToken.target : undefined;
}
