import { App, CfnParameter, NestedStack, Stack, Tokenization } from 'aws-cdk-lib';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { newVersion, renderedContainers, serving } from './version';
import { ContainerImage, PrebuiltRepository } from '../../src';
import * as catalogue from '../../src/catalogue/prebuilt-accounts.json';
import { ENV, issuesOf, messageOf, newStack, resourceOf, templateOf, warningCodes } from '../support';

const REPOSITORIES = catalogue.tables.flatMap(({ repositories }) => repositories);

const XGBOOST = ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1');
const SKLEARN = ContainerImage.fromPrebuilt(PrebuiltRepository.SCIKIT_LEARN, '1.2-1-cpu-py3');

const LMI = ContainerImage.fromPrebuilt(PrebuiltRepository.DJL_INFERENCE, '0.36.0-lmi15.0.0-cu128');

function imageIn(region: string, image = XGBOOST): any {
  return renderedContainers(newStack({ account: '111122223333', region }), { image })[0].Image;
}

function mappingsOf(stack: Stack): Record<string, any> {
  return templateOf(stack).Mappings;
}

/** A stack, in a region or in any, with a parameter that is the image of a version of another stack for any region. */
function imageReadBy(region?: string): Stack {
  const registry = newStack();
  newVersion(registry, { inferenceSpecification: serving({ image: XGBOOST }) });
  const reader = new Stack(registry.node.root as App, 'Serving', region ? { env: { region } } : {});
  new ssm.CfnParameter(reader, 'Image', { type: 'String', value: XGBOOST._source.bind(registry, 'Image').uri });
  return reader;
}

function valueOf(stack: Stack): unknown {
  return resourceOf(stack, 'AWS::SSM::Parameter').Properties.Value;
}

describe('prebuilt image in a known region', () => {
  test('has its account and region', () => {
    expect(imageIn('eu-west-1')).toEqual({
      'Fn::Join': ['', ['141502667606.dkr.ecr.eu-west-1.', { Ref: 'AWS::URLSuffix' }, '/sagemaker-xgboost:1.7-1']],
    });
  });

  test('has another account in another region', () => {
    expect(imageIn('us-east-1')).toEqual({
      'Fn::Join': ['', ['683313688378.dkr.ecr.us-east-1.', { Ref: 'AWS::URLSuffix' }, '/sagemaker-xgboost:1.7-1']],
    });
  });

  test.each([
    ['cn-north-1', '450853457545'],
    ['cn-northwest-1', '451049120500'],
    ['us-gov-west-1', '414596584902'],
    ['us-iso-east-1', '833128469047'],
    ['us-isob-east-1', '281123927165'],
    ['us-isof-south-1', '124985052026'],
  ])('in %s', (region, account) => {
    expect(imageIn(region)).toEqual({
      'Fn::Join': ['', [`${account}.dkr.ecr.${region}.`, { Ref: 'AWS::URLSuffix' }, '/sagemaker-xgboost:1.7-1']],
    });
  });

  test.each([
    ['eusc-de-east-1', '204133271717'],
    ['eu-isoe-west-1', '371248457586'],
    ['mx-central-1', '637423239942'],
  ])('in %s, which few tables have', (region, account) => {
    expect(imageIn(region, LMI)).toEqual({
      'Fn::Join': ['', [`${account}.dkr.ecr.${region}.`, { Ref: 'AWS::URLSuffix' }, '/djl-inference:0.36.0-lmi15.0.0-cu128']],
    });
  });

  test('needs no mapping', () => {
    const stack = newStack(ENV);
    renderedContainers(stack, { image: XGBOOST });
    expect(mappingsOf(stack)).toBeUndefined();
  });

  test('takes the account that is given, rather than that of the table', () => {
    const image = ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1', { accountId: '999988887777' });
    expect(imageIn('eu-west-1', image)).toEqual({
      'Fn::Join': ['', ['999988887777.dkr.ecr.eu-west-1.', { Ref: 'AWS::URLSuffix' }, '/sagemaker-xgboost:1.7-1']],
    });
  });

  test('takes a tag that is a parameter', () => {
    const stack = newStack(ENV);
    const tag = new CfnParameter(stack, 'Tag').valueAsString;
    const image = ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, tag);
    expect(renderedContainers(stack, { image })[0].Image).toEqual({
      'Fn::Join': ['', ['141502667606.dkr.ecr.eu-west-1.', { Ref: 'AWS::URLSuffix' }, '/sagemaker-xgboost:', { Ref: 'Tag' }]],
    });
  });
});

