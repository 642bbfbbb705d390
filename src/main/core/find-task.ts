import { isJsonObject, type JsonObject } from './json-value';

// Wrapped twice with a list in between is the deepest that was ever met.
const deepest = 4;
const longestList = 1000;

/** The object in an answer that speaks of the task asked for; null when none surely does. */
export function findTask(json: unknown, taskId: string): JsonObject | null {
  return findById(json, taskId, 0) ?? findNameless(json, 0);
}

/** Goes from the outside in: the `data` inside a task is the upstream's own story. */
function findById(value: unknown, taskId: string, depth: number): JsonObject | null {
  if (depth > deepest) return null;
  if (Array.isArray(value)) {
    for (const item of value.slice(0, longestList)) {
      const found = findById(item, taskId, depth + 1);
      if (found !== null) return found;
    }
    return null;
  }
  if (!isJsonObject(value)) return null;
  const isTask = isId(value['id'], taskId) || isId(value['task_id'], taskId);
  if (isTask && statusOf(value) !== null) return value;
  return findById(value['data'], taskId, depth + 1);
}

/** A task without any id, where one is expected; another task's id on the way there spoils it. */
function findNameless(value: unknown, depth: number): JsonObject | null {
  if (!isJsonObject(value) || depth > deepest || hasId(value)) return null;
  if (isJsonObject(value['data'])) return findNameless(value['data'], depth + 1);
  // A bare `{"status": "error"}` or an envelope with nothing in it is the gateway's, not the task's.
  const isEnvelope = depth === 0 && !('progress' in value) && !('created_at' in value);
  return isEnvelope || 'data' in value || statusOf(value) === null ? null : value;
}

function hasId(value: JsonObject): boolean {
  return (value['id'] ?? value['task_id'] ?? null) !== null;
}

function isId(value: unknown, taskId: string): boolean {
  return value === taskId || (Number.isSafeInteger(value) && String(value) === taskId);
}

export function statusOf(value: JsonObject): string | null {
  const status = value['status'];
  if (typeof status === 'number') return String(status);
  return typeof status === 'string' && status.trim() !== '' ? status.trim() : null;
}
