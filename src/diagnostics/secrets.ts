import { Token } from 'aws-cdk-lib';
import { Issues } from './issues';

/** Names that end in a word for a secret. The tokens of a language model, such as `EOS_TOKEN`, are none. */
const SECRET_NAME = /(?:^|_)(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|CREDENTIALS?|(?<!(?:^|_)(?:BOS|CLS|EOS|MASK|PAD|SEP|START|STOP|UNK)_)TOKEN|(?:API|ACCESS|ENCRYPTION|PRIVATE|SECRET|SIGNING)_?KEY|APIKEY)$/i;

/** Known forms of keys: of AWS, GitHub, GitLab, Slack, Hugging Face, and private keys. */
const KNOWN_KEYS = [
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\b(?:gh[oprsu]|github_pat)_\w{20,}/,
  /\bglpat-[\w-]{20,}/,
  /\bxox[abeoprs]-[\w-]{10,}/,
  /\bhf_[A-Za-z0-9]{20,}/,
  /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/,
];

/** What CloudFormation replaces by the secret itself. */
const DYNAMIC_REFERENCE = /\{\{resolve:(?:secretsmanager|ssm-secure):/;

/** Warns of environment variables that look like secrets, which everyone reads who may describe the construct. */
export function warnOfSecrets(
  issues: Issues,
  code: 'Model.secretInEnvironment' | 'ModelPackage.secretInEnvironment',
  environment: { [name: string]: string } = {},
): void {
  if (Token.isUnresolved(environment)) { return; }
  for (const [name, value] of Object.entries(environment)) {
    if (isSecret(name, String(value))) {
      issues.at('environment').atKey(name).warn(code);
    }
  }
}

function isSecret(name: string, value: string): boolean {
  // The ARN of a secret is none.
  const isNamed = SECRET_NAME.test(name) && value !== '' && !value.startsWith('arn:');
  return isNamed || DYNAMIC_REFERENCE.test(value) || KNOWN_KEYS.some((pattern) => pattern.test(value));
}
