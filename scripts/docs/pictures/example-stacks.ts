import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { Box, Drawing } from './drawing';
import { ModelStack } from '../../../examples/registry/model-stack';
import { RegistryStack } from '../../../examples/registry/registry-stack';

/** What only carries out what other resources say. */
const DETAILS = ['Policy', 'BucketPolicy', 'QueuePolicy', 'RouteTable', 'SubnetRouteTableAssociation', 'Metadata', 'Function'];

/** The stacks of the example, with the resources that they define. */
export function exampleStacks(): string {
  const app = new App({ context: { '@aws-cdk/core:defaultCrossStackReferences': 'weak' } });
  const registry = new RegistryStack(app, 'ModelRegistry');
  const serving = new ModelStack(app, 'ModelServing', { modelPackage: registry.modelPackage });
  app.synth();

  const [left, right] = [contentOf(registry), contentOf(serving)];
  const height = 40 + 16 * Math.max(left.length, right.length);
  const drawing = new Drawing("The example's two stacks", 920, height + 40);
  drawing.box(at(20, height), 'registry', 'Stack ModelRegistry', ...left);
  drawing.box(at(560, height), 'good', 'Stack ModelServing', ...right);
  drawing.arrow([[360, 70], [560, 70]], 'ARN of the version,', 'once it is approved');
  return drawing.toSvg();
}

function at(x: number, height: number): Box {
  return { x, y: 20, width: 340, height };
}

/** The resources of a stack, with the paths of their constructs. */
function contentOf(stack: Stack): string[] {
  return stack.node.findAll().filter(CfnResource.isCfnResource)
    .map(({ cfnResourceType, node }) => ({ type: cfnResourceType.split('::').pop()!, scopes: node.scopes }))
    .filter(({ type, scopes }) => !DETAILS.includes(type) && scopes.includes(stack))
    .map(({ type, scopes }) => `${type}: ${scopes.slice(2).map(({ node }) => node.id).filter((id) => id !== 'Resource').join('/')}`);
}
