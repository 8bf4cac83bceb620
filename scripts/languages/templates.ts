import { createHash } from 'crypto';
import { readFileSync, statSync } from 'fs';
import { join } from 'path';

/** All templates of a cloud assembly, and what they upload, as JSON in one form: keys in order, and whatever only the order of keys makes left out. */
export function templatesOf(outdir: string): string {
  const { artifacts } = read(outdir, 'manifest.json');
  const stacks = Object.entries<any>(artifacts).filter(([, artifact]) => artifact.type === 'aws:cloudformation:stack').map(([stack, { properties }]) => {
    const { files, dockerImages } = read(outdir, `${stack}.assets.json`);
    return [stack, {
      template: read(outdir, properties.templateFile),
      // The template is an asset, too.
      files: Object.entries<any>(files).filter(([, { source }]) => source.path !== properties.templateFile)
        .map(([hash, asset]) => ({ hash, ...asset, content: contentOf(join(outdir, asset.source.path)) })),
      dockerImages,
    }];
  });
  return `${JSON.stringify(sorted(Object.fromEntries(stacks)), undefined, 2)}\n`;
}

/** The version of the CDK that made a cloud assembly. */
export function cdkOf(outdir: string): string {
  return read(outdir, 'tree.json').tree.constructInfo.version;
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
