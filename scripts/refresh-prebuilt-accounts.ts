/*
 * Writes the accounts of AWS's own images anew, from a checkout of https://github.com/aws/sagemaker-python-sdk:
 *
 *     npx projen refresh-prebuilt -- PATH_TO_CHECKOUT
 */
import { execFileSync } from 'child_process';
import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Catalogue, catalogueOf, differences, readRepositories, TABLES_OF_SDK } from './prebuilt-accounts';

const FILE = join(__dirname, '../src/catalogue/prebuilt-accounts.json');

const [checkout, ...others] = process.argv.slice(2).filter((argument) => argument !== '--');
if (checkout === undefined || others.length > 0) {
  throw new Error('give the path to a checkout of aws/sagemaker-python-sdk');
}
const commit = execFileSync('git', ['-C', checkout, 'log', '-1', '--abbrev=9', '--format=%h of %cs'], { encoding: 'utf-8' }).trim();
const repositories = readRepositories(join(checkout, TABLES_OF_SDK));
const before: Catalogue = JSON.parse(readFileSync(FILE, 'utf-8'));
const after = catalogueOf(`Image URI tables of the SageMaker Python SDK (${TABLES_OF_SDK}), commit ${commit}`, repositories);

writeFileSync(FILE, `${JSON.stringify(after, undefined, 2)}\n`);
console.log([after.source, ...differences(before, repositories)].join('\n'));
