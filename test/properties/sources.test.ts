import * as fc from 'fast-check';
import { legalPackage } from './arbitraries';
import { PackageData } from './data';
import { renderPackage, STATED } from './expected';
import { RULES } from './rules';
import { Differential, inTemplate, sourcesOf } from './source-differential';
import { Code } from '../../src/diagnostics/codes';

/* Packages, held against CreateModelPackage and the schema of CloudFormation: see source-differential.ts. */

/** What the library refuses though the API model and the schema of CloudFormation allow it, and who says so. */
const STRICTER: { readonly [code in Code]?: string } = {
  'S3Location.leadingSlash': 'Amazon S3: the key is legal, and names an object that nobody has',
  'S3Location.uriAsKey': 'Amazon S3: the key is legal, and names an object that nobody has',
  'S3Location.notAnArchive': "the API's text: ModelDataUrl and SamplePayloadUrl point to a single .tar.gz archive",
  'S3Location.notAnObject': "the API's text: a single object, and not a prefix",
  'ModelData.prefixWithoutSlash': "the API's text: S3ModelDataSource.S3Uri with S3Prefix",
  'Text.bucketName': 'bucket naming rules of Amazon S3',
  'Text.accountId': 'API of ECR (2015-09-21), RegistryId',
  'Text.repositoryName': 'API of ECR (2015-09-21), RepositoryName',
  'Text.imageTag': 'OCI distribution specification',
  'Text.imageDigest': 'OCI image specification',
  'Text.length': 'OCI distribution specification: tags have at most 128 characters',
  'Text.imagePath': "the API's text: registry/repository with a tag or a digest, which has no scheme",
  'Text.instanceType': 'API model: the form of all values of its enumerations, which lag behind AWS',
  'Text.oneLine': 'API model: UpdateModelPackage.ApprovalDescription, which CreateModelPackage does not have',
  'Number.range': "the API's text: 100 instances, 100 MiB; API model: integers have 32 bits",
  'ValidationSpecification.payload': "the API's text: MaxConcurrentTransforms × MaxPayloadInMB is at most 100",
  'ModelCard.notJson': 'model card schema: the content is a JSON object',
  'ModelPackage.specificationNameTaken': "the API's text: AdditionalInferenceSpecificationDefinition.Name is unique",
  'ModelPackage.instanceTypesRequired': "the API's text: InferenceSpecification, required for unversioned models",
  'ModelData.otherRegion': 'SageMaker Developer Guide: the bucket of a model is in the region of the package',
  'ModelPackage.nameOnVersion': 'SageMaker: "Both ModelPackageName and ModelPackageGroupName are provided in the input"',
  'ModelPackage.certifiedVersion': "the API's text: CertifyForMarketplace, optional for unversioned models",
  'ModelPackage.certificationWithoutValidation': 'SageMaker Developer Guide, Create a Model Package Resource: a product has a validation',
  'ModelPackage.specificationRequired': "the API's text: InferenceSpecification, required for unversioned models",
  'ModelPackage.uncompressedOnUnversioned': 'SageMaker Python SDK, which refuses it',
  'ModelPackage.sourceUriWithSpecification': 'SageMaker Python SDK, which never sends both',
  'ModelPackage.sourceUriOnUnversioned': 'SageMaker Python SDK, which refuses it',
  'ModelPackage.tooManySpecifications': 'both: those to add come on top, and a package has at most 15',
  'ModelPackage.algorithmData': "the API's text: SourceAlgorithm.ModelDataUrl points to a single archive",
  'ModelPackage.snapshot': 'CloudFormation User Guide, DeletionPolicy: the types of resources that have snapshots',
  'ModelPackage.environmentOnUnversioned': 'SageMaker: "Environment variable map cannot be specified when using non-versioned ModelPackages"',
};

/** The enumerations of instance types lag behind AWS, and the fixture cuts them. */
const FAULTS = sourcesOf('AWS-SageMaker-ModelPackage', 'CreateModelPackageInput', ['TransformInstanceType', 'ProductionVariantInstanceType']);

const packages = new Differential<PackageData>({
  faultsIn: (data) => FAULTS(inTemplate(renderPackage(data, STATED))),
  add: (world, id, data) => world.addPackage(id, data),
});

beforeAll(() => {
  process.env.CDK_DISABLE_STACK_TRACE = 'true';
  fc.sample(legalPackage(), { seed: 17, numRuns: 30 }).forEach((data) => packages.try(data));
  for (const { cases } of RULES) {
    for (const { broken, path } of fc.sample(cases, { seed: 17, numRuns: 1 })) {
      if ('package' in broken) { packages.hold(broken.package, path, broken); }
    }
  }
}, 900_000);

test('nothing is accepted that a source refuses', () => {
  expect(packages.accepted).toEqual([]);
});

test('what is refused though the sources allow it has a source of its own', () => {
  const codeOf = (refused: string) => refused.slice(refused.lastIndexOf(': ') + 2) as Code;
  expect([...packages.refused].filter(([refused]) => STRICTER[codeOf(refused)] === undefined)).toEqual([]);
});

test('enough was tried', () => {
  expect(packages.hits.of('accepted, accepted by a source')).toBeGreaterThan(1_000);
  expect(packages.hits.of('refused, refused by a source')).toBeGreaterThan(500);
  expect(packages.refused.size).toBeGreaterThan(10);
});
