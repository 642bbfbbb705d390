import { refusalOf } from '../task-id';
import { isPlainNumber, mayBeId, withoutMediaEnding, withoutPunctuation } from './candidate';
import { decoded, idsInAddresses } from './ids-in-addresses';
import { keyMask } from './mask-keys';

const labelled =
  /(?<![A-Za-z0-9_])(?:(?:task|video|request|generation)[ _-]?ids?|ids?|(?:任务|视频)\s{0,3}(?:ID|编号))["'”]?\s{0,5}[:=：]\s{0,5}\[?\s{0,5}["'“`]?([^\s"'`,;&<>}\]\u0080-\uffff]+)/gi;
const prefixed = /(?<![A-Za-z0-9_\-/.%])(?:video|vid|img|image|task)_[A-Za-z0-9_\-+/=:.~]+/g;
const uuid = /(?<![\w-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/gi;

/** What looks like a task ID in one line of text, which may be joined of several. */
export function idsInLine(line: string, isListOfWords: boolean): string[] {
  const plain = unescaped(line);
  const addresses = idsInAddresses(plain);
  const text = addresses.length > 0 ? withoutAddresses(plain) : plain;
  const found = [
    ...addresses,
    ...labelledIds(text),
    ...idsInProse(text),
    ...(text.match(uuid) ?? []),
  ]
    .map(withoutPunctuation)
    .filter((word) => mayBeId(word) && !isPlainNumber(word));
  return found.length > 0 ? found : bareWords(text, isListOfWords);
}

/** A word alone behind `id:` may be prose: "ID: please". */
const labelledIds = (text: string): string[] =>
  [...text.matchAll(labelled)].map((match) => decoded(match[1] ?? '')).filter(isNoPlainWord);

const isNoPlainWord = (word: string): boolean =>
  /[^\p{L}\p{M}]/u.test(withoutPunctuation(word)) || word.length > 24;

/** IDs with one of the service's own prefixes. */
export function idsInProse(text: string): string[] {
  return (text.match(prefixed) ?? [])
    .map((word) => withoutMediaEnding(withoutPunctuation(word)))
    .filter(mayBeId);
}

/** JSON inside a string, commands copied for `cmd.exe` and arrows carry signs that belong to no ID. */
const unescaped = (line: string): string =>
  line
    .replace(/[-=]{1,3}>/g, ' ')
    .replace(/\\(["'/])/g, '$1')
    .replace(/\^(["%&{}^])/g, '$1');

/** An address that was read is not read again: its host and path are no IDs. */
const withoutAddresses = (text: string): string =>
  text.replace(
    /https?:\/\/[^\s"'<>`]*?\/(?:tasks|videos)\/[^\s?#"'<>`^\\,;|\u0080-\uffff]+/gi,
    ' ',
  );

/** Words without a known prefix count when they are opaque enough not to be prose. */
function bareWords(line: string, isListOfWords: boolean): string[] {
  const words = line.split(/[\s,;|"'`<>()[\]{}“”，；、]+/u).filter((word) => word !== '');
  const first = words[0];
  if (isListOfWords && words.length === 1 && first !== undefined && first.length >= 3) {
    // An address that named a task has been read already; any other is no ID.
    if (/^[a-z]+:\/\//i.test(first) || first.includes(keyMask) || isPlainNumber(first)) return [];
    return isNoPlainWord(first) && mayBeId(first) ? [first] : [];
  }
  return words
    .map(withoutPunctuation)
    .filter((word) => isOpaque(word) || refusalOf(word) === 'looks-like-a-key' || isPath(word));
}

const isPath = (word: string): boolean => word.startsWith('../') || word.startsWith('..\\');

function isOpaque(word: string): boolean {
  if (word.length < 16 || /^https?:/i.test(word) || !/^[A-Za-z0-9]/.test(word)) return false;
  return /\d/.test(word) && /[A-Za-z]/.test(word) && /^[A-Za-z0-9_\-+/=:.~]+$/.test(word);
}
