import { DockerImage, Fn } from 'aws-cdk-lib';
import { InstanceType, ModelData, ModelPackageGroup, S3File } from '../../../src';
import { Explanations } from '../explanation';
import { api, API_MODEL, schema, TOKENS } from '../sources';

const CDK_ASSETS = '[AWS CDK, Assets](https://docs.aws.amazon.com/cdk/v2/guide/assets.html)';

export const VALUE_EXPLANATIONS = {
  'List.length': {
    meaning: 'SageMaker or CloudFormation rejects lists that are shorter or longer.',
    wrong: ({ specification }) => {
      specification({ containers: [] });
    },
    message: 'inferenceSpecification.containers: [] has 0 elements. Use 1 to 15',
    right: ({ specification, image }) => {
      specification({ containers: [{ image }] });
    },
    source: `${API_MODEL}; ${schema('ModelPackage')}`,
  },
  'List.token': {
    meaning: 'A list that is a token has a single element in code, which represents the whole list. CDK cannot write it '
      + 'into an ARN, or join it with other lists.',
    wrong: ({ group, role }) => {
      const names = Fn.split(',', Fn.importValue('ModelNames'));
      group.grants.deploy(role, { modelNames: names });
    },
    message: 'modelNames: is a list that is a token, whose elements cannot be written one by one. Specify each element, '
      + 'such as Fn.select(0, list)',
    right: ({ group, role }) => {
      const names = Fn.split(',', Fn.importValue('ModelNames'));
      group.grants.deploy(role, { modelNames: [Fn.select(0, names), Fn.select(1, names)] });
    },
    source: TOKENS,
  },
  'Map.size': {
    meaning: 'SageMaker or CloudFormation rejects maps with more entries.',
    wrong: ({ specification, image }) => {
      const names = Array.from({ length: 17 }, (_, index) => `SETTING_${index}`);
      const environment = Object.fromEntries(names.map((name) => [name, 'on']));
      specification({ containers: [{ image, environment }] });
    },
    message: 'inferenceSpecification.containers[0].environment: has 17 entries. Use at most 16',
    right: ({ specification, image }) => {
      specification({ containers: [{ image, environment: { SETTINGS: 's3://models/churn/settings.json' } }] });
    },
    source: `${API_MODEL}; ${schema('ModelPackage')}`,
  },
  'Number.range': {
    meaning: 'SageMaker or CloudFormation rejects other numbers.',
    wrong: ({ validation }) => {
      validation({ transformResources: { instanceType: InstanceType.M5_LARGE, instanceCount: 0 } });
    },
    message: 'validationSpecification.transformResources.instanceCount: 0 is out of range. Use a whole number, 1 '
      + 'to 100',
    right: ({ validation }) => {
      validation({ transformResources: { instanceType: InstanceType.M5_LARGE, instanceCount: 1 } });
    },
    source: `${api('TransformResources')}; ${schema('ModelPackage')}`,
  },
  'File.missing': {
    meaning: 'CDK reads the file at synthesis. Its path is relative to the directory in which the app runs, '
      + 'usually that of `cdk.json`.',
    wrong: () => S3File.fromAsset('examples/registry/evaluation.json'),
    message: 'path: "examples/registry/evaluation.json" does not exist. Specify the path of a file, relative to '
      + 'the working directory of the app',
    right: () => S3File.fromAsset('examples/registry/model/evaluation.json'),
    source: CDK_ASSETS,
  },
  'File.gitLfsPointer': {
    meaning: 'Git LFS leaves a small text file in the place of a file that was not fetched, and it would be uploaded as '
      + 'the model.',
    wrong: () => ModelData.fromAsset('test/fixtures/git-lfs/model.tar.gz'),
    message: 'path: "test/fixtures/git-lfs/model.tar.gz" is a pointer of Git LFS, and not the file itself. Fetch the '
      + 'file with git lfs pull, or use a small file of its own in tests',
    right: () => ModelData.fromAsset('examples/registry/model/model.tar.gz'),
    source: 'https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md',
  },
  'File.danglingLink': {
    meaning: 'The path is that of a symbolic link, and what it names is not there: CDK has nothing to upload.',
    wrong: () => ModelData.fromAsset('test/fixtures/dangling-link/model.tar.gz'),
    message: 'path: "test/fixtures/dangling-link/model.tar.gz" is a symbolic link to ../../../build/model.tar.gz, which does '
      + 'not exist. Restore the file that the link names, or specify the path of a file',
    right: () => ModelData.fromAsset('examples/registry/model/model.tar.gz'),
    source: CDK_ASSETS,
  },
  'File.empty': {
    meaning: 'A gzip-compressed tar archive has at least a header, so that a file without content is not a model. '
      + 'The version would be registered, and each endpoint with it would fail.',
    wrong: () => ModelData.fromAsset('test/fixtures/empty/model.tar.gz'),
    message: 'path: "test/fixtures/empty/model.tar.gz" is empty. Specify the file with its content: a download or a build '
      + 'may have left an empty one',
    right: () => ModelData.fromAsset('examples/registry/model/model.tar.gz'),
    source: '[RFC 1952, GZIP file format](https://www.rfc-editor.org/rfc/rfc1952)',
  },
  'File.bundling': {
    meaning: 'The options of an upload have a property `bundling`, with which CDK runs a tool on a directory and uploads '
      + 'the result. An artifact of a model is a file that exists at synthesis.',
    wrong: () => ModelData.fromAsset('examples/registry/model/model.tar.gz', {
      bundling: { image: DockerImage.fromRegistry('alpine'), command: ['tar', '-czf', '/asset-output/model.tar.gz', '.'] },
    }),
    message: 'options.bundling: cannot be used, as CDK bundles directories, and this is a file. Run the tool that makes '
      + 'the file before the app, and specify the path of its result',
    right: () => ModelData.fromAsset('examples/registry/model/model.tar.gz'),
    source: CDK_ASSETS,
  },
  'File.directory': {
    meaning: 'CDK would upload a directory as a zip file, and SageMaker needs the archive itself.',
    wrong: () => ModelData.fromAsset('examples/registry/model'),
    message: 'path: "examples/registry/model" is a directory. Pack the model with "tar -czf model.tar.gz -C '
      + 'MODEL_DIRECTORY ." and give the path of that file',
    right: () => ModelData.fromAsset('examples/registry/model/model.tar.gz'),
    source: CDK_ASSETS,
  },
  'Arn.form': {
    meaning: 'An ARN of another resource type, or of no resource at all, would fail at deployment or grant nothing.',
    wrong: ({ stack }) => {
      ModelPackageGroup.fromModelPackageGroupArn(stack, 'Churn',
        'arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3');
    },
    message: 'modelPackageGroupArn: "arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/3" is not the '
      + 'ARN of a model package group. Write it as '
      + 'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn',
    right: ({ stack }) => {
      ModelPackageGroup.fromModelPackageGroupArn(stack, 'Churn',
        'arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/churn');
    },
    source: '[Service Authorization Reference, Amazon SageMaker]'
      + '(https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html)',
  },
} satisfies Explanations;