describe('prebuilt image in a region without an account', () => {
  const stack = () => newStack({ account: '111122223333', region: 'eu-isoe-west-1' });

  test('is refused, with the place', () => {
    expect(issuesOf(() => newVersion(stack(), { inferenceSpecification: serving({ image: XGBOOST }) }))).toEqual([
      'inferenceSpecification.containers[0].image: ContainerImage.unknownRegion',
    ]);
  });

  test('is refused with the regions that have one', () => {
    expect(messageOf(() => newVersion(stack(), { inferenceSpecification: serving({ image: XGBOOST }) }))).toContain(
      'af-south-1, ap-east-1, ap-northeast-1, ap-northeast-2, ap-northeast-3, ap-south-1, ap-south-2, ap-southeast-1, ap-southeast-2, '
        + 'ap-southeast-3, ap-southeast-4, ca-central-1, ca-west-1, cn-north-1, cn-northwest-1, eu-central-1, eu-central-2, eu-north-1, '
        + 'eu-south-1, eu-south-2, eu-west-1, eu-west-2, eu-west-3, il-central-1, me-central-1, me-south-1, sa-east-1, us-east-1, us-east-2, '
        + 'us-gov-east-1, us-gov-west-1, us-iso-east-1, us-isob-east-1, us-isof-east-1, us-isof-south-1, us-west-1, us-west-2');
  });

  test('is taken with an account of its own', () => {
    const image = ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, '1.7-1', { accountId: '999988887777' });
    expect(imageIn('eu-isoe-west-1', image)).toEqual({
      'Fn::Join': ['', ['999988887777.dkr.ecr.eu-isoe-west-1.', { Ref: 'AWS::URLSuffix' }, '/sagemaker-xgboost:1.7-1']],
    });
  });
});

describe('prebuilt image in a stack for any region', () => {
  const lookedUp = (tail: string, mapping = 'SagemakerXgboostAccounts') => ({
    'Fn::Join': ['', [
      { 'Fn::FindInMap': [mapping, { Ref: 'AWS::Region' }, 'accountId'] },
      '.dkr.ecr.', { Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }, tail,
    ]],
  });

  test('has its account looked up', () => {
    expect(renderedContainers(newStack(), { image: XGBOOST })[0].Image).toEqual(lookedUp('/sagemaker-xgboost:1.7-1'));
  });

  test('brings a mapping with the account of each region', () => {
    const stack = newStack();
    renderedContainers(stack, { image: XGBOOST });
    expect(mappingsOf(stack).SagemakerXgboostAccounts).toMatchObject({
      'eu-west-1': { accountId: '141502667606' },
      'us-west-2': { accountId: '246618743249' },
      'cn-northwest-1': { accountId: '451049120500' },
    });
  });

  test('has a mapping named after its repository', () => {
    const stack = newStack();
    expect(renderedContainers(stack, { image: XGBOOST }, { image: SKLEARN }).map(({ Image }) => Image)).toEqual([
      lookedUp('/sagemaker-xgboost:1.7-1'), lookedUp('/sagemaker-scikit-learn:1.2-1-cpu-py3', 'SagemakerScikitLearnAccounts'),
    ]);
    expect(Object.keys(mappingsOf(stack))).toEqual(['SagemakerXgboostAccounts', 'SagemakerScikitLearnAccounts']);
  });

  test('shares the mapping with other packages of the stack', () => {
    const stack = newStack();
    newVersion(stack, { inferenceSpecification: serving({ image: XGBOOST }) }, 'One');
    newVersion(stack, { inferenceSpecification: serving({ image: XGBOOST }) }, 'Other');
    expect(Object.keys(mappingsOf(stack))).toEqual(['SagemakerXgboostAccounts']);
  });

  test('has a mapping of its own in another stack for any region that reads it', () => {
    const reader = imageReadBy();
    expect(valueOf(reader)).toEqual(lookedUp('/sagemaker-xgboost:1.7-1'));
    expect(Object.keys(mappingsOf(reader))).toEqual(['SagemakerXgboostAccounts']);
  });

  test('has a literal account in another stack whose region is known', () => {
    const reader = imageReadBy('eu-west-1');
    expect(JSON.stringify(valueOf(reader))).toContain('141502667606.dkr.ecr.');
    expect(mappingsOf(reader)).toBeUndefined();
  });

  test('has its mapping in the nested stack that it is in', () => {
    const stack = newStack();
    const nested = new NestedStack(stack, 'Nested');
    expect(renderedContainers(nested, { image: XGBOOST })[0].Image).toEqual(lookedUp('/sagemaker-xgboost:1.7-1'));
    expect(Object.keys(mappingsOf(nested))).toEqual(['SagemakerXgboostAccounts']);
    expect(mappingsOf(stack)).toBeUndefined();
  });

  test('has the whole table in its mapping', () => {
    const stack = newStack();
    renderedContainers(stack, { image: ContainerImage.fromPrebuilt(PrebuiltRepository.of('detailed-profiler-processing'), '1.0') });
    expect(mappingsOf(stack)).toEqual({
      DetailedProfilerProcessingAccounts: {
        'eu-central-1': { accountId: '482524230118' },
        'eu-west-1': { accountId: '929884845733' },
        'il-central-1': { accountId: '216881608335' },
        'us-east-1': { accountId: '503895931360' },
        'us-east-2': { accountId: '915447279597' },
        'us-west-2': { accountId: '895741380848' },
      },
    });
  });

  test('has a mapping for each repository, whatever the order of use', () => {
    const images = [XGBOOST, LMI, SKLEARN, ContainerImage.fromPrebuilt(PrebuiltRepository.HUGGINGFACE_PYTORCH_TGI_INFERENCE, '3.3.6')];
    const [one, other] = [images, [...images].reverse()].map((ordered) => {
      const stack = newStack();
      renderedContainers(stack, ...ordered.map((image) => ({ image })));
      return mappingsOf(stack);
    });
    expect(Object.keys(one).sort()).toEqual([
      'DjlInferenceAccounts', 'HuggingfacePytorchTgiInferenceAccounts', 'SagemakerScikitLearnAccounts', 'SagemakerXgboostAccounts',
    ]);
    expect(one.DjlInferenceAccounts).toMatchObject({ 'eusc-de-east-1': { accountId: '204133271717' }, 'us-east-1': { accountId: '763104351884' } });
    expect(other).toEqual(one);
  });

  test('has at most 200 mappings with all repositories, with names that CloudFormation takes', () => {
    const stack = newStack();
    REPOSITORIES.forEach((name, index) =>
      newVersion(stack, { inferenceSpecification: serving({ image: ContainerImage.fromPrebuilt(PrebuiltRepository.of(name), '1') }) }, `Version${index}`));
    const mappings = mappingsOf(stack);
    expect(Object.keys(mappings)).toHaveLength(REPOSITORIES.length);
    expect(REPOSITORIES.length).toBeLessThanOrEqual(200);
    expect(Object.keys(mappings).filter((id) => !/^[A-Z][A-Za-z0-9]*Accounts$/.test(id))).toEqual([]);
    // CloudFormation takes 200 attributes in a mapping, and 1 MB in a template.
    expect(Math.max(...Object.values(mappings).map((mapping) => Object.keys(mapping).length))).toBe(44);
  });

  test('needs no mapping with an account of its own', () => {
    const stack = newStack();
    const image = ContainerImage.fromPrebuilt(PrebuiltRepository.of('acme-serving'), '3', { accountId: '999988887777' });
    expect(renderedContainers(stack, { image })[0].Image).toEqual({
      'Fn::Join': ['', ['999988887777.dkr.ecr.', { Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }, '/acme-serving:3']],
    });
    expect(mappingsOf(stack)).toBeUndefined();
  });
});

