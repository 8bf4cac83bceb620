import { App, Aspects, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import { IConstruct } from 'constructs';
import { ModelPackage, ModelPackageGroup, ModelPackageGroupEvents, ModelPackageGroupGrants } from '../../src';
import { issuesOf, messageOf, newStack } from '../support';
import { specification } from '../support/packages';

describe('a group that is renamed after it was created is refused', () => {
  const rename: [string, (l1: CfnModelPackageGroup) => void][] = [
    ['through its L1', (l1) => { l1.modelPackageGroupName = 'other'; }],
    ['by an override', (l1) => l1.addPropertyOverride('ModelPackageGroupName', 'other')],
    ['by an aspect', (l1) => Aspects.of(l1).add({
      visit: (node: IConstruct) => { if (node === l1) { l1.modelPackageGroupName = 'other'; } },
    })],
  ];
  test.each(rename)('%s', (_how, apply) => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    const group = new ModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn' });
    apply(group.node.defaultChild as CfnModelPackageGroup);
    expect(issuesOf(() => app.synth())).toEqual(['Stack/Group: ModelPackageGroup.renamed']);
    expect(messageOf(() => app.synth({ force: true }))).toMatch(/"churn".*"other"/);
  });

  test.each<[string, (l1: CfnModelPackageGroup) => void]>([
    ['a version', (l1) => new ModelPackage(l1.stack, 'Version', { modelPackageGroup: l1, inferenceSpecification: specification() })],
    ['a rule', (l1) => ModelPackageGroupEvents.fromModelPackageGroup(l1).onApproved('Approved')],
    ['a policy', (l1) => ModelPackageGroupGrants.fromModelPackageGroup(l1).delete(new iam.AccountPrincipal('444455556666'))],
  ])('even if it is an L1, once %s has its name', (_user, use) => {
    const app = new App();
    const l1 = new CfnModelPackageGroup(new Stack(app, 'Stack'), 'Customers', { modelPackageGroupName: 'churn' });
    l1.modelPackageGroupName = 'customers';
    use(l1);
    expect(() => app.synth()).not.toThrow();
    l1.modelPackageGroupName = 'other';
    expect(issuesOf(() => app.synth({ force: true }))).toEqual(['Stack/Customers: ModelPackageGroup.renamed']);
  });

  test('but not one that keeps its name', () => {
    const stack = newStack();
    const group = new ModelPackageGroup(stack, 'Group', { modelPackageGroupName: 'churn' });
    (group.node.defaultChild as CfnModelPackageGroup).addPropertyOverride('ModelPackageGroupDescription', 'Customers who leave');
    expect(() => (stack.node.root as App).synth()).not.toThrow();
  });
});
