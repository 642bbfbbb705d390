import { readErrorText, shownText } from '../../core/read-error-text';
import { discard, typeOf, unpacked, type Answer } from './answer-body';

export type JsonReading =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly reason: 'empty' | 'not-json' | 'too-large' };

const longestAnswer = 2 * 1024 * 1024;
const longestError = 64 * 1024;

/** Reads a status answer's JSON; `secret` is blotted out before anything else sees the text. */
export async function readJson(answer: Answer, secret: string): Promise<JsonReading> {
  if (answer.status === 204) {
    discard(answer);
    return { ok: false, reason: 'empty' };
  }
  const type = typeOf(answer);
  // The type comes before the bytes: a captive portal's page must not be taken for an answer.
  if (type !== null && isPage(type)) {
    discard(answer);
    return { ok: false, reason: 'not-json' };
  }
  const { text, isWhole } = await readText(answer, longestAnswer, secret);
  if (!isWhole) return { ok: false, reason: 'too-large' };
  if (text.trim() === '') return { ok: false, reason: 'empty' };
  try {
    const json: unknown = JSON.parse(text);
    return { ok: true, json };
  } catch {
    return { ok: false, reason: 'not-json' };
  }
}

export interface ErrorBody {
  readonly message: string | null;
  readonly code: string | null;
}

/** The words of an answer that is no success, JSON or page; none when it cannot be read. */
export async function readErrorBody(answer: Answer, secret: string): Promise<ErrorBody> {
  const { text } = await readText(answer, longestError, secret);
  try {
    const json: unknown = JSON.parse(text);
    return readErrorText(json);
  } catch {
    return { message: shownText(text, 500), code: null };
  }
}

export function isJson(type: string): boolean {
  return type === 'text/json' || /^application\/(.+\+)?json$/.test(type);
}

/** Something for a browser or a store's refusal, never an answer or media. */
export function isPage(type: string): boolean {
  return /^(text\/html|application\/xhtml\+xml|text\/xml|application\/xml)$/.test(type);
}

async function readText(
  answer: Answer,
  longest: number,
  secret: string,
): Promise<{ text: string; isWhole: boolean }> {
  const body = unpacked(answer);
  if (body === null) {
    discard(answer);
    return { text: '', isWhole: true };
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  let isWhole = true;
  for await (const chunk of body) {
    bytes += chunk.length;
    chunks.push(new Uint8Array(chunk));
    isWhole = bytes <= longest;
    if (!isWhole) break;
  }
  // `TextDecoder` drops a byte order mark, which `JSON.parse` would refuse.
  const text = new TextDecoder().decode(Buffer.concat(chunks).subarray(0, longest));
  return { text: secret.length < 8 ? text : text.replaceAll(secret, '…'), isWhole };
}
