import { error } from './entry';

/** Model cards. */
export const MODEL_CARD = {
  'ModelCard.kind': error('is {given}not {kind}', 'Give {kind}'),
  'ModelCard.choice': error('is not a value that SageMaker knows here', 'Use {choices}'),
  'ModelCard.notFinite': error('is not a finite number', 'Give a number that JSON can hold'),
  'ModelCard.notAMetric': error('is not a ModelCardMetric', 'Make it with ModelCardMetric.number or one of its other methods'),
  'ModelCard.typeMissing': error('is missing', 'Use {choices}'),
  'ModelCard.fieldMissing': error('is missing', 'Give it: SageMaker requires it here'),
  'ModelCard.fullCardField': error('is a field of full model cards, which the card of a package does not have', 'Remove it'),
  'ModelCard.unknownField': error('is not a field of a model card', 'Did you mean {closest}? Otherwise remove it'),
  'ModelCard.notText': error('is not a text', 'Give the card as the text of one JSON object'),
  'ModelCard.notJson': error('is not a JSON object', 'Give the card as one JSON object'),
  'ModelCard.fileToken': error('is a token, and the file has to be known at synthesis', 'Give the path itself'),
  'ModelCard.fileNotJson': error('holds no JSON object', 'Give the path of a file with the card as one JSON object'),
} as const;
