import { readTaskAnswer } from '../../core/read-task-answer';
import type { LookOutcome, Trouble } from '../../core/ports/gateway';
import { discard, type Answer } from './answer-body';
import { readErrorBody, readJson, type ErrorBody } from './json-body';
import { readRetryAfter } from './retry-after';

const noSuchTask = new Set(['task_not_exist', 'task_not_found', 'not_found']);

/** What the status route's last answer means. */
export async function classifyLook(
  answer: Answer,
  taskId: string,
  key: string,
  nowMs: number,
): Promise<LookOutcome> {
  const { status } = answer;
  if (status >= 200 && status < 300) {
    const reading = await readJson(answer, key);
    if (!reading.ok) return { kind: 'unreadable', reason: reading.reason };
    const task = readTaskAnswer(reading.json, taskId);
    return task === null
      ? { kind: 'unreadable', reason: 'no-such-task-in-it' }
      : { kind: 'task', answer: task };
  }
  if (status === 404 || status === 410) {
    discard(answer);
    return { kind: 'not-found' };
  }
  const words = await readErrorBody(answer, key);
  if (status === 400 && noSuchTask.has(words.code ?? '')) return { kind: 'not-found' };
  return (
    troubleOf(answer, words, nowMs) ?? { kind: 'unreadable', reason: `HTTP ${String(status)}` }
  );
}

/** The trouble that a status of the service's own origin stands for; null when it stands for none. */
export function troubleOf(answer: Answer, words: ErrorBody, nowMs: number): Trouble | null {
  const { status } = answer;
  const { message } = words;
  if (status === 401) return { kind: 'key-rejected', message };
  if (status === 402 || status === 403) return { kind: 'access-denied', message };
  if (status === 429) return { kind: 'slow-down', retryAfterMs: retryAfterOf(answer, nowMs) };
  if (status >= 500 || status === 408 || status === 425) return unavailable(answer, words, nowMs);
  return null;
}

export function unavailable(answer: Answer, { message }: ErrorBody, nowMs: number): Trouble {
  const retryAfterMs = retryAfterOf(answer, nowMs);
  return { kind: 'unavailable', status: answer.status, retryAfterMs, message };
}

function retryAfterOf({ header }: Answer, nowMs: number): number | null {
  return readRetryAfter(header('retry-after'), header('date'), nowMs);
}
