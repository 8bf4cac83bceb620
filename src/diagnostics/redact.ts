const HIDDEN = '***';

/** What comes before a secret, in the first group. */
const BEFORE_SECRETS = [
  // Parameters of signed URLs, encoded ones, those behind an escaped `?` of a policy, and what a secret is assigned to.
  /((?:^|[?&;#}\s"']|%3F|%26)(?:X-(?:Amz|Goog)-(?:Signature|Credential|Security-Token)|Signature|AWSAccessKeyId|\w*token|api_?key|(?:\w+_)?passw(?:or)?d|(?:\w+_)?secret(?:_access_key)?|sig)(?:=|%3D))[^&\s"'#]+/gi,
  // A user in a URL, with or without a password, which may have an at sign.
  /(:\/\/)[^\s/"']+(?=@)/g,
  // A user with a password in the URI of an image, which has no scheme.
  /(^|[\s"'(,[])[^\s"'(,[/@:]+:[^\s"'/]+(?=@[^\s"'/@]+\/)/g,
  // Keys of a known form.
  /(\b(?:AKIA|ASIA))[A-Z0-9]{16}\b/g,
  /(\b(?:gh[oprsu]|github_pat)_)\w{20,}/g,
  /(\bglpat-)[\w-]{20,}/g,
  /(\bxox[abeoprs]-)[\w-]{10,}/g,
  /(\bhf_)[A-Za-z0-9]{20,}/g,
  /(-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----)[^"]+/g,
];

/** A text without the secrets that URLs and keys of known forms have. */
export function redact(text: string): string {
  return BEFORE_SECRETS.reduce((redacted, pattern) => redacted.replace(pattern, `$1${HIDDEN}`), text);
}
