/**
 * A text, a number or a word of a Python literal, or what JSON does not have: tuples and commas that nothing follows.
 */
const PYTHON = /'((?:\\[^]|[^'\\])*)'|"(?:\\[^]|[^"\\])*"|\b(?:True|False|None)\b|[()]|,(?=\s*[\])}])/g;

const AS_JSON: { readonly [python: string]: string } = {
  'True': 'true', 'False': 'false', 'None': 'null', '(': '[', ')': ']', ',': '',
};

/**
 * Whether a framework can read the shapes of its input. They are JSON or, in many examples of AWS, a Python dictionary;
 * the API and CloudFormation take any text.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelInput.html
 */
export function isDataInputConfig(text: string): boolean {
  return isJson(text) || isJson(text.replace(PYTHON, (token, single?: string) =>
    single === undefined ? AS_JSON[token] ?? token : JSON.stringify(single)));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
