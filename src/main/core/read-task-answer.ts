import { findTask, statusOf } from './find-task';
import { isJsonObject, type JsonObject } from './json-value';
import { readErrorText, shownText } from './read-error-text';
import { readStatusWord } from './read-status-word';
import type { TaskAnswer } from './task-answer';

/** Reads a status answer of any generation; null when it does not surely speak of this task. */
export function readTaskAnswer(json: unknown, taskId: string): TaskAnswer | null {
  const task = findTask(json, taskId);
  const status = task && statusOf(task);
  if (task === null || status === null) return null;
  const kind = kindOf(task, taskId);
  const word = readStatusWord(status);
  switch (word) {
    case 'completed':
      return { stage: 'completed', kind, links: kind === 'image' ? linksIn(task['result']) : [] };
    case 'failed':
      return { stage: 'failed', kind, problem: problemIn(task) };
    case 'waiting':
    case 'generating':
    case 'unknown': {
      const progress = progressOf(task['progress']);
      const isUnknown = word === 'unknown';
      const phase = isUnknown ? ((progress ?? 0) > 0 ? 'generating' : 'waiting') : word;
      const rawStatus = isUnknown ? shownText(status, 80) : null;
      return { stage: 'running', kind, phase, progress, rawStatus };
    }
  }
}

function kindOf(task: JsonObject, taskId: string): 'video' | 'image' {
  if (task['object'] === 'image.task' || taskId.startsWith('img_')) return 'image';
  // Other generations put the result of a video here, too; its name or type then says so.
  const object = task['object'];
  if (taskId.startsWith('video_') || (typeof object === 'string' && object.startsWith('video'))) {
    return 'video';
  }
  return isJsonObject(task['result']) && Array.isArray(task['result']['data']) ? 'image' : 'video';
}

function linksIn(result: unknown): readonly string[] {
  const list = isJsonObject(result) ? result['data'] : result;
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) => {
    const link = isJsonObject(item) ? linkOf(item) : item;
    return typeof link === 'string' && link.trim() !== '' ? [link.trim()] : [];
  });
}

function linkOf(item: JsonObject): unknown {
  if (typeof item['url'] === 'string' && item['url'].trim() !== '') return item['url'];
  const base64 = item['b64_json'];
  // The bytes decide the type later; the word in the link does not.
  return typeof base64 === 'string' ? `data:image/png;base64,${base64}` : null;
}

function problemIn(task: JsonObject): Extract<TaskAnswer, { stage: 'failed' }>['problem'] {
  const { message, code } = readErrorText({ ...task, data: undefined });
  return { code: 'service-failed', message, detail: code };
}

/** 0 to 100, from a number or a text like `35%`; null when it says nothing. */
function progressOf(value: unknown): number | null {
  const text = typeof value === 'string' ? /^\s*(\d+(?:\.\d+)?)\s*%?\s*$/.exec(value)?.[1] : null;
  const number = typeof value === 'number' ? value : text == null ? NaN : Number(text);
  if (!Number.isFinite(number) || number < 0) return null;
  return Math.min(100, Math.floor(number));
}
