/** Longest beginning of a file name that is made of one text, in bytes of UTF-8. */
export const longestStemBytes = 120;

/** Device names that Windows takes for itself, with any extension. */
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

/** Any text as the beginning of a file name that every file system takes. */
export function cleanStem(text: string, longestBytes = longestStemBytes): string {
  const clean = text
    .normalize('NFC')
    // `#` is kept free for the names of unfinished files.
    .replace(/[<>:"/\\|?*#\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '_')
    .replace(/^[. ]+/, '_');
  const stem = withoutTail(cutToBytes(clean, longestBytes));
  if (stem === '') return 'result';
  // Cut again: the sign in front may be one byte too many.
  return reserved.test(stem) ? withoutTail(cutToBytes(`_${stem}`, longestBytes)) : stem;
}

function withoutTail(text: string): string {
  return text.replace(/[. ]+$/, '');
}

function cutToBytes(text: string, longest: number): string {
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (bytes > longest) return text.slice(0, end);
    end += character.length;
  }
  return text;
}
