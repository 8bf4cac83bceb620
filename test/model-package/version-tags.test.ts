import { App, CfnElement, NestedStack, Stack, Tags } from 'aws-cdk-lib';
import { CfnModelPackage } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { ModelPackage } from '../../src';
import { newStack, templateOf, warningsOf } from '../support';
import { acknowledge, sinceCdk, withoutFlag } from '../support/cdk';
import { newGroup, specification } from '../support/packages';

const HERE = 'the tags set here are left out';
const ON_STACK = "excludeResourceTypes: ['aws:cdk:stack', 'AWS::SageMaker::ModelPackage']";

/** A version, its group and an unversioned package. */
function packagesIn(stack: Stack) {
  return {
    version: new ModelPackage(stack, 'Version', { modelPackageGroup: newGroup(stack), sourceAlgorithm: { algorithmName: 'churn' } }),
    unversioned: new ModelPackage(stack, 'Unversioned', { inferenceSpecification: specification() }),
  };
}

/** The tags of the three in the template. */
function tagsIn(stack: Stack) {
  const { Resources } = templateOf(stack);
  const tags = (id: string) => {
    const logicalId = stack.resolve(stack.getLogicalId(stack.node.findChild(id).node.defaultChild as CfnElement));
    // A wrong logical id would pass for a resource without tags.
    expect(Object.keys(Resources)).toContain(logicalId);
    return Resources[logicalId].Properties.Tags;
  };
  return { group: tags('Group'), version: tags('Version'), unversioned: tags('Unversioned') };
}

/** What the warning of a version says, of all that it may say. */
function saidOf(stack: Stack, path = 'Stack/Version'): string[][] {
  return warningsOf(stack).map((warning) => {
    expect(warning).toEqual({ path, code: 'ModelPackage.tagsOnVersion', places: [], message: expect.any(String) });
    return [HERE, ON_STACK].filter((part) => warning.message.includes(part));
  });
}

const TEAM = [{ Key: 'team', Value: 'growth' }];
const ON_ALL_BUT_VERSIONS = { group: TEAM, version: undefined, unversioned: TEAM };

describe('tags of the app', () => {
  function tagged(options?: object) {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    packagesIn(stack);
    Tags.of(app).add('team', 'growth', options);
    return stack;
  }

  test('are on the group and the unversioned package, not on the version', () => {
    expect(tagsIn(tagged())).toEqual(ON_ALL_BUT_VERSIONS);
  });

  withoutFlag('@aws-cdk/core:explicitStackTags', 'tags of a scope are not tags of its stacks', () => test('warn on the version: they reach it, and the stack hands them down', () => {
    expect(saidOf(tagged())).toEqual([[HERE, ON_STACK]]);
  }));

  test('with the exclusion are on the group alone', () => {
    expect(tagsIn(tagged({ excludeResourceTypes: ['aws:cdk:stack', 'AWS::SageMaker::ModelPackage'] })))
      .toEqual({ group: TEAM, version: undefined, unversioned: undefined });
  });

  test('with the exclusion do not warn', () => {
    expect(warningsOf(tagged({ excludeResourceTypes: ['aws:cdk:stack', 'AWS::SageMaker::ModelPackage'] }))).toEqual([]);
  });

  test('with the exclusion are no tags of the stack', () => {
    const stack = tagged({ excludeResourceTypes: ['aws:cdk:stack', 'AWS::SageMaker::ModelPackage'] });
    templateOf(stack);
    expect(stack.tags.tagValues()).toEqual({});
  });

  withoutFlag('@aws-cdk/core:explicitStackTags', 'tags of a scope are not tags of its stacks', () => test('with the package alone excluded still warn of the stack', () => {
    expect(saidOf(tagged({ excludeResourceTypes: ['AWS::SageMaker::ModelPackage'] }))).toEqual([[ON_STACK]]);
  }));

  test('with the stack alone excluded still warn of the version', () => {
    expect(saidOf(tagged({ excludeResourceTypes: ['aws:cdk:stack'] }))).toEqual([[HERE]]);
  });
});

test('tags that are written into the L1 are not on the version, and warn', () => {
  const stack = newStack();
  const { version } = packagesIn(stack);
  (version.node.defaultChild as CfnModelPackage).tagsRaw = [{ key: 'team', value: 'growth' }];
  expect(tagsIn(stack).version).toBeUndefined();
  expect(saidOf(stack)).toEqual([[HERE]]);
});

describe('tags of the stack', () => {
  function tagged(options?: object) {
    const stack = newStack();
    packagesIn(stack);
    Tags.of(stack).add('team', 'growth', options);
    return stack;
  }

  test('are on the group and the unversioned package, not on the version', () => {
    expect(tagsIn(tagged())).toEqual(ON_ALL_BUT_VERSIONS);
  });

  withoutFlag('@aws-cdk/core:explicitStackTags', 'tags of a scope are not tags of its stacks', () => test('warn on the version: they reach it, and the stack hands them down', () => {
    expect(saidOf(tagged())).toEqual([[HERE, ON_STACK]]);
  }));

  test('with the exclusion do not warn', () => {
    expect(warningsOf(tagged({ excludeResourceTypes: ['aws:cdk:stack', 'AWS::SageMaker::ModelPackage'] }))).toEqual([]);
  });
});

