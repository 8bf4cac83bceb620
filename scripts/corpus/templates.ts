import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, DefaultStackSynthesizer, Stack } from 'aws-cdk-lib';
import { CORPUS } from '../../test/corpus/apps';

/** The templates of an app, by their files. */
export interface Templates { readonly [file: string]: any }

/** In which order the steps of an app that do not depend on each other are made. */
export type Order = 'as written' | 'reversed';

/** The templates of an app of the corpus, without what the version of CDK determines. */
export function templatesOf(name: string, order: Order = 'as written'): Templates {
  const outdir = mkdtempSync(join(tmpdir(), 'corpus-'));
  try {
    const app = new App({
      outdir,
      analyticsReporting: false,
      defaultStackSynthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
    });
    const steps = stepsOf(name, app);
    (order === 'reversed' ? [...steps].reverse() : steps).forEach((step) => step());
    app.synth();
    return Object.fromEntries(readdirSync(outdir).filter((file) => file.endsWith('.template.json') && !file.startsWith('asset.')).sort()
      .map((file): [string, any] => [file, neutral(JSON.parse(readFileSync(join(outdir, file), 'utf8')))])
      .filter(([, template]) => Object.keys(template).length > 0));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** The steps of an app of the corpus that do not depend on each other, once the rest of it is made. */
export function stepsOf(name: string, app: App): Array<() => void> {
  return CORPUS[name](new Stack(app, 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } })) ?? [];
}

/** JSON in one form: with its keys in order. */
export function textOf(templates: Templates): string {
  return `${JSON.stringify(sorted(templates), undefined, 1)}\n`;
}

/** CDK's own functions for custom resources: their code and runtime are those of its version. */
const FUNCTIONS_OF_CDK = /^AWS679f53fac002430cb0da5b7982bd2287|^CustomCDKBucketDeployment|Provider[A-Za-z]*Handler/;
const LOOK_UPS = /^LatestHandler/;

function neutral(template: any): any {
  for (const [logicalId, resource] of Object.entries<any>(template.Resources ?? {})) {
    if (resource.Type === 'AWS::Lambda::Function' && FUNCTIONS_OF_CDK.test(logicalId)) {
      Object.assign(resource.Properties, { Code: 'of CDK', Runtime: 'of CDK' });
      delete resource.Properties.Architectures;
    }
    // The code is the library's.
    if (resource.Type === 'AWS::Lambda::Function' && LOOK_UPS.test(logicalId)) { resource.Properties.Runtime = 'of CDK'; }
    if (resource.Type === 'AWS::Lambda::LayerVersion') { Object.assign(resource.Properties, { Content: 'of CDK' }); }
  }
  return template;
}

function sorted(value: any): unknown {
  if (Array.isArray(value)) { return value.map(sorted); }
  if (typeof value !== 'object' || value === null) { return value; }
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}
