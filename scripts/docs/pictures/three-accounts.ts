import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Drawing, linesOf } from './drawing';
import {
  ContainerImage, InferenceSpecification, InstanceType, ModelData, ModelPackage, ModelPackageGroup,
  ModelPackageGroupAccess,
} from '../../../src';

const TRAINING = '222233334444';
const DEPLOYMENT = '333344445555';
const POLICY_WIDTH = 270;

/** The resources whose policies let other accounts in. */
const POLICIES: readonly [type: string, property: string, name: string][] = [
  ['AWS::SageMaker::ModelPackageGroup', 'ModelPackageGroupPolicy', 'model package group'],
  ['AWS::S3::BucketPolicy', 'PolicyDocument', 'bucket'],
  ['AWS::ECR::Repository', 'RepositoryPolicyText', 'repository'],
  ['AWS::KMS::Key', 'KeyPolicy', 'key'],
];

/** Who lets whom in: what the policies of the registry allow each of the other accounts. */
export function threeAccounts(): string {
  const template = registry();
  const rows = POLICIES.map(([type, property, name]) => {
    const [training, deployment] = [TRAINING, DEPLOYMENT].map((each) => actionsFor(each, template, type, property));
    const lines = [
      ...training.length > 0 ? [`lets training: ${training.join(', ')}`] : [],
      ...deployment.length > 0 ? [`lets deployment: ${deployment.join(', ')}`] : [],
    ];
    const height = 34 + 16 * lines.reduce((sum, line) => sum + linesOf(line, POLICY_WIDTH), 0);
    return { name: `Policy of the ${name}`, lines, height, training: training.length > 0, deployment: deployment.length > 0 };
  });
  rows.push(shares(template));
  const height = rows.reduce((sum, row) => sum + row.height + 8, 44);
  const drawing = new Drawing('Three accounts: the policies of the registry let the others in', 920, height + 40);
  drawing.box({ x: 310, y: 20, width: POLICY_WIDTH + 30, height }, 'frame', 'Registry 111122223333');
  drawing.box({ x: 20, y: 56, width: 200, height: 76 }, 'plain', `Training ${TRAINING}`, 'its role has grants.register', 'on the imported group');
  drawing.box({ x: 700, y: 56, width: 200, height: 76 }, 'good', `Deployment ${DEPLOYMENT}`, 'its role has grants.deploy', 'on the imported group');
  let y = 56;
  for (const row of rows) {
    const middle = y + Math.min(row.height, 76) / 2;
    drawing.box({ x: 325, y, width: POLICY_WIDTH, height: row.height }, 'registry', row.name, ...row.lines);
    if (row.training) { drawing.arrow([[220, 94], [272, 94], [272, middle], [325, middle]]); }
    if (row.deployment) { drawing.arrow([[700, 94], [647, 94], [647, middle], [595, middle]]); }
    y += row.height + 8;
  }
  return drawing.toSvg();
}

/** The shares of AWS RAM, which show the group to the accounts. */
function shares(template: Template) {
  const principals = Object.values(template.findResources('AWS::RAM::ResourceShare'))
    .flatMap(({ Properties }) => Properties.Principals as string[]);
  const [training, deployment] = [TRAINING, DEPLOYMENT].map((account) => principals.includes(account));
  const lines = [training && 'shows training the group', deployment && 'shows deployment the group'].filter((each) => each !== false);
  return { name: 'Shares of AWS RAM', lines, height: 34 + 16 * lines.length, training, deployment };
}

/** What a policy of the template allows an account. */
function actionsFor(account: string, template: Template, type: string, property: string): string[] {
  const statements = Object.values(template.findResources(type))
    .flatMap(({ Properties }) => Properties[property]?.Statement ?? []);
  const actions = statements
    .filter(({ Effect, Principal }) => Effect === 'Allow' && JSON.stringify(Principal).includes(account))
    .flatMap(({ Action }) => Action as string | string[]).map((action) => action.replace(/^\w+:/, ''));
  return [...new Set(actions)].sort();
}

/** The registry of docs/accounts.md. */
function registry(): Template {
  const stack = new Stack(new App(), 'Registry', { env: { account: '111122223333', region: 'eu-west-1' } });
  const churn = new ModelPackageGroup(stack, 'Churn', { modelPackageGroupName: 'churn' });
  const models = new s3.Bucket(stack, 'Models', { encryptionKey: new kms.Key(stack, 'ModelsKey') });
  new ModelPackage(stack, 'Churn1', {
    modelPackageGroup: churn,
    inferenceSpecification: new InferenceSpecification({
      containers: [{
        image: ContainerImage.fromEcrRepository(new ecr.Repository(stack, 'Images'), '1'),
        modelData: ModelData.fromBucket(models, 'churn/1/model.tar.gz'),
      }],
      supportedContentTypes: ['text/csv'],
      supportedResponseMimeTypes: ['text/csv'],
      supportedRealtimeInferenceInstanceTypes: [InstanceType.M5_LARGE],
      supportedTransformInstanceTypes: [InstanceType.M5_LARGE],
    }),
  });
  churn.share('Training', { accounts: [TRAINING], access: [ModelPackageGroupAccess.REGISTER] });
  churn.share('Deployment', { accounts: [DEPLOYMENT], access: [ModelPackageGroupAccess.DEPLOY] });
  return Template.fromStack(stack);
}
