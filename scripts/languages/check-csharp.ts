/** Fails if the compiler of C# would refuse a block of the documentation. */
import { TargetLanguage } from 'jsii-rosetta';
import { tabletOf } from './csharp';
import { refusedInCSharp } from './csharp-blocks';

void tabletOf().then((tablet) => {
  const found = tablet.snippetKeys.map((key) => tablet.tryGetSnippet(key)!).flatMap((snippet) =>
    refusedInCSharp(snippet.get(TargetLanguage.CSHARP)?.source ?? '').map((what) =>
      `${what}: write decimals (0.5, 0.98) in each inner array of the TypeScript:\n${snippet.originalSource.source.trim().split('\n')[0]} …`));
  if (found.length > 0) { throw new Error(`C# does not compile:\n${found.join('\n')}`); }
});
