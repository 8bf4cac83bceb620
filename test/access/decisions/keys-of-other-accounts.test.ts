import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Allowed, allowedTo, ofKey } from './universe';
import { ModelPackage, ModelPackageGroup, ModelPackageGroupGrants } from '../../../src';
import { newRole, newWorld, World } from '../../support/grants';
import { Deployed } from '../../support/iam';
import { newGroup, specification } from '../../support/packages';

/*
 * The key of a group or of its version, for grantees of other accounts: the policy of the key and that of the grantee
 * have to allow it, through SageMaker in the region of the group only.
 */

const IMPORTED = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const THEIRS = 'arn:aws:iam::444455556666:role/theirs';

/** Keys, and whether the app can change their policy. */
const KEYS: [string, boolean, (world: World) => kms.IKeyRef][] = [
  ['a key of the app', true, ({ stack }) => new kms.Key(stack, 'Key')],
  ['an L1 key with a policy', true, ({ stack }) => new kms.CfnKey(stack, 'Key', { keyPolicy: { Version: '2012-10-17', Statement: [] } })],
  ['an L1 key with the default policy', false, ({ stack }) => new kms.CfnKey(stack, 'Key')],
  ['an imported key', false, ({ stack }) => kms.Key.fromKeyArn(stack, 'Key', IMPORTED)],
];

/** How the grants learn of the key. */
const PLACES: [string, (world: World, group: ModelPackageGroup, key: kms.IKeyRef) => kms.IKeyRef | undefined][] = [
  ['of the grant', (_world, _group, key) => key],
  ['of a version', ({ stack }, modelPackageGroup, encryptionKey) => {
    new ModelPackage(stack, 'Package', { modelPackageGroup, encryptionKey, inferenceSpecification: specification() });
    return undefined;
  }],
];

const GRANTEES: [string, (world: World) => iam.IGrantable, string][] = [
  ['another account', () => new iam.AccountPrincipal('444455556666'), '444455556666'],
  ['a role that the app defines in another account', ({ other }) => newRole(other, 'Role', 'theirs'), THEIRS],
  ['an imported role of another account', ({ stack }) => iam.Role.fromRoleArn(stack, 'Role', THEIRS), THEIRS],
];

const READ: Allowed = { 'kms:Decrypt': ['key through SageMaker'], 'kms:DescribeKey': ['key through SageMaker'] };
const WRITE: Allowed = {
  ...READ, 'kms:GenerateDataKey': ['key through SageMaker'], 'kms:CreateGrant': ['key through SageMaker for AWS'],
};

type GrantMaker = (grants: ModelPackageGroupGrants, grantee: iam.IGrantable, encryptionKey?: kms.IKeyRef) => void;

const GRANTS: [string, GrantMaker, Allowed][] = [
  ['read', (grants, grantee, encryptionKey) => grants.read(grantee, { encryptionKey }), READ],
  ['register', (grants, grantee, encryptionKey) => grants.register(grantee, { encryptionKey }), WRITE],
  ['approve', (grants, grantee, encryptionKey) => grants.approve(grantee, { encryptionKey }), WRITE],
  ['changeStage', (grants, grantee, encryptionKey) => grants.changeStage(grantee, { encryptionKey }), WRITE],
  ['deploy', (grants, grantee, encryptionKey) => grants.deploy(grantee, { encryptionKey }), READ],
  ['delete', (grants, grantee) => grants.delete(grantee), {}],
  ['actions', (grants, grantee) => grants.actions(grantee, ['sagemaker:ListTags']), {}],
];

describe.each(KEYS)('%s', (_key, isOwned, makeKey) => {
  describe.each(PLACES)('%s', (_place, bring) => {
    describe.each(GRANTEES)('for %s', (grantee, makeGrantee, who) => {
      test.each(GRANTS)('%s', (_grant, grant, allowed) => {
        const world = newWorld();
        const [group, key] = [newGroup(world.stack), makeKey(world)];
        grant(group.grants, makeGrantee(world), bring(world, group, key));
        const deployed = new Deployed(world.app);
        if (grantee.startsWith('an imported')) { deployed.withAdministrator(THEIRS); }
        const asked = [
          ...ofKey('key', deployed.value(world.stack, key.keyRef.keyArn)), ...ofKey('another key', 'arn:aws:kms:eu-west-1:111122223333:key/another'),
        ];
        expect(allowedTo(deployed, who, asked)).toEqual(isOwned ? allowed : {});
        // Nobody else gets anything, of a third account, of this one, or of the account of a role.
        const others = ['777788889999', 'arn:aws:iam::111122223333:role/other', 'arn:aws:iam::444455556666:role/somebody'];
        others.forEach((other) => expect(allowedTo(deployed, other, asked)).toEqual({}));
      });
    });
  });
});
