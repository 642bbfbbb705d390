import { refusalOf, type TaskIdRefusal } from './task-id';

/** A piece of pasted text that is not added, and why. */
export interface RefusedText {
  readonly text: string;
  readonly why: TaskIdRefusal;
}

/** What a pasted text holds. */
export interface PasteReading {
  /** Task IDs in the order of their first appearance, each once. */
  readonly ids: readonly string[];
  /** How many further times one of `ids` stood in the text. */
  readonly repeats: number;
  /** Pieces that look as if they were meant as IDs but cannot be. */
  readonly refused: readonly RefusedText[];
  /** How many lines with text gave neither an ID nor a refusal. */
  readonly linesNotUnderstood: number;
}

/** Longest text that is read, in characters. */
export const longestPaste = 4_000_000;

const labelled =
  /["']?\b(?:task_?ids?|video_?id|request_?id|generation_?id|id|ids)["']?\s*[:=]\s*\[?\s*["']?([^\s"',;&}\]]+)/gi;
const inUrl = /\/(?:tasks|videos)\/([^\s/?#"'<>]+)/gi;
const prefixed = /(?<![A-Za-z0-9_\-/.%])(?:video|vid|img|image|task)_[A-Za-z0-9_\-+/=:.~]+/g;
const uuid = /(?<![\w-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/gi;

// Names of JSON fields and path segments that share the prefixes above.
const fieldNames =
  /^(?:task|video|vid|image|img)_(?:ids?|urls?|status|type|name|generation|generations|count|size|xxx_example)$/i;
const pathWords = /^(?:generations|content|edits|null|undefined|true|false)$/i;

const trailingPunctuation = /[.,:;!?)\]}>。，；：！？）】」]+$/u;

/** Reads task IDs out of any text: lists, chat, JSON, curl commands and URLs. Never throws. */
export function readPaste(text: string): PasteReading {
  const ids = new Set<string>();
  const refused = new Map<string, TaskIdRefusal>();
  let repeats = 0;
  let linesNotUnderstood = 0;

  const lines = text.slice(0, longestPaste).split(/\r\n|\r|\n/u);
  const isOneWord = lines.filter((line) => line.trim() !== '').length === 1;

  for (const line of lines) {
    if (line.trim() === '') continue;
    const found = candidatesIn(line, isOneWord);
    // One line often names the same ID twice: as a field and in a URL.
    for (const candidate of new Set(found)) {
      const why = refusalOf(candidate);
      if (why !== null) refused.set(candidate, why);
      else if (ids.has(candidate)) repeats += 1;
      else ids.add(candidate);
    }
    if (found.length === 0) linesNotUnderstood += 1;
  }
  return {
    ids: [...ids],
    repeats,
    refused: [...refused].map(([refusedText, why]) => ({ text: refusedText, why })),
    linesNotUnderstood,
  };
}

function candidatesIn(line: string, isOneWord: boolean): string[] {
  // A key travels beside the ID in every curl command: it must not become an ID itself.
  const safe = line.replace(/\bBearer\s+[^\s"']+/gi, ' ');
  const found = [
    ...allMatches(safe, inUrl).map(decoded),
    ...allMatches(safe, labelled),
    ...(safe.match(prefixed) ?? []),
    ...(safe.match(uuid) ?? []),
  ]
    .map((text) => text.replace(trailingPunctuation, ''))
    .filter((text) => text !== '' && !fieldNames.test(text) && !pathWords.test(text))
    .filter((text) => !/^https?:/i.test(text) && !/^\d{1,13}$/.test(text));
  if (found.length > 0) return found;
  return bareWords(safe, isOneWord);
}

/** Words without a known prefix count when they are opaque enough not to be prose. */
function bareWords(line: string, isOneWord: boolean): string[] {
  const words = line.split(/[\s,;|"'`<>()[\]{}，；、]+/u).filter((word) => word !== '');
  const first = words[0];
  if (isOneWord && words.length === 1 && first !== undefined && first.length >= 3) {
    // An address that named a task has been read already; any other is no ID.
    if (/^[a-z]+:\/\//i.test(first)) return [];
    return /[^\p{L}\p{M}]/u.test(first) || first.length > 24 ? [first] : [];
  }
  return words
    .map((word) => word.replace(trailingPunctuation, ''))
    .filter((word) => isOpaque(word) || refusalOf(word) === 'looks-like-a-key' || isPath(word));
}

const isPath = (word: string): boolean => word.startsWith('../') || word.startsWith('..\\');

function isOpaque(word: string): boolean {
  if (word.length < 16 || /^https?:/i.test(word) || !/^[A-Za-z0-9]/.test(word)) return false;
  return /\d/.test(word) && /[A-Za-z]/.test(word) && /^[A-Za-z0-9_\-+/=:.~]+$/.test(word);
}

function allMatches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
