import { error, warning } from './entry';

/** Values of the wrong kind, which are possible without type checks only. `shapes.json` defines the kinds. */
export const SHAPES = {
  'Shape.missing': error('is missing', 'Specify {expected}'),
  'Shape.null': error('is null', 'Specify {expected}, or omit the property if it is optional'),
  'Shape.kind': error('is {got}', 'Specify {expected}'),
  'Shape.enum': error('is not {name}', 'Use {choices}'),
  'Shape.classInstance': error('is {got}, not an instance of {name}', 'Use {expected}'),
  'Shape.builder': error('is a builder, not an instance of {name}', 'Call toSpecification() on it'),
  'Shape.undefinedEntry': error('is undefined',
    'Specify {expected}, or omit the entry; an environment variable that is not set is undefined'),
  'Shape.metric': error('is {got}', 'Metrics and baselines are files in S3: specify {expected}'),
  'Shape.unreadable': error('cannot be read: {reason}', 'Specify the value itself'),
  'Shape.otherCopy': error('is in an app that uses {library} {ofApp}, while this library uses another copy of it, {own}',
    'Use one version for the app and all of its libraries: npm ls {library} lists those that are installed'),
  'Shape.unknownProperty': warning('is not a property of {name} and has no effect',
    'Did you mean {closest}? Otherwise remove it'),
} as const;
