import { Fn, Lazy, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sagemaker from 'aws-cdk-lib/aws-sagemaker';
import { ModelPackageGroup, ModelPackageGroupGrants } from '../../../src';
import { Explanations } from '../explanation';
import { api, API_MODEL, DELETION_POLICY, guide, iamGuide, schema, SERVICE_AUTHORIZATION } from '../sources';

export const GROUP_EXPLANATIONS = {
  'ModelPackageGroup.snapshot': {
    meaning: 'CloudFormation supports snapshots of a few resource types only, and rejects them for groups.',
    wrong: ({ stack }) => {
      new ModelPackageGroup(stack, 'Churn', { removalPolicy: RemovalPolicy.SNAPSHOT });
    },
    message: 'removalPolicy: "snapshot" is not supported, as the model registry has no snapshots. Use '
      + 'RemovalPolicy.RETAIN or RemovalPolicy.DESTROY',
    right: ({ stack }) => {
      new ModelPackageGroup(stack, 'Churn', { removalPolicy: RemovalPolicy.RETAIN });
    },
    source: DELETION_POLICY,
  },
  'ModelPackageGroup.policyUnknown': {
    meaning: 'A group has one resource policy. A grant adds statements to the policy of an L1, which is impossible '
      + 'if the policy is known only at deployment. The error is thrown when CDK creates the template.',
    wrong: ({ stack, partner }) => {
      const churn = new sagemaker.CfnModelPackageGroup(stack, 'Churn', {
        modelPackageGroupName: 'churn',
        modelPackageGroupPolicy: Fn.importValue('ChurnPolicy'),
      });
      ModelPackageGroupGrants.fromModelPackageGroup(churn).read(partner);
    },
    message: 'modelPackageGroupPolicy: is not a policy that is known at synthesis, so that no statement can be '
      + 'added to it. Specify it as an object',
    right: ({ stack, partner }) => {
      const churn = new sagemaker.CfnModelPackageGroup(stack, 'Churn', { modelPackageGroupName: 'churn' });
      ModelPackageGroupGrants.fromModelPackageGroup(churn).read(partner);
    },
    rightWarns: ['ModelPackageGroup.crossAccountDiscovery'],
    source: api('PutModelPackageGroupPolicy'),
  },
  'ModelPackageGroup.policySize': {
    meaning: 'SageMaker rejects resource policies of more than 20,480 characters. The size is that of the shortest '
      + 'policy that the template can have at deployment, so that a policy that might fit is never rejected.',
    wrong: ({ group }) => {
      for (let account = 100000000000; account < 100000000400; account++) {
        group.grants.read(new iam.AccountPrincipal(String(account)));
      }
    },
    message: 'the resource policy of the model package group has at least 26871 characters, and SageMaker allows '
      + '20480. Grant to an organization instead of many accounts',
    right: ({ group }) => {
      group.grants.read(new iam.OrganizationPrincipal('o-1234567890'));
    },
    rightWarns: ['ModelPackageGroup.crossAccountDiscovery'],
    source: `${api('PutModelPackageGroupPolicy')}; ${API_MODEL}, PolicyString`,
  },
  'ModelPackageGroupEvents.filterChanged': {
    meaning: 'The method creates a rule for certain events of the group. An event pattern can add conditions, but '
      + 'cannot change those of the method.',
    wrong: ({ group }) => {
      group.onApproved('Approved', {
        eventPattern: { detail: { ModelApprovalStatus: ['Rejected'] } },
      });
    },
    message: 'eventPattern.detail.ModelApprovalStatus: ["Rejected"] conflicts with the filter of onApproved. '
      + 'Remove it, as onApproved sets it',
    right: ({ group }) => {
      group.onRejected('Rejected');
    },
    source: guide('Events sent to Amazon EventBridge', 'automating-sagemaker-with-eventbridge'),
  },
  'ModelPackageGroupEvents.forwardedFromElsewhere': {
    meaning: 'SageMaker sends events to the default event bus of the account and region of the group. A rule in '
      + 'another account or region has no events to forward.',
    wrong: ({ stack }) => {
      const central = new events.EventBus(stack, 'Central');
      const churn = ModelPackageGroup.fromModelPackageGroupArn(stack, 'Churn',
        'arn:aws:sagemaker:us-east-1:111122223333:model-package-group/churn');
      churn.forwardEventsTo('Forward', central);
    },
    message: 'events about the versions of the group can be forwarded only from account 111122223333 and region '
      + 'us-east-1. Call forwardEventsTo in a stack of that account and region, such as that of the group',
    right: ({ stack, group }) => {
      const central = new events.EventBus(stack, 'Central');
      group.forwardEventsTo('Forward', central);
    },
    source: guide('Events sent to Amazon EventBridge', 'automating-sagemaker-with-eventbridge'),
  },
  'ModelPackageGroupEvents.patternUnknown': {
    meaning: 'The check that the pattern does not change the conditions of the method needs its fields at synthesis.',
    wrong: ({ group }) => {
      group.onApproved('Approved', {
        eventPattern: { detail: Lazy.any({ produce: () => ({ ModelPackageVersion: [3] }) }) },
      });
    },
    message: 'eventPattern.detail: is not an object whose fields are known at synthesis. Specify it as an object',
    right: ({ group }) => {
      group.onApproved('Approved', {
        eventPattern: { detail: { ModelPackageVersion: [3] } },
      });
    },
    source: guide('Events sent to Amazon EventBridge', 'automating-sagemaker-with-eventbridge'),
  },
  'ModelPackageGroup.importedPolicy': {
    meaning: 'A group has one resource policy, and CloudFormation replaces it as a whole. The app that defines the '
      + 'group owns it. Until the policy allows the grantee there, access is denied. The warning has the statement, which lets '
      + 'in the account of a role that is not created yet. It does not appear if the same app creates the group, in '
      + 'whichever account, and allows the same there, such as by a share: name what is to be allowed on both sides.',
    wrong: ({ stack, partner }) => {
      const churn = ModelPackageGroup.fromModelPackageGroupName(stack, 'Churn', 'churn');
      churn.grants.actions(partner, ['sagemaker:DescribeModelPackageGroup']);
    },
    message: 'the resource policy of an imported model package group is not changed. Add this statement to the policy '
      + 'where the group is defined: {"Action":"sagemaker:DescribeModelPackageGroup","Effect":"Allow",'
      + '"Principal":{"AWS":"arn:${AWS::Partition}:iam::444455556666:root"},'
      + '"Resource":["arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package-group/churn",'
      + '"arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:model-package/churn/*"]}',
    right: ({ stack, partner }) => {
      const churn = new ModelPackageGroup(stack, 'Churn', { modelPackageGroupName: 'churn' });
      churn.grants.actions(partner, ['sagemaker:DescribeModelPackageGroup']);
    },
    rightWarns: ['ModelPackageGroup.crossAccountDiscovery'],
    source: api('PutModelPackageGroupPolicy'),
  },
  'ModelPackageGroup.fixedDescription': {
    meaning: 'SageMaker cannot update the description of a group. CloudFormation replaces the group instead, and creates '
      + 'the new one first, which fails because the name is in use. Tags of a group can be updated.',
    wrong: ({ stack }) => {
      new ModelPackageGroup(stack, 'Churn', {
        modelPackageGroupName: 'churn',
        description: 'Owned by the retention team',
      });
    },
    message: 'description: can never change while the group is named churn: a change replaces the group, and the new '
      + 'group would need the same name. Put what may change into tags, or acknowledge that the description stays as it is',
    right: ({ stack }) => {
      const churn = new ModelPackageGroup(stack, 'Churn', { modelPackageGroupName: 'churn' });
      Tags.of(churn).add('owner', 'retention team');
    },
    source: schema('ModelPackageGroup'),
  },
  'ModelPackageGroup.versionsOfGroupArn': {
    meaning: 'The versions of a group are model packages, whose ARNs end in `model-package/NAME/VERSION`. A statement on '
      + '`model-package-group/NAME/*` allows nothing.',
    wrong: ({ group, partner, env }) => {
      group.addToResourcePolicy(new iam.PolicyStatement({
        principals: [partner],
        actions: ['sagemaker:DescribeModelPackage'],
        resources: [`arn:aws:sagemaker:${env.region}:${env.account}:model-package-group/churn/*`],
      }));
    },
    message: 'a statement of the resource policy has the resource '
      + '"arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn/*", which is the ARN of no group and of no '
      + 'version. For the versions of a group, write model-package/NAME/* instead of model-package-group/NAME/*',
    right: ({ group, partner, env }) => {
      group.addToResourcePolicy(new iam.PolicyStatement({
        principals: [partner],
        actions: ['sagemaker:DescribeModelPackage'],
        resources: [`arn:aws:sagemaker:${env.region}:${env.account}:model-package/churn/*`],
      }));
    },
    source: SERVICE_AUTHORIZATION,
  },
  'ModelPackageGroup.publicPolicy': {
    meaning: 'A principal * without a condition on the account, the organization or the ARN of the principal is anyone '
      + 'with an AWS account, whom the policies of their own account let use the group.',
    wrong: ({ group, env }) => {
      group.addToResourcePolicy(new iam.PolicyStatement({
        principals: [new iam.AnyPrincipal()],
        actions: ['sagemaker:DescribeModelPackage'],
        resources: [`arn:aws:sagemaker:${env.region}:${env.account}:model-package/churn/*`],
      }));
    },
    message: 'a statement of the resource policy allows every AWS account. Name an account, or add a condition on '
      + 'aws:PrincipalOrgID',
    right: ({ group, env }) => {
      group.addToResourcePolicy(new iam.PolicyStatement({
        principals: [new iam.OrganizationPrincipal('o-1234567890')],
        actions: ['sagemaker:DescribeModelPackage'],
        resources: [`arn:aws:sagemaker:${env.region}:${env.account}:model-package/churn/*`],
      }));
    },
    source: iamGuide('Principal', 'reference_policies_elements_principal'),
  },
  'ModelPackageGroup.crossAccountDiscovery': {
    meaning: 'A resource policy allows other accounts to use the group if they know its ARN. Their lists of '
      + 'groups, including those in SageMaker Studio, show a group of another account only if it is shared '
      + 'with AWS RAM. If it is shared elsewhere, or need not be listed, acknowledge the warning.',
    wrong: ({ group, partner }) => {
      group.grants.read(partner);
    },
    message: 'other accounts can now use the group by its ARN, but do not see it in their lists. To list it there, '
      + 'share it by the method share of the group',
    right: ({ group }) => {
      group.share('Share', { accounts: ['444455556666'] });
    },
    source: guide('Set up discoverability', 'model-registry-ram-discover'),
  },
  'ModelPackageGroup.selfApproval': {
    meaning: 'A review by a second person is the purpose of the approval status. IAM cannot compare who registered a '
      + 'version with who approves it, so that only different principals separate the two. A grant to approve a '
      + 'package of the group counts, whereas one to reject only does not.',
    wrong: ({ group, role }) => {
      group.grants.register(role);
      group.grants.approve(role);
    },
    message: 'Registry/Role can both register and approve versions of the group, and so approve its own versions. '
      + 'Grant register and approve to different principals, or acknowledge that no other principal reviews the '
      + 'versions',
    right: ({ stack, group, role }) => {
      group.grants.register(role);
      group.grants.approve(new iam.Role(stack, 'Reviewer', { assumedBy: new iam.AccountRootPrincipal() }));
    },
    source: SERVICE_AUTHORIZATION,
  },
  'ModelPackageGroup.lookUpElsewhere': {
    meaning: 'The look-up runs in the account of the stack and lists the versions of a group in another account, '
      + 'which the resource policy of the group must allow. The app does not define that group, or cannot '
      + 'change its policy.',
    wrong: ({ stack }) => {
      const churn = ModelPackageGroup.fromModelPackageGroupArn(stack, 'Churn',
        'arn:aws:sagemaker:eu-west-1:444455556666:model-package-group/churn');
      ModelPackageGroup.latestApprovedModelPackage(stack, 'Latest', { modelPackageGroup: churn });
    },
    message: 'the policy of the group must allow account 111122223333 to list its versions. In account '
      + "444455556666, call grants.read of the group with new iam.AccountPrincipal('111122223333')",
    right: ({ stack }) => {
      const churn = ModelPackageGroup.fromModelPackageGroupName(stack, 'Churn', 'churn');
      ModelPackageGroup.latestApprovedModelPackage(stack, 'Latest', { modelPackageGroup: churn });
    },
    source: `${api('ListModelPackages')}; ${guide('Deploy a Model from the Registry', 'model-registry-deploy')}`,
  },
  'ModelPackageGroup.lookUpOfNewGroup': {
    meaning: 'The look-up runs while the stack is deployed. At the first deployment, the group that the same stack creates '
      + 'is empty: there is no approved version, and the deployment fails.',
    wrong: ({ stack }) => {
      const churn = new ModelPackageGroup(stack, 'Churn');
      ModelPackageGroup.latestApprovedModelPackage(stack, 'Latest', { modelPackageGroup: churn });
    },
    message: 'the look-up is in the stack that creates the group, which has no approved version at the first deployment, so '
      + 'that it fails. Perform the look-up in a separate stack that is deployed after a version is approved, or acknowledge '
      + 'that the group exists already',
    right: ({ app, env }) => {
      const serving = new Stack(app, 'Serving', { env });
      const churn = ModelPackageGroup.fromModelPackageGroupName(serving, 'Churn', 'churn');
      ModelPackageGroup.latestApprovedModelPackage(serving, 'Latest', { modelPackageGroup: churn });
    },
    source: api('ListModelPackages'),
  },
  'ModelPackageGroup.forwardedToSameBus': {
    meaning: 'SageMaker sends events to the default event bus of the account and region of the group. A rule that '
      + 'forwards them to this event bus repeats them.',
    wrong: ({ stack, group }) => {
      const central = events.EventBus.fromEventBusName(stack, 'Central', 'default');
      group.forwardEventsTo('Forward', central);
    },
    message: 'the event bus default is the one to which SageMaker sends the events, so that its rules would get each of '
      + 'them twice. Forward them to another event bus, or omit the rule',
    right: ({ stack, group }) => {
      const central = new events.EventBus(stack, 'Central');
      group.forwardEventsTo('Forward', central);
    },
    source: guide('Events sent to Amazon EventBridge', 'automating-sagemaker-with-eventbridge'),
  },
  'ModelPackageGroup.importedEventBus': {
    meaning: 'Events reach an event bus of another account only if its resource policy allows that account to put them. '
      + 'This app cannot change the policy of an event bus that it imports.',
    wrong: ({ stack, group }) => {
      const central = events.EventBus.fromEventBusArn(stack, 'Central',
        'arn:aws:events:eu-west-1:444455556666:event-bus/central');
      group.forwardEventsTo('Forward', central);
    },
    message: 'the policy of the event bus central must allow account 111122223333 to put events, and this app does not '
      + 'own it. Allow events:PutEvents where the event bus is defined',
    right: ({ app, group }) => {
      const hub = new Stack(app, 'Hub', { env: { account: '444455556666', region: 'eu-west-1' } });
      const central = new events.EventBus(hub, 'Central', { eventBusName: 'central' });
      group.forwardEventsTo('Forward', central);
    },
    source: '[Permissions for event buses](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html)',
  },
  'ModelPackageGroup.eventsElsewhere': {
    meaning: 'SageMaker sends events to the default event bus of the account and region of the group. A rule in '
      + 'another account or region, or on another event bus, matches nothing until they are forwarded.',
    wrong: ({ stack }) => {
      const churn = ModelPackageGroup.fromModelPackageGroupArn(stack, 'Churn',
        'arn:aws:sagemaker:us-east-1:111122223333:model-package-group/churn');
      churn.onApproved('Approved');
    },
    message: 'events about the versions of the group appear only on the default event bus of account 111122223333 and '
      + 'region us-east-1. Forward them from there to the default event bus of this stack, as forwardEventsTo of the '
      + 'group does, or create the rule there',
    right: ({ group }) => {
      group.onApproved('Approved');
    },
    source: guide('Events sent to Amazon EventBridge', 'automating-sagemaker-with-eventbridge'),
  },
} satisfies Explanations;
