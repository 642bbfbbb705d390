import { taskIdSchema } from './task-id';

export const mediaScheme = 'media';

/** A finished file itself, or its small picture. */
export type MediaKind = 'result' | 'thumbnail';

/** What the page may ask for: a task's file by number, never a path. */
export interface MediaAddress {
  readonly kind: MediaKind;
  readonly taskId: string;
  readonly index: number;
}

const shape = /^media:\/\/(result|thumbnail)\/([^/?#\\]+)\/(0|[1-9]\d{0,2})(?:\?[\w=-]*)?$/;

/** The address of one file of a task. IDs may hold `/ = : +`, so they are encoded. */
export function mediaUrl({ kind, taskId, index }: MediaAddress): string {
  return `${mediaScheme}://${kind}/${encodeURIComponent(taskId)}/${index}`;
}

/** Null for everything that `mediaUrl` could not have made. */
export function readMediaUrl(url: string): MediaAddress | null {
  const match = shape.exec(url);
  if (match === null) return null;
  const [, kind, encodedId = '', index = ''] = match;
  const taskId = taskIdSchema.safeParse(decoded(encodedId));
  if (!taskId.success) return null;
  return {
    kind: kind === 'thumbnail' ? 'thumbnail' : 'result',
    taskId: taskId.data,
    index: Number(index),
  };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
