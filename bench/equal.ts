import { newApp, Template } from './apps';
import { Subject, Variant } from './subject';

/** Enough for two stacks. */
const COUNT = 402;

/**
 * Resources in the template per resource that is counted, those that a stack has once left aside. Throws where the
 * templates differ.
 */
export function resourcesPerItem({ resourceType, variants }: Subject): number {
  const raw = templatesOf(variants.raw);
  const expected = raw.map(linesOf);
  for (const [name, variant] of Object.entries(variants)) {
    templatesOf(variant).map(linesOf).forEach((lines, stack) => {
      const missing = expected[stack].filter((line) => !lines.includes(line));
      const added = lines.filter((line) => !expected[stack].includes(line));
      if (missing.length + added.length > 0 || lines.length !== expected[stack].length) {
        throw new Error(`${name} is not what raw is. It lacks:\n${missing.join('\n')}\nIt adds:\n${added.join('\n')}`);
      }
    });
  }
  const resources = raw.flatMap(({ Resources }) => Object.values(Resources));
  return resources.filter(({ Type }) => Type === resourceType).length / COUNT;
}

function templatesOf(variant: Variant): Template[] {
  const app = newApp();
  variant(app, COUNT);
  return app.synth().stacks.map(({ template }) => template);
}

/**
 * What a template deploys: a line for each resource, and for each statement. Without the ids of resources, and without
 * the order of statements and the policies that have them, which CDK splits by their size.
 */
function linesOf({ Resources }: Template): string[] {
  const seen: { [type: string]: number } = {};
  const names = new Map(Object.entries(Resources).map(([id, { Type }]) => {
    seen[Type] = (seen[Type] ?? 0) + 1;
    return [id, `${Type} ${seen[Type]}`];
  }));
  const line = (value: unknown) => JSON.stringify(value, (key, part) =>
    key === 'Statement' ? undefined : typeof part === 'string' ? names.get(part) ?? part : part);
  return Object.entries(Resources).flatMap(([id, { DependsOn = [], ...resource }]) => [
    line([id, DependsOn.map((other) => names.get(other)).sort(), resource]),
    ...(resource.Properties?.PolicyDocument?.Statement ?? []).map(line),
  ]);
}
