import { spawnSync } from 'child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { delimiter, dirname, join, resolve } from 'path';
import { run, RunOptions } from './run';
import { jsii, name, version } from '../../package.json';

/** Where everything goes that is made here; git ignores it. */
export const WORK = resolve('.languages');

/** An app in one of the languages. The library is always the one that was packed into dist/. */
export interface Language {
  /** Why this machine cannot run the language, if it cannot. Without the method it has to. */
  missing?(): string | undefined;
  /** Installs the app's dependencies and the library, with the tool of the language. */
  install(): void;
  /** Makes the templates of examples/registry. */
  synthesize(options: RunOptions): void;
  /** Makes the templates of a program of one file. */
  synthesizeProgram(source: string, options: RunOptions): void;
  /** Tests what crosses the boundary. */
  test?(): void;
}

const EXAMPLE = resolve('examples/registry');

/** What a template must not depend on, besides the folder and the content of models. */
const ELSEWHERE = { TZ: 'Asia/Kathmandu', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };

/** A folder with the same tests and another model. */
function elsewhere(language: string, tests: string): string {
  const folder = join(WORK, 'elsewhere', language);
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(EXAMPLE, tests), join(folder, tests), { recursive: true });
  mkdirSync(join(folder, 'tests'), { recursive: true });
  cpSync(join(EXAMPLE, 'model', 'model.tar.gz'), join(folder, 'tests', 'model.tar.gz'));
  return folder;
}

class TypeScript implements Language {
  private readonly folder = join(WORK, 'typescript');

  public install() {
    // A folder of its own: in the repository, the example gets the sources and the newest CDK.
    rmSync(this.folder, { recursive: true, force: true });
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(join(this.folder, 'package.json'), '{ "private": true }\n');
    cpSync(EXAMPLE, join(this.folder, 'registry'), {
      recursive: true,
      filter: (path) => !['python', 'java', 'go', 'csharp', 'cdk.out', 'tsconfig.json'].some((other) => path === join(EXAMPLE, other)),
    });
    run('npm', ['install', '--no-audit', '--no-fund', packed(`js/${name}@${version}.jsii.tgz`), `aws-cdk-lib@${cdkVersion()}`], { cwd: this.folder });
  }

  public synthesize(options: RunOptions) {
    this.tsx('registry/app.ts', options);
  }

  public synthesizeProgram(source: string, options: RunOptions) {
    this.tsx(program(join(this.folder, 'program.ts'), source), options);
  }

  public test() {
    this.jest(join(this.folder, 'registry'));
    // The library is found from there, too.
    const folder = join(this.folder, 'elsewhere');
    rmSync(folder, { recursive: true, force: true });
    cpSync(elsewhere('typescript', 'tests'), folder, { recursive: true });
    this.jest(folder, ELSEWHERE);
  }

  private jest(rootDir: string, env?: NodeJS.ProcessEnv) {
    const tsconfig = { module: 'commonjs', target: 'es2022', esModuleInterop: true, isolatedModules: true };
    run(resolve('node_modules/.bin/jest'), ['--ci', '--config', JSON.stringify({
      rootDir,
      testMatch: ['**/tests/*.test.ts'],
      transform: { '^.+\\.ts$': [require.resolve('ts-jest'), { tsconfig }] },
    })], { cwd: rootDir, env });
  }

  private tsx(file: string, options: RunOptions) {
    run(resolve('node_modules/.bin/tsx'), [file], { cwd: this.folder, ...options });
  }
}

class Python implements Language {
  private readonly folder = join(EXAMPLE, 'python');
  private readonly python = join(this.folder, '.venv', process.platform === 'win32' ? 'Scripts' : 'bin', 'python');

  public install() {
    const wheel = packed(`python/${jsii.targets.python.module}-${version}-py3-none-any.whl`);
    run('python3', ['-m', 'venv', '.venv'], { cwd: this.folder });
    this.pip('-r', 'requirements-dev.txt');
    // The version is always the same: without force, pip would keep what is installed.
    this.pip('--force-reinstall', '--no-deps', wheel);
    // And without dependencies, so that nothing comes from elsewhere in its name: what is missing is found here.
    run(this.python, ['-m', 'pip', 'check'], { cwd: this.folder });
  }

  public synthesize(options: RunOptions) {
    run(this.python, ['app.py'], { cwd: this.folder, ...options });
  }

  public synthesizeProgram(source: string, options: RunOptions) {
    run(this.python, [program(join(WORK, 'program.py'), source)], options);
  }

  public test() {
    run(this.python, ['-m', 'pytest', '-q', 'tests'], { cwd: this.folder });
    run(this.python, ['-m', 'pytest', '-q', 'tests'], { cwd: join(elsewhere('python', 'python/tests'), 'python'), env: ELSEWHERE });
  }

  /** What an app and the library say to each other. */
  public trace(file: string, args: string[], options: RunOptions): string {
    return run(this.python, [file, ...args], { ...options, trace: true });
  }

  private pip(...args: string[]) {
    run(this.python, ['-m', 'pip', 'install', '--quiet', ...args], { cwd: this.folder });
  }
}

class Java implements Language {
  private readonly folder = join(EXAMPLE, 'java');

