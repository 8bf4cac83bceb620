/**
 * Translates the blocks of README and docstrings unless the translations are as new as the compiled library: without
 * them, jsii-pacmak leaves the blocks in TypeScript. It needs the compiled library.
 */
import { execSync } from 'child_process';
import { existsSync, statSync } from 'fs';

const TRANSLATIONS = '.jsii.tabl.json.gz';

// Both have the same time in a package from npm, which a release is made of.
if (!existsSync(TRANSLATIONS) || statSync(TRANSLATIONS).mtimeMs < statSync('.jsii').mtimeMs) {
  execSync('jsii-rosetta extract --strict --compress-tablet .', { stdio: 'inherit' });
}
