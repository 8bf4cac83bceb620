import { Form } from './forms';

/** The characters that people meet without having typed them; a reader sees none of them. */
const NAMES: { readonly [character: string]: string } = {
  '\n': 'the line break',
  '\r': 'the line break',
  '\t': 'the tab',
  '\u0085': 'the line break U+0085',
  '\u00ad': 'the soft hyphen U+00AD',
  '\u200b': 'the zero-width space U+200B',
  '\u200c': 'the zero-width non-joiner U+200C',
  '\u200d': 'the zero-width joiner U+200D, which some emoji have within',
  '\ufeff': 'the byte order mark U+FEFF',
};

/** The first character of a text that its form does not take, in words. */
export function firstOutside({ character }: Form, text: string): string {
  const found = character && [...text].find((one) => !character.test(one));
  if (found === undefined) { return ''; }
  return NAMES[found] ?? `the character U+${found.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * What a terminal does not show, shows elsewhere than where it is, or takes for a line break: spaces other than the
 * usual one, control and format characters, among them those that change the direction of what follows.
 */
const INVISIBLE = /(?![ \n\r\t])[\p{Z}\p{C}\p{Default_Ignorable_Code_Point}]/gu;

/** A message in which every character can be seen. */
export function visible(message: string): string {
  return message.replace(INVISIBLE, (character) => {
    const point = character.codePointAt(0)!.toString(16).padStart(4, '0');
    return point.length === 4 ? `\\u${point}` : `\\u{${point}}`;
  });
}
