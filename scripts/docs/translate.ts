/** Writes the same in Python below each block of TypeScript in the pages of docs. It needs the tablet of the pages. */
import { writeFileSync } from 'fs';
import { TargetLanguage } from 'jsii-rosetta';
import { ASSEMBLY, pages } from './pages';
import { withTranslations } from './with-translations';
import { tabletOf } from '../languages/csharp';

void tabletOf(ASSEMBLY).then((tablet) => {
  const snippets = tablet.snippetKeys.map((key) => tablet.tryGetSnippet(key)!);
  const python = new Map(snippets.map((snippet) =>
    [snippet.originalSource.source.trim(), snippet.get(TargetLanguage.PYTHON)?.source.trim() ?? '']));
  for (const { file, markdown } of pages()) {
    writeFileSync(file, withTranslations(file, markdown, python));
  }
});
