import { error } from './entry';

/** Model cards. */
export const MODEL_CARD = {
  'ModelCard.kind': error('is {given}not {kind}', 'Use {kind}'),
  'ModelCard.choice': error('is not an allowed value', 'Use {choices}'),
  'ModelCard.notFinite': error('is not a finite number', 'Use a finite number, as JSON has no others'),
  'ModelCard.typeMissing': error('is missing', 'Use {choices}'),
  'ModelCard.fieldMissing': error('is missing', 'Add it, as SageMaker requires it here'),
  'ModelCard.fullCardField': error('is a field of full model cards that the card of a package does not have',
    'Remove it'),
  'ModelCard.unknownField': error('is not a field of a model card', 'Did you mean {closest}? Otherwise remove it'),
  'ModelCard.notJson': error('is not a JSON object', 'Specify the card as one JSON object'),
  'ModelCard.fileToken': error('is a token, and the file must be known at synthesis', 'Specify the path itself'),
  'ModelCard.fileNotJson': error('contains no JSON object', 'Specify a file that contains the card as one JSON object'),
} as const;