  public install() {
    const { groupId, artifactId } = jsii.targets.java.maven;
    const folder = `java/${groupId.replaceAll('.', '/')}/${artifactId}/${version}`;
    const files = ['jar', 'pom'].map((type) => packed(`${folder}/${artifactId}-${version}.${type}`));
    this.maven({}, 'org.apache.maven.plugins:maven-install-plugin:3.1.3:install-file', `-Dfile=${files[0]}`, `-DpomFile=${files[1]}`);
  }

  public synthesize(options: RunOptions) {
    this.maven(options, 'compile', 'exec:java');
  }

  public synthesizeProgram(source: string, options: RunOptions) {
    const classpath = join(WORK, 'classpath.txt');
    this.maven({}, 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath', `-Dmdep.outputFile=${classpath}`, `-Dmdep.pathSeparator=${delimiter}`);
    run('java', ['-cp', readFileSync(classpath, 'utf8').trim(), program(join(WORK, 'Program.java'), source)], options);
  }

  public test() {
    this.maven({}, 'test');
  }

  private maven(options: RunOptions, ...args: string[]) {
    run('mvn', ['--quiet', '--batch-mode', ...args], { cwd: this.folder, ...options });
  }
}

class Go implements Language {
  private readonly folder = join(EXAMPLE, 'go');

  /** The library is replaced by the packed one in go.mod. */
  public install() {
    packed(`go/${jsii.targets.go.packageName}/go.mod`);
    run('go', ['mod', 'download'], { cwd: this.folder });
  }

  public synthesize(options: RunOptions) {
    run('go', ['run', '.'], { cwd: this.folder, ...options });
  }

  public synthesizeProgram(source: string, options: RunOptions) {
    run('go', ['run', program(join(WORK, 'program.go'), source)], { cwd: this.folder, ...options });
  }

  public test() {
    // What is tested lies outside the module, and Go would once the result.
    run('go', ['test', '-count=1', './...'], { cwd: this.folder });
  }
}

class CSharp implements Language {
  private readonly folder = join(EXAMPLE, 'csharp');
  /** Made anew in each run: the version is always the same, and NuGet would keep the library that it once unpacked. */
  private readonly packages = join(WORK, 'nuget');

  public missing() {
    const { status, stdout } = spawnSync('dotnet', ['--version'], { encoding: 'utf8' });
    if (status !== 0) { return 'there is no SDK of .NET (10 or later)'; }
    return Number.parseInt(stdout) < 10 ? `the SDK of .NET is ${stdout.trim()}, and programs of one file need 10 or later` : undefined;
  }

  public install() {
    packed(`dotnet/${jsii.targets.dotnet.packageId}.${version}.nupkg`);
    rmSync(this.packages, { recursive: true, force: true });
    for (const made of ['bin', 'obj', 'tests/bin', 'tests/obj']) { rmSync(join(this.folder, made), { recursive: true, force: true }); }
    // What the compiler warns of fails, but for the age of .NET 8, on which apps still run.
    run('dotnet', ['build', 'Registry.csproj', '--nologo', '-warnaserror', '-p:CheckEolTargetFramework=false', ...this.sources()], { cwd: this.folder });
  }

  public synthesize(options: RunOptions) {
    run('dotnet', ['run', '--project', 'Registry.csproj', '--no-build'], { cwd: this.folder, ...options });
  }

  public synthesizeProgram(source: string, options: RunOptions) {
    const properties = { RestoreAdditionalProjectSources: resolve('dist/dotnet'), RestorePackagesPath: this.packages, PublishAot: 'false' };
    const directives = [
      `#:package ${jsii.targets.dotnet.packageId}@${version}`,
      `#:package Amazon.CDK.Lib@${cdkVersion()}`,
      ...Object.entries(properties).map(([property, value]) => `#:property ${property}=${value}`),
    ];
    // A folder of its own: the program would get the project's settings in the example's.
    run('dotnet', ['run', program(join(WORK, 'csharp', 'program.cs'), `${directives.join('\n')}\n${source}`)], { cwd: WORK, ...options });
  }

  public test() {
    run('dotnet', ['test', 'tests/Registry.Tests.csproj', '--nologo', ...this.sources()], { cwd: this.folder });
  }

  private sources(): string[] {
    return [`-p:RestoreAdditionalProjectSources=${resolve('dist/dotnet')}`, `-p:RestorePackagesPath=${this.packages}`];
  }
}

export const LANGUAGES = {
  typescript: new TypeScript(),
  python: new Python(),
  java: new Java(),
  go: new Go(),
  csharp: new CSharp(),
} satisfies Record<string, Language>;

/** The CDK of all apps: the newest that the registries of all languages have. */
function cdkVersion(): string {
  const found = /^aws-cdk-lib==(\S+)$/m.exec(readFileSync(join(EXAMPLE, 'python', 'requirements.txt'), 'utf8'));
  if (!found) { throw new Error('examples/registry/python/requirements.txt does not say which aws-cdk-lib'); }
  return found[1];
}

function packed(path: string): string {
  const file = resolve('dist', path);
  if (!existsSync(file)) { throw new Error(`dist/${path} is missing: run npm run compile and npm run package-all first`); }
  return file;
}

function program(file: string, source: string): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, source);
  return file;
}
