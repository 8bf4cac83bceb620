import { error, warning } from './entry';

/** Model cards. */
export const MODEL_CARD = {
  'ModelCard.kind': error('is {given}not {kind}', 'Use {kind}'),
  'ModelCard.choice': error('is not an allowed value', 'Use {choices}'),
  'ModelCard.notFinite': error('is not a finite number', 'Use a finite number, as JSON has no others'),
  'ModelCard.tooSmall': error('is less than {min}', 'Use {min} or more'),
  'ModelCard.typeMissing': error('is missing', 'Use {choices}'),
  'ModelCard.fieldMissing': error('is missing', 'Add it, as SageMaker requires it here'),
  'ModelCard.unknownField': error('is not a field of a model card', 'Did you mean {closest}? Otherwise remove it'),
  'ModelCard.notJson': error('is not a JSON object', 'Specify the card as one JSON object'),
  'ModelCard.fileNotJson': error('contains no JSON object', 'Specify a file that contains the card as one JSON object'),

  'ModelCard.fullCardField': warning(
    'is a field of full model cards, which is not documented for the card of a package',
    'Remove it, or acknowledge that SageMaker accepts it'),
  'ModelCard.unusualName': warning('{name} is not a single line of at most {max} characters, as documented for names',
    'Shorten it, or acknowledge that SageMaker accepts it'),
  'ModelCard.manyElements': warning('has {count} elements, and the model card schema documents at most {max}',
    'Remove some, or acknowledge that SageMaker accepts them'),
  'ModelCard.archived': warning('is archived from the start, and the content of an archived card can never change',
    'Use another status, or acknowledge that the card is complete'),
} as const;
