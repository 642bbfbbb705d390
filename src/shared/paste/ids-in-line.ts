import { refusalOf } from '../task-id';
import {
  isFileName,
  isPlainNumber,
  mayBeId,
  withoutMediaEnding,
  withoutPunctuation,
} from './candidate';
import { decoded, idsInAddresses } from './ids-in-addresses';
import { keyMask } from './mask-keys';

const label = String.raw`["'”]?\s{0,5}[:=：]\s{0,5}\[?\s{0,5}["'“${'`'}]?`;
const value = String.raw`([^\s"'${'`'},;&<>}\]\u0080-\uffff]+)`;
const labelled = new RegExp(
  String.raw`(?<![A-Za-z0-9_]|[A-Za-z0-9]-)(?:(?:task|video|generation)[ _-]?ids?|ids?|(?:任务|视频)\s{0,3}(?:ID|编号))${label}${value}`,
  'gi',
);
/** What follows in a list behind a label. */
const nextInList = new RegExp(
  String.raw`["'”${'`'}]?\s{0,5}[,，、;；|]\s{0,5}["'“${'`'}]?${value}`,
  'y',
);
/** Some services call a task a request; beside a task's own ID it is the request that asked for it. */
const requests = new RegExp(
  String.raw`(?<![A-Za-z0-9_]|[A-Za-z0-9]-)request[ _-]?ids?${label}${value}`,
  'gi',
);
/** A line of an answer's head, none of which names a task. */
const headLine =
  /^[<>\s]*(?:cf-[a-z-]+|etag|set-cookie|traceparent|x-(?![a-z-]*(?:task|video))[a-z-]+):/i;
const models = new RegExp(String.raw`(?:(?<![A-Za-z0-9_])model|模型)${label}${value}`, 'gi');
/** A file in a folder of this machine that is called by its task. */
const savedFiles =
  /(?<![^\s"'`(<=])(?:file:\/\/)?(?:~|\/?[A-Za-z]:)?\/(?:[^\s"'`<>]*\/)?((?:video|vid|img|image|task)_[^\s/"'`<>]+)/g;
const prefixed = /(?<![A-Za-z0-9_\-/.%])(?:video|vid|img|image|task)_[A-Za-z0-9_\-+/=:.~]+/g;
const uuid = /(?<![\w-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/gi;

/** What looks like a task ID in one line of text, which may be joined of several. */
export function idsInLine(line: string, isListOfWords: boolean): string[] {
  if (headLine.test(line)) return [];
  const plain = unescaped(line);
  const addresses = idsInAddresses(plain);
  const rest = addresses.length > 0 ? withoutAddresses(plain) : plain;
  const text = rest.replace(requests, ' ');
  const surest = candidatesIn([
    ...addresses,
    ...filesOf(text),
    ...labelledIds(text),
    ...idsInProse(text),
    ...(text.match(uuid) ?? []),
  ]);
  if (surest.length > 0) return surest;
  const asked = candidatesIn([...rest.matchAll(requests)].map((match) => decoded(match[1] ?? '')));
  return asked.length > 0 ? asked : bareWords(rest, isListOfWords);
}

const candidatesIn = (words: readonly string[]): string[] =>
  words.map(withoutPunctuation).filter((word) => mayBeId(word) && !isPlainNumber(word));

const filesOf = (text: string): string[] =>
  [...text.matchAll(savedFiles)]
    .map((match) => match[1] ?? '')
    .filter(isFileName)
    .map(withoutMediaEnding);

/** A word alone behind `id:` may be prose: "ID: please". */
function labelledIds(text: string): string[] {
  return [...text.matchAll(labelled)].flatMap((match) => {
    const first = match[1] ?? '';
    if (!isNoPlainWord(decoded(first))) return [];
    return [first, ...listedAfter(text, match.index + match[0].length, first)].map(decoded);
  });
}

/** IDs of one list look alike; what else a comma may follow does not. */
function listedAfter(text: string, from: number, first: string): string[] {
  const listed: string[] = [];
  nextInList.lastIndex = from;
  for (let next = nextInList.exec(text); next !== null; next = nextInList.exec(text)) {
    const word = next[1] ?? '';
    const isAlike = Math.abs(word.length - first.length) <= 2 && /\d/.test(word);
    if (!isAlike || !isNoPlainWord(word)) break;
    listed.push(word);
  }
  return listed;
}

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
    // Line breaks that were written out; `\\new` in a path is none.
    .replace(/(?<!\\[rn])(?:\\[rn])+(?=(?:video|vid|img|image|task)_|https?:)/g, ' ')
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
  const words = line.split(/[\s,;|"'`<>()[\]{}“”，；、：]+/u).filter((word) => word !== '');
  const first = words[0];
  if (isListOfWords && words.length === 1 && first !== undefined && first.length >= 3) {
    // An address that named a task has been read already; any other is no ID.
    if (/^[a-z]+:\/\//i.test(first) || first.includes(keyMask) || isPlainNumber(first)) return [];
    return isNoPlainWord(first) && mayBeId(first) ? [first] : [];
  }
  // A name in Chinese may stand right before it.
  return line
    .replace(models, ' ')
    .split(/[\s,;|"'`<>()[\]{}\u0080-\uffff]+/u)
    .map(withoutPunctuation)
    .filter((word) => isOpaque(word) || refusalOf(word) === 'looks-like-a-key' || isPath(word));
}

const isPath = (word: string): boolean => word.startsWith('../') || word.startsWith('..\\');

function isOpaque(word: string): boolean {
  if (word.length < 16 || /^https?:/i.test(word) || !/^[A-Za-z0-9]/.test(word)) return false;
  return /\d/.test(word) && /[A-Za-z]/.test(word) && /^[A-Za-z0-9_\-+/=:.~]+$/.test(word);
}
