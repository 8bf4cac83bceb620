import { SecretValue } from 'aws-cdk-lib';
import { ModelPackage, ValidationSpecification } from '../../src';
import { ENV, newStack, warningCodes } from '../support';
import { fromImage, newModel } from '../support/models';
import { container, newGroup, specification, validation } from '../support/packages';

function codesOf(environment: { [name: string]: string }): string[] {
  const stack = newStack(ENV);
  newModel(stack, { containers: [fromImage({ environment })] });
  return warningCodes(stack);
}

test.each([
  ['HF_TOKEN', 'abc'], ['HUGGING_FACE_HUB_TOKEN', 'abc'], ['db_password', 'abc'], ['API_KEY', 'abc'], ['OPENAI_APIKEY', 'abc'],
  ['AWS_SECRET_ACCESS_KEY', 'abc'], ['PRIVATE_KEY', 'abc'], ['SECRET', 'abc'], ['NAME', 'AKIAIOSFODNN7EXAMPLE'],
  ['NAME', 'xoxb-123456789012-abc'], ['NAME', 'ghp_0123456789abcdefghij0123456789'], ['NAME', '-----BEGIN PRIVATE KEY-----'],
  ['NAME', '{{resolve:secretsmanager:hf:SecretString:token}}'],
])('%s=%s looks like a secret', (name, value) => {
  expect(codesOf({ [name]: value })).toEqual(['Model.secretInEnvironment']);
});

test.each([
  ['MAX_TOTAL_TOKENS', '4096'], ['TOKENIZERS_PARALLELISM', 'false'], ['EOS_TOKEN', '</s>'], ['PAD_TOKEN', '<pad>'], ['HF_TOKEN', ''],
  ['SECRET_NAME', 'hf'], ['DB_SECRET', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db'], ['KEY', 'abc'], ['PASSWORD_FILE', '/run/p'],
])('%s=%s does not', (name, value) => {
  expect(codesOf({ [name]: value })).toEqual([]);
});

test('a secret of a token is one: CloudFormation puts its value in', () => {
  expect(codesOf({ HF_TOKEN: SecretValue.secretsManager('hf').unsafeUnwrap() })).toEqual(['Model.secretInEnvironment']);
});

test('of packages, the variables of containers and of the validation are looked at', () => {
  const packageWith = (environment: { [name: string]: string }, validationSpecification?: ValidationSpecification) => {
    const stack = newStack(ENV);
    new ModelPackage(stack, 'Package', {
      modelPackageGroup: newGroup(stack),
      inferenceSpecification: specification({ containers: [container({ environment })] }),
      validationSpecification,
    });
    return warningCodes(stack);
  };
  expect(packageWith({ HF_TOKEN: 'abc' })).toEqual(['ModelPackage.secretInEnvironment']);
  expect(packageWith({}, validation({ environment: { HF_TOKEN: 'abc' } }))).toContain('ModelPackage.secretInEnvironment');
});
