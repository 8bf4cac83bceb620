import { CfnElement, Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { Resource } from './template';
import { isMarked } from '../diagnostics/class-mark';

const OWN = ['ModelPackage', 'ModelPackageGroup', 'Model'];

/**
 * The resources of the constructs of this library, which have been checked when they were made, by template and logical
 * ID. Before aws-cdk-lib 2.276, CDK may not tell of the app: then there are none.
 */
export function ownResources(app: IConstruct | undefined): (resource: Resource) => boolean {
  const own = new Set(app?.node.findAll().filter(isOwn).map((element) => {
    const stack = Stack.of(element);
    return `${stack.templateFile} ${stack.resolve((element as CfnElement).logicalId)}`;
  }));
  return ({ templatePath, logicalId }) => own.has(`${templatePath.split(/[\\/]/).pop()} ${logicalId}`);
}

function isOwn(construct: IConstruct): boolean {
  return CfnElement.isCfnElement(construct) && OWN.some((name) => isMarked(name, construct.node.scope));
}
