/**
 * A Go module is published as sources with a go.mod, in which jsii-pacmak requires the CDK that the library was
 * developed with, the newest. Go takes that for a minimum. This puts the minimum that package.json names in its place,
 * and drops what only the newest needs.
 */
import { readFileSync, writeFileSync } from 'fs';
import { peerDependencies } from '../../package.json';

const GO_MOD = 'dist/go/modelpackage/go.mod';
const MODULES: Record<keyof typeof peerDependencies, string> = {
  'aws-cdk-lib': 'github.com/aws/aws-cdk-go/awscdk/v2',
  'constructs': 'github.com/aws/constructs-go/constructs/v10',
};

let goMod = readFileSync(GO_MOD, 'utf8').replace(/^.*\/\/ indirect\n/gm, '');
for (const [name, range] of Object.entries(peerDependencies)) {
  const module = MODULES[name as keyof typeof peerDependencies];
  const minimum = /^\^(\d+\.\d+\.\d+)$/.exec(range)?.[1];
  const required = new RegExp(`${module} v\\S+`);
  if (!minimum || !required.test(goMod)) { throw new Error(`${GO_MOD}: cannot require ${name} ${range}`); }
  goMod = goMod.replace(required, `${module} v${minimum}`);
}
writeFileSync(GO_MOD, goMod);
