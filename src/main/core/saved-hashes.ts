import type { TaskBook } from './task-book';

/** The SHA-256 of every saved file on the list. */
export function savedHashes(book: Pick<TaskBook, 'all'>): ReadonlySet<string> {
  const files = book.all().flatMap(({ state }) => (state.name === 'saved' ? state.files : []));
  return new Set(files.map(({ sha256 }) => sha256));
}
