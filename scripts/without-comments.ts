import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';

/*
 * Takes the comments out of the compiled library, which every install of the package downloads. The declarations and
 * the assembly of jsii keep theirs: editors and the other languages show them.
 */

const LIB = join(__dirname, '../lib');

for (const file of readdirSync(LIB, { recursive: true, encoding: 'utf-8' })) {
  if (!file.endsWith('.js')) { continue; }
  const path = join(LIB, file);
  const { outputText } = ts.transpileModule(readFileSync(path, 'utf-8'), {
    fileName: file,
    // The code is compiled: nothing but the comments may change.
    compilerOptions: {
      removeComments: true, allowJs: true, target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.CommonJS,
    },
  });
  writeFileSync(path, outputText);
}
