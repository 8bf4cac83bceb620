import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import * as cdk from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import * as ts from 'typescript';
import { ENV } from './index';
import * as library from '../../src';

const FIXTURE = readFileSync('rosetta/default.ts-fixture', 'utf-8').split('/// here')[0];

/** Something that a block or the fixture declares. Of another account, if a comment says so. */
interface Declaration { readonly name: string; readonly type: string; readonly account?: string }

/** Runs a block of the documentation as part of an app, and synthesizes the app. */
export function synthesize(source: string, useFixture: boolean): void {
  const values = new Map<string, unknown>();
  const app = new cdk.App({ context: { '@aws-cdk/core:defaultCrossStackReferences': 'weak' } });
  const prelude = useFixture ? FIXTURE : '';
  const names = [...importsOf(prelude)].filter(([name]) => uses(source, name));
  names.forEach(([name, value]) => values.set(name, value));

  const declared = [...declarationsOf(source), ...declarationsOf(prelude).filter(({ name }) => uses(source, name))];
  const stack = new cdk.Stack(app, 'Documented', { env: ENV });
  // A block may define nothing in this stack.
  new cdk.CfnWaitConditionHandle(stack, 'Placeholder');
  for (const declaration of declared) { values.set(declaration.name, valueOf(declaration, app, stack)); }

  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const body = `{\n${outputText}\nreturn typeof stack === 'undefined' ? undefined : stack;\n}`;
  const run = new Function('require', 'exports', ...values.keys(), body);
  const made = inFolderOf(source, () => run(required, {}, ...values.values())) as cdk.Stack | undefined;
  for (const root of new Set([app, ...made ? [made.node.root as cdk.App] : []])) { root.synth(); }
}

function required(name: string): unknown {
  return name === 'cdk-sagemaker-model-package' ? library : jest.requireActual(name);
}

function importsOf(text: string): Map<string, unknown> {
  const all = new Map<string, unknown>();
  for (const [, clause, name] of text.matchAll(/^import (\* as \w+|\{[^}]*\}) from '([^']*)';/gm)) {
    const imported = required(name) as Record<string, unknown>;
    if (clause.startsWith('*')) { all.set(clause.slice(5), imported); continue; }
    clause.slice(1, -1).split(',').map((each) => each.trim()).filter(Boolean)
      .forEach((each) => all.set(each, imported[each]));
  }
  return all;
}

function declarationsOf(text: string): Declaration[] {
  return [...text.matchAll(/^declare const (\w+): ([\w.]+);(?: *\/\/ account (\d+))?/gm)]
    .map(([, name, type, account]) => ({ name, type, account }));
}

function uses(source: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(source);
}

function valueOf({ name, type, account = ENV.account }: Declaration, app: cdk.App, documented: cdk.Stack): unknown {
  if (name === 'stack') { return documented; }
  const create = VALUES[type] as typeof VALUES[string] | undefined;
  if (!create) { throw new Error(`test/support/documentation.ts has no value for "declare const ${name}: ${type}"`); }
  return create(documented, `Given${name}`, app, account!);
}

const sagemaker = new iam.ServicePrincipal('sagemaker.amazonaws.com');

const code = lambda.Code.fromInline('exports.handler = async () => {};');