describe('tags in the properties of the stack', () => {
  function tagged() {
    const stack = new Stack(new App(), 'Stack', { tags: { team: 'growth' } });
    packagesIn(stack);
    return stack;
  }

  test('are on nothing in the template: CloudFormation hands them down', () => {
    expect(tagsIn(tagged())).toEqual({ group: undefined, version: undefined, unversioned: undefined });
  });

  test('warn on the version', () => {
    expect(saidOf(tagged())).toEqual([[ON_STACK]]);
  });
});

describe('tags of the version', () => {
  function tagged() {
    const stack = newStack();
    const { version } = packagesIn(stack);
    Tags.of(version).add('team', 'growth');
    return { stack, version };
  }

  test('are not rendered', () => {
    expect(tagsIn(tagged().stack)).toEqual({ group: undefined, version: undefined, unversioned: undefined });
  });

  test('warn', () => {
    expect(saidOf(tagged().stack)).toEqual([[HERE]]);
  });

  test('do not warn where that is acknowledged above the version', () => {
    const { stack } = tagged();
    acknowledge(stack, 'cdk-sagemaker-model-package:ModelPackage.tagsOnVersion', 'they are for its role');
    expect(warningsOf(stack)).toEqual([]);
  });

  sinceCdk('2.271.0', 'what was acknowledged on the very construct counts for later warnings', () => test('do not warn where that is acknowledged', () => {
    const { stack, version } = tagged();
    acknowledge(version, 'cdk-sagemaker-model-package:ModelPackage.tagsOnVersion', 'they are for its role');
    expect(warningsOf(stack)).toEqual([]);
  }));

  test('are still not rendered where the warning is acknowledged', () => {
    const { stack, version } = tagged();
    acknowledge(version, 'cdk-sagemaker-model-package:ModelPackage.tagsOnVersion', 'they are for its role');
    expect(tagsIn(stack).version).toBeUndefined();
  });

  test('warn once, however often the app is synthesized', () => {
    const { stack } = tagged();
    (stack.node.root as App).synth();
    (stack.node.root as App).synth({ force: true });
    expect(saidOf(stack)).toEqual([[HERE]]);
  });
});

describe('tags of a construct around the version', () => {
  test('are not rendered, and warn', () => {
    const stack = newStack();
    const place = new Construct(stack, 'Ml');
    new ModelPackage(place, 'Version', { modelPackageGroup: newGroup(stack), sourceAlgorithm: { algorithmName: 'churn' } });
    Tags.of(place).add('team', 'growth');
    const version = Object.values(templateOf(stack).Resources).find(({ Type }) => Type === 'AWS::SageMaker::ModelPackage');
    expect(version!.Properties.Tags).toBeUndefined();
    expect(saidOf(stack, 'Stack/Ml/Version')).toEqual([[HERE]]);
  });
});

test('tags of the unversioned package are rendered without a warning', () => {
  const stack = newStack();
  Tags.of(packagesIn(stack).unversioned).add('team', 'growth');
  expect(tagsIn(stack)).toEqual({ group: undefined, version: undefined, unversioned: TEAM });
  expect(warningsOf(stack)).toEqual([]);
});

test('tags of the group are rendered without a warning', () => {
  const stack = newStack();
  packagesIn(stack);
  Tags.of(stack.node.findChild('Group')).add('team', 'growth');
  expect(tagsIn(stack)).toEqual({ group: TEAM, version: undefined, unversioned: undefined });
  expect(warningsOf(stack)).toEqual([]);
});

describe('in a nested stack', () => {
  test('tags of the parent warn: CloudFormation hands them down to nested stacks', () => {
    const parent = new Stack(new App(), 'Parent', { tags: { team: 'growth' } });
    const nested = new NestedStack(parent, 'Nested');
    packagesIn(nested);
    expect(saidOf(nested.nestedStackParent!, 'Parent/Nested/Version')).toEqual([[ON_STACK]]);
  });

  withoutFlag('@aws-cdk/core:explicitStackTags', 'tags of a scope are not tags of its stacks', () => test('tags of the nested stack are on the group and the unversioned package, not on the version', () => {
    const nested = new NestedStack(new Stack(new App(), 'Parent'), 'Nested');
    packagesIn(nested);
    Tags.of(nested).add('team', 'growth');
    expect(tagsIn(nested)).toEqual(ON_ALL_BUT_VERSIONS);
    expect(saidOf(nested.nestedStackParent!, 'Parent/Nested/Version')).toEqual([[HERE, ON_STACK]]);
  }));

  test('no tags, no warning', () => {
    const nested = new NestedStack(new Stack(new App(), 'Parent'), 'Nested');
    packagesIn(nested);
    expect(warningsOf(nested.nestedStackParent!)).toEqual([]);
  });
});
