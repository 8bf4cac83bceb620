import { App, Stack } from 'aws-cdk-lib';
import { Variant } from './subject';

/** CPU times in milliseconds. */
export interface AppTimes {
  readonly construction: number;
  readonly resolution: number;
  readonly constructionAndResolution: number;
}

export function newApp(): App {
  return new App({ analyticsReporting: false });
}

/** Makes an app and resolves its templates. */
export function timeApp(variant: Variant, count: number, app = newApp()): AppTimes {
  const construction = cpuTime(() => variant(app, count));
  const resolution = cpuTime(() => templatesOf(app));
  return { construction, resolution, constructionAndResolution: construction + resolution };
}

/** Makes an app and synthesizes it to the disk, with everything that CDK does by default. */
export function timeSynth(variant: Variant, count: number): number {
  const app = newApp();
  return cpuTime(() => {
    variant(app, count);
    app.synth();
  });
}

export function templatesOf(app: App): Template[] {
  return app.node.children.filter(Stack.isStack).map((stack) =>
    stack.resolve((stack as unknown as Internal)._toCloudFormation()));
}

export interface Template {
  readonly Resources: { readonly [id: string]: ResourceInTemplate };
}

interface ResourceInTemplate {
  readonly Type: string;
  readonly DependsOn?: string[];
  readonly Properties?: { readonly PolicyDocument?: { readonly Statement: object[] } };
}

interface Internal { _toCloudFormation(): object }

/** Of the process with its garbage collector and compiler, so that other processes on the machine do not count. */
export function cpuTime(action: () => void): number {
  const start = process.cpuUsage();
  action();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
