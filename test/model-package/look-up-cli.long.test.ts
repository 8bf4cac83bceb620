import { execFile } from 'child_process';
import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { createServer, Server } from 'http';
import { AddressInfo } from 'net';
import { tmpdir } from 'os';
import { join } from 'path';

/*
 * The CDK CLI itself looks the version up, in a Cloud Control of this test: an HTTP server to which the CLI sends the
 * requests of its SDK.
 */

jest.setTimeout(300_000);

const ROOT = join(__dirname, '../..');
const APP = `${process.execPath} ${join(ROOT, 'node_modules/.bin/tsx')} --tsconfig ${join(ROOT, 'scripts/tsconfig.json')} `
  + join(ROOT, 'test/fixtures/look-up/app.ts');

interface Version {
  readonly number: number;
  readonly approval?: string;
  readonly status?: string;
}

/** The versions of the group, in the order in which Cloud Control lists them. */
let versions: readonly Version[];
/** The requests to Cloud Control. */
let requests: { readonly [parameter: string]: unknown }[];
let server: Server;
let directory: string;

beforeEach(async () => {
  requests = [];
  directory = mkdtempSync(join(tmpdir(), 'look-up-'));
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => { body += part.toString(); });
    request.on('end', () => {
      const isControl = request.headers['x-amz-target'] === 'CloudApiService.ListResources';
      response.setHeader('Content-Type', isControl ? 'application/x-amz-json-1.0' : 'text/xml');
      response.end(isControl ? page(JSON.parse(body)) : IDENTITY);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  rmSync(directory, { recursive: true });
  await new Promise((resolve) => server.close(resolve));
});

/** Whose credentials the CLI has. The lookup role does not exist, so that it goes on with them. */
const IDENTITY = '<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/cdk</Arn>'
  + '<UserId>CDK</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>';

/** A page of ten, like those of the handler of CloudFormation, which has what SageMaker lists. */
function page(request: { readonly NextToken?: string }): string {
  requests.push(request);
  const start = Number(request.NextToken ?? 0);
  return JSON.stringify({
    TypeName: 'AWS::SageMaker::ModelPackage',
    ResourceDescriptions: versions.slice(start, start + 10).map(({ number, approval = 'Approved', status = 'Completed' }) => ({
      Identifier: arnOf(number),
      Properties: JSON.stringify({
        ModelPackageArn: arnOf(number),
        ModelPackageGroupName: 'churn',
        ModelPackageVersion: number,
        ModelPackageStatus: status,
        ModelApprovalStatus: approval,
      }),
    })),
    NextToken: start + 10 < versions.length ? String(start + 10) : undefined,
  });
}

function arnOf(number: number): string {
  return `arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/${number}`;
}

interface Synthesis {
  readonly code: number;
  readonly output: string;
}

async function synthesize(): Promise<Synthesis> {
  const { port } = server.address() as AddressInfo;
  const args = [join(ROOT, 'node_modules/aws-cdk/bin/cdk'), 'synth', '--app', APP, '--no-notices', '--no-version-reporting', '--json'];
  const env = {
    PATH: process.env.PATH,
    HOME: directory,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    CDK_DISABLE_CLI_TELEMETRY: 'true',
  };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: directory, env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), output: stdout + stderr }));
  });
}

function modelOf({ output }: Synthesis): string | undefined {
  return /"ModelPackageName": "([^"]*)"/.exec(output)?.[1];
}

function contextOf(): { readonly [key: string]: unknown } {
  return JSON.parse(readFileSync(join(directory, 'cdk.context.json'), 'utf-8'));
}

test('takes the highest completed and approved version of all pages, and keeps it when there is a higher one', async () => {
  versions = [
    ...Array.from({ length: 150 }, (_, index) => ({ number: index + 1 })),
    { number: 151, status: 'Failed' },
    { number: 152, approval: 'PendingManualApproval' },
    { number: 153, approval: 'Rejected' },
    { number: 154, status: 'InProgress' },
  ];

  expect(modelOf(await synthesize())).toBe(arnOf(150));
  expect(requests).toEqual(Array.from({ length: 16 }, (_, index) => ({
    TypeName: 'AWS::SageMaker::ModelPackage',
    ResourceModel: '{"ModelPackageGroupName":"churn"}',
    MaxResults: 100,
    ...index > 0 && { NextToken: String(index * 10) },
  })));
  expect(Object.values(contextOf())).toEqual([
    Array.from({ length: 150 }, (_, index) => ({ ModelPackageArn: arnOf(index + 1), Identifier: arnOf(index + 1) })),
  ]);

  versions = [...versions, { number: 155 }];
  requests = [];
  expect(modelOf(await synthesize())).toBe(arnOf(150));
  expect(requests).toEqual([]);
});

test('fails where there is none, says what was looked for, and looks again the next time', async () => {
  versions = [{ number: 1, status: 'Failed' }, { number: 2, approval: 'Rejected' }];

  const { code, output } = await synthesize();
  expect(code).toBe(1);
  expect(output).toContain('no completed version of the model package group churn with the approval status Approved was found from account '
    + '111122223333 in region eu-west-1 (Could not find any resources matching');

  versions = [...versions, { number: 3 }];
  expect(modelOf(await synthesize())).toBe(arnOf(3));
});
