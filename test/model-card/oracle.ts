import { readFileSync } from 'fs';
import Ajv from 'ajv';

/*
 * SageMaker's schema of the card of a package, as an oracle that knows nothing of the library.
 *
 * `test/fixtures/model-card-schema.json` is the model card schema as the SageMaker Developer Guide printed it ("Amazon
 * SageMaker
 * Model Cards", draft-07, version 0.1.0, May 2023), `test/fixtures/AWS-SageMaker-ModelCard.json` the CloudFormation
 * schema of
 * AWS::SageMaker::ModelCard. Both are as they came. What follows makes the form of packages of them, which the API
 * describes
 * (ModelPackageModelCard), and reads the slips of the pen in the one as the other has them.
 */

export interface Schema {
  type?: string;
  $ref?: string;
  properties?: { [name: string]: Schema };
  additionalProperties?: boolean | Schema;
  required?: string[];
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  maxContains?: number;
  minimum?: number;
  maxLength?: number;
  pattern?: string;
  enum?: string[];
  anyOf?: Schema[];
  definitions?: { [name: string]: Schema };
}

/** The schema of the card of a package: what all sources say by their own rules. */
export const PACKAGE_CARD: Schema = packageForm(fixture('model-card-schema'), fixture('AWS-SageMaker-ModelCard').definitions);

/** The same with what only some of them say, or what they say only in words: all that they describe. */
export const DESCRIBED_CARD: Schema = packageForm(fixture('model-card-schema'), fixture('AWS-SageMaker-ModelCard').definitions, true);

/** Whether SageMaker would accept a card, as far as that is certain. */
export const schemaAccepts: (card: unknown) => boolean = new Ajv(
  { strict: true, strictTypes: false },
).compile(PACKAGE_CARD);

/** Whether a card is one as they are described. */
export const schemaDescribes: (card: unknown) => boolean = new Ajv(
  { strict: true, strictTypes: false },
).compile(DESCRIBED_CARD);

/** Whether the schema as it was printed accepts a card: it knows no `business_details` and no hyper parameters yet. */
export const printedSchemaAccepts: (card: unknown) => boolean = new Ajv({ strict: false }).compile(withoutId(fixture('model-card-schema')));

/** The schema that another one may refer to. */
export function resolved(schema: Schema): Schema {
  return schema.$ref ? PACKAGE_CARD.definitions![schema.$ref.replace('#/definitions/', '')] : schema;
}

/** Where a schema allows several. */
export function alternatives(schema: Schema): Schema[] {
  return (schema.anyOf ?? [schema]).map(resolved);
}

function fixture(name: string): any {
  return JSON.parse(readFileSync(`test/fixtures/${name}.json`, 'utf-8'));
}

function packageForm(full: any, cloudFormation: any, isDescribed = false): Schema {
  const { version: _version, ...schema } = withoutId(full);
  const { model_overview: overview, training_details: training, evaluation_details: evaluation } = schema.properties;
  if (isDescribed) {
    // The API, in words: without model_package_details (which this edition of the schema does not have yet), and of
    // model_overview these two.
    const { model_creator, model_artifact } = overview.properties;
    overview.properties = { model_creator, model_artifact };
  } else {
    overview.properties.problem_type = inSnakeCase(cloudFormation.ModelOverview.properties.ProblemType);
    schema.properties.model_package_details = { type: 'object' };
    // Only this edition says how many points and bars there may be.
    for (const metric of ['linear_graph_metric', 'bar_chart_metric']) { delete schema.definitions[metric].properties.value.anyOf[0].maxItems; }
  }
  // Three parts are younger than this edition.
  schema.properties.business_details = inSnakeCase(cloudFormation.BusinessDetails);
  schema.definitions.training_hyper_parameter = inSnakeCase(cloudFormation.TrainingHyperParameter);
  const job = training.properties.training_job_details.properties;
  for (const list of ['HyperParameters', 'UserProvidedHyperParameters']) {
    job[snakeCase(list)] = inSnakeCase(cloudFormation.TrainingDetails.properties.TrainingJobDetails.properties[list]);
  }
  // Its `function` and `notes` stand beside `properties` instead of in it, so that they say nothing.
  training.properties.objective_function = inSnakeCase(cloudFormation.ObjectiveFunction);
  delete schema.definitions.objective_function;
  // No other object allows fields that it does not name.
  evaluation.items.properties.metric_groups.items.additionalProperties = false;
  return repaired(schema, isDescribed);
}

/** The `$id` is that of draft-07 itself. One reference lacks a slash. */
function withoutId(full: any): any {
  const { $id: _id, ...schema } = JSON.parse(JSON.stringify(full).replace('"#definitions/', '"#/definitions/'));
  return schema;
}

/**
 * Says by keywords of draft-07 what is meant by others. Patterns for whole texts have no anchors, and `maxItems` of
 * some
 * lists stands within their elements: as they are written, they say less, or nothing.
 */
function repaired(schema: any, isDescribed: boolean): any {
  if (Array.isArray(schema)) { return schema.map((one) => repaired(one, isDescribed)); }
  if (typeof schema !== 'object') { return schema; }
  const { maxContains, description: _description, default: _default, insertionOrder: _order, ...rest } = schema;
  const result = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [key, repaired(value, isDescribed)]),
  ) as Schema;
  if (maxContains !== undefined) { result.maxItems = maxContains; }
  if (result.items?.$ref && result.items.maxItems !== undefined) {
    if (isDescribed) { result.maxItems = result.items.maxItems; }
    delete result.items.maxItems;
  }
  if (typeof result.pattern === 'string' && isDescribed) { result.pattern = `^${result.pattern}$`; }
  return result;
}

/** A definition of CloudFormation with the names that the JSON of a card has. */
function inSnakeCase(schema: any): any {
  if (Array.isArray(schema)) { return schema.map(inSnakeCase); }
  if (typeof schema !== 'object') { return schema; }
  return Object.fromEntries(Object.entries<any>(schema).map(([key, value]) => {
    switch (key) {
      case 'properties': return [key, Object.fromEntries(Object.entries(value).map(([name, inner]) => [snakeCase(name), inSnakeCase(inner)]))];
      case 'required': return [key, value.map(snakeCase)];
      case '$ref': return [key, value.replace(/\w+$/, snakeCase)];
      default: return [key, inSnakeCase(value)];
    }
  }));
}

function snakeCase(name: string): string {
  return name.replace(/(?!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}
