import { join } from 'node:path';
import { findResult } from '../core/find-result';
import type { TaskBook } from '../core/task-book';
import type { MediaSource } from './media-answer';

interface Thumbnails {
  find(sha256: string): Promise<string | null>;
}

/** The files that the page may be shown: results of the list, and their pictures. */
export function mediaFiles(book: TaskBook, thumbnails: Thumbnails): MediaSource['find'] {
  return async ({ kind, taskId, index }) => {
    const file = findResult(book, taskId, index);
    if (file === null) return null;
    if (kind === 'result') return { path: join(file.folder, file.name), mime: file.mime };
    const path = await thumbnails.find(file.sha256);
    return path === null ? null : { path, mime: 'image/jpeg' };
  };
}
