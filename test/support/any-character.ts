import fc from 'fast-check';

// Halves of characters, which no well-formed text holds alone.
const firstHalf = 0xd800;
const halves = 0x800;
const lastCharacter = 0x10ffff;

/**
 * Any character of Unicode, each as often as in fast-check’s own unit `binary`; that one lists all of
 * them first, which takes a second.
 */
export const anyCharacter = fc.nat(lastCharacter - halves).map(
  (number) => String.fromCodePoint(number < firstHalf ? number : number + halves),
  (text) => {
    const code = typeof text === 'string' ? text.codePointAt(0) : undefined;
    if (code === undefined || text !== String.fromCodePoint(code))
      throw new Error('not one character');
    if (code >= firstHalf && code < firstHalf + halves) throw new Error('half a character');
    return code < firstHalf ? code : code - halves;
  },
);