/** What blocks declare, by its type. */
const VALUES: Record<string, (scope: Construct, id: string, app: cdk.App, account: string) => unknown> = {
  'App': (_scope, _id, app) => app,
  'Stack': (_scope, id, app, account) => new cdk.Stack(app, id, { env: { ...ENV, account } }),
  'CfnParameter': (scope, id) => new cdk.CfnParameter(scope, id),
  's3.Bucket': (scope, id) => new s3.Bucket(scope, id),
  's3.IBucket': (scope, id) => new s3.Bucket(scope, id),
  'ecr.Repository': (scope, id) => new ecr.Repository(scope, id),
  'ec2.Vpc': (scope, id) => new ec2.Vpc(scope, id, { maxAzs: 2 }),
  'ec2.IVpc': (scope, id) => new ec2.Vpc(scope, id, { maxAzs: 2 }),
  'iam.Role': (scope, id) => new iam.Role(scope, id, { assumedBy: sagemaker }),
  'iam.IRole': (scope, id) => new iam.Role(scope, id, { assumedBy: sagemaker }),
  'kms.Key': (scope, id) => new kms.Key(scope, id),
  'lambda.IFunction': (scope, id) => newFunction(scope, id),
  'lambda.Function': (scope, id) => newFunction(scope, id),
  'sns.Topic': (scope, id) => new sns.Topic(scope, id),
  'sqs.Queue': (scope, id) => new sqs.Queue(scope, id),
  'ModelPackageGroup': (scope, id) => new library.ModelPackageGroup(scope, id, { modelPackageGroupName: id }),
  'ModelPackage': (scope, id) => newVersion(scope, id),
  'IModelPackage': (scope, id) => newVersion(scope, id),
  'sagemaker.IModelPackageRef': (scope, id) => newVersion(scope, id),
  'Model': (scope, id) => new library.Model(scope, id, {
    containers: [library.ModelContainer.fromModelPackage(newVersion(scope, `${id}Version`))],
  }),
  'InferenceSpecification': () => newSpecification(),
  'ValidationSpecification': (scope, id) => new library.ValidationSpecification({
    profileName: 'held-out-rows',
    transformInput: { source: library.S3Source.fromUri('s3://models/rows.csv') },
    transformOutput: { bucket: new s3.Bucket(scope, id), prefix: 'validation/' },
    transformResources: { instanceType: library.InstanceType.M5_LARGE },
  }),
};

function newFunction(scope: Construct, id: string): lambda.Function {
  return new lambda.Function(scope, id, { code, handler: 'index.handler', runtime: lambda.Runtime.NODEJS_22_X });
}

function newSpecification(): library.InferenceSpecification {
  return new library.InferenceSpecification({
    containers: [{
      image: library.ContainerImage.fromUri('111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:3'),
      modelData: library.ModelData.fromUri('s3://models/churn/3/model.tar.gz'),
    }],
    supportedContentTypes: ['text/csv'],
    supportedResponseMimeTypes: ['text/csv'],
    supportedRealtimeInferenceInstanceTypes: [library.InstanceType.M5_LARGE],
    supportedTransformInstanceTypes: [library.InstanceType.M5_LARGE],
  });
}

function newVersion(scope: Construct, id: string): library.ModelPackage {
  return new library.ModelPackage(scope, id, {
    modelPackageGroup: new library.ModelPackageGroup(scope, `${id}Group`),
    inferenceSpecification: newSpecification(),
  });
}

/** In a folder that has the files which the block names. */
function inFolderOf<T>(source: string, run: () => T): T {
  const before = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'documentation-'));
  for (const [, name] of source.matchAll(/from(?:Asset|File|JsonFile)\('([^']*)'/g)) {
    const file = join(folder, /\.\w+$/.test(name) ? name : join(name, 'Dockerfile'));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, FILES[name] ?? 'FROM scratch\n');
  }
  for (const [, name] of source.matchAll(/readdirSync\('([^']*)'/g)) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'churn-7.json'), FILES['churn-7.json']);
  }
  process.chdir(folder);
  try { return run(); } finally { process.chdir(before); }
}

const FILES: Record<string, string> = {
  'churn-7.json': JSON.stringify({
    ModelPackageArn: 'arn:aws:sagemaker:eu-west-1:444455556666:model-package/churn/7',
    InferenceSpecification: {
      Containers: [{
        Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:7',
        ModelDataUrl: 's3://models-of-development/churn/7/model.tar.gz',
      }],
      SupportedContentTypes: ['text/csv'],
      SupportedResponseMIMETypes: ['text/csv'],
      SupportedRealtimeInferenceInstanceTypes: ['ml.m5.large'],
      SupportedTransformInstanceTypes: ['ml.m5.large'],
    },
  }),
  'card.json': JSON.stringify({ ModelCardStatus: 'Draft', ModelCardContent: '{"intended_uses":{"risk_rating":"Low"}}' }),
};
