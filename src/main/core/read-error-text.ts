import { isJsonObject } from './json-value';

export interface ErrorText {
  /** The first text that says something, ready to be shown. */
  readonly message: string | null;
  /** The service's own code, if it gave one. */
  readonly code: string | null;
}

// In the order in which they say most; `data` last, because it may be the task itself.
const textFields = [
  'error',
  'message',
  'msg',
  'fail_reason',
  'failure_reason',
  'error_message',
  'reason',
  'detail',
  'errors',
  'data',
];
const deepest = 5;
// An error can carry a whole trace; the cleaning below looks at no more than this.
const longestRead = 20_000;

/** Finds the message and the code in an error of any shape that the family of gateways is known to send. */
export function readErrorText(error: unknown): ErrorText {
  return { message: messageIn(error, 0), code: codeIn(error, 0) };
}

function messageIn(value: unknown, depth: number): string | null {
  if (typeof value === 'string') return shownText(value, 500);
  if (depth >= deepest) return null;
  if (Array.isArray(value)) return messageIn(value[0], depth + 1);
  if (!isJsonObject(value)) return null;
  for (const field of textFields) {
    const message = messageIn(value[field], depth + 1);
    if (message !== null) return message;
  }
  return null;
}

function codeIn(value: unknown, depth: number): string | null {
  if (!isJsonObject(value) || depth >= deepest) return null;
  // The innermost code is the most exact: an outer one is often just the HTTP status again.
  const inner = codeIn(value['error'], depth + 1);
  if (inner !== null) return inner;
  const code = value['code'] ?? value['error_code'];
  if (typeof code === 'string') return shownText(code, 120);
  return typeof code === 'number' && Number.isFinite(code) ? String(code) : null;
}

/** A foreign text as plain text on one line: no markup, no key, at most `longest` characters; null when nothing is left. */
export function shownText(text: string, longest: number): string | null {
  const plain = withoutMarkup(text.slice(0, longestRead))
    // Control characters and those that turn the writing direction would distort the window's text.
    .replace(/[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/\b(sk|pk|rk)-[\w-]{6,}/gi, '$1-…')
    .replace(/\bBearer\s+[\w.~+/=-]{6,}/gi, 'Bearer …')
    .replace(/\s+/g, ' ')
    .trim();
  return plain === '' ? null : cappedText(plain, longest);
}

function withoutMarkup(text: string): string {
  if (!/<[a-z!/?][^<>]*>/i.test(text)) return text;
  return text
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/<[a-z!/?][^<>]*>/gi, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}

/** Cuts to so many UTF-16 units, never through a character. */
export function cappedText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '') + '…';
}
