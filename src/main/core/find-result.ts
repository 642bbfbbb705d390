import type { SavedFile } from '../../shared/task';
import type { TaskBook } from './task-book';

/** One saved file of a task; null for every other state, task and number. */
export function findResult(book: TaskBook, taskId: string, index: number): SavedFile | null {
  const state = book.get(taskId)?.state;
  return state?.name === 'saved' ? (state.files[index] ?? null) : null;
}
