// Names of JSON fields and path segments that share the prefixes of IDs.
const fieldNames =
  /^(?:task|video|vid|image|img)_(?:ids?|urls?|status|type|name|generation|generations|count|size|xxx_example)(?:$|[=:])/i;
const pathWords =
  /^(?:generations|content|edits|null|undefined|none|nil|true|false|string|unknown)$/i;
/** Stands for an ID in a program or an example: `${id}`, `{task_id}`, `:id`, `<id>`. */
const placeholder = /^[${:<%]/;
/** IDs may have dots; what ends like this is the file that a result was saved as. */
const mediaEnding = /\.(?:mp4|webm|mov|png|jpe?g|webp|part)$/i;
const trailingPunctuation = /[.,:;!?)\]}>^。，；：！？）】」”’\\]+$/u;

/** Takes off what a sentence or a shell put after an ID. */
export const withoutPunctuation = (text: string): string => text.replace(trailingPunctuation, '');

export const withoutMediaEnding = (text: string): string => text.replace(mediaEnding, '');

/** False for words that stand where IDs stand but never are any. */
export function mayBeId(text: string): boolean {
  if (text === '' || placeholder.test(text) || /^https?:/i.test(text)) return false;
  return !fieldNames.test(text) && !pathWords.test(text);
}

/** A row number or a time stamp. */
export const isPlainNumber = (text: string): boolean => /^\d{1,13}$/.test(text);
