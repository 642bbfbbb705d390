// Names of JSON fields and path segments that share the prefixes of IDs.
const fieldNames =
  /^(?:task|video|vid|image|img)_(?:ids?|urls?|status|type|name|generation|generations|count|size|xxx_example)(?:$|[=:])/i;
const pathWords =
  /^(?:generations|content|edits|null|undefined|none|nil|true|false|string|unknown)$/i;
/** How other things' IDs begin: chat answers, tool calls, requests. */
const othersIds = /^(?:chatcmpl-|resp_|msg_|call_|req_)/i;
/** Stands for an ID in a program or an example: `${id}`, `{task_id}`, `:id`, `<id>`. */
const placeholder = /^[${:<%]/;
/** IDs may have dots; what ends like this is the file that a result was saved as. */
const mediaEnding = /\.(?:mp4|webm|mov|png|jpe?g|webp|part)$/i;
const trailingPunctuation = /[.,:;!?)\]}>^。，；：！？）】」”’\\]+$/u;

/** Takes off what a sentence or a shell put after an ID. */
export const withoutPunctuation = (text: string): string => text.replace(trailingPunctuation, '');

export const isFileName = (text: string): boolean =>
  mediaEnding.test(text) || /\.(?:md|html?)$/i.test(text);

export const withoutMediaEnding = (text: string): string => text.replace(mediaEnding, '');

/** False for words that stand where IDs stand but never are any. */
export function mayBeId(text: string): boolean {
  if (text === '' || placeholder.test(text) || /^https?:/i.test(text)) return false;
  return !fieldNames.test(text) && !pathWords.test(text) && !othersIds.test(text);
}

/** A row number or a time stamp. */
export const isPlainNumber = (text: string): boolean => /^\d{1,13}$/.test(text);