describe('prebuilt repository', () => {
  test('any other has the name that is given', () => {
    expect(PrebuiltRepository.of('acme-serving').repositoryName).toBe('acme-serving');
  });

  test('of unknown accounts is refused without an account', () => {
    expect(issuesOf(() => ContainerImage.fromPrebuilt(PrebuiltRepository.of('acme-serving'), '3'))).toEqual([
      'repository: ContainerImage.unknownRepository',
    ]);
  });

  test('that is misspelled is refused with the one that is meant', () => {
    expect(messageOf(() => ContainerImage.fromPrebuilt(PrebuiltRepository.of('sagemaker-xgbost'), '1.7-1')))
      .toContain('Did you mean sagemaker-xgboost?');
  });

  test('whose name is a token is left to the deployment', () => {
    const stack = newStack(ENV);
    const name = new CfnParameter(stack, 'Repository').valueAsString;
    const image = ContainerImage.fromPrebuilt(PrebuiltRepository.of(name), '3', { accountId: '999988887777' });
    expect(renderedContainers(stack, { image })[0].Image).toEqual({
      'Fn::Join': ['', ['999988887777.dkr.ecr.eu-west-1.', { Ref: 'AWS::URLSuffix' }, '/', { Ref: 'Repository' }, ':3']],
    });
  });

  test('the tag latest warns', () => {
    const image = ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, 'latest');
    expect(warningCodes(newVersion(newStack(ENV), { inferenceSpecification: serving({ image }) }))).toEqual(['ModelPackage.mutableImageTag']);
  });

  test('any other tag does not', () => {
    expect(warningCodes(newVersion(newStack(ENV), { inferenceSpecification: serving({ image: XGBOOST }) })))
      .toEqual([]);
  });
});

test('the account of a prebuilt image stays a token in a text', () => {
  const stack = newStack();
  const { uri } = XGBOOST._source.bind(stack, 'Image');
  const [account] = Tokenization.reverseString(uri).tokens;
  expect(stack.resolve(`${account}`)).toEqual({ 'Fn::FindInMap': ['SagemakerXgboostAccounts', { Ref: 'AWS::Region' }, 'accountId'] });
});
