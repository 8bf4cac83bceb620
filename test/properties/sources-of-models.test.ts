import { CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { LEGAL_GROUP } from './arbitraries';
import { GroupData, StringMap } from './data';
import { renderGroup, STATED } from './expected';
import { renderModel } from './expected-model';
import { MODEL_RULES } from './model-rules';
import { addModel, idsOf, LEGAL_MODEL, ModelOfData } from './models';
import { RULES } from './rules';
import { Hits } from './run';
import { changesOf, Differential, inTemplate, sourcesOf } from './source-differential';
import { ModelPackage, ModelPackageGroup } from '../../src';
import { Code } from '../../src/diagnostics/codes';
import { newStack } from '../support';
import { newModel } from '../support/models';
import { specification } from '../support/packages';

/*
 * Models and groups, held against CreateModel, CreateModelPackageGroup and the schemas of CloudFormation, and the tags
 * of all that has some: see source-differential.ts.
 */

/** What the library refuses though the API model and the schemas of CloudFormation allow it, and who says so. */
const STRICTER: { readonly [code in Code]?: string } = {
  'S3Location.leadingSlash': 'Amazon S3: the key is legal, and names an object that nobody has',
  'S3Location.uriAsKey': 'Amazon S3: the key is legal, and names an object that nobody has',
  'S3Location.notAnArchive': "the API's text: ModelDataUrl points to a single gzip-compressed tar archive",
  'S3Location.notAnObject': "the API's text: ModelDataUrl points to a single archive, which is no prefix",
  'ModelData.prefixWithoutSlash': "the API's text: S3ModelDataSource.S3Uri with S3Prefix",
  'ModelData.otherRegion': 'SageMaker Developer Guide: the bucket of a model is in the region of its endpoint',
  'Text.accountId': 'API of ECR (2015-09-21), RegistryId',
  'Text.imageTag': 'OCI distribution specification',
  'Text.imageDigest': 'OCI image specification',
  'Text.imagePath': "the API's text: registry/repository with a tag or a digest, which has no scheme",
  'Text.length': "OCI distribution specification: tags have at most 128 characters; the API's text: HubContentArn is an ARN",
  'Arn.form': 'typed API: a package is a construct, which has an ARN, and not only a name',
  'List.length': "the API's text: a model has a primary container, or several",
  'Role.protectionWithRole': 'typed API: it is about the role that the library makes, and the template has no word for it',
  'Model.outboundWithSecurityGroups': 'typed API: it is about the security group that the library makes',
  'Model.environmentSize': "the API's text: the maps of all containers have at most 32 KB",
  'Model.hostnameTaken': "the API's text: ContainerHostname uniquely identifies the container",
  'Model.missingHostname': "the API's text: if one container of a pipeline has a ContainerHostname, every one must have one",
  'Model.multiModelContainers': 'SageMaker Developer Guide, Multi-model endpoints: one multi-model container in a pipeline',
  'Model.otherRegion': 'SageMaker Developer Guide: images and packages are in the region of the model',
  'Model.privateRegistryWithoutVpc': 'SageMaker Developer Guide, Use a private Docker registry: the model has a VpcConfig',
  'ModelContainer.hubWithArchive': 'typed API: HubAccessConfig is a part of ModelDataSource, which an archive has not',
  'ModelContainer.hubWithMultiModel': 'SageMaker Developer Guide, Multi-model endpoints: ModelDataUrl, and no ModelDataSource',
  'ModelContainer.imageOutsideEcr': "the API's text: RepositoryAccessMode is Vpc for images that are not in Amazon ECR",
  'ModelContainer.multiModelData': 'SageMaker Developer Guide, Multi-model endpoints: ModelDataUrl is a prefix that ends in a slash',
  'ModelContainer.multiModelDataMissing': 'SageMaker Developer Guide, Multi-model endpoints: ModelDataUrl is a prefix',
  'ModelContainer.eulaWithMultiModel': 'SageMaker Developer Guide, Multi-model endpoints: ModelDataUrl, and no ModelDataSource',
  'ModelPackageGroup.snapshot': 'CloudFormation User Guide, DeletionPolicy: the types of resources that have snapshots',
};

const MODEL_FAULTS = sourcesOf('AWS-SageMaker-Model', 'CreateModelInput');
const GROUP_FAULTS = sourcesOf('AWS-SageMaker-ModelPackageGroup', 'CreateModelPackageGroupInput');
const models = new Differential<ModelOfData>({
  faultsIn: (data) => MODEL_FAULTS(inTemplate(renderModel(data, STATED))),
  add: (world, id, data) => addModel(world, id, data),
});
const groups = new Differential<GroupData>({
  faultsIn: (data) => GROUP_FAULTS(inTemplate(renderGroup(data, 'generated'))),
  add: (world, id, data) => world.addGroup(id, data),
});

const REGISTRY = { via: 'uri' as const, uri: 'registry.example.com/churn:3' };
const ROLE = 'arn:aws:iam::111122223333:role/model';
/** What CDK makes of it is no text in LEGAL_MODEL. */
const BY_ARN: ModelOfData = {
  containers: [{ image: REGISTRY, credentialsProvider: 'arn:aws:lambda:eu-west-1:111122223333:function:login' }],
  network: { subnetIds: idsOf('subnet', 2), securityGroupIds: idsOf('sg', 2) },
  roleArn: ROLE,
};

beforeAll(() => {
  process.env.CDK_DISABLE_STACK_TRACE = 'true';
  models.try(BY_ARN);
  fc.sample(LEGAL_MODEL, { seed: 17, numRuns: 60 }).forEach((data) => models.try(data));
  fc.sample(LEGAL_GROUP, { seed: 17, numRuns: 20 }).forEach((data) => groups.try(data));
  for (const { cases } of [...MODEL_RULES, ...RULES]) {
    for (const { broken, path } of fc.sample(cases, { seed: 17, numRuns: 3 })) {
      if ('model' in broken) { models.hold(broken.model, path, broken); }
      if ('served' in broken) { models.hold({ containers: [broken.served] }, `containers[].${path}`, broken); }
      if ('group' in broken) { groups.hold(broken.group, path, broken); }
    }
  }
}, 900_000);
test('nothing is accepted that a source refuses', () => {
  expect([models.accepted, groups.accepted]).toEqual([[], []]);
});

test('what is refused though the sources allow it has a source of its own', () => {
  const codeOf = (refused: string) => refused.slice(refused.lastIndexOf(': ') + 2) as Code;
  expect(
    [...models.refused, ...groups.refused].filter(([refused]) => STRICTER[codeOf(refused)] === undefined),
  ).toEqual([]);
});

test('enough was tried', () => {
  expect(models.hits.of('accepted, accepted by a source')).toBeGreaterThan(400);
  expect(models.hits.of('refused, refused by a source')).toBeGreaterThan(500);
  expect(models.refused.size).toBeGreaterThan(20);
  expect(groups.hits.of('accepted, accepted by a source')).toBeGreaterThan(50);
  expect(groups.hits.of('refused, refused by a source')).toBeGreaterThan(50);
});

/** All that has tags: how it is made, and what the sources say of it. */
const TAGGED: [string, (scope: Construct) => Construct, (properties: object) => string[], object][] = [
  ['a group', (scope) => new ModelPackageGroup(scope, 'It'), GROUP_FAULTS, { ModelPackageGroupName: 'churn' }],
  ['a model', (scope) => newModel(scope, {}, 'It'), MODEL_FAULTS, { ModelName: 'churn', ExecutionRoleArn: ROLE }],
  ['an unversioned package', (scope) => new ModelPackage(scope, 'It', { inferenceSpecification: specification() }),
    sourcesOf('AWS-SageMaker-ModelPackage', 'CreateModelPackageInput'), {}],
];

test.each(TAGGED)('the tags of %s are refused where a source refuses them, and only there', (_name, make, faultsIn, properties) => {
  const outcomes = new Hits();
  for (const tags of changesOf({ team: 'growth' }, { path: ['tags'], kind: 'map' }) as StringMap[]) {
    const { node } = make(newStack());
    for (const [key, value] of Object.entries(tags)) {
      (node.defaultChild as CfnModelPackageGroup).tags.setTag(key, value);
    }
    const isRefused = node.validate().length > 0;
    const faults = faultsIn({ ...properties, Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) });
    expect({ tags, isRefused }).toEqual({ tags, isRefused: faults.length > 0 });
    outcomes.add(isRefused ? 'refused' : 'accepted');
  }
  expect(outcomes.of('refused')).toBeGreaterThan(20);
  expect(outcomes.of('accepted')).toBeGreaterThan(20);
});
