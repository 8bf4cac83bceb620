import { isDataInputConfig } from '../../src/specification/data-input-config';

test.each([
  // The forms in AWS's documentation of DataInputConfig, for the console and the command line.
  '{"input":[1,1024,1024,3]}',
  "{'input':[1,1024,1024,3]}",
  '{"data1": [1,28,28,1], "data2":[1,28,28,1]}',
  "{'data': [1,3,1024,1024]}",
  '[[1,3,224,224]]',
  '[[1,3,224,224], [1,3,224,224]]',
  '{"input0":[1,3,224,224]}',
  '{"input_1": {"shape": [1,224,224,3], "default_shape": [1,224,224,3], "type": "Image", "bias": [-1,-1,-1], "scale": 0.007843137255}}',
  // Python that JSON does not have.
  "{'input': (1, 3, 224, 224)}",
  "{'input': [1, 3, 224, 224,],}",
  "{'dynamic': True, 'fixed': False, 'none': None}",
  "{'it\\'s': [1]}",
  "{'say \"hi\"': [1]}",
  '{"True": [1], "(": [1]}',
  ' { "input" : [ 1 ] } ',
  '"input"',
])('is %s', (text) => {
  expect(isDataInputConfig(text)).toBe(true);
});

test.each(['input', '{input:[1]}', "{'input':[1,3", '{"input":[1}', "{'input:[1]}", '{\\"input\\":[1]}', 'input=1,3', ' '])('is not %s', (text) => {
  expect(isDataInputConfig(text)).toBe(false);
});
