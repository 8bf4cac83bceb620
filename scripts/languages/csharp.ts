import { existsSync } from 'fs';
import { join } from 'path';
import { LanguageTablet, TargetLanguage } from 'jsii-rosetta';

const TABLET = '.jsii.tabl.json.gz';

/** The translations of all blocks of README and docstrings, or those of an assembly in another folder. */
export async function tabletOf(folder = '.'): Promise<LanguageTablet> {
  const file = join(folder, TABLET);
  if (!existsSync(file)) { throw new Error(`${file} is missing: run npm run rosetta first`); }
  return LanguageTablet.fromFile(file);
}

/** What jsii-rosetta makes of a program in TypeScript, with a call to synthesize, as the CDK's apps in C# have it. */
export async function translated(typescript: string): Promise<string> {
  const tablet = await tabletOf();
  const snippet = tablet.snippetKeys.map((key) => tablet.tryGetSnippet(key)).find((each) =>
    each?.originalSource.source.trim() === typescript.trim());
  const csharp = snippet?.get(TargetLanguage.CSHARP)?.source;
  if (!csharp) { throw new Error(`${TABLET} does not have the first stack of the README: run npm run rosetta`); }
  return `${csharp.replace('var stack = new Stack(new App(), ', 'var app = new App();\nvar stack = new Stack(app, ')}\napp.Synth();\n`;
}
