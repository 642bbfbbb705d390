// Names of JSON fields and path segments that share the prefixes of IDs.
const fieldNames =
  /^(?:task|video|vid|image|img)_(?:ids?|urls?|status|type|name|generation|generations|count|size|xxx_example)(?:$|[=:])/i;
const pathWords =
  /^(?:generations|content|edits|null|undefined|none|nil|true|false|string|unknown)$/i;
const trailingPunctuation = /[.,:;!?)\]}>^。，；：！？）】」”’\\]+$/u;

/** Takes off what a sentence or a shell put after an ID. */
export const withoutPunctuation = (text: string): string => text.replace(trailingPunctuation, '');

/** False for words that stand where IDs stand but never are any. */
export function mayBeId(text: string): boolean {
  return text !== '' && !fieldNames.test(text) && !pathWords.test(text) && !/^https?:/i.test(text);
}

/** A row number or a time stamp. */
export const isPlainNumber = (text: string): boolean => /^\d{1,13}$/.test(text);
