/** Fails if the compiler of C# would refuse a block of the documentation. */
import { TargetLanguage } from 'jsii-rosetta';
import { tabletOf } from './csharp';
import { refusedInCSharp } from './csharp-blocks';
import { ASSEMBLY } from '../docs/pages';

void Promise.all([tabletOf(), tabletOf(ASSEMBLY)]).then((tablets) => {
  const snippets = tablets.flatMap((tablet) => tablet.snippetKeys.map((key) => tablet.tryGetSnippet(key)!));
  const found = snippets.flatMap((snippet) =>
    refusedInCSharp(snippet.get(TargetLanguage.CSHARP)?.source ?? '').map((what) =>
      `${what}: write decimals (0.5, 0.98) in each inner array of the TypeScript:\n${snippet.originalSource.source.trim().split('\n')[0]} …`));
  if (found.length > 0) { throw new Error(`C# does not compile:\n${found.join('\n')}`); }
});
