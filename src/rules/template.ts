import { readFileSync } from 'fs';
import { dirname, join } from 'path';
import { Aws, ResourceEnvironment } from 'aws-cdk-lib';
import { isObject, JsonObject } from '../diagnostics/json';

/** A resource of a template. */
export interface Resource {
  readonly templatePath: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: JsonObject;
  readonly deletionPolicy?: unknown;
  readonly updateReplacePolicy?: unknown;
  /** Its path in the construct tree, if the template says it. */
  readonly constructPath?: string;
  readonly env: ResourceEnvironment;
}

/** A template of an app, and where its stack is deployed, as far as CDK says it. */
export interface Template {
  readonly path: string;
  readonly accountId?: string;
  readonly region?: string;
}

const TYPES = ['AWS::SageMaker::ModelPackage', 'AWS::SageMaker::ModelPackageGroup', 'AWS::SageMaker::Model'];
const NESTED = 'AWS::CloudFormation::Stack';

/** The resources of the registry in a template, and in the templates of its nested stacks. */
export function resourcesOf({ path, accountId, region }: Template): Resource[] {
  const env = { account: accountId ?? Aws.ACCOUNT_ID, region: region ?? Aws.REGION };
  return Object.entries(resourcesIn(path)).flatMap(([logicalId, resource]) => {
    const { Type, Properties, Metadata, DeletionPolicy, UpdateReplacePolicy } = objectOf(resource);
    const metadata = objectOf(Metadata);
    const nested = metadata['aws:asset:path'];
    if (Type === NESTED && typeof nested === 'string') {
      return resourcesOf({ path: join(dirname(path), nested), accountId, region });
    }
    if (!TYPES.includes(Type as string)) { return []; }
    const constructPath = metadata['aws:cdk:path'];
    return [{
      templatePath: path,
      logicalId,
      type: Type as string,
      properties: objectOf(Properties),
      deletionPolicy: DeletionPolicy,
      updateReplacePolicy: UpdateReplacePolicy,
      constructPath: typeof constructPath === 'string' ? constructPath : undefined,
      env,
    }];
  });
}

/** A template that cannot be read has none: CDK or CloudFormation says what is wrong with it. */
function resourcesIn(path: string): JsonObject {
  try {
    return objectOf(objectOf(JSON.parse(readFileSync(path, 'utf-8'))).Resources);
  } catch {
    return {};
  }
}

function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}
