import type { BytesOutcome, ResumePoint } from '../../core/ports/gateway';
import { discard, typeOf, unpacked, type Answer } from './answer-body';
import { troubleOf, unavailable } from './classify-answer';
import { isJson, isPage, readErrorBody, type ErrorBody } from './json-body';
import type { RequestStop } from './request-stop';
import { restOf, wholeOf } from './resume';
import { transferBody } from './transfer-body';

export interface Asked {
  /** Whether the service's own content route answered, and not a place it sent the app to. */
  readonly isContentRoute: boolean;
  readonly resume: ResumePoint | null;
  readonly key: string;
  /** Longest time for the words of an answer that holds no bytes. */
  readonly wordsTimeoutMs: number;
  readonly stop: RequestStop;
}

/** What the last answer on the way to a result means. */
export async function classifyBytes(
  answer: Answer,
  asked: Asked,
  nowMs: number,
): Promise<BytesOutcome> {
  const { status } = answer;
  if (status === 200 || status === 206) return bytesOf(answer, asked);
  const simple = simpleOutcome(status, asked);
  if (simple !== null) {
    discard(answer);
    return simple;
  }
  const words = await readWords(answer, asked);
  // A store's 429 says nothing about the key's own rate.
  const isStoreLimit = status === 429 && !asked.isContentRoute;
  const trouble = isStoreLimit ? null : troubleOf(answer, words, nowMs);
  return trouble ?? unavailable(answer, words, nowMs);
}

function simpleOutcome(status: number, asked: Asked): BytesOutcome | null {
  if (status === 416 && asked.resume !== null) return { kind: 'start-over' };
  if (status === 410) return { kind: 'expired' };
  if (status === 202) return { kind: 'not-ready' };
  if (status > 200 && status < 300) return { kind: 'not-media', message: null };
  if (asked.isContentRoute) {
    return [400, 404, 409, 425].includes(status) ? { kind: 'not-ready' } : null;
  }
  // A signed link that has run out; stores say it in all of these ways.
  return [400, 401, 403, 404].includes(status) ? { kind: 'expired' } : null;
}

async function bytesOf(answer: Answer, asked: Asked): Promise<BytesOutcome> {
  const { resume, stop } = asked;
  const type = typeOf(answer);
  if (type !== null && isPage(type)) {
    discard(answer);
    return { kind: 'not-media', message: null };
  }
  if (type !== null && isJson(type)) {
    const { message } = await readWords(answer, asked);
    return { kind: 'not-media', message };
  }
  const stretch = answer.status === 206 ? restOf(answer, resume) : wholeOf(answer);
  if (stretch === null) {
    discard(answer);
    return { kind: 'start-over' };
  }
  const body = unpacked(answer);
  if (body === null) {
    discard(answer);
    return { kind: 'not-media', message: null };
  }
  const { offset, endsAt, totalBytes, validator } = stretch;
  const expected = endsAt === null ? null : endsAt - offset;
  return { kind: 'bytes', offset, totalBytes, validator, body: transferBody(body, expected, stop) };
}

/** Bytes may flow for hours; words that do would keep a place among all requests. */
function readWords(answer: Answer, { key, wordsTimeoutMs, stop }: Asked): Promise<ErrorBody> {
  stop.limit(wordsTimeoutMs);
  return readErrorBody(answer, key);
}
