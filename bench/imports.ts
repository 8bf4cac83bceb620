import { execFileSync } from 'child_process';
import { median, medianRatio, rounds } from './statistics';

const LIBRARY = require.resolve('cdk-sagemaker-model-package');

/** What an app of one package does. CDK loads its files when they are needed, most of them not at the import. */
const APP = `
  const { App, Stack } = require('aws-cdk-lib');
  const { Bucket } = require('aws-cdk-lib/aws-s3');
  const { Repository } = require('aws-cdk-lib/aws-ecr');
  const { ContainerImage, InferenceSpecification, ModelData, ModelPackage, ModelPackageGroup } = require(${JSON.stringify(LIBRARY)});
  const stack = new Stack(new App(), 'Stack');
  new ModelPackage(stack, 'Version', {
    modelPackageGroup: new ModelPackageGroup(stack, 'Group'),
    inferenceSpecification: new InferenceSpecification({
      containers: [{
        image: ContainerImage.fromEcrRepository(new Repository(stack, 'Images'), '1.0'),
        modelData: ModelData.fromBucket(new Bucket(stack, 'Models'), 'model.tar.gz'),
      }],
      supportedContentTypes: ['text/csv'],
      supportedResponseMimeTypes: ['text/csv'],
    }),
  });
  stack.resolve(stack._toCloudFormation());
`;

/** Median CPU times in milliseconds. */
export interface ImportFigures {
  /** The library, and what it loads of CDK, when it is imported. */
  readonly library: number;
  /** That much of CDK alone. */
  readonly cdkAtImport: number;
  /** What an app of one package loads of CDK. */
  readonly cdkInUse: number;
  /** The same, and what the app loads of the library. */
  readonly libraryInUse: number;
  /** Medians of the pairs. */
  readonly ratioAtImport: number;
  readonly ratioInUse: number;
  readonly pairs: number;
}

/** Imports files, each time in a new process and without a loader between. */
export function measureImports(pairs: number): ImportFigures {
  const atImport = filesOf(load([LIBRARY])).filter(isOfCdk);
  const used = filesOf(APP);
  const inUse = used.filter(isOfCdk);
  const librarysOwn = used.filter((file) => !isOfCdk(file));
  const times = rounds(pairs, {
    cdkAtImport: () => timeOf(atImport),
    library: () => timeOf([LIBRARY]),
    cdkInUse: () => timeOf(inUse),
    libraryInUse: () => timeOf([...inUse, ...librarysOwn]),
  });
  return {
    library: median(times.library),
    cdkAtImport: median(times.cdkAtImport),
    cdkInUse: median(times.cdkInUse),
    libraryInUse: median(times.libraryInUse),
    ratioAtImport: medianRatio(times.library, times.cdkAtImport),
    ratioInUse: medianRatio(times.libraryInUse, times.cdkInUse),
    pairs,
  };
}

/** In the order in which they are loaded. */
function filesOf(script: string): string[] {
  return JSON.parse(run(`${script}; console.log(JSON.stringify(Object.keys(require.cache)))`));
}

function isOfCdk(file: string): boolean {
  return file.includes('node_modules');
}

function timeOf(files: string[]): number {
  return Number(run(`const start = process.cpuUsage(); ${load(files)} const { user, system } = process.cpuUsage(start); console.log((user + system) / 1000);`));
}

function load(files: string[]): string {
  return `${JSON.stringify(files)}.forEach((file) => require(file));`;
}

function run(script: string): string {
  return execFileSync(process.execPath, ['-e', script], { encoding: 'utf-8' });
}
