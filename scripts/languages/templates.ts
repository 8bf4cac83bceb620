import { createHash } from 'crypto';
import { readFileSync, statSync } from 'fs';
import { join } from 'path';

/**
 * All templates of a cloud assembly, and what they upload, as JSON in one form: keys in order, and whatever only the
 * order of keys makes left out.
 */
export function templatesOf(outdir: string): string {
  return `${JSON.stringify(sorted(stacksOf(outdir)), undefined, 2)}\n`;
}

/** The version of the CDK that made a cloud assembly. */
export function cdkOf(outdir: string): string {
  return read(outdir, 'tree.json').tree.constructInfo.version;
}

function stacksOf(outdir: string): Record<string, unknown> {
  const stacks: Record<string, unknown> = {};
  for (const [id, { type, properties }] of Object.entries<any>(read(outdir, 'manifest.json').artifacts)) {
    if (type === 'aws:cloudformation:stack') { stacks[id] = stackOf(outdir, id, properties.templateFile); }
    if (type === 'cdk:cloud-assembly') { stacks[id] = stacksOf(join(outdir, properties.directoryName)); }
  }
  return stacks;
}

function stackOf(outdir: string, id: string, templateFile: string): unknown {
  const { files, dockerImages } = read(outdir, `${id}.assets.json`);
  return {
    template: read(outdir, templateFile),
    // The template is an asset, too.
    files: Object.fromEntries(Object.entries<any>(files).filter(([, { source }]) => source.path !== templateFile)
      .map(([hash, asset]) => [hash, { ...asset, content: contentOf(join(outdir, asset.source.path)) }])),
    dockerImages,
  };
}

function contentOf(file: string): string {
  return statSync(file).isDirectory() ? 'a directory' : createHash('sha256').update(readFileSync(file)).digest('hex');
}

function sorted(value: any): unknown {
  if (Array.isArray(value)) { return value.map(sorted); }
  if (typeof value !== 'object' || value === null) { return value; }
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}

function read(outdir: string, file: string): any {
  return JSON.parse(readFileSync(join(outdir, file), 'utf8'));
}
