/** The attribute of the custom resource. */
export const ARN_ATTRIBUTE = 'ModelPackageArn';

/**
 * The code of the function that looks up the latest approved version. It is in the template, and uses the AWS SDK of
 * the runtime.
 *
 * The physical ID of the resource has the versions that were found for the current properties and for those before.
 * When CloudFormation rolls an update back, it is answered with the version from before: a new look-up might find the
 * version whose deployment failed, or none.
 */
export const LOOK_UP_CODE = `
const { createHash } = require('crypto');
const https = require('https');
const { ListModelPackagesCommand, SageMakerClient } = require('@aws-sdk/client-sagemaker');

exports.handler = async (event) => {
  let answer;
  try {
    answer = { Status: 'SUCCESS', Reason: 'OK', ...await resultOf(event) };
  } catch (error) {
    const PhysicalResourceId = event.PhysicalResourceId ?? event.LogicalResourceId;
    answer = { Status: 'FAILED', Reason: String(error.message).slice(0, 1000), PhysicalResourceId };
  }
  const { StackId, RequestId, LogicalResourceId } = event;
  await put(event.ResponseURL, JSON.stringify({ ...answer, StackId, RequestId, LogicalResourceId }));
};

async function resultOf({ RequestType, PhysicalResourceId, ResourceProperties: asked }) {
  if (RequestType === 'Delete') { return { PhysicalResourceId }; }
  const key = createHash('sha256').update(JSON.stringify([asked.ModelPackageGroupName, asked.RefreshKey]))
    .digest('hex').slice(0, 16);
  const before = (RequestType === 'Update' ? PhysicalResourceId : '').split(',').filter((each) => each.includes('='));
  const known = before.find((each) => each.startsWith(key + '='));
  const arn = known ? known.slice(key.length + 1) : await latest(asked);
  const found = [key + '=' + arn, ...before.filter((each) => each !== known)].slice(0, 2);
  return { PhysicalResourceId: found.join(','), Data: { ${ARN_ATTRIBUTE}: arn } };
}

async function latest({ ModelPackageGroupName, Region }) {
  const client = new SageMakerClient({ region: Region, maxAttempts: 10 });
  let incomplete = 0;
  let NextToken;
  do {
    const page = await client.send(new ListModelPackagesCommand({
      ModelPackageGroupName,
      ModelApprovalStatus: 'Approved',
      SortBy: 'CreationTime',
      SortOrder: 'Descending',
      MaxResults: 100,
      NextToken,
    }));
    const approved = page.ModelPackageSummaryList ?? [];
    const completed = approved.filter(({ ModelPackageStatus }) => ModelPackageStatus === 'Completed')
      .sort((one, other) => other.ModelPackageVersion - one.ModelPackageVersion);
    if (completed.length > 0) { return completed[0].ModelPackageArn; }
    incomplete += approved.length;
    NextToken = page.NextToken;
  } while (NextToken);
  throw new Error(ModelPackageGroupName + ' has no version that is approved and completed'
    + (incomplete > 0 ? ' (approved, but not completed: ' + incomplete + ')' : ''));
}

function put(url, body) {
  const { hostname, pathname, search } = new URL(url);
  const headers = { 'content-type': '', 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const request = https.request({ hostname, path: pathname + search, method: 'PUT', headers }, (response) => {
      response.resume();
      resolve();
    });
    request.on('error', reject);
    request.end(body);
  });
}
`.trimStart();
