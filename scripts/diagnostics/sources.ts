const TEMPLATE_REFERENCE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference';

/** A page of SageMaker's API reference: an action or a data type. */
export function api(name: string): string {
  return `[SageMaker API, ${name}](https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_${name}.html)`;
}

/** A page of SageMaker's developer guide. */
export function guide(title: string, page: string): string {
  return `[SageMaker Developer Guide, ${title}](https://docs.aws.amazon.com/sagemaker/latest/dg/${page}.html)`;
}

/** A page of the user guide of IAM. */
export function iamGuide(title: string, page: string): string {
  return `[IAM User Guide, ${title}](https://docs.aws.amazon.com/IAM/latest/UserGuide/${page}.html)`;
}

/** The schema of a resource type of CloudFormation, and the page that is made of it. */
export function schema(type: 'ModelPackage' | 'ModelPackageGroup' | 'Model' | 'ModelCard'): string {
  return `[CloudFormation resource schema of AWS::SageMaker::${type}]`
    + `(${TEMPLATE_REFERENCE}/aws-resource-sagemaker-${type.toLowerCase()}.html)`;
}

/** Lengths, patterns and texts that the pages of the API reference are made of. */
export const API_MODEL = 'API model of SageMaker (2017-07-24)';

/** What CloudFormation calls: the handler of packages. */
export const HANDLER = 'CloudFormation handler of AWS::SageMaker::ModelPackage, as published in March 2023 '
  + '(aws-cloudformation-resource-providers-sagemaker, d7aa7d4)';

/** The client that calls the API like most users do. */
export const PYTHON_SDK = '[SageMaker Python SDK](https://github.com/aws/sagemaker-python-sdk) 2.257';

/** How values that are known at deployment are written in code. */
export const TOKENS = '[AWS CDK, Tokens](https://docs.aws.amazon.com/cdk/v2/guide/tokens.html)';

/** Which resource types have snapshots. */
export const DELETION_POLICY = '[CloudFormation, DeletionPolicy attribute]'
  + '(https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html)';

/** Which actions and condition keys exist. */
export const SERVICE_AUTHORIZATION = '[Service Authorization Reference, Amazon SageMaker]'
  + '(https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html)';

/** Where no page of AWS says it. */
export const QUOTED = 'message of SageMaker, as quoted in public issues';
